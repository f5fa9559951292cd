"""Saving what is typed into sections: by itself, and again and again until it is in."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from bhxh_desktop.domain.paragraphs import reworded
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.messages import say_all
from bhxh_desktop.operations.narrative import set_narrative
from bhxh_desktop.queries.sections import Narrative, SectionRow, narrative
from ui.context import AppContext
from ui.texts import draft_texts as texts

AUTOSAVE_MS, AGAIN_MS = 600, 2000
"""After the typing rests; after a save that was refused."""
PAGE = "draft"


@dataclass(frozen=True)
class Place:
    """A section of a report."""

    key: SubmissionKey
    code: str


@dataclass(frozen=True)
class _Typed:
    paragraphs: tuple[str, ...]
    words: str
    """Names the section and its report."""


class SectionSaver(QObject):
    """Keeps what was typed until the store has it, whichever section or page is in view.

    Signals: ``saved(place)``, ``refused(place)``. Attributes: ``saving``, whether the write of this
    very moment is its own.
    """

    saved = Signal(object)
    refused = Signal(object)

    def __init__(self, context: AppContext, parent: QObject) -> None:
        """Begin with nothing typed."""
        super().__init__(parent)
        self._context = context
        self._waiting: dict[Place, _Typed] = {}
        self._told: set[Place] = set()
        self.saving = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        context.place_changed.connect(self.remind)

    @property
    def unsaved(self) -> list[str]:
        """The sections that are not saved yet, in words."""
        return [typed.words for typed in self._waiting.values()]

    def put(self, of: Narrative, row: SectionRow, paragraphs: tuple[str, ...]) -> None:
        """Take what stands in the editor of a section; it is saved when the typing rests."""
        place, section = Place(of.key, row.section.code), row.section
        words = texts.SECTION_OF.format(
            number=section.printed_number,
            heading=section.heading,
            regime=of.definition.regime.short_title,
            period=Period.parse(of.key.period).words,
        )
        self._waiting[place] = _Typed(paragraphs, words)
        self._told.discard(place)
        self._timer.start(AUTOSAVE_MS)

    def typed(self, key: SubmissionKey) -> dict[str, tuple[str, ...]]:
        """Return what is not saved yet of a report, by section."""
        found = self._waiting.items()
        return {place.code: typed.paragraphs for place, typed in found if place.key == key}

    def save(self) -> bool:
        """Save all that waits; False where some was refused: that is tried again by itself."""
        self._timer.stop()
        for place in list(self._waiting):
            try:
                self._save(place)
            except (Problem, Problems) as error:
                self._refuse(place, error)
        if self._waiting:
            self._timer.start(AGAIN_MS)
        return not self._waiting

    def give_up(self) -> None:
        """Forget what could not be saved."""
        self._timer.stop()
        self._waiting.clear()

    def remind(self) -> None:
        """Tell again of what waits: what was told of it is out of sight."""
        self._told.clear()
        if self._waiting:
            self._timer.start(0)

    def _save(self, place: Place) -> None:
        session, typed = self._context.session, self._waiting[place].paragraphs
        rows = narrative(session, place.key).rows
        said = next((row.paragraphs for row in rows if row.section.code == place.code), ())
        made = reworded(said, typed, lambda: secrets.token_hex(8))
        done = set_narrative(session, place.key, {place.code: made})
        del self._waiting[place]
        self._context.settled.emit({place})
        self.saving = True
        self._context.changed.emit(done)
        self.saving = False
        self.saved.emit(place)

    def _refuse(self, place: Place, error: Problem | Problems) -> None:
        """Tell of it once, with the way back for those who went on."""
        self.refused.emit(place)
        if place in self._told:
            return
        self._told.add(place)
        words = texts.NOT_SAVED_YET.format(section=self._waiting[place].words, why=say_all(error))
        actions = ((texts.BACK_TO_IT, lambda: self._go_back(place)),)
        self._context.tell(words, "error", (*self._context.remedies_of(error), *actions), place)

    def _go_back(self, place: Place) -> None:
        key = place.key
        self._context.go(PAGE, regime=key.regime, period=key.period, detail=place.code)
