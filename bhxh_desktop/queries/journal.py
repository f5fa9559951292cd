"""The journal as it counts: what it feeds, and where an event of a day would count."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bhxh_desktop.definitions.period_checks import numbers_of
from bhxh_desktop.domain.figure import BLANK, Cell, FigureKey, Figures
from bhxh_desktop.domain.journal import Booking, JournalLine, book, fed_cells, parts_of
from bhxh_desktop.domain.period import Period, Window
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from bhxh_desktop.store import journal, working

Read = Callable[[SubmissionKey], Figures]
_YEARS_AFTER = 2
"""How far a late line looks for an open period."""


def lines_of(session: Session, regime: str = "", period: str = "") -> list[JournalLine]:
    """Return all lines, those of a regime, or those booked to one period, by day."""
    found = journal.of_regime(session.connection, regime)
    return [line for line in found if not period or line.period == period]


def feed(
    session: Session, key: SubmissionKey, definition: Definition, typed: Figures, read: Read
) -> dict[FigureKey, Cell]:
    """Return the cells of the unit's own submission that the journal fills.

    A cell with lines of the period is their sum. In a period with others in it, a year with its
    quarters, what *read* gives for these is added; a cell that only they have lines for may be
    typed all the same.
    """
    if key.scope != "own" or key.unit != session.unit.code:
        return {}
    lines = lines_of(session, key.regime)
    if not lines:
        return {}
    period = Period.parse(key.period)
    direct = [line for line in lines if line.period == key.period]
    around = [
        (each, window)
        for year in (period.year - 1, period.year)
        for each, window in _owed(session, definition, year)
        if each != period
    ]
    parts = {str(part) for part in parts_of(session.window(definition, period), around)}
    of_parts = {line.place for line in lines if line.period in parts}
    also = {place for place in of_parts if typed.get(place, BLANK) == BLANK}
    if not direct and not also:
        return {}
    figures = [read(key._replace(period=part)) for part in sorted(parts)]
    return fed_cells(direct, figures, also)


def fed_by_lines(session: Session, key: SubmissionKey) -> frozenset[FigureKey]:
    """Return the cells of a submission nobody may type in: those with lines of its period."""
    if key.unit != session.unit.code:
        return frozenset()
    return frozenset(line.place for line in lines_of(session, key.regime, key.period))


class Bookings:
    """Tells where events of a regime count as things stand; asks for each period once."""

    def __init__(self, session: Session, regime: str) -> None:
        self._session = session
        self._regime = regime
        self._years: dict[int, list[tuple[Period, Window, bool]]] = {}

    def of(self, day: date) -> Booking:
        """Return where an event of *day* counts.

        Raises Problem ``regime_unknown``, ``journal_no_period``, ``journal_all_locked``.
        """
        years = range(day.year - 1, day.year + _YEARS_AFTER)
        return book(day, [each for year in years for each in self._of_year(year)])

    def _of_year(self, year: int) -> list[tuple[Period, Window, bool]]:
        if year not in self._years:
            self._years[year] = [
                (period, window, not _is_locked(self._session, self._regime, period))
                for period, window in self._periods(year)
            ]
        return self._years[year]

    def _periods(self, year: int) -> list[tuple[Period, Window]]:
        try:
            definition = self._session.definition_for(self._regime, Period(year, "year"))
        except Problem as problem:
            if problem.code == "regime_unknown":
                raise
            return []  # a year before the regime, or one it has no report of
        return _owed(self._session, definition, year)


def _owed(session: Session, definition: Definition, year: int) -> list[tuple[Period, Window]]:
    rules = [rule for rule in definition.regime.periods if rule.owed and rule.kind != "named"]
    periods = [
        Period(year, rule.kind, number)
        for rule in rules
        if rule.kind != "day"
        for number in numbers_of(rule)
    ]
    return [(period, session.window(definition, period)) for period in periods]


def _is_locked(session: Session, regime: str, period: Period) -> bool:
    key = SubmissionKey(session.unit.code, "own", regime, str(period))
    if working.load(session.connection, key) is not None:
        return False
    return bool(history(session, regime, key.period).heads_at(key).ids)
