"""The revisions and reviews of a regime's period, judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bhxh_desktop.domain.heads import (
    Graph,
    Heads,
    by_submission,
    content_of,
    counted,
    heads_of,
    same_as,
)
from bhxh_desktop.domain.review import Choice, Judge, Verdict, standing, verdicts_from
from bhxh_desktop.domain.revision import HeadRecord, Review, SubmissionKey
from bhxh_desktop.domain.trust import Trust
from bhxh_desktop.domain.unit import UnitTree
from bhxh_desktop.errors import Problem
from bhxh_desktop.session import Session
from bhxh_desktop.store import revisions


@dataclass(frozen=True)
class History:
    """Everything signed about some submissions, with the trust to judge it by."""

    records: Mapping[str, HeadRecord]
    reviews: Mapping[str, Review]
    trust: Trust
    tree: UnitTree
    consolidator: str

    @cached_property
    def groups(self) -> dict[SubmissionKey, dict[str, HeadRecord]]:
        """The revisions of each submission."""
        return by_submission(self.records)

    @cached_property
    def heads(self) -> dict[SubmissionKey, Heads]:
        """The heads of each submission."""
        return heads_of(self.records, self.trust, self.tree)

    @cached_property
    def verdicts(self) -> dict[str, Verdict]:
        """The verdict on each judged revision."""
        return verdicts_from(self.standing)

    @cached_property
    def standing(self) -> dict[str, tuple[Review, ...]]:
        """The reviews that stand on each judged revision."""
        return standing(self.reviews, self.records, self.trust, self.tree)

    @cached_property
    def judge(self) -> Judge:
        """Who chooses what counts here."""
        return Judge(self.trust, self.tree, self.verdicts, self.consolidator)

    @cached_property
    def in_totals(self) -> frozenset[str]:
        """The revisions that locked totals count; what a total's later revision replaced is out."""
        totals = (heads.ids for key, heads in self.heads.items() if key.scope == "total")
        sources = (self.records[head].sources for ids in totals for head in ids)
        return frozenset(s.revision for said in sources for s in said.values() if s.revision)

    def counts(self, review: str) -> bool:
        """Tell whether a review of one of these revisions counts."""
        said = self.reviews[review]
        return self.trust.may_review(said, self.records[said.revision], self.tree)

    def choose(self, key: SubmissionKey, *, unapproved: bool = False) -> Choice:
        """Return what counts of one submission."""
        return self.judge.choose(self.groups.get(key, {}), unapproved=unapproved)

    def graph(self, key: SubmissionKey) -> Graph:
        """Return the revisions of one submission and who follows whom."""
        return Graph(self.groups.get(key, {}))

    def same_as(self, record: HeadRecord) -> frozenset[str]:
        """Return all ids of what is one revision: two PCs may have locked the same."""
        group = self.groups[record.key]
        counting = counted(group, self.trust, self.tree)
        same = same_as(Graph(group, counting), counting)
        return same.get(record.id, frozenset((record.id,)))

    def followed(self, key: SubmissionKey, base: Iterable[str]) -> frozenset[str] | None:
        """Return what a lock on *base* follows; None where it is no longer a head.

        That is the base and every head that says the same: another PC of the unit may have locked
        the same figures; followed on one side only, the other would come back as a conflict nobody
        has.
        """
        begun_on = frozenset(base)
        contents = {content_of(self.records[revision]) for revision in begun_on}
        heads = self.heads_at(key).equal or {}
        equal = {content_of(self.records[head]): same for head, same in heads.items()}
        if equal and (not contents or contents - equal.keys()):
            return None
        return begun_on.union(*(equal[content] for content in contents & equal.keys()))

    def heads_at(self, key: SubmissionKey) -> Heads:
        """Return the heads of one submission; none where nothing came."""
        return self.heads.get(key, Heads())


def history(session: Session, regime: str | None = None, period: str | None = None) -> History:
    """Return what is known of all units for a regime and period; None means every one."""
    records = revisions.records(session.connection, regime=regime, period=period)
    reviews = revisions.reviews_of(session.connection, records)
    return History(records, reviews, session.trust, session.tree, session.unit.code)


def number_of(session: Session, revision: str) -> int:
    """Return lần thứ n of a revision that is here."""
    return revisions.records(session.connection, ids=[revision])[revision].number


def find_revision(session: Session, text: str) -> HeadRecord:
    """Return the revision that a person names by id, its beginning, or its mã đối chiếu.

    Raises Problem ``revision_unknown`` or ``revision_ambiguous``.
    """
    wanted = text.strip().replace("-", "").upper()
    found = [
        record
        for record in revisions.records(session.connection).values()
        if record.id.upper().startswith(wanted)
        or record.verification_code.replace("-", "").startswith(wanted)
    ]
    if len(wanted) < SHORTEST_NAME or not found:
        raise Problem("revision_unknown", found=text[:80])
    if len(found) > 1:
        raise Problem("revision_ambiguous", found=text[:80], count=len(found))
    return found[0]


SHORTEST_NAME = 5
"""Characters of an id or code that name a revision: one group of the mã đối chiếu."""
