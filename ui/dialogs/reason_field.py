"""A few lines of text that become one: reasons and notes."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget


class ReasonField(QPlainTextEdit):
    """Takes free text; Tab leaves it."""

    def __init__(self, hint: str, height: int, text: str = "") -> None:
        """Show *hint* while nothing is written."""
        super().__init__(text)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setFixedHeight(height)
        self.setTabChangesFocus(True)
        self._guarded: tuple[QPushButton, QWidget | None] | None = None

    def guard(self, button: QPushButton, needs: QWidget | None = None) -> None:
        """Keep *button* shut, and *needs* in view, while nothing is written."""
        self._guarded = button, needs
        self.textChanged.connect(self._allow)
        self._allow()

    @property
    def line(self) -> str:
        """What was written, in one line."""
        return " ".join(self.toPlainText().split())

    def _allow(self) -> None:
        if self._guarded is not None:
            button, needs = self._guarded
            button.setEnabled(bool(self.line))
            if needs is not None:
                needs.setVisible(not self.line)
