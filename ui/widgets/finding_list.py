"""The findings beside the grid: errors, warnings, blank cells by form, each one click away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from bhxh_desktop.queries.findings import Checked
from bhxh_desktop.reports.finding_words import finding_words
from ui import icons
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
        self._shown: tuple[str, Sequence[Checked]] = ("", [])
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
        self._shown, self._cells = ("", []), []
        self._foot.clear()
        self._show_counts(0, 0, 0)
        self._scroll.setWidget(QWidget())

    def show_findings(
        self, definition: Definition, found: Sequence[Checked], *, locked: bool = False
    ) -> None:
        """Show the findings on one submission; a button held down by the mouse stays till then."""
        held = next((each for each in self.findChildren(QAbstractButton) if each.isDown()), None)
        self._waiting = partial(self.show_findings, definition, found, locked=locked)
        if held is not None:  # the click comes after the release, and first
            held.released.connect(self._catch_up, Qt.ConnectionType.QueuedConnection)
            return
        self._waiting = None
        blank = sum(checked.finding.kind == "blank" for checked in found)
        waiting = texts.NOT_READY.format(count=blank) if blank else texts.READY
        self._foot.setText(texts.LOCKED_FOOT if locked else waiting)
        if (definition.hash, found) == self._shown:
            return
        self._shown = definition.hash, found
        read_to = self._scroll.verticalScrollBar().value()
        self._scroll.setWidget(self._inside(definition, found))
        self._scroll.verticalScrollBar().setValue(read_to)

    def _inside(self, definition: Definition, found: Sequence[Checked]) -> QWidget:
        self._cells = []
        open_still = [checked.finding for checked in found if checked.reason is None]
        errors = [f for f in open_still if f.severity == "error" and f.kind != "blank"]
        blanks = [f for f in open_still if f.kind == "blank"]
        # what waits for blank cells is told in one line, each by itself once they are filled
        waits = ("blank", "incomplete") if blanks else ("blank",)
        warnings = [f for f in open_still if f.severity == "warning" and f.kind not in waits]
        untested = sum(f.kind == "incomplete" for f in open_still) if blanks else 0
        self._show_counts(len(errors), len(warnings), len(blanks))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        said = {checked.finding: checked.reason.reason for checked in found if checked.reason}
        for title, group in (
            (texts.ERROR_GROUP, errors),
            (texts.WARNING_GROUP, warnings),
            (texts.EXPLAINED_GROUP, [*said]),
        ):
            if group:
                column.addWidget(_group_title(title))
            for finding in group:
                column.addWidget(self._of_rule(definition, finding, said.get(finding, "")))
        if blanks:
            column.addWidget(_group_title(texts.BLANK_GROUP))
            column.addWidget(self._of_blanks(definition, blanks))
        if untested:
            words = label(texts.UNTESTED.format(count=untested), "smallWords", wraps=True)
            words.setContentsMargins(16, 6, 16, 6)
            column.addWidget(words)
        if not found:
            column.addWidget(_sound())
        column.addStretch(1)
        return inside

    def _catch_up(self) -> None:
        if self._waiting is not None:
            self._waiting()

    def _show_counts(self, errors: int, warnings: int, blanks: int) -> None:
        clear(self._counts)
        for count, words, icon, colour in (
            (errors, texts.ERRORS, "error", "error"),
            (warnings, texts.WARNINGS, "warning", "warn"),
            (blanks, texts.BLANKS, "blank", "text2"),
        ):
            if count:
                self._counts.addWidget(_picture(icon, colour))
                name = f"{colour}Words" if colour != "text2" else "secondary"
                self._counts.addWidget(label(words.format(count=count), name))
        self._counts.addStretch(1)

    def _of_rule(self, definition: Definition, finding: Finding, reason: str) -> QWidget:
        made = QFrame()
        made.setObjectName("finding")
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(4)
        is_error = finding.severity == "error"
        head = QHBoxLayout()
        head.setSpacing(8)
        icon, colour = ("error", "error") if is_error else ("warning", "warn")
        head.addWidget(_picture(icon, colour), 0, Qt.AlignmentFlag.AlignTop)
        words = finding_words(definition, finding)
        head.addWidget(label(words.place, "strong", wraps=True), 1)
        column.addLayout(head)
        column.addWidget(label(words.calculation, wraps=True))
        given = texts.EXPLAINED.format(reason=reason) if reason else words.mend
        for sentence in (words.rule, given):
            if sentence:
                column.addWidget(label(sentence, "smallWords", wraps=True))
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


def _picture(icon: str, colour: str) -> QLabel:
    made = QLabel()
    made.setPixmap(icons.pixmap(icon, 16, colour, filled=colour in ("error", "warn")))
    return made
