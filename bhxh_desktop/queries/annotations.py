"""What was said of revisions after they were locked: issued, received."""

from __future__ import annotations

from collections.abc import Mapping

from bhxh_desktop.domain.annotation import Annotation, Kind, standing
from bhxh_desktop.domain.revision import HeadRecord
from bhxh_desktop.session import Session
from bhxh_desktop.store import annotation_set


def annotated(
    session: Session, records: Mapping[str, HeadRecord]
) -> dict[tuple[str, Kind], Annotation]:
    """Return what holds of each of *records*, by revision and kind."""
    said = [signed.statement for signed in annotation_set.signed(session.connection).values()]
    held = [each for each in said if isinstance(each, Annotation)]
    return standing(held, records, session.trust, session.tree) if held else {}
