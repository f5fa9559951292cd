"""Assignments by regime and year."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from bhxh_desktop.domain.assignment import Assignment


def save(connection: sqlite3.Connection, assignment: Assignment) -> None:
    """Replace the assignment of a regime and year."""
    connection.execute(
        "INSERT OR REPLACE INTO assignments VALUES (?, ?, ?)",
        (assignment.regime, assignment.year, msgspec.json.encode(assignment)),
    )


def replace_all(connection: sqlite3.Connection, assignments: Iterable[Assignment]) -> None:
    """Put *assignments* in the place of all there are."""
    connection.execute("DELETE FROM assignments")
    for assignment in assignments:
        save(connection, assignment)


def load_all(connection: sqlite3.Connection) -> tuple[Assignment, ...]:
    """Return all assignments by regime and year."""
    rows = connection.execute("SELECT content FROM assignments ORDER BY regime, year")
    return tuple(msgspec.json.decode(content, type=Assignment) for (content,) in rows)


def load(connection: sqlite3.Connection, regime: str, year: int) -> Assignment:
    """Return the assignment of a regime and year, an empty one where there is none."""
    row = connection.execute(
        "SELECT content FROM assignments WHERE regime = ? AND year = ?", (regime, year)
    ).fetchone()
    if row is None:
        return Assignment(regime=regime, year=year)
    return msgspec.json.decode(row[0], type=Assignment)
