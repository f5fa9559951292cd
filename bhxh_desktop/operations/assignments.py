"""Assigning: what a unit and those below it are to report on in a year, and by when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from bhxh_desktop.bundles.writer import write_whole
from bhxh_desktop.definitions.period_checks import numbers_of
from bhxh_desktop.definitions.work_days import load_calendar
from bhxh_desktop.domain.assignment import MOST_OFFICE_DAYS, Assignment
from bhxh_desktop.domain.assignment_rows import AssignmentWords, pasted_rows
from bhxh_desktop.domain.changes import Changes, changes
from bhxh_desktop.domain.naming import cell_name
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.tailored import target_cells
from bhxh_desktop.domain.task import Task
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.queries.assigned import assigned
from bhxh_desktop.session import Session, earlier
from bhxh_desktop.store import assignments
from bhxh_desktop.vietnamese.dates import short_date
from bhxh_desktop.vietnamese.numbers import parse_figure

_WHOSE = ("regime", "year", "format")


def assign_tasks(session: Session, regime: str, period: str, tasks: Sequence[Task]) -> Changes:
    """Replace the tasks of the year of *period*; raises as :func:`assign`."""
    year = Period.parse(period).year
    with session.writing():
        session.definition_for(regime, Period.parse(period))
        before = assignments.load(session.connection, regime, year)
        return _assign(session, msgspec.structs.replace(before, tasks=tuple(tasks)))


def assign_due(session: Session, regime: str, year: int, office_days: int) -> Changes:
    """Let offices be due so many working days before the province; raises as :func:`assign`.

    Raises Problem ``not_above`` for an office, ``office_days`` outside 0 to 20.
    """
    if session.unit.level == "office":
        raise Problem("not_above")
    if not 0 <= office_days <= MOST_OFFICE_DAYS:
        raise Problem("office_days", found=office_days, limit=MOST_OFFICE_DAYS)
    with session.writing():
        before = assignments.load(session.connection, regime, year)
        return _assign(session, msgspec.structs.replace(before, office_days=office_days))


def assign(session: Session, wanted: Assignment) -> Changes:
    """Put *wanted* in place of what was assigned for its regime and year.

    A unit decides for itself and for those below it; what comes from above comes in a setup
    (model.md §3). A task that names no unit is this unit's own. Raises Problem
    ``plan_without_groups``; Problems for every task that stands twice or is of no group of the
    regime, every target and form the regime has not, every unit that is not there or not below,
    and ``office_due`` for every period whose figures would still run on the day it is due.
    """
    with session.writing():
        return _assign(session, wanted)


def _assign(session: Session, wanted: Assignment) -> Changes:
    definition = session.definition_for(wanted.regime, Period(wanted.year, "year"))
    if wanted.tasks and not definition.regime.task_groups:
        raise Problem("plan_without_groups", regime=definition.regime.short_title)
    home = (session.unit.code,)
    made = msgspec.structs.replace(
        wanted,
        tasks=tuple(msgspec.structs.replace(t, units=t.units or home) for t in wanted.tasks),
        spared={unit: names for unit, names in wanted.spared.items() if names},
        sample=session.is_sample,
    )
    faults = [
        *_task_faults(session, made.tasks, [g.code for g in definition.regime.task_groups]),
        *_target_faults(session, definition, made),
        *_spared_faults(session, definition, made),
        *_too_early(session, definition, made),
    ]
    if faults:
        raise Problems(faults)
    before = assignments.load(session.connection, made.regime, made.year)
    assignments.save(session.connection, made)
    plain = [msgspec.to_builtins(each) for each in (before, made)]
    old, new = ({k: v for k, v in each.items() if k not in _WHOSE} for each in plain)
    return session.record(changes("assign", f"{made.regime} {made.year}", old, new))


def save_assignment(
    session: Session, regime: str, year: int, path: Path, *, force: bool = False
) -> None:
    """Write the workbook in which the year is assigned, with what was assigned already.

    Raises Problem ``report_suffix``, ``file_exists`` unless *force*, ``regime_unknown``.
    """
    _check_suffix(path)
    if path.exists() and not force:
        raise Problem("file_exists", path=path)
    from bhxh_desktop.reports.assignment_writer import write_assignment  # noqa: PLC0415

    write_whole(path, write_assignment(assigned(session, regime, year), session.unit.name))


def load_assignment(session: Session, regime: str, year: int, path: Path) -> Changes:
    """Assign what a workbook says; what it has no sheet for stays as it was.

    Raises Problem ``report_suffix``, Problems with every fault of the file and its place, and what
    :func:`assign` raises.
    """
    _check_suffix(path)
    from bhxh_desktop.reports.assignment_reader import read_assignment  # noqa: PLC0415

    with session.writing():
        return _assign(session, read_assignment(path, assigned(session, regime, year)))


def read_tasks(session: Session, regime: str, year: int, text: str) -> list[Task]:
    """Return the tasks of lines copied from a spreadsheet, one each, as the workbook has them.

    Raises Problem ``assignment_pasted``, Problems ``assignment_row`` for every line at fault.
    """
    view = assigned(session, regime, year)
    return AssignmentWords(view.units, view.definition.regime.task_groups).tasks(pasted_rows(text))


def _check_suffix(path: Path) -> None:
    if path.suffix.lower() != ".xlsx":
        raise Problem("report_suffix", found=path.name, expected=".xlsx")


def _too_early(session: Session, definition: Definition, made: Assignment) -> Iterator[Problem]:
    """Yield the periods an office could not report on by then, with the first day it could."""
    days = load_calendar(range(made.year - 1, made.year + 2))
    for rule in definition.regime.periods:
        for number in numbers_of(rule) if rule.owed else ():
            period = Period(made.year, rule.kind, number)
            window = session.window(definition, period)
            first = days.after(window.end, 1)
            due = earlier(window, made.office_days).due_on
            if made.office_days and due < first <= window.due_on:
                yield Problem(
                    "office_due",
                    period=period.words,
                    found=short_date(due),
                    expected=short_date(first),
                )


def _task_faults(
    session: Session, tasks: Sequence[Task], groups: Sequence[str]
) -> Iterator[Problem]:
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


def _target_faults(session: Session, definition: Definition, made: Assignment) -> Iterator[Problem]:
    places = target_cells(definition)
    for (unit, cell), count in Counter((t.unit, t.cell) for t in made.targets).items():
        yield from _unit_faults(session, unit)
        if cell not in places:
            yield Problem("assignment_no_target", cell=cell)
        elif count > 1:
            name = cell_name(definition, places[cell])
            yield Problem("assignment_target_doubled", cell=name, unit=unit)
    for target in made.targets:
        try:
            parse_figure(target.value)
        except Problem:
            yield Problem("assignment_target", found=target.value[:40])


def _spared_faults(session: Session, definition: Definition, made: Assignment) -> Iterator[Problem]:
    known = {*definition.forms, *(".".join(row) for row in definition.rows)}
    for unit, names in made.spared.items():
        yield from _unit_faults(session, unit)
        yield from (Problem("assignment_no_form", form=name) for name in names if name not in known)


def _unit_faults(session: Session, unit: str) -> Iterator[Problem]:
    if unit not in session.tree:
        yield Problem("assignment_unit", found=unit)
    elif session.unit.code not in (unit, *session.tree.ancestors(unit)):
        yield Problem("assignment_not_below", unit=session.tree[unit].short_name)
