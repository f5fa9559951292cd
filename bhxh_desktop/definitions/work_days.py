"""The working calendar: resources/calendar/<year>.toml, else the holidays library."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from bhxh_desktop import paths
from bhxh_desktop.definitions.kept import key_of, read_kept, write_kept
from bhxh_desktop.domain.work_calendar import SATURDAY, WorkCalendar
from bhxh_desktop.errors import Problem, Problems

if TYPE_CHECKING:
    from bhxh_desktop.definitions.toml_file import Place

FILE_NAME = "calendar.msgpack"


class _Year(Struct):
    """One year as decided, complete: the library follows months after a decision, or never."""

    format: int = 0
    off: tuple[date, ...] = ()
    """Holidays, compensating days, days off swapped for another."""
    worked: tuple[date, ...] = ()
    """Saturdays and Sundays worked in exchange."""


def load_calendar(years: range, folder: Path | None = None) -> WorkCalendar:
    """Return which days are worked in *years*.

    A year is what its file in *folder* (resources/calendar) says; without a file, what the library
    says. Raises Problems with every fault of every file.
    """
    if folder is None:
        return _shipped(years)
    faults: list[Problem] = []
    found = [_year(folder, year, faults) for year in years]
    if faults:
        raise Problems(faults)
    return _joined(found)


@cache
def _shipped(years: range) -> WorkCalendar:
    """Return the calendar that comes with the program; years once read are kept between starts."""
    folder, path = paths.resources() / "calendar", paths.cache_dir() / FILE_NAME
    key = key_of(folder)
    known = read_kept(path, key, dict[int, _Year]) or {}
    missing = [year for year in years if year not in known]
    faults: list[Problem] = []
    known |= {year: _year(folder, year, faults) for year in missing}
    if faults:
        raise Problems(faults)
    if missing:
        write_kept(path, key, known)
    return _joined([known[year] for year in years])


def _joined(found: list[_Year]) -> WorkCalendar:
    off = frozenset(day for year in found for day in year.off)
    return WorkCalendar(off, frozenset(day for year in found for day in year.worked))


def _year(folder: Path, year: int, faults: list[Problem]) -> _Year:
    path = folder / f"{year}.toml"
    return _read(path, year, faults) if path.exists() else _library_year(year)


def _read(path: Path, year: int, faults: list[Problem]) -> _Year:
    # the parser is brought in for years not kept yet
    from bhxh_desktop.definitions.decode import decode  # noqa: PLC0415
    from bhxh_desktop.definitions.toml_file import read  # noqa: PLC0415
    from bhxh_desktop.definitions.upgrades import upgrade  # noqa: PLC0415

    try:
        file = read(path, path.name)
        table = upgrade(file, "calendar")
    except Problem as fault:
        faults.append(fault)
        return _Year()
    days, wrong = decode(table, _Year, file.place)
    faults += wrong or _day_faults(days, year, file.place)
    return days


def _day_faults(days: _Year, year: int, place: Place) -> Iterator[Problem]:
    """Yield days of another year, and days that change nothing where they stand."""
    for key, listed in (("off", days.off), ("worked", days.worked)):
        for number, day in enumerate(listed):
            shown = f"{day:%d/%m/%Y}"
            if day.year != year:
                fault = Problem("calendar_year", found=shown, expected=year)
                yield place((key, number), fault)
            elif key == "worked" and day.weekday() < SATURDAY:
                yield place((key, number), Problem("calendar_weekday", found=shown))


def _library_year(year: int) -> _Year:
    from holidays import country_holidays  # noqa: PLC0415 -- slow, and rarely needed

    days = country_holidays("VN", years=year)
    worked = sorted(day for day in days.weekend_workdays if day.year == year)
    return _Year(off=tuple(sorted(day for day in days if day.year == year)), worked=tuple(worked))
