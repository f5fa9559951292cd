"""The bar over the grid: the cell's name, what stands there, where it comes from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from bhxh_desktop.domain.figure import BLANK, FigureKey
from bhxh_desktop.domain.naming import cell_name
from bhxh_desktop.domain.regime import Definition, Item
from bhxh_desktop.reports.finding_words import source_words
from ui.models.figure_grid_model import FigureGridModel, shown
from ui.texts import figures_texts as texts
from ui.widgets.basics import Elided, Yielding, button, label
from ui.widgets.figure_header import number_words

HEIGHT = 34
_HINTS = {
    "number": texts.TYPED_HINT,
    "text": texts.TEXT_HINT,
    "date": texts.DATE_HINT,
    "yes_no": texts.YES_NO_HINT,
}


class CellBar(QFrame):
    """Tells of the current cell. Signals: ``offer_wanted()`` to take what is offered for it."""

    offer_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cellBar")
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(0)
        self.name, self.value = label("", "cellName"), Yielding("", "cellValue")
        self.value.setContentsMargins(14, 0, 14, 0)
        self.hint = Elided("secondary")
        self.hint.setContentsMargins(12, 0, 0, 0)
        row.addWidget(self.name)
        row.addWidget(_upright())
        row.addWidget(self.value)
        row.addWidget(_upright())
        row.addWidget(self.hint, 1)
        self.take = button(texts.TAKE, self.offer_wanted.emit, link=True, key=texts.TAKE_KEY)
        row.addWidget(self.take)
        row.addSpacing(12)
        self._edit = label(texts.EDIT, "secondary")
        self._key = label(texts.EDIT_KEY, "small")
        for each in (self._edit, self._key):
            each.setToolTip(texts.KEYS)
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
        self.take.setVisible(grid.offer(place) != BLANK)
        offered = _offered(definition, grid, place, item)
        words = grid.sheet.notes.get(place) or offered or self._hint(grid, place, item)
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
            words = texts.DERIVED_HINT.format(formula=formula) if told else texts.DERIVED
            lacks = grid.cell(place).incomplete
            return texts.INCOMPLETE_HINT.format(derived=words) if lacks else words
        if grid.sheet.locked:
            return texts.LOCKED_HINT
        if item.kind == "choice":
            return texts.CHOICE_HINT.format(choices=", ".join(item.choices))
        return _HINTS.get(item.kind, texts.TEXT_HINT)


def _upright() -> QFrame:
    line = QFrame()
    line.setObjectName("upright")
    return line


def _offered(
    definition: Definition, grid: FigureGridModel, place: FigureKey, item: Item | None
) -> str:
    """Return what is offered for a cell and where it comes from, "" once it was taken over."""
    offer = grid.sheet.suggested.get(place)
    waits = grid.offer(place) != BLANK or grid.is_overridden(place)
    if offer is None or item is None or not waits:
        return ""
    sources = source_words(definition, place, offer)
    return texts.OFFERED.format(figure=shown(offer.cell, item), sources=sources)
