"""The working calendar: resources/calendar/<year>.toml, else the holidays library."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from bhxh_desktop import paths
from bhxh_desktop.definitions.decode import decode
from bhxh_desktop.definitions.toml_file import Place, read
from bhxh_desktop.definitions.upgrades import upgrade
from bhxh_desktop.domain.work_calendar import SATURDAY, WorkCalendar
from bhxh_desktop.errors import Problem, Problems


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
    folder = folder or paths.resources() / "calendar"
    off: set[date] = set()
    worked: set[date] = set()
    faults: list[Problem] = []
    for year in years:
        path = folder / f"{year}.toml"
        days = _read(path, year, faults) if path.exists() else _library_year(year)
        off.update(days.off)
        worked.update(days.worked)
    if faults:
        raise Problems(faults)
    return WorkCalendar(frozenset(off), frozenset(worked))


def _read(path: Path, year: int, faults: list[Problem]) -> _Year:
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
