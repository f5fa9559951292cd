"""The bar over everything: menu, product, unit, pickers, sample mark, last saved."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton

from ui import icons
from ui.texts import shell_texts as texts
from ui.widgets.basics import Chip, Title, label
from ui.widgets.pickers import Picker

HEIGHT, ROOMY = 44, 1240


class AppBar(QFrame):
    """Shows where the user is and lets him go elsewhere."""

    def __init__(self, unit: str, *, sample: bool) -> None:
        """Show the name of the workspace's unit, and whether all here is sample data."""
        super().__init__()
        self.setObjectName("appBar")
        self.setFixedHeight(HEIGHT)
        self.menu_button = _menu_button()
        self.regime, self.period = Picker(texts.CHOOSE_REGIME), Picker(texts.CHOOSE_PERIOD)
        self.saved = label("", "secondary")
        self._tick = QLabel()
        self._tick.setPixmap(icons.pixmap("approved", 16, "ok"))
        self._tick.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.menu_button)
        row.addSpacing(12)
        self._product = Title(texts.PRODUCT, "product", least=1)
        row.addWidget(self._product)
        row.addSpacing(16)
        row.addWidget(_unit_icon())
        name = Title(unit, "product")
        row.addWidget(name)
        row.addSpacing(8)
        row.addWidget(self.regime)
        row.addWidget(self.period)
        if sample:
            mark = Chip()
            mark.show_words(texts.SAMPLE, "sample", "warn")
            row.addWidget(mark)
        row.addStretch(1)
        row.addWidget(self._tick)
        row.addWidget(self.saved)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Leave the name of the product out where the room is needed."""
        super().resizeEvent(event)
        self._product.setVisible(self.width() >= ROOMY)

    def show_saved(self, time: str) -> None:
        """Say when the last write was made."""
        self._tick.show()
        self.saved.setText(texts.SAVED.format(time=time))

    def show_pickers(self, *, visible: bool) -> None:
        """Show the pickers on pages about one submission."""
        self.regime.setVisible(visible)
        self.period.setVisible(visible)


def _menu_button() -> QToolButton:
    made = QToolButton()
    made.setIcon(icons.icon("menu", "text"))
    made.setIconSize(QSize(20, 20))
    made.setToolTip(texts.MENU)
    made.setAccessibleName(texts.MENU)
    made.setShortcut(QKeySequence("F10"))
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setMenu(QMenu(made))
    return made


def _unit_icon() -> QLabel:
    made = QLabel()
    made.setPixmap(icons.pixmap("unit", 18, "text2"))
    return made
