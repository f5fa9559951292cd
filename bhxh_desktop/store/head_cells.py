"""The figures of heads, one row per cell, for questions over many units."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping

from bhxh_desktop.domain.figure import Cell, FigureKey, Figures, cell_to_json, plain_digits
from bhxh_desktop.domain.revision import SubmissionKey

Heads = Mapping[SubmissionKey, Mapping[str, Figures]]
"""The figures of each head of submissions, by revision."""


def replace(connection: sqlite3.Connection, heads: Heads) -> None:
    """Replace the cells of submissions by those of their heads."""
    of_submission = "unit = ? AND scope = ? AND regime = ? AND period = ?"
    connection.executemany(
        f"DELETE FROM head_cells WHERE head IN (SELECT id FROM heads WHERE {of_submission})",
        list(heads),
    )
    connection.executemany(f"DELETE FROM heads WHERE {of_submission}", list(heads))
    places = _places(connection, heads)
    rows = _rows(connection, heads, places)
    connection.executemany("INSERT INTO head_cells VALUES (?, ?, ?)", rows)


def over_units(
    connection: sqlite3.Connection, regime: str, period: str, place: FigureKey
) -> dict[tuple[str, str, str], str]:
    """Return one cell of every head of a period: JSON by (unit, scope, revision)."""
    rows = connection.execute(
        "SELECT unit, scope, revision, content FROM heads"
        " JOIN places ON form = ? AND row = ? AND col = ?"
        " JOIN head_cells ON head = heads.id AND place = places.id"
        " WHERE regime = ? AND period = ?",
        (*place, regime, period),
    )
    return {(unit, scope, revision): content for unit, scope, revision, content in rows}


def _places(connection: sqlite3.Connection, heads: Heads) -> dict[FigureKey, int]:
    """Return the ids of all places that occur, making those that are new."""
    wanted = {key for held in heads.values() for figures in held.values() for key in figures}
    connection.executemany(
        "INSERT OR IGNORE INTO places (form, row, col) VALUES (?, ?, ?)", sorted(wanted)
    )
    rows = connection.execute("SELECT form, row, col, id FROM places")
    return {FigureKey(form, row, col): place for form, row, col, place in rows}


def _rows(
    connection: sqlite3.Connection, heads: Heads, places: Mapping[FigureKey, int]
) -> Iterator[tuple[int, int, str]]:
    for key, held in heads.items():
        for revision, figures in held.items():
            head = connection.execute(
                "INSERT INTO heads (unit, scope, regime, period, revision) VALUES (?, ?, ?, ?, ?)",
                (*key, revision),
            ).lastrowid
            for place, cell in figures.items():
                digits = plain_digits(cell)  # nearly every cell: written by hand, for speed
                content = f'"{digits}"' if digits else _json(cell)
                yield int(head or 0), places[place], content


def _json(cell: Cell) -> str:
    return json.dumps(cell_to_json(cell), ensure_ascii=False)
