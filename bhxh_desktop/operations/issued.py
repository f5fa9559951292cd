"""The issued report in the register of documents: it enters by itself (model.md §4)."""

from __future__ import annotations

from datetime import date

from bhxh_desktop.domain.document import DocumentKey, WrittenDocument, entry_of, key_of
from bhxh_desktop.domain.revision import HeadRecord
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.documents import added, changed
from bhxh_desktop.queries.figures import of_revision
from bhxh_desktop.queries.register import issuers_of
from bhxh_desktop.queries.report_source import source_of
from bhxh_desktop.reports.compose import symbol_of, title_of
from bhxh_desktop.session import Session
from bhxh_desktop.store import register


def enter_issued(
    session: Session, record: HeadRecord, day: date, number: str, before: str = ""
) -> DocumentKey | None:
    """Write the report of *record* into the register under its number; return its identity.

    Called in the transaction of an operation. *before* is the number that this one replaces. None
    where the number is none that a register takes, or the figures of the report are not here.
    """
    try:
        source = source_of(session, of_revision(session, record.id))
    except Problem as problem:
        if problem.code != "part_withheld":
            raise
        return None
    issuers = issuers_of(session)
    written = WrittenDocument(
        number=number.partition("/")[0],
        symbol=symbol_of(source),
        day=day.isoformat(),
        issuer=issuers.home.name,
        subject=title_of(source).subject,
    )
    try:
        entry = entry_of(written, issuers.bodies.types)
        old = entry_of(written._replace(number=before.partition("/")[0])) if before else entry
    except Problem:  # a number nobody cites
        return None
    held = register.documents(session.connection)
    made, was = key_of(entry), key_of(old)
    if was in held and (was == made or made not in held):
        return changed(session, was, written)
    added(session, [entry])
    return made
