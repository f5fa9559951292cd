"""Heads: a pure function of (revisions, trust, unit tree), so that order never matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter

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
    """Parents that heads or what came before them name, not here: "thiếu bản trước"; never a
    conflict."""

    @property
    def in_conflict(self) -> bool:
        """Tell whether a person has to decide: several heads, none for want of a parent."""
        return len(self.ids) > 1 and not self.missing


class Graph:
    """The revisions of one submission and who follows whom.

    Only parents of the same submission are followed: a revision of one unit can never push
    another unit's aside.
    """

    def __init__(self, records: Records, counting: frozenset[str] | None = None) -> None:
        """Index *records*, all of one submission; only those *counting* can be twins."""
        self.records = records
        self._counting = frozenset(records) if counting is None else counting

    def parents(self, revision: str) -> tuple[str, ...]:
        """Return the parents that are here."""
        return tuple(p for p in self.records[revision].parents if p in self.records)

    def missing(self, heads: Iterable[str]) -> frozenset[str]:
        """Return the parents that *heads* or what came before them name and that are not here."""
        line = {*heads, *self._passed(heads)}
        named = {parent for revision in line for parent in self.records[revision].parents}
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
        """Return those of *revisions* that precede no other of them, in order of id.

        Who follows a revision follows its twins too: they may come later, from another PC.
        """
        chosen = set(revisions)
        return sorted(chosen - self._passed(chosen))

    @cached_property
    def twins(self) -> dict[str, frozenset[str]]:
        """For each revision all that say the same on top of the same, itself among them.

        Two PCs of a unit that lock the same figures make two ids of what is one revision.
        """
        first: dict[str, str] = {}
        groups: dict[object, list[str]] = {}
        for revision in TopologicalSorter(
            {r: self.parents(r) for r in self.records}
        ).static_order():
            record = self.records[revision]
            before = frozenset(first.get(parent, parent) for parent in record.parents)
            # what a foreign key signed stands for nothing but itself
            said = (content_of(record), before) if revision in self._counting else revision
            group = groups.setdefault(said, [])
            group.append(revision)
            first[revision] = group[0]
        return {revision: frozenset(group) for group in groups.values() for revision in group}

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
        """Return the latest common ancestors-or-selves of two revisions, in order of id.

        Of twins only the one with the smallest id: they are one base.
        """
        common = (self._passed([left]) | {left}) & (self._passed([right]) | {right})
        return sorted({min(self.twins[revision] & common) for revision in self.latest(common)})

    def _passed(self, revisions: Iterable[str]) -> set[str]:
        """Return what *revisions* follow: their ancestors, the twins of these, and so on."""
        if len(self.records) == 1:
            return set()
        passed: set[str] = set()
        found = self.ancestors(revisions)
        while found - passed:
            twins = set[str]().union(*(self.twins[revision] for revision in found - passed))
            passed |= found
            found = twins | self.ancestors(twins)
        return passed


def by_submission(records: Records) -> dict[SubmissionKey, dict[str, HeadRecord]]:
    """Group revisions by the submission they belong to."""
    groups: dict[SubmissionKey, dict[str, HeadRecord]] = {}
    for revision, record in records.items():
        groups.setdefault(record.key, {})[revision] = record
    return groups


def heads_of(records: Records, trust: Trust, tree: UnitTree) -> dict[SubmissionKey, Heads]:
    """Return the heads of every submission among *records*."""
    return {key: _heads(group, trust, tree) for key, group in by_submission(records).items()}


def same_as(graph: Graph, counting: frozenset[str]) -> dict[str, frozenset[str]]:
    """Return for each of *counting* all of them that are the same revision, itself among them.

    Twins are, and so are heads with equal parts, whatever they were made on.
    """
    if len(counting) == 1:
        return dict.fromkeys(counting, counting)
    same = {revision: graph.twins[revision] & counting for revision in counting}
    equal: dict[object, set[str]] = {}
    for head in graph.latest(counting):
        equal.setdefault(content_of(graph.records[head]), set()).update(same[head])
    for heads in equal.values():
        same.update(dict.fromkeys(heads, frozenset(heads)))
    return same


def counted(records: Records, trust: Trust, tree: UnitTree) -> frozenset[str]:
    """Return the revisions that count."""
    return frozenset(i for i, record in records.items() if trust.counts(record, tree))


def _heads(records: Records, trust: Trust, tree: UnitTree) -> Heads:
    counting = counted(records, trust, tree)
    graph = Graph(records, counting)
    same = same_as(graph, counting)
    latest = graph.latest(counting)
    groups = {min(same[head]): same[head] for head in latest}
    return Heads(
        ids=tuple(sorted(groups)),
        equal=groups,
        waiting=frozenset(graph.records) - counting,
        missing=graph.missing(latest),
    )


def content_of(record: HeadRecord) -> tuple[tuple[str, str], ...]:
    """Return what makes two revisions say the same: definition, as-of date, parts and sources."""
    sources = [
        (unit, source.revision or source.excluded) for unit, source in record.sources.items()
    ]
    about = [("definition", record.definition.hash), ("as_of", record.as_of)]
    return tuple(sorted(record.parts.items()) + sorted(sources) + about)
