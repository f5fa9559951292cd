"""The total of a regime's period: what it is made of and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bhxh_desktop.domain.consolidation import (
    Contribution,
    Plan,
    Total,
    consolidate,
    moved_on,
    plan_total,
)
from bhxh_desktop.domain.parts import TaskProgress, TasksPart, decode_part
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.review import Choice
from bhxh_desktop.domain.revision import HeadRecord, Scope, SubmissionKey
from bhxh_desktop.domain.task import Task, count_tasks
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.queries.figures import Contents
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session, in_bulk
from bhxh_desktop.store import revisions


@dataclass(frozen=True)
class Consolidated:
    """A total with everything people ask about it."""

    key: SubmissionKey
    definition: Definition
    plan: Plan
    total: Total
    records: Mapping[str, HeadRecord]
    """The revisions that were taken."""
    tasks: tuple[Task, ...]
    progress: Mapping[str, TaskProgress]
    locked: HeadRecord | None = None
    """The locked total, where it was made of just these sources."""


@in_bulk()
def consolidated(
    session: Session,
    regime: str,
    period: str,
    *,
    unapproved: bool = False,
    excluded: Mapping[str, str] | None = None,
) -> Consolidated:
    """Return the total of the session's unit.

    Only approved revisions count, unless *unapproved*. Raises Problem ``nothing_to_consolidate``,
    Problems for every unit in *excluded* that the total is not made of, and for every unit whose
    figures cannot be added.
    """
    definition = session.definition_for(regime, Period.parse(period))
    day = session.window(definition, Period.parse(period)).end
    known = history(session, regime, period)

    def choose(unit: str, scope: Scope) -> Choice:
        return known.choose(SubmissionKey(unit, scope, regime, period), unapproved=unapproved)

    plan = plan_total(session.tree, session.unit.code, day, choose, excluded)
    if not plan.taken:
        raise Problem("nothing_to_consolidate", period=period)
    records = {taken.revision: known.records[taken.revision] for taken in plan.taken}
    progress = _progress(session, records)
    tasks = _tasks(session, plan, period, regime)
    total = consolidate(
        session.program(definition),
        _contributions(session, list(records.values()), definition),
        session.unit.code,
        count_tasks(tasks, progress, day) if tasks else None,
    )
    key = SubmissionKey(session.unit.code, "total", regime, period)
    heads = [known.records[revision] for revision in known.heads_at(key).ids]
    locked = next((head for head in heads if not moved_on(head, plan)), None)
    return Consolidated(key, definition, plan, total, records, tasks, progress, locked)


def _contributions(
    session: Session, records: list[HeadRecord], target: Definition
) -> list[Contribution]:
    """Return the revisions' figures; all must be here, and filled with the same definition.

    Raises Problems for every one that is not: ``definition_differs``, ``part_withheld``.
    """
    figures = session.figures_of(records)
    faults: list[Problem] = []
    for record in records:
        name = session.tree[record.unit].short_name
        if record.definition.hash != target.hash:
            version, wanted = record.definition.version, target.regime.version
            fault = Problem("definition_differs", unit=name, version=version, expected=wanted)
            faults.append(fault)
        elif record.id not in figures:
            faults.append(Problem("part_withheld", unit=name))
    if faults:
        raise Problems(faults)
    return [
        Contribution(record.unit, session.tree[record.unit].level, figures[record.id])
        for record in records
    ]


def _tasks(session: Session, plan: Plan, period: str, regime: str) -> tuple[Task, ...]:
    """Return the tasks that the total's unit or one below it reports on, but for those left out.

    A task that names nobody is everybody's.
    """

    def counts(unit: str) -> bool:
        line = {unit, *session.tree.ancestors(unit)}
        return plan.unit in line and not line & plan.excluded.keys()

    assigned = session.all_tasks(regime, period)
    return tuple(task for task in assigned if not task.units or any(map(counts, task.units)))


def _progress(session: Session, records: Mapping[str, HeadRecord]) -> dict[str, TaskProgress]:
    """Return the progress of every task over all units; the least advanced word counts."""
    hashes = [r.parts["tasks"] for r in records.values() if "tasks" in r.parts]
    found: dict[str, TaskProgress] = {}
    for data in revisions.parts(session.connection, hashes).values():
        part = decode_part("tasks", data)
        for code, said in part.tasks.items() if isinstance(part, TasksPart) else ():
            known = found.get(code)
            if known is None or _ADVANCE.index(said.state) < _ADVANCE.index(known.state):
                found[code] = said
    return found


_ADVANCE = ("late", "not_started", "in_progress", "done")


def as_contents(made: Consolidated) -> Contents:
    """Return a total as the contents of a submission, for showing and writing."""
    as_of = max(record.as_of for record in made.records.values())
    return Contents(made.key, made.definition, as_of, made.total.cells, revision=made.locked)
