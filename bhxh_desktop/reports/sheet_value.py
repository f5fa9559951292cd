"""What somebody put into a cell of a workbook, as a cell of ours."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal

from bhxh_desktop.domain.figure import (
    LONGEST_TEXT,
    NONE_ARISING,
    NOT_APPLICABLE,
    Cell,
    CellState,
)
from bhxh_desktop.domain.regime import Item
from bhxh_desktop.domain.rules import fault_in
from bhxh_desktop.errors import Problem
from bhxh_desktop.reports import texts
from bhxh_desktop.vietnamese.dates import parse_date, short_date
from bhxh_desktop.vietnamese.numbers import figure_text
from bhxh_desktop.vietnamese.text import clean, one_line

_EXCEL_DIGITS = 15
"""Excel shows no more; binary dust lies beyond them."""
_LONGEST_SHOWN = 40
_DIGITS = re.compile("[0-9]{1,40}")
_YES_NO = {shown.casefold(): value for value, shown in texts.YES_NO.items()}


def typed_cell(value: object, item: Item, *, is_formula: bool) -> Cell:
    """Return the cell that *value*, which is not blank, stands for.

    Raises Problem ``template_formula``, ``template_text_in_number``, ``figure_range``,
    ``date_form``, ``text_control``, ``text_long``, or what `rules.fault_in` finds.
    """
    if is_formula:
        raise Problem("template_formula", found=shown(value))
    if item.kind == "number":
        cell = _number_cell(value)
    else:
        cell = Cell(CellState.VALUE, _text(value, item))
    fault = fault_in(item, cell)
    if fault is not None:
        raise fault
    return cell


def _number_cell(value: object) -> Cell:
    if isinstance(value, str):
        word = clean(value).strip().casefold()
        if word in texts.TYPED_NONE_ARISING:
            return NONE_ARISING
        if word in texts.TYPED_NOT_APPLICABLE:
            return NOT_APPLICABLE
        if _DIGITS.fullmatch(word):  # stored as text, as numbers copied from elsewhere often are
            return Cell(CellState.VALUE, Decimal(figure_text(Decimal(word))))
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Problem("template_text_in_number", found=shown(value))
    return Cell(CellState.VALUE, Decimal(_plain(value)))


def _text(value: object, item: Item) -> str:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat() if item.kind == "date" else short_date(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _plain(value)
    if isinstance(value, bool):
        value = texts.YES_NO["yes" if value else "no"] if item.kind == "yes_no" else shown(value)
    text = one_line(str(value), LONGEST_TEXT)
    if item.kind == "date":
        return parse_date(text).isoformat()
    return _YES_NO.get(text.casefold(), text) if item.kind == "yes_no" else text


def _plain(value: float) -> str:
    """Return the plain form of a number; whole ones keep every digit they came with."""
    exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_EXCEL_DIGITS}g}")
    return figure_text(exact)


def shown(value: object) -> str:
    """Return what stands in a cell of a workbook as Excel shows it, shortened."""
    if isinstance(value, bool):
        return texts.TRUE_FALSE[value]
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M:%S}"
    if isinstance(value, int | float):
        return format(Decimal(repr(value)), "f").replace(".", ",")[:_LONGEST_SHOWN]
    return str(value)[:_LONGEST_SHOWN]
