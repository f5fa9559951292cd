"""Arithmetic of cells: the table of states, exact sums, printed ratios, the order of formulas."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.calculation import EXACT, Program, add, divide
from bhxh_desktop.domain.figure import (
    BLANK,
    NONE_ARISING,
    NOT_APPLICABLE,
    Cell,
    CellState,
    FigureKey,
    number_cell,
)
from bhxh_desktop.errors import Problems
from tests.helpers.model import SMALL, small_definition, small_program

THIEU = Cell(CellState.BLANK, None, incomplete=True)


def value(number: str, **marks: bool) -> Cell:
    """A cell with a number and marks."""
    return Cell(CellState.VALUE, Decimal(number), **marks)


def estimated_none() -> Cell:
    """A "–" that is only estimated."""
    return NONE_ARISING._replace(estimated=True)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([value("2"), value("3")], value("5")),
        ([value("2"), BLANK], value("2", incomplete=True)),
        ([BLANK, BLANK], THIEU),
        ([value("2"), NONE_ARISING], value("2")),
        ([NONE_ARISING, NONE_ARISING], value("0")),
        ([value("2"), NOT_APPLICABLE], value("2")),
        ([NOT_APPLICABLE, NOT_APPLICABLE], NOT_APPLICABLE),
        ([NOT_APPLICABLE, BLANK], THIEU),
        ([value("2", estimated=True), value("3")], value("5", estimated=True)),
        ([value("2", incomplete=True), value("3")], value("5", incomplete=True)),
    ],
)
def test_states_in_a_sum(cells, expected):
    """The sum column of model.md §2."""
    assert expected == add((1, cell) for cell in cells)


@pytest.mark.parametrize(
    ("top", "bottom", "expected"),
    [
        (value("246"), value("602870"), value("0.04")),
        (value("602624"), value("602870"), value("99.96")),
        (value("602869"), value("602870"), value("99.99")),
        (value("1"), value("602870"), value("0.01")),
        (value("7"), value("7"), value("100")),
        (value("0"), value("7"), value("0")),
        (NONE_ARISING, value("7"), value("0")),
        (value("7"), NONE_ARISING, NONE_ARISING),
        (value("7"), value("0"), NONE_ARISING),
        (BLANK, value("7"), BLANK),
        (value("7"), BLANK, BLANK),
        (NOT_APPLICABLE, value("7"), NOT_APPLICABLE),
        (value("1"), NOT_APPLICABLE, NOT_APPLICABLE),
        (value("1", estimated=True), value("3"), value("33.33", estimated=True)),
        (value("0", estimated=True), value("0", estimated=True), estimated_none()),
        (value("0"), NONE_ARISING._replace(estimated=True), estimated_none()),
        (value("0", incomplete=True), value("0"), NONE_ARISING._replace(incomplete=True)),
    ],
)
def test_states_in_a_percentage(top, bottom, expected):
    """The ratio column of model.md §2; 100 and 0 are printed only when exact."""
    assert expected == divide("percent", top, bottom, 2)


@given(st.lists(st.decimals("-9e17", "9e17", places=5, allow_nan=False), min_size=1, max_size=40))
def test_sums_are_exact(numbers):
    """A sum of many large figures with decimals loses nothing."""
    cells = [(1, Cell(CellState.VALUE, number)) for number in numbers]
    scaled = sum(int(number.scaleb(5)) for number in numbers)

    with localcontext(EXACT):
        assert Decimal(scaled).scaleb(-5) == add(cells).value


def test_derived_cells_of_a_table():
    """Columns, total rows and their crossings are computed in order."""
    figures = {
        FigureKey("dossiers", "collection", "carried"): number_cell(8820),
        FigureKey("dossiers", "collection", "new"): number_cell(453149),
        FigureKey("dossiers", "collection", "late"): number_cell(163),
        FigureKey("dossiers", "policy", "carried"): number_cell(706),
        FigureKey("dossiers", "policy", "new"): number_cell(126039),
        FigureKey("dossiers", "policy", "late"): number_cell(18),
    }
    cells = small_program().compute(figures)
    found = {
        key[1:]: cell.value for key, cell in cells.items() if key[2] in ("received", "late_rate")
    }
    expected = {
        ("collection", "received"): Decimal(461969),
        ("policy", "received"): Decimal(126745),
        ("total", "received"): Decimal(588714),
        ("collection", "late_rate"): Decimal("0.04"),
        ("policy", "late_rate"): Decimal("0.01"),
        ("total", "late_rate"): Decimal("0.03"),
    }
    assert expected == found


def test_a_typed_value_never_replaces_a_derived_one():
    """A derived cell in the input is recomputed, an unknown cell is dropped."""
    key = FigureKey("dossiers", "collection", "received")
    cells = small_program().compute({key: number_cell(5), FigureKey("x", "y", "z"): number_cell(1)})
    assert cells.get(key) == THIEU
    assert FigureKey("x", "y", "z") not in cells


def _with_formula(formula: str):
    columns = [dict(column) for column in SMALL["forms"][0]["columns"]]
    columns[0] = {**columns[0], "item": {"nature": "derived", "formula": formula}}
    form = {**SMALL["forms"][0], "columns": columns}
    return small_definition(forms=[form, *SMALL["forms"][1:]])


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("carried + unknown", "formula_reference"),
        ("carried + sheet.nowhere", "formula_reference"),
        ("carried + sheet.heading", "formula_reference"),
        ("carried + target(carried)", "formula_reference"),
        ("carried *", "formula_syntax"),
        ("late_rate + new", "formula_circle"),
        ("carried + sheet.words", "formula_text"),
    ],
)
def test_faulty_formulas_are_refused(formula, code):
    """Unknown references, bad syntax and circles are found when the definition is compiled."""
    with pytest.raises(Problems) as caught:
        Program(_with_formula(formula))
    assert {code} == {problem.code for problem in caught.value.problems}


def test_a_total_line_leaves_words_alone():
    """A text column of a total line is typed as in any other line, not computed."""
    note = {"code": "note", "caption": "Ghi chú", "item": {"kind": "text", "consolidate": "text"}}
    form = {**SMALL["forms"][0], "columns": [*SMALL["forms"][0]["columns"], note]}
    program = Program(small_definition(forms=[form, *SMALL["forms"][1:]]))
    assert program.is_input(FigureKey("dossiers", "total", "note"))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (value("65"), value("2")),
        (BLANK, THIEU),
        (NONE_ARISING, NONE_ARISING),
        (NOT_APPLICABLE, NOT_APPLICABLE),
    ],
)
def test_a_constant_is_no_figure(cell, expected):
    """A gap to a target is unknown, or nothing, where the figure is."""
    program = Program(_with_formula("late - 63"))
    cells = program.compute({FigureKey("dossiers", "policy", "late"): cell})
    assert expected == cells.get(FigureKey("dossiers", "policy", "received"), BLANK)


@given(st.data())
def test_what_was_printed_agrees_where_computing_gives_the_same(data):
    """Any one cell printed otherwise is found without computing all anew."""
    program = small_program()
    some = st.sampled_from([BLANK, NONE_ARISING, NOT_APPLICABLE, value("3"), value("5")])
    inputs = sorted(FigureKey(*place) for place in program.definition.items)
    typed = {key: data.draw(some) for key in inputs if program.is_input(key)}
    printed = program.compute({key: cell for key, cell in typed.items() if cell != BLANK})
    assert program.agrees(printed)
    told = [key for key in program.order if key not in program.counting_tasks]
    changed = data.draw(st.sampled_from(told))
    printed[changed] = data.draw(some)
    again = program.compute(printed)
    same = all(printed.get(key, BLANK) == again.get(key, BLANK) for key in told)
    assert same == program.agrees(printed)
