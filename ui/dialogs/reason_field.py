"""A few lines of text that become one: reasons and notes."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit


class ReasonField(QPlainTextEdit):
    """Takes free text; Tab leaves it."""

    def __init__(self, hint: str, height: int, text: str = "") -> None:
        """Show *hint* while nothing is written."""
        super().__init__(text)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setFixedHeight(height)
        self.setTabChangesFocus(True)

    @property
    def line(self) -> str:
        """What was written, in one line."""
        return " ".join(self.toPlainText().split())
