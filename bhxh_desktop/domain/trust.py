"""Trust: which keys speak for which unit, found from signed statements in any order (model.md §5).

A ring is grown from keys confirmed on this PC (by telephone, or its own) by enrolments signed in
the ring of the unit or of an ancestor. Revocations come only from an ancestor, from this PC or
from the key itself, so two keys of one ring cannot shut each other out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from bhxh_desktop.domain.revision import Enrolment, HeadRecord, Review, Revocation
from bhxh_desktop.domain.unit import UnitTree


class Standing(Enum):
    """What is to be made of a statement by its signer."""

    COUNTS = "counts"
    UNKNOWN = "unknown"
    """Nobody has confirmed the key yet: it waits."""
    FOREIGN = "foreign"
    """The key is known, but only for units without a right to say this."""
    REVOKED = "revoked"


@dataclass(frozen=True)
class Trust:
    """The outcome: for each unit its keys, and what still counts of those revoked."""

    rings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """unit → keys, revoked ones included."""
    revoked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """key → ids of its statements that go on counting."""

    def units_of(self, key: str) -> frozenset[str]:
        """Return the units *key* belongs to."""
        return self._owners.get(key, frozenset())

    @cached_property
    def _owners(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for unit, ring in self.rings.items():
            for key in ring:
                found.setdefault(key, set()).add(unit)
        return {key: frozenset(units) for key, units in found.items()}

    def speaks(self, key: str, units: Iterable[str], statement: str) -> bool:
        """Tell whether *key* may make *statement* (an id) for one of *units*."""
        if key in self.revoked and statement not in self.revoked[key]:
            return False
        return any(key in self.rings.get(unit, ()) for unit in units)

    def standing(self, key: str, units: Iterable[str], statement: str) -> Standing:
        """Return what *key* is to *statement* (an id), which only *units* may make."""
        may = frozenset(units)
        if self.speaks(key, may, statement):
            return Standing.COUNTS
        its = self.units_of(key)
        if not its:
            return Standing.UNKNOWN
        return Standing.REVOKED if its & may else Standing.FOREIGN

    def counts(self, record: HeadRecord, tree: UnitTree) -> bool:
        """Tell whether a revision counts: signed by its unit, an ancestor, or a successor."""
        return self.speaks(record.signer, tree.may_sign_for(record.unit), record.id)

    def may_review(self, review: Review, record: HeadRecord, tree: UnitTree) -> bool:
        """Tell whether a review counts: signed for the ancestor it names."""
        above = tree.ancestors(record.unit)
        return review.unit in above and self.speaks(review.signer, (review.unit,), review.id)

    def by_ancestor(self, record: HeadRecord, tree: UnitTree) -> bool:
        """Tell whether a revision was signed above its unit: a correction or a *nhập thay*."""
        return self.speaks(record.signer, tree.ancestors(record.unit), record.id)


def trust_from(
    confirmed: Iterable[tuple[str, str]],
    enrolments: Iterable[Enrolment],
    revocations: Iterable[Revocation],
    tree: UnitTree,
    revoked_here: Mapping[str, frozenset[str]] | None = None,
) -> Trust:
    """Return the trust that *confirmed* (unit, key) pairs and signed statements amount to.

    Units are settled from the top down, since a unit's ring depends only on its own statements
    and on rings above it; so the order of the arguments has no say. Signatures were verified.
    """
    rings: dict[str, set[str]] = defaultdict(set)
    for unit, key in confirmed:
        rings[unit].add(key)
    said = list(revocations)
    revoked = {r.key: set(r.honoured) for r in sorted(said, key=_by_id) if r.signer == r.key}
    revoked |= {key: set(kept) for key, kept in (revoked_here or {}).items()}
    settled = set(revoked_here or ())
    by_unit: dict[str, list[Enrolment]] = defaultdict(list)
    for enrolment in enrolments:
        by_unit[enrolment.unit].append(enrolment)
    for unit in sorted(tree.units, key=lambda code: (len(tree.ancestors(code)), code)):
        above = tree.ancestors(unit)
        _grow(unit, above, rings, revoked, by_unit[unit])
        ring = Trust({unit: frozenset(rings[unit])}, _frozen(revoked))
        below = [r for r in said if ring.speaks(r.signer, (unit,), r.id)]
        for revocation in below:
            if _is_below(revocation.key, unit, rings, by_unit, tree):
                _revoke(revoked, settled, revocation)
    return Trust({u: frozenset(keys) for u, keys in rings.items()}, _frozen(revoked))


def _grow(
    unit: str,
    above: tuple[str, ...],
    rings: dict[str, set[str]],
    revoked: dict[str, set[str]],
    enrolments: list[Enrolment],
) -> None:
    """Add keys to the ring of *unit* until no enrolment adds another."""
    waiting = enrolments
    while True:
        trust = Trust({u: frozenset(rings[u]) for u in (unit, *above)}, _frozen(revoked))
        accepted = [e for e in waiting if trust.speaks(e.signer, (unit, *above), e.id)]
        if not accepted:
            return
        rings[unit].update(e.key for e in accepted)
        waiting = [e for e in waiting if e not in accepted]


def _is_below(
    key: str,
    unit: str,
    rings: Mapping[str, set[str]],
    enrolments: Mapping[str, list[Enrolment]],
    tree: UnitTree,
) -> bool:
    """Tell whether *key* is, or claims to be, of a unit below *unit*."""
    claimed = {code for code, ring in rings.items() if key in ring}
    claimed |= {code for code, said in enrolments.items() if any(e.key == key for e in said)}
    return any(unit in tree.ancestors(code) for code in claimed)


def _revoke(revoked: dict[str, set[str]], settled: set[str], revocation: Revocation) -> None:
    """Add an ancestor's revocation: it replaces the key's own; of two, what either honours counts.

    A stolen key must not decide by a revocation of its own what of its work goes on counting.
    """
    if revocation.key not in settled:
        revoked[revocation.key] = set()
        settled.add(revocation.key)
    revoked[revocation.key].update(revocation.honoured)


def _by_id(statement: Revocation) -> str:
    return statement.id


def _frozen(revoked: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(kept) for key, kept in revoked.items()}
