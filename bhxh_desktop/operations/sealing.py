"""Sealing: what this PC says of its own key, and to whose keys a bundle goes."""

from __future__ import annotations

from bhxh_desktop import clock
from bhxh_desktop.bundles.identity import Identity, load_identity
from bhxh_desktop.bundles.trust import PrivateKey, sign
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.revision import SealingKey, Signed
from bhxh_desktop.domain.sealing import Sealing, decide, is_stated, replaceable, standing
from bhxh_desktop.errors import Problem
from bhxh_desktop.session import KEYS, Session
from bhxh_desktop.store import trust


def announce(session: Session) -> None:
    """Say, unless it is said already, which key bundles for this PC are sealed to.

    The statement travels with every bundle written here, so that others can seal to it. Part of
    a transaction.
    """
    unit, key, own = session.unit.code, session.key, own_identity(session).recipient
    said = trust.sealing_keys(session.connection)
    holds = standing(said, session.trust, session.tree)
    if is_stated([each for each in holds if each.holder == (unit, key.public)], own, key.public):
        return
    made = stated(unit, key, own, replaceable(said, unit, key.public))
    trust.add(session.connection, [made], clock.stamp())
    session.record(Changes("sealing_key", unit, {}, {"recipient": own}))


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
    """Return how a bundle from here goes to *addressee*: sealed, or plain and why."""
    own = own_identity(session).recipient
    known = trust.recipients(session.connection, session.tree)
    return decide(known, session.tree, session.unit.code, own, addressee, plain=plain)


def own_identity(session: Session) -> Identity:
    """Return the key this PC opens sealed bundles with.

    Raises Problem ``sealing_key_missing``, ``sealing_key_damaged``.
    """
    return load_identity(session.workspace.folder / KEYS)


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
