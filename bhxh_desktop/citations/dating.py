"""The date behind a number, in any form people write."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as day

from bhxh_desktop.citations import pattern_texts as patterns
from bhxh_desktop.domain.citation import Doubt

_CENTURY = 2000
_FORMS = (patterns.DAY_IN_WORDS, patterns.DAY_IN_DIGITS)


@dataclass(frozen=True)
class Dated:
    """A date that was read; *end* is where the text goes on."""

    end: int
    day: day | None = None
    year: int | None = None
    doubts: tuple[Doubt, ...] = ()

    def __bool__(self) -> bool:
        return self.year is not None


def read_date(text: str, place: int) -> Dated:
    """Return the date that begins at *place*, or an empty one."""
    for form in _FORMS:
        if match := form.match(text, place):
            return _dated(match)
    if match := patterns.YEAR.match(text, place):
        return Dated(match.end(), None, int(match["year"]))
    return Dated(place)


def date_before(text: str, place: int) -> Dated:
    """Return the date that ends before *place*: "ngày 05/6/2023, BHXH tỉnh ban hành …"."""
    start = max(0, place - 24)
    match = patterns.LAST_DAY.search(text[start:place])
    return _dated(match) if match else Dated(place)


def _dated(match: re.Match[str]) -> Dated:
    year, month, number = (int(match[part]) for part in ("year", "month", "day"))
    doubts: tuple[Doubt, ...] = ()
    if year < 100:
        year, doubts = year + _CENTURY, ("year_short",)
    try:
        return Dated(match.end(), day(year, month, number), year, doubts)
    except ValueError:
        known = year if 1900 <= year < 3000 else None
        return Dated(match.end(), None, known, (*doubts, "date_impossible"))
