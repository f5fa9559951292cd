"""What is left of a year: the last quarter, or half, of which no report exists (model.md §1)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import localcontext

from bhxh_desktop.domain.automatic import closing_of
from bhxh_desktop.domain.calculation import EXACT, Program, add
from bhxh_desktop.domain.figure import BLANK, Cell, FigureKey, Figures
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Item

_BEFORE = {"quarter": 4, "half": 2}


def parts_before(period: Period) -> tuple[Period, ...]:
    """Return the periods that with *period* make its year; none where it is not the last."""
    if period.number != _BEFORE.get(period.kind):
        return ()
    return tuple(Period(period.year, period.kind, n) for n in range(1, period.number))


def rest_of_year(program: Program, year: Figures, parts: Sequence[Figures]) -> Figures:
    """Return the figures of the last part of a *year*, given those of all *parts* before it.

    Flows are what the parts leave, stocks those of the year's end, openings the closings of the
    last part; from these the derived cells. What is not wholly known is left out.
    """
    typed: dict[FigureKey, Cell] = {}
    with localcontext(EXACT):
        for place, item in program.definition.items.items():
            key = FigureKey(*place)
            if item.kind != "number" or not program.is_input(key):
                continue
            cell = _one(program, key, item, year, parts)
            if cell != BLANK and not cell.incomplete and (item.signed or cell.number >= 0):
                typed[key] = cell
    computed = program.compute(typed)
    return {key: cell for key, cell in computed.items() if not cell.incomplete}


def _one(
    program: Program, key: FigureKey, item: Item, year: Figures, parts: Sequence[Figures]
) -> Cell:
    cell = year.get(key, BLANK)
    if item.nature == "opening":
        return parts[-1].get(closing_of(program, key, item), BLANK) if item.closing else BLANK
    if item.nature != "flow" or item.window != "period":
        return cell
    return add([(1, cell), *((-1, part.get(key, BLANK)) for part in parts)])
