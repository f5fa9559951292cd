"""Figures: which cell, what stands in it, and the state it is in."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from bhxh_desktop.errors import Problem
from bhxh_desktop.vietnamese.numbers import WHOLE_DIGITS, figure_text, parse_figure


class FigureKey(NamedTuple):
    """The place of one cell in a regime, by code and never by position."""

    form: str
    row: str
    column: str


class CellState(Enum):
    """What a cell says; three of the four say something other than a number (model.md §2)."""

    BLANK = "blank"
    VALUE = "value"
    NONE_ARISING = "none_arising"
    NOT_APPLICABLE = "not_applicable"


class Cell(NamedTuple):
    """What stands in one cell.

    ``value`` is a Decimal for a number, a string for every other kind of item (dates as
    ``2023-12-31``), None unless the state is VALUE or an incomplete sum found something to add.
    """

    state: CellState
    value: Decimal | str | None = None
    estimated: bool = False
    """The mark *ước*: it taints every result."""
    incomplete: bool = False
    """The mark *thiếu*: a blank went into this sum. Only derived cells carry it."""

    @property
    def number(self) -> Decimal:
        """The number here, 0 where there is none to add."""
        return self.value if isinstance(self.value, Decimal) else Decimal(0)


Figures = Mapping[FigureKey, Cell]
"""Blank cells are left out."""

LONGEST_TEXT = 4000
"""Characters of a text in a cell, or of the note on one."""
BLANK = Cell(CellState.BLANK)
NONE_ARISING = Cell(CellState.NONE_ARISING)
NOT_APPLICABLE = Cell(CellState.NOT_APPLICABLE)

_SHORT = {CellState.NONE_ARISING: "none", CellState.NOT_APPLICABLE: "na"}
_LONG = {short: state for state, short in _SHORT.items()}


VALUE = CellState.VALUE
"""For loops over cells: to look a member up in its Enum takes longer than to compare it."""


def plain_cell(value: Decimal | str) -> Cell:
    """Return a cell that holds *value* without marks, as nearly every cell does, for speed."""
    return tuple.__new__(Cell, (VALUE, value, False, False))


def number_cell(value: Decimal | int | str, *, estimated: bool = False) -> Cell:
    """Return a cell holding the number *value*."""
    return Cell(CellState.VALUE, Decimal(value), estimated)


def text_cell(value: str) -> Cell:
    """Return a cell holding the text *value*."""
    return Cell(CellState.VALUE, value)


def plain_digits(cell: Cell) -> str:
    """Return the plain form of a whole number without marks, as nearly every cell is, else ""."""
    state, value, estimated, incomplete = cell
    if state is VALUE and type(value) is Decimal and not estimated and not incomplete:
        digits = str(value)
        if len(digits) <= WHOLE_DIGITS and digits.isdecimal():
            return digits
    return ""


def cell_to_json(cell: Cell) -> str | dict[str, Any]:
    """Return the form of *cell* in a figures part: the plain text, or an object with marks.

    A blank cell has no form unless an incomplete sum left it so; callers leave blanks out.
    """
    text = figure_text(cell.value) if isinstance(cell.value, Decimal) else cell.value
    if cell.state is CellState.VALUE and not cell.estimated and not cell.incomplete:
        return text or ""
    marks: dict[str, Any] = {}
    if text is not None:
        marks["value"] = text
    if cell.state in _SHORT:
        marks["state"] = _SHORT[cell.state]
    for mark in ("estimated", "incomplete"):
        if getattr(cell, mark):
            marks[mark] = True
    return marks


def cell_from_json(value: object, *, number: bool) -> Cell:
    """Return the cell that :func:`cell_to_json` wrote as *value*.

    *number* says whether the item is a number. Raises Problem ``cell_form`` or ``figure_form``.
    """
    if isinstance(value, str):
        return Cell(CellState.VALUE, parse_figure(value) if number else value)
    if not isinstance(value, dict) or not value or value.keys() - _MARKS:
        raise Problem("cell_form", found=str(value)[:40])
    text = value.get("value")
    state = _state(value.get("state"), filled=text is not None)
    marks = value.get("estimated", False), value.get("incomplete", False)
    is_text = isinstance(text, str | None)
    if state is None or not is_text or any(type(mark) is not bool for mark in marks):
        raise Problem("cell_form", found=str(value)[:40])
    content = parse_figure(text) if number and text is not None else text
    cell = Cell(state, content, *marks)
    if cell_to_json(cell) != value:  # a second form of the same cell
        raise Problem("cell_form", found=str(value)[:40])
    return cell


_MARKS = {"value", "state", "estimated", "incomplete"}


def _state(short: object, *, filled: bool) -> CellState | None:
    if short is None:
        return CellState.VALUE if filled else CellState.BLANK
    return None if filled or not isinstance(short, str) else _LONG.get(short)
