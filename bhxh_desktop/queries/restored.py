"""Whether a workspace comes from a backup and may lack what followed it."""

from __future__ import annotations

from datetime import date, datetime

from bhxh_desktop.bundles.package import Header
from bhxh_desktop.errors import Problem
from bhxh_desktop.session import RESTORED, Session
from bhxh_desktop.vietnamese.dates import short_date


def behind_since(session: Session) -> date | None:
    """Return the day of the backup whose sequel was not read again, None where none is missing."""
    said = session.workspace.meta(RESTORED)
    return date.fromisoformat(said[:10]) if said else None


def check_caught_up(session: Session) -> None:
    """Raise Problem ``restored_behind`` where what followed the backup was not read again.

    A revision that may be in somebody's hands would get a twin: the same number, other figures.
    """
    day = behind_since(session)
    if day is not None:
        raise Problem("restored_behind", day=short_date(day))


def is_sequel(session: Session, header: Header) -> bool:
    """Tell whether this unit itself wrote a bundle since the backup it was restored from."""
    said = session.workspace.meta(RESTORED)
    if not said or header.sender != session.unit.code:
        return False
    return datetime.fromisoformat(header.made_at) >= datetime.fromisoformat(said)
