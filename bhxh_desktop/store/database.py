"""Opening the database, transactions, upgrades and copies."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal

from bhxh_desktop.errors import Bug, Problem
from bhxh_desktop.store.faults import is_damage, told, told_of_files

SCHEMA = 12
"""Number of migrations this program knows; kept in the database as its user_version."""
Journal = Literal["WAL", "DELETE"]
_BUSY_MS, _HURRIED_MS = 5000, 50
"""How long a write waits for another one; in a hurry."""


def connect(path: Path, journal: Journal = "WAL") -> sqlite3.Connection:
    """Open the database at *path*, upgrading it where this program is newer.

    *journal* is ``DELETE`` where the file lies on another computer: WAL needs shared memory.
    Raises Problem ``store_too_new`` or ``store_damaged``, the file then being as it was, and
    ``store_unwritable`` or ``disk_full``.
    """
    with told(path):
        version = _version_unopened(path)
    if version == 0:  # create() moves a database into place whole, so this is none of ours
        raise Problem("store_damaged", path=path)
    _check(version or 0, path)
    return _open(path, journal)


def connect_to_read(path: Path) -> sqlite3.Connection | None:
    """Open the database at *path* as it stands now, for one who only reads beside its writer.

    None where it has another version than this program's, so that nothing is upgraded under the
    writer. Raises as :func:`connect`.
    """
    with told(path):
        connection = sqlite3.connect(_readable(path), uri=True, isolation_level=None)
        try:
            connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
            connection.execute("BEGIN")
            if _version(connection) == SCHEMA:
                return connection
        except BaseException:
            connection.close()
            raise
    connection.close()
    return None


def create(path: Path) -> sqlite3.Connection:
    """Make an empty database at *path*, where nothing may be yet."""
    if path.exists():
        raise Bug("a database in place of another")
    return _open(path, "WAL")


@contextmanager
def transaction(connection: sqlite3.Connection, *, hurried: bool = False) -> Iterator[None]:
    """Commit what the block writes, or nothing of it. Transactions do not nest.

    *hurried*: another write is not waited for. Raises Problem ``store_busy``, ``disk_full``,
    ``store_unwritable`` or ``store_damaged``; nothing is written.
    """
    if connection.in_transaction:
        raise Bug("a transaction inside a transaction")
    with told(_path(connection)):
        _begin(connection, _HURRIED_MS if hurried else _BUSY_MS)
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            connection.rollback()  # does nothing where a full disk has rolled back already
            raise


def _begin(connection: sqlite3.Connection, patience_ms: int) -> None:
    """Begin to write; what follows, a commit on a share too, is as patient as ever."""
    connection.execute(f"PRAGMA busy_timeout = {patience_ms}")
    try:
        connection.execute("BEGIN IMMEDIATE")
    finally:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")


def backup(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the database to *target* by SQLite's backup API; the copy appears whole or not.

    Raises Problem ``store_damaged``, ``disk_full``, ``store_unwritable``.
    """
    if connection.in_transaction:
        raise Bug("a backup of what is not committed yet")
    source = _path(connection)
    draft = target.with_name(f".{target.name}.tmp")
    with told(target, source), told_of_files(target):
        draft.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(draft)) as copy:
                connection.backup(copy)
                if not is_whole(copy):
                    raise Problem("store_damaged", path=source)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)


def take_over(connection: sqlite3.Connection, other: sqlite3.Connection) -> None:
    """Make the database what *other* holds, at once and whole.

    Raises Problem ``store_busy``, ``disk_full``, ``store_unwritable``, ``store_damaged``.
    """
    if connection.in_transaction or other.in_transaction:
        raise Bug("a database taken over while something is written")
    with told(_path(connection)):
        other.backup(connection)


def shrink(connection: sqlite3.Connection) -> None:
    """Give the room of what was deleted back to the disk.

    Raises Problem ``store_busy``, ``disk_full``, ``store_unwritable``, ``store_damaged``.
    """
    with told(_path(connection)):
        connection.execute("VACUUM")


def is_whole(connection: sqlite3.Connection) -> bool:
    """Tell whether the database is sound; reads all of it."""
    try:
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.Error as error:
        if is_damage(error):
            return False
        raise
    return bool(found == "ok" and orphan is None)


def _open(path: Path, journal: Journal) -> sqlite3.Connection:
    with told(path):
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
            _check(_version(connection), path)
            connection.execute(f"PRAGMA journal_mode = {journal}")
            connection.execute("PRAGMA synchronous = FULL")
            if _version(connection) < SCHEMA:
                _upgrade(connection, path)
            connection.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def _check(version: int, path: Path) -> None:
    if version > SCHEMA:
        raise Problem("store_too_new", path=path)


def _version_unopened(path: Path) -> int | None:
    """Return the version of a file without touching it: a writer would fold its log into it.

    None where a write by the DELETE journal was cut short, which only a writer can take back.
    """
    try:
        with closing(sqlite3.connect(_readable(path), uri=True)) as connection:
            return _version(connection)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_READONLY_ROLLBACK:
            return None
        raise


def _readable(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro"


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _upgrade(connection: sqlite3.Connection, path: Path) -> None:
    """Apply pending migrations, all or none, behind a backup; only now import sqlite_utils."""
    from sqlite_utils import Database  # noqa: PLC0415 -- costs as much as the whole window

    from bhxh_desktop.store.migrations import migrations  # noqa: PLC0415

    version = _version(connection)
    if version > 0:
        folder = path.parent / "backups"
        folder.mkdir(exist_ok=True)
        backup(connection, folder / f"truoc-nang-cap-{version}.db")
    connection.execute("PRAGMA foreign_keys = OFF")
    with transaction(connection):
        migrations.apply(Database(connection))
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise Bug("a migration broke a foreign key")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")


def _path(connection: sqlite3.Connection) -> Path:
    return Path(connection.execute("PRAGMA database_list").fetchone()[2])
