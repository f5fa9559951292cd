"""The head of every page: title, state, words about the period, actions on the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.basics import Chip, Yielding, label

HEAD = 52
LEAST = 90
"""Below this width words say nothing any more."""


class PageHead(QFrame):
    """Title, state, words about the period, and at most three actions on the right.

    Where there is no room for all, the words yield first, then the due day.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("pageHead")
        self.setFixedHeight(HEAD)
        self.chip = Chip()
        self.words, self.due = Yielding("", "secondary"), Yielding("", "warnWords")
        self.chip.setMinimumWidth(1)  # it yields last, rather than widen the window
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 0, 16, 0)
        self._row.setSpacing(10)
        self.title = label(title, "pageTitle")
        self._others: list[QWidget] = [self.title, self.chip, self.due]
        for part in (self._others[0], self.chip, self.words, self.due):
            self._row.addWidget(part)
        self._row.addStretch(1)

    def add(self, action: QWidget) -> None:
        """Add an action at the right end."""
        self._others.append(action)
        self._row.addWidget(action)

    def event(self, event: QEvent) -> bool:
        """Give the words what the others leave."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            margins = self._row.contentsMargins()
            shown = [part.sizeHint().width() for part in self._others if not part.isHidden()]
            taken = sum(shown) + (len(shown) + 1) * self._row.spacing()
            room = self.width() - margins.left() - margins.right() - taken
            self.words.setMaximumWidth(room if room >= LEAST else 0)
            self.due.setMaximumWidth(max(1, self.due.sizeHint().width() + min(0, room)))
        return super().event(event)
