"""The copies of the store that lie in the workspace: when, why, how large."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bhxh_desktop import clock
from bhxh_desktop.session import Session

_NAME = re.compile(r"\d{4}-\d\d-\d\d(?:-([a-z]+)-\d+)?|(truoc-nang-cap)-\d+")


@dataclass(frozen=True)
class CopyRow:
    """One copy."""

    path: Path
    at: datetime
    why: str
    """``day``, ``hand``, ``upgrade``, or the word an operation gave it."""
    size: int
    """In bytes."""


def copies(session: Session) -> tuple[CopyRow, ...]:
    """Return the copies in the workspace, the newest first; other files there are nobody's."""
    folder = session.workspace.folder / "backups"
    rows = []
    for path in folder.glob("*.db") if folder.is_dir() else ():
        found = _NAME.fullmatch(path.stem)
        if found is not None:
            facts = path.stat()
            at = datetime.fromtimestamp(facts.st_mtime, clock.now().tzinfo)
            why = "upgrade" if found[2] else found[1] or "day"
            rows.append(CopyRow(path, at, why, facts.st_size))
    return tuple(sorted(rows, key=lambda row: (row.at, row.path.name), reverse=True))
