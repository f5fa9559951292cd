"""Signed annotations: a set that only grows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from bhxh_desktop.domain.annotation import Annotation
from bhxh_desktop.domain.revision import Signed, open_envelope


def add(connection: sqlite3.Connection, said: Iterable[Signed], at: str) -> None:
    """Keep signed annotations; known ones change nothing."""
    rows = [
        (signed.statement.id, signed.statement.revision, signed.content, at)
        for signed in said
        if isinstance(signed.statement, Annotation)
    ]
    connection.executemany("INSERT OR IGNORE INTO annotations VALUES (?, ?, ?, ?)", rows)


def signed(connection: sqlite3.Connection) -> dict[str, Signed]:
    """Return all by id."""
    rows = connection.execute("SELECT id, envelope FROM annotations ORDER BY id")
    return {name: Signed(*open_envelope(envelope, Annotation)) for name, envelope in rows}


def known(connection: sqlite3.Connection) -> set[str]:
    """Return the ids of all."""
    return {str(name) for (name,) in connection.execute("SELECT id FROM annotations")}
