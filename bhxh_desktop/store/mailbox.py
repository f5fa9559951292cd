"""What the PCs of a unit have laid in their shared folder, as far as this one knows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable


def shared(connection: sqlite3.Connection) -> set[str]:
    """Return what lies there already: ids, and names of those known to have been sent."""
    return {str(name) for (name,) in connection.execute("SELECT name FROM shared")}


def add_shared(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Keep that something lies there."""
    rows = [(name,) for name in names]
    connection.executemany("INSERT OR IGNORE INTO shared VALUES (?)", rows)


def read(connection: sqlite3.Connection) -> set[str]:
    """Return the names of the files there that were read, or written by this PC."""
    return {str(name) for (name,) in connection.execute("SELECT name FROM mailbox_files")}


def add_read(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Keep that files there need not be read again."""
    rows = [(name,) for name in names]
    connection.executemany("INSERT OR IGNORE INTO mailbox_files VALUES (?)", rows)


def forget(connection: sqlite3.Connection) -> None:
    """Begin anew: another folder, or a store brought back from a copy."""
    connection.execute("DELETE FROM shared")
    connection.execute("DELETE FROM mailbox_files")
