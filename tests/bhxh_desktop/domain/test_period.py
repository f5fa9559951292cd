"""Periods: their names and the windows of Decree 09/2019 and of the source documents."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.period import Anchor, Due, Period, PeriodRule, window_of
from bhxh_desktop.domain.work_calendar import WorkCalendar
from bhxh_desktop.errors import Problem

DECREE_09 = {"start": Anchor(-1, 15), "end": Anchor(0, 14)}
KINDS = ("year", "quarter", "half", "nine_months", "month")
RULES = tuple(PeriodRule(kind=kind, due=Due(working_days=2), **DECREE_09) for kind in KINDS)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2023", "2022-12-15", "2023-12-14"),
        ("2024-Q1", "2023-12-15", "2024-03-14"),
        ("2024-Q3", "2024-06-15", "2024-09-14"),
        ("2024-H1", "2023-12-15", "2024-06-14"),
        ("2024-H2", "2024-06-15", "2024-12-14"),
        ("2024-9M", "2023-12-15", "2024-09-14"),
        ("2024-M03", "2024-02-15", "2024-03-14"),
        ("2024-M01", "2023-12-15", "2024-01-14"),
    ],
)
def test_one_rule_gives_the_windows_of_decree_09(period, start, end):
    """Article 12: the 15th of the month before to the 14th of the last month."""
    window = window_of(Period.parse(period), RULES, WorkCalendar())
    assert (start, end) == (window.start.isoformat(), window.end.isoformat())


@pytest.mark.parametrize(
    ("period", "printed", "due"),
    [
        ("2024-Q1", "2024-01-01", "2024-03-18"),
        ("2024-Q2", "2024-04-01", "2024-06-18"),
        ("2024-Q3", "2024-07-01", "2024-09-18"),
        ("2024", "2024-01-01", "2024-12-18"),
    ],
)
def test_printed_window_and_before_the_19th(period, printed, due):
    """Seed 004 prints from the first of the month and is due "trước ngày 19"."""
    rules = tuple(
        PeriodRule(
            kind=kind,
            printed_start=Anchor(0, 1),
            due=Due(before=Anchor(0, 19)),
            **DECREE_09,
        )
        for kind in ("quarter", "year")
    )
    window = window_of(Period.parse(period), rules, WorkCalendar())
    assert (printed, due) == (window.printed_start.isoformat(), window.due_on.isoformat())


@pytest.mark.parametrize(
    ("period", "due"), [("2023", date(2023, 12, 18)), ("2024-9M", date(2024, 9, 17))]
)
def test_two_working_days_after_the_cut_off(period, due):
    """Decision 01/2023 of Khánh Hòa, computed in domain.md §2 (14/9/2024 is a Saturday)."""
    assert due == window_of(Period.parse(period), RULES, WorkCalendar()).due_on


def test_a_period_the_regime_does_not_have_is_refused():
    """No fourth quarter where the rule lists three."""
    rules = (PeriodRule(kind="quarter", numbers=(1, 2, 3), due=Due(working_days=1), **DECREE_09),)
    with pytest.raises(Problem) as caught:
        window_of(Period.parse("2024-Q4"), rules, WorkCalendar())
    assert caught.value.code == "period_not_owed"


IDS = st.one_of(
    st.builds("{}".format, st.integers(1000, 2999)),
    st.builds("{}-Q{}".format, st.integers(1000, 2999), st.integers(1, 4)),
    st.builds("{}-H{}".format, st.integers(1000, 2999), st.integers(1, 2)),
    st.builds("{}-9M".format, st.integers(1000, 2999)),
    st.builds("{}-M{:02}".format, st.integers(1000, 2999), st.integers(1, 12)),
    st.builds("{}-X{:02}".format, st.integers(1000, 2999), st.integers(0, 99)),
    st.dates(date(1000, 1, 1), date(2999, 12, 31)).map("{:%Y-D%m%d}".format),
)


@given(IDS)
def test_period_ids_round_trip(text):
    """Every kind of id is read and written back the same."""
    assert text == str(Period.parse(text))


@given(st.text(max_size=12))
def test_any_text_is_a_period_or_a_problem(text):
    """Whatever is typed: a period that prints the same, or Problem period_form."""
    try:
        assert text == str(Period.parse(text))
    except Problem as problem:
        assert problem.code == "period_form"


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 30), st.sets(st.dates()))
def test_working_days_count_both_ways(day, count, off):
    """Stepping n working days and counting them agree."""
    calendar = WorkCalendar(frozenset(off))
    assert count == calendar.between(day, calendar.after(day, count))


def test_swapped_days():
    """2024: Monday 29/4 was off for Saturday 04/5."""
    calendar = WorkCalendar(
        off=frozenset({date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1)}),
        worked=frozenset({date(2024, 5, 4)}),
    )
    assert date(2024, 5, 2) == calendar.after(date(2024, 4, 26), 1)
    assert calendar.is_working(date(2024, 5, 4))
    assert date(2024, 5, 4) == calendar.before(date(2024, 5, 6), 1)


@pytest.mark.parametrize(
    ("period", "start", "end", "due"),
    [
        ("2024-D0315", "2024-03-15", "2024-03-15", "2024-03-15"),
        ("2024-D0229", "2024-02-29", "2024-02-29", "2024-02-29"),
        ("2024-D1231", "2024-12-31", "2024-12-31", "2024-12-31"),
    ],
)
def test_a_day_is_its_own_window(period, start, end, due):
    """A daily report is of its own day, not of the month's last one."""
    rules = (PeriodRule(kind="day", start=Anchor(), end=Anchor(), due=Due(on=Anchor())),)
    window = window_of(Period.parse(period), rules, WorkCalendar())
    said = (window.start, window.printed_end, window.due_on)
    assert (start, end, due) == tuple(day.isoformat() for day in said)


def test_a_day_with_the_days_before():
    """Since the day after the same one a month earlier; due before the next."""
    rules = (
        PeriodRule(kind="day", start=Anchor(-1), end=Anchor(), due=Due(before=Anchor(1, 0))),
        PeriodRule(kind="month", start=Anchor(0, 1), end=Anchor(), due=Due(on=Anchor())),
    )
    window = window_of(Period.parse("2024-D0331"), rules, WorkCalendar())
    said = (window.start, window.end, window.due_on)
    assert (date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 29)) == said
    assert date(2024, 2, 29) == window_of(Period.parse("2024-M02"), rules, WorkCalendar()).end


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2024-Q2", "2024-Q1"),
        ("2024-Q1", "2023-Q4"),
        ("2024-H1", "2023-H2"),
        ("2024-M01", "2023-M12"),
        ("2024", "2023"),
        ("2024-9M", None),
        ("2024-D0101", None),
        ("2024-X02", None),
    ],
)
def test_the_period_before(period, before):
    """Of the same length; nine months, days and named periods do not follow one another."""
    found = Period.parse(period).preceding
    assert before == (str(found) if found else None)
