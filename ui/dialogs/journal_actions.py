"""What is done with the journal: lines are written, removed, taken back after a lock."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.journal import Booking, JournalLine, NewLine
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.journal import remove_line, reverse_line, write_lines
from bhxh_desktop.queries.journal import Bookings
from bhxh_desktop.queries.journal_view import JournalRow, booking_words, journal_places
from bhxh_desktop.session import Session
from bhxh_desktop.vietnamese.dates import short_date
from bhxh_desktop.vietnamese.numbers import figure_text
from ui.context import AppContext, Level
from ui.dialogs.frame import QUESTION, DialogFrame
from ui.dialogs.journal_dialog import JournalDialog
from ui.dialogs.reason_field import ReasonField
from ui.texts import journal_texts as texts
from ui.widgets.basics import label

ABOUT = "journal"


class JournalActions:
    """Asks in front of a page. Attributes: ``dialog``, what was asked last."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        """Ask in front of *parent*."""
        self._context, self._parent = context, parent
        self.dialog: DialogFrame | None = None
        self._removed: JournalLine | None = None

    def add(self) -> None:
        """Ask for events of the regime in place."""
        session, key = self._context.session, self._context.key
        places = journal_places(session, key)
        names = {place.place: place.cell for place in places}
        booked = partial(booking_words, Bookings(session, key.regime))

        def write(new: NewLine, switch: bool) -> None:  # noqa: FBT001 -- a callback
            ((line, where),) = write_lines(session, key.regime, [new], switch=switch)
            self._removed = None
            self._written(line, where, names[new.place])

        self._ask(JournalDialog(places, booked, write, self._parent))

    def remove(self, row: JournalRow) -> None:
        """Remove a line no revision counts; it can be put back."""

        def act(session: Session) -> Changes:
            remove_line(session, row.line.id)
            return Changes("journal_remove", ABOUT)

        if self._context.write(act) is not None:
            self._removed = row.line
            said = texts.REMOVED.format(**_said(row))
            self._context.tell(said, "info", ((texts.UNDO, self.take_back),), ABOUT)

    def take_back(self) -> None:
        """Write the line that was removed last anew."""
        line, self._removed = self._removed, None
        if line is None:
            return
        new = NewLine(line.place, line.event_on, line.quantity, line.note)

        def act(session: Session) -> Changes:
            write_lines(session, line.regime, [new])
            return Changes("journal", ABOUT)

        if self._context.write(act) is not None:
            self._context.tell(texts.PUT_BACK, "ok", about=ABOUT)

    def reverse(self, row: JournalRow) -> None:
        """Ask why a locked line is to be taken back."""
        said = _said(row)
        asked = DialogFrame(
            texts.REVERSE_TITLE,
            texts.REVERSE_HEADING.format(**said),
            texts.REVERSE_DO,
            self._parent,
            QUESTION,
        )
        back = figure_text(-row.line.quantity)
        asked.body.addWidget(label(texts.REVERSE_WHY.format(quantity=back), wraps=True))
        field = ReasonField(texts.REVERSE_HINT, 76)
        field.guard(asked.do)
        asked.body.addWidget(field)
        asked.accepted.connect(lambda: self._reverse(row, field.line))
        self._ask(asked)

    def _reverse(self, row: JournalRow, reason: str) -> None:
        try:
            line, where = reverse_line(self._context.session, row.line.id, reason)
        except (Problem, Problems) as error:
            self._context.tell_problem(error)
            return
        self._written(line, where, row.cell)

    def _written(self, line: JournalLine, where: Booking, cell: str) -> None:
        self._context.changed.emit(Changes("journal", ABOUT))
        said = {"quantity": figure_text(line.quantity), "cell": cell, "period": where.booked.words}
        level: Level = "warning" if where.late else "ok"
        self._context.tell(texts.WRITTEN.format(**said), level, about=ABOUT)

    def _ask(self, dialog: DialogFrame) -> None:
        self.dialog = dialog
        dialog.open()


def _said(row: JournalRow) -> dict[str, str]:
    quantity, day = figure_text(row.line.quantity), short_date(row.line.event_on)
    return {"quantity": quantity, "day": day, "cell": row.cell}
