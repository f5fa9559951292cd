"""What a report reads of other periods and regimes, found among what was locked (model.md §1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from functools import cached_property
from itertools import chain

from bhxh_desktop.definitions.period_checks import numbers_of
from bhxh_desktop.domain.compiled import compiled
from bhxh_desktop.domain.figure import BLANK, Figures
from bhxh_desktop.domain.heads import heads_of
from bhxh_desktop.domain.marked_text import read_marks
from bhxh_desktop.domain.naming import cell_name
from bhxh_desktop.domain.parts import Paragraph
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.quotation import read_quotation
from bhxh_desktop.domain.regime import Definition, Item
from bhxh_desktop.domain.rest_of_year import parts_before, rest_of_year
from bhxh_desktop.domain.revision import HeadRecord, SubmissionKey
from bhxh_desktop.domain.surroundings import NOWHERE, Reference, Surrounding, Surroundings
from bhxh_desktop.domain.trust import Trust
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.transcripts import definition_of, transcript
from bhxh_desktop.queries.versions import figures_in, moved
from bhxh_desktop.session import Session
from bhxh_desktop.store import revisions

_ONE_DAY = timedelta(days=1)
_ANYWHERE = ("day", "named")


def surroundings(
    session: Session,
    key: SubmissionKey,
    definition: Definition,
    quoted: Iterable[Reference] = (),
) -> Surroundings:
    """Return what formulas, rules, suggestions and sentences of *definition* read around it.

    *quoted* is what the unit's own text reads besides. Of the same unit, own figures for own
    figures and totals for a total: the head where there is just one. What is not there is left
    out. Nothing is read where nothing is asked for.
    """
    period = Period.parse(key.period)
    program = compiled(definition).program
    asked = {
        *(reference for read in program.around.values() for reference in read),
        *compiled(definition).suggestions.references,
        *compiled(definition).checker.references(period),
        *compiled(definition).quoted,
        *quoted,
    }
    if not asked:
        return NOWHERE
    finder = _Finder(session, key, definition)
    found = ((reference, finder.find(reference)) for reference in asked)
    return {reference: surrounding for reference, surrounding in found if surrounding}


def quoted_in(narrative: Mapping[str, Iterable[Paragraph]]) -> Iterator[Reference]:
    """Yield what the unit's own text quotes of other periods."""
    for paragraph in chain.from_iterable(narrative.values()):
        for piece in read_marks(paragraph.text):
            quoted = read_quotation(piece.source)
            if quoted is not None and quoted.reference is not None:
                yield quoted.reference


class _Finder:
    """Reads each other report once."""

    def __init__(self, session: Session, key: SubmissionKey, definition: Definition) -> None:
        self._session = session
        self._key = key
        self._definition = definition
        self._period = Period.parse(key.period)
        self._read: dict[tuple[str, Period], Figures | None] = {}
        self._days: dict[tuple[str, Period], str] = {}

    def find(self, reference: Reference) -> Surrounding | None:
        """Return what *reference* means here, None where that is not known."""
        if reference.relation == "elsewhere":
            return self._elsewhere(reference)
        for period in self._periods(reference):
            figures = self._figures(self._key.regime, period)
            if figures is None and reference.relation in ("preceding", "last_year"):
                figures = self._rest(period)
            cell = (figures or {}).get(reference.key, BLANK)
            if cell != BLANK:
                return Surrounding(cell, str(period))
        return None

    def _periods(self, reference: Reference) -> Iterator[Period]:
        if reference.relation == "preceding" and self._period.preceding:
            yield self._period.preceding
        elif reference.relation == "last_year":
            yield self._period.a_year_earlier()
        elif reference.relation == "quarter":
            yield Period(self._period.year, "quarter", reference.number)
        elif reference.relation == "opening":
            yield from self._ending_before

    @cached_property
    def _ending_before(self) -> list[Period]:
        """The periods whose window ends the day before this one begins, those of its kind first."""
        window, rules = self._session.window, self._definition.regime.periods
        day = window(self._definition, self._period).start - _ONE_DAY
        found = [
            period
            for rule in rules
            if rule.kind not in _ANYWHERE
            for number in numbers_of(rule)
            for period in (Period(year, rule.kind, number) for year in (day.year, day.year + 1))
            if window(self._definition, period).end == day
        ]
        return sorted(found, key=lambda period: period.kind != self._period.kind)

    def _elsewhere(self, reference: Reference) -> Surrounding | None:
        """Return a figure of another regime, only where it covers the same days."""
        try:
            other = self._session.definition_for(reference.regime, self._period)
        except Problem:  # not installed, or without this period
            return None
        item = other.item(*reference.key)
        if item is None or not self._same_days(other, item):
            return None
        figures = self._figures(reference.regime, self._period) or {}
        cell = figures.get(reference.key, BLANK)
        if cell == BLANK:
            return None
        name = cell_name(other, reference.key)
        as_of = self._days.get((reference.regime, self._period), "")
        return Surrounding(cell, str(self._period), other.regime.short_title, name, as_of)

    def _same_days(self, other: Definition, item: Item) -> bool:
        here = self._session.window(self._definition, self._period)
        there = self._session.window(other, self._period)
        flows = item.window == "period"
        return here.end == there.end and (not flows or here.start == there.start)

    def _figures(self, regime: str, period: Period) -> Figures | None:
        place = regime, period
        if place not in self._read:
            self._read[place] = self._of_head(regime, period)
        return self._read[place]

    def _of_head(self, regime: str, period: Period) -> Figures | None:
        key = self._key._replace(regime=regime, period=str(period))
        head = self._head(key)
        try:
            there = definition_of(self._session, regime, period)
        except Problem:  # a regime or a period that is not here
            return None
        reading = self._definition if regime == self._definition.regime.code else there
        if head is not None:
            self._days[regime, period] = head.as_of
            return figures_in(self._session, head, reading)
        typed = transcript(self._session, key, there)
        said = moved(self._session, there, reading, typed)
        return (said.figures if said is not None else typed) or None

    def _head(self, key: SubmissionKey) -> HeadRecord | None:
        connection = self._session.connection
        ids = revisions.ids_at(connection, key)
        if not ids:
            return None
        records = revisions.records(connection, ids=ids)
        heads = heads_of(records, self._trust, self._session.tree)[key].ids
        return records[heads[0]] if len(heads) == 1 else None

    @cached_property
    def _trust(self) -> Trust:
        return self._session.trust

    def _rest(self, period: Period) -> Figures | None:
        """Return the figures of a last quarter or half no report exists of: year less the rest."""
        place = self._key.regime, period
        before = parts_before(period)
        if not before or self._exists(period):
            return None
        year = self._figures(self._key.regime, Period(period.year, "year"))
        parts = [self._figures(self._key.regime, part) for part in before]
        known = [part for part in parts if part is not None]
        if year is None or len(known) < len(parts):
            return None
        program = compiled(self._definition).program
        self._read[place] = rest_of_year(program, year, known)
        return self._read[place]

    def _exists(self, period: Period) -> bool:
        try:
            self._session.window(self._definition, period)
        except Problem:
            return False
        return True
