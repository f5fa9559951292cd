"""Assigning: loading the year's list of tasks of a unit and those below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from bhxh_desktop.definitions.period_checks import numbers_of
from bhxh_desktop.definitions.work_days import load_calendar
from bhxh_desktop.domain.assignment import MOST_OFFICE_DAYS
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.task import Task
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.session import Session, earlier
from bhxh_desktop.store import assignments
from bhxh_desktop.vietnamese.dates import short_date


def assign_tasks(session: Session, regime: str, period: str, tasks: Sequence[Task]) -> Changes:
    """Replace the tasks of the year of *period*; one that names no unit is this unit's own.

    A unit decides for itself and for those below it; what comes from above comes in a setup
    (model.md §3). Raises Problem ``plan_without_groups``, and Problems for every task that stands
    twice, is of no group of the regime, or is given to a unit that is not there or not below.
    """
    year = Period.parse(period).year
    definition = session.definition_for(regime, Period.parse(period))
    groups = [group.code for group in definition.regime.task_groups]
    if not groups:
        raise Problem("plan_without_groups", regime=definition.regime.short_title)
    home = (session.unit.code,)
    given = [msgspec.structs.replace(task, units=task.units or home) for task in tasks]
    if faults := [*_faults(session, given, groups)]:
        raise Problems(faults)
    with session.writing():
        before = assignments.load(session.connection, regime, year)
        made = msgspec.structs.replace(before, tasks=tuple(given), sample=session.is_sample)
        assignments.save(session.connection, made)
        counts = [{"tasks": len(each.tasks)} for each in (before, made)]
        return session.record(Changes("assign", f"{regime} {year}", *counts))


def assign_due(session: Session, regime: str, year: int, office_days: int) -> Changes:
    """Let offices be due so many working days before the province in a year.

    Raises Problem ``not_above`` for an office, ``office_days`` outside 0 to 20, Problems
    ``office_due`` for every period whose figures would still run on that day.
    """
    if session.unit.level == "office":
        raise Problem("not_above")
    if not 0 <= office_days <= MOST_OFFICE_DAYS:
        raise Problem("office_days", found=office_days, limit=MOST_OFFICE_DAYS)
    if faults := [*_too_early(session, regime, year, office_days)]:
        raise Problems(faults)
    with session.writing():
        before = assignments.load(session.connection, regime, year)
        made = msgspec.structs.replace(before, office_days=office_days, sample=session.is_sample)
        assignments.save(session.connection, made)
        counts = [{"office_days": each.office_days} for each in (before, made)]
        return session.record(Changes("assign", f"{regime} {year}", *counts))


def _too_early(session: Session, regime: str, year: int, office_days: int) -> Iterator[Problem]:
    """Yield the periods an office could not report on by then, with the first day it could."""
    definition = session.definition_for(regime, Period(year, "year"))
    days = load_calendar(range(year - 1, year + 2))
    for rule in definition.regime.periods:
        for number in numbers_of(rule) if rule.owed else ():
            period = Period(year, rule.kind, number)
            window = session.window(definition, period)
            first = days.after(window.end, 1)
            due = earlier(window, office_days).due_on
            if office_days and due < first <= window.due_on:
                yield Problem(
                    "office_due",
                    period=period.words,
                    found=short_date(due),
                    expected=short_date(first),
                )


def _faults(session: Session, tasks: Sequence[Task], groups: Sequence[str]) -> Iterator[Problem]:
    for code, count in Counter(task.code for task in tasks).items():
        if count > 1:
            yield Problem("plan_doubled", task=code)
    for task in tasks:
        if task.group not in groups:
            expected = ", ".join(groups)
            yield Problem("plan_group", task=task.code, found=task.group, expected=expected)
        for unit in task.units:
            if unit not in session.tree:
                yield Problem("plan_unit", task=task.code, unit=unit)
            elif session.unit.code not in (unit, *session.tree.ancestors(unit)):
                name = session.tree[unit].short_name
                yield Problem("plan_not_below", task=task.code, unit=name)
