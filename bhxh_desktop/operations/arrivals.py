"""What importing a file brought, and what of it people have to be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from bhxh_desktop.bundles.package import heads_within
from bhxh_desktop.bundles.reader import Bundle
from bhxh_desktop.domain.revision import HeadRecord, Review
from bhxh_desktop.domain.setup import Setup, standing_of
from bhxh_desktop.domain.trust import Standing, Trust
from bhxh_desktop.operations.admission import Named
from bhxh_desktop.session import Session
from bhxh_desktop.store import revisions


class Doubt(NamedTuple):
    """A key in whose name something was kept that does not count."""

    unit: str
    """In whose name the key spoke."""
    key: str
    standing: Standing
    kind: Literal["revision", "review", "setup", "keys"]
    owners: tuple[str, ...]
    """Units the key is known for."""
    second: bool = False
    """The unit has other keys that count: a new PC of its own, or somebody else who opened the
    file that was meant for it."""


class Judged(NamedTuple):
    """A verdict that came, and the revision it is on."""

    review: Review
    record: HeadRecord


@dataclass(frozen=True)
class News:
    """What a file holds that was not here."""

    revisions: tuple[HeadRecord, ...]
    reviews: tuple[Review, ...]
    keys: tuple[str, ...]
    """Ids of statements about keys that sign; those of sealing keys, which ask nothing of anybody,
    only where the file says nothing else."""
    setups: tuple[Setup, ...] = ()

    @classmethod
    def of(cls, bundle: Bundle, known: set[str]) -> News:
        """Return what of *bundle* is not among the ids *known*."""
        held = bundle.contents
        said = [signed.statement for i, signed in held.reviews.items() if i not in known]
        keys = held.about_keys if held.is_of_keys else {**held.enrolments, **held.revocations}
        return cls(
            revisions=tuple(r for i, r in held.records.items() if i not in known),
            reviews=tuple(review for review in said if isinstance(review, Review)),
            keys=tuple(i for i in keys if i not in known),
            setups=tuple(setup for i, setup in held.decisions.items() if i not in known),
        )

    @property
    def ids(self) -> set[str]:
        """The ids of everything new."""
        said = (*self.revisions, *self.reviews, *self.setups)
        return {each.id for each in said} | {*self.keys}


@dataclass(frozen=True)
class Imported:
    """What importing one file brought."""

    path: Path
    bundle: Bundle
    new: tuple[HeadRecord, ...]
    """Revisions that were not here."""
    new_reviews: int
    new_keys: int
    new_setups: tuple[Setup, ...]
    """Setups that were not here, in force or waiting."""
    judged: tuple[Judged, ...]
    """New verdicts that stand, on revisions of this unit or below it."""
    waiting: tuple[HeadRecord, ...]
    """Revisions in the file whose key is not confirmed and is this unit's business."""
    doubts: tuple[Doubt, ...]
    """Keys of this unit's business by which something in the file does not count."""
    is_beside: bool
    """Its sender stands neither above nor below this unit: kept like all that is signed, it counts
    nothing here, and was most likely meant for another PC."""

    @property
    def heads(self) -> tuple[HeadRecord, ...]:
        """The revisions the file is about: no other in it follows them."""
        records = self.bundle.contents.records
        return tuple(records[revision] for revision in heads_within(records))


def arrivals(
    session: Session, bundles: Sequence[Named], news: Iterable[News]
) -> tuple[Imported, ...]:
    """Return what each file brought, by the trust there is with all of them kept."""
    settled = session.trust
    return tuple(
        Imported(
            path=path,
            bundle=bundle,
            new=fresh.revisions,
            new_reviews=len(fresh.reviews),
            new_keys=len(fresh.keys),
            new_setups=fresh.setups,
            judged=_judged(session, settled, fresh.reviews),
            waiting=tuple(
                record
                for record in bundle.contents.records.values()
                if session.tree.concerns(session.unit.code, record.unit)
                and _standing(session, settled, record) is Standing.UNKNOWN
            ),
            doubts=tuple(dict.fromkeys(_doubts(session, settled, bundle))),
            is_beside=_is_beside(session, bundle.contents.header.sender),
        )
        for (path, bundle), fresh in zip(bundles, news, strict=True)
    )


def _is_beside(session: Session, sender: str) -> bool:
    """Tell whether a bundle is none of this unit's business; that of whom it follows is."""
    tree, home = session.tree, session.unit.code
    return not tree.concerns(home, sender) and home not in tree.successors(sender)


def _standing(session: Session, settled: Trust, record: HeadRecord) -> Standing:
    may = session.tree.may_sign_for(record.unit)
    return settled.standing(record.signer, may, record.id)


def _doubts(session: Session, settled: Trust, bundle: Bundle) -> Iterator[Doubt]:
    """Yield the keys by which something in the bundle does not count; as often as that is."""
    home, tree = session.unit.code, session.tree
    yield from _setup_doubts(settled, bundle)
    if bundle.contents.is_of_keys:
        yield from _key_doubts(session, settled, bundle)
    for record in bundle.contents.records.values():
        standing = _standing(session, settled, record)
        if standing is not Standing.COUNTS and tree.concerns(home, record.unit):
            owners = tuple(sorted(settled.units_of(record.signer)))
            second = _is_second(settled, standing, record.unit)
            yield Doubt(record.unit, record.signer, standing, "revision", owners, second)
    for signed in bundle.contents.reviews.values():
        review = signed.statement
        if not isinstance(review, Review) or review.unit not in tree:
            continue
        standing = settled.standing(review.signer, (review.unit,), review.id)
        if standing is not Standing.COUNTS and tree.concerns(home, review.unit):
            owners = tuple(sorted(settled.units_of(review.signer)))
            second = _is_second(settled, standing, review.unit)
            yield Doubt(review.unit, review.signer, standing, "review", owners, second)


def _is_second(settled: Trust, standing: Standing, unit: str) -> bool:
    return standing is Standing.UNKNOWN and bool(settled.rings.get(unit))


def _setup_doubts(settled: Trust, bundle: Bundle) -> Iterator[Doubt]:
    for setup in bundle.contents.decisions.values():
        standing = standing_of(setup, settled)
        if standing is not Standing.COUNTS:
            owners = tuple(sorted(settled.units_of(setup.signer)))
            second = _is_second(settled, standing, setup.unit)
            yield Doubt(setup.unit, setup.signer, standing, "setup", owners, second)


def _key_doubts(session: Session, settled: Trust, bundle: Bundle) -> Iterator[Doubt]:
    """Yield the key of a PC that says only which keys it has."""
    unit, key = bundle.contents.header.sender, bundle.contents.header.signer
    for name in bundle.contents.sealing:
        standing = settled.standing(key, (unit,), name)
        if standing is not Standing.COUNTS and session.tree.concerns(session.unit.code, unit):
            owners = tuple(sorted(settled.units_of(key)))
            yield Doubt(unit, key, standing, "keys", owners, bool(settled.rings.get(unit)))
            return


def _judged(session: Session, settled: Trust, new: Iterable[Review]) -> tuple[Judged, ...]:
    """Return those of *new* that count and that no other counted one replaces."""
    fresh = {review.revision: review for review in new}
    records = revisions.records(session.connection, ids=list(fresh))
    said = revisions.reviews_of(session.connection, records)
    counting = {
        i: review
        for i, review in said.items()
        if settled.may_review(review, records[review.revision], session.tree)
    }
    replaced = {old for review in counting.values() for old in review.replaces}
    standing = [review for review in new if review.id in counting.keys() - replaced]
    found = [Judged(review, records[review.revision]) for review in standing]
    home = session.unit.code
    return tuple(
        judged
        for judged in found
        if home in (judged.record.unit, *session.tree.ancestors(judged.record.unit))
    )
