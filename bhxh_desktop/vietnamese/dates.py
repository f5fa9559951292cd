"""Dates as official papers write them: the zero rule, weekdays, quarters in Roman numerals.

The zero rule (Decree 30/2020, II.4): a day below 10 and the months 1 and 2 take a leading zero,
the other months do not.
"""

from __future__ import annotations

import re
from datetime import date

from bhxh_desktop.errors import Bug, Problem
from bhxh_desktop.vietnamese.text import clean

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})",
        r"(?P<day>[0-9]{1,2})-(?P<month>[0-9]{1,2})-(?P<year>[0-9]{4})",
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})",
        r"(?:ngày +)?(?P<day>[0-9]{1,2}) +tháng +(?P<month>[0-9]{1,2}) +năm +(?P<year>[0-9]{4})",
    )
)
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LARGEST_ROMAN = 3999
_LONGEST = 40


def long_date(day: date) -> str:
    """Return ``ngày 05 tháng 6 năm 2024``."""
    return f"ngày {day.day:02} tháng {_month(day)} năm {day.year:04}"


def short_date(day: date) -> str:
    """Return ``05/6/2024``."""
    return f"{day.day:02}/{_month(day)}/{day.year:04}"


def parse_date(text: str) -> date:
    """Return the date in *text*: ``5/6/2024``, ``05-06-2024``, ``2024-06-05`` or the long form.

    Zeros may stand or be left out. Raises Problem ``date_form`` for anything else and
    ``date_impossible`` for a day the calendar does not have.
    """
    plain = clean(text).strip()
    for form in _FORMS:
        if match := form.fullmatch(plain):
            year, month, day = (int(match[part]) for part in ("year", "month", "day"))
            try:
                return date(year, month, day)
            except ValueError:
                raise Problem("date_impossible", found=f"{day}/{month}/{year:04}") from None
    raise Problem("date_form", found=plain[:_LONGEST])


def weekday_name(day: date) -> str:
    """Return ``Thứ Hai`` … ``Chủ Nhật``."""
    return _WEEKDAYS[day.weekday()]


def quarter_text(quarter: int) -> str:
    """Return ``quý I`` … ``quý IV`` for 1 … 4; raise Bug for any other number."""
    if quarter not in range(1, 5):
        raise Bug(f"quarter {quarter}")
    return f"quý {roman(quarter)}"


def period_words(year: int, kind: str, number: int = 0) -> str:
    """Return a reporting period in words: ``năm 2023``, ``quý I năm 2024``, ``tháng 3 năm 2024``.

    *kind* and *number* as in `domain.period.Period`; raise Bug for another kind.
    """
    match kind:
        case "year":
            return f"năm {year}"
        case "day":
            return long_date(date(year, *divmod(number, 100)))
        case "quarter":
            words = quarter_text(number)
        case "half":
            words = "6 tháng đầu" if number == 1 else "6 tháng cuối"
        case "nine_months":
            words = "9 tháng"
        case "month":
            words = f"tháng {number}"
        case "named":
            words = f"đợt {number}"
        case _:
            raise Bug(f"kind of period {kind}")
    return f"{words} năm {year}"


def roman(number: int) -> str:
    """Return the Roman numeral of 1 … 3999; raise Bug for any other number."""
    if not 1 <= number <= _LARGEST_ROMAN:
        raise Bug(f"no Roman numeral for {number}")
    numeral = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month <= 2 else str(day.month)
