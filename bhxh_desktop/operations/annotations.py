"""Saying what became of a locked report: its number and day of issue, the day it was received."""

from __future__ import annotations

from datetime import date

from bhxh_desktop import clock
from bhxh_desktop.bundles.trust import sign
from bhxh_desktop.domain.annotation import Annotation, Kind
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.revision import LONGEST_NAME, LONGEST_WORDS, HeadRecord
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.issued import enter_issued
from bhxh_desktop.queries.annotations import annotated
from bhxh_desktop.session import Session
from bhxh_desktop.store import annotation_set
from bhxh_desktop.vietnamese.dates import short_date
from bhxh_desktop.vietnamese.text import one_line

LONGEST_NUMBER = 20


def issue(
    session: Session, record: HeadRecord, day: date, number: str, person: str = ""
) -> Annotation:
    """Say that the report of *record* was issued; a later word on it replaces this one.

    The unit's own report enters its register of documents by that.

    Raises Problem ``annotation_needs_number``, ``annotation_day`` for a day to come,
    ``annotation_not_ours`` for a unit neither this one nor below it.
    """
    said = one_line(number, LONGEST_NUMBER)
    if not said:
        raise Problem("annotation_needs_number")
    name = one_line(person, LONGEST_NAME)
    with session.writing():
        before = annotated(session, {record.id: record}).get((record.id, "issued"))
        made = say(session, record, "issued", day, (said, name, ""))
        if record.unit == session.unit.code:
            enter_issued(session, record, day, said, before.number if before else "")
        return made


def receive(session: Session, record: HeadRecord, day: date, note: str) -> Annotation:
    """Say on which day the report of a unit below was received, where the file came on another.

    Raises Problem ``annotation_needs_reason``, ``annotation_day``, ``annotation_not_below``.
    """
    reason = one_line(note, LONGEST_WORDS)
    if not reason:
        raise Problem("annotation_needs_reason")
    with session.writing():
        return say(session, record, "received", day, ("", "", reason))


def say(
    session: Session,
    record: HeadRecord,
    kind: Kind,
    day: date,
    words: tuple[str, str, str] = ("", "", ""),
    file: tuple[str, str, int] = ("", "", 0),
) -> Annotation:
    """Sign and keep a statement: number, person and note in *words*; hash, name, size of a *file*.

    It replaces what was said of the kind before. Called in the transaction of an operation. Raises
    Problem ``annotation_day``, ``annotation_not_ours``.
    """
    if day > clock.today():
        raise Problem("annotation_day", found=short_date(day))
    home, above = session.unit.code, session.tree.ancestors(record.unit)
    if home not in above and (kind == "received" or home != record.unit):
        raise Problem("annotation_not_ours", unit=session.tree[record.unit].short_name)
    number, person, note = words
    known = annotation_set.signed(session.connection)
    replaces = [
        name
        for name, signed in known.items()
        if isinstance(signed.statement, Annotation)
        and (signed.statement.revision, signed.statement.kind) == (record.id, kind)
    ]
    made = Annotation(
        unit=home,
        revision=record.id,
        kind=kind,
        day=day.isoformat(),
        replaces=tuple(sorted(replaces)),
        author=session.author,
        made_at=clock.stamp(),
        signer=session.key.public,
        number=number,
        person=person,
        note=note,
        file_hash=file[0],
        file_name=file[1],
        file_size=file[2],
    )
    annotation_set.add(session.connection, [sign(session.key, made)], clock.stamp())
    after = {"kind": kind, "day": made.day, "number": number, "note": note}
    after |= {"file": made.file_name} if made.file_name else {}
    session.record(Changes("annotate", record.id, {}, after))
    return made
