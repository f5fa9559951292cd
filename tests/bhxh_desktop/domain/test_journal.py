"""Where events count, for any days and any periods locked."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.journal import JournalLine, book, journal_part, parts_of
from bhxh_desktop.domain.period import Period, Window
from bhxh_desktop.errors import Problem

START = date(2024, 1, 1)
PLACE = FigureKey("dossiers", "policy", "new")


def window(first: int, last: int) -> Window:
    """The days from one to another, counted from the first of the year."""
    start, end = (START + timedelta(days=n) for n in (first, last))
    return Window(start, end, start, end, end, end)


QUARTERS = [(Period(2024, "quarter", n), window((n - 1) * 90, n * 90 - 1)) for n in (1, 2, 3)]
YEAR = (Period(2024, "year"), window(0, 359))
NEXT = (Period(2025, "quarter", 1), window(360, 449))
PERIODS = [YEAR, *QUARTERS, NEXT]


@given(st.integers(0, 449), st.sets(st.integers(0, len(PERIODS) - 1)))
def test_an_event_counts_once_and_never_in_what_is_locked(day, locked):
    """In its own shortest period where that is open, else in the first open one that ends later."""
    given_day = START + timedelta(days=day)
    periods = [(*each, number not in locked) for number, each in enumerate(PERIODS)]
    if all(number in locked for number in range(len(PERIODS))):
        with pytest.raises(Problem, match="journal_all_locked"):
            book(given_day, periods)
        return
    try:
        where = book(given_day, periods)
    except Problem as problem:
        assert problem.code == "journal_all_locked"
        return
    windows = dict(PERIODS)
    assert (where.booked, True) in {(period, is_open) for period, _, is_open in periods}
    assert windows[where.belongs].start <= given_day <= windows[where.belongs].end
    assert windows[where.booked].end >= windows[where.belongs].end
    skipped = [
        is_open
        for period, held, is_open in periods
        if windows[where.belongs].end < held.end < windows[where.booked].end
    ]
    assert not any(skipped) or not where.late


def test_a_day_of_no_period():
    """A day before everything is told."""
    with pytest.raises(Problem, match="journal_no_period"):
        book(START - timedelta(days=1), [(*each, True) for each in PERIODS])


def test_the_parts_of_a_year_share_no_day():
    """The longest first; a quarter is no part of itself, nor the year of it."""
    halves = [(Period(2024, "half", n), window((n - 1) * 180, n * 180 - 1)) for n in (1, 2)]
    assert [period for period, _ in QUARTERS] == parts_of(YEAR[1], PERIODS)
    assert [period for period, _ in halves] == parts_of(YEAR[1], [*QUARTERS, *halves])
    assert [] == parts_of(QUARTERS[0][1], PERIODS)


@given(st.permutations([("a", 1), ("b", 2), ("c", -3)]))
def test_the_digest_knows_no_order(order):
    """The same lines have one digest; another number has another."""
    lines = [_line(code, quantity) for code, quantity in order]
    assert journal_part(sorted(lines)) == journal_part(lines)
    assert journal_part([lines[0]._replace(quantity=Decimal(9)), *lines[1:]]) != journal_part(lines)


def _line(code: str, quantity: int) -> JournalLine:
    return JournalLine(
        code, "small", "2024", PLACE, START, Decimal(quantity), "", "Hoa", "2024-01-01T00:00:00Z"
    )
