"""One cell of a total by unit, as a list."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from bhxh_desktop.domain.figure import Cell
from bhxh_desktop.domain.regime import Item
from bhxh_desktop.queries.drill import Drill, DrillRow, is_nothing
from ui.models.figure_grid_model import shown
from ui.texts import consolidation_texts as texts

VIEW = Qt.ItemDataRole.UserRole + 1
"""The role of a :class:`ShareView`, from which the delegate paints."""
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ShareView(NamedTuple):
    """All the delegate paints of a unit."""

    unit: str
    value: str
    share: float
    """0 … 1 of the largest; below 0 where nothing is to be compared."""
    quiet: bool


class DrillModel(QAbstractListModel):
    """Units with what they bring to a cell."""

    def __init__(self, drill: Drill | None = None) -> None:
        """Show *drill*; nothing where there is none."""
        super().__init__()
        self.drill = drill

    def show(self, drill: Drill | None) -> None:
        """Show another cell."""
        self.beginResetModel()
        self.drill = drill
        self.endResetModel()

    # Qt's names from here on

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return the number of units."""
        return 0 if parent.isValid() or self.drill is None else len(self.drill.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is shown of a unit."""
        if not index.isValid() or self.drill is None:
            return None
        row, item = self.drill.rows[index.row()], self.drill.item
        if role == VIEW:
            return _view(row, self.drill)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            value = unit_value(row.cell, item)
            return texts.DRILL_ROW.format(unit=_name(row), value=value)
        return None


def unit_value(cell: Cell, item: Item) -> str:
    """Return what a unit says in a cell; a blank is named, it is not nothing arising."""
    return texts.BLANK if is_nothing(cell) else shown(cell, item)


def _view(row: DrillRow, drill: Drill) -> ShareView:
    return ShareView(
        unit=_name(row),
        value=unit_value(row.cell, drill.item),
        share=row.share if drill.way == "sum" else -1,
        quiet=is_nothing(row.cell),
    )


def _name(row: DrillRow) -> str:
    return texts.WHOLE.format(unit=row.unit) if row.whole else row.unit
