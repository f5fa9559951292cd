"""The log of every file ever written or read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Literal, NamedTuple

from bhxh_desktop.domain.revision import HeadRecord


class FileEntry(NamedTuple):
    """A bundle that was written or read."""

    direction: Literal["in", "out"]
    digest: str
    """Identity of the bundle: SHA-256 of its descriptor."""
    path: str
    size: int
    at: str
    summary: str
    """What :func:`summary` makes; ``FAILED`` where the file could not be written."""
    sender: str = ""
    """Of a file read: the unit that sent it, and the key it was signed with."""
    signer: str = ""


FAILED = "failed"
Report = tuple[str, str, int]
"""Regime, period and lần thứ n of what a file is about."""


def summary(revisions: int, heads: Iterable[HeadRecord]) -> str:
    """Return ``2 a/2023/1 b/2023/1``: how many revisions, and the reports they are about."""
    reports = {(head.regime, head.period, head.number) for head in heads}
    return " ".join([str(revisions), *("/".join(map(str, each)) for each in sorted(reports))])


def read_summary(words: str) -> tuple[int, list[Report]]:
    """Return what :func:`summary` was made from; of a file that failed, or an odd line, nothing."""
    count, *reports = words.split()
    if not count.isdecimal():
        return 0, []
    return int(count), [
        (regime, period, int(number))
        for regime, period, number in (each.split("/") for each in reports)
    ]


def append(connection: sqlite3.Connection, entry: FileEntry) -> None:
    """Add one line."""
    connection.execute(
        "INSERT INTO files (direction, digest, path, size, at, summary, sender, signer)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        entry,
    )


def mark_failed(connection: sqlite3.Connection, digest: str) -> None:
    """Say of a file that was to be written that it was not; its number stays used."""
    connection.execute(
        "UPDATE files SET summary = ? WHERE direction = 'out' AND digest = ?", (FAILED, digest)
    )


def entries(connection: sqlite3.Connection) -> list[FileEntry]:
    """Return the log, oldest first."""
    rows = connection.execute(
        "SELECT direction, digest, path, size, at, summary, sender, signer FROM files ORDER BY seq"
    )
    return [FileEntry(*row) for row in rows]


def senders(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """Return who sent files that came here: pairs of unit and key."""
    query = "SELECT DISTINCT sender, signer FROM files WHERE signer <> ''"
    return set(connection.execute(query).fetchall())


def sequence(connection: sqlite3.Connection) -> int:
    """Return the number for the next file written here, from 1."""
    query = "SELECT count(*) + 1 FROM files WHERE direction = 'out'"
    return int(connection.execute(query).fetchone()[0])
