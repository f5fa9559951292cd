"""The findings beside the grid: errors, warnings, blank cells by form, each one click away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.rules import Finding
from bhxh_desktop.queries.findings import Checked, Counts, counted
from bhxh_desktop.reports.finding_words import finding_words
from ui import icons
from ui.models.finding_counts import shown_counts
from ui.texts import figures_texts as texts
from ui.widgets.basics import button, clear, label, rule

WIDTH = 284


class FindingList(QFrame):
    """Shows what a person should look at. Signals: ``wanted(FigureKey)`` to go to a cell."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self._shown: tuple[str, Sequence[Checked], bool] = ("", [], False)
        self._waiting: Callable[[], None] | None = None
        self._cells: list[FigureKey] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = label(texts.FINDINGS, "panelTitle")
        title.setContentsMargins(16, 10, 16, 6)
        self._counts = QHBoxLayout()
        self._counts.setContentsMargins(16, 0, 16, 10)
        self._counts.setSpacing(6)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._foot = label("", "secondary", wraps=True)
        self._foot.setContentsMargins(16, 10, 16, 12)
        column.addWidget(title)
        column.addLayout(self._counts)
        column.addWidget(rule())
        column.addWidget(self._scroll, 1)
        column.addWidget(rule())
        column.addWidget(self._foot)

    @property
    def cells(self) -> list[FigureKey]:
        """The cells the findings lead to, from the top."""
        return self._cells

    @property
    def foot(self) -> str:
        """What the panel says of locking."""
        return self._foot.text()

    def clear(self) -> None:
        """Show nothing: there is no submission."""
        self._waiting = None
        self._shown, self._cells = ("", [], False), []
        self._foot.clear()
        self._show_counts(counted([]))
        self._scroll.setWidget(QWidget())

    def show_findings(
        self, definition: Definition, found: Sequence[Checked], *, locked: bool = False
    ) -> None:
        """Show the findings on one submission: what is open, then what has its reason.

        A button held down by the mouse stays till it is released.
        """
        held = next((each for each in self.findChildren(QAbstractButton) if each.isDown()), None)
        self._waiting = partial(self.show_findings, definition, found, locked=locked)
        if held is not None:  # the click comes after the release, and first
            held.released.connect(self._catch_up, Qt.ConnectionType.QueuedConnection)
            return
        self._waiting = None
        counts = counted(found)
        waiting = texts.NOT_READY.format(count=counts.blanks) if counts.blanks else texts.READY
        self._foot.setText(texts.LOCKED_FOOT if locked else waiting)
        if (definition.hash, found, locked) == self._shown:
            return
        self._shown = definition.hash, found, locked
        self._cells = []
        self._show_counts(counts)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for title, group in _groups(found, counts, locked=locked):
            column.addWidget(_group_title(title))
            for checked in group:
                column.addWidget(self._of_rule(definition, checked))
        blanks = [checked.finding for checked in found if checked.finding.kind == "blank"]
        if blanks:
            column.addWidget(_group_title(texts.BLANK_GROUP))
            column.addWidget(self._of_blanks(definition, blanks))
        if counts.untested:
            words = label(texts.UNTESTED.format(count=counts.untested), "smallWords", wraps=True)
            words.setContentsMargins(16, 6, 16, 6)
            column.addWidget(words)
        if not found:
            column.addWidget(_sound())
        column.addStretch(1)
        read_to = self._scroll.verticalScrollBar().value()
        self._scroll.setWidget(inside)
        self._scroll.verticalScrollBar().setValue(read_to)

    def _catch_up(self) -> None:
        if self._waiting is not None:
            self._waiting()

    def _show_counts(self, counts: Counts) -> None:
        clear(self._counts)
        for shown in shown_counts(counts):
            self._counts.addWidget(_picture(shown.icon, shown.colour, filled=shown.filled))
            name = f"{shown.colour}Words" if shown.filled else "secondary"
            self._counts.addWidget(label(shown.words, name))
        self._counts.addStretch(1)

    def _of_rule(self, definition: Definition, checked: Checked) -> QWidget:
        made = QFrame()
        made.setObjectName("finding")
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(4)
        finding, reason = checked.finding, checked.reason
        head = QHBoxLayout()
        head.setSpacing(8)
        icon, colour = ("error", "error") if finding.severity == "error" else ("warning", "warn")
        picture = _picture(icon, "text2" if reason else colour, filled=not reason)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = finding_words(definition, finding)
        head.addWidget(label(words.place, "quietStrong" if reason else "strong", wraps=True), 1)
        column.addLayout(head)
        column.addWidget(label(words.calculation, "secondary" if reason else "", wraps=True))
        for sentence in (words.rule, "" if reason else words.mend):
            if sentence:
                column.addWidget(label(sentence, "smallWords", wraps=True))
        if reason:
            said = texts.REASON.format(reason=reason.reason, author=reason.author)
            column.addWidget(label(said, wraps=True))
        column.addWidget(self._to_cell(finding.cells[0]), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(rule())
        return made

    def _of_blanks(self, definition: Definition, blanks: Sequence[Finding]) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 6, 16, 6)
        column.setSpacing(2)
        for form, run in groupby(blanks, key=lambda finding: finding.cells[0].form):
            cells = [finding.cells[0] for finding in run]
            title = definition.forms[form].title
            column.addWidget(label(texts.BLANK_OF.format(form=title, count=len(cells)), wraps=True))
            column.addWidget(self._to_cell(cells[0]), 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _to_cell(self, cell: FigureKey) -> QWidget:
        self._cells.append(cell)
        return button(texts.TO_CELL, partial(self.wanted.emit, cell), link=True)


def _groups(
    found: Sequence[Checked], counts: Counts, *, locked: bool
) -> Iterator[tuple[str, Sequence[Checked]]]:
    """Yield what is not told in one line, by what is to be done about it."""
    # what waits for blank cells is told in one line, each by itself once they are filled
    apart = ("blank", "incomplete") if counts.untested else ("blank",)
    told = [checked for checked in found if checked.finding.kind not in apart]
    open_still = [checked for checked in told if checked.reason is None]
    errors = [checked for checked in open_still if checked.finding.severity == "error"]
    warnings = [checked for checked in open_still if checked.finding.severity == "warning"]
    for title, group in (
        (texts.LATE_ERROR_GROUP if locked else texts.ERROR_GROUP, errors),
        (texts.LATE_WARNING_GROUP if locked else texts.WARNING_GROUP, warnings),
        (texts.EXPLAINED_GROUP, [checked for checked in told if checked.reason is not None]),
    ):
        if group:
            yield title, group


def _group_title(words: str) -> QLabel:
    made = label(words, "groupTitle")
    made.setContentsMargins(16, 5, 16, 5)
    return made


def _sound() -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(16, 12, 16, 12)
    row.addWidget(_picture("approved", "ok"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(texts.SOUND, wraps=True), 1)
    return made


def _picture(icon: str, colour: str, *, filled: bool = False) -> QLabel:
    made = QLabel()
    made.setPixmap(icons.pixmap(icon, 16, colour, filled=filled))
    return made
