"""Reading again what a restored workspace lacks: what was written and received since its backup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations import mailbox
from bhxh_desktop.operations.arrivals import Imported
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.queries.restored import Sequel, behind_since, sequel_of
from bhxh_desktop.session import RESTORED, SEQUEL, Session
from bhxh_desktop.store import files
from bhxh_desktop.vietnamese.dates import short_date

SUFFIX, EXPORTS = ".bhxh", "exports"
MOST_NAMED = 10
"""Missing bundles named by their numbers."""
_BETWEEN = "_"
"""What stands in a file's name between the codes of units."""


@dataclass(frozen=True)
class CaughtUp:
    """What was read again, and what could not be."""

    imported: tuple[Imported, ...]
    refused: dict[Path, Problem]


def catch_up(session: Session, *, nothing: bool = False) -> CaughtUp:
    """Read the bundles in the folders this workspace wrote to and read from, and the mailbox.

    Then locking is allowed again. With *nothing* a person vouches that the unit wrote nothing more
    since the backup. Raises Problem ``nothing_to_catch_up`` where the workspace is not behind,
    ``catch_up_finds_none`` where no bundle this PC wrote since then was read, now or before,
    ``catch_up_gaps`` where some of them are missing, and *nothing* was not said; what was found
    stays read.
    """
    day = behind_since(session)
    if day is None:
        raise Problem("nothing_to_catch_up")
    shared = mailbox.folder_of(session)
    found = import_files(session, sorted(_bundles(session, shared)))
    imported, refused = list(found.imported), dict(found.refused)
    if shared is not None and shared.is_dir():
        result = mailbox.sync(session).result
        imported += result.imported
        refused |= result.refused
    with session.writing():
        if not nothing:
            _check_all_read(sequel_of(session), day, len(imported))
        for name in (RESTORED, SEQUEL):
            session.workspace.set_meta(name, "")
        after = {"files": len(imported), "nothing": nothing}
        session.record(Changes("catch_up", session.unit.code, {}, after))
    return CaughtUp(tuple(imported), refused)


def _check_all_read(sequel: Sequel, day: date, count: int) -> None:
    """Raise Problem ``catch_up_finds_none``, ``catch_up_gaps``."""
    if sequel.unheard_of:
        raise Problem("catch_up_finds_none", day=short_date(day), count=count)
    if sequel.missing:
        raise Problem(
            "catch_up_gaps",
            day=short_date(day),
            count=count,
            missing=len(sequel.missing),
            numbers=", ".join(map(str, sequel.missing[:MOST_NAMED])),
        )


def _bundles(session: Session, shared: Path | None) -> set[Path]:
    """Return the bundles in the folder of exports, and those named after the unit beside others.

    The folders are those the log names, but for the mailbox; what of others lies there is theirs.
    """
    own = session.workspace.folder / EXPORTS
    logged = {Path(entry.path).parent for entry in files.entries(session.connection)}
    home = session.unit.code
    named = {
        path
        for folder in logged - {shared, own}
        for path in _in(folder)
        if home in path.stem.split(_BETWEEN)
    }
    return named | set(_in(own))


def _in(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.glob(f"*{SUFFIX}") if path.is_file()]
    except OSError:  # a stick that is not plugged in
        return []
