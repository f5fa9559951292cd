"""The lines of a form on a sheet: labels, and each figure as a number, a text or a live formula."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from openpyxl.cell import Cell as SheetCell
from openpyxl.worksheet.worksheet import Worksheet

from bhxh_desktop.domain.figure import Cell, FigureKey
from bhxh_desktop.domain.regime import Item
from bhxh_desktop.reports.printed import day_of, printed_cell
from bhxh_desktop.reports.sheet_map import Sheet
from bhxh_desktop.reports.sheet_size import column_width, text_height
from bhxh_desktop.reports.sheet_styles import (
    DATE_FORMAT,
    at,
    number_format,
    style_body,
    write_text,
)
from bhxh_desktop.vietnamese.numbers import figure_text

MOST_DIGITS = 15
"""What Excel keeps of a number."""
Put = Callable[[SheetCell, FigureKey, Item], bool]
"""Writes a figure; tells whether the cell is to be gray."""


def write_body(page: Worksheet, sheet: Sheet, put: Put) -> None:
    """Write the lines of the table, the figures by *put*."""
    grid = sheet.grid
    for at_row, row in enumerate(grid.rows, sheet.body):
        bold = row.total or grid.is_heading(row)
        height = 0.0
        for number, column in enumerate(grid.columns):
            cell = at(page, at_row, sheet.first_column + number)
            item = grid.item(row, column)
            gray = item is None and column.role == "figure"
            if item is None:
                write_text(cell, grid.label(row, column))
            else:
                gray = put(cell, FigureKey(grid.form.code, row.code, column.code), item)
            indent = row.indent if column.role == "caption" else 0
            style_body(cell, column.align, bold=bold, indent=indent, gray=gray)
            text = cell.value if isinstance(cell.value, str) and cell.data_type == "s" else ""
            height = max(height, text_height(text, column_width(sheet, number)))
        page.row_dimensions[at_row].height = height


def write_figure(place: SheetCell, cell: Cell, item: Item) -> None:
    """Write what stands in *cell*: a number Excel calculates with wherever it can hold it."""
    if isinstance(cell.value, Decimal) and fits(cell):
        place.value = Decimal(figure_text(cell.value))
        place.number_format = number_format(item, cell)
    elif item.kind == "date" and (day := day_of(cell)) is not None:
        place.value = day
        place.number_format = DATE_FORMAT
    else:
        write_text(place, printed_cell(cell, item))


def fits(cell: Cell) -> bool:
    """Tell whether Excel keeps every digit of the number here."""
    return len(figure_text(cell.number).strip("-").replace(".", "")) <= MOST_DIGITS
