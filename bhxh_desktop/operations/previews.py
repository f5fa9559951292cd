"""The report as it would print now, for the live preview, printing and files.

It writes nothing; what is typed but not yet saved can be laid over what is stored.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from bhxh_desktop import clock
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.domain.surroundings import Reference
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.reports import write_report
from bhxh_desktop.queries.consolidation import consolidated
from bhxh_desktop.queries.figures import entered
from bhxh_desktop.queries.report_source import empty_source, source_of, source_of_total
from bhxh_desktop.queries.surroundings import surroundings
from bhxh_desktop.reports.quotables import comparable
from bhxh_desktop.reports.quoting import Quoter
from bhxh_desktop.reports.sentences import quoted_by
from bhxh_desktop.reports.shortcomings import shortcomings
from bhxh_desktop.reports.source import Lock, ReportSource
from bhxh_desktop.session import Session
from bhxh_desktop.store import audit


@dataclass(frozen=True)
class Wanted:
    """Which report: the unit's own or the total of all below it."""

    key: SubmissionKey
    """The unit's own submission, also for a total: it lends the narrative."""
    total: bool = False
    typed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Paragraphs by section that are not saved yet."""


@dataclass(frozen=True)
class Preview:
    """A report as PDF and what tells it from a draft."""

    pdf: bytes
    lock: Lock | None
    """None for a draft."""
    sources: int = 0
    """How many revisions a total was made from."""
    missing: tuple[str, ...] = ()
    """Names of the units a total lacks."""
    quoter: Quoter | None = None
    """Tells what quotations say in this report."""
    shortcomings: tuple[Problem, ...] = ()
    """What is to be told of the paper itself."""


def preview(session: Session, wanted: Wanted) -> Preview:
    """Return the PDF of a report.

    Raises Problem ``font_missing``, ``heads_in_conflict`` and, for a total, all that
    `consolidated` raises.
    """
    from bhxh_desktop.reports.typst_writer import write_pdf  # noqa: PLC0415 -- only when used

    source, sources = _source(session, wanted)
    pdf, lacks = write_pdf(source), tuple(shortcomings(source, ".pdf"))
    return Preview(pdf, source.lock, sources, source.missing, Quoter(source), lacks)


def quotable(session: Session, wanted: Wanted) -> Quoter:
    """Return what tells all that the text of a report may quote; raises as `preview`."""
    source, _ = _source(session, wanted)
    return Quoter(_looking(session, source, wanted, comparable(source)))


def save_report(session: Session, wanted: Wanted, path: Path, *, force: bool = False) -> Changes:
    """Write the report to *path*, its kind by the suffix; raises as `write_report`."""
    _kept.clear()  # what leaves the office is read anew
    source, _ = _source(session, wanted)
    return write_report(session, source, path, force=force)


_Stored = tuple[ReportSource, int]
_kept: dict[Hashable, _Stored] = {}
"""What the last preview was made from: while people type it is read once, not for every key."""


def _source(session: Session, wanted: Wanted) -> _Stored:
    """Return what the report is made from, and from how many revisions."""
    written = audit.last(session.connection)  # every write leaves an entry there
    mark = session.workspace.folder, written, clock.today(), wanted.key, wanted.total
    stored = _kept.get(mark)
    if stored is None:
        stored = _stored(session, wanted)
        _kept.clear()
        _kept[mark] = stored
    source, sources = stored
    if source.lock is not None:  # under a code stands only what was locked
        return source, sources
    typed = replace(source, narrative={**source.narrative, **wanted.typed})
    quoted = quoted_by(chain.from_iterable(wanted.typed.values()))
    read = frozenset(each.reference for each in quoted if each.reference)
    return _looking(session, typed, wanted, read), sources


def _looking(
    session: Session, source: ReportSource, wanted: Wanted, read: frozenset[Reference]
) -> ReportSource:
    """Return *source* with what it was not asked for before of other periods."""
    if read <= source.around.keys():
        return source
    key = wanted.key._replace(scope="total") if wanted.total else wanted.key
    found = surroundings(session, key, source.program.definition, read)
    return replace(source, around={**source.around, **found})


def _stored(session: Session, wanted: Wanted) -> _Stored:
    own = entered(session, wanted.key)
    if wanted.total:
        made = consolidated(session, wanted.key.regime, wanted.key.period)
        return source_of_total(session, made, own), len(made.plan.taken)
    return source_of(session, own) if own else empty_source(session, wanted.key), 0
