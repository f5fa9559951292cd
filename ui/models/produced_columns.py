"""The columns of the list of files a report was written to."""

from __future__ import annotations

from datetime import datetime

from bhxh_desktop.queries.produced import Produced
from bhxh_desktop.vietnamese.dates import short_date
from ui.models.columns import Column
from ui.texts import produced_texts as texts


def produced_columns() -> tuple[Column[Produced], ...]:
    """Return the columns."""
    file, at, who, state, there = texts.HEADS
    return (
        Column("file", file, lambda row: row.path.name, tip=lambda row: str(row.path)),
        Column("at", at, _moment, 140),
        Column("who", who, lambda row: row.who, 150),
        Column("state", state, _state, 230),
        Column("there", there, lambda row: texts.THERE[row.is_there], 96),
    )


def _moment(row: Produced) -> str:
    at = datetime.fromisoformat(row.at)
    return texts.TIME.format(day=short_date(at.date()), time=f"{at:%H:%M}")


def _state(row: Produced) -> str:
    state = texts.LOCKED.format(number=row.number) if row.number else texts.DRAFT
    if not row.is_current:
        state = texts.OLDER.format(state=state)
    return texts.TOTAL.format(state=state) if row.is_total else state
