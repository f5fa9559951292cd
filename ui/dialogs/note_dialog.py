"""The note of one cell."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.dialogs.frame import QUESTION, DialogFrame
from ui.texts import figures_texts as texts


class NoteDialog(DialogFrame):
    """Edits a note."""

    def __init__(self, cell: str, note: str, parent: QWidget | None) -> None:
        """Show the *note* of a *cell* by its name."""
        super().__init__(texts.NOTE_TITLE, cell, texts.SAVE_NOTE, texts.LATER, parent, QUESTION)
        self.field = QPlainTextEdit(note)
        self.field.setPlaceholderText(texts.NOTE_HINT)
        self.field.setFixedHeight(110)
        self.field.setTabChangesFocus(True)
        self.body.addWidget(self.field)

    @property
    def note(self) -> str:
        """What was written, in one line."""
        return " ".join(self.field.toPlainText().split())
