"""Going back to a copy of this workspace's own store: told first what is lost, kept beforehand."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bhxh_desktop import clock
from bhxh_desktop.bundles.backup_file import copy_store, open_backup
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.revision import HeadRecord, SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.backups import SUFFIX
from bhxh_desktop.queries.restored import Sequel, sequel_in
from bhxh_desktop.session import RESTORED, SEQUEL, Session, forget
from bhxh_desktop.store import audit, backups, database, files, revisions, trust, working
from bhxh_desktop.store.faults import told_of_files
from bhxh_desktop.store.workspace import DATABASE, fact, set_fact

BACKUP = "restore"


@dataclass(frozen=True)
class Lost:
    """What going back takes out of the store; it stays in the copy made before."""

    made_at: datetime
    """The last write the copy has."""
    revisions: tuple[HeadRecord, ...]
    """Locked or received since, oldest first."""
    typed: tuple[SubmissionKey, ...]
    """What is being typed here and is other, or not begun, there."""
    files: int
    """Bundles written or read since."""


def copy_now(session: Session) -> Path:
    """Write a copy of the store beside those of each day; raises as `backups.backup_now`."""
    return backups.backup_now(session.workspace, clock.today().isoformat(), "hand")


def what_is_lost(session: Session, path: Path) -> Lost:
    """Return what :func:`go_back` would take out; nothing is written.

    Raises Problem ``backup_not_one``, ``backup_damaged``, ``backup_of_others``, ``store_too_new``,
    ``store_unwritable``, ``disk_full``, OSError where *path* cannot be read.
    """
    with _opened(session, path) as copy:
        return _lost(session, copy)


def go_back(session: Session, path: Path, shown: Lost) -> Path:
    """Make the store of this workspace what the copy at *path* holds: a day's copy or a backup.

    *shown* is what people were told is lost. The store as it was is kept first; returns where. The
    keys of this PC stay, and so does what was said of keys since. Until what followed was read
    again nothing is locked. Raises Problem ``going_back_moved`` where more would be lost than was
    shown, and as :func:`what_is_lost`.
    """
    with _opened(session, path) as copy:
        kept = backups.backup_now(session.workspace, clock.today().isoformat(), BACKUP)
        with session.writing():  # whoever writes meanwhile waits, or was told of
            if _lost(session, copy) != shown:
                raise Problem("going_back_moved")
            with database.transaction(copy):
                _carry_over(session, copy, path, kept)
        database.take_over(session.connection, copy)
    forget(session)
    return kept


def _carry_over(session: Session, copy: sqlite3.Connection, path: Path, kept: Path) -> None:
    """Write into the copy what outlasts going back, and that it was gone back to."""
    made_at, at = _last_write(copy), clock.stamp()
    unit, key, settled = session.unit.code, session.key.public, session.trust
    set_fact(copy, SEQUEL, _sequel(session, copy).encoded())
    set_fact(copy, RESTORED, made_at)
    trust.add(copy, trust.statements(session.connection), at)
    ours = key in settled.rings.get(unit, ()) and key not in settled.revoked
    if ours and key not in trust.load(copy, session.tree).rings.get(unit, ()):
        trust.confirm(copy, unit, key, at, session.author)
    after = {"from": path.name, "made_at": made_at, "kept": kept.name}
    audit.append(copy, at, session.author, Changes("go_back", unit, {}, after))


def _sequel(session: Session, copy: sqlite3.Connection) -> Sequel:
    """Return which bundles are to be read again: those the log here has and the copy has not.

    What either of the two was still waiting for is waited for as well.
    """
    written = [e for e in files.entries(session.connection) if e.direction == "out"]
    failed = {number for number, e in enumerate(written, 1) if e.summary == files.FAILED}
    behind = [
        sequel_in(fact(store, SEQUEL), session.key.public)
        for store in (session.connection, copy)
        if fact(store, RESTORED)
    ]
    known = all(each.last is not None for each in behind)
    return Sequel(
        signer=session.key.public,
        first=min([files.sequence(copy), *(each.first for each in behind)]),
        last=max([len(written), *(each.last or 0 for each in behind)]) if known else None,
        read=tuple(sorted(failed)),
    )


@contextmanager
def _opened(session: Session, path: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy of the copy, upgraded, having found it whole and of this workspace."""
    folder = session.workspace.folder / "backups"
    with told_of_files(folder):
        folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".", dir=folder) as draft:
        store = Path(draft) / DATABASE
        if path.suffix.lower() == SUFFIX:
            copy_store(open_backup(path), store)
        else:
            store.write_bytes(path.read_bytes())
        try:
            connection = database.connect(store, "DELETE")
        except Problem as problem:
            if problem.code != "store_damaged":
                raise
            raise Problem("backup_damaged", path=path) from None
        with closing(connection):
            if not database.is_whole(connection):
                raise Problem("backup_damaged", path=path)
            if fact(connection, "id") != session.workspace.meta("id"):
                raise Problem("backup_of_others", path=path)
            yield connection


def _lost(session: Session, copy: sqlite3.Connection) -> Lost:
    here, there = revisions.records(session.connection), revisions.records(copy)
    since = [record for i, record in here.items() if i not in there]
    main = session.connection
    typed = [key for key in working.keys(main) if _typed(main, key) != _typed(copy, key)]
    known = {(entry.direction, entry.digest) for entry in files.entries(copy)}
    gone = {(entry.direction, entry.digest) for entry in files.entries(session.connection)} - known
    return Lost(
        made_at=datetime.fromisoformat(_last_write(copy)),
        revisions=tuple(sorted(since, key=lambda record: (record.locked_at, record.id))),
        typed=tuple(typed),
        files=len(gone),
    )


def _typed(connection: sqlite3.Connection, key: SubmissionKey) -> object:
    found = working.load(connection, key)
    return None if found is None else working.items(found)


def _last_write(copy: sqlite3.Connection) -> str:
    """Return when the copy was written to last: what came later is not in it."""
    last = max((entry.at for entry in audit.entries(copy)), default="")
    return last or clock.stamp()
