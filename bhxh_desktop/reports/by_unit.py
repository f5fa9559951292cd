"""What units said in words, made ready for the report of their total."""

from __future__ import annotations

from collections.abc import Mapping

from bhxh_desktop.domain.consolidation import Total
from bhxh_desktop.domain.figure import Cell, CellState, FigureKey
from bhxh_desktop.domain.regime import Definition, is_open_row
from bhxh_desktop.reports import texts
from bhxh_desktop.reports.printed import printed_cell


def cells_of_total(
    total: Total, definition: Definition, names: Mapping[str, str]
) -> tuple[dict[FigureKey, Cell], dict[str, str]]:
    """Return the cells a total is printed from, and by open row the name of its unit.

    Open rows stand unit by unit in the order of *names*; a text several units filled becomes one,
    each part led in by the name of its unit. *names* holds every unit's short name by code.
    """
    cells = dict(total.cells)
    row_units: dict[str, str] = {}
    order = {unit: number for number, unit in enumerate(names)}
    told = {
        key: sorted(said, key=lambda pair: order[pair[0]]) for key, said in total.by_unit.items()
    }
    for key, said in sorted(told.items(), key=lambda pair: order[pair[1][0][0]]):
        if is_open_row(key.row):
            unit, cells[key] = said[0]
            row_units[key.row] = names[unit]
            continue
        item = definition.item(*key)
        parts = [
            texts.UNIT_SAYS.format(unit=names[unit], text=printed_cell(cell, item))
            for unit, cell in said
            if item is not None
        ]
        cells[key] = Cell(CellState.VALUE, "; ".join(parts))
    return cells, row_units
