"""The annexes of a report as a workbook: one sheet per form, with live formulas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell

from bhxh_desktop.domain.figure import Cell, CellState, FigureKey
from bhxh_desktop.domain.regime import Item
from bhxh_desktop.domain.task import count_tasks
from bhxh_desktop.reports import texts
from bhxh_desktop.reports.column_fit import words_of
from bhxh_desktop.reports.excel_formula import excel_formula
from bhxh_desktop.reports.form_grid import grid_of
from bhxh_desktop.reports.sheet_body import fits, write_body, write_figure
from bhxh_desktop.reports.sheet_frame import write_frame, write_notes
from bhxh_desktop.reports.sheet_map import Sheet, SheetMap
from bhxh_desktop.reports.sheet_styles import number_format
from bhxh_desktop.reports.source import ReportSource
from bhxh_desktop.reports.standing import marks_of, notes_of
from bhxh_desktop.reports.tables import row_of
from bhxh_desktop.reports.workbook import save


def write_xlsx(source: ReportSource) -> bytes:
    """Return the workbook; the same source always gives the same bytes.

    A derived cell is a formula wherever recalculating it gives exactly the printed value;
    elsewhere it is the value on gray, and the sheet says why.
    """
    sheets = SheetMap.of(grid_of(form, source.open_rows(form.code)) for form in source.forms)
    return _Annexes(source, sheets).bytes()


class _Annexes:
    def __init__(self, source: ReportSource, sheets: SheetMap) -> None:
        self.source = source
        self.sheets = sheets
        self.results: dict[str, dict[str, Decimal | str]] = {}
        self.as_values: set[str] = set()
        """Sheets on which a derived cell is a value."""
        counts = count_tasks(source.tasks, source.progress, source.window.end)
        self.recomputed = source.program.compute(source.cells, counts)

    def bytes(self) -> bytes:
        book = Workbook()
        book.remove(book.worksheets[0])
        marks = marks_of(self.source).footer
        for planned in self.sheets.sheets:
            sheet = replace(planned, letters=self._letters(planned))
            page = book.create_sheet(sheet.title)
            write_frame(page, sheet, self.source, marks)
            write_body(page, sheet, self._put)
            write_notes(page, sheet, self._notes(sheet))
        title = f"{self.source.regime.title} {self.source.period.words}"
        return save(book, title, self.source.unit.name, self.results)

    def _letters(self, sheet: Sheet) -> tuple[int, ...]:
        """Return how long the longest text of each column is: a number, or a word of its head."""
        grid = sheet.grid
        rows = [row_of(self.source, grid, row).cells for row in grid.rows]
        words = words_of(grid.header, len(grid.columns))
        return tuple(
            max((len(text) for text in (*(cells[at] for cells in rows), *words[at])), default=0)
            for at in range(len(grid.columns))
        )

    def _put(self, place: SheetCell, key: FigureKey, item: Item) -> bool:
        cell = self.source.cell(key)
        if not item.formula:
            write_figure(place, cell, item)
            return False
        formula = self._formula(key)
        if formula is None:
            self.as_values.add(place.parent.title)
            write_figure(place, cell, item)
            return True
        place.value = formula
        place.number_format = number_format(item, cell)
        self.results.setdefault(place.parent.title, {})[place.coordinate] = _result(cell)
        return False

    def _formula(self, key: FigureKey) -> str | None:
        """Return the formula, None where it would not give what is printed."""
        cells = (key, *self.source.program.inputs[key])
        for each in cells:
            cell = self.source.cell(each)
            if not fits(cell) or self.recomputed.get(each, cell) != cell:
                return None
        return excel_formula(self.source.program, key, self.sheets.places)

    def _notes(self, sheet: Sheet) -> Iterator[str]:
        yield from notes_of(self.source, sheet.grid.form)
        if sheet.title in self.as_values:
            yield texts.AS_VALUES


def _result(cell: Cell) -> Decimal | str:
    """Return what the formula of a cell comes to."""
    marks = {
        CellState.NONE_ARISING: texts.NONE_ARISING,
        CellState.NOT_APPLICABLE: texts.NOT_APPLICABLE,
    }
    return cell.value if isinstance(cell.value, Decimal) else marks.get(cell.state, "")
