"""Heads: a pure function of (revisions, trust, unit tree), so that order never matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bhxh_desktop.domain.revision import HeadRecord, SubmissionKey
from bhxh_desktop.domain.trust import Trust
from bhxh_desktop.domain.unit import UnitTree

Records = Mapping[str, HeadRecord]
"""Revisions by id."""


@dataclass(frozen=True)
class Heads:
    """Where one submission stands."""

    ids: tuple[str, ...] = ()
    """Heads in order of id; revisions with equal parts are one head, under the smallest id."""
    equal: Mapping[str, frozenset[str]] | None = None
    """For each head, all ids that are this head."""
    waiting: frozenset[str] = frozenset()
    """Revisions whose signer is not (yet) trusted: "chờ xác nhận khóa"."""
    missing: frozenset[str] = frozenset()
    """Parents named but not here: "thiếu bản trước"; never a conflict."""

    @property
    def in_conflict(self) -> bool:
        """Tell whether a person has to decide: several heads, none for want of a parent."""
        return len(self.ids) > 1 and not self.missing


class Graph:
    """The revisions of one submission and who follows whom.

    Only parents of the same submission are followed: a revision of one unit can never push
    another unit's aside.
    """

    def __init__(self, records: Records) -> None:
        """Index *records*, all of one submission."""
        self.records = records

    def parents(self, revision: str) -> tuple[str, ...]:
        """Return the parents that are here."""
        return tuple(p for p in self.records[revision].parents if p in self.records)

    def missing(self) -> frozenset[str]:
        """Return the parents that are named but not here."""
        named = {parent for record in self.records.values() for parent in record.parents}
        return frozenset(named - self.records.keys())

    def ancestors(self, revisions: Iterable[str]) -> set[str]:
        """Return all revisions before *revisions*, without themselves unless one precedes another.

        Hashes cannot form a circle, yet a visited set costs nothing and ends any walk.
        """
        seen: set[str] = set()
        waiting = [p for revision in revisions for p in self.parents(revision)]
        while waiting:
            revision = waiting.pop()
            if revision not in seen:
                seen.add(revision)
                waiting.extend(self.parents(revision))
        return seen

    def latest(self, revisions: Iterable[str]) -> list[str]:
        """Return those of *revisions* that precede no other of them, in order of id."""
        chosen = set(revisions)
        return sorted(chosen - self.ancestors(chosen))

    def depth(self, revision: str) -> int:
        """Return how many revisions the longest path up to and with *revision* has."""
        depths: dict[str, int] = {}
        stack = [revision]
        while stack:
            top = stack[-1]
            unknown = [p for p in self.parents(top) if p not in depths]
            if unknown:
                stack.extend(unknown)
            else:
                depths[stack.pop()] = 1 + max((depths[p] for p in self.parents(top)), default=0)
        return depths[revision]

    def merge_bases(self, left: str, right: str) -> list[str]:
        """Return the latest common ancestors-or-selves of two revisions, in order of id."""
        common = (self.ancestors([left]) | {left}) & (self.ancestors([right]) | {right})
        return self.latest(common)


def by_submission(records: Records) -> dict[SubmissionKey, dict[str, HeadRecord]]:
    """Group revisions by the submission they belong to."""
    groups: dict[SubmissionKey, dict[str, HeadRecord]] = {}
    for revision, record in records.items():
        groups.setdefault(record.key, {})[revision] = record
    return groups


def heads_of(records: Records, trust: Trust, tree: UnitTree) -> dict[SubmissionKey, Heads]:
    """Return the heads of every submission among *records*."""
    return {key: _heads(Graph(group), trust, tree) for key, group in by_submission(records).items()}


def counted(records: Records, trust: Trust, tree: UnitTree) -> frozenset[str]:
    """Return the revisions that count."""
    return frozenset(i for i, record in records.items() if trust.counts(record, tree))


def _heads(graph: Graph, trust: Trust, tree: UnitTree) -> Heads:
    counting = counted(graph.records, trust, tree)
    equal: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for revision in graph.latest(counting):
        equal.setdefault(content_of(graph.records[revision]), []).append(revision)
    groups = {min(ids): frozenset(ids) for ids in equal.values()}
    return Heads(
        ids=tuple(sorted(groups)),
        equal=groups,
        waiting=frozenset(graph.records) - counting,
        missing=graph.missing(),
    )


def content_of(record: HeadRecord) -> tuple[tuple[str, str], ...]:
    """Return what makes two revisions say the same: definition, as-of date, parts and sources."""
    sources = [
        (unit, source.revision or source.excluded) for unit, source in record.sources.items()
    ]
    about = [("definition", record.definition.hash), ("as_of", record.as_of)]
    return tuple(sorted(record.parts.items()) + sorted(sources) + about)
