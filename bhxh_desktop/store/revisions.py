"""Revisions, their parts and reviews: a set that only grows."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bhxh_desktop.domain.revision import (
    HeadRecord,
    PartName,
    Review,
    Signed,
    SubmissionKey,
    open_envelope,
)

_FASTEST = 1
_MOST_VARIABLES = 900


def add(connection: sqlite3.Connection, revisions: Iterable[Signed], at: str) -> None:
    """Keep signed revisions; known ones change nothing, so import is set union."""
    rows = []
    for signed in revisions:
        record = signed.statement
        assert isinstance(record, HeadRecord)  # noqa: S101 -- callers hold revisions
        rows.append((record.id, *record.key, signed.content, at))
    connection.executemany(
        "INSERT OR IGNORE INTO revisions"
        " (id, unit, scope, regime, period, envelope, received_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def add_parts(connection: sqlite3.Connection, parts: Mapping[str, bytes]) -> None:
    """Keep parts by hash."""
    connection.executemany(
        "INSERT OR IGNORE INTO parts VALUES (?, ?)",
        [(digest, zlib.compress(data, _FASTEST)) for digest, data in parts.items()],
    )


def add_reviews(connection: sqlite3.Connection, reviews: Iterable[Signed], at: str) -> None:
    """Keep signed reviews."""
    rows = []
    for signed in reviews:
        review = signed.statement
        assert isinstance(review, Review)  # noqa: S101 -- callers hold reviews
        rows.append((review.id, review.revision, signed.content, at))
    connection.executemany("INSERT OR IGNORE INTO reviews VALUES (?, ?, ?, ?)", rows)


def signed_revisions(
    connection: sqlite3.Connection,
    *,
    regime: str | None = None,
    period: str | None = None,
    ids: Sequence[str] | None = None,
) -> dict[str, Signed]:
    """Return revisions with their signatures, by id; None stands for every one."""
    envelopes = _envelopes(connection, regime, period, ids)
    return {
        revision: Signed(*open_envelope(envelope, HeadRecord)) for revision, envelope in envelopes
    }


def records(
    connection: sqlite3.Connection,
    *,
    regime: str | None = None,
    period: str | None = None,
    ids: Sequence[str] | None = None,
) -> dict[str, HeadRecord]:
    """Return head records by id."""
    return {
        revision: open_envelope(envelope, HeadRecord)[0]
        for revision, envelope in _envelopes(connection, regime, period, ids)
    }


def keys(connection: sqlite3.Connection) -> set[SubmissionKey]:
    """Return every submission that has revisions here; their records stay unread."""
    rows = connection.execute("SELECT DISTINCT unit, scope, regime, period FROM revisions")
    return {SubmissionKey(*row) for row in rows}


def unjudged(connection: sqlite3.Connection) -> set[SubmissionKey]:
    """Return every submission with a revision nobody reviewed; their records stay unread."""
    rows = connection.execute(
        "SELECT DISTINCT unit, scope, regime, period FROM revisions"
        " WHERE NOT EXISTS (SELECT 1 FROM reviews WHERE revision = revisions.id)"
    )
    return {SubmissionKey(*row) for row in rows}


def ids_at(connection: sqlite3.Connection, key: SubmissionKey) -> list[str]:
    """Return the revisions of one submission, whose records stay unread."""
    rows = connection.execute(
        "SELECT id FROM revisions WHERE unit = ? AND scope = ? AND regime = ? AND period = ?", key
    )
    return [revision for (revision,) in rows]


def known(connection: sqlite3.Connection, ids: Iterable[str]) -> set[str]:
    """Return which of these revisions are kept here."""
    return {revision for revision, _ in _envelopes(connection, None, None, list(ids))}


def known_reviews(connection: sqlite3.Connection, ids: Iterable[str]) -> set[str]:
    """Return which of these reviews are kept here."""
    return {
        review for review, _ in _by_keys(connection, "SELECT id, 1 FROM reviews WHERE id IN", ids)
    }


def reviews_of(connection: sqlite3.Connection, revisions: Iterable[str]) -> dict[str, Review]:
    """Return the reviews of these revisions, by id."""
    return {i: s.statement for i, s in signed_reviews(connection, revisions).items()}  # type: ignore[misc]  # reviews


def all_reviews(connection: sqlite3.Connection) -> list[Review]:
    """Return every review kept here, also of revisions that have not come yet."""
    rows = connection.execute("SELECT envelope FROM reviews ORDER BY id")
    return [open_envelope(envelope, Review)[0] for (envelope,) in rows]


def signed_reviews(connection: sqlite3.Connection, revisions: Iterable[str]) -> dict[str, Signed]:
    """Return the reviews of these revisions with their signatures, by id."""
    rows = _by_keys(connection, "SELECT id, envelope FROM reviews WHERE revision IN", revisions)
    return {review: Signed(*open_envelope(envelope, Review)) for review, envelope in rows}


def parts(connection: sqlite3.Connection, hashes: Iterable[str]) -> dict[str, bytes]:
    """Return the parts that are here, by hash."""
    rows = _by_keys(connection, "SELECT hash, content FROM parts WHERE hash IN", hashes)
    return {digest: zlib.decompress(content) for digest, content in rows}


def part_sizes(connection: sqlite3.Connection, hashes: Iterable[str]) -> dict[str, int]:
    """Return the bytes that those of these parts take which are here, by hash."""
    return dict(
        _by_keys(connection, "SELECT hash, length(content) FROM parts WHERE hash IN", hashes)
    )


def delete_parts(connection: sqlite3.Connection, hashes: Iterable[str]) -> None:
    """Take parts out."""
    rows = [(digest,) for digest in hashes]
    connection.executemany("DELETE FROM parts WHERE hash = ?", rows)


def parts_of(connection: sqlite3.Connection, record: HeadRecord) -> dict[PartName, bytes]:
    """Return the parts of one revision that are here, by name."""
    found = parts(connection, record.parts.values())
    return {name: found[digest] for name, digest in record.parts.items() if digest in found}


def mark_exported(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Remember that revisions were written to a file."""
    connection.executemany(
        "UPDATE revisions SET exported = 1 WHERE id = ?", [(revision,) for revision in ids]
    )


def exported(connection: sqlite3.Connection, ids: Iterable[str]) -> set[str]:
    """Return which of these revisions were written to a file here."""
    query = "SELECT id, 1 FROM revisions WHERE exported = 1 AND id IN"
    return {revision for revision, _ in _by_keys(connection, query, ids)}


def received_at(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return when revisions came here, by id."""
    query = "SELECT id, received_at FROM revisions WHERE id IN"
    return {revision: str(at) for revision, at in _by_keys(connection, query, ids)}


def _envelopes(
    connection: sqlite3.Connection,
    regime: str | None,
    period: str | None,
    ids: Sequence[str] | None,
) -> list[tuple[str, bytes]]:
    if ids is not None:
        return _by_keys(connection, "SELECT id, envelope FROM revisions WHERE id IN", ids)
    asked = {"regime": regime, "period": period}
    given = [name for name, value in asked.items() if value is not None]
    where = " AND ".join(f"{name} = :{name}" for name in given) or "1"
    query = f"SELECT id, envelope FROM revisions WHERE {where}"
    return connection.execute(query, asked).fetchall()


def _by_keys(
    connection: sqlite3.Connection, query: str, keys: Iterable[str]
) -> list[tuple[str, Any]]:
    """Run ``… IN`` for any number of keys, in portions SQLite takes."""
    wanted = list(dict.fromkeys(keys))
    found: list[tuple[str, Any]] = []
    for start in range(0, len(wanted), _MOST_VARIABLES):
        portion = wanted[start : start + _MOST_VARIABLES]
        marks = ", ".join("?" * len(portion))
        found += connection.execute(f"{query} ({marks})", portion).fetchall()
    return found
