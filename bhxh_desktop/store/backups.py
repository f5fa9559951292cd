"""Copies of the database in the workspace's own folder: one a day, and before what is daring."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import count
from pathlib import Path

from bhxh_desktop.store import database
from bhxh_desktop.store.faults import told_of_files
from bhxh_desktop.store.workspace import Workspace

MOST_DAYS = 30
"""Days whose copies are kept."""
_OF_A_DAY = re.compile(r"\d{4}-\d\d-\d\d\.db")


def daily_backup(workspace: Workspace, day: str) -> Path | None:
    """Write ``backups/2024-12-12.db``; None where *day* (ISO) has its copy already.

    Copies of the last 30 days are kept, older ones deleted. Raises Problem ``store_damaged``,
    ``disk_full``, ``store_unwritable``.
    """
    target = _folder(workspace) / f"{day}.db"
    if target.exists():
        return None
    database.backup(workspace.connection, target)
    _tidy(target.parent, day)
    return target


def backup_now(workspace: Workspace, day: str, reason: str) -> Path:
    """Write ``backups/2024-12-12-<reason>-1.db``, or the next free number; return its path.

    *reason* is an ASCII word. Raises as :func:`daily_backup`.
    """
    names = (f"{day}-{reason}-{number}.db" for number in count(1))
    free = (path for name in names if not (path := _folder(workspace) / name).exists())
    target = next(free)
    database.backup(workspace.connection, target)
    return target


def _folder(workspace: Workspace) -> Path:
    """Return the folder of copies, made anew where someone tidied it away."""
    folder = workspace.folder / "backups"
    with told_of_files(folder):
        folder.mkdir(exist_ok=True)
    return folder


def _tidy(folder: Path, day: str) -> None:
    """Delete the oldest copies of days; one dated after *day* was made by a clock gone wrong."""
    copies = [path for path in folder.iterdir() if _OF_A_DAY.fullmatch(path.name)]
    copies.sort(key=lambda path: (path.stem <= day, path.stem))
    for path in copies[:-MOST_DAYS]:
        with suppress(OSError):  # open in another program: tomorrow is another day
            path.unlink()
