"""A line on the desk: an icon, one sentence, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ui import icons
from ui.widgets.basics import button, label

HEIGHT = 40


class Strip(QFrame):
    """Says one thing about the page, with at most one button."""

    def __init__(self, caption: str, act: Callable[[], object], *, key: str = "") -> None:
        """Make the line; *caption* and *key* are those of its button."""
        super().__init__()
        self.setObjectName("card")
        self.setMinimumHeight(HEIGHT)
        self._picture, self.words = QLabel(), label("", wraps=True)
        self.action = button(caption, act, key=key, small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 8, 5)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(self.words, 1)
        row.addWidget(self.action)

    def say(self, words: str, icon: str, colour: str, *, filled: bool = False) -> None:
        """Show a sentence and its icon."""
        self._picture.setPixmap(icons.pixmap(icon, 18, colour, filled=filled))
        self.words.setText(words)
