"""Definitions that working copies and revisions of this workspace were filled with."""

from __future__ import annotations

import sqlite3
import zlib

from bhxh_desktop.domain import canonical
from bhxh_desktop.domain.regime import Definition, from_plain
from bhxh_desktop.errors import Problem


def keep(connection: sqlite3.Connection, definition: Definition) -> None:
    """Keep a definition for ever; raise Problem ``definition_doubled``.

    One (code, version) with two contents is refused (model.md §3).
    """
    regime = definition.regime
    row = connection.execute(
        "SELECT hash FROM definitions WHERE code = ? AND version = ?",
        (regime.code, regime.version),
    ).fetchone()
    if row is None:
        content = zlib.compress(definition.content)
        connection.execute(
            "INSERT INTO definitions VALUES (?, ?, ?, ?)",
            (definition.hash, regime.code, regime.version, content),
        )
    elif row[0] != definition.hash:
        raise Problem("definition_doubled", regime=regime.short_title, version=regime.version)


def load(connection: sqlite3.Connection, digest: str) -> Definition | None:
    """Return the definition with this hash, None where it was never kept."""
    row = connection.execute("SELECT content FROM definitions WHERE hash = ?", (digest,)).fetchone()
    return (
        None if row is None else Definition(from_plain(canonical.decode(zlib.decompress(row[0]))))
    )


def hash_of(connection: sqlite3.Connection, code: str, version: int) -> str | None:
    """Return which content of a version is kept here."""
    row = connection.execute(
        "SELECT hash FROM definitions WHERE code = ? AND version = ?", (code, version)
    ).fetchone()
    return None if row is None else str(row[0])
