"""The journal as people read it: lines with the names of their cells, and what takes lines."""

from __future__ import annotations

from typing import NamedTuple

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.journal import JournalLine, takes_lines
from bhxh_desktop.domain.naming import cell_name
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.figures import empty
from bhxh_desktop.queries.findings import forms_of
from bhxh_desktop.queries.journal import Bookings, lines_of
from bhxh_desktop.session import Session
from bhxh_desktop.vietnamese.dates import parse_date


class JournalRow(NamedTuple):
    """One line with the words for it."""

    line: JournalLine
    cell: str
    form: str
    is_late: bool
    """Whether it counts in another period than the one its day belongs to."""
    is_reversed: bool


class JournalPlace(NamedTuple):
    """A cell that events add up to."""

    place: FigureKey
    cell: str
    form: str


def journal_rows(session: Session, regime: str) -> tuple[JournalRow, ...]:
    """Return the lines of a regime, latest first."""
    lines = lines_of(session, regime)
    reversed_lines = {line.reverses for line in lines}
    rows = []
    for line in lines:
        definition = session.definition_for(regime, Period.parse(line.period))
        known = definition.item(*line.place) is not None
        window = session.window(definition, Period.parse(line.period))
        rows.append(
            JournalRow(
                line=line,
                cell=cell_name(definition, line.place) if known else ".".join(line.place),
                form=definition.forms[line.place.form].title if known else "",
                is_late=line.event_on < window.start,
                is_reversed=line.id in reversed_lines,
            )
        )
    return tuple(reversed(rows))


def journal_places(session: Session, key: SubmissionKey) -> tuple[JournalPlace, ...]:
    """Return the cells of a submission that events add up to, in printed order.

    Raises Problem ``regime_later``, ``period_not_owed``.
    """
    definition = empty(session, key).definition
    forms = {form.code: form for form in forms_of(definition, session.tree[key.unit].level)}
    return tuple(
        JournalPlace(FigureKey(*name), cell_name(definition, FigureKey(*name)), form.title)
        for name, item in definition.items.items()
        if (form := forms.get(name[0])) is not None and takes_lines(item)
    )


def booking_words(bookings: Bookings, day: str) -> tuple[str, bool] | Problem:
    """Return the period in which an event of *day* would count, and whether that is a later one.

    A Problem where the day cannot be read or no period takes it.
    """
    try:
        where = bookings.of(parse_date(day))
    except Problem as problem:
        return problem
    return where.booked.words, where.late
