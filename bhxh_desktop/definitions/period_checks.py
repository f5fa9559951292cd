"""What must hold of a regime's periods: numbers that exist, windows that run on, one due rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from bhxh_desktop.definitions.lines import KeyPath
from bhxh_desktop.definitions.toml_file import Place, show_value
from bhxh_desktop.domain.period import Due, Period, PeriodKind, PeriodRule, Window, window_of
from bhxh_desktop.domain.regime import Regime
from bhxh_desktop.domain.work_calendar import WorkCalendar
from bhxh_desktop.errors import Problem

_NUMBERS: dict[PeriodKind, range] = {
    "quarter": range(1, 5),
    "half": range(1, 3),
    "nine_months": range(9, 10),
    "month": range(1, 13),
    "named": range(1, 100),
}
_CUT = ("year", "quarter", "half", "nine_months", "month")
"""Kinds whose windows follow one another; days and named periods may lie anywhere."""
_YEARS = (2023, 2024)
"""Years to try windows on: a common one and a leap one."""
_ANY_DAY = 101
"""1 January, where a rule serves every day."""


def period_faults(regime: Regime, place: Place) -> Iterator[Problem]:
    """Yield what is wrong with the periods and with the first year of the regime."""
    if not regime.periods:
        yield place(("periods",), Problem("definition_list_empty"))
    yield from _first_year_faults(regime.valid_from, place)
    for position, rule in enumerate(regime.periods):
        path: KeyPath = ("periods", position)
        yield from _number_faults(rule, path, place)
        yield from _due_faults(rule.due, (*path, "due"), place)
        yield from _window_faults(rule, path, place)
    doubled = list(_doubled(regime.periods, place))
    yield from doubled or _overlap_faults(regime.periods, place)


def numbers_of(rule: PeriodRule) -> tuple[int, ...]:
    """Return the numbers a rule serves; of days and named periods those it lists, else 0."""
    return rule.numbers or tuple(_NUMBERS.get(rule.kind, ()) if rule.kind in _CUT else ()) or (0,)


def _first_year_faults(valid_from: str, place: Place) -> Iterator[Problem]:
    try:
        if Period.parse(valid_from).kind == "year":
            return
    except Problem:
        pass
    yield place(("valid_from",), Problem("definition_year", found=show_value(valid_from)))


def _number_faults(rule: PeriodRule, path: KeyPath, place: Place) -> Iterator[Problem]:
    for position, number in enumerate(rule.numbers):
        if not _exists(rule.kind, number):
            fault = Problem("definition_period_number", found=number, expected=rule.kind)
            yield place((*path, "numbers", position), fault)


def _exists(kind: PeriodKind, number: int) -> bool:
    if kind == "day":
        try:
            date(_YEARS[1], *divmod(number, 100))
        except (ValueError, OverflowError):
            return False
        return True
    return number in _NUMBERS.get(kind, ())


def _doubled(rules: tuple[PeriodRule, ...], place: Place) -> Iterator[Problem]:
    """Yield rules that serve a period another rule serves already."""
    taken: set[tuple[PeriodKind, int]] = set()
    for position, rule in enumerate(rules):
        served = {(rule.kind, number) for number in numbers_of(rule)}
        if served & taken:
            fault = Problem("definition_repeated", found=rule.kind)
            yield place(("periods", position, "kind"), fault)
        taken |= served


def _due_faults(due: Due, path: KeyPath, place: Place) -> Iterator[Problem]:
    given = [each for each in (due.working_days, due.before, due.on) if each is not None]
    if len(given) != 1:
        yield place(path, Problem("definition_due", found=len(given)))


def _window_faults(rule: PeriodRule, path: KeyPath, place: Place) -> Iterator[Problem]:
    windows = _windows([rule])
    if any(window.start > window.end for _, window in windows):
        yield place((*path, "to"), Problem("definition_window_backwards"))
    elif any(window.printed_start > window.printed_end for _, window in windows):
        key = "printed_to" if rule.printed_end else "printed_from"
        yield place((*path, key), Problem("definition_window_backwards"))


def _overlap_faults(rules: tuple[PeriodRule, ...], place: Place) -> Iterator[Problem]:
    """Yield rules with a period that begins before the one before it of its kind has ended."""
    for kind in _CUT:
        positions = [position for position, rule in enumerate(rules) if rule.kind == kind]
        windows = _windows([rules[position] for position in positions])
        faulty: dict[int, tuple[date, date]] = {}
        for (_, before), (index, window) in pairwise(windows):
            if window.start <= before.end:
                faulty.setdefault(positions[index], (window.start, before.end))
        for position, (start, end) in faulty.items():
            found, expected = f"{start:%d/%m/%Y}", f"{end:%d/%m/%Y}"
            fault = Problem("definition_window_overlap", found=found, expected=expected)
            yield place(("periods", position, "from"), fault)


def _windows(rules: list[PeriodRule]) -> list[tuple[int, Window]]:
    """Return the windows of all periods in the years tried, in order, each with its rule's place.

    Numbers that do not exist are left out.
    """
    found: list[tuple[Period, int, Window]] = []
    for year in _YEARS:
        for index, rule in enumerate(rules):
            for number in numbers_of(rule):
                if number == 0 or _exists(rule.kind, number):
                    period = Period(year, rule.kind, number or _ANY_DAY)
                    found.append((period, index, window_of(period, (rule,), WorkCalendar())))
    found.sort(key=lambda each: each[0])
    return [(index, window) for _, index, window in found]
