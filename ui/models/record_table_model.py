"""Any list of frozen rows as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui import icons
from ui.models.columns import Column, Row
from ui.theme import colour

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SIDES = {"left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight}


class RecordTableModel(QAbstractTableModel, Generic[Row]):
    """Shows rows that come from a query; to show others, give it others."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        """Show no rows yet, under the titles of *columns*."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows in view, in order."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show *rows* in place of those before."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 -- Qt's name
        """Return how many rows there are; no row holds others."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 -- Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what the cell shows in the *role*."""
        if not index.isValid():
            return None
        return _shown(self._rows[index.row()], self.columns[index.column()], role)

    def headerData(  # noqa: N802 -- Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the title of a column, over its words."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _SIDES[self.columns[section].align] | Qt.AlignmentFlag.AlignVCenter
        return None


def _shown(row: Row, column: Column[Row], role: int) -> Any:
    shown: Any = None
    match role:
        case Qt.ItemDataRole.DisplayRole:
            shown = column.show(row)
        case Qt.ItemDataRole.ToolTipRole:
            shown = (column.tip or column.show)(row)
        case Qt.ItemDataRole.TextAlignmentRole:
            shown = _SIDES[column.align] | Qt.AlignmentFlag.AlignVCenter
        case Qt.ItemDataRole.DecorationRole if column.icon is not None:
            shown = icons.icon(*column.icon(row))
        case Qt.ItemDataRole.ForegroundRole if column.colour is not None:
            shown = colour(column.colour(row))
    return shown
