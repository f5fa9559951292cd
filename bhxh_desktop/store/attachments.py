"""Files kept with documents: what they are called, and what is in them, by hash."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from bhxh_desktop.domain.attachment import document_of
from bhxh_desktop.domain.document import DocumentKey
from bhxh_desktop.domain.parts import Attachment

_COLUMNS = "issuer, number, symbol, year, hash, name, size"
_WHERE = " WHERE issuer = ? AND number = ? AND symbol = ? AND year = ?"


def of_documents(connection: sqlite3.Connection) -> dict[DocumentKey, tuple[Attachment, ...]]:
    """Return the files of every document that has any, in order of name."""
    found: dict[DocumentKey, tuple[Attachment, ...]] = {}
    rows = connection.execute(f"SELECT {_COLUMNS} FROM document_files ORDER BY name, hash")
    for each in (Attachment(*row) for row in rows):
        key = document_of(each)
        found[key] = (*found.get(key, ()), each)
    return found


def put(connection: sqlite3.Connection, attachments: Iterable[Attachment]) -> None:
    """Keep files with their documents; what is there already stays as it is called."""
    connection.executemany(
        f"INSERT OR IGNORE INTO document_files ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(*document_of(each), each.hash, each.name, each.size) for each in attachments],
    )


def take(connection: sqlite3.Connection, attachment: Attachment) -> None:
    """Keep a file with its document no longer; what is in it stays, a locked report may list it."""
    connection.execute(
        "DELETE FROM document_files" + _WHERE + " AND hash = ?",
        (*document_of(attachment), attachment.hash),
    )


def move(connection: sqlite3.Connection, before: DocumentKey, after: DocumentKey) -> None:
    """Let the files of a document go along with it under another identity."""
    connection.execute(
        "UPDATE OR IGNORE document_files SET issuer = ?, number = ?, symbol = ?, year = ?" + _WHERE,
        (*after, *before),
    )


def add(connection: sqlite3.Connection, contents: Mapping[str, bytes]) -> None:
    """Keep what is in files, by hash."""
    connection.executemany(
        "INSERT OR IGNORE INTO attachments (hash, content) VALUES (?, ?)", contents.items()
    )


def contents(connection: sqlite3.Connection, hashes: Iterable[str]) -> dict[str, bytes]:
    """Return what is in files, by hash; those that are not here are left out."""
    found: dict[str, bytes] = {}
    for digest in dict.fromkeys(hashes):
        row = connection.execute(
            "SELECT content FROM attachments WHERE hash = ?", (digest,)
        ).fetchone()
        if row is not None:
            found[digest] = row[0]
    return found


def here(connection: sqlite3.Connection) -> set[str]:
    """Return the hashes of the files whose content is here."""
    return {digest for (digest,) in connection.execute("SELECT hash FROM attachments")}
