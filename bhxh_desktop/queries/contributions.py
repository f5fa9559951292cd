"""What the revisions of a plan bring to a total: figures, words by unit, progress of tasks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bhxh_desktop.domain.compiled import compiled
from bhxh_desktop.domain.contribution import Contribution
from bhxh_desktop.domain.figure import Cell
from bhxh_desktop.domain.naming import place_name
from bhxh_desktop.domain.parts import (
    ByUnit,
    DocumentEntry,
    DocumentsPart,
    NarrativePart,
    Paragraph,
    TaskProgress,
    TasksPart,
    by_unit_from_part,
    decode_part,
)
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import HeadRecord
from bhxh_desktop.domain.version_map import Moved
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.queries.assigned import tailored
from bhxh_desktop.queries.versions import moved
from bhxh_desktop.reports.sentences import without_signed
from bhxh_desktop.session import Session
from bhxh_desktop.store import revisions

_ADVANCE = ("late", "not_started", "in_progress", "done")


def contributions(
    session: Session, records: Sequence[HeadRecord], target: Definition
) -> dict[str, Contribution]:
    """Return what the revisions bring to a total of *target*, by revision; all must be here.

    Figures of an older version go into the cells its successors name. Raises Problems for every
    revision that cannot be added: ``definition_differs``, ``figure_unmapped`` for each number that
    goes nowhere, ``part_withheld``.
    """
    figures = session.figures_of(records)
    by_unit = told_in(session, records)
    faults: list[Problem] = []
    found: dict[str, Contribution] = {}
    for record in records:
        unit = session.tree[record.unit]
        if record.id not in figures:
            faults.append(Problem("part_withheld", unit=unit.short_name))
            continue
        older = session.definition(record.definition.hash)
        said = moved(session, older, target, figures[record.id], by_unit.get(record.id))
        if said is None:
            versions = older.regime.version, target.regime.version
            faults.append(_differs(unit.short_name, *versions))
            continue
        faults += [
            Problem("figure_unmapped", unit=unit.short_name, cell=place_name(older, key))
            for key in said.unmapped
        ]
        found[record.id] = Contribution(
            unit=record.unit,
            level=unit.level,
            figures=said.figures,
            scope=record.scope,
            by_unit=said.by_unit,
            program=compiled(tailored(session, target, record.key)).program,
        )
    if faults:
        raise Problems(faults)
    return found


def _differs(unit: str, version: int, wanted: int) -> Problem:
    return Problem("definition_differs", unit=unit, version=version, expected=wanted)


def told_in(session: Session, records: Iterable[HeadRecord]) -> dict[str, ByUnit]:
    """Return what the totals among *records* say unit by unit, by revision."""
    totals = [record for record in records if record.scope == "total"]
    parts = revisions.parts(session.connection, [record.parts["figures"] for record in totals])
    return {
        record.id: _of_its_own(session, record, parts[record.parts["figures"]])
        for record in totals
        if record.parts["figures"] in parts
    }


def said_in(session: Session, record: HeadRecord, target: Definition) -> Moved:
    """Return what a total says, for comparing with one of *target*; nothing where it is not here.

    Where no map leads there, cells keep their codes.
    """
    figures = session.figures_of([record]).get(record.id, {})
    told = told_in(session, [record]).get(record.id, {})
    older = session.definition(record.definition.hash)
    return moved(session, older, target, figures, told) or Moved(figures, told, (), ())


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


def documents_in(
    session: Session, records: Iterable[HeadRecord]
) -> dict[str, tuple[DocumentEntry, ...]]:
    """Return what the units list, by unit; of a child's total with what is below it.

    What a total puts into the mouth of a unit that is not below it is left out.
    """
    found: dict[str, tuple[DocumentEntry, ...]] = {}
    for record in records:
        data = revisions.parts(session.connection, [record.parts.get("documents", "")])
        for content in data.values():
            part = decode_part("documents", content)
            if isinstance(part, DocumentsPart):
                below = {u: said for u, said in part.units.items() if _is_below(session, u, record)}
                found |= {record.unit: part.documents, **below}
    return {unit: listed for unit, listed in found.items() if listed}


def _is_below(session: Session, unit: str, record: HeadRecord) -> bool:
    return record.scope == "total" and record.unit in session.tree.ancestors(unit)


def written_in(session: Session, record: HeadRecord) -> Mapping[str, tuple[Paragraph, ...]]:
    """Return what people wrote in a revision: `narrative_in` without what the lock added."""
    regime = session.definition(record.definition.hash).regime
    return without_signed(narrative_in(session, record), regime)


def narrative_in(session: Session, record: HeadRecord) -> Mapping[str, tuple[Paragraph, ...]]:
    """Return the lời văn of a revision; none where it has none, or the part is not here."""
    parts = revisions.parts(session.connection, [record.parts.get("narrative", "")])
    for data in parts.values():
        part = decode_part("narrative", data)
        if isinstance(part, NarrativePart):
            return part.sections
    return {}
