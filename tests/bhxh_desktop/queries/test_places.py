"""Where the window may go next: regimes with periods, years as far back as they were served."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bhxh_desktop.queries.places import (
    first_place,
    offered_periods,
    offered_regimes,
    period_at,
)
from tests.helpers.workspaces import OFFICE


@pytest.fixture
def session(open_at, frozen_clock):
    """A new workspace at the end of 2026."""
    made = open_at("empty", OFFICE)
    frozen_clock(datetime(2026, 11, 23, tzinfo=UTC))
    return made


def test_back_year_by_year(session):
    """The year before stands last, until the regime had not begun."""
    at_2026 = [str(period) for period in offered_periods(session, "papi", "2026")]
    assert ["2026", "2025", "2024"] == at_2026
    assert ["2026", "2025", "2024", "2023"] == [
        str(period) for period in offered_periods(session, "papi", "2024")
    ]
    assert "2023" == str(offered_periods(session, "papi", "2023")[-1])


@pytest.mark.parametrize(
    ("regime", "at", "there"),
    [
        ("cchc", "2024-Q1", "2024-Q1"),
        ("papi", "2024-Q1", "2024"),
        ("papi", "2024", "2024"),
        ("kstthc", "2023", "2026"),
    ],
)
def test_from_one_regime_to_another(session, regime, at, there):
    """The same period, one of the same year, or the latest there is."""
    assert there == period_at(session, regime, at)


def test_regimes_without_periods(session, frozen_clock):
    """They are not offered, but for the one in view; nobody is led to them."""
    assert 5 == len(offered_regimes(session, "cchc"))
    frozen_clock(datetime(2023, 3, 10, tzinfo=UTC))
    codes = {regime.code for regime in offered_regimes(session, "kstthc")}
    assert {"cchc", "papi", "pci", "kstthc"} == codes
    assert "2023" == period_at(session, "nq02", "2023")


@pytest.mark.parametrize("year", [2022, 2023, 2026])
def test_where_work_begins(open_at, frozen_clock, year):
    """In a new workspace too, also of a year before any regime began."""
    frozen_clock(datetime(year, 3, 10, tzinfo=UTC))
    session = open_at("empty", OFFICE)
    regime, period = first_place(session)
    known = [str(each) for each in offered_periods(session, regime, period)]
    assert period in known
    assert period.startswith((str(year), str(year - 1)))
