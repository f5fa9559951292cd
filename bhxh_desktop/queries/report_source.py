"""What a report is made from: a submission, a total, or a revision, read for printing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import chain

from bhxh_desktop.domain.compiled import compiled
from bhxh_desktop.domain.consolidation import Total
from bhxh_desktop.domain.paper_frame import NO_FRAME, PaperFrame
from bhxh_desktop.domain.parts import DocumentEntry
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import HeadRecord, SubmissionKey
from bhxh_desktop.queries.annotations import annotated
from bhxh_desktop.queries.consolidation import Consolidated, as_of_all
from bhxh_desktop.queries.contributions import narrative_in
from bhxh_desktop.queries.figures import Contents, empty, of_revision
from bhxh_desktop.queries.frames import frame_for
from bhxh_desktop.queries.surroundings import quoted_in, surroundings
from bhxh_desktop.reports.by_unit import cells_of_total
from bhxh_desktop.reports.sentences import without_signed
from bhxh_desktop.reports.source import Issued, Lock, ReportSource
from bhxh_desktop.session import Session


def source_of(session: Session, said: Contents) -> ReportSource:
    """Return what the report of a unit's own submission is made from."""
    period = Period.parse(said.key.period)
    unit = session.tree[said.key.unit]
    return ReportSource(
        program=compiled(said.definition).program,
        unit=unit,
        parent=session.tree[unit.parent] if unit.parent else None,
        period=period,
        window=session.window(said.definition, period),
        cells=said.cells,
        around=said.around,
        narrative={code: tuple(p.text for p in held) for code, held in said.narrative.items()},
        tasks=said.tasks,
        progress=said.progress,
        documents=tuple(said.documents.values()),
        unit_documents=_by_name(session, said.unit_documents),
        as_of=date.fromisoformat(said.as_of),
        lock=_lock(said.revision),
        issued=_issued(session, said.revision),
        sample=session.is_sample,
        frame=_frame(session, said.key),
    )


def source_of_total(session: Session, total: Consolidated, own: Contents | None) -> ReportSource:
    """Return what the consolidated report is made from; *own* lends a draft the unit's narrative.

    With the code of a locked total stands its own narrative, whatever was typed since.
    """
    period = Period.parse(total.key.period)
    unit = session.unit
    names = {each.code: each.short_name for each in session.tree}
    cells, row_units = cells_of_total(total.total, total.definition, names)
    drafted = without_signed(own.narrative, own.definition.regime) if own else {}
    held = narrative_in(session, total.locked) if total.locked else drafted
    quoted = chain(quoted_in(held), quoted_in(total.narrative))
    return ReportSource(
        program=compiled(total.definition).program,
        unit=unit,
        parent=session.tree[unit.parent] if unit.parent else None,
        period=period,
        window=session.window(total.definition, period),
        cells=cells,
        row_units=row_units,
        around=surroundings(session, total.key, total.definition, quoted),
        narrative={code: tuple(p.text for p in said) for code, said in held.items()},
        tasks=total.tasks,
        progress=total.progress,
        documents=total.documents.get(unit.code, ()),
        unit_documents=_by_name(
            session, {code: said for code, said in total.documents.items() if code != unit.code}
        ),
        as_of=date.fromisoformat(as_of_all(total.records)),
        missing=tuple(session.tree[code].short_name for code in total.plan.missing),
        lock=_lock(total.locked),
        issued=_issued(session, total.locked),
        sample=session.is_sample,
        frame=_frame(session, total.key),
        total=True,
    )


def empty_source(session: Session, key: SubmissionKey) -> ReportSource:
    """Return what an empty template is made from."""
    return source_of(session, empty(session, key))


def source_of_revision(session: Session, revision: str) -> ReportSource:
    """Return what a revision was printed from, a total's with the names of its units.

    Raises Problem ``part_withheld`` where its figures are not here.
    """
    said = of_revision(session, revision)
    source = source_of(session, said)
    if said.key.scope == "own":
        return source
    names = {each.code: each.short_name for each in session.tree}
    total = Total(said.cells, said.by_unit)
    cells, row_units = cells_of_total(total, said.definition, names)
    return replace(source, cells=cells, row_units=row_units, total=True)


def _frame(session: Session, key: SubmissionKey) -> PaperFrame:
    """Return what stands around a report of this workspace's unit; others have none here."""
    return frame_for(session, key.regime) if key.unit == session.unit.code else NO_FRAME


def _by_name(
    session: Session, listed: Mapping[str, tuple[DocumentEntry, ...]]
) -> dict[str, tuple[DocumentEntry, ...]]:
    """Return lists by the name of their unit, in the province's order."""
    return {each.short_name: listed[each.code] for each in session.tree if each.code in listed}


def _issued(session: Session, record: HeadRecord | None) -> Issued | None:
    """Return what was said of the issue of a locked report."""
    if record is None:
        return None
    said = annotated(session, {record.id: record}).get((record.id, "issued"))
    return Issued(said.number, date.fromisoformat(said.day)) if said else None


def _lock(record: HeadRecord | None) -> Lock | None:
    return Lock(record.id, record.verification_code, record.number) if record else None
