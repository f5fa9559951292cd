"""What every sheet of our workbooks shares: head lines, head of the table, width, print set-up."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.cell import Cell as SheetCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bhxh_desktop.reports import texts
from bhxh_desktop.reports.page import FONT, LANDSCAPE, TWIPS_PER_INCH
from bhxh_desktop.reports.sheet_map import Sheet
from bhxh_desktop.reports.sheet_size import column_width, text_height, whole_width
from bhxh_desktop.reports.sheet_styles import (
    at,
    style_head,
    style_line,
    style_title,
    write_text,
)
from bhxh_desktop.reports.source import ReportSource
from bhxh_desktop.vietnamese.dates import short_date

_UNIT, _TITLE, _PERIOD, _MARKS, _MEASURE = 1, 2, 3, 4, 5
_TITLE_SHARE = 1.2
_PAPER_A4 = 9


def write_frame(
    page: Worksheet, sheet: Sheet, source: ReportSource, marks: tuple[str, ...]
) -> None:
    """Write everything of a sheet but its figures, and set it up for screen and printer."""
    start = short_date(source.window.printed_start)
    end = short_date(source.window.printed_end)
    period = texts.PERIOD_LINE.format(period=source.period.words, start=start, end=end)
    measure = sheet.grid.measure and texts.MEASURE_LINE.format(measure=sheet.grid.measure)
    style_line(_line(page, sheet, _UNIT, source.unit.name), "left", bold=True)
    style_title(_line(page, sheet, _TITLE, sheet.grid.form.title))
    style_line(_line(page, sheet, _PERIOD, period), "center")
    style_line(_line(page, sheet, _MARKS, "   ".join(marks)), "center", bold=True)
    style_line(_line(page, sheet, _MEASURE, measure), "right")
    _write_head(page, sheet)
    for number, _ in enumerate(sheet.grid.columns):
        letter = get_column_letter(sheet.first_column + number)
        page.column_dimensions[letter].width = column_width(sheet, number)
    _set_up_print(page, sheet, marks)


def write_notes(page: Worksheet, sheet: Sheet, lines: Iterable[str]) -> None:
    """Write lines below the table."""
    for number, text in enumerate(lines, sheet.end - sheet.margin + 1):
        style_line(_line(page, sheet, number, text), "left")


def _line(page: Worksheet, sheet: Sheet, number: int, text: str) -> SheetCell:
    """Write a line over the whole width of the table; *number* is counted from the margin."""
    row = sheet.margin + number
    first, last = sheet.first_column, sheet.last_column
    page.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
    height = text_height(text, whole_width(sheet))
    page.row_dimensions[row].height = height * (_TITLE_SHARE if number == _TITLE else 1)
    cell = at(page, row, first)
    write_text(cell, text)
    return cell


def _write_head(page: Worksheet, sheet: Sheet) -> None:
    heights: dict[int, float] = {}
    for cell, row, column in sheet.header():
        last_row, last_column = row + cell.rows - 1, column + cell.columns - 1
        for below in range(row, last_row + 1):
            for beside in range(column, last_column + 1):
                style_head(at(page, below, beside))
        write_text(at(page, row, column), cell.text)
        page.merge_cells(
            start_row=row, end_row=last_row, start_column=column, end_column=last_column
        )
        reach = range(column - sheet.first_column, last_column - sheet.first_column + 1)
        height = text_height(cell.text, sum(column_width(sheet, e) for e in reach)) / cell.rows
        for below in range(row, last_row + 1):
            heights[below] = max(heights.get(below, 0), height)
    for row, height in heights.items():
        page.row_dimensions[row].height = height  # merged cells do not stretch their rows
    if sheet.grid.numbered:
        for number, printed in enumerate(sheet.grid.columns, sheet.first_column):
            place = at(page, sheet.numbers, number)
            style_head(place)
            write_text(place, printed.number)


def _set_up_print(page: Worksheet, sheet: Sheet, marks: tuple[str, ...]) -> None:
    figures = next(i for i, c in enumerate(sheet.grid.columns) if c.role == "figure")
    page.freeze_panes = at(page, sheet.body, sheet.first_column + max(1, figures)).coordinate
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _PAPER_A4
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.print_title_rows = f"{sheet.head}:{sheet.body - 1}"
    page.print_options.horizontalCentered = True
    margins = page.page_margins
    margins.top, margins.bottom = (LANDSCAPE.top / TWIPS_PER_INCH,) * 2
    margins.left = margins.right = LANDSCAPE.right / TWIPS_PER_INCH
    footer = HeaderFooterItem()
    for part, text in ((footer.left, "   ".join(marks)), (footer.right, "&P/&N")):
        part.text, part.font = text, f"{FONT},Regular"
    page.HeaderFooter.oddFooter = footer
