"""Offices due before their province: by working days, never before the figures are whole."""

from __future__ import annotations

import pytest

from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.assignments import assign_due
from bhxh_desktop.queries.grid import entering
from bhxh_desktop.queries.status import status, status_of
from tests.helpers.filling import CONTROL, at
from tests.helpers.workspaces import OFFICE, PROVINCE

YEAR = at("2024")


def dues(session):
    """The due dates of the year, of the province and of one office."""
    rows = {row.unit.code: row.due_on for row in status(session, "2024", CONTROL)}
    return rows[PROVINCE], rows[OFFICE]


def test_offices_are_due_earlier(open_at):
    """Two working days before the province's, over a weekend; 0 takes it back."""
    session = open_at("empty", PROVINCE)
    province, office = dues(session)
    assert province == office
    assign_due(session, CONTROL, 2024, 1)
    later, earlier = dues(session)
    assert province == later
    assert (province - earlier).days in (1, 3)
    assert earlier.weekday() < 5
    assert earlier == status_of(session, YEAR).due_on
    assert earlier == entering(session, YEAR).window.due_on
    assign_due(session, CONTROL, 2024, 0)
    assert (province, office) == dues(session)


def test_only_of_that_year_and_regime(open_at):
    """Other years keep their days."""
    session = open_at("empty", PROVINCE)
    before = status_of(session, at("2023", "cchc")).due_on
    assign_due(session, CONTROL, 2024, 1)
    assert before == status_of(session, at("2023", "cchc")).due_on


@pytest.mark.parametrize("days", [-1, 21])
def test_days_nobody_can_mean(open_at, days):
    """A number outside the bounds is told."""
    with pytest.raises(Problem, match="office_days"):
        assign_due(open_at("empty", PROVINCE), CONTROL, 2024, days)


def test_not_before_the_figures_are_whole(open_at):
    """The window has to be over; each period is told with the first day that would do."""
    session = open_at("empty", PROVINCE)
    with pytest.raises(Problems) as refused:
        assign_due(session, CONTROL, 2024, 15)
    assert {"office_due"} == {each.code for each in refused.value.problems}
    year = next(p for p in refused.value.problems if p.fields["period"] == "năm 2024")
    assert "16/12/2024" == year.fields["expected"]
    assert dues(session)[0] == dues(session)[1]


def test_an_office_decides_nothing(open_at):
    """Only a unit above may say when its offices are due."""
    session = open_at("empty", OFFICE)
    with pytest.raises(Problem, match="not_above"):
        assign_due(session, CONTROL, 2024, 1)
