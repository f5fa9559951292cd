"""The journal: events written down as they happen, from which figures are added up (model.md §2).

Lines never leave the unit; a revision says how many there were, and their digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from bhxh_desktop.domain.calculation import add
from bhxh_desktop.domain.canonical import digest, encode
from bhxh_desktop.domain.figure import BLANK, Cell, FigureKey, Figures, number_cell
from bhxh_desktop.domain.parts import JournalPart
from bhxh_desktop.domain.period import Period, Window
from bhxh_desktop.domain.regime import Item
from bhxh_desktop.errors import Problem
from bhxh_desktop.vietnamese.dates import short_date


class JournalLine(NamedTuple):
    """One event: so many of a cell on a day."""

    id: str
    regime: str
    period: str
    """The booked one, in which it counts."""
    place: FigureKey
    event_on: date
    quantity: Decimal
    """Below 0 where it takes back another line."""
    note: str
    author: str
    written_at: str
    reverses: str = ""
    """Id of the line it takes back."""
    locked: bool = False
    """Whether a revision counts it: then it stays as it is."""


class NewLine(NamedTuple):
    """A line as people give it."""

    place: FigureKey
    event_on: date
    quantity: Decimal
    note: str = ""


class Booking(NamedTuple):
    """Where an event belongs, and where it counts as things stand."""

    belongs: Period
    """The shortest period whose days hold the event."""
    booked: Period
    """The same, or the first open one after it."""

    @property
    def late(self) -> bool:
        """Tell whether the event counts in another period than its own."""
        return self.belongs != self.booked


def book(day: date, periods: Sequence[tuple[Period, Window, bool]]) -> Booking:
    """Return where an event of *day* counts among *periods*, each with whether it is open.

    Raises Problem ``journal_no_period`` where none holds the day, ``journal_all_locked``.
    """
    held = [each for each in periods if each[1].start <= day <= each[1].end]
    if not held:
        raise Problem("journal_no_period", day=short_date(day))
    belongs = min(held, key=lambda each: each[1].end - each[1].start)
    after = [each for each in periods if each[1].end > belongs[1].end]
    in_order = [belongs, *sorted(after, key=lambda each: (each[1].end, -each[1].start.toordinal()))]
    booked = next((period for period, _, is_open in in_order if is_open), None)
    if booked is None:
        raise Problem("journal_all_locked", day=short_date(day))
    return Booking(belongs[0], booked)


def parts_of(whole: Window, periods: Iterable[tuple[Period, Window]]) -> list[Period]:
    """Return the longest *periods* within a window that share no day, in their order."""
    inside = [(p, w) for p, w in periods if whole.start <= w.start and w.end <= whole.end]
    shorter = [(p, w) for p, w in inside if (w.start, w.end) != (whole.start, whole.end)]
    chosen: list[tuple[Period, Window]] = []
    for period, window in sorted(shorter, key=lambda each: each[1].start - each[1].end):
        if all(window.end < other.start or other.end < window.start for _, other in chosen):
            chosen.append((period, window))
    return [period for period, _ in sorted(chosen, key=lambda each: each[1].start)]


def takes_lines(item: Item | None) -> bool:
    """Tell whether events add up to a cell: only to a typed flow of the period."""
    if item is None or item.kind != "number" or item.formula:
        return False
    return item.nature == "flow" and item.window == "period"


def fed_cells(
    lines: Iterable[JournalLine], parts: Sequence[Figures], also: Iterable[FigureKey]
) -> dict[FigureKey, Cell]:
    """Return the cells that *lines* of a period add up to, with those of the *parts* within it.

    *also*: cells that only the parts have lines for.
    """
    sums = dict.fromkeys(also, Decimal(0))
    for line in lines:
        sums[line.place] = sums.get(line.place, Decimal(0)) + line.quantity
    return {
        place: add([(1, number_cell(total)), *((1, part.get(place, BLANK)) for part in parts)])
        for place, total in sums.items()
    }


def journal_part(lines: Iterable[JournalLine]) -> JournalPart:
    """Return what a revision says of its lines, in whatever order they come."""
    plain = sorted(
        [line.id, ".".join(line.place), line.event_on.isoformat(), str(line.quantity), line.note]
        for line in lines
    )
    return JournalPart(lines=len(plain), digest=digest(encode(plain)))
