"""Keys this workspace knows: its own, confirmed ones, and those still waiting."""

from __future__ import annotations

from dataclasses import dataclass

from bhxh_desktop.bundles.trust import fingerprint
from bhxh_desktop.errors import Problem
from bhxh_desktop.session import Session
from bhxh_desktop.store import files, revisions

SHORTEST_FINGERPRINT = 8
"""Letters of a fingerprint that name a key: two of its groups."""


@dataclass(frozen=True)
class KeyRow:
    """One key."""

    key: str
    fingerprint: str
    units: tuple[str, ...]
    """Units it is confirmed for; none for a waiting key."""
    signed_for: tuple[str, ...]
    """Units in whose name it signed: revisions, reviews, whole files."""
    own: bool
    revoked: bool


def keys(session: Session) -> tuple[KeyRow, ...]:
    """Return every key met here: own first, then confirmed ones, then waiting ones."""
    trust = session.trust
    signed = signatures(session)
    known = {key for ring in trust.rings.values() for key in ring} | signed.keys()
    rows = [
        KeyRow(
            key=key,
            fingerprint=fingerprint(key),
            units=tuple(sorted(trust.units_of(key))),
            signed_for=tuple(sorted(signed.get(key, ()))),
            own=key == session.key.public,
            revoked=key in trust.revoked,
        )
        for key in known
    ]
    return tuple(sorted(rows, key=lambda row: (not row.own, not row.units, row.units, row.key)))


def own_fingerprint(session: Session) -> str:
    """Return what people of this PC read out over the telephone."""
    return fingerprint(session.key.public)


def signatures(session: Session) -> dict[str, set[str]]:
    """Return the units in whose name each key signed something that is here."""
    records = revisions.records(session.connection).values()
    reviews = revisions.all_reviews(session.connection)
    found: dict[str, set[str]] = {}
    pairs = {(said.unit, said.signer) for said in records}
    pairs |= {(said.unit, said.signer) for said in reviews}
    for unit, signer in pairs | files.senders(session.connection):
        found.setdefault(signer, set()).add(unit)
    return found


def count_signed(session: Session, key: str) -> int:
    """Return how many revisions and reviews here *key* signed."""
    said = [*revisions.records(session.connection).values()]
    judged = revisions.all_reviews(session.connection)
    return sum(each.signer == key for each in (*said, *judged))


def find_key(session: Session, text: str) -> KeyRow:
    """Return the key whose fingerprint, or the key itself, begins as *text*.

    Raises Problem ``key_unknown`` where none or more than one does.
    """
    wanted = "".join(filter(str.isalnum, text)).upper()
    found = [
        row
        for row in keys(session)
        if row.fingerprint.replace("-", "").startswith(wanted) or row.key.upper().startswith(wanted)
    ]
    if len(found) != 1 or len(wanted) < SHORTEST_FINGERPRINT:
        raise Problem("key_unknown", found=text[:60])
    return found[0]
