"""The sections of one report: which there are, what the unit wrote, how far each is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bhxh_desktop.domain.parts import Paragraph
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Definition, Section
from bhxh_desktop.domain.revision import HeadRecord, SubmissionKey
from bhxh_desktop.queries.figures import Contents, empty, entered
from bhxh_desktop.session import Session

SectionState = Literal["nothing", "begun", "done"]
_ROOM_LEFT = re.compile(r"\.{4,}|…{2,}|_{3,}")  # one "…" ends an enumeration: "v.v…"


@dataclass(frozen=True)
class SectionRow:
    """One section in the order of the report."""

    section: Section
    paragraphs: tuple[Paragraph, ...]
    """What the unit wrote."""
    is_title: bool
    """Only leads to sections below it; nobody writes here."""

    @property
    def state(self) -> SectionState:
        """How far it is: ``begun`` where dots still hold the place of something."""
        if not self.paragraphs:
            return "nothing"
        return "begun" if any(map(_has_room, self.paragraphs)) else "done"


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
    return Narrative(key, definition, tuple(_rows(sections, said)), said.revision if said else None)


def _has_room(paragraph: Paragraph) -> bool:
    return bool(_ROOM_LEFT.search(paragraph.text))


def _rows(sections: list[Section], said: Contents | None) -> Iterator[SectionRow]:
    written = said.narrative if said else {}
    for section, following in zip(sections, (*sections[1:], None), strict=True):
        own = written.get(section.code, ())
        leads = following is not None and following.level > section.level
        yield SectionRow(section, own, is_title=leads and not section.hint and not own)
