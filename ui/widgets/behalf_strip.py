"""The line over the figures of another unit: it must never be unclear whose figures one types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ui import icons
from ui.texts import behalf_texts as texts
from ui.widgets.basics import button, label


class BehalfStrip(QFrame):
    """In view while the figures are those of a unit below.

    Attributes: ``back`` leads to the board, ``drop`` throws away what is typed.
    """

    def __init__(self, back: Callable[[], object], drop: Callable[[], object]) -> None:
        """Make it out of view."""
        super().__init__()
        self.setObjectName("message")
        self.setProperty("level", "warning")
        picture = QLabel()
        picture.setPixmap(icons.pixmap("unit", 20, "warn", filled=True))
        self.words = label("", "strong", wraps=True)
        self.back = button(texts.BACK, back, small=True)
        self.drop = button(texts.DROP, drop, small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(picture)
        row.addWidget(self.words, 1)
        row.addWidget(self.drop)
        row.addWidget(self.back)
        self.hide()

    def say(self, words: str, *, begun: bool) -> None:
        """Tell whose figures these are; *begun*: something is typed that can be dropped."""
        self.words.setText(words)
        self.drop.setVisible(begun)
        self.show()
