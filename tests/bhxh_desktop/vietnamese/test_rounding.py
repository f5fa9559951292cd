"""Rounding half up, judged against exact fractions."""

from __future__ import annotations

import decimal
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.vietnamese.numbers import FIGURE
from bhxh_desktop.vietnamese.rounding import printed_percent, printed_ratio, round_half_up

figures = st.from_regex(FIGURE, fullmatch=True).map(Decimal)
divisors = figures.filter(bool)
counts = st.integers(0, 10**7).map(Decimal)
near = st.integers(-3, 3).map(Decimal)
places = st.integers(0, 6)


def unit(places):
    """One unit of the last place."""
    return Fraction(1, 10**places)


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        *(("0.5", 0, "1"), ("1.5", 0, "2"), ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("2.4999", 0, "2")),
        *(("63.625", 2, "63.63"), ("1.005", 2, "1.01"), ("-0.4", 0, "0"), ("7", 2, "7.00")),
    ],
)
def test_round_half_up(value, places, rounded):
    """Halves go away from zero and the places asked for are kept."""
    actual = round_half_up(Decimal(value), places)
    assert rounded == str(actual)


@given(st.fractions() | figures, places)
def test_round_half_up_is_nearest(value, places):
    """No other number of that many places lies nearer; in a tie none is larger."""
    rounded, exact = Fraction(round_half_up(value, places)), Fraction(value)
    assert (rounded / unit(places)).denominator == 1
    assert abs(rounded - exact) <= unit(places) / 2
    if abs(rounded - exact) == unit(places) / 2:
        assert abs(rounded) > abs(exact)


@given(figures, divisors, places)
def test_printed_ratio_is_the_rounded_quotient(numerator, denominator, places):
    """The quotient is rounded once, from the exact fraction, whatever the signs."""
    exact = Fraction(numerator) / Fraction(denominator)
    assert round_half_up(exact, places) == printed_ratio(numerator, denominator, places)


@pytest.mark.parametrize(
    ("numerator", "denominator", "printed"),
    [
        *((246, 602870, "0.04"), (602624, 602870, "99.96"), (12947, 13577, "95.36")),
        *((35, 55, "63.64"), (0, 7, "0.00"), (7, 7, "100.00"), (1, 10**6, "0.01")),
        *((101147, 101150, "99.99"), (999999, 10**6, "99.99"), (1000001, 10**6, "100.01")),
        *((-1, 10**6, "-0.01"), (-999999, 10**6, "-99.99"), (-7, 7, "-100.00"), (7, -7, "-100.00")),
        *((3, 2, "150.00"), (1, 8, "12.50"), (5, 10**6, "0.01"), (99995, 10**5, "99.99")),
    ],
)
def test_printed_percent(numerator, denominator, printed):
    """100 and 0 are printed only when exact, on both sides of both."""
    assert printed == str(printed_percent(Decimal(numerator), Decimal(denominator), 2))


@pytest.mark.parametrize(
    ("numerator", "printed"), [(1, "1"), (999, "99"), (1001, "101"), (1000, "100"), (0, "0")]
)
def test_printed_percent_without_decimals(numerator, printed):
    """With no decimals the next value is a whole percent away."""
    assert printed == str(printed_percent(Decimal(numerator), Decimal(1000), 0))


@given(figures, divisors, places)
def test_printed_percent_of_figures(numerator, denominator, places):
    """The half-up value, except that 100 and 0 give way to their neighbour on the exact side."""
    check_percent(numerator, denominator, places)


@given(counts.filter(bool), near, places)
def test_printed_percent_near_its_limits(count, offset, places):
    """The same, where a few are missing or too many."""
    check_percent(count + offset, count, places)
    check_percent(offset, count, places)


def check_percent(numerator, denominator, places):
    """Compare with the rule, written on fractions."""
    exact = Fraction(numerator) / Fraction(denominator) * 100
    printed = printed_percent(numerator, denominator, places)
    if abs(printed) in (0, 100):
        assert printed == exact
        return
    half_up = round_half_up(exact, places)
    if abs(half_up) in (0, 100) and half_up != exact:
        assert unit(places) == abs(Fraction(printed) - Fraction(half_up))
        assert (printed > half_up) == (exact > half_up)
    else:
        assert half_up == printed


@given(figures, divisors, places)
def test_the_decimal_context_changes_nothing(numerator, denominator, places):
    """A library that lowers the precision of the thread cannot falsify a report."""
    expected = [
        printed_percent(numerator, denominator, places),
        printed_ratio(numerator, denominator, places),
        round_half_up(numerator, places),
    ]
    with decimal.localcontext(prec=2, rounding=decimal.ROUND_DOWN):
        actual = [
            printed_percent(numerator, denominator, places),
            printed_ratio(numerator, denominator, places),
            round_half_up(numerator, places),
        ]
    assert list(map(str, expected)) == list(map(str, actual))


def test_no_denominator():
    """A quotient by zero is a fault of the caller, who prints a dash instead."""
    with pytest.raises(ZeroDivisionError):
        printed_percent(Decimal(1), Decimal(0), 2)
