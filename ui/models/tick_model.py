"""A list whose rows people tick."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from ui.models.columns import Column, Row
from ui.models.record_table_model import Index, RecordTableModel


class TickModel(RecordTableModel[Row]):
    """Shows rows with a box before each. Signals: ``ticks_changed()``."""

    ticks_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        name: Callable[[Row], Hashable],
        parent: QObject | None = None,
    ) -> None:
        """Tell rows apart by *name*."""
        super().__init__(columns, parent)
        self._name = name
        self._ticked: set[Hashable] = set()

    @property
    def ticked(self) -> list[Row]:
        """The rows that are ticked, in order."""
        return [row for row in self.rows if self._name(row) in self._ticked]

    def tick(self, names: Iterable[Hashable]) -> None:
        """Tick just the rows of these *names*."""
        self._ticked = set(names)
        last = self.index(self.rowCount() - 1, 0)
        self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what the cell shows; in the first column its box too."""
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid() and index.column() == 0:
            on = self._name(self.rows[index.row()]) in self._ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(  # noqa: N802 -- Qt's name
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Tick or untick a row."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        name = self._name(self.rows[index.row()])
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        self.tick(self._ticked | {name} if on else self._ticked - {name})
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the first column be ticked."""
        box = Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | box
