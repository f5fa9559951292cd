"""Cells as they are printed: the number, the mark that stands for a state, the sign of a draft."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bhxh_desktop.domain.figure import Cell, CellState
from bhxh_desktop.domain.regime import Item, Target
from bhxh_desktop.reports import texts
from bhxh_desktop.vietnamese.dates import short_date
from bhxh_desktop.vietnamese.numbers import format_count, format_number

PERCENT = "%"
_SIGNS = {">=": "≥", "<=": "≤"}


def printed_cell(cell: Cell, item: Item) -> str:
    """Return what stands in a table: "" for blank, "–", "x", "1.234*" for an incomplete sum."""
    if cell.state is CellState.NONE_ARISING:
        return texts.NONE_ARISING
    if cell.state is CellState.NOT_APPLICABLE:
        return texts.NOT_APPLICABLE
    mark = texts.INCOMPLETE if cell.incomplete and cell.value is not None else ""
    return printed_value(cell, item) + mark


def told_cell(cell: Cell, item: Item) -> str:
    """Return the value as prose writes it: counts below ten as "02", nothing arising as "00"."""
    if cell.state is CellState.NONE_ARISING:
        return format_count(Decimal(0))
    if isinstance(cell.value, Decimal) and not item.places:
        return _estimated(cell, format_count(cell.value))
    return printed_value(cell, item)


def printed_value(cell: Cell, item: Item) -> str:
    """Return the value without its measure; "" where there is none."""
    if isinstance(cell.value, Decimal):
        return _estimated(cell, format_number(cell.value, item.places))
    value = cell.value or ""
    day = day_of(cell) if item.kind == "date" else None
    if day is not None:
        return short_date(day)
    return texts.YES_NO.get(value, value) if item.kind == "yes_no" else value


def day_of(cell: Cell) -> date | None:
    """Return the day in a cell; None for what is none: a finding tells of it, paper shows it."""
    try:
        return date.fromisoformat(str(cell.value))
    except ValueError:
        return None


def _estimated(cell: Cell, shown: str) -> str:
    return texts.ESTIMATED.format(figure=shown) if cell.estimated else shown


def with_measure(shown: str, item: Item) -> str:
    """Return the printed value followed by its measure: "96,28%", "585.445 hồ sơ"."""
    if not item.measure or not shown:
        return shown
    return f"{shown}{item.measure}" if item.measure == PERCENT else f"{shown} {item.measure}"


def printed_target(target: Target, item: Item) -> str:
    """Return a target with its operator: "≥ 63%"."""
    value = Decimal(target.value)
    places = max(0, -int(value.as_tuple().exponent))
    sign = _SIGNS.get(target.operator, target.operator)
    return f"{sign} {with_measure(format_number(value, places), item)}"
