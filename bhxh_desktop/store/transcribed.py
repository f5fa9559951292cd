"""Figures typed in from old papers: compared with, never locked, never sent."""

from __future__ import annotations

import json
import sqlite3

from bhxh_desktop.domain.figure import FigureKey, Figures
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.store.working import cell_of, content_of

_WHERE = " WHERE unit = ? AND scope = ? AND regime = ? AND period = ?"


def load(connection: sqlite3.Connection, key: SubmissionKey) -> Figures:
    """Return what was transcribed of a submission."""
    rows = connection.execute("SELECT place, content FROM transcribed" + _WHERE, key)
    return {FigureKey(*place.split(".")): cell_of(json.loads(content)) for place, content in rows}


def save(connection: sqlite3.Connection, key: SubmissionKey, cells: Figures) -> None:
    """Replace what was transcribed of a submission."""
    connection.execute("DELETE FROM transcribed" + _WHERE, key)
    connection.executemany(
        "INSERT INTO transcribed VALUES (?, ?, ?, ?, ?, ?)",
        [
            (*key, ".".join(place), json.dumps(content_of(cell), ensure_ascii=False))
            for place, cell in cells.items()
        ],
    )
