"""What three quarters leave of a year."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.figure import NOT_APPLICABLE, FigureKey, number_cell
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.rest_of_year import parts_before, rest_of_year
from tests.helpers.model import SMALL, small_definition

NEW, LATE, CARRIED, RECEIVED, RATE = (
    FigureKey("dossiers", "policy", column)
    for column in ("new", "late", "carried", "received", "late_rate")
)


def a_program() -> Program:
    """The small regime, its dossiers carried in from what was late."""
    plain = copy.deepcopy(SMALL)
    columns = {column["code"]: column for column in plain["forms"][0]["columns"]}
    columns["carried"]["item"] = {"nature": "opening", "closing": "late"}
    columns["late"]["item"] = {"nature": "closing"}
    return Program(small_definition(**plain))


PROGRAM = a_program()


def cells(new, late, carried):
    """A line of the dossiers."""
    typed = {NEW: new, LATE: late, CARRIED: carried}
    return PROGRAM.compute({key: number_cell(value) for key, value in typed.items()})


@pytest.mark.parametrize(
    ("period", "count"),
    [("2024-Q4", 3), ("2024-H2", 1), ("2024-Q3", 0), ("2024", 0), ("2024-M12", 0)],
)
def test_which_periods_make_up_the_rest(period, count):
    """Only the last quarter and the second half are ever worked out."""
    assert count == len(parts_before(Period.parse(period)))


def test_flows_stocks_and_openings():
    """A flow is what is left, a stock that of the year, an opening the closing before."""
    parts = [cells(10, number, 1) for number in (2, 3, 4)]
    rest = rest_of_year(PROGRAM, cells(50, 6, 1), parts)
    expected = {NEW: 20, LATE: 6, CARRIED: 4, RECEIVED: 24}
    assert {key: number_cell(value) for key, value in expected.items()} == {
        key: rest[key] for key in expected
    }
    assert number_cell("25.00") == rest[RATE]


def test_what_is_not_known_is_left_out():
    """A quarter that said nothing, or more than the year, leaves nothing to say."""
    parts = [cells(10, 2, 1), {LATE: number_cell(1)}, cells(10, 2, 1)]
    assert NEW not in rest_of_year(PROGRAM, cells(50, 6, 1), parts)
    assert RECEIVED not in rest_of_year(PROGRAM, cells(50, 6, 1), parts)
    assert NEW not in rest_of_year(PROGRAM, cells(9, 6, 1), [cells(10, 2, 1)])
    nothing = {NEW: NOT_APPLICABLE}
    assert NOT_APPLICABLE == rest_of_year(PROGRAM, nothing, [nothing])[NEW]


@given(st.lists(st.integers(0, 10**12), min_size=3, max_size=3), st.integers(0, 10**12))
def test_parts_and_rest_make_the_year(quarters, rest):
    """Whatever the flows, the last is found again to the unit."""
    year = cells(sum(quarters) + rest, 0, 0)
    found = rest_of_year(PROGRAM, year, [cells(quarter, 0, 0) for quarter in quarters])
    assert number_cell(rest) == found[NEW]
