"""Home: what is due when, how far each report is, what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from bhxh_desktop import clock
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.queries.below import Below, work_below
from bhxh_desktop.queries.desk import DeskRow, desk, recent_files
from bhxh_desktop.vietnamese.dates import long_date, short_date, weekday_name
from ui import errors, icons
from ui.context import AppContext
from ui.models.steps import (
    EXCHANGE,
    Step,
    in_order,
    next_act,
    steps_below,
    steps_of,
    urgent,
)
from ui.page import Page
from ui.texts import home_texts as texts
from ui.widgets.basics import button, card, label, rule
from ui.widgets.report_line import NARROW, ReportHead, ReportLine
from ui.widgets.time_axis import Pin, TimeAxis

if TYPE_CHECKING:
    from bhxh_desktop.queries.how_far import HowFar

MOST_REPORTS, MOST_STEPS, MOST_FILES = 4, 5, 3
TITLE = 42
FEW = 20
"""Units whose reports are looked through at once; more in the background."""


class HomePage(Page):
    """The desk of the workspace's unit."""

    key = "home"
    needs_submission = False

    def __init__(self, context: AppContext) -> None:
        """Lay out the axis, the reports, the next steps and the last files."""
        super().__init__(context)
        self._began = False
        self._whole, self._every = False, False  # whether lists stand in full
        self._rows: Sequence[DeskRow] = ()
        self._done: dict[SubmissionKey, HowFar] = {}
        self._found: list[Step] = []
        self._lines: list[ReportHead | ReportLine] = []
        self._asked = 0
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
        self._rows = desk(self.session)
        self._axis.show_days(today, tuple(_pin(row) for row in self._rows))
        self._files.fill(self._file_lines())
        if self._began:
            self._read_all()
            return
        # a start shows what is due at once; forms are computed and checked right after
        self._began = True
        self._show_reports()
        QTimer.singleShot(0, self, self._read_all)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Let the reports stand as there is room for them."""
        super().resizeEvent(event)
        for line in self._lines:
            line.arrange(narrow=self._is_narrow)

    @property
    def _is_narrow(self) -> bool:
        return self.width() < NARROW

    def _read_all(self) -> None:
        """Compute and check the reports, and ask what came from below: many units in the runner."""
        from bhxh_desktop.queries.how_far import how_far  # noqa: PLC0415 -- the first turn goes without

        self._done = {row.key: how_far(self.session, row.key) for row in self._rows}
        self._show_reports()
        self._asked += 1
        if len(self.session.tree.units) <= FEW:
            self._show_steps(work_below(self.session), self._asked)
            return
        asked = self._asked
        self.context.runner.run(
            texts.LOOKING,
            lambda session, _progress: work_below(session),
            lambda work: self._show_steps(work, asked),
            lambda error: errors.told(self.context, error),
        )

    def _show_steps(self, work: Sequence[Below], asked: int) -> None:
        if asked != self._asked:
            return  # the desk was read anew meanwhile
        own = [list(steps_of(row, self._done[row.key])) for row in self._rows]
        self._found = in_order([*own, list(steps_below(work))])
        self._steps.fill(self._step_lines())

    def _exchange(self) -> None:
        self.context.go(EXCHANGE)

    def _open(self, row: DeskRow) -> None:
        act = next_act(row, self._done.get(row.key))
        self.context.go(act.page, regime=row.key.regime, period=row.key.period)

    def _show_reports(self) -> None:
        """Show the open reports, and of those that are done as many as there is room for."""
        still_open = sum(not row.is_done for row in self._rows)
        most = len(self._rows) if self._whole else max(still_open, MOST_REPORTS)
        shown, left = self._rows[:most], len(self._rows[most:])
        head = ReportHead()
        self._lines = [head]
        lines: list[QWidget] = [head]
        for number, row in enumerate(shown):
            done, act = self._done.get(row.key), partial(self._open, row)
            line = ReportLine(row, done, act, narrow=self._is_narrow)
            self._lines.append(line)
            lines += [rule(), line] if number else [line]
        head.arrange(narrow=self._is_narrow)
        if left:
            more = button(texts.DONE_TOO.format(count=left), self._show_done, link=True)
            lines += [rule(), _line_of(more)]
        self._reports.fill(lines)

    def _show_done(self) -> None:
        self._whole = True
        self._show_reports()

    def _step_lines(self) -> list[QWidget]:
        found = self._found
        shown = found if self._every else found[:MOST_STEPS]
        words = texts.STEPS_FEW if self._every else texts.STEPS_ALL.format(count=len(found))
        more = button(words, self._show_every, link=True)
        more.setVisible(len(found) > MOST_STEPS)
        lines: list[QWidget] = [_title(texts.STEPS_TITLE, more)]
        if not found:
            lines.append(_words_line("approved", "ok", texts.NO_STEPS, ""))
        for step in shown:
            act = button(step.act.words, partial(self._take, step), link=True)
            lines.append(_words_line(*step.look, step.sentence, step.where, act))
        return lines

    def _show_every(self) -> None:
        self._every = not self._every
        self._steps.fill(self._step_lines())

    def _take(self, step: Step) -> None:
        act = step.act
        self.context.go(act.page, regime=step.regime, period=step.period, detail=act.detail)

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
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside


def _line_of(part: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(12, 2, 16, 2)
    row.addWidget(part)
    row.addStretch(1)
    return made


def _title(words: str, end: QWidget) -> QWidget:
    made = QWidget()
    made.setFixedHeight(TITLE)
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
    row.addWidget(_picture(icon, colour, 18, filled=icon in ("error", "warning")))
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(label(first, wraps=True))
    if second:
        column.addWidget(label(second, "small", wraps=True))
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
    if row.is_done or row.status.state not in texts.NEXT_ACT:
        return Pin(row.title, row.window.due_on, "approved", "ok")
    return Pin(row.title, row.window.due_on, "late", urgent(row))
