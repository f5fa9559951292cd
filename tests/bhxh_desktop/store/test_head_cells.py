"""The figures of heads, one row per cell."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.figure import NONE_ARISING, FigureKey, cell_from_json, number_cell
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.store import head_cells
from tests.helpers.cells import number_cells, text_cells

A = SubmissionKey("A", "own", "small", "2023")
B = A._replace(unit="B")
PLACE, OTHER = FigureKey("f", "r", "c"), FigureKey("f", "r", "d")
ONE, TWO = {PLACE: number_cell("1")}, {PLACE: number_cell("2.5"), OTHER: NONE_ARISING}


def values(connection, place=PLACE, period="2023") -> dict[tuple[str, ...], object]:
    """One cell over all units, as plain JSON."""
    found = head_cells.over_units(connection, "small", period, place)
    return {head: json.loads(content) for head, content in found.items()}


def test_one_cell_over_units(connection):
    """A cell is found for every head that has it."""
    head_cells.replace(connection, {A: {"one": ONE, "two": TWO}, B: {"three": ONE}})
    expected = {("A", "own", "one"): "1", ("A", "own", "two"): "2.5", ("B", "own", "three"): "1"}
    assert expected == values(connection)
    assert {("A", "own", "two"): {"state": "none"}} == values(connection, OTHER)
    assert {} == values(connection, PLACE, "2024")
    assert {} == values(connection, FigureKey("f", "r", "x"))


def test_replaced(connection):
    """Only the submissions named change; heads that went take all their cells along."""
    head_cells.replace(connection, {A: {"one": ONE}, B: {"three": TWO}})
    head_cells.replace(connection, {A: {"two": TWO}})
    assert {("A", "own", "two"): "2.5", ("B", "own", "three"): "2.5"} == values(connection)
    head_cells.replace(connection, {A: {}, B: {}})
    assert {} == values(connection)
    assert 0 == connection.execute("SELECT count(*) FROM head_cells").fetchone()[0]


@given(st.booleans().flatmap(lambda n: st.tuples(st.just(n), number_cells if n else text_cells)))
def test_round_trip(shared, drawn):
    """Every cell comes back as a figures part would give it."""
    number, cell = drawn
    head_cells.replace(shared, {A: {"one": {PLACE: cell}}})
    (content,) = values(shared).values()
    assert cell == cell_from_json(content, number=number)
