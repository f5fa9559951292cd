"""Verdicts: what the reviews of a revision amount to, and which revision of a unit counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from bhxh_desktop.domain.heads import Graph, Records, by_submission, content_of, counted, same_as
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


def verdicts_from(standing: Mapping[str, Iterable[Review]]) -> dict[str, Verdict]:
    """Return the verdicts that the reviews standing on revisions amount to."""
    return {revision: _verdict({r.verdict for r in said}) for revision, said in standing.items()}


def standing(
    reviews: Mapping[str, Review], records: Records, trust: Trust, tree: UnitTree
) -> dict[str, tuple[Review, ...]]:
    """Return the reviews that count and that nothing replaced, by revision and in order of id.

    What was said of one id of a revision holds for all its ids. A review is replaced only by one
    that counts and judges the same revision.
    """
    counting = {
        i: r
        for i, r in reviews.items()
        if r.revision in records and trust.may_review(r, records[r.revision], tree)
    }
    same = _same({r.revision for r in counting.values()}, records, trust, tree)
    replaced = {
        old
        for review in counting.values()
        for old in review.replaces
        if old in counting and counting[old].revision in same[review.revision]
    }
    found: dict[str, list[Review]] = {}
    for review_id in sorted(counting.keys() - replaced):
        for revision in same[counting[review_id].revision]:
            found.setdefault(revision, []).append(counting[review_id])
    return {revision: tuple(said) for revision, said in found.items()}


def _same(
    judged: set[str], records: Records, trust: Trust, tree: UnitTree
) -> dict[str, frozenset[str]]:
    """Return for each of *judged* the ids that are the same revision, itself among them."""
    found = {revision: frozenset((revision,)) for revision in judged}
    keys = {records[revision].key for revision in judged}
    for key, group in by_submission(records).items() if keys else ():
        if key in keys:
            counting = counted(group, trust, tree)
            found.update(same_as(Graph(group, counting), counting))
    return found


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

    def verdict(self, same: Iterable[str], records: Records) -> Verdict:
        """Return the verdict on a counted revision, given all its ids.

        A review decides; without one, what an ancestor signed (a correction, a *nhập thay*)
        counts as approved.
        """
        ids = tuple(same)
        for revision in ids:
            if revision in self.verdicts:
                return self.verdicts[revision]
        signed_above = any(self.trust.by_ancestor(records[i], self.tree) for i in ids)
        return Verdict.APPROVED if signed_above else Verdict.NONE

    def approves(self, revision: str, records: Records) -> bool:
        """Tell whether a counted revision is approved.

        What the consolidating unit itself locked needs no review.
        """
        verdict = self.verdict((revision,), records)
        if verdict is Verdict.NONE:
            return records[revision].unit == self.consolidator
        return verdict is Verdict.APPROVED

    def choose(self, records: Records, *, unapproved: bool = False) -> Choice:
        """Return what counts of one submission's *records*: the latest approved revision.

        A conflict never removes the approved one. Where several are approved and none follows the
        others the longest path wins, then the smallest id, and the choice is marked. With
        *unapproved* a unit without any approval counts with its head if it has just one.
        """
        counting = counted(records, self.trust, self.tree)
        graph = Graph(records, counting)
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


def replaceable(reviews: Iterable[Review], same: frozenset[str]) -> tuple[str, ...]:
    """Return the ids a new review should name as replaced: all made of any id of the revision."""
    return tuple(sorted(r.id for r in reviews if r.revision in same))
