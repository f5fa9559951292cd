"""A locked total against the total of today: what it says otherwise, and what moved since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bhxh_desktop.domain.compiled import compiled
from bhxh_desktop.domain.consolidation import Difference, Plan, Total, moved_on
from bhxh_desktop.domain.figure import BLANK, Cell, FigureKey
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import HeadRecord, SubmissionKey
from bhxh_desktop.queries.contributions import said_in
from bhxh_desktop.queries.history import History
from bhxh_desktop.queries.versions import figures_in
from bhxh_desktop.session import Session


@dataclass(frozen=True)
class Shift:
    """A number of a unit that moved after its total was locked."""

    unit: str
    key: FigureKey
    before: Cell
    after: Cell


@dataclass(frozen=True)
class Afterwards:
    """How the last locked total stands to the one of today."""

    record: HeadRecord
    is_current: bool = False
    """Whether it is made of just what counts today, and says what that adds up to."""
    changes: tuple[Difference, ...] = ()
    """Cells in which it differs from what its own sources add up to today."""
    joined: tuple[str, ...] = ()
    """Units that count today and did not then."""
    gone: tuple[str, ...] = ()
    """Units that counted then and do not today."""
    revised: tuple[str, ...] = ()
    """Units of which another revision counts."""
    shifts: tuple[Shift, ...] = ()
    """Numbers of the units that moved since."""


def afterwards(
    session: Session, known: History, key: SubmissionKey, plan: Plan, total: Total
) -> Afterwards | None:
    """Return how the locked total *key* stands to *total*, made by *plan*; None without one.

    Of several heads the one made of the same revisions is compared, else the one of the longest
    line.
    """
    graph = known.graph(key)
    heads = sorted(known.heads_at(key).ids, key=lambda head: (-graph.depth(head), head))
    records = [known.records[head] for head in heads]
    for record in records:
        if not moved_on(record, plan):
            changes = tuple(_changes(session, record, total))
            return Afterwards(record, is_current=not changes, changes=changes)
    return _moved(session, known, records[0], plan) if records else None


def _changes(session: Session, record: HeadRecord, total: Total) -> Iterator[Difference]:
    """Yield where a locked total is not what its sources add up to; all, if it is not here."""
    definition = session.definition_for(record.regime, Period.parse(record.period))
    said = said_in(session, record, definition)
    cells = said.figures
    for key in dict.fromkeys((*cells, *total.cells)):
        stored, computed = cells.get(key, BLANK), total.cells.get(key, BLANK)
        if stored != computed:
            yield Difference(record.unit, key, stored, computed)
    told = said.by_unit
    for key in dict.fromkeys((*told, *total.by_unit)):
        then, now = dict(told.get(key, ())), dict(total.by_unit.get(key, ()))
        for unit in dict.fromkeys((*then, *now)):
            if then.get(unit, BLANK) != now.get(unit, BLANK):
                yield Difference(unit, key, then.get(unit, BLANK), now.get(unit, BLANK))


def _moved(session: Session, known: History, record: HeadRecord, plan: Plan) -> Afterwards:
    moved = moved_on(record, plan)
    revised = {u: (then, now) for u, then, now in moved if then is not None and now is not None}
    shifts: list[Shift] = []
    for unit, (then, now) in revised.items():
        if then in known.records:
            shifts += _shifts(session, unit, known.records[then], known.records[now])
    return Afterwards(
        record,
        revised=tuple(revised),
        joined=tuple(unit for unit, then, _ in moved if then is None),
        gone=tuple(unit for unit, _, now in moved if now is None),
        shifts=tuple(shifts),
    )


def _shifts(session: Session, unit: str, then: HeadRecord, now: HeadRecord) -> Iterator[Shift]:
    """Yield the typed numbers in which two revisions differ, in printed order."""
    definition = session.definition(now.definition.hash)
    before = figures_in(session, then, definition) or {}
    after = figures_in(session, now, definition) or {}
    program = compiled(definition).program
    for place, item in definition.items.items():
        key = FigureKey(*place)
        old, new = before.get(key, BLANK), after.get(key, BLANK)
        if item.kind == "number" and program.is_input(key) and old != new:
            yield Shift(unit, key, old, new)
