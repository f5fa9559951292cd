"""The register of documents: one row for each, the names accepted as issuers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from bhxh_desktop.domain.document import DocumentKey, key_of
from bhxh_desktop.domain.parts import DocumentEntry

_COLUMNS = "issuer, number, symbol, year, day, subject, other_days"
_WHERE = " WHERE issuer = ? AND number = ? AND symbol = ? AND year = ?"


class Registered(NamedTuple):
    """A document of the register."""

    entry: DocumentEntry
    """Its issuer is "" or as it was written while nobody knows who that is."""
    other_days: tuple[str, ...] = ()
    """Days that were written for it too, in ISO."""


def documents(connection: sqlite3.Connection) -> dict[DocumentKey, Registered]:
    """Return every document, in order of identity."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM documents ORDER BY issuer, number, symbol, year"
    )
    return {row.key: row.registered for row in map(_Row._make, rows)}


def count(connection: sqlite3.Connection) -> int:
    """Return how many documents there are."""
    (found,) = connection.execute("SELECT count(*) FROM documents").fetchone()
    return int(found)


def put(connection: sqlite3.Connection, rows: Iterable[Registered]) -> None:
    """Write documents in place of what stood there under the same identity."""
    connection.executemany(
        f"INSERT OR REPLACE INTO documents ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (*key_of(row.entry), row.entry.day or "", row.entry.subject, " ".join(row.other_days))
            for row in rows
        ],
    )


def remove(connection: sqlite3.Connection, keys: Iterable[DocumentKey]) -> None:
    """Take documents out."""
    connection.executemany("DELETE FROM documents" + _WHERE, keys)


def accepted(connection: sqlite3.Connection) -> list[str]:
    """Return the names that people accepted as issuers."""
    return [name for (name,) in connection.execute("SELECT name FROM accepted_issuers")]


def accept(connection: sqlite3.Connection, name: str) -> None:
    """Accept a name as that of an issuer."""
    connection.execute("INSERT OR IGNORE INTO accepted_issuers VALUES (?)", (name,))


class _Row(NamedTuple):
    issuer: str
    number: str
    symbol: str
    year: int
    day: str
    subject: str
    other_days: str

    @property
    def key(self) -> DocumentKey:
        return DocumentKey(*self[:4])

    @property
    def registered(self) -> Registered:
        entry = DocumentEntry(*self[:4], self.day or None, self.subject)
        return Registered(entry, tuple(self.other_days.split()))
