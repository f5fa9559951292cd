"""The note of one cell."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import QUESTION, DialogFrame
from ui.dialogs.reason_field import ReasonField
from ui.texts import figures_texts as texts


class NoteDialog(DialogFrame):
    """Edits a note."""

    def __init__(self, cell: str, note: str, parent: QWidget | None) -> None:
        """Show the *note* of a *cell* by its name."""
        super().__init__(texts.NOTE_TITLE, cell, texts.SAVE_NOTE, parent, QUESTION)
        self.field = ReasonField(texts.NOTE_HINT, height=110, text=note)
        self.body.addWidget(self.field)

    @property
    def note(self) -> str:
        """What was written, in one line."""
        return self.field.line
