"""Home: what is due when, how far each report is, what to do next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import PurePath

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from bhxh_desktop import clock
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.domain.submission import State
from bhxh_desktop.queries.desk import DeskRow, HowFar, Share, desk, how_far, recent_files
from bhxh_desktop.vietnamese.dates import long_date, short_date, weekday_name
from ui import icons, theme
from ui.context import AppContext
from ui.models.finding_counts import shown_counts
from ui.models.steps import Step, steps_of
from ui.page import Page
from ui.texts import home_texts as texts
from ui.widgets.basics import Bar, Chip, Elided, button, card, label, rule
from ui.widgets.time_axis import Pin, TimeAxis

WIDTHS = (304, 108, 92, 108, 128, 158, 116)
MOST_STEPS, MOST_FILES = 5, 3
SOON = 3
"""Working days: a report due so soon is marked."""
FIGURES, DRAFT, EXCHANGE = "figures", "draft", "exchange"


class HomePage(Page):
    """The desk of the workspace's unit."""

    key = "home"
    needs_submission = False

    def __init__(self, context: AppContext) -> None:
        """Lay out the axis, the reports, the next steps and the last files."""
        super().__init__(context)
        self._began = False
        self.head.add(button(texts.IMPORT, self._exchange, icon="import", key="Ctrl+O"))
        self.head.add(button(texts.EXPORT, self._exchange, icon="export", key="Ctrl+E"))
        frame, column = card()
        title = label(texts.DUE_TITLE, "cardTitle")
        title.setContentsMargins(15, 10, 15, 8)
        self._axis = TimeAxis()
        inside = QHBoxLayout()
        inside.setContentsMargins(16, 0, 16, 8)
        inside.addWidget(self._axis)
        column.addWidget(title)
        column.addLayout(inside)
        self._reports, self._steps, self._files = (_Sheet() for _ in range(3))
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._steps, 7)
        below.addWidget(self._files, 4)
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(frame)
        whole.addWidget(self._reports)
        whole.addLayout(below, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        self.body.addWidget(scroll)

    def show_place(self) -> None:
        """Read the desk anew."""
        today = clock.today()
        self.head.words.setText(
            texts.TODAY.format(weekday=weekday_name(today), day=long_date(today))
        )
        rows = desk(self.session)
        self._axis.show_days(today, tuple(_pin(row) for row in rows))
        self._files.fill(self._file_lines())
        if self._began:
            self._show_reports(rows)
            return
        # a start shows what is due at once; forms are computed and checked right after
        self._began = True
        self._reports.fill(self._report_lines(rows, {}))
        QTimer.singleShot(0, self, lambda: self._show_reports(rows))

    def _show_reports(self, rows: Sequence[DeskRow]) -> None:
        done = {row.key: how_far(self.session, row.key) for row in rows}
        self._reports.fill(self._report_lines(rows, done))
        found = [step for row in rows for step in steps_of(row, done[row.key], self.session)]
        self._steps.fill(self._step_lines(found))

    def _exchange(self) -> None:
        self.context.go(EXCHANGE)

    def _open(self, row: DeskRow) -> None:
        state = row.status.state
        page = EXCHANGE if state is State.LOCKED else FIGURES
        self.context.go(page, regime=row.key.regime, period=row.key.period)

    def _report_lines(
        self, rows: Sequence[DeskRow], done: Mapping[SubmissionKey, HowFar]
    ) -> list[QWidget]:
        head = _line([label(words, "columnHead") for words in texts.HEAD], height=29)
        head.setObjectName("tableHead")
        lines: list[QWidget] = [head]
        for number, row in enumerate(rows):
            if number:
                lines.append(rule())
            lines.append(self._report_line(row, done.get(row.key)))
        return lines

    def _report_line(self, row: DeskRow, done: HowFar | None) -> QWidget:
        chip = Chip()
        chip.show_state(row.status.state)
        act = texts.NEXT_ACT.get(row.status.state, texts.OPEN)
        go = button(act, lambda: self._open(row), link=True)
        return _line(
            [
                _name_of(row),
                *(_bar(words, share) for words, share in _shares(done)),
                _check_words(row, done),
                chip,
                go,
            ],
            height=44,
        )

    def _step_lines(self, found: Sequence[Step]) -> list[QWidget]:
        shown = found[:MOST_STEPS]
        count = texts.STEPS_COUNT.format(shown=len(shown), count=len(found)) if found else ""
        lines: list[QWidget] = [_title(texts.STEPS_TITLE, label(count, "small"))]
        if not found:
            lines.append(_words_line("approved", "ok", texts.NO_STEPS, ""))
        for step in shown:
            act = button(step.act, partial(self._take, step), link=True)
            lines.append(_words_line(step.icon, step.colour, step.sentence, step.where, act))
        return lines

    def _take(self, step: Step) -> None:
        self.context.go(FIGURES, regime=step.key.regime, period=step.key.period, detail=step.detail)

    def _file_lines(self) -> list[QWidget]:
        entries = recent_files(self.session, MOST_FILES)
        see = button(texts.FILES_ALL, self._exchange, link=True)
        lines: list[QWidget] = [_title(texts.FILES_TITLE, see)]
        if not entries:
            lines.append(_words_line("exchange", "text3", texts.NO_FILES, ""))
        for entry in entries:
            sent = entry.direction == "out"
            words = (texts.SENT if sent else texts.GOT).format(name=PurePath(entry.path).name)
            at = datetime.fromisoformat(entry.at)
            when = f"{at:%H:%M} {weekday_name(at.date())} {short_date(at.date())}"
            lines.append(_words_line("sent" if sent else "received", "accent", words, when))
        return lines


class _Sheet(QFrame):
    """A white sheet whose lines are made anew when the page is read."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        self._inside = QWidget()
        column.addWidget(self._inside)

    def fill(self, lines: Sequence[QWidget]) -> None:
        """Show *lines* from the top."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        for line in lines:
            column.addWidget(line)
        column.addStretch(1)
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(self._inside, inside)
        self._inside.deleteLater()
        self._inside = inside


def _line(parts: Sequence[QWidget], height: int) -> QFrame:
    frame = QFrame()
    frame.setFixedHeight(height)
    row = QHBoxLayout(frame)
    row.setContentsMargins(16, 0, 16, 0)
    row.setSpacing(18)
    for number, (part, width) in enumerate(zip(parts, WIDTHS, strict=True)):
        side = Qt.AlignmentFlag.AlignRight if number == len(parts) - 1 else Qt.AlignmentFlag(0)
        if isinstance(part, Chip):
            side = Qt.AlignmentFlag.AlignLeft
        row.addWidget(part, width, side | Qt.AlignmentFlag.AlignVCenter)
        part.setMinimumWidth(0 if isinstance(part, Chip) else min(width, 60))
    for number, width in enumerate(WIDTHS):
        row.setStretch(number, width)
    return frame


def _name_of(row: DeskRow) -> QWidget:
    words = Period.parse(row.key.period).words
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    title = QHBoxLayout()
    title.setSpacing(4)
    name = Elided("strong")
    name.setText(row.title)
    name.setToolTip(row.title)
    name.setMaximumWidth(QFontMetrics(theme.font(bold=True)).horizontalAdvance(row.title) + 2)
    title.addWidget(name, 1)
    title.addWidget(label(words))
    title.addStretch(0)
    column.addLayout(title)
    column.addWidget(_due_words(row))
    return made


def _due_words(row: DeskRow) -> QLabel:
    due = row.window.due_on
    said = texts.DUE_DAY.format(weekday=weekday_name(due), day=short_date(due))
    late = row.days_left < 0
    open_still = row.status.state in (State.NOTHING, State.ENTERING, State.RETURNED)
    if not open_still:
        return label(said, "small")
    left = (texts.DAYS_LATE if late else texts.DAYS_LEFT).format(count=abs(row.days_left))
    urgent = "smallError" if late else "smallWarn" if row.days_left <= SOON else "small"
    return label(f"{said} · {left}", urgent)


def _shares(done: HowFar | None) -> list[tuple[str, Share | None]]:
    words = (texts.CELLS, texts.TASKS, texts.SECTIONS)
    if done is None:
        return [(each, None) for each in words]
    return list(zip(words, (done.figures, done.tasks, done.narrative), strict=True))


def _bar(words: str, share: Share | None) -> QWidget:
    if not share or not share.of:
        return label(texts.NONE if share else "", "secondary")
    return Bar(words.format(done=share.done, of=share.of), share.done, share.of)


def _check_words(row: DeskRow, done: HowFar | None) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    for shown in shown_counts(done.counts) if done else ():
        line.addWidget(_picture(shown.icon, shown.colour, 16, filled=shown.filled))
        line.addWidget(label(shown.words, f"{shown.colour}Words" if shown.filled else "secondary"))
    if done and not done.findings and row.status.state is not State.NOTHING:
        line.addWidget(_picture("check", "ok", 16))
        line.addWidget(label(texts.NO_FINDINGS, "secondary"))
    line.addStretch(1)
    return made


def _title(words: str, end: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(15, 8, 16, 4)
    row.addWidget(label(words, "cardTitle"))
    row.addStretch(1)
    row.addWidget(end)
    return made


def _words_line(icon: str, colour: str, first: str, second: str, *end: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(16, 4, 16, 4)
    row.setSpacing(12)
    row.addWidget(_picture(icon, colour, 18, filled=colour in ("error", "warn")))
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(label(first, wraps=True))
    if second:
        column.addWidget(label(second, "small"))
    row.addLayout(column, 1)
    for part in end:
        row.addWidget(part)
    return made


def _picture(icon: str, colour: str, size: int, *, filled: bool = False) -> QLabel:
    made = QLabel()
    made.setPixmap(icons.pixmap(icon, size, colour, filled=filled))
    made.setFixedWidth(size)
    return made


def _pin(row: DeskRow) -> Pin:
    state = row.status.state
    done = state not in (State.NOTHING, State.ENTERING, State.RETURNED)
    if done:
        return Pin(row.title, row.window.due_on, "approved", "ok")
    colour = "error" if row.days_left < 0 else "warn" if row.days_left <= SOON else "accent"
    return Pin(row.title, row.window.due_on, "late", colour)
