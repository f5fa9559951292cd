"""What units below have been told of what was said about their reports."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable


def add(connection: sqlite3.Connection, unit: str, names: Iterable[str], digest: str = "") -> None:
    """Keep that *unit* has the statements *names* (ids); *digest* is the bundle they went with."""
    rows = [(unit, name, digest) for name in names]
    connection.executemany("INSERT OR IGNORE INTO answered VALUES (?, ?, ?)", rows)


def remove(connection: sqlite3.Connection, digest: str) -> None:
    """Take back what went with a bundle that could not be written."""
    connection.execute("DELETE FROM answered WHERE digest = ?", (digest,))


def told(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """Return pairs of unit and id."""
    return set(connection.execute("SELECT unit, name FROM answered").fetchall())
