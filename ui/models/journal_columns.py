"""The columns of the journal and of the cells that take its lines."""

from __future__ import annotations

from bhxh_desktop.domain.period import Period
from bhxh_desktop.queries.journal_view import JournalPlace, JournalRow
from bhxh_desktop.vietnamese.dates import short_date
from bhxh_desktop.vietnamese.numbers import figure_text
from ui.models.columns import Column
from ui.texts import journal_texts as texts


def period_words(row: JournalRow) -> str:
    """Return the period a line counts in, in words."""
    return Period.parse(row.line.period).words


def journal_columns() -> tuple[Column[JournalRow], ...]:
    """Return the columns of the journal."""
    return (
        Column("day", texts.HEAD_DAY, lambda row: short_date(row.line.event_on), 124, icon=_icon),
        Column("cell", texts.HEAD_CELL, lambda row: row.cell, tip=_where),
        Column(
            "quantity",
            texts.HEAD_QUANTITY,
            lambda row: figure_text(row.line.quantity),
            104,
            align="right",
        ),
        Column("period", texts.HEAD_PERIOD, _period, 150, tip=_standing, colour=_colour),
        Column("note", texts.HEAD_NOTE, lambda row: row.line.note, 220),
        Column("author", texts.HEAD_AUTHOR, lambda row: row.line.author, 140, spare=True),
    )


def place_columns() -> tuple[Column[JournalPlace], ...]:
    """Return the columns of the cells to choose from."""
    return (
        Column("cell", texts.HEAD_CELL, lambda place: place.cell),
        Column("form", texts.HEAD_FORM, lambda place: place.form, 230),
    )


def _where(row: JournalRow) -> str:
    return texts.IN_FORM.format(cell=row.cell, form=row.form)


def _icon(row: JournalRow) -> tuple[str, str]:
    return ("lock", "carry") if row.line.locked else ("journal", "text3")


def _period(row: JournalRow) -> str:
    return texts.LATE.format(period=period_words(row)) if row.is_late else period_words(row)


def _colour(row: JournalRow) -> str:
    return "warn" if row.is_late else "text"


def _standing(row: JournalRow) -> str:
    said = [period_words(row)]
    if row.is_late:
        said.append(texts.LATE_TIP.format(period=period_words(row)))
    if row.line.locked:
        said.append(texts.LOCKED_TIP)
    if row.is_reversed:
        said.append(texts.REVERSED_TIP)
    if row.line.reverses:
        said.append(texts.REVERSING_TIP)
    return "\n".join(said)
