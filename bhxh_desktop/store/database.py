"""Opening the database, transactions, upgrades and backups."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from bhxh_desktop.errors import Bug, Problem

SCHEMA = 1
"""Number of migrations this program knows; kept in the database as its user_version."""
_BUSY_MS = 5000


def connect(path: Path) -> sqlite3.Connection:
    """Open the database at *path*, upgrading it where this program is newer.

    Raises Problem ``store_too_new`` or ``store_damaged``; the file is then as it was.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        _check_version(connection, path)
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        if _version(connection) < SCHEMA:
            _upgrade(connection, path)
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise Problem("store_damaged", path=path, detail=error) from None
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit what the block writes, or nothing of it. Transactions do not nest."""
    if connection.in_transaction:
        raise Bug("a transaction inside a transaction")
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        # a full disk may have rolled back already
        with suppress(sqlite3.OperationalError):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def backup(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the database to *target* by SQLite's backup API; the copy appears whole or not."""
    draft = target.with_name(f".{target.name}.tmp")
    draft.unlink(missing_ok=True)
    with closing(sqlite3.connect(draft)) as copy:
        connection.backup(copy)
    draft.replace(target)


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    found = _version(connection)
    if found > SCHEMA:
        raise Problem("store_too_new", path=path)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _upgrade(connection: sqlite3.Connection, path: Path) -> None:
    """Apply pending migrations behind a backup; only then is sqlite_utils imported."""
    from sqlite_utils import Database  # noqa: PLC0415 -- costs as much as the whole window

    from bhxh_desktop.store.migrations import migrations  # noqa: PLC0415

    if _version(connection) > 0:
        folder = path.parent / "backups"
        folder.mkdir(exist_ok=True)
        backup(connection, folder / f"truoc-nang-cap-{_version(connection)}.db")
    connection.execute("PRAGMA foreign_keys = OFF")
    migrations.apply(Database(connection))
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise Bug("a migration broke a foreign key")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")
