"""Making a workspace, and confirming the keys of others."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from bhxh_desktop import clock, paths
from bhxh_desktop.bundles.identity import keep_identity
from bhxh_desktop.bundles.trust import create_key, fingerprint, sign
from bhxh_desktop.definitions.units import load_units
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.revision import LONGEST_NAME, LONGEST_WORDS, Revocation
from bhxh_desktop.domain.unit import Unit, UnitTree
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.sealing import stated
from bhxh_desktop.operations.settling import settle
from bhxh_desktop.queries.keys import signatures
from bhxh_desktop.session import KEYS, Session
from bhxh_desktop.store import annotation_set, audit, revisions, trust, workspace
from bhxh_desktop.vietnamese.text import one_line


def known_units() -> tuple[Unit, ...]:
    """Return the units a workspace can be made for today, in the order of their list."""
    today = clock.today()
    found = load_units(paths.resources() / "units")
    return tuple(unit for unit in found if unit.level != "central" and unit.valid_on(today))


def create(
    folder: Path,
    unit: str,
    author: str,
    *,
    sample: bool = False,
    units: Sequence[Unit] | None = None,
    confirmed: Sequence[tuple[str, str]] = (),
) -> None:
    """Make the workspace of *unit* in *folder*, with keys of its own that it trusts.

    *units* are those of a setup, by default those this program comes with; *confirmed* are units
    with their keys that a person compared; without an *author* the unit's own name is put to what
    is signed. Raises Problem ``unit_unknown``, ``workspace_exists``,
    ``text_control``, ``text_long``.
    """
    unit_list = units or load_units(paths.resources() / "units")
    home = UnitTree.of(unit_list)[unit]
    name = one_line(author, LONGEST_NAME) or home.short_name
    facts = {"unit": unit, "author": name}
    if sample:
        facts["sample"] = "1"

    def prepare(draft: Path, connection: sqlite3.Connection) -> None:
        key = create_key(draft / KEYS)
        at = clock.stamp()
        for owner, its in ((unit, key.public), *confirmed):
            trust.confirm(connection, owner, its, at, name)
        said = stated(unit, key, keep_identity(draft / KEYS).recipient, ())
        trust.add(connection, [said], at)
        audit.append(connection, at, name, Changes("create", unit, {}, {"key": key.public}))

    workspace.create(folder, unit_list, prepare, **facts)


def confirm_key(session: Session, unit: str, key: str, *, force: bool = False) -> Changes:
    """Keep that *key* was confirmed for *unit*, by its fingerprint over the telephone.

    What the key signed and waited here counts from now on. Raises Problem ``unit_unknown``, or
    ``key_of_others`` for a key that spoke here in the name of other units only, unless *force*:
    a slip of the pen would give one office's key authority over another.
    """
    with session.writing():
        code = session.tree[unit].code
        others = signatures(session).get(key, set())
        if others and code not in others and not force:
            raise Problem(
                "key_of_others",
                fingerprint=fingerprint(key),
                units=", ".join(_name(session, other) for other in sorted(others)),
                unit=session.tree[code].short_name,
            )
        trust.confirm(session.connection, code, key, clock.stamp(), session.author)
        done = session.record(Changes("confirm_key", code, {}, {"key": key}))
        settle(session)
        return done


def withdraw_key(session: Session, unit: str, key: str, reason: str = "") -> Changes:
    """Take back that *key* was confirmed here for *unit*: a mistake must be mendable.

    What the key signed for the unit waits again. Raises Problem ``unit_unknown``, ``key_own`` for
    the key of this workspace, ``key_not_confirmed`` where no person confirmed it here: what a
    signed statement says is not taken back by a person.
    """
    with session.writing():
        code = session.tree[unit].code
        if (code, key) == (session.unit.code, session.key.public):
            raise Problem("key_own")
        if not trust.withdraw(session.connection, code, key):
            name = session.tree[code].short_name
            raise Problem("key_not_confirmed", fingerprint=fingerprint(key), unit=name)
        after = {"reason": reason} if reason else {}
        done = session.record(Changes("withdraw_key", code, {"key": key}, after))
        settle(session)
        return done


def revoke_key(session: Session, key: str, reason: str, *, past: bool = False) -> Revocation:
    """Say for all to know that *key* counts no more: a PC was lost, or a person left.

    What it signed and is known here goes on counting, unless *past*: then nothing of it does.
    Raises Problem ``key_own``, ``revoke_needs_reason``, ``revoke_not_below`` for a key that is, or
    claims to be, of no unit below this one.
    """
    with session.writing():
        said = one_line(reason, LONGEST_WORDS)
        if key == session.key.public:
            raise Problem("key_own")
        if not said:
            raise Problem("revoke_needs_reason")
        claimed = session.trust.units_of(key) | signatures(session).get(key, set())
        home = session.unit.code
        if not any(home in session.tree.ancestors(unit) for unit in claimed):
            raise Problem("revoke_not_below", fingerprint=fingerprint(key))
        made = Revocation(
            key=key,
            reason=said,
            made_at=clock.stamp(),
            honoured=() if past else _signed_with(session, key),
            signer=session.key.public,
        )
        trust.add(session.connection, [sign(session.key, made)], clock.stamp())
        session.record(Changes("revoke_key", key, {}, {"reason": said, "past": past}))
        settle(session)
        return made


def _signed_with(session: Session, key: str) -> tuple[str, ...]:
    """Return the ids of all statements here that *key* signed."""
    said = [*revisions.records(session.connection).values()]
    reviews = revisions.all_reviews(session.connection)
    about_keys = [signed.statement for signed in trust.statements(session.connection)]
    notes = [signed.statement for signed in annotation_set.signed(session.connection).values()]
    every = (*said, *reviews, *about_keys, *notes)
    return tuple(sorted(each.id for each in every if each.signer == key))


def _name(session: Session, unit: str) -> str:
    return session.tree[unit].short_name if unit in session.tree else unit
