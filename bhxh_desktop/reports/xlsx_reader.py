"""Reading a filled-in template: by its codes, trusting nothing else in the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from bhxh_desktop.domain.entries import Entry, Overtyped, Typed
from bhxh_desktop.domain.figure import Cell, FigureKey
from bhxh_desktop.domain.naming import place_name
from bhxh_desktop.domain.regime import Definition, Form, Item, is_open_row
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.reports.sheet_map import Place, address, sheet_title
from bhxh_desktop.reports.sheet_value import shown, typed_cell
from bhxh_desktop.reports.template_codes import NEW_ROW, NO_ROW, SheetCode
from bhxh_desktop.reports.xlsx_pages import MOST_ROWS, Page, Value, read_pages

_LONGEST_SHOWN = 120
_SEARCHED = 30
"""Rows and columns in which the code of a sheet is looked for."""


class TemplateEntry(NamedTuple):
    """A filled cell of a template."""

    key: FigureKey
    """A new open row is called ``+1``, ``+2`` … in the order of the sheet."""
    cell: Cell
    address: str
    """For people: "'Hồ sơ'!D7"."""


class Template(NamedTuple):
    """What a filled-in template says."""

    entries: tuple[TemplateEntry, ...]
    overtyped: tuple[Overtyped, ...]
    """Values that stand where the template has its formulas."""

    @property
    def typed(self) -> Typed:
        """The same as any file of figures; a workbook says nothing of notes."""
        entries: dict[FigureKey, Entry] = {each.key: (each.cell, None) for each in self.entries}
        return Typed(entries, self.overtyped)


class _Filled(NamedTuple):
    """A value with the code of its column and its address."""

    column: str
    value: Value
    place: str


Foreign = Callable[[SheetCode], Problem]
"""Names what a sheet was made for, where that is another report than the one to fill in."""


def read_template(
    path: Path, definition: Definition, key: SubmissionKey, foreign: Foreign
) -> Template:
    """Return every filled cell that people type, and apart what was typed over formulas.

    A blank cell says nothing: it is not among the entries. Raises Problems with every fault and
    its address: a file that is none of ours, a sheet whose codes were lost, text or a formula
    where a number belongs, a value its item does not take, a line without its code. Sheets of
    another unit, regime, version or period are told by *foreign*, once for all that are alike.
    """
    pages = read_pages(path)
    reader = _Reader(definition, key)
    codes = 0
    for page in pages:
        code = SheetCode.parse(page.rows[0][0].value) if page.rows and page.rows[0] else None
        if code is not None:
            codes += 1
            reader.read(page, code)
        elif reader.is_spoilt(page):
            codes += 1
            reader.faults.append(Problem("template_marks", sheet=page.title))
    if not codes:
        raise Problems([Problem("template_codes_missing", name=path.name)])
    if faults := [*map(foreign, reader.foreign), *reader.faults]:
        raise Problems(faults)
    return Template(tuple(reader.entries.values()), tuple(reader.overtyped))


class _Reader:
    def __init__(self, definition: Definition, key: SubmissionKey) -> None:
        self.definition = definition
        version = str(definition.regime.version)
        self.expected = SheetCode(definition.regime.code, version, key.period, key.unit, "")
        self.foreign: dict[SheetCode, None] = {}
        self.entries: dict[FigureKey, TemplateEntry] = {}
        self.overtyped: list[Overtyped] = []
        self.faults: list[Problem] = []

    def is_spoilt(self, page: Page) -> bool:
        """Tell whether a sheet without a code in its corner was one of ours.

        It is called as one of our forms, or its codes were moved. Passing it over would drop
        every figure on it without a word.
        """
        titles = {sheet_title(form.title) for form in self.definition.regime.forms}
        top = (value.value for row in page.rows[:_SEARCHED] for value in row[:_SEARCHED])
        return page.title in titles or any(SheetCode.parse(value) for value in top)

    def read(self, page: Page, code: SheetCode) -> None:
        about = code._replace(form="")
        if about != self.expected:
            self.foreign[about] = None
            return
        form = self.definition.forms.get(code.form)
        if form is None:
            self.faults.append(Problem("template_marks", sheet=page.title))
            return
        if len(page.rows) > MOST_ROWS:
            self.faults.append(Problem("template_too_long", sheet=page.title, limit=MOST_ROWS))
            return
        new_rows = 0
        columns = _columns(page)
        if not set(form.column_codes) <= {name for _, name in columns}:
            self.faults.append(Problem("template_marks", sheet=page.title))
            return
        for number, values in enumerate(page.rows[1:], 2):
            row = str(values[0].value or "").strip()
            filled = [
                _Filled(name, values[at], address(Place(page.title, number, at + 1)))
                for at, name in columns
                if row != NO_ROW and not values[at].is_blank
            ]
            if filled and row == NEW_ROW:
                new_rows += 1
                row = f"{NEW_ROW}{new_rows}"
            if filled:
                self._read_row(form, row, filled)

    def _read_row(self, form: Form, row: str, filled: Sequence[_Filled]) -> None:
        """Read the filled cells of a line; one fault tells of a line that has no place."""
        fault = self._row_fault(form, row)
        if fault is not None:
            self.faults.append(Problem("template_cell", place=filled[0].place, fault=fault))
            return
        for cell in filled:
            try:
                self._read_cell(form, row, cell)
            except Problem as found:
                self.faults.append(Problem("template_cell", place=cell.place, fault=found))

    def _row_fault(self, form: Form, row: str) -> Problem | None:
        if not row:
            return Problem("template_row_without_code")
        is_open = form.open_rows is not None and _is_open(row)
        if is_open or (form.code, row) in self.definition.rows:
            return None
        return Problem("entry_unknown", cell=f"{form.code}.{row}"[:_LONGEST_SHOWN])

    def _read_cell(self, form: Form, row: str, filled: _Filled) -> None:
        key = FigureKey(form.code, row, filled.column)
        fixed = None if _is_open(row) else self.definition.rows[form.code, row]
        item = form.item(fixed, filled.column)
        if item is None or filled.column not in form.column_codes:
            raise Problem("entry_unknown", cell=place_name(self.definition, key))
        if item.formula:
            if filled.value.kind != "f":
                self.overtyped.append(_overtyped(key, item, filled))
            return
        if key in self.entries:
            raise Problem("template_doubled", other=self.entries[key].address)
        cell = typed_cell(filled.value.value, item, is_formula=filled.value.kind == "f")
        self.entries[key] = TemplateEntry(key, cell, filled.place)


def _overtyped(key: FigureKey, item: Item, filled: _Filled) -> Overtyped:
    value = filled.value.value
    try:
        cell = typed_cell(value, replace(item, signed=True), is_formula=False)
    except Problem:
        cell = None
    return Overtyped(filled.place, key, shown(value), cell)


def _is_open(row: str) -> bool:
    return row.startswith(NEW_ROW) or is_open_row(row)


def _columns(page: Page) -> list[tuple[int, str]]:
    """Return the columns that hold figures, with their codes."""
    codes = [str(value.value or "").strip() for value in page.rows[0]]
    return [(at, code) for at, code in enumerate(codes) if at and code and code != NO_ROW]
