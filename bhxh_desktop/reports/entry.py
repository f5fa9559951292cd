"""What people type into a cell, and what they see when they begin to edit one."""

from __future__ import annotations

import re
from decimal import Decimal

from bhxh_desktop.domain.figure import (
    BLANK,
    NONE_ARISING,
    NOT_APPLICABLE,
    Cell,
    CellState,
    number_cell,
    text_cell,
)
from bhxh_desktop.domain.regime import Item
from bhxh_desktop.domain.rules import fault_in
from bhxh_desktop.errors import Problem
from bhxh_desktop.reports import texts
from bhxh_desktop.reports.printed import day_of
from bhxh_desktop.vietnamese.dates import parse_date, short_date
from bhxh_desktop.vietnamese.numbers import Ambiguous, format_number, read_number
from bhxh_desktop.vietnamese.text import clean

ESTIMATED_SIGN = "~"
_LONGEST_SHOWN = 40
_SIGNS = {"-": NONE_ARISING, "–": NONE_ARISING, "x": NOT_APPLICABLE, "×": NOT_APPLICABLE}
_PERCENT = re.compile(r"\s*%$")


def read_entry(text: str, item: Item) -> Cell:
    """Return the cell that the typed or pasted *text* means.

    ``-`` nothing arising, ``x`` not applicable, ``~26`` an estimate, nothing at all a blank. Where
    only whole numbers are taken a separator can only group: ``1.234`` is 1234. Words broken into
    lines, as Excel copies them, become one line, as those of a file do. Raises Problem
    ``entry_ambiguous`` where it may also start the decimals, and those of `fault_in`; each quotes
    what was typed.
    """
    said = clean(text).strip()
    if not said:
        return BLANK
    if said.lower() in _SIGNS:
        return _SIGNS[said.lower()]
    if item.kind == "number":
        return _number(said, item)
    cell = text_cell(_word(said, item))
    fault = fault_in(item, cell)
    if fault is not None:
        raise fault
    return cell


def entry_text(cell: Cell, item: Item) -> str:
    """Return what stands in the editor of *cell*: what typing it again would say."""
    if cell.state is CellState.NONE_ARISING:
        return "-"
    if cell.state is CellState.NOT_APPLICABLE:
        return "x"
    if isinstance(cell.value, Decimal):
        return ESTIMATED_SIGN * cell.estimated + format_number(cell.value).replace(".", "")
    day = day_of(cell) if item.kind == "date" else None
    if day is not None:
        return short_date(day)
    value = str(cell.value or "")
    return texts.YES_NO.get(value, value) if item.kind == "yes_no" else value


def _number(said: str, item: Item) -> Cell:
    """Return the cell of a number; a fault quotes what was typed, letter by letter."""
    try:
        cell = _read_number(said, item)
        fault = fault_in(item, cell, said)
    except Problem as problem:
        fault = problem
    if fault is not None:
        raise fault.quoting(said[:_LONGEST_SHOWN])
    return cell


def _read_number(said: str, item: Item) -> Cell:
    estimated = said.startswith((ESTIMATED_SIGN, "≈"))
    digits = said.lstrip(ESTIMATED_SIGN + "≈ ")
    if item.measure == "%":
        digits = _PERCENT.sub("", digits)
    value = read_number(digits)
    if isinstance(value, Ambiguous):
        if item.places:
            raise Problem(
                "entry_ambiguous",
                found=digits,
                grouped=format_number(value.grouped).replace(".", ""),
                decimal=f"{format_number(value.decimal)}0",
            )
        value = value.grouped
    return number_cell(value, estimated=estimated)


def _word(said: str, item: Item) -> str:
    said = " ".join(said.split())
    if item.kind == "date":
        return parse_date(said).isoformat()
    if item.kind == "yes_no":
        codes = {words.lower(): code for code, words in texts.YES_NO.items()}
        if said.lower() not in codes:
            raise Problem("entry_choice", found=said, expected=", ".join(texts.YES_NO.values()))
        return codes[said.lower()]
    if item.kind == "choice":
        return next((c for c in item.choices if c.lower() == said.lower()), said)
    return said
