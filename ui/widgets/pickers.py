"""The pickers of the app bar: the unit, the regime and the period in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from ui import icons


class Picker(QToolButton):
    """A button with a menu of choices. Signals: ``chosen(key)`` when the user takes another."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        """Make a picker without choices; *name* says what it chooses, for tooltip and reader."""
        super().__init__()
        self._name = name
        self.setObjectName("picker")
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setIcon(icons.icon("down"))
        self.setIconSize(QSize(14, 14))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands at the end
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setMenu(self._menu)
        self.current = ""

    def offer(self, choices: Sequence[tuple[str, str]], current: str) -> None:
        """Show *choices*, (key, caption), with *current* taken."""
        self._menu.clear()
        self.current = current
        for key, caption in choices:
            action = QAction(caption, self._menu)
            action.setCheckable(True)
            action.setChecked(key == current)
            action.triggered.connect(lambda _=False, k=key: self.chosen.emit(k))
            self._menu.addAction(action)
        taken = next((caption for key, caption in choices if key == current), "")
        self.setText(taken)
        self.setToolTip("\n".join(filter(None, (self._name, taken))))
        self.setEnabled(bool(choices))
