"""Rounding half up, in exact arithmetic, and percentages as official reports print them."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

_WIDE = Context(prec=400)
"""Room for any quotient of two figures; nothing is rounded here but by the functions below."""
HUNDRED = 100


def round_half_up(value: Decimal | Fraction, places: int) -> Decimal:
    """Return *value* at *places* decimals, halves away from zero."""
    exact = Fraction(value) * 10**places
    units = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return _WIDE.create_decimal(-units if exact < 0 else units).scaleb(-places, _WIDE)


def printed_ratio(numerator: Decimal, denominator: Decimal, places: int) -> Decimal:
    """Return the quotient at *places* decimals; *denominator* is not 0."""
    return round_half_up(Fraction(numerator) / Fraction(denominator), places)


def printed_percent(numerator: Decimal, denominator: Decimal, places: int) -> Decimal:
    """Return the percentage at *places* decimals; *denominator* is not 0.

    100 and 0 are printed only when exact (model.md §2): 99,996 prints as 99,99 and 0,001 as 0,01,
    so that "100%" never hides the few who are missing.
    """
    exact = Fraction(numerator) / Fraction(denominator) * HUNDRED
    printed = round_half_up(exact, places)
    step = Decimal(1).scaleb(-places)
    for limit in (HUNDRED, 0):
        if printed == limit and exact != limit:
            return printed + step if exact > limit else printed - step
    return printed
