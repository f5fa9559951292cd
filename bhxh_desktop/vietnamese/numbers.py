"""Numbers: the plain form of files, and 1.234.567,89 as people type and read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bhxh_desktop.errors import Problem

FIGURE = re.compile(r"0|-?[1-9][0-9]{0,17}|-?(?:0|[1-9][0-9]{0,17})\.[0-9]{0,5}[1-9]")
"""The one form of a number in bundles, CSV and stores (model.md §4)."""
MINUS = "−"

_GAPS = re.compile("[\u0020\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d]")
_TYPED = re.compile(r"(-?)([0-9][0-9.,]*)", re.ASCII)
_LONGEST = 40


@dataclass(frozen=True)
class Ambiguous:
    """A number that can be read two ways: "1.234" and "1,234"."""

    grouped: Decimal
    """The separator taken for thousands: 1234."""
    decimal: Decimal
    """The separator taken for the decimal sign: 1,234."""


def parse_figure(text: str) -> Decimal:
    """Return the number whose plain form is *text*; raise Problem ``figure_form``."""
    if FIGURE.fullmatch(text) is None:
        raise Problem("figure_form", found=text[:_LONGEST])
    return Decimal(text)


def figure_text(value: Decimal) -> str:
    """Return the plain form of *value*; raise Problem ``figure_range`` where it has none."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("-0", ""):
        text = "0"
    if FIGURE.fullmatch(text) is None:
        raise Problem("figure_range", found=str(value)[:_LONGEST])
    return text


def read_number(text: str) -> Decimal | Ambiguous:
    """Return the number people typed or pasted; raise Problem ``number_form``.

    Groups of three may be set off by points, commas or spaces, the last separator of another kind
    is the decimal sign. Leading zeros ("02") and any dash as minus are taken.
    """
    plain = _DASHES.sub("-", _GAPS.sub("", text.strip()))
    match = _TYPED.fullmatch(plain)
    if match is None or len(plain) > _LONGEST:
        raise Problem("number_form", found=text.strip()[:_LONGEST])
    sign, digits = match.groups()
    try:
        if "." in digits and "," in digits:
            decimal_sign = "," if digits.rindex(",") > digits.rindex(".") else "."
            return _checked(sign, digits, decimal_sign)
        separator = "." if "." in digits else ","
        if digits.count(separator) == 0:
            return _checked(sign, digits, "")
        if digits.count(separator) > 1:
            return _checked(sign, digits, "," if separator == "." else ".")
        return _one_separator(sign, digits, separator)
    except ValueError:
        raise Problem("number_form", found=text.strip()[:_LONGEST]) from None


def format_number(value: Decimal, places: int | None = None) -> str:
    """Return ``1.234.567,5``; *places* fixes how many decimals are shown."""
    text = format(value, "f") if places is None else format(value, f".{places}f")
    whole, _, fraction = text.lstrip("-").partition(".")
    groups = f"{int(whole):,}".replace(",", ".")
    shown = f"{groups},{fraction}" if fraction else groups
    return MINUS + shown if text.startswith("-") and text.strip("-0.") else shown


def format_percent(value: Decimal, places: int = 2) -> str:
    """Return ``63,63%``, without a space."""
    return f"{format_number(value, places)}%"


def format_change(value: Decimal, places: int = 0) -> str:
    """Return ``+26``, ``−5``, ``0``."""
    shown = format_number(value, places)
    return f"+{shown}" if value > 0 and shown.strip("0,.") else shown


def format_count(value: Decimal) -> str:
    """Return a count as official prose writes it: below ten with a leading zero, ``02``, ``00``."""
    shown = format_number(value)
    return f"0{shown}" if len(shown) == 1 else shown


def _one_separator(sign: str, digits: str, separator: str) -> Decimal | Ambiguous:
    whole, fraction = digits.split(separator)
    as_decimal = _checked(sign, digits, separator)
    if len(fraction) == len("000") and whole.strip("0") and len(whole) <= len("000"):
        other = "," if separator == "." else "."
        return Ambiguous(_checked(sign, digits, other), as_decimal)
    return as_decimal


def _checked(sign: str, digits: str, decimal_sign: str) -> Decimal:
    """Return the number; raise ValueError where groups are not of three or it is too large."""
    whole, _, fraction = digits.partition(decimal_sign) if decimal_sign else (digits, "", "")
    groups = re.split(r"[.,]", whole)
    if len({*re.findall(r"[.,]", whole)}) > 1 or not (fraction.isdigit() or fraction == ""):
        raise ValueError(digits)
    if decimal_sign and decimal_sign in digits and not fraction:
        raise ValueError(digits)
    if len(groups) > 1 and (
        not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:])
    ):
        raise ValueError(digits)
    joined = "".join(groups).lstrip("0") or "0"
    value = Decimal(f"{sign}{joined}" + (f".{fraction}" if fraction else ""))
    try:
        return Decimal(figure_text(value))
    except Problem:
        raise ValueError(digits) from None
