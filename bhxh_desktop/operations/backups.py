"""Backups for another medium, and a workspace made of one on a new PC."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bhxh_desktop import clock
from bhxh_desktop.bundles.backup_file import (
    KEY_FILES,
    Backup,
    BackupHeader,
    copy_store,
    keys_in,
    open_backup,
    write_backup,
)
from bhxh_desktop.bundles.identity import Identity, keep_identity, load_identity
from bhxh_desktop.bundles.trust import create_key, load_key, write_private
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.recovery import new_page, write_page
from bhxh_desktop.operations.reports import check_free
from bhxh_desktop.queries.restored import Sequel
from bhxh_desktop.reports.recovery_page import RecoveryPage
from bhxh_desktop.session import KEYS, RESTORED, SEQUEL, Session
from bhxh_desktop.store import audit, database, files, trust
from bhxh_desktop.store.database import transaction
from bhxh_desktop.store.faults import told_of_files
from bhxh_desktop.store.workspace import DATABASE, fact, put_in_place, set_fact

SUFFIX = ".zip"


@dataclass(frozen=True)
class BackupMade:
    """A backup that was written."""

    path: Path
    size: int
    header: BackupHeader
    page: RecoveryPage | None
    """The page of the code that was made for it; whoever has it opens its keys."""


def back_up(
    session: Session,
    path: Path,
    *,
    code: bool = False,
    page: Path | None = None,
    force: bool = False,
) -> BackupMade:
    """Write the store and the keys of this workspace to *path*, a file or a folder.

    The keys are sealed to the recovery code that serves the unit, and with *code* to one made for
    this backup, whose page is written to *page* if given. Raises Problem ``backup_needs_code``
    where there is neither, ``file_exists`` unless *force*, ``key_missing``,
    ``sealing_key_missing``, what `write_page` raises, ``disk_full``, ``store_unwritable``,
    ``written_differs``.
    """
    target = path / _name(session) if path.is_dir() else path
    if not force:
        check_free(target)
    keys = _keys(session.workspace.folder / KEYS)
    known = trust.recipients(session.connection, session.tree)
    recipients = set(known.recovering(session.unit.code, session.tree))
    made = new_page(session, "backup") if code or page else None
    if made is not None:
        recipients.add(made.recipient)
        if page is not None:
            write_page(made, page)
    if not recipients:
        raise Problem("backup_needs_code")
    about = {"unit": session.unit.code, "author": session.author, "made_at": clock.stamp()}
    with _copied(session) as store, told_of_files(target):
        header = _write(target, store, keys, sorted(recipients), about)
    with session.writing():
        session.record(Changes("backup", str(target), {}, {"store": header.store}))
    return BackupMade(target, target.stat().st_size, header, made)


def restore(folder: Path, path: Path, code: Identity | None = None) -> BackupHeader:
    """Make the workspace in *folder*, absent or empty, that the backup at *path* holds.

    With *code* the PC goes on with the keys it had; without, it gets new ones, which others have
    to confirm. Nothing is there until all of it is. Raises Problem ``workspace_exists``,
    ``backup_not_one``, ``backup_damaged``, ``backup_code_wrong``, ``format_newer``,
    ``store_too_new``, ``store_unwritable``, ``disk_full``, OSError where *path* cannot be read.
    """
    backup = open_backup(path)
    keys = keys_in(backup, code) if code is not None else None
    put_in_place(folder, lambda draft: _rebuild(draft, backup, keys))
    return backup.header


def _name(session: Session) -> str:
    return f"{session.unit.code}_backup_{clock.today().isoformat()}{SUFFIX}"


def _keys(folder: Path) -> dict[str, str]:
    """Return the keys by name of file, having found each sound."""
    load_key(folder)
    load_identity(folder)
    return {name: (folder / name).read_text("ascii") for name in KEY_FILES}


@contextmanager
def _copied(session: Session) -> Iterator[Path]:
    """Copy the store beside the others of its kind, for as long as the backup is written."""
    folder = session.workspace.folder / "backups"
    with told_of_files(folder):
        folder.mkdir(exist_ok=True)
    path = folder / f".{secrets.token_hex(4)}.db"
    try:
        database.backup(session.connection, path)
        yield path
    finally:
        path.unlink(missing_ok=True)


def _write(
    target: Path, store: Path, keys: dict[str, str], recipients: list[str], about: dict[str, str]
) -> BackupHeader:
    """Write the file beside *target*, put it in place whole and read it back."""
    draft = target.with_name(f".{target.name}.tmp")
    try:
        with draft.open("wb") as file:
            header = write_backup(file, store, keys, recipients, about)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    again = store.with_suffix(".again")
    try:
        copy_store(open_backup(target), again)
    except Problem:
        raise Problem("written_differs", path=target) from None
    finally:
        again.unlink(missing_ok=True)
    return header


def _rebuild(draft: Path, backup: Backup, keys: dict[str, str] | None) -> None:
    """Fill the folder of a workspace from a backup."""
    copy_store(backup, draft / DATABASE)
    if keys is None:
        create_key(draft / KEYS)
        keep_identity(draft / KEYS)
    for name, text in (keys or {}).items():
        write_private(draft / KEYS / name, text)
    try:
        key = load_key(draft / KEYS)
        load_identity(draft / KEYS)
    except Problem:
        raise Problem("backup_damaged", path=backup.path) from None
    header, at = backup.header, clock.stamp()
    with closing(_opened(draft / DATABASE, backup)) as connection, transaction(connection):
        sequel = Sequel(_signer(connection), files.sequence(connection))
        set_fact(connection, RESTORED, header.made_at)
        set_fact(connection, SEQUEL, sequel.encoded())
        if keys is None:
            trust.confirm(connection, header.unit, key.public, at, header.author)
        after = {"store": header.store, "made_at": header.made_at, "key": key.public}
        audit.append(connection, at, header.author, Changes("restore", header.unit, {}, after))


def _signer(connection: sqlite3.Connection) -> str:
    """Return the key with which the PC of a backup signed: the last one it was given."""
    given = [e for name in ("create", "restore") for e in audit.of_operation(connection, name)]
    return str(max(given, key=lambda entry: entry.at).changes.after["key"]) if given else ""


def _opened(path: Path, backup: Backup) -> sqlite3.Connection:
    """Open the store of a backup, upgraded where this program is newer, and look through it."""
    try:
        connection = database.connect(path)
    except Problem as problem:
        if problem.code == "store_too_new":
            raise Problem("store_too_new", path=backup.path) from None
        if problem.code == "store_damaged":
            raise Problem("backup_damaged", path=backup.path) from None
        raise
    if not database.is_whole(connection) or fact(connection, "unit") != backup.header.unit:
        connection.close()
        raise Problem("backup_damaged", path=backup.path)
    return connection
