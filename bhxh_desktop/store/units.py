"""The table of units, in the province's own order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from bhxh_desktop.domain.unit import Unit, UnitTree


def save(connection: sqlite3.Connection, units: Iterable[Unit]) -> None:
    """Replace the list of units; raise Problem where they form no tree."""
    rows = [
        (unit.code, position, msgspec.json.encode(unit).decode())
        for position, unit in enumerate(UnitTree.of(units))
    ]
    connection.execute("DELETE FROM units")
    connection.executemany("INSERT INTO units VALUES (?, ?, ?)", rows)


def load(connection: sqlite3.Connection) -> UnitTree:
    """Return the tree of units."""
    rows = connection.execute("SELECT content FROM units ORDER BY position")
    return UnitTree.of(msgspec.json.decode(content, type=Unit) for (content,) in rows)
