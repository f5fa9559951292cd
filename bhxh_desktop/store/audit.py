"""The audit: who changed what, from what, when; append-only (design §12)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from bhxh_desktop.domain.changes import Changes


class Entry(NamedTuple):
    """One line of the audit."""

    at: str
    who: str
    changes: Changes


def append(connection: sqlite3.Connection, at: str, who: str, changes: Changes) -> None:
    """Add one line."""
    connection.execute(
        "INSERT INTO audit (at, who, operation, subject, before, after) VALUES (?, ?, ?, ?, ?, ?)",
        (
            at,
            who,
            changes.operation,
            changes.subject,
            json.dumps(changes.before, ensure_ascii=False),
            json.dumps(changes.after, ensure_ascii=False),
        ),
    )


def last(connection: sqlite3.Connection) -> tuple[int, str]:
    """Return number and moment of the newest entry: other ones, and something was written since.

    The number alone is met again after going back to a copy.
    """
    newest = "SELECT seq, at FROM audit ORDER BY seq DESC LIMIT 1"
    found: tuple[int, str] | None = connection.execute(newest).fetchone()
    return found or (0, "")


def of_operation(connection: sqlite3.Connection, operation: str) -> Iterator[Entry]:
    """Read what one operation did, from the beginning."""
    asked = "SELECT at, who, operation, subject, before, after FROM audit"
    for row in connection.execute(f"{asked} WHERE operation = ? ORDER BY seq", (operation,)):
        yield _entry(*row)


def entries(connection: sqlite3.Connection, subject: str | None = None) -> Iterator[Entry]:
    """Read the audit from the beginning, or what it says of one subject."""
    asked = "SELECT at, who, operation, subject, before, after FROM audit"
    if subject is None:
        rows = connection.execute(f"{asked} ORDER BY seq")
    else:
        rows = connection.execute(f"{asked} WHERE subject = ? ORDER BY seq", (subject,))
    for row in rows:
        yield _entry(*row)


def _entry(at: str, who: str, operation: str, subject: str, before: str, after: str) -> Entry:
    return Entry(at, who, Changes(operation, subject, json.loads(before), json.loads(after)))
