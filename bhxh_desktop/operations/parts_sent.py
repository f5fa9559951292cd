"""Which parts of the revisions in a bundle go along (model.md §4, §6).

Head records always go, so that who follows whom can be judged; of parts a bundle may be without
those its reader has.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from bhxh_desktop.bundles.package import Header
from bhxh_desktop.domain.revision import HeadRecord
from bhxh_desktop.operations.upward import parts_going_up
from bhxh_desktop.queries.history import History
from bhxh_desktop.session import Session


def parts_sent(
    session: Session,
    known: History,
    header: Header,
    wanted: Mapping[str, HeadRecord],
    heads: Collection[str],
) -> set[str]:
    """Return the hashes of the parts that go with the revisions *wanted*.

    Those of *heads* always do; before them only what the unit above cannot be shown to have.
    """
    if header.use == "merged":
        return {
            digest
            for revision, record in wanted.items()
            for digest in parts_going_up(session, known, record, is_head=revision in heads)
        }
    had = _judged_by(known, header) if _goes_above(header) else set()
    sent = {revision for revision in wanted if revision in heads or revision not in had}
    return {digest for revision in sent for digest in wanted[revision].parts.values()}


def _goes_above(header: Header) -> bool:
    return header.use == "submission" and not header.between_pcs


def _judged_by(known: History, header: Header) -> set[str]:
    """Return what the addressee gave a verdict on, and all before it: it had them to judge."""
    said = {
        review.revision
        for name, review in known.reviews.items()
        if review.unit == header.addressee and known.counts(name)
    }
    found: set[str] = set()
    for key, group in known.groups.items():
        judged = said & group.keys()
        found |= judged | known.graph(key).ancestors(judged)
    return found
