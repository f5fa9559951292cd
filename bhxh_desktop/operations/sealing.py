"""Sealing: what this PC says of its own key, and to whose keys a bundle goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bhxh_desktop import clock
from bhxh_desktop.bundles.identity import Identity, load_identity
from bhxh_desktop.bundles.package import Header
from bhxh_desktop.bundles.sealed import seal, unseal
from bhxh_desktop.bundles.trust import PrivateKey, sign
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.revision import Enrolment, Revocation, SealingKey, Signed
from bhxh_desktop.domain.sealing import Sealing, decide, is_stated, replaceable, standing
from bhxh_desktop.errors import Bug, Problem
from bhxh_desktop.session import KEYS, Session
from bhxh_desktop.store import trust


def announce(session: Session) -> None:
    """Say, unless it is said already, which key bundles for this PC are sealed to.

    The statement travels with every bundle written here, so that others can seal to it. Part of
    a transaction.
    """
    unit, key = session.unit.code, session.key
    try:
        own = own_identity(session).recipient
    except Problem:  # nothing can be sealed to a key that is lost; what is plain still goes out
        return
    said = trust.sealing_keys(session.connection)
    holds = standing(said, session.trust, session.tree)
    if is_stated([each for each in holds if each.holder == (unit, key.public)], own, key.public):
        return
    made = stated(unit, key, own, replaceable(said, unit, key.public))
    trust.add(session.connection, [made], clock.stamp())
    session.record(Changes("sealing_key", unit, {}, {"recipient": own}))


class AboutKeys(NamedTuple):
    """Statements about keys that go into a bundle, by id."""

    enrolments: Mapping[str, Signed]
    revocations: Mapping[str, Signed]
    sealing: Mapping[str, Signed]


def about_keys(session: Session, header: Header, units: Iterable[str] = ()) -> AboutKeys:
    """Return what a bundle says of keys, this PC's own among it; part of a transaction.

    Of sealing keys go those of the sender and whoever stands above it, of the addressee and of
    *units*: what is sealed to others is not everybody's business.
    """
    announce(session)
    told = {header.sender, *session.tree.ancestors(header.sender), header.addressee, *units}
    said = {signed.statement.id: signed for signed in trust.statements(session.connection)}
    return AboutKeys(
        {i: s for i, s in said.items() if isinstance(s.statement, Enrolment)},
        {i: s for i, s in said.items() if isinstance(s.statement, Revocation)},
        {
            i: s
            for i, s in said.items()
            if isinstance(s.statement, SealingKey) and s.statement.unit in told
        },
    )


def stated(unit: str, key: PrivateKey, recipient: str, replaces: tuple[str, ...]) -> Signed:
    """Return the statement of a PC that bundles for it are sealed to *recipient*."""
    return sign(
        key,
        SealingKey(
            unit=unit,
            key=key.public,
            recipient=recipient,
            replaces=replaces,
            made_at=clock.stamp(),
            signer=key.public,
        ),
    )


def sealing_to(session: Session, addressee: str | None, *, plain: bool = False) -> Sealing:
    """Return how a bundle from here goes to *addressee*: sealed, or plain and why.

    Raises Problem ``sealing_key_missing``, ``sealing_key_damaged`` unless *plain*.
    """
    own = "" if plain else own_identity(session).recipient
    known = trust.recipients(session.connection, session.tree)
    return decide(known, session.tree, session.unit.code, own, addressee, plain=plain)


def shut_out(session: Session, addressee: str | None) -> bool:
    """Tell whether every key of the *addressee* was revoked, so that it opens nothing sealed."""
    known = trust.recipients(session.connection, session.tree)
    how = decide(known, session.tree, session.unit.code, "", addressee)
    return how.plain == "revoked"


def own_identity(session: Session) -> Identity:
    """Return the key this PC opens sealed bundles with.

    Raises Problem ``sealing_key_missing``, ``sealing_key_damaged``.
    """
    return load_identity(session.workspace.folder / KEYS)


def try_sealing(session: Session) -> None:
    """Seal something to this PC and open it again; raise Bug where that gives something else."""
    own, said = own_identity(session), b"x"
    if unseal(seal(said, [own.recipient]), [own]) != said:
        raise Bug("what was sealed does not open")


def opening(session: Session, recovery: Identity | None = None) -> tuple[Identity, ...]:
    """Return what sealed bundles are opened with here.

    Raises Problem ``sealing_key_missing``, ``sealing_key_damaged`` where there is no *recovery*.
    """
    if recovery is None:
        return (own_identity(session),)
    try:
        return recovery, own_identity(session)
    except Problem:
        return (recovery,)
