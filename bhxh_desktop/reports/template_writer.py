"""The fill-in template: the annexes with white cells to type into and codes to read them by."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.open_rows import row_id
from bhxh_desktop.domain.regime import Form, Item
from bhxh_desktop.reports import texts
from bhxh_desktop.reports.excel_formula import excel_formula
from bhxh_desktop.reports.form_grid import grid_of
from bhxh_desktop.reports.sheet_body import write_body, write_figure
from bhxh_desktop.reports.sheet_frame import write_frame, write_notes
from bhxh_desktop.reports.sheet_map import Sheet, SheetMap
from bhxh_desktop.reports.sheet_styles import number_format, open_for_typing
from bhxh_desktop.reports.source import ReportSource
from bhxh_desktop.reports.template_codes import MARGIN, NO_ROW, SheetCode
from bhxh_desktop.reports.workbook import save

_NEW_ROWS = 30
"""Empty lines offered where the office adds rows itself."""


def write_template(
    source: ReportSource, token: str, notes: Mapping[FigureKey, str] | None = None
) -> bytes:
    """Return the workbook, holding the typed cells of *source*, if any, and the *notes* on them.

    Empty lines for rows of the office's own get ids made from *token*, another one for each
    template: filled in twice a file names the same rows, two files never do.
    Sheets are protected without a password: that keeps fingers off formulas, nothing more.
    """
    grids = [grid_of(form, _rows(source, form, token)) for form in source.forms]
    sheets = SheetMap.of(grids, margin=MARGIN)
    book = Workbook()
    book.remove(book.worksheets[0])
    marks = (texts.SAMPLE,) if source.sample else ()
    put = _Putter(source, sheets, notes or {})
    for sheet in sheets.sheets:
        page = book.create_sheet(sheet.title)
        write_frame(page, sheet, source, marks)
        write_body(page, sheet, put)
        note = sheet.grid.form.note
        write_notes(page, sheet, (texts.FILL_IN, *([note] if note else [])))
        _write_codes(page, sheet, source)
        page.protection.sheet = True
        page.protection.formatColumns = page.protection.formatRows = False
    title = f"{source.regime.title} {source.period.words}"
    return save(book, title, source.unit.name, {})


class _Putter:
    """Writes a figure into a template: typed cells open, derived ones as formulas on gray."""

    def __init__(
        self, source: ReportSource, sheets: SheetMap, notes: Mapping[FigureKey, str]
    ) -> None:
        self.source = source
        self.places = sheets.places
        self.notes = notes

    def __call__(self, place: SheetCell, key: FigureKey, item: Item) -> bool:
        if key in self.notes:
            place.comment = Comment(self.notes[key], self.source.unit.name)
        if item.formula:
            place.value = excel_formula(self.source.program, key, self.places, hyphens=True)
            place.number_format = number_format(item, self.source.cell(key))
            return True
        write_figure(place, self.source.cell(key), item)
        open_for_typing(place)
        return False


def _rows(source: ReportSource, form: Form, token: str) -> tuple[tuple[str, str], ...]:
    """Return the open rows of a form: those that are there, then new ones."""
    if form.open_rows is None:
        return ()
    rows = source.open_rows(form.code)
    room = max(0, form.open_rows.limit - len(rows))
    new = (row_id(token, form.code, str(number)) for number in range(min(_NEW_ROWS, room)))
    return (*rows, *[(row, "") for row in new])


def _write_codes(page: Worksheet, sheet: Sheet, source: ReportSource) -> None:
    regime = source.regime
    about = (regime.code, str(regime.version), str(source.period), source.unit.code)
    page.cell(1, 1, SheetCode(*about, sheet.grid.form.code).text)
    for number, column in enumerate(sheet.grid.columns, sheet.first_column):
        page.cell(1, number, column.code or NO_ROW)
    for at in range(2, sheet.body):
        page.cell(at, 1, NO_ROW)
    for at, row in enumerate(sheet.grid.rows, sheet.body):
        page.cell(at, 1, row.code)
    page.row_dimensions[1].hidden = True
    page.column_dimensions["A"].hidden = True
