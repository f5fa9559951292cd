"""Sealing: to whose keys a bundle is encrypted, and when that can be done (model.md §5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from bhxh_desktop.domain.revision import SealingKey
from bhxh_desktop.domain.trust import Trust
from bhxh_desktop.domain.unit import UnitTree

Plain = Literal["asked", "nobody", "unknown", "begins", "revoked"]
"""Why a bundle is not sealed: somebody wanted it so, it has no addressee, the addressee's keys are
not known here, it is there for PCs to learn of each other's keys, or every key of the addressee was
revoked: it was sealed before, so it goes out plain only where somebody says so."""


@dataclass(frozen=True)
class Recipients:
    """The keys that bundles are sealed to now, by unit: those of its PCs and its recovery key."""

    rings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    recovery: Mapping[str, frozenset[str]] = field(default_factory=dict)
    shut_out: frozenset[str] = frozenset()
    """Units that had keys, all of them revoked or taken back."""

    def ring(self, unit: str, tree: UnitTree) -> frozenset[str]:
        """Return the keys of a unit's PCs; of a closed unit those of its successors too."""
        units = (unit, *tree.successors(unit))
        return frozenset().union(*(self.rings.get(each, frozenset()) for each in units))

    def recovering(self, unit: str, tree: UnitTree) -> frozenset[str]:
        """Return the recovery key that serves a unit: its own, or the nearest one above it."""
        for each in (unit, *tree.ancestors(unit)):
            if self.recovery.get(each):
                return self.recovery[each]
        return frozenset()


@dataclass(frozen=True)
class Sealing:
    """How a bundle is to be written: sealed to recipients, or plain and why."""

    recipients: tuple[str, ...] = ()
    plain: Plain | None = None


def recipients_from(statements: Iterable[SealingKey], trust: Trust, tree: UnitTree) -> Recipients:
    """Return the keys that the statements amount to, whatever their order."""
    rings: dict[str, set[str]] = defaultdict(set)
    recovery: dict[str, set[str]] = defaultdict(set)
    for said in standing(statements, trust, tree):
        its = (recovery if said.key is None else rings)[said.unit]
        if said.recipient is not None:
            its.add(said.recipient)
    known = {unit for unit, ring in trust.rings.items() if ring and ring <= trust.revoked.keys()}
    shut_out = frozenset((known | rings.keys()) - {unit for unit, ring in rings.items() if ring})
    return Recipients(_frozen(rings), _frozen(recovery), shut_out)


def standing(
    statements: Iterable[SealingKey], trust: Trust, tree: UnitTree
) -> tuple[SealingKey, ...]:
    """Return the statements that count and that nothing replaced, in order of id.

    Signatures were verified. A key of a PC counts while what the PC signs with does, and is said
    by the PC itself or from above: two PCs of a unit cannot take each other's place.
    """
    counting = {said.id: said for said in statements if _counts(said, trust, tree)}
    replaced = {
        old
        for said in counting.values()
        for old in said.replaces
        if old in counting and counting[old].holder == said.holder
    }
    return tuple(counting[i] for i in sorted(counting.keys() - replaced))


def is_stated(said: Iterable[SealingKey], recipient: str, signer: str) -> bool:
    """Tell whether a PC need not name its key: what stands says so, or was said from above.

    *said* is what stands about the PC, *signer* what it signs with. What a parent took back is
    not to be claimed again.
    """
    return any(each.recipient == recipient or each.signer != signer for each in said)


def replaceable(statements: Iterable[SealingKey], unit: str, key: str | None) -> tuple[str, ...]:
    """Return what a new statement about a holder should name as replaced: all made so far."""
    return tuple(sorted(said.id for said in statements if said.holder == (unit, key)))


def decide(
    known: Recipients,
    tree: UnitTree,
    sender: str,
    own: str,
    addressee: str | None,
    *,
    plain: bool = False,
) -> Sealing:
    """Return how a bundle goes to *addressee*: sealed as soon as its keys are known.

    It is sealed to the addressee's PCs, to the sender's (*own* is the key of the PC that writes)
    and to the recovery keys that serve the two.
    """
    if plain:
        return Sealing(plain="asked")
    if addressee is None:
        return Sealing(plain="nobody")
    ring = known.ring(addressee, tree)
    if not ring:
        had = known.shut_out.intersection((addressee, *tree.successors(addressee)))
        return Sealing(plain="revoked" if had else "unknown")
    both = (known.recovering(unit, tree) for unit in (sender, addressee))
    return Sealing(tuple(sorted(ring.union({own}, known.ring(sender, tree), *both))))


def _counts(said: SealingKey, trust: Trust, tree: UnitTree) -> bool:
    from_above = trust.speaks(said.signer, tree.ancestors(said.unit), said.id)
    if said.key is None:
        return from_above or trust.speaks(said.signer, (said.unit,), said.id)
    if said.key in trust.revoked or said.key not in trust.rings.get(said.unit, ()):
        return False
    return from_above or said.signer == said.key


def _frozen(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {unit: frozenset(keys) for unit, keys in found.items()}
