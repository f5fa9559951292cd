"""One form of a submission: the grid with the bar over it, legend and inspector below."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.regime import Form, is_open_row
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.queries.cell_history import CellChange
from bhxh_desktop.queries.grid import Entering
from ui.context import Remedy
from ui.models.figure_grid_model import FigureGridModel, Sheet
from ui.widgets.basics import button, card, clear, empty_state
from ui.widgets.cell_bar import CellBar
from ui.widgets.cell_inspector import CellInspector
from ui.widgets.figure_table import FigureTable
from ui.widgets.grid_legend import GridLegend
from ui.widgets.selection import selection_words

_IDS = 2**64
ROOMY, LOW = 560, 440
"""Heights from which the inspector, and the legend, leave the grid its room."""


class FormPane(QWidget):
    """Shows one form at a time.

    Signals: ``made(FigureTable)`` when another form got its table; ``selected(words)`` of what is
    selected.
    """

    made = Signal(object)
    selected = Signal(str)

    def __init__(self, history: Callable[[SubmissionKey, FigureKey], Sequence[CellChange]]) -> None:
        """Ask *history* what happened to a cell of a submission."""
        super().__init__()
        self.table: FigureTable | None = None
        self._entering: Entering | None = None
        self._history = history
        self._spare = ""
        self._shown: tuple[SubmissionKey, str, str] | None = None
        self._offers: list[FigureKey] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._inspect)
        self.cell_bar, self.legend, self.inspector = CellBar(), GridLegend(), CellInspector()
        self.inspector.note_wanted.connect(self._want_note)
        self.cell_bar.offer_wanted.connect(self._take)
        self.legend.all_wanted.connect(self._take_all)
        sheet, self._room = card()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.cell_bar)
        column.addWidget(sheet, 1)
        column.addWidget(self.legend)
        column.addWidget(self.inspector)

    def show_nothing(self, title: str, reason: str, remedy: Remedy | None = None) -> None:
        """Show why there is no form to fill; nothing of the one before stays in view."""
        self._entering = self.table = self._shown = None
        self.selected.emit("")
        action = button(*remedy, primary=True) if remedy else None
        self._put(empty_state("figures", title, reason, action))
        self._fit()

    def show_form(self, entering: Entering, form: Form) -> None:
        """Show a form of a submission; the same form only with its cells as they are now."""
        self._entering = entering
        sheet = self._sheet_of(entering, form)
        self._offers = [place for place in entering.offered if place.form == form.code]
        self.legend.show_offers(len(self._offers))
        shown = (entering.key, entering.definition.hash, form.code)
        if self.table is not None and self._shown == shown:
            self.table.grid.show(sheet)
            if self.place is not None:
                self._tell(self.place)
            return
        self._shown = shown
        grid = FigureGridModel(sheet)
        self.table = FigureTable(grid)
        self.table.moved.connect(self._tell)
        self.table.selectionModel().selectionChanged.connect(self._tell_selection)
        self._put(self.table)
        self._fit()
        self.made.emit(self.table)
        self.table.go_to(grid.place(grid.first_input()))

    def finish(self) -> bool:
        """Write what is being typed; False where it was refused and stays in its editor."""
        return self.table is None or self.table.finish()

    @property
    def place(self) -> FigureKey | None:
        """The current cell."""
        if self.table is None or not self.table.currentIndex().isValid():
            return None
        return self.table.grid.place(self.table.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Leave the grid its room in a low window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        filled = self.table is not None
        self.cell_bar.setVisible(filled)
        self.inspector.setVisible(filled and self.height() >= ROOMY)
        self.legend.setVisible(filled and self.height() >= LOW)

    def _sheet_of(self, entering: Entering, form: Form) -> Sheet:
        cells = entering.said.cells if entering.said else {}
        added = {key.row for key in cells if is_open_row(key.row)}
        if not self._spare or self._spare <= max(added, default=""):
            self._spare = _row_after(added)
        return Sheet(
            form=form,
            cells=cells,
            notes=entering.said.notes if entering.said else {},
            marks=entering.marks,
            suggested=entering.suggested,
            locked=entering.locked is not None,
            spare_row=self._spare if form.open_rows else "",
        )

    def _put(self, widget: QWidget) -> None:
        clear(self._room)
        self._room.addWidget(widget)

    def _tell(self, place: FigureKey) -> None:
        if self._entering is not None and self.table is not None:
            self.cell_bar.show_cell(self._entering.definition, self.table.grid, place)
            self._rest.start()

    def _inspect(self) -> None:
        """Show what happened to the current cell, once the cursor rests."""
        place = self.place
        if self.table is None or self._entering is None or place is None:
            return
        grid = self.table.grid
        note, changes = grid.sheet.notes.get(place, ""), self._history(self._entering.key, place)
        editable = grid.is_editable(place)
        self.inspector.show_cell(grid.item(place), note, changes, editable=editable)

    def _want_note(self) -> None:
        if self.table is not None and self.place is not None:
            self.table.noted.emit(self.place)

    def _take(self) -> None:
        if self.table is not None:
            self.table.taken.emit(self.table.selected)

    def _take_all(self) -> None:
        if self.table is not None:
            self.table.taken.emit(self._offers)

    def _tell_selection(self) -> None:
        if self.table is not None:
            self.selected.emit(selection_words(self.table))


def _row_after(added: Collection[str]) -> str:
    """Return an id for a row below those *added*: rows stand, and are printed, by their ids.

    It is a chance step above the greatest one, so that two PCs never give two rows one id.
    """
    greatest = max((int(row.removeprefix("r-"), 16) for row in added), default=0)
    step = min(_IDS - greatest - 1, 2**48)
    number = greatest + 1 + secrets.randbelow(step) if step else secrets.randbelow(_IDS)
    return f"r-{number:016x}"
