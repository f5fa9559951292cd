"""The line that tells of a locked report what became of it on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bhxh_desktop.domain.annotation import Annotation
from bhxh_desktop.domain.unit import UnitTree
from bhxh_desktop.queries.annotations import Noted
from bhxh_desktop.vietnamese.dates import short_date
from ui.texts import annotate_texts as texts
from ui.widgets.strip import Strip


class IssuedStrip(Strip):
    """In view with a locked report; its button asks for number and day of issue."""

    def __init__(self, act: Callable[[], object]) -> None:
        """Make it out of view."""
        super().__init__(texts.NOTE_ISSUE, act, key=texts.KEY)
        self.noted: Noted | None = None
        self.hide()

    def show_noted(self, noted: Noted | None, tree: UnitTree) -> None:
        """Tell of a locked report; None where the one in view is not locked."""
        self.noted = noted
        self.setVisible(noted is not None)
        if noted is None:
            return
        words = texts.NOT_ISSUED.format(number=noted.record.number)
        if noted.issued is not None:
            words = issued_words(noted.issued) + texts.END
        if noted.received is not None:
            words += received_words(noted.received, tree)
        icon, colour = ("check", "ok") if noted.issued else ("edit", "text2")
        self.say(words, icon, colour)
        self.action.setText(texts.CHANGE_ISSUE if noted.issued else texts.NOTE_ISSUE)


def issued_words(said: Annotation) -> str:
    """Return the number and day of issue, and who signed."""
    day = short_date(date.fromisoformat(said.day))
    words = texts.ISSUED.format(number=said.number, day=day)
    return words + (texts.SIGNED_BY.format(person=said.person) if said.person else "")


def received_words(said: Annotation, tree: UnitTree) -> str:
    """Return on which day the unit above says it was received, and why."""
    day = short_date(date.fromisoformat(said.day))
    unit = tree[said.unit].short_name
    return texts.RECEIVED.format(unit=unit, day=day, note=said.note.rstrip("."))
