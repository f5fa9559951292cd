"""The total of a regime's period: what it is made of and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bhxh_desktop.domain.compiled import compiled
from bhxh_desktop.domain.consolidation import (
    Plan,
    Total,
    consolidate,
    plan_total,
)
from bhxh_desktop.domain.contribution import Contribution
from bhxh_desktop.domain.document import by_key
from bhxh_desktop.domain.parts import DocumentEntry, Paragraph, TaskProgress
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.review import Choice
from bhxh_desktop.domain.revision import HeadRecord, Scope, SubmissionKey
from bhxh_desktop.domain.surroundings import Surroundings
from bhxh_desktop.domain.task import Task
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.after_lock import Afterwards, afterwards
from bhxh_desktop.queries.assigned import tailored
from bhxh_desktop.queries.contributions import (
    contributions,
    documents_in,
    progress_in,
    written_in,
)
from bhxh_desktop.queries.figures import Contents, counts_of
from bhxh_desktop.queries.history import history
from bhxh_desktop.queries.surroundings import surroundings
from bhxh_desktop.session import Session, in_bulk


@dataclass(frozen=True)
class Consolidated:
    """A total with everything people ask about it."""

    key: SubmissionKey
    definition: Definition
    plan: Plan
    total: Total
    records: Mapping[str, HeadRecord]
    """The revisions that were taken."""
    said: Mapping[str, Contribution]
    """What each of them says in the version of the total."""
    tasks: tuple[Task, ...]
    progress: Mapping[str, TaskProgress]
    narrative: Mapping[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    """Lời văn of the unit's own revision that was taken."""
    documents: Mapping[str, tuple[DocumentEntry, ...]] = field(default_factory=dict)
    """What each unit lists, by unit."""
    around: Surroundings = field(default_factory=dict)
    """The totals of other periods and regimes it reads."""
    afterwards: Afterwards | None = None
    """How the last locked total stands to this one; None where none was locked."""

    @property
    def locked(self) -> HeadRecord | None:
        """The locked total, where it was made of just these sources and says just this."""
        return self.afterwards.record if self.afterwards and self.afterwards.is_current else None


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
    progress = progress_in(session, records)
    tasks = _tasks(session, plan, period, regime)
    key = SubmissionKey(session.unit.code, "total", regime, period)
    definition = tailored(session, definition, key)
    around = surroundings(session, key, definition)
    said = contributions(session, list(records.values()), definition)
    total = consolidate(
        compiled(definition).program,
        list(said.values()),
        session.unit.code,
        counts_of(tasks, progress, as_of_all(records)),
        around,
    )
    return Consolidated(
        key=key,
        definition=definition,
        plan=plan,
        total=total,
        records=records,
        said=said,
        tasks=tasks,
        progress=progress,
        narrative=_narrative(session, records),
        documents=documents_in(session, records.values()),
        around=around,
        afterwards=afterwards(session, known, key, plan, total),
    )


def _narrative(
    session: Session, records: Mapping[str, HeadRecord]
) -> Mapping[str, tuple[Paragraph, ...]]:
    own = (r for r in records.values() if (r.unit, r.scope) == (session.unit.code, "own"))
    return next((written_in(session, record) for record in own), {})


def _tasks(session: Session, plan: Plan, period: str, regime: str) -> tuple[Task, ...]:
    """Return the tasks that the total's unit or one below it reports on, but for those left out.

    A task that names nobody is everybody's.
    """

    def counts(unit: str) -> bool:
        line = {unit, *session.tree.ancestors(unit)}
        return plan.unit in line and not line & plan.excluded.keys()

    assigned = session.all_tasks(regime, period)
    return tuple(task for task in assigned if not task.units or any(map(counts, task.units)))


def as_contents(made: Consolidated) -> Contents:
    """Return a total as the contents of a submission, for showing and writing."""
    return Contents(
        key=made.key,
        definition=made.definition,
        as_of=as_of_all(made.records),
        cells=made.total.cells,
        by_unit=made.total.by_unit,
        tasks=made.tasks,
        progress=made.progress,
        narrative=made.narrative,
        documents=by_key(made.documents.get(made.key.unit, ())),
        unit_documents={u: listed for u, listed in made.documents.items() if u != made.key.unit},
        revision=made.locked,
        around=made.around,
    )


def as_of_all(records: Mapping[str, HeadRecord]) -> str:
    """Return the as-of date of a total: the latest of what it is made of."""
    return max(record.as_of for record in records.values())
