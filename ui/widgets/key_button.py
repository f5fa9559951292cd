"""A push button whose key stands small beside its caption, as the look asks."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter

from ui import icons, theme

ICON, ICON_GAP, KEY_GAP = 16, 8, 10
KEY_SIZE = 11


class KeyButton(QPushButton):
    """Shows icon, caption and key in one line, in the middle or, as a link, from the left."""

    def __init__(self, caption: str, icon: str = "", key: str = "") -> None:
        """Show *caption* with an icon by its meaning and the *key* that works the button."""
        super().__init__(caption)
        self._icon, self._key = icon, key

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the size of all three with the padding of the style sheet."""
        hint = super().sizeHint()
        return QSize(hint.width() + self._icon_room() + self._key_room(), hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the same: a caption is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Let the style draw the frame, and draw what stands in it."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        words = option.fontMetrics.horizontalAdvance(self.text())
        whole = self._icon_room() + words + self._key_room()
        at = 4 if self.property("link") else (self.width() - whole) // 2
        if self._icon:
            top = (self.height() - ICON) // 2
            icons.draw(painter, QRect(at, top, ICON, ICON), self._icon, self._colour(icon=True))
        at += self._icon_room()
        across = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(theme.colour(self._colour()))
        painter.drawText(QRect(at, 0, words + 2, self.height()), across, self.text())
        if self._key:
            painter.setFont(theme.font(KEY_SIZE))
            painter.setPen(theme.colour(self._colour(key=True)))
            room = QRect(at + words + KEY_GAP, 1, self._key_room(), self.height())
            painter.drawText(room, across, self._key)

    def _icon_room(self) -> int:
        return ICON + ICON_GAP if self._icon else 0

    def _key_room(self) -> int:
        if not self._key:
            return 0
        return KEY_GAP + QFontMetrics(theme.font(KEY_SIZE)).horizontalAdvance(self._key)

    def _colour(self, *, icon: bool = False, key: bool = False) -> str:
        if not self.isEnabled():
            return "text3"
        if self.property("primary"):
            return "on_accent"
        if self.property("link"):
            return "accent_h" if self.underMouse() else "accent"
        return "text2" if icon else "text3" if key else "text"
