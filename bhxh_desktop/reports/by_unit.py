"""What units said in words, made ready for the report of their total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bhxh_desktop.domain.consolidation import Total
from bhxh_desktop.domain.figure import Cell, CellState, FigureKey
from bhxh_desktop.domain.open_rows import row_id
from bhxh_desktop.domain.regime import Definition, is_open_row
from bhxh_desktop.reports import texts
from bhxh_desktop.reports.printed import printed_cell


def cells_of_total(
    total: Total, definition: Definition, names: Mapping[str, str]
) -> tuple[dict[FigureKey, Cell], dict[str, str]]:
    """Return the cells a total is printed from, and by open row the name of its unit.

    Open rows stand unit by unit in the order of *names*, also those of one id: two units may have
    filled in copies of one file. A text several units filled becomes one, each part led in by the
    name of its unit. *names* holds every unit's short name by code.
    """
    cells = dict(total.cells)
    owners: dict[str, str] = {}
    order = {unit: number for number, unit in enumerate(names)}
    rows: list[tuple[int, FigureKey, str, Cell]] = []
    for key, told in total.by_unit.items():
        said = sorted(told, key=lambda pair: order[pair[0]])
        if is_open_row(key.row):
            rows += [(order[unit], key, unit, cell) for unit, cell in said]
        else:
            cells[key] = _joined(said, definition, key, names)
    for _, key, unit, cell in sorted(rows, key=lambda row: row[0]):
        row = key.row if owners.get(key.row, unit) == unit else row_id(unit, key.row)
        cells[key._replace(row=row)] = cell
        owners[row] = unit
    return cells, {row: names[unit] for row, unit in owners.items()}


def _joined(
    said: Sequence[tuple[str, Cell]],
    definition: Definition,
    key: FigureKey,
    names: Mapping[str, str],
) -> Cell:
    item = definition.item(*key)
    parts = [
        texts.UNIT_SAYS.format(unit=names[unit], text=printed_cell(cell, item))
        for unit, cell in said
        if item is not None
    ]
    return Cell(CellState.VALUE, "; ".join(parts))
