"""Drafts and workbooks: a submission or a total becomes a file people open in Word or Excel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bhxh_desktop.bundles.writer import write_whole
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.produced import PRODUCED
from bhxh_desktop.reports.source import ReportSource
from bhxh_desktop.session import Session


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
    changes = Changes(PRODUCED, str(path.absolute()), {}, _state(source))
    with session.writing():
        session.record(changes)
    return changes


def _state(source: ReportSource) -> dict[str, str]:
    """Return what the audit keeps of a file: of which report, and in which state that was."""
    said = {
        "unit": source.unit.code,
        "regime": source.regime.code,
        "period": str(source.period),
        "scope": "total" if source.total else "own",
        "revision": "",
    }
    if source.lock is None:
        return said
    return {**said, "revision": source.lock.revision, "number": str(source.lock.number)}


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
