"""A field with a list to choose from, its arrow drawn as the other icons are."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from ui import icons

_ARROW, _EDGE = 14, 9


class ChoiceBox(QComboBox):
    """A combo box; its style leaves the arrow out (`app.qss`)."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the field and the arrow at its end."""
        super().paintEvent(event)
        painter = QPainter(self)
        left, top = self.width() - _EDGE - _ARROW, (self.height() - _ARROW) // 2
        colour = "text2" if self.isEnabled() else "edge"
        icons.draw(painter, QRect(left, top, _ARROW, _ARROW), "down", colour)
        painter.end()
