"""Reviews: approving a revision or returning it with a reason."""

from __future__ import annotations

from typing import Literal

from bhxh_desktop import clock
from bhxh_desktop.bundles.trust import sign
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.review import replaceable
from bhxh_desktop.domain.revision import LONGEST_WORDS, HeadRecord, Review
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from bhxh_desktop.store import revisions
from bhxh_desktop.vietnamese.text import one_line


def review(
    session: Session,
    record: HeadRecord,
    verdict: Literal["approve", "return"],
    reason: str = "",
    *,
    as_head: bool = False,
) -> Review:
    """Judge a revision of a unit below; the new review replaces all made so far.

    With *as_head* people read it as what the unit says last, and another that came meanwhile is not
    passed over. Raises Problem ``review_not_above``, ``review_needs_reason``, ``review_of_waiting``
    (its key is not confirmed, so nothing it says counts yet), ``review_moved`` (*as_head* only),
    ``text_control``, ``text_long``.
    """
    with session.writing():
        if session.unit.code not in session.tree.ancestors(record.unit):
            raise Problem("review_not_above", unit=session.tree[record.unit].short_name)
        said = one_line(reason, LONGEST_WORDS)
        if verdict == "return" and not said:
            raise Problem("review_needs_reason")
        known = history(session, record.regime, record.period)
        heads = known.heads_at(record.key)
        if as_head and known.same_as(record).isdisjoint({*heads.ids, *heads.waiting}):
            unit = session.tree[record.unit].short_name
            raise Problem("review_moved", unit=unit, number=record.number)
        if record.id in heads.waiting:
            raise Problem("review_of_waiting", unit=session.tree[record.unit].short_name)
        made = Review(
            unit=session.unit.code,
            revision=record.id,
            verdict=verdict,
            replaces=replaceable(known.reviews.values(), known.same_as(record)),
            reason=said,
            author=session.author,
            made_at=clock.stamp(),
            signer=session.key.public,
        )
        revisions.add_reviews(session.connection, [sign(session.key, made)], clock.stamp())
        session.record(Changes("review", record.id, {}, {"verdict": verdict, "reason": said}))
        return made
