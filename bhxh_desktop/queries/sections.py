"""The sections of one report: which there are, what the unit wrote, how far each is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bhxh_desktop.domain.marked_text import read_marks
from bhxh_desktop.domain.parts import Paragraph
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Definition, Section
from bhxh_desktop.domain.revision import HeadRecord, SubmissionKey
from bhxh_desktop.queries.figures import Contents, empty, entered
from bhxh_desktop.session import Session

if TYPE_CHECKING:
    from bhxh_desktop.reports.typed_numbers import Doubt

SectionState = Literal["nothing", "begun", "done", "outdated"]
_ROOM_LEFT = re.compile(r"\.{4,}|…{2,}|_{3,}")  # one "…" ends an enumeration: "v.v…"


@dataclass(frozen=True)
class SectionRow:
    """One section in the order of the report."""

    section: Section
    paragraphs: tuple[Paragraph, ...]
    """What the unit wrote."""
    is_title: bool
    """Only leads to sections below it; nobody writes here."""
    doubts: tuple[Doubt, ...] = ()
    """Words that are not what their source says, or that quote what says nothing."""

    @property
    def state(self) -> SectionState:
        """How far it is: ``begun`` where dots still hold the place of something."""
        if not self.paragraphs:
            return "nothing"
        if self.outdated:
            return "outdated"
        room = self.silent or any(map(_has_room, self.paragraphs))
        return "begun" if room else "done"

    @property
    def outdated(self) -> int:
        """How many numbers were typed by hand and are others now."""
        return sum(doubt.piece.typed for doubt in self.doubts)

    @property
    def silent(self) -> int:
        """How many quotations have nothing to say: no figure yet, a document no longer listed."""
        return len(self.doubts) - self.outdated


@dataclass(frozen=True)
class Narrative:
    """The own text of one submission."""

    key: SubmissionKey
    definition: Definition
    rows: tuple[SectionRow, ...]
    locked: HeadRecord | None
    """The revision it is read from, None while it can be written."""

    @property
    def asked(self) -> tuple[SectionRow, ...]:
        """The sections the regime asks the unit to write."""
        return tuple(row for row in self.rows if row.section.hint)

    @property
    def done(self) -> int:
        """How many of those asked are written."""
        return sum(row.state == "done" for row in self.asked)

    @property
    def outdated(self) -> int:
        """How many numbers were typed by hand and are others now."""
        return sum(row.outdated for row in self.rows)

    @property
    def silent(self) -> int:
        """How many quotations have nothing to say."""
        return sum(row.silent for row in self.rows)


def narrative(session: Session, key: SubmissionKey) -> Narrative:
    """Return the sections of a submission, empty ones where nothing was typed yet.

    Raises Problem ``heads_in_conflict``, ``regime_later``, ``period_not_owed``.
    """
    return narrative_of(session, key, entered(session, key))


def narrative_of(session: Session, key: SubmissionKey, said: Contents | None) -> Narrative:
    """Return the sections of a submission whose contents were read already."""
    definition = (said or empty(session, key)).definition
    level, period = session.tree[key.unit].level, Period.parse(key.period)
    sections = [s for s in definition.regime.sections if s.serves(level, period)]
    rows = tuple(_rows(sections, said))
    locked = said.revision if said else None
    if said is not None and locked is None and any(map(_has_source, rows)):
        rows = tuple(_with_doubts(session, said, rows))
    return Narrative(key, definition, rows, locked)


def _with_doubts(
    session: Session, said: Contents, rows: Iterable[SectionRow]
) -> Iterator[SectionRow]:
    from bhxh_desktop.queries.report_source import source_of  # noqa: PLC0415 -- not at the start
    from bhxh_desktop.reports.quoting import Quoter  # noqa: PLC0415
    from bhxh_desktop.reports.typed_numbers import doubts  # noqa: PLC0415

    quoter = Quoter(source_of(session, said))
    for row in rows:
        yield replace(row, doubts=tuple(doubts(row.paragraphs, quoter)))


def _has_source(row: SectionRow) -> bool:
    return any(piece.source for p in row.paragraphs for piece in read_marks(p.text))


def _has_room(paragraph: Paragraph) -> bool:
    return bool(_ROOM_LEFT.search(paragraph.text))


def _rows(sections: list[Section], said: Contents | None) -> Iterator[SectionRow]:
    written = said.narrative if said else {}
    for section, following in zip(sections, (*sections[1:], None), strict=True):
        own = written.get(section.code, ())
        leads = following is not None and following.level > section.level
        yield SectionRow(section, own, is_title=leads and not section.hint and not own)
