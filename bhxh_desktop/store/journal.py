"""Lines of the journal, by regime and booked period."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.journal import JournalLine

_COLUMNS = (
    "id, regime, period, place, event_on, quantity, note, author, written_at, reverses, locked"
)


def add(connection: sqlite3.Connection, lines: Iterable[JournalLine]) -> None:
    """Write new lines."""
    connection.executemany(
        f"INSERT INTO journal ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *line[:3],
                ".".join(line.place),
                line.event_on.isoformat(),
                str(line.quantity),
                *line[6:],
            )
            for line in lines
        ],
    )


def of_regime(connection: sqlite3.Connection, regime: str) -> list[JournalLine]:
    """Return the lines of a regime, of all regimes if "", by day, then as they were written."""
    where, values = ("WHERE regime = ?", (regime,)) if regime else ("", ())
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM journal {where} ORDER BY event_on, written_at, id", values
    )
    return [_line(row) for row in rows]


def starting(connection: sqlite3.Connection, start: str) -> list[JournalLine]:
    """Return the lines whose id begins so, two at most."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM journal WHERE substr(id, 1, ?) = ? LIMIT 2", (len(start), start)
    )
    return [_line(row) for row in rows]


def reversing(connection: sqlite3.Connection, line: str) -> bool:
    """Tell whether another line takes back this one."""
    asked = "SELECT 1 FROM journal WHERE reverses = ?"
    return connection.execute(asked, (line,)).fetchone() is not None


def remove(connection: sqlite3.Connection, line: str) -> None:
    """Remove a line."""
    connection.execute("DELETE FROM journal WHERE id = ?", (line,))


def lock(connection: sqlite3.Connection, regime: str, period: str) -> None:
    """Keep the lines of a period as they are from now on."""
    connection.execute(
        "UPDATE journal SET locked = 1 WHERE regime = ? AND period = ?", (regime, period)
    )


def _line(row: tuple[str, ...]) -> JournalLine:
    line = JournalLine(*row)  # type: ignore[arg-type]  # the table's types, mended below
    return line._replace(
        place=FigureKey(*row[3].split(".")),
        event_on=date.fromisoformat(row[4]),
        quantity=Decimal(row[5]),
        locked=bool(row[10]),
    )
