"""Rounding half up, in whole numbers only, and percentages as official reports print them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def round_half_up(value: Decimal | Fraction, places: int) -> Decimal:
    """Return *value* at *places* ≥ 0 decimals, halves away from zero."""
    numerator, denominator = value.as_integer_ratio()
    return _decimal(_units(numerator, denominator, places), places)


def printed_ratio(numerator: Decimal, denominator: Decimal, places: int) -> Decimal:
    """Return the quotient at *places* decimals, halves away from zero; *denominator* is not 0."""
    return _decimal(_units(*_quotient(numerator, denominator), places), places)


def printed_percent(numerator: Decimal, denominator: Decimal, places: int) -> Decimal:
    """Return the percentage at *places* decimals, halves away from zero; *denominator* is not 0.

    100 and 0 are printed only when exact (model.md §2): 99,996 prints as 99,99 and 0,001 as 0,01,
    so that "100%" never hides the few who are missing. The same holds above 100 and below 0:
    100,001 prints as 100,01, -0,001 as -0,01, and a fall of 99,999 is not one of 100.
    """
    part, whole = _quotient(numerator, denominator)
    size = abs(part) * 100
    units = _units(size, whole, places)
    for limit in (100, 0):
        if units == limit * 10**places and size != limit * whole:
            units += 1 if size > limit * whole else -1
    return _decimal(-units if part < 0 else units, places)


def _quotient(numerator: Decimal, denominator: Decimal) -> tuple[int, int]:
    """Two whole numbers with the same quotient, the second above 0."""
    top, below = numerator.as_integer_ratio()
    divisor, above = denominator.as_integer_ratio()
    sign = -1 if divisor < 0 else 1
    return sign * top * above, sign * below * divisor


def _units(numerator: int, denominator: int, places: int) -> int:
    """The quotient counted in units of the last place; *denominator* is above 0."""
    doubled: int = 2 * abs(numerator) * 10**places
    units = (doubled + denominator) // (2 * denominator)
    return -units if numerator < 0 else units


def _decimal(units: int, places: int) -> Decimal:
    # built from text: arithmetic would round to the precision of the context
    return Decimal(f"{units}E-{places}")
