"""Forms in a report: a short sheet as lines of a list, everything else as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from bhxh_desktop.domain.figure import Cell, CellState, FigureKey
from bhxh_desktop.domain.regime import VALUE_COLUMN, Form, Item
from bhxh_desktop.reports import texts
from bhxh_desktop.reports.column_fit import fitted
from bhxh_desktop.reports.document import Block, Column, Paragraph, Row, Run, Table
from bhxh_desktop.reports.form_grid import FormGrid, GridColumn, GridRow, grid_of, items_of
from bhxh_desktop.reports.printed import printed_cell, told_cell, with_measure
from bhxh_desktop.reports.source import ReportSource
from bhxh_desktop.reports.standing import list_notes_of, notes_of

LONGEST_LIST = 10
"""Lines of a sheet that read better as a list than as a table."""

_WIDEST_TEXT = 32
_LETTERS_PER_SHARE = 3


def form_blocks(source: ReportSource, form: Form, *, titled: bool) -> Iterator[Block]:
    """Yield *form* with its figures, its title above it where *titled*.

    A form nobody added a row to, or of which nothing applies, is left out.
    """
    grid = grid_of(form, source.open_rows(form.code))
    if not says_anything(source, grid):
        return
    if is_list(form):
        if titled:
            yield Paragraph(runs=(Run(text=f"{form.title}:"),))
        yield from _list_of(source, grid)
        return
    rows = tuple(_kept(source, grid))
    measure = texts.MEASURE_LINE.format(measure=grid.measure) if grid.measure else ""
    columns = tuple(_column(column, rows, at) for at, column in enumerate(grid.columns))
    yield Table(
        caption=form.title if titled else "",
        measure=measure,
        columns=fitted(columns, grid.header, rows, landscape=form.landscape),
        caption_column=grid.caption_column,
        header=grid.header,
        numbers=tuple(c.number for c in grid.columns) if grid.numbered else (),
        rows=rows,
        notes=tuple(notes_of(source, form)),
        landscape=form.landscape,
    )


def _kept(source: ReportSource, grid: FormGrid) -> Iterator[Row]:
    """Yield the lines of a table: a heading, and the last but one, stay with what follows."""
    last = len(grid.rows) - 1
    for at, row in enumerate(grid.rows):
        follows = at == last - 1 or (at < last and grid.is_heading(row))
        yield msgspec.structs.replace(row_of(source, grid, row), kept=follows)


def says_anything(source: ReportSource, grid: FormGrid) -> bool:
    """Tell whether a form is printed: somebody added a row to it, or something of it applies."""
    codes = [(row.code, column.code) for row in grid.rows for column in grid.columns]
    keys = [FigureKey(grid.form.code, *pair) for pair in codes if all(pair)]
    known = [key for key in keys if source.program.definition.item(*key) is not None]
    return any(source.cell(key).state is not CellState.NOT_APPLICABLE for key in known)


def is_list(form: Form) -> bool:
    """Tell whether a form is printed as lines of a list."""
    items = list(items_of(form))
    plain = all(item.kind == "number" and item.target is None for item in items)
    return form.is_sheet and plain and len(form.rows) <= LONGEST_LIST


def _column(column: GridColumn, rows: Sequence[Row], at: int) -> Column:
    """Return a column; one of long texts is given more room than the form says."""
    width = column.width
    if column.role == "figure" and column.align == "left":
        longest = max((len(row.cells[at]) for row in rows), default=0)
        width = max(width, min(_WIDEST_TEXT, longest // _LETTERS_PER_SHARE))
    return Column(width=width, align=column.align)


def row_of(source: ReportSource, grid: FormGrid, row: GridRow) -> Row:
    """Return a line of a table."""
    cells = tuple(_text(source, grid, row, column) for column in grid.columns)
    return Row(cells=cells, indent=row.indent, bold=row.total or grid.is_heading(row))


def _text(source: ReportSource, grid: FormGrid, row: GridRow, column: GridColumn) -> str:
    item = grid.item(row, column)
    if item is None:
        return grid.label(row, column)
    return printed_cell(source.cell(FigureKey(grid.form.code, row.code, column.code)), item)


def told(cell: Cell, item: Item) -> str:
    """Return the figure of a line with its measure, or in words that there is none."""
    if cell.state is CellState.NOT_APPLICABLE:
        return texts.DOES_NOT_APPLY
    if cell.state is CellState.NONE_ARISING and item.formula:
        return texts.NO_FIGURE
    mark = texts.INCOMPLETE if cell.incomplete and cell.value is not None else ""
    return with_measure(told_cell(cell, item) + mark, item) or texts.NO_FIGURE


def _list_of(source: ReportSource, grid: FormGrid) -> Iterator[Paragraph]:
    """Yield a sheet as lines; a line with lines under it leads them in with "trong đó:"."""
    for row, following in zip(grid.rows, (*grid.rows[1:], None), strict=True):
        leads = following is not None and following.indent > row.indent
        if row.row is None or row.row.item is None:
            text = f"{row.caption}:"
        else:
            key = FigureKey(grid.form.code, row.code, VALUE_COLUMN)
            shown = told(source.cell(key), row.row.item)
            text = f"{row.caption}: {shown}"
            text += f", {texts.OF_WHICH}:" if leads else (";" if following else ".")
        yield Paragraph(runs=(Run(text=text),), bullet="+" if row.indent else "-")
    for note in list_notes_of(source, grid.form):
        yield Paragraph(runs=(Run(text=note, italic=True),), annotation=True)
