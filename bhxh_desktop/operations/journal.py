"""Writing the journal: lines as events happen, and lines that take back others after a lock."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace

from bhxh_desktop import clock
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.csv_rows import read_rows
from bhxh_desktop.domain.figure import BLANK, LONGEST_TEXT, FigureKey
from bhxh_desktop.domain.journal import Booking, JournalLine, NewLine, takes_lines
from bhxh_desktop.domain.naming import place_name
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.figures import save, working_copy
from bhxh_desktop.queries.findings import filled_forms
from bhxh_desktop.queries.journal import Bookings, fed_by_lines
from bhxh_desktop.session import Session
from bhxh_desktop.store import journal
from bhxh_desktop.vietnamese.dates import parse_date
from bhxh_desktop.vietnamese.naming_texts import LINE
from bhxh_desktop.vietnamese.numbers import parse_figure
from bhxh_desktop.vietnamese.text import plain_text

_NEEDED = (*FigureKey._fields, "event_on", "quantity")
_NOTE = "note"
MOST_LINES = 20_000
"""Taken at once."""


def write_lines(
    session: Session, regime: str, given: Sequence[NewLine], *, switch: bool = False
) -> list[tuple[JournalLine, Booking]]:
    """Write lines, all or nothing, each into the period in which it counts.

    *switch*: a cell that was typed is taken from the journal from now on. Raises Problems for every
    line the regime does not take, ``journal_typed`` for cells that were typed.
    """
    if len(given) > MOST_LINES:
        raise Problem("journal_many", found=len(given), limit=MOST_LINES)
    with session.writing():
        made, faults = [], []
        bookings = Bookings(session, regime)
        for new in given:
            try:
                made.append(_made(session, bookings, regime, new))
            except Problem as fault:
                faults.append(Problem("entry_at", place=".".join(new.place)[:80], fault=fault))
        if faults:
            raise Problems(faults)
        lines = [line for line, _ in made]
        _begin(session, lines, switch=switch)
        _keep(session, "journal", lines)
        return made


def read_lines(text: str) -> list[NewLine]:
    """Return the lines of a CSV: form, row, column, event_on, quantity and, if any, note.

    Raises the Problems of `domain.csv_rows.read_rows`; Problems for every faulty line.
    """
    lines, faults = [], []
    for number, row in read_rows(text, _NEEDED, (*_NEEDED, _NOTE)):
        try:
            place = FigureKey(*(row[name].strip() for name in FigureKey._fields))
            lines.append(new_line(place, row["event_on"], row["quantity"], row.get(_NOTE, "")))
        except Problem as fault:
            faults.append(Problem("entry_at", place=LINE.format(number=number), fault=fault))
    if faults:
        raise Problems(faults)
    return lines


def new_line(place: FigureKey, day: str, quantity: str, note: str) -> NewLine:
    """Return a line from what people wrote; raise Problem ``date_form``, ``figure_form``."""
    return NewLine(place, parse_date(day), parse_figure(quantity.strip()), note)


def remove_line(session: Session, start: str) -> JournalLine:
    """Remove a line no revision counts; it stays in the audit.

    Raises Problem ``journal_unknown``, ``journal_locked``.
    """
    with session.writing():
        line = find_line(session, start)
        if line.locked:
            raise Problem("journal_locked", id=line.id[:8])
        journal.remove(session.connection, line.id)
        session.record(Changes("journal_remove", _subject(line), {line.id: _plain(line)}, {}))
        return line


def reverse_line(session: Session, start: str, note: str) -> tuple[JournalLine, Booking]:
    """Take back a line by another of the opposite quantity, in the first open period.

    Raises Problem ``journal_unknown``, ``journal_reversed``, ``journal_open`` for a line that can
    simply be removed, ``journal_note`` without a word why.
    """
    with session.writing():
        line = find_line(session, start)
        if not line.locked:
            raise Problem("journal_open", id=line.id[:8])
        if line.reverses or journal.reversing(session.connection, line.id):
            raise Problem("journal_reversed", id=line.id[:8])
        if not note.strip():
            raise Problem("journal_note")
        new = NewLine(line.place, line.event_on, -line.quantity, note)
        back, where = _made(session, Bookings(session, line.regime), line.regime, new, line.id)
        _begin(session, [back], switch=False)
        _keep(session, "journal_reverse", [back])
        return back, where


def find_line(session: Session, start: str) -> JournalLine:
    """Return the one line whose id begins so; raise Problem ``journal_unknown``."""
    found = journal.starting(session.connection, start.strip().lower()) if start.strip() else []
    if len(found) != 1:
        raise Problem("journal_unknown", found=start[:40])
    return found[0]


def _made(
    session: Session, bookings: Bookings, regime: str, new: NewLine, reverses: str = ""
) -> tuple[JournalLine, Booking]:
    where = bookings.of(new.event_on)
    definition = session.definition_for(regime, where.booked)
    item = definition.item(*new.place)
    name = place_name(definition, new.place)
    if item is None or new.place.form not in filled_forms(definition, session.unit.level):
        raise Problem("entry_unknown", cell=name)
    if not takes_lines(item):
        raise Problem("journal_cell", cell=name)
    if not new.quantity or round(new.quantity, item.places) != new.quantity:
        raise Problem("journal_quantity", found=new.quantity, places=item.places)
    line = JournalLine(
        id=secrets.token_hex(16),
        regime=regime,
        period=str(where.booked),
        place=new.place,
        event_on=new.event_on,
        quantity=new.quantity,
        note=plain_text(new.note, LONGEST_TEXT),
        author=session.author,
        written_at=clock.stamp(),
        reverses=reverses,
    )
    return line, where


def _begin(session: Session, lines: Sequence[JournalLine], *, switch: bool) -> None:
    """Begin the reports the lines count in; a cell is typed or taken from the journal, not both."""
    by_period: dict[str, dict[FigureKey, None]] = {}
    for line in lines:
        by_period.setdefault(line.period, {})[line.place] = None
    for period, places in by_period.items():
        key = SubmissionKey(session.unit.code, "own", lines[0].regime, period)
        copy = working_copy(session, key)
        fed = fed_by_lines(session, key)
        typed = [p for p in places if p not in fed and copy.cells.get(p, BLANK) != BLANK]
        if typed and not switch:
            definition = session.definition(copy.definition)
            names = [place_name(definition, place) for place in typed]
            words = Period.parse(period).words
            raise Problems(Problem("journal_typed", cell=n, period=words) for n in names)
        cells = {place: cell for place, cell in copy.cells.items() if place not in places}
        save(session, "journal_switch", replace(copy, cells=cells))


def _keep(session: Session, operation: str, lines: Sequence[JournalLine]) -> None:
    journal.add(session.connection, lines)
    for line in lines:
        session.record(Changes(operation, _subject(line), {}, {line.id: _plain(line)}))


def _subject(line: JournalLine) -> str:
    return f"journal {line.regime} {line.period}"


def _plain(line: JournalLine) -> list[str]:
    return [".".join(line.place), line.event_on.isoformat(), str(line.quantity), line.note]
