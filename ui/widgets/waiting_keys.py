"""Keys that wait: whose each is said to be, its fingerprint, and the way to confirm it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from bhxh_desktop.queries.exchange import WaitingKey
from ui import icons
from ui.texts import exchange_texts as texts
from ui.theme import COLOURS
from ui.widgets.basics import button, label, rule

LINE, MOST_IN_VIEW = 44, 3
_GAP = "  "


class WaitingKeys(QFrame):
    """Lists keys. Signals: ``wanted(WaitingKey)`` when one is to be confirmed."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cell")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._scroll)

    def show_keys(self, keys: Sequence[WaitingKey]) -> None:
        """Show *keys*; the list scrolls where they are many, and hides where there are none."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, each in enumerate(keys):
            if number:
                column.addWidget(rule())
            column.addWidget(self._line(each))
        column.addStretch(1)
        self._scroll.setWidget(inside)
        self.setFixedHeight(min(len(keys), MOST_IN_VIEW) * (LINE + 1) + 3)
        self.setVisible(bool(keys))

    def _line(self, waiting: WaitingKey) -> QWidget:
        made = QWidget()
        made.setFixedHeight(LINE)
        row = QHBoxLayout(made)
        row.setContentsMargins(12, 0, 10, 0)
        row.setSpacing(12)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("waiting_key", 18, "warn"))
        row.addWidget(picture)
        row.addWidget(label(waiting.unit_name, "strong"))
        row.addWidget(label(spread(waiting.fingerprint), "secondary"), 1)
        ask = button(texts.CONFIRM, partial(self.wanted.emit, waiting), small=True)
        ask.setAutoDefault(False)
        row.addWidget(ask)
        return made


def spread(fingerprint: str) -> str:
    """Return a fingerprint with its groups apart, as it is read out."""
    return fingerprint.replace("-", _GAP)


def large_fingerprint(fingerprint: str) -> QLabel:
    """Return a fingerprint to compare group by group, large, to be selected and copied."""
    made = label(spread(fingerprint), "panelTitle")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setStyleSheet(
        f"background: {COLOURS['derived']}; border: 1px solid {COLOURS['line2']};"
        " border-radius: 5px; padding: 10px; letter-spacing: 1px;"
    )
    return made
