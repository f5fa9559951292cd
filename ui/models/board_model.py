"""The board as a model: units by regimes, each cell with all that is painted of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from bhxh_desktop.domain.submission import State
from bhxh_desktop.domain.unit import Unit
from bhxh_desktop.queries.board import Board, BoardColumn
from bhxh_desktop.queries.status import StatusRow
from bhxh_desktop.vietnamese.dates import short_date
from ui.texts import board_texts as texts
from ui.texts import shell_texts

VIEW = Qt.ItemDataRole.UserRole + 1
"""The role of a :class:`CellView`, from which the delegate paints."""
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
ALL = "all"
GROUPS: tuple[str, ...] = tuple(texts.GROUPS)
"""The filters, in their order; every cell is in just one of them besides ``all``."""
_OF_STATE = {
    State.RECEIVED: "received",
    State.RETURNED: "returned",
    State.CONFLICT: "conflict",
    State.DISPUTED: "disputed",
    State.WAITING_KEY: "waiting_key",
    State.MISSING_PARENT: "missing_parent",
    State.ENTERING: "entering",
    State.LOCKED: "locked",
    State.EXPORTED: "locked",
    State.APPROVED: "approved",
    State.CONSOLIDATED: "approved",
}
LOOKS: Mapping[str, tuple[str, str, bool]] = {
    "received": ("received", "accent", False),
    "returned": ("returned", "warn", False),
    "conflict": ("conflict", "fork", False),
    "disputed": ("conflict", "fork", False),
    "waiting_key": ("waiting_key", "warn", False),
    "missing_parent": ("missing_parent", "warn", False),
    "overdue": ("late", "error", False),
    "coming": ("nothing", "text2", False),
    "untouched": ("nothing", "text2", False),
    "entering": ("edit", "accent", False),
    "locked": ("lock", "carry", False),
    "approved": ("approved", "ok", True),
}
"""Icon, colour and whether it is filled, by group."""
_ACT = {"returned", "conflict", "disputed", "waiting_key", "missing_parent", "overdue"}
"""Where someone must act: these are filled softly and written strongly in their colour."""


class CellView(NamedTuple):
    """All the delegate paints of a cell."""

    group: str
    icon: str
    colour: str
    filled: bool
    words: str
    second: str
    late: str
    proof: str
    must_act: bool
    strong: bool
    dim: bool


class BoardModel(QAbstractTableModel):
    """Shows a board; a filter dims what it does not mean."""

    def __init__(self, board: Board, home: str) -> None:
        """Show *board* at the workspace of the unit *home*."""
        super().__init__()
        self.board, self.home = board, home
        self.group = ALL

    @property
    def counts(self) -> dict[str, int]:
        """How many cells are in each group; ``all`` is their sum."""
        found = dict.fromkeys(GROUPS, 0)
        for row in self.board.rows.values():
            found[self.group_of(row)] += 1
        found[ALL] = len(self.board.rows)
        return found

    def group_of(self, row: StatusRow) -> str:
        """Return the group of a report."""
        if row.state is State.NOTHING:
            column = next(c for c in self.board.columns if c.regime == row.key.regime)
            late = column.days_left < 0
            apart = "untouched" if row.unit.code == self.home else ""
            return apart or ("overdue" if late else "coming")
        return _OF_STATE[row.state]

    def choose(self, group: str) -> None:
        """Dim every cell that is not of *group*."""
        self.group = group
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        if last.isValid():
            self.dataChanged.emit(self.index(0, 0), last)

    def unit(self, number: int) -> Unit:
        """Return the unit of a line."""
        return self.board.units[number]

    def column(self, number: int) -> BoardColumn:
        """Return the regime of a column."""
        return self.board.columns[number]

    def row_at(self, index: Index) -> StatusRow | None:
        """Return the report of a cell, None where none is owed."""
        if not index.isValid():
            return None
        key = self.unit(index.row()).code, self.column(index.column()).regime
        return self.board.rows.get(key)

    def has(self, number: int, group: str) -> bool:
        """Tell whether a line has a cell of *group*."""
        rows = (self.row_at(self.index(number, c)) for c in range(self.columnCount()))
        return any(row is not None and group in (ALL, self.group_of(row)) for row in rows)

    def groups_in(self, column: str) -> list[str]:
        """Return the groups of a regime's reports, the approved first: what the bar shows."""
        rows = [row for (_, regime), row in self.board.rows.items() if regime == column]
        order = ("approved", *(group for group in GROUPS if group != "approved"))
        return sorted((self.group_of(row) for row in rows), key=order.index)

    def done(self, *, unit: str = "", regime: str = "") -> tuple[int, int]:
        """Return how many of how many reports of a unit or a regime are approved.

        Those of the workspace's own unit need nobody's approval and are left out.
        """
        rows = [
            row
            for (of_unit, of_regime), row in self.board.rows.items()
            if of_unit == (unit or of_unit) != self.home and of_regime == (regime or of_regime)
        ]
        return sum(self.group_of(row) == "approved" for row in rows), len(rows)

    # Qt's names from here on

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return the number of units."""
        return 0 if parent.isValid() else len(self.board.units)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return the number of regimes."""
        return 0 if parent.isValid() else len(self.board.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is shown or told of a cell."""
        row = self.row_at(index)
        if row is None:
            return texts.NOT_OWED if role == Qt.ItemDataRole.DisplayRole else None
        if role == VIEW:
            return self._view(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._view(row).words
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            view = self._view(row)
            said = texts.SEPARATOR.join(filter(None, (view.words, view.second, view.late)))
            title = self.column(index.column()).title
            return texts.CELL.format(unit=row.unit.short_name, title=title, words=said)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a unit or the title of a regime."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.unit(section).short_name if section < self.rowCount() else None
        return self.column(section).title if section < self.columnCount() else None

    def _view(self, row: StatusRow) -> CellView:
        group = self.group_of(row)
        icon, colour, filled = LOOKS[group]
        if row.state is State.CONSOLIDATED:
            icon = "consolidated"
        column = next(c for c in self.board.columns if c.regime == row.key.regime)
        return CellView(
            group=group,
            icon=icon,
            colour=colour,
            filled=filled,
            words=_words(row, group),
            second=_second(row, group, column),
            late=_late(row, group, column),
            proof=texts.PROOF.format(code=row.verification_code) if row.verification_code else "",
            must_act=group in _ACT,
            strong=group in _ACT or group == "received",
            dim=self.group not in (ALL, group),
        )


def _words(row: StatusRow, group: str) -> str:
    if group in ("overdue", "coming"):
        return shell_texts.NOT_RECEIVED
    apart = group in ("locked", "received")
    return texts.GROUPS[group] if apart else shell_texts.STATES[row.state]


def _second(row: StatusRow, group: str, column: BoardColumn) -> str:
    if group == "coming":
        left = column.days_left
        return texts.LEFT.format(count=left) if left else texts.DUE_NOW
    parts = []
    if group == "conflict":
        parts.append(texts.TWO_SIDES)
    if row.received_on is not None:
        parts.append(day_and_month(row.received_on))
    elif group in ("untouched", "entering", "locked"):
        parts.append(texts.AT_HOME)
    if row.number > 1:
        parts.append(texts.NUMBER.format(number=row.number))
    return texts.SEPARATOR.join(parts)


def _late(row: StatusRow, group: str, column: BoardColumn) -> str:
    count = -column.days_left if group == "overdue" else row.late_by
    return texts.LATE.format(count=count) if count else ""


def day_and_month(day: date) -> str:
    """Return ``17/12``: on a board of one period the year says nothing."""
    return short_date(day).rsplit("/", 1)[0]
