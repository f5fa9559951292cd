"""Numbers: the plain form of files, and 1.234.567,89 as people type and read it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from bhxh_desktop.errors import Problem
from bhxh_desktop.vietnamese.rounding import round_half_up

FIGURE = re.compile(r"0|-?[1-9][0-9]{0,17}|-?(?:0|[1-9][0-9]{0,17})\.[0-9]{0,5}[1-9]")
"""The one form of a number in bundles, CSV and stores (model.md §4); use with ``fullmatch``."""
MINUS = "−"

_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d]")
# One pattern per habit: what sets off the thousands, what starts the decimals. The first group of
# thousands is not all zeros: nobody writes 0.123 for 123.
_HABITS = tuple(
    re.compile(rf"(-? ?)((?!0+\D)[0-9]{{1,3}}(?:{gap}[0-9]{{3}})+|[0-9]+)(?:{point}([0-9]+))?")
    for gap, point in ((r"\.", ","), (",", r"\."), (" ", ","), (" ", r"\."))
)
WHOLE_DIGITS = 18
_LONGEST = 40
_LARGEST_EXPONENT = 100


class Ambiguous(NamedTuple):
    """A number that can be read two ways: "1.234" and "1,234"."""

    grouped: Decimal
    """The separator taken for thousands: 1234."""
    decimal: Decimal
    """The separator taken for the decimal sign: 1,234."""


def parse_figure(text: str) -> Decimal:
    """Return the number whose plain form is *text*; raise Problem ``figure_form``."""
    # nearly every figure is a whole number: told without the pattern, for speed
    whole = len(text) <= WHOLE_DIGITS and text.isdecimal() and text.isascii() and text[0] != "0"
    if not whole and FIGURE.fullmatch(text) is None:
        raise Problem("figure_form", found=text[:_LONGEST])
    return Decimal(text)


def figure_text(value: Decimal) -> str:
    """Return the plain form of *value*; raise Problem ``figure_range`` where it has none."""
    text = str(value)
    if len(text) <= WHOLE_DIGITS and text.isdecimal():  # nearly every figure is a whole number
        return text
    text = _plain(value)
    if FIGURE.fullmatch(text) is None:
        raise Problem("figure_range", found=str(value)[:_LONGEST])
    return text


def read_number(text: str) -> Decimal | Ambiguous:
    """Return the number people typed or pasted.

    Groups of three may be set off by points, commas or spaces; the other sign starts the decimals.
    Leading zeros ("02") and any dash as minus are taken. Raises Problem ``number_form`` where no
    habit reads *text* as a number, ``figure_range`` where the number has no plain form.
    """
    plain = _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()
    readings = _readings(_DASHES.sub("-", plain)) if len(plain) <= _LONGEST else set()
    if not readings:
        raise Problem("number_form", found=plain[:_LONGEST])
    values = sorted(readings, key=abs)
    return values[0] if len(values) == 1 else Ambiguous(grouped=values[1], decimal=values[0])


def format_number(value: Decimal, places: int | None = None) -> str:
    """Return ``1.234.567,5``; *places* fixes how many decimals are shown, rounding half up.

    Raises Problem ``figure_range`` for what is no number or beyond all counting.
    """
    text = _plain(value)
    if places is not None:
        text = format(round_half_up(Decimal(text), places), "f")
    whole, _, fraction = text.removeprefix("-").partition(".")
    shown = f"{int(whole):,}".replace(",", ".")
    if fraction:
        shown += f",{fraction}"
    return MINUS + shown if text.startswith("-") else shown


def format_percent(value: Decimal, places: int = 2) -> str:
    """Return ``63,63%``, without a space."""
    return f"{format_number(value, places)}%"


def format_change(value: Decimal, places: int = 0) -> str:
    """Return ``+26``, ``−5``, ``0``; what rounds to nothing has no sign."""
    shown = format_number(value, places)
    return f"+{shown}" if value > 0 and shown.strip("0,") else shown


def format_count(value: Decimal) -> str:
    """Return a count as official prose writes it: below ten with a leading zero, ``02``, ``00``."""
    shown = format_number(value)
    return f"0{shown}" if len(shown) == 1 else shown


def _plain(value: Decimal) -> str:
    """The digits of *value*, without exponent, trailing zeros or a minus before zero."""
    if value.is_zero():
        return "0"
    # an exponent of a milliard, written out, would fill the memory
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST_EXPONENT:
        raise Problem("figure_range", found=str(value)[:_LONGEST])
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _readings(text: str) -> set[Decimal]:
    """Every value a habit gives *text*: none, one, or two."""
    readings = set()
    for habit in _HABITS:
        if match := habit.fullmatch(text):
            sign, whole, fraction = match.groups(default="0")
            digits = re.sub(r"\D", "", whole)
            try:
                plain = figure_text(Decimal(f"{sign.strip()}{digits}.{fraction}"))
            except Problem as problem:
                raise problem.quoting(text) from None
            readings.add(Decimal(plain))
    return readings
