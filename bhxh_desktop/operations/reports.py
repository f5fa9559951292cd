"""Drafts and workbooks: a submission or a total becomes a file people open in Word or Excel."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from bhxh_desktop.bundles.writer import write_whole
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import HeadRecord, SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.annotations import annotated
from bhxh_desktop.queries.consolidation import Consolidated, as_of_all
from bhxh_desktop.queries.contributions import narrative_in
from bhxh_desktop.queries.figures import Contents, empty
from bhxh_desktop.reports.by_unit import cells_of_total
from bhxh_desktop.reports.source import Issued, Lock, ReportSource
from bhxh_desktop.session import Session


def source_of(session: Session, said: Contents) -> ReportSource:
    """Return what the report of a unit's own submission is made from."""
    period = Period.parse(said.key.period)
    unit = session.tree[said.key.unit]
    return ReportSource(
        program=session.compiled(said.definition).program,
        unit=unit,
        parent=session.tree[unit.parent] if unit.parent else None,
        period=period,
        window=session.window(said.definition, period),
        cells=said.cells,
        narrative={code: tuple(p.text for p in held) for code, held in said.narrative.items()},
        tasks=said.tasks,
        progress=said.progress,
        as_of=date.fromisoformat(said.as_of),
        lock=_lock(said.revision),
        issued=_issued(session, said.revision),
        sample=session.is_sample,
    )


def source_of_total(session: Session, total: Consolidated, own: Contents | None) -> ReportSource:
    """Return what the consolidated report is made from; *own* lends a draft the unit's narrative.

    With the code of a locked total stands its own narrative, whatever was typed since.
    """
    period = Period.parse(total.key.period)
    unit = session.unit
    names = {each.code: each.short_name for each in session.tree}
    cells, row_units = cells_of_total(total.total, total.definition, names)
    drafted = own.narrative if own else {}
    held = narrative_in(session, total.locked) if total.locked else drafted
    return ReportSource(
        program=session.compiled(total.definition).program,
        unit=unit,
        parent=session.tree[unit.parent] if unit.parent else None,
        period=period,
        window=session.window(total.definition, period),
        cells=cells,
        row_units=row_units,
        narrative={code: tuple(p.text for p in said) for code, said in held.items()},
        tasks=total.tasks,
        progress=total.progress,
        as_of=date.fromisoformat(as_of_all(total.records)),
        missing=tuple(session.tree[code].short_name for code in total.plan.missing),
        lock=_lock(total.locked),
        issued=_issued(session, total.locked),
        sample=session.is_sample,
    )


def empty_source(session: Session, key: SubmissionKey) -> ReportSource:
    """Return what an empty template is made from."""
    return source_of(session, empty(session, key))


def write_report(
    session: Session, source: ReportSource, path: Path, *, force: bool = False
) -> Changes:
    """Write the draft (.docx, .pdf) or the annexes (.xlsx); return what the audit notes of it.

    Raises Problem ``report_suffix``, ``file_exists`` unless *force*: people go on writing in the
    drafts they were given.
    """
    writer = _writer(path)
    if not force:
        check_free(path)
    write_whole(path, writer(source))
    lock = source.lock.revision if source.lock else ""
    changes = Changes("report", str(path), {}, {"revision": lock})
    with session.writing():
        session.record(changes)
    return changes


def check_free(path: Path) -> None:
    """Raise Problem ``file_exists`` where a file of that name is there."""
    if path.exists():
        raise Problem("file_exists", path=path)


def _writer(path: Path) -> Callable[[ReportSource], bytes]:
    """Return what makes the kind of file that *path* names; each library loads only when used."""
    if path.suffix.lower() == ".docx":
        from bhxh_desktop.reports.compose import compose  # noqa: PLC0415
        from bhxh_desktop.reports.docx_writer import write_docx  # noqa: PLC0415

        return lambda source: write_docx(compose(source))
    if path.suffix.lower() == ".xlsx":
        from bhxh_desktop.reports.xlsx_writer import write_xlsx  # noqa: PLC0415

        return write_xlsx
    if path.suffix.lower() == ".pdf":
        from bhxh_desktop.reports.typst_writer import write_pdf  # noqa: PLC0415

        return write_pdf
    raise Problem("report_suffix", found=path.name, expected=".docx, .pdf, .xlsx")


def _issued(session: Session, record: HeadRecord | None) -> Issued | None:
    """Return what was said of the issue of a locked report."""
    if record is None:
        return None
    said = annotated(session, {record.id: record}).get((record.id, "issued"))
    return Issued(said.number, date.fromisoformat(said.day)) if said else None


def _lock(record: HeadRecord | None) -> Lock | None:
    return Lock(record.id, record.verification_code, record.number) if record else None
