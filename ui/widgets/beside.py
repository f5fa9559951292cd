"""A side panel beside the work; where the window is narrow it lies over the right edge."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from ui import icons
from ui.texts import shell_texts as texts

BUTTON = 28
ROOMY = 1160
"""From this width on both stand side by side; below, the panel is a drawer, closed at first."""


class Beside(QWidget):
    """Holds the work and its panel, which keeps its own fixed width."""

    def __init__(self, work: QWidget, panel: QWidget) -> None:
        """Put *panel* to the right of *work*."""
        super().__init__()
        self._work, self._panel = work, panel
        self._wanted: bool | None = None
        work.setParent(self)
        panel.setParent(self)
        self.close_button = self._button("close", texts.CLOSE_PANEL)
        self.close_button.setParent(panel)

    @property
    def is_drawer(self) -> bool:
        """Whether the panel lies over the work."""
        return self.width() < ROOMY

    def toggle(self) -> None:
        """Open the panel, or close it; the choice is kept."""
        self._wanted = self._panel.isHidden()
        self._place()

    def open_drawer(self) -> None:
        """Open the panel where it is a drawer: its matter was chosen."""
        if self.is_drawer and self._panel.isHidden():
            self.toggle()

    def toggle_button(self) -> QToolButton:
        """Return the button that opens and closes the panel."""
        made = self._button("panel", texts.PANEL)
        made.setShortcut(QKeySequence("Ctrl+\\"))
        return made

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return what both want side by side."""
        work = self._work.sizeHint()
        return QSize(work.width() + self._panel.width(), work.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return what the work alone needs: the panel may lie over it."""
        height = max(self._work.minimumSizeHint().height(), self._panel.minimumSizeHint().height())
        return QSize(self._work.minimumSizeHint().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Stand both anew."""
        super().resizeEvent(event)
        was_drawer = event.oldSize().width() < ROOMY
        if was_drawer != self.is_drawer:
            self._wanted = None
        self._place()

    def _place(self) -> None:
        opened = (not self.is_drawer) if self._wanted is None else self._wanted
        width, height = self._panel.width(), self.height()
        taken = width if opened and not self.is_drawer else 0
        self._work.setGeometry(0, 0, self.width() - taken, height)
        self._panel.setGeometry(self.width() - width, 0, width, height)
        self._panel.setVisible(opened)
        corner = QRect(width - BUTTON - 8, 8, BUTTON, BUTTON)
        self.close_button.setGeometry(corner)
        self.close_button.setVisible(self.is_drawer)  # it covers the button that opened it
        if opened:
            self._panel.raise_()
            self.close_button.raise_()

    def _button(self, icon: str, words: str) -> QToolButton:
        made = QToolButton()
        made.setIcon(icons.icon(icon))
        made.setIconSize(QSize(18, 18))
        made.setToolTip(words)
        made.setAccessibleName(words)
        made.clicked.connect(self.toggle)
        return made
