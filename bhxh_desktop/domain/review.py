"""Verdicts: what the reviews of a revision amount to, and which revision of a unit counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from bhxh_desktop.domain.heads import Graph, Records, content_of, counted
from bhxh_desktop.domain.revision import Review
from bhxh_desktop.domain.trust import Trust
from bhxh_desktop.domain.unit import UnitTree


class Verdict(Enum):
    """What a revision's reviews amount to."""

    NONE = "none"
    APPROVED = "approved"
    RETURNED = "returned"
    DISPUTED = "disputed"
    """Concurrent different verdicts, "cần thống nhất": not approved."""


def verdicts_of(
    reviews: Mapping[str, Review], records: Records, trust: Trust, tree: UnitTree
) -> dict[str, Verdict]:
    """Return the verdict on every revision that has one; reviews of unknown revisions wait.

    A review is replaced only by one that counts and judges the same revision.
    """
    counting = {
        i: r
        for i, r in reviews.items()
        if r.revision in records and trust.may_review(r, records[r.revision], tree)
    }
    replaced = {
        old
        for review in counting.values()
        for old in review.replaces
        if old in counting and counting[old].revision == review.revision
    }
    said: dict[str, set[str]] = {}
    for review_id, review in counting.items():
        if review_id not in replaced:
            said.setdefault(review.revision, set()).add(review.verdict)
    return {revision: _verdict(verdicts) for revision, verdicts in said.items()}


def _verdict(said: set[str]) -> Verdict:
    if len(said) > 1:
        return Verdict.DISPUTED
    return Verdict.APPROVED if said == {"approve"} else Verdict.RETURNED


@dataclass(frozen=True)
class Choice:
    """Which revision of a submission counts in a consolidation."""

    revision: str | None = None
    approved: bool = False
    newer: tuple[str, ...] = ()
    """Heads that are not what counts: newer ones not approved, or the sides of a conflict."""
    disputed: bool = False
    """More than one revision is approved and none follows the others."""


@dataclass(frozen=True)
class Judge:
    """Chooses what counts for the unit that consolidates."""

    trust: Trust
    tree: UnitTree
    verdicts: Mapping[str, Verdict]
    consolidator: str
    """The unit whose total it is: its own revisions need nobody's approval here."""

    def approves(self, revision: str, records: Records) -> bool:
        """Tell whether a counted revision is approved.

        An explicit verdict decides; without one, what an ancestor signed (a correction, a
        *nhập thay*) and what the consolidating unit itself locked count as approved.
        """
        verdict = self.verdicts.get(revision, Verdict.NONE)
        if verdict is not Verdict.NONE:
            return verdict is Verdict.APPROVED
        record = records[revision]
        return record.unit == self.consolidator or self.trust.by_ancestor(record, self.tree)

    def choose(self, records: Records, *, unapproved: bool = False) -> Choice:
        """Return what counts of one submission's *records*: the latest approved revision.

        A conflict never removes the approved one. Where several are approved and none follows the
        others the longest path wins, then the smallest id, and the choice is marked. With
        *unapproved* a unit without any approval counts with its head if it has just one.
        """
        graph = Graph(records)
        counting = counted(records, self.trust, self.tree)
        heads = graph.latest(counting)
        approved = graph.latest(r for r in counting if self.approves(r, records))
        if approved:
            best = min(approved, key=lambda r: (-graph.depth(r), r))
            said = content_of(records[best])
            newer = tuple(head for head in heads if content_of(records[head]) != said)
            disputed = len({content_of(records[r]) for r in approved}) > 1
            return Choice(best, approved=True, newer=newer, disputed=disputed)
        if unapproved and len(heads) == 1:
            return Choice(heads[0])
        return Choice(newer=tuple(heads))


def replaceable(reviews: Iterable[Review], revision: str) -> tuple[str, ...]:
    """Return the ids a new review of *revision* should name as replaced: all made so far."""
    return tuple(sorted(r.id for r in reviews if r.revision == revision))
