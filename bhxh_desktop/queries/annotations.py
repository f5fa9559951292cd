"""What was said of revisions after they were locked: issued, received."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bhxh_desktop.domain.annotation import Annotation, Kind, standing
from bhxh_desktop.domain.revision import HeadRecord
from bhxh_desktop.session import Session
from bhxh_desktop.store import annotation_set, revisions


@dataclass(frozen=True)
class Noted:
    """What holds of one revision."""

    record: HeadRecord
    issued: Annotation | None
    received: Annotation | None


def noted(session: Session, record: HeadRecord) -> Noted:
    """Return what was said of *record*: issued with a number, received on another day."""
    said = annotated(session, {record.id: record})
    issued, received = (said.get((record.id, kind)) for kind in ("issued", "received"))
    return Noted(record, issued, received)


def noted_of(session: Session, revision: str) -> Noted | None:
    """Return the same by id; None where the revision is not here."""
    record = revisions.records(session.connection, ids=[revision]).get(revision)
    return noted(session, record) if record is not None else None


def annotated(
    session: Session, records: Mapping[str, HeadRecord]
) -> dict[tuple[str, Kind], Annotation]:
    """Return what holds of each of *records*, by revision and kind."""
    said = [signed.statement for signed in annotation_set.signed(session.connection).values()]
    held = [each for each in said if isinstance(each, Annotation)]
    return standing(held, records, session.trust, session.tree) if held else {}
