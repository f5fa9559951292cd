"""What the revisions of a plan bring to a total: figures, words by unit, progress of tasks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bhxh_desktop.domain.contribution import Contribution
from bhxh_desktop.domain.figure import Cell
from bhxh_desktop.domain.parts import (
    ByUnit,
    NarrativePart,
    Paragraph,
    TaskProgress,
    TasksPart,
    by_unit_from_part,
    decode_part,
)
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import HeadRecord
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.session import Session
from bhxh_desktop.store import revisions

_ADVANCE = ("late", "not_started", "in_progress", "done")


def contributions(
    session: Session, records: Sequence[HeadRecord], target: Definition
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
    by_unit = told_in(session, records)
    return [
        Contribution(
            unit=record.unit,
            level=session.tree[record.unit].level,
            figures=figures[record.id],
            scope=record.scope,
            by_unit=by_unit.get(record.id, {}),
        )
        for record in records
    ]


def told_in(session: Session, records: Iterable[HeadRecord]) -> dict[str, ByUnit]:
    """Return what the totals among *records* say unit by unit, by revision."""
    totals = [record for record in records if record.scope == "total"]
    parts = revisions.parts(session.connection, [record.parts["figures"] for record in totals])
    return {
        record.id: _of_its_own(session, record, parts[record.parts["figures"]])
        for record in totals
        if record.parts["figures"] in parts
    }


def _of_its_own(session: Session, record: HeadRecord, data: bytes) -> ByUnit:
    """Return what a total says of its units; words put into others' mouths are its own."""
    found: dict[tuple[str, str, str], dict[str, Cell]] = {}
    told = by_unit_from_part(data, session.definition(record.definition.hash))
    for key, said in told.items():
        for unit, cell in said:
            below = record.unit in (unit, *session.tree.ancestors(unit))
            found.setdefault(key, {}).setdefault(unit if below else record.unit, cell)
    return {key: tuple(found[key].items()) for key in told}


def progress_in(session: Session, records: Mapping[str, HeadRecord]) -> dict[str, TaskProgress]:
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


def narrative_in(session: Session, record: HeadRecord) -> Mapping[str, tuple[Paragraph, ...]]:
    """Return the lời văn of a revision; none where it has none, or the part is not here."""
    parts = revisions.parts(session.connection, [record.parts.get("narrative", "")])
    for data in parts.values():
        part = decode_part("narrative", data)
        if isinstance(part, NarrativePart):
            return part.sections
    return {}
