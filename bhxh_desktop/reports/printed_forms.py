"""The forms of a report as they stand on paper, each text with the figure it shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.regime import VALUE_COLUMN, Form
from bhxh_desktop.reports.form_grid import FormGrid, GridRow, grid_of
from bhxh_desktop.reports.source import ReportSource
from bhxh_desktop.reports.tables import is_list, row_of, says_anything, told


class PrintedRow(NamedTuple):
    """A line of a form."""

    labels: tuple[str, ...]
    """What tells it from the others: number, caption, measure; of a line of a list its caption."""
    cells: tuple[str, ...]
    """One text per column; of a line of a list its figure alone."""
    keys: tuple[FigureKey | None, ...]
    """Which figure each of them shows; None: none."""


class PrintedForm(NamedTuple):
    """A form."""

    form: Form
    listed: bool
    """Printed as lines of a list, not as a table."""
    heads: tuple[str, ...]
    """Captions of columns and of their groups."""
    head_rows: int
    rows: tuple[PrintedRow, ...]


def printed_forms(source: ReportSource) -> Iterator[PrintedForm]:
    """Yield the forms that the report prints, in the order of its sections."""
    forms = {form.code: form for form in source.forms}
    for section in source.regime.sections:
        if not section.serves(source.level, source.period):
            continue
        for code, form in forms.items():
            grid = grid_of(form, source.open_rows(code))
            if code in section.forms and says_anything(source, grid):
                yield _listed(source, grid) if is_list(form) else _table(source, grid)


def _table(source: ReportSource, grid: FormGrid) -> PrintedForm:
    heads = tuple(cell.text for tier in grid.header for cell in tier)
    rows = tuple(_row(source, grid, row) for row in grid.rows)
    return PrintedForm(grid.form, listed=False, heads=heads, head_rows=_tiers(grid), rows=rows)


def _tiers(grid: FormGrid) -> int:
    return len(grid.header) + grid.numbered


def _row(source: ReportSource, grid: FormGrid, row: GridRow) -> PrintedRow:
    labels = [grid.label(row, column) for column in grid.columns if column.role != "figure"]
    keys = [
        FigureKey(grid.form.code, row.code, column.code) if grid.item(row, column) else None
        for column in grid.columns
    ]
    return PrintedRow(tuple(labels), row_of(source, grid, row).cells, tuple(keys))


def _listed(source: ReportSource, grid: FormGrid) -> PrintedForm:
    rows = []
    for row in grid.rows:
        if row.row is not None and row.row.item is not None:
            key = FigureKey(grid.form.code, row.code, VALUE_COLUMN)
            shown = told(source.cell(key), row.row.item)
            rows.append(PrintedRow((row.caption,), (shown,), (key,)))
    return PrintedForm(grid.form, listed=True, heads=(), head_rows=0, rows=tuple(rows))
