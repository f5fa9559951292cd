"""Reporting periods: their names, the windows their figures cover, and when they are due.

A regime states its windows as rules relative to the first and last month of a period, so that one
rule serves every year: Decree 09/2019 article 12 is "from the 15th of the month before the first
month to the 14th of the last month" for months, quarters, half-years and years alike.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from bhxh_desktop.domain.work_calendar import WorkCalendar
from bhxh_desktop.errors import Problem
from bhxh_desktop.vietnamese.dates import period_words

PeriodKind = Literal["year", "quarter", "half", "nine_months", "month", "day", "named"]

MONTHS_PER_YEAR = 12
_FORM = re.compile(
    r"(?P<year>[12]\d{3})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<nine_months>9)M"
    r"|M(?P<month>0[1-9]|1[0-2])|D(?P<day>\d{4})|X(?P<named>\d{2})))?"
)
_LENGTH = {"quarter": 3, "half": 6, "nine_months": 9, "month": 1, "year": MONTHS_PER_YEAR}


@dataclass(frozen=True, order=True)
class Period:
    """A period by name: ``2023``, ``2024-Q1``, ``2024-H1``, ``2024-9M``, ``2024-M03``."""

    year: int
    kind: PeriodKind
    number: int = 0
    """Quarter 1-4, half 1-2, month 1-12, 9 for nine months, month x 100 + day, order of a named."""

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period id; raise Problem ``period_form``."""
        match = _FORM.fullmatch(text) if text.isascii() else None
        if match is None:
            raise Problem("period_form", found=text[:40])
        parts = match.groupdict()
        year = int(parts.pop("year"))
        for kind, number in parts.items():
            if number is not None:
                return cls._checked(year, kind, int(number), text)
        return cls(year, "year")

    @classmethod
    def _checked(cls, year: int, kind: str, number: int, text: str) -> Period:
        period = cls(year, kind, number)  # type: ignore[arg-type]  # the pattern's group names
        if kind == "day":
            try:
                date(year, *divmod(number, 100))
            except ValueError:
                raise Problem("period_form", found=text) from None
        return period

    def __str__(self) -> str:
        """Return the period id."""
        tails = {
            "year": "",
            "quarter": f"-Q{self.number}",
            "half": f"-H{self.number}",
            "nine_months": "-9M",
            "month": f"-M{self.number:02}",
            "day": f"-D{self.number:04}",
            "named": f"-X{self.number:02}",
        }
        return f"{self.year}{tails[self.kind]}"

    @property
    def months(self) -> tuple[int, int]:
        """First and last month of the period, 1 to 12 (a named period: the whole year)."""
        if self.kind == "day":
            return self.number // 100, self.number // 100
        length = _LENGTH.get(self.kind, MONTHS_PER_YEAR)
        last = MONTHS_PER_YEAR if self.kind in ("year", "named") else self.number * length
        last = 9 if self.kind == "nine_months" else last
        return last - length + 1, last

    @property
    def own_day(self) -> int:
        """Day of the month of a day period, 0 for all others."""
        return self.number % 100 if self.kind == "day" else 0

    @property
    def words(self) -> str:
        """The period in words: ``năm 2023``, ``quý I năm 2024``."""
        return period_words(self.year, self.kind, self.number)

    @property
    def preceding(self) -> Period | None:
        """The period of the same length right before; None where periods do not follow on."""
        length = _LENGTH.get(self.kind)
        if length is None or self.kind == "nine_months":
            return None
        if self.number > 1:
            return Period(self.year, self.kind, self.number - 1)
        last = 0 if self.kind == "year" else MONTHS_PER_YEAR // length
        return Period(self.year - 1, self.kind, last)

    def a_year_earlier(self) -> Period:
        """Return the same period of the year before."""
        return Period(self.year - 1, self.kind, self.number)


class Anchor(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A day told from a month of the period: ``{ month = -1, day = 15 }``.

    In the rule of day periods ``day = 0`` is the period's own day, also in another month.
    """

    month: Annotated[int, Meta(ge=-24, le=24)] = 0
    """Months from the first month of the period (for a start) or from its last (for an end)."""
    day: Annotated[int, Meta(ge=0, le=31)] = 0
    """Day of the month; 0, or more days than the month has: its last day."""

    def on(self, year: int, month: int, own: int = 0) -> date:
        """Return the day, counted from this year's *month*; *own* is the day of a day period."""
        years, month0 = divmod(month - 1 + self.month, MONTHS_PER_YEAR)
        last = calendar.monthrange(year + years, month0 + 1)[1]
        return date(year + years, month0 + 1, min(self.day or own or last, last))


class Due(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """When the province's report is due; exactly one of the three is given."""

    working_days: Annotated[int, Meta(ge=0, le=60)] | None = None
    """Working days after the window ends."""
    before: Anchor | None = None
    """ "Trước ngày 19": the 18th at the latest."""
    on: Anchor | None = None


class PeriodRule(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """How one kind of period of a regime is cut, named and due."""

    kind: PeriodKind
    numbers: tuple[int, ...] = ()
    """Which quarters, halves or months exist; empty: all of the kind."""
    start: Anchor = field(name="from")
    end: Anchor = field(name="to")
    printed_start: Anchor | None = field(name="printed_from", default=None)
    printed_end: Anchor | None = field(name="printed_to", default=None)
    due: Due
    carry: Literal["next", "none"] = "next"
    """Where what arises after the cut-off goes; ``none``: the draft says up to which day it ran."""
    owed: bool = True
    """False: the period may be opened, but it is missed nowhere."""


@dataclass(frozen=True)
class Window:
    """The days a period's figures cover and what the paper says of them; all days inclusive."""

    start: date
    end: date
    printed_start: date
    printed_end: date
    due_on: date
    owed: bool = True
    """Whether every unit owes a report; else one only stands where something was entered."""

    @property
    def as_of(self) -> date:
        """Up to which day figures can run: one that is due before its window ends runs short."""
        return min(self.end, self.due_on)


def window_of(period: Period, rules: tuple[PeriodRule, ...], days: WorkCalendar) -> Window:
    """Return the window of *period*; raise Problem ``period_not_owed`` where no rule has it."""
    for rule in rules:
        if rule.kind == period.kind and (not rule.numbers or period.number in rule.numbers):
            break
    else:
        raise Problem("period_not_owed", period=str(period))
    first, last = ((period.year, month, period.own_day) for month in period.months)
    start, end = rule.start.on(*first), rule.end.on(*last)
    return Window(
        start=start,
        end=end,
        printed_start=rule.printed_start.on(*first) if rule.printed_start else start,
        printed_end=rule.printed_end.on(*last) if rule.printed_end else end,
        due_on=_due_on(rule.due, last, end, days),
        owed=rule.owed,
    )


def _due_on(due: Due, last: tuple[int, int, int], end: date, days: WorkCalendar) -> date:
    if due.before is not None:
        return due.before.on(*last) - timedelta(days=1)
    if due.on is not None:
        return due.on.on(*last)
    return days.after(end, due.working_days or 0)
