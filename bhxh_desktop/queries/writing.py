"""What helps to write a section: quotations as they are now, what may be quoted, earlier words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.marked_text import read_marks, write_marks
from bhxh_desktop.domain.naming import cell_name
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.quotation import COUNT_OF_DOCUMENTS, Kind, name_of, read_quotation
from bhxh_desktop.domain.regime import Section
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.figures import Contents, empty, entered
from bhxh_desktop.queries.report_source import source_of
from bhxh_desktop.queries.surroundings import surroundings
from bhxh_desktop.reports.lists import citation, short_citation
from bhxh_desktop.reports.quoting import Quoter, document_name
from bhxh_desktop.reports.sentences import quoted_by, refreshed, suggested
from bhxh_desktop.session import Session


@dataclass(frozen=True)
class Quotable:
    """Something that text may quote."""

    source: str
    where: str
    """The form, or what lists it."""
    name: str
    words: str
    """What it says now."""


class Writing:
    """Helps with the text of one submission as it is at this moment."""

    def __init__(self, session: Session, key: SubmissionKey) -> None:
        """Read the submission; raises as `queries.figures.entered`."""
        self._session = session
        self.key = key
        self._said: Contents = entered(session, key) or empty(session, key)

    @cached_property
    def quoter(self) -> Quoter:
        """Tells what quotations say."""
        return Quoter(source_of(self._session, self._said))

    def current(self, stored: str) -> str:
        """Return a stored text with what it quotes as it is now; of a locked one as it was."""
        if self._said.revision is not None:
            return stored
        return write_marks(refreshed(read_marks(stored), self.quoter))

    def suggestions(self, section: Section, own: Iterable[str]) -> tuple[str, ...]:
        """Return the sentences of a section that print by themselves beside the *own* text."""
        taken = quoted_by(own)
        found = suggested(self.quoter, section)
        return tuple(stored for stored in found if taken.isdisjoint(quoted_by([stored])))

    def last_time(self, section: Section) -> tuple[str, ...]:
        """Return what was written in the report of the period before, quoting the figures of now.

        Numbers that were typed as a figure said follow that figure here.
        """
        period = Period.parse(self.key.period)
        for earlier in filter(None, (period.preceding, period.a_year_earlier())):
            try:
                said = entered(self._session, self.key._replace(period=str(earlier)))
            except Problem:  # two versions nobody decided between
                continue
            written = said.narrative.get(section.code, ()) if said else ()
            if written:
                return tuple(self.current(_following(paragraph.text)) for paragraph in written)
        return ()

    def figures(self, section: Section) -> Iterator[Quotable]:
        """Yield the figures that can be quoted, those of the section's forms first."""
        definition = self._said.definition
        asked = {form.code: form for form in self.quoter.source.forms}
        ordered = sorted(asked.values(), key=lambda form: form.code not in section.forms)
        for form in ordered:
            for place in definition.items:
                if place[0] == form.code:
                    key = FigureKey(*place)
                    words = self.quoter.words(name_of(key)) or ""
                    yield Quotable(name_of(key), form.title, cell_name(definition, key), words)

    def documents(self) -> Iterator[Quotable]:
        """Yield the documents that the report lists."""
        source = self.quoter.source
        count = self.quoter.words(COUNT_OF_DOCUMENTS)
        if count:
            yield Quotable(COUNT_OF_DOCUMENTS, "", "", count)
        for listed in (source.documents, *source.unit_documents.values()):
            for entry in listed:
                name = f"document:{document_name(entry)}"
                yield Quotable(name, entry.issuer, citation(entry), short_citation(entry))

    def of_period(self, source: str, kind: Kind) -> Quotable | None:
        """Return the figure *source* quoted as *kind*, None where that says nothing."""
        text = source if kind == "figure" else f"{kind}:{source}"
        quoted = read_quotation(text)
        asked = {quoted.reference} if quoted and quoted.reference else set()
        around = surroundings(self._session, self.key, self._said.definition, asked)
        words = Quoter(replace(self.quoter.source, around=around)).words(text)
        return Quotable(text, "", "", words) if words else None


def _following(stored: str) -> str:
    pieces = read_marks(stored)
    return write_marks(piece._replace(typed=False, kept="") for piece in pieces)
