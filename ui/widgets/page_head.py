"""The head of every page: title, state, words about the period, actions on the right."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.basics import Chip, Yielding, label

HEAD = 52


class PageHead(QFrame):
    """Title, state, words about the period, and at most three actions on the right."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("pageHead")
        self.setFixedHeight(HEAD)
        self.chip = Chip()
        self.words, self.due = Yielding("", "secondary"), Yielding("", "warnWords")
        self.chip.setMinimumWidth(1)  # all three yield before the actions do
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 0, 16, 0)
        self._row.setSpacing(10)
        for part in (label(title, "pageTitle"), self.chip, self.words, self.due):
            self._row.addWidget(part)
        self._row.addStretch(1)

    def add(self, action: QWidget) -> None:
        """Add an action at the right end."""
        self._row.addWidget(action)
