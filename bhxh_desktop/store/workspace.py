"""A workspace: one folder with the database, keys, backups and exports (design §1)."""

from __future__ import annotations

import secrets
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

from bhxh_desktop.domain.unit import Unit
from bhxh_desktop.errors import Problem
from bhxh_desktop.store import database, units
from bhxh_desktop.store.faults import told_of_files
from bhxh_desktop.store.lock_file import LockFile
from bhxh_desktop.store.network import is_on_network

DATABASE = "store.db"
FOLDERS = ("keys", "backups", "exports")


class Workspace:
    """An open workspace; nobody else has it open at the same time.

    Attributes: ``folder``, ``connection``, ``on_network`` (people are warned of a share),
    ``beside`` (somebody else holds it open).
    """

    def __init__(self, folder: Path, *, beside: bool = False, reading: bool = False) -> None:
        """Open the workspace in *folder*; *beside* its holder, for another thread of this program.

        Who is only *reading* is let in beside a holder on this PC, to read what was there then.
        Raises Problem ``workspace_missing``, ``workspace_in_use``, ``workspace_in_use_elsewhere``,
        ``store_too_new``, ``store_damaged``, ``store_unwritable``, ``disk_full``.
        """
        if not (folder / DATABASE).is_file():
            raise Problem("workspace_missing", path=folder)
        self.folder = folder
        self.on_network = is_on_network(folder)
        self.beside = beside
        self._lock: LockFile | None = None
        if not beside:
            try:
                self._lock = LockFile(folder / "in-use")
            except Problem as problem:
                here = problem.code == "workspace_in_use" and not self.on_network
                found = database.connect_to_read(folder / DATABASE) if reading and here else None
                if found is None:
                    raise
                self.connection: sqlite3.Connection = found
                self.beside = True
                return
        journal: database.Journal = "DELETE" if self.on_network else "WAL"
        try:
            self.connection = database.connect(folder / DATABASE, journal)
        except BaseException:
            self._release()
            raise

    def close(self) -> None:
        """Close the database and let others in."""
        self.connection.close()
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        """Return the workspace."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()

    def meta(self, key: str) -> str | None:
        """Return a fact about the workspace: ``unit``, ``author``, ``sample``, ``id`` and more."""
        return fact(self.connection, key)

    def set_meta(self, key: str, value: str) -> None:
        """Write a fact about the workspace."""
        set_fact(self.connection, key, value)


def fact(connection: sqlite3.Connection, key: str) -> str | None:
    """Return a fact about the workspace whose database is open."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def set_fact(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Write a fact about the workspace whose database is open."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def create(
    folder: Path,
    unit_list: Iterable[Unit],
    prepare: Callable[[Path, sqlite3.Connection], None],
    **facts: str,
) -> None:
    """Make a workspace in *folder*, which must be absent or empty.

    *prepare* fills it before it is put in place, inside the first transaction. Raises Problem
    ``workspace_exists``, ``store_unwritable``, ``disk_full``.
    """
    made = {"id": secrets.token_hex(8), **facts}
    put_in_place(folder, lambda draft: _build(draft, unit_list, prepare, made))


def put_in_place(folder: Path, build: Callable[[Path], None]) -> None:
    """Build a workspace beside *folder*, which must be absent or empty, and move it there.

    *build* gets a folder with those of a workspace in it. So it is there whole or not at all.
    Raises Problem ``workspace_exists``, ``store_unwritable``, ``disk_full``.
    """
    folder = folder.resolve()  # "." has no name to build beside
    with told_of_files(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Problem("workspace_exists", path=folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.tmp")
        try:
            draft.mkdir()
            for name in FOLDERS:
                (draft / name).mkdir(mode=0o700 if name == "keys" else 0o777)
            build(draft)
            if folder.exists():
                folder.rmdir()
            draft.rename(folder)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise


def _build(
    draft: Path,
    unit_list: Iterable[Unit],
    prepare: Callable[[Path, sqlite3.Connection], None],
    facts: Mapping[str, str],
) -> None:
    made = database.create(draft / DATABASE)
    with closing(made) as connection, database.transaction(connection):
        connection.executemany("INSERT INTO meta VALUES (?, ?)", facts.items())
        units.save(connection, unit_list)
        prepare(draft, connection)
