"""One report on the desk: what it is and when it is due, how far it is, and the next act."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.submission import State
from bhxh_desktop.queries.desk import DeskRow
from bhxh_desktop.vietnamese.dates import short_date, weekday_name
from ui import icons
from ui.models.finding_counts import shown_counts
from ui.models.steps import SOON, next_act
from ui.texts import home_texts as texts
from ui.widgets.basics import Bar, Chip, Elided, Title, button, label

if TYPE_CHECKING:
    from bhxh_desktop.queries.how_far import HowFar, Share

WIDTHS = (0, 92, 84, 92, 124, 156, 104)
"""Of the columns where there is room for all; the name takes what is left."""
NARROW = 1040
"""Below this width a report stands in two full lines, without bars."""
HEIGHT, TALLER, HEAD = 46, 56, 29
_EDGE, _GAP, _RIM = 16, 12, 3
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_CAPTIONS = (texts.CELLS, texts.TASKS, texts.SECTIONS)


class ReportHead(QFrame):
    """The captions over the lines; out of view where they are narrow."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tableHead")
        self.setFixedHeight(HEAD)
        grid = _grid(self)
        for column, words in enumerate(texts.HEAD):
            grid.addWidget(label(words, "columnHead"), 0, column)
        _fit(grid, WIDTHS)

    def arrange(self, *, narrow: bool) -> None:
        """Show or hide it."""
        self.setVisible(not narrow)


class ReportLine(QFrame):
    """One report."""

    def __init__(
        self, row: DeskRow, done: HowFar | None, act: Callable[[], object], *, narrow: bool
    ) -> None:
        """Show a report and how far it is, once that is known; *act* goes on with it."""
        super().__init__()
        self._name, self._due = _name_of(row), _due_of(row)
        shares = (done.figures, done.tasks, done.narrative) if done else (None, None, None)
        self._bars = [_bar(*pair) for pair in zip(_CAPTIONS, shares, strict=True)]
        for width, bar in zip(WIDTHS[1:], self._bars, strict=False):
            bar.setFixedWidth(width)
        self._told = label(_told(shares), "smallWords")
        self._checks = _checks_of(row, done)
        self._chip = Chip()
        self._chip.show_state(row.status.state)
        self._go = button(next_act(row, done).words, act, link=True)
        self._layout = _grid(self)
        ends = (self._told, self._checks, self._chip, self._go)
        self._parts = (self._name, self._due, *self._bars, *ends)
        self.arrange(narrow=narrow)

    def arrange(self, *, narrow: bool) -> None:
        """Stand the parts side by side, or in two lines where the window is *narrow*."""
        for part in self._parts:
            self._layout.removeWidget(part)
        for part in self._bars:
            part.setVisible(not narrow)
        self._told.setVisible(narrow)
        self.setFixedHeight(TALLER if narrow else HEIGHT)
        rim = _RIM if narrow else 0
        self._layout.setContentsMargins(_EDGE, rim, _EDGE, rim)
        if narrow:
            self._stack()
        else:
            self._line_up()

    def _line_up(self) -> None:
        grid = self._layout
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self._due, 1, 0)
        for column, bar in enumerate(self._bars, 1):
            grid.addWidget(bar, 0, column, 2, 1, _MIDDLE)
        grid.addWidget(self._checks, 0, 4, 2, 1, _MIDDLE)
        grid.addWidget(self._chip, 0, 5, 2, 1, _MIDDLE | Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._go, 0, 6, 2, 1, _MIDDLE | Qt.AlignmentFlag.AlignRight)
        _fit(grid, WIDTHS)

    def _stack(self) -> None:
        grid, right = self._layout, Qt.AlignmentFlag.AlignRight
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self._chip, 0, 1, right)
        grid.addWidget(self._go, 0, 2, right)
        grid.addWidget(self._due, 1, 0)
        grid.addWidget(self._told, 1, 1, right)
        grid.addWidget(self._checks, 1, 2)
        _fit(grid, (0,) * len(WIDTHS))


def _grid(parent: QWidget) -> QGridLayout:
    grid = QGridLayout(parent)
    grid.setContentsMargins(_EDGE, 0, _EDGE, 0)
    grid.setHorizontalSpacing(_GAP)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(0, 1)
    return grid


def _fit(grid: QGridLayout, widths: tuple[int, ...]) -> None:
    for column, width in enumerate(widths):
        grid.setColumnMinimumWidth(column, width)


def _name_of(row: DeskRow) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 3, 0, 0)
    line.setSpacing(6)
    line.addWidget(Title(row.title, "strong"))
    line.addWidget(label(Period.parse(row.key.period).words))
    line.addStretch(1)
    return made


def _due_of(row: DeskRow) -> QLabel:
    due = row.window.due_on
    said = texts.DUE_DAY.format(weekday=weekday_name(due), day=short_date(due))
    made = Elided("small")
    made.setContentsMargins(0, 0, 0, 3)
    if row.is_done or row.status.state not in texts.NEXT_ACT:
        made.setText(said)
        return made
    late = row.days_left < 0
    words = texts.DAYS_LATE if late else texts.DAYS_LEFT if row.days_left else texts.TODAY_DUE
    left = words.format(count=abs(row.days_left))
    made.setObjectName("smallError" if late else "smallWarn" if row.days_left <= SOON else "small")
    made.setText(texts.SEPARATOR.join((said, left)))
    return made


def _told(shares: tuple[Share | None, ...]) -> str:
    said = [
        words.format(done=share.done, of=share.of)
        for words, share in zip(_CAPTIONS, shares, strict=True)
        if share and share.of
    ]
    return texts.SEPARATOR.join(said)


def _bar(words: str, share: Share | None) -> QWidget:
    if not share or not share.of:
        return label(texts.NONE if share else "", "secondary")
    return Bar(words.format(done=share.done, of=share.of), share.done, share.of)


def _checks_of(row: DeskRow, done: HowFar | None) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    shown = list(shown_counts(done.counts)) if done else []
    for each in shown[:1]:
        line.addWidget(_picture(each.icon, each.colour, filled=each.filled))
        line.addWidget(label(each.words, f"{each.colour}Words" if each.filled else "secondary"))
    made.setToolTip(texts.AND.join(each.words for each in shown))
    if done and not done.findings and row.status.state is not State.NOTHING:
        line.addWidget(_picture("check", "ok"))
        line.addWidget(label(texts.NO_FINDINGS, "secondary"))
    line.addStretch(1)
    return made


def _picture(icon: str, colour: str, *, filled: bool = False) -> QLabel:
    made = QLabel()
    made.setPixmap(icons.pixmap(icon, 16, colour, filled=filled))
    made.setFixedWidth(16)
    return made
