"""The bar over the grid: the cell's name, what stands there, where it comes from."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.naming import cell_name
from bhxh_desktop.domain.regime import Definition, Item
from ui.models.figure_grid_model import FigureGridModel, shown
from ui.texts import figures_texts as texts
from ui.widgets.basics import Elided, label
from ui.widgets.figure_header import number_words

HEIGHT = 34
_HINTS = {
    "number": texts.TYPED_HINT,
    "text": texts.TEXT_HINT,
    "date": texts.DATE_HINT,
    "yes_no": texts.YES_NO_HINT,
}


class CellBar(QFrame):
    """Tells of the current cell."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cellBar")
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(0)
        self.name, self.value = label("", "cellName"), label("", "cellValue")
        self.hint = Elided("secondary")
        self.hint.setContentsMargins(12, 0, 0, 0)
        row.addWidget(self.name)
        row.addWidget(self.value)
        row.addWidget(self.hint, 1)
        self._edit = label(texts.EDIT, "secondary")
        self._key = label(texts.EDIT_KEY, "small")
        row.addWidget(self._edit)
        row.addSpacing(8)
        row.addWidget(self._key)

    def show_cell(self, definition: Definition, grid: FigureGridModel, place: FigureKey) -> None:
        """Show a cell of the form in view."""
        item = grid.item(place)
        for each in (self._edit, self._key):
            each.setVisible(grid.is_editable(place))
        words = cell_name(definition, place)
        self.name.setText(words if len(words) <= 60 else f"{words[:59]}…")
        self.name.setToolTip(words)
        self.value.setText(shown(grid.cell(place), item) if item else "")
        words = grid.sheet.notes.get(place) or self._hint(grid, place, item)
        self.hint.setText(words)
        self.hint.setToolTip(words)

    @staticmethod
    def _hint(grid: FigureGridModel, place: FigureKey, item: Item | None) -> str:
        if item is None:
            return ""
        if item.formula:
            columns = grid.sheet.form.columns
            column = next((c for c in columns if c.code == place.column), None)
            formula = number_words(grid.sheet.form, column) if column else ""
            told = "=" in formula
            return texts.DERIVED_HINT.format(formula=formula) if told else texts.DERIVED
        if grid.sheet.locked:
            return texts.LOCKED_HINT
        if item.kind == "choice":
            return texts.CHOICE_HINT.format(choices=", ".join(item.choices))
        return _HINTS.get(item.kind, texts.TEXT_HINT)
