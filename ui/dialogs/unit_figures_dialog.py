"""The figures of another unit's revision, to be read only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QWidget

from bhxh_desktop.domain.period import Period
from bhxh_desktop.queries.board import Side, UnitReport
from bhxh_desktop.queries.figures import Contents
from bhxh_desktop.queries.findings import forms_of
from bhxh_desktop.queries.grid import marks_of
from ui.dialogs.frame import DialogFrame
from ui.models.figure_grid_model import FigureGridModel, Sheet
from ui.texts import board_texts as texts
from ui.widgets.basics import card, clear, label
from ui.widgets.cell_bar import CellBar
from ui.widgets.figure_table import FigureTable

WIDEST, TALLEST, EDGE = 1180, 720, 24


class UnitFiguresDialog(DialogFrame):
    """Shows each form of a revision as the unit sees it on its own PC."""

    def __init__(self, report: UnitReport, side: Side, said: Contents, parent: QWidget) -> None:
        """Show what the *side* of a *report* *said*."""
        words = Period.parse(report.row.key.period).words
        unit = report.row.unit
        heading = texts.FIGURES_OF.format(unit=unit.name, title=report.title, period=words)
        room = parent.window().size()
        width = min(WIDEST, room.width() - EDGE)
        super().__init__(texts.FIGURES_TITLE, heading, "", parent, width, later=texts.CLOSE)
        self.setFixedHeight(min(TALLEST, room.height() - EDGE))
        self.do.hide()
        self.later.setDefault(True)
        self._said, self._marks = said, marks_of(side.findings)
        self.forms = forms_of(said.definition, unit.level)
        about = texts.FIGURES_OF_REVISION.format(
            number=side.record.number, code=side.record.verification_code
        )
        self.body.addWidget(label(about, "secondary"))
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.cell_bar = CellBar()
        sheet, self._room = card()
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.cell_bar)
        self.body.addWidget(sheet, 1)
        self.table: FigureTable | None = None
        for form in self.forms:
            self.tabs.addTab(form.title)
        self.tabs.currentChanged.connect(self._show_form)
        self._show_form(0)

    def _show_form(self, number: int) -> None:
        if not 0 <= number < len(self.forms):
            return
        clear(self._room)
        said = self._said
        grid = FigureGridModel(
            Sheet(self.forms[number], said.cells, said.notes, self._marks, locked=True)
        )
        self.table = FigureTable(grid)
        self.table.moved.connect(
            lambda place: self.cell_bar.show_cell(said.definition, grid, place)
        )
        self._room.addWidget(self.table)
        self.table.setCurrentIndex(grid.first_input())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
