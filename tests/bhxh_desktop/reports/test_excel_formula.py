"""Live formulas: what they look like, and that a calculating program gets what we print."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.figure import (
    BLANK,
    NONE_ARISING,
    NOT_APPLICABLE,
    Cell,
    FigureKey,
    number_cell,
    text_cell,
)
from bhxh_desktop.reports.excel_formula import excel_formula
from bhxh_desktop.reports.form_grid import grid_of
from bhxh_desktop.reports.sheet_map import SheetMap
from bhxh_desktop.reports.template_codes import MARGIN
from bhxh_desktop.reports.template_writer import write_template
from bhxh_desktop.reports.xlsx_writer import write_xlsx
from tests.helpers.report import a_source, reported_program
from tests.helpers.sample import total_source
from tests.helpers.workbook import open_book, recalculated, seen

STATES = [BLANK, NONE_ARISING, NOT_APPLICABLE, *map(number_cell, (0, 3, 7))]
EDGES = [(602869, 602870), (602870, 602870), (602871, 602870), (1, 602870), (1, 8), (5, 1000)]
FORMULAS = {
    "total": ("a + b", 0),
    "gap": ("a - b", 0),
    "mixed": ("sum(a, b) - sum(a, a)", 0),
    "more": ("a + 3", 0),
    "same": ("a", 0),
    "share": ("percent(a, b)", 2),
    "whole": ("percent(a - b, a + b)", 0),
    "each": ("ratio(a, b)", 1),
    "of_ten": ("ratio(a, 10)", 2),
    "decimal": ("c + c - 0.05", 2),
    "rough": ("c + c", 1),
    "of_rough": ("ratio(c, b)", 3),
    "chained": ("total + share", 2),
}


def _table(rows: int) -> Program:
    """A table with a formula of each kind in its columns, and a total line."""
    typed: list[dict[str, Any]] = [
        {"code": code, "caption": code, "item": {"signed": True, "places": places}}
        for code, places in (("a", 0), ("b", 0), ("c", 2))
    ]
    derived = [
        {"code": code, "caption": code,
         "item": {"nature": "derived", "formula": formula, "places": places}}
        for code, (formula, places) in FORMULAS.items()
    ]  # fmt: skip
    names = [f"r{number}" for number in range(rows)]
    lines = [{"code": name, "caption": name} for name in names]
    total = {"code": "total", "caption": "Total", "formula": f"sum({', '.join(names)})"}
    form = {"code": "t", "title": "Bảng", "columns": typed + derived, "rows": [*lines, total]}
    return reported_program(forms=[form], sections=[])


def _figures(pairs: list[tuple[Cell, Cell]]) -> dict[FigureKey, Cell]:
    """Each pair in a row of its own; the column ``c`` holds a tenth of the first, and a bit."""
    figures = {}
    for number, pair in enumerate(pairs):
        for column, cell in zip(("a", "b"), pair, strict=True):
            figures[FigureKey("t", f"r{number}", column)] = cell
        tenth = pair[0]
        if tenth.value is not None:
            tenth = number_cell((tenth.number / 10 + number_cell("0.05").number).normalize())
        figures[FigureKey("t", f"r{number}", "c")] = tenth
    return {key: cell for key, cell in figures.items() if cell != BLANK}


def test_every_state_recalculates(tmp_path: Path, judge: Callable[[str], str]) -> None:
    """For every pair of states and the edges of rounding LibreOffice gets exactly our cells."""
    edges = [(number_cell(a), number_cell(b)) for a, b in EDGES]
    negative = [(number_cell(-a), number_cell(b)) for a, b in EDGES]
    pairs = [*product(STATES, STATES), *edges, *negative]
    program = _table(len(pairs))
    source = a_source(_figures(pairs), program=program, tasks=(), progress={})
    data = write_xlsx(source)
    places = SheetMap.of(map(grid_of, source.forms)).places
    formulas = open_book(data)["Bảng"]
    assert all(formulas[places[key].coordinate].data_type == "f" for key in program.order)
    book = recalculated(judge("soffice"), data, tmp_path)
    stored = open_book(data, results=True)
    for key, place in places.items():
        expected = source.cell(key)._replace(incomplete=False)
        assert expected == seen(book, place), (key, excel_formula(program, key, places))
        assert expected == seen(stored, place)


@pytest.mark.parametrize("make", [a_source, total_source])
def test_reports_recalculate(
    make: Callable[[], Any], tmp_path: Path, judge: Callable[[str], str]
) -> None:
    """Every number of the small and of the sample report, across sheets."""
    source = make()
    book = recalculated(judge("soffice"), write_xlsx(source), tmp_path)
    grids = [grid_of(form, source.open_rows(form.code)) for form in source.forms]
    numbers = 0
    for key, place in SheetMap.of(grids).places.items():
        item = source.program.definition.item(*key)
        if item is not None and item.kind == "number":
            expected = source.cell(key)._replace(incomplete=False, estimated=False)
            assert expected == seen(book, place), key
            numbers += 1
    assert numbers > 40


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [
        ("collection", "received",
         '=IF(COUNTIF(D9:E9,"x")=2,"x",IF(COUNT(D9:E9)+COUNTIF(D9:E9,"–")=0,"",SUM(D9:E9)))'),
        ("total", "carried",
         '=IF(COUNTIF(D9:D12,"x")=4,"x",IF(COUNT(D9:D12)+COUNTIF(D9:D12,"–")=0,"",SUM(D9:D12)))'),
    ],
)  # fmt: skip
def test_neighbours_are_a_range(row: str, column: str, expected: str) -> None:
    """Cells side by side or one below the other are told as a range, as a clerk would."""
    program = reported_program()
    places = SheetMap.of(map(grid_of, program.definition.regime.forms)).places
    assert expected == excel_formula(program, FigureKey("dossiers", row, column), places)


def test_hyphens_are_typed_into_templates(tmp_path: Path, judge: Callable[[str], str]) -> None:
    """The template asks for "-": LibreOffice counts it as the dash that our cells print."""
    pairs = [*product(STATES, STATES)]
    program = _table(len(pairs))
    source = a_source(_figures(pairs), program=program, tasks=(), progress={})
    book = open_book(write_template(source, "x"))
    page = book["Bảng"]
    for row in page.iter_rows(min_row=2, min_col=2):
        for cell in row:
            if cell.value == "–":
                cell.value = "-"
    out = BytesIO()
    book.save(out)
    found = recalculated(judge("soffice"), out.getvalue(), tmp_path)
    places = SheetMap.of(map(grid_of, source.forms), margin=MARGIN).places
    for key in program.order:
        shown = seen(found, places[key])
        shown = NONE_ARISING if shown == text_cell("-") else shown
        assert source.cell(key)._replace(incomplete=False) == shown, key


def test_other_sheets_are_named() -> None:
    """A cell of another form is reached by the name of its sheet."""
    program = reported_program()
    places = SheetMap.of(map(grid_of, program.definition.regime.forms)).places
    formula = excel_formula(program, FigureKey("channels", "gap", "value"), places)
    assert "'Kết quả giải quyết hồ sơ'!E13" in (formula or "")


def test_what_excel_cannot_say() -> None:
    """Counting tasks, and a cell on no sheet of this workbook, have no formula."""
    program = reported_program()
    forms = program.definition.forms
    places = SheetMap.of(map(grid_of, forms.values())).places
    assert excel_formula(program, FigureKey("steering", "reform", "done"), places) is None
    alone = SheetMap.of([grid_of(forms["channels"])]).places
    assert excel_formula(program, FigureKey("channels", "gap", "value"), alone) is None
    assert excel_formula(program, FigureKey("channels", "all", "value"), alone) is not None
