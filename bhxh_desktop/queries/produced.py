"""The files a report was written to: when, by whom, in which state it was."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.session import Session
from bhxh_desktop.store import audit

PRODUCED = "report"
"""The operation that writes a file, as the audit names it."""


@dataclass(frozen=True)
class Produced:
    """One file that was written."""

    path: Path
    at: str
    """Stamp of the moment."""
    who: str
    number: str
    """Lần thứ n of the locked revision; empty for a draft."""
    is_current: bool
    """Whether it holds what is locked now, or nothing is locked since the draft."""
    is_total: bool

    @property
    def is_there(self) -> bool:
        """Whether a file of that name is still there."""
        return self.path.is_file()


def produced(session: Session, key: SubmissionKey, locked: str = "") -> list[Produced]:
    """Return the files of a unit's reports of a regime and period, the newest first.

    A path that was written again is listed once. *locked* is the revision that counts now.
    """
    found: dict[str, Produced] = {}
    for entry in audit.of_operation(session.connection, PRODUCED):
        said = entry.changes.after
        about = said.get("unit"), said.get("regime"), said.get("period")
        if about != (key.unit, key.regime, key.period):
            continue
        found.pop(entry.changes.subject, None)
        found[entry.changes.subject] = Produced(
            path=Path(entry.changes.subject),
            at=entry.at,
            who=entry.who,
            number=said.get("number", ""),
            is_current=said.get("revision", "") == locked,
            is_total=said.get("scope") == "total",
        )
    return list(reversed(found.values()))
