"""When a task is due, read from the words official annexes print: "Quý I/2024", "Thường xuyên"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

_DAY = r"(\d{1,2})/(\d{1,2})/(\d{4})"
_BEFORE = re.compile(rf"trước (?:ngày )?{_DAY}")
_ON = re.compile(rf"(?<!\d){_DAY}")
_QUARTERS = re.compile(r"quý ((?:iv|i{1,3})(?:(?:, | và )(?:iv|i{1,3}))*)(?:/| năm )(\d{4})")
_MONTHS = re.compile(r"tháng (\d{1,2}(?:(?:, | và )\d{1,2})*)(?:/| năm )(\d{4})")
_YEARS = re.compile(r"(?:năm )?(\d{4})(?: ?[-–] ?(\d{4}))?")
_CONTINUOUS = "thường xuyên"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True)
class TaskTime:
    """What the printed time of a task means."""

    kind: Literal["due", "continuous", "event"]
    """``event``: it waits for something to happen, or nothing was printed."""
    due: tuple[date, ...] = ()
    """Each day by which something of it must be there, in order."""

    @property
    def last(self) -> date | None:
        """The day by which all of it must be there."""
        return self.due[-1] if self.due else None


def parse_time(text: str) -> TaskTime:
    """Read the time of a task; "trước 19/12/2024" is the 18th at the latest (model.md §1)."""
    words = " ".join(text.casefold().split())
    if _CONTINUOUS in words:
        return TaskTime("continuous")
    days = tuple(sorted(set(_days(words))))
    return TaskTime("due", days) if days else TaskTime("event")


def _days(words: str) -> Iterator[date]:
    befores = [_day(match) for match in _BEFORE.finditer(words)]
    yield from (day - timedelta(days=1) for day in befores if day)
    rest = _BEFORE.sub("", words)
    yield from filter(None, map(_day, _ON.finditer(rest)))
    rest = _ON.sub("", rest)
    for match in _QUARTERS.finditer(rest):
        names = re.findall(r"[iv]+", match[1])
        yield from (_end(int(match[2]), 3 * _ROMAN[name]) for name in names)
    for match in _MONTHS.finditer(rest):
        months = [int(month) for month in re.findall(r"\d+", match[1])]
        yield from (_end(int(match[2]), month) for month in months if 1 <= month <= 12)
    whole = _YEARS.fullmatch(rest)
    if whole:
        yield _end(int(whole[2] or whole[1]), 12)


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
