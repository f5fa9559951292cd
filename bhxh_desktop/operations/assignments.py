"""Assigning: loading the year's list of tasks of a unit and those below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from bhxh_desktop.domain.assignment import Assignment
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.task import Task
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.session import Session
from bhxh_desktop.store import assignments


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
    made = Assignment(regime=regime, year=year, tasks=tuple(given), sample=session.is_sample)
    with session.writing():
        before = assignments.load(session.connection, regime, year)
        assignments.save(session.connection, made)
        counts = [{"tasks": len(each.tasks)} for each in (before, made)]
        return session.record(Changes("assign", f"{regime} {year}", *counts))


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
