"""Setups that came or were made here, whether they count or not."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping

from bhxh_desktop.domain.revision import Signed, open_envelope
from bhxh_desktop.domain.setup import Setup


def add(
    connection: sqlite3.Connection,
    setups: Iterable[Signed],
    definitions: Mapping[str, bytes],
    at: str,
) -> None:
    """Keep signed setups and the forms they name; known ones change nothing.

    The forms are kept apart from those in use: what waits for trust must not stand in the way of
    what will count.
    """
    connection.executemany(
        "INSERT OR IGNORE INTO setups VALUES (?, ?, ?)",
        [(signed.statement.id, zlib.compress(signed.content), at) for signed in setups],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO setup_definitions VALUES (?, ?)",
        [(digest, zlib.compress(content)) for digest, content in definitions.items()],
    )


def signed(connection: sqlite3.Connection) -> dict[str, Signed]:
    """Return all by id."""
    rows = connection.execute("SELECT id, envelope FROM setups ORDER BY id")
    return {
        name: Signed(*open_envelope(zlib.decompress(envelope), Setup)) for name, envelope in rows
    }


def known(connection: sqlite3.Connection) -> set[str]:
    """Return the ids of all."""
    return {str(name) for (name,) in connection.execute("SELECT id FROM setups")}


def definition(connection: sqlite3.Connection, digest: str) -> bytes | None:
    """Return the content of a form that came with a setup."""
    query = "SELECT content FROM setup_definitions WHERE hash = ?"
    row = connection.execute(query, (digest,)).fetchone()
    return zlib.decompress(row[0]) if row else None
