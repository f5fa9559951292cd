"""Recovery codes: who keeps one, and where it is still to be made."""

from __future__ import annotations

from bhxh_desktop import clock
from bhxh_desktop.session import Session
from bhxh_desktop.store import trust


def serves_others(session: Session) -> bool:
    """Tell whether the unit has units below it, for whose bundles it keeps a recovery code."""
    return bool(session.tree.children(session.unit.code, clock.today()))


def has_code(session: Session) -> bool:
    """Tell whether bundles are sealed to a recovery code of the unit's own."""
    known = trust.recipients(session.connection, session.tree)
    return bool(known.recovery.get(session.unit.code))
