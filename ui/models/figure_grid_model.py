"""The figures of one form as a grid; an edit is asked for, never made here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from bhxh_desktop.domain.figure import BLANK, Cell, CellState, FigureKey
from bhxh_desktop.domain.regime import VALUE_COLUMN, Form, Item, is_open_row
from bhxh_desktop.domain.suggestion import Suggested, overridden
from bhxh_desktop.queries.grid import Severity
from bhxh_desktop.reports.entry import entry_text
from bhxh_desktop.reports.printed import printed_value
from ui.texts import figures_texts as texts

VIEW = Qt.ItemDataRole.UserRole + 1
"""The role of a :class:`CellView`, from which the delegate paints."""
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Sheet:
    """One form of a submission as the queries gave it."""

    form: Form
    cells: Mapping[FigureKey, Cell]
    notes: Mapping[FigureKey, str] = field(default_factory=dict)
    marks: Mapping[FigureKey, Severity] = field(default_factory=dict)
    """The most severe finding on each cell."""
    suggested: Mapping[FigureKey, Suggested] = field(default_factory=dict)
    """What is offered for cells."""
    locked: bool = False
    spare_row: str = ""
    """The id the next added row will have; "" where rows cannot be added."""


class GridRow(NamedTuple):
    """One line: its code, what stands at its left, whether it is a total or only a heading."""

    code: str
    caption: str
    total: bool
    indent: int


class CellView(NamedTuple):
    """All the delegate paints of a cell."""

    text: str
    cell: Cell
    item: Item | None
    severity: Severity
    derived: bool
    noted: bool
    total: bool
    offer: str = ""
    """The suggestion, where the cell is blank still."""
    overridden: bool = False


class FigureGridModel(QAbstractTableModel):
    """Rows and columns of a form.

    Attributes: ``take`` is asked to write a text typed into a place, and tells whether it did.
    """

    def __init__(self, sheet: Sheet) -> None:
        """Show *sheet*; nothing is written before ``take`` is given."""
        super().__init__()
        self.take: Callable[[FigureKey, str], bool] = lambda _place, _text: False
        self.sheet = sheet
        self.rows = list(_rows(sheet))
        self.columns = _columns(sheet.form)
        self._items: dict[FigureKey, Item | None] = {}

    def show(self, sheet: Sheet) -> None:
        """Show the same form with other cells; its shape may have changed by added rows.

        Only what differs is drawn anew, so that an edit of a large form costs a few cells.
        """
        before, rows = self.sheet, list(_rows(sheet))
        old, new = [row.code for row in self.rows], [row.code for row in rows]
        same = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
        first = min(len(old), len(new)) if same is None else same
        gone, come = len(old) - first, len(new) - first
        if gone:  # from the first line that differs on, all are taken out and put in again
            self.beginRemoveRows(QModelIndex(), first, first + gone - 1)
            self.rows = self.rows[:first]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), first, first + come - 1)
            self.sheet, self.rows = sheet, rows
            self.endInsertRows()
        self.sheet, self.rows = sheet, rows
        for place in _differing(before, sheet):
            index = self.find(place)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def place(self, index: Index) -> FigureKey:
        """Return the place of a cell of the grid."""
        return FigureKey(
            self.sheet.form.code, self.rows[index.row()].code, self.columns[index.column()]
        )

    def find(self, place: FigureKey) -> QModelIndex:
        """Return where a cell stands, an invalid index where it is not in this form."""
        codes = [row.code for row in self.rows]
        if (
            place.form != self.sheet.form.code
            or place.row not in codes
            or place.column not in self.columns
        ):
            return QModelIndex()
        return self.index(codes.index(place.row), self.columns.index(place.column))

    def first_input(self) -> QModelIndex:
        """Return the first cell people may type in, else the first that is no heading."""
        indexes = [
            self.index(row, column)
            for row in range(len(self.rows))
            for column in range(len(self.columns))
        ]
        typed = (index for index in indexes if self.is_editable(self.place(index)))
        meant = (index for index in indexes if self.item(self.place(index)) is not None)
        return next(chain(typed, meant, indexes), QModelIndex())

    def item(self, place: FigureKey) -> Item | None:
        """Return what a cell means, None where the line is a heading."""
        if place not in self._items:
            row = next((r for r in self.sheet.form.rows if r.code == place.row), None)
            self._items[place] = self.sheet.form.item(row, place.column)
        return self._items[place]

    def is_editable(self, place: FigureKey) -> bool:
        """Tell whether people may type here."""
        item = self.item(place)
        return not self.sheet.locked and item is not None and not item.formula

    def cell(self, place: FigureKey) -> Cell:
        """Return what stands in a cell."""
        return self.sheet.cells.get(place, BLANK)

    def offer(self, place: FigureKey) -> Cell:
        """Return what is offered for a cell that is blank still, BLANK where nothing is."""
        offer = self.sheet.suggested.get(place)
        return offer.cell if offer is not None and self.cell(place) == BLANK else BLANK

    def is_overridden(self, place: FigureKey) -> bool:
        """Tell whether something else was typed than is offered."""
        return any(overridden(self._offers_at(place), self.sheet.cells))

    def _offers_at(self, place: FigureKey) -> dict[FigureKey, Suggested]:
        offer = self.sheet.suggested.get(place)
        return {} if offer is None else {place: offer}

    # Qt's names from here on

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return the number of columns with figures."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        editable = self.is_editable(self.place(index))
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is shown, edited or told of a cell."""
        if not index.isValid():
            return None
        place = self.place(index)
        item, cell = self.item(place), self.cell(place)
        if role == VIEW:
            return self._view(index, place, item, cell)
        if item is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index, self._view(index, place, item, cell))
        return self._told(role, place, item, cell)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Ask for an edit; where it is made, the page shows the sheet anew."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        return self.take(self.place(index), str(value))

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the caption of a line or column."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.rows[section].caption if section < len(self.rows) else None
        columns = self.sheet.form.columns
        if not columns:
            return texts.VALUE
        return columns[section].caption if section < len(columns) else None

    def _told(self, role: int, place: FigureKey, item: Item, cell: Cell) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(cell, item)
        if role == Qt.ItemDataRole.EditRole:
            return entry_text(cell, item)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.sheet.notes.get(place)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = "AlignRight" if item.kind == "number" else "AlignLeft"
            return Qt.AlignmentFlag[side] | Qt.AlignmentFlag.AlignVCenter
        return None

    def _spoken(self, index: Index, view: CellView) -> str:
        row, told = self.rows[index.row()].caption, ", ".join(_spoken(view))
        if not self.sheet.form.columns:
            return texts.SPOKEN_ROW.format(row=row, told=told)
        column = self.sheet.form.columns[index.column()].caption
        return texts.SPOKEN_CELL.format(row=row, column=column, told=told)

    def _view(self, index: Index, place: FigureKey, item: Item | None, cell: Cell) -> CellView:
        return CellView(
            text=shown(cell, item) if item else "",
            cell=cell,
            item=item,
            severity=self.sheet.marks.get(place, ""),
            derived=item is None or bool(item.formula),
            noted=bool(self.sheet.notes.get(place)),
            total=self.rows[index.row()].total,
            offer=shown(self.offer(place), item) if item else "",
            overridden=self.is_overridden(place),
        )


def shown(cell: Cell, item: Item) -> str:
    """Return what stands in a cell of the grid: every state has its own shape."""
    if cell.state is CellState.NONE_ARISING:
        return texts.NONE_ARISING
    if cell.state is CellState.NOT_APPLICABLE:
        return texts.NOT_APPLICABLE
    if not isinstance(cell.value, Decimal):
        return printed_value(cell, item)
    figure = printed_value(cell._replace(estimated=False), item)
    figure = texts.CUT.format(figure=figure) if cell.incomplete else figure
    return texts.ESTIMATED.format(figure=figure) if cell.estimated else figure


def _spoken(view: CellView) -> Iterator[str]:
    """Yield what a screen reader says of a cell: all that is painted, in words."""
    cell = view.cell
    states = {
        CellState.NONE_ARISING: texts.SPOKEN_NONE,
        CellState.NOT_APPLICABLE: texts.SPOKEN_NOT_APPLICABLE,
    }
    plain = cell._replace(estimated=False, incomplete=False)
    figure = shown(plain, view.item) if view.item else ""
    yield states.get(cell.state) or figure or texts.SPOKEN_BLANK
    for holds, words in (
        (cell.estimated, texts.SPOKEN_ESTIMATED),
        (cell.incomplete, texts.SPOKEN_INCOMPLETE),
        (view.derived, texts.SPOKEN_DERIVED),
        (view.offer, texts.SPOKEN_OFFER.format(figure=view.offer)),
        (view.overridden, texts.SPOKEN_OVERRIDDEN),
        (view.noted, texts.SPOKEN_NOTE),
        (view.severity, texts.SPOKEN_MARKS.get(view.severity, "")),
    ):
        if holds:
            yield words


def _differing(one: Sheet, other: Sheet) -> set[FigureKey]:
    """Return the places that look different, all of them where the form was locked or opened."""
    if one.locked != other.locked:
        return {*one.cells, *other.cells}
    pairs = (
        (one.cells, other.cells),
        (one.notes, other.notes),
        (one.marks, other.marks),
        (one.suggested, other.suggested),
    )
    form = one.form.code
    return {
        key
        for before, after in pairs
        for key in {*before, *after}
        if key.form == form and before.get(key) != after.get(key)
    }


def _columns(form: Form) -> Sequence[str]:
    return (VALUE_COLUMN,) if form.is_sheet else form.column_codes


def _rows(sheet: Sheet) -> Iterator[GridRow]:
    for row in sheet.form.rows:
        words = row.caption
        if row.number:
            words = texts.ROW_NUMBER.format(number=row.number.rstrip(".)"), caption=words)
        if sheet.form.is_sheet and row.item is not None and row.item.measure:
            words = texts.ROW_MEASURE.format(caption=words, measure=row.item.measure)
        yield GridRow(row.code, words, bool(row.formula), row.indent)
    if sheet.form.open_rows is None:
        return
    form = sheet.form.code
    added = dict.fromkeys(k.row for k in sheet.cells if k.form == form and is_open_row(k.row))
    for number, code in enumerate(added, start=1):
        yield GridRow(code, texts.ADDED_ROW.format(number=number), total=False, indent=0)
    if sheet.spare_row and not sheet.locked:
        yield GridRow(sheet.spare_row, texts.NEW_ROW, total=False, indent=0)
