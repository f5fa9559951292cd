"""Working copies: what is being typed, on top of the revisions it was begun on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import msgspec

from bhxh_desktop.domain.document import DocumentKey, by_key
from bhxh_desktop.domain.figure import Cell, FigureKey, cell_from_json, cell_to_json
from bhxh_desktop.domain.parts import DocumentEntry, Paragraph, TaskProgress
from bhxh_desktop.domain.revision import SubmissionKey


@dataclass(frozen=True)
class WorkingCopy:
    """A base and everything typed since, of one submission."""

    key: SubmissionKey
    base: tuple[str, ...]
    """Revisions it was begun on: none, the head, or both sides of a merge."""
    definition: str
    """Hash of the definition it is filled with."""
    as_of: str
    cells: Mapping[FigureKey, Cell] = field(default_factory=dict)
    """Typed cells; blank ones are left out."""
    notes: Mapping[FigureKey, str] = field(default_factory=dict)
    progress: Mapping[str, TaskProgress] = field(default_factory=dict)
    narrative: Mapping[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    documents: Mapping[DocumentKey, DocumentEntry] = field(default_factory=dict)
    """What the report lists."""


def load(connection: sqlite3.Connection, key: SubmissionKey) -> WorkingCopy | None:
    """Return the working copy of a submission, None where there is none."""
    row = connection.execute(
        "SELECT base, definition, as_of FROM working_copies" + _WHERE,
        key,
    ).fetchone()
    if row is None:
        return None
    base, digest, as_of = row
    found: dict[str, dict[str, Any]] = {kind: {} for kind in _KINDS}
    for kind, place, content in connection.execute(
        "SELECT kind, place, content FROM working_items" + _WHERE, key
    ):
        found[kind][place] = json.loads(content)
    return WorkingCopy(
        key=key,
        base=tuple(base.split()),
        definition=digest,
        as_of=as_of,
        cells={_place(p): cell_of(content) for p, content in found["cell"].items()},
        notes={_place(p): content for p, content in found["note"].items()},
        progress={p: msgspec.convert(c, TaskProgress) for p, c in found["task"].items()},
        narrative={p: msgspec.convert(c, tuple[Paragraph, ...]) for p, c in found["text"].items()},
        documents=by_key(msgspec.convert(c, DocumentEntry) for c in found["document"].values()),
    )


Items = dict[tuple[str, str], Any]
"""Plain JSON by (kind, place)."""


def items(copy: WorkingCopy) -> Items:
    """Return all that was typed as plain JSON by (kind, place), for storing and for the audit."""
    return {
        **{("cell", ".".join(place)): content_of(cell) for place, cell in copy.cells.items()},
        **{("note", ".".join(place)): note for place, note in copy.notes.items()},
        **{("task", code): msgspec.to_builtins(said) for code, said in copy.progress.items()},
        **{
            ("text", section): msgspec.to_builtins(paragraphs)
            for section, paragraphs in copy.narrative.items()
            if paragraphs
        },
        **{("document", place_of(k)): msgspec.to_builtins(e) for k, e in copy.documents.items()},
    }


def place_of(key: DocumentKey) -> str:
    """Return what names a document: none of its words holds a tab."""
    return "\t".join(map(str, key))


def listing(connection: sqlite3.Connection, unit: str) -> list[tuple[SubmissionKey, DocumentKey]]:
    """Return which of a unit's begun reports list which documents."""
    rows = connection.execute(
        "SELECT unit, scope, regime, period, place FROM working_items"
        " WHERE kind = 'document' AND unit = ? ORDER BY regime, period, place",
        (unit,),
    )
    return [(SubmissionKey(*row[:4]), _document(row[4])) for row in rows]


def _document(place: str) -> DocumentKey:
    issuer, number, symbol, year = place.split("\t")
    return DocumentKey(issuer, number, symbol, int(year))


def save(connection: sqlite3.Connection, copy: WorkingCopy, at: str) -> tuple[Items, Items]:
    """Write a working copy, touching only the items that differ from what is stored.

    Returns what was stored before and what is now.
    """
    connection.execute(
        "INSERT INTO working_copies VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET base = excluded.base, definition = excluded.definition,"
        " as_of = excluded.as_of, updated_at = excluded.updated_at",
        (*copy.key, " ".join(copy.base), copy.definition, copy.as_of, at),
    )
    before = load(connection, copy.key)
    old, new = items(before) if before else {}, items(copy)
    connection.executemany(
        "DELETE FROM working_items" + _WHERE + " AND kind = ? AND place = ?",
        [(*copy.key, *name) for name in old.keys() - new.keys()],
    )
    connection.executemany(
        "INSERT OR REPLACE INTO working_items VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (*copy.key, *name, json.dumps(content, ensure_ascii=False))
            for name, content in new.items()
            if old.get(name) != content
        ],
    )
    return old, new


def delete(connection: sqlite3.Connection, key: SubmissionKey) -> None:
    """Remove a working copy with all that was typed in it."""
    connection.execute("DELETE FROM working_copies" + _WHERE, key)


def keys(connection: sqlite3.Connection) -> list[SubmissionKey]:
    """Return the submissions that have a working copy."""
    rows = connection.execute("SELECT unit, scope, regime, period FROM working_copies")
    return [SubmissionKey(*row) for row in rows]


_KINDS = ("cell", "note", "task", "text", "document")
_WHERE = " WHERE unit = ? AND scope = ? AND regime = ? AND period = ?"


def _place(text: str) -> FigureKey:
    return FigureKey(*text.split("."))


def content_of(cell: Cell) -> list[Any]:
    """Return a cell with what it holds: only the form's item tells a number from a text."""
    return [isinstance(cell.value, Decimal), cell_to_json(cell)]


def cell_of(content: list[Any]) -> Cell:
    """Return the cell that :func:`items` wrote."""
    is_number, said = content
    return cell_from_json(said, number=is_number)
