"""The sections of a report as a list: titles lead, the others are chosen to be written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from bhxh_desktop.queries.sections import SectionRow, SectionState
from ui.texts import draft_texts as texts

SECTION = Qt.ItemDataRole.UserRole
"""The row itself."""
STATE = Qt.ItemDataRole.UserRole + 1
"""Its state, ``begun`` while it is being typed."""
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class SectionModel(QAbstractListModel):
    """Holds the rows of one report, in printed order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SectionRow, ...] = ()
        self._typing = ""

    @property
    def rows(self) -> tuple[SectionRow, ...]:
        """The rows in view."""
        return self._rows

    def show_rows(self, rows: Sequence[SectionRow]) -> None:
        """Show *rows*; where the sections are the same ones, the choice stays."""
        same = [row.section for row in rows] == [row.section for row in self._rows]
        if same and [r.is_title for r in rows] == [r.is_title for r in self._rows]:
            self._rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def show_typing(self, code: str) -> None:
        """Say which section is being typed, "" for none."""
        if code != self._typing:
            touched = {self._typing, code}
            self._typing = code
            for each in touched:
                place = self.find(each)
                if place.isValid():
                    self.dataChanged.emit(place, place)

    def find(self, code: str) -> QModelIndex:
        """Return where a section stands, an invalid index where it does not."""
        codes = [row.section.code for row in self._rows]
        return self.index(codes.index(code)) if code in codes else QModelIndex()

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """Return how many sections there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that titles can only be looked at; the keys pass over them."""
        if not index.isValid() or self._rows[index.row()].is_title:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return number and heading, the state for those who listen, and the row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        number, heading = row.section.printed_number, row.section.heading
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return texts.SECTION_LINE.format(number=number, heading=heading)
        if role == Qt.ItemDataRole.AccessibleTextRole and not row.is_title:
            state = texts.STATES[self._state(row)]
            return texts.SECTION_READ.format(number=number, heading=heading, state=state)
        return {SECTION: row, STATE: self._state(row)}.get(role)

    def _state(self, row: SectionRow) -> SectionState:
        return "begun" if row.section.code == self._typing else row.state
