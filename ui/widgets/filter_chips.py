"""A row of filters with counts, of which one holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from ui import icons
from ui.theme import COLOURS
from ui.widgets.flow import FlowLayout

_LOOK = (
    "QPushButton {{ border: 1px solid {line2}; border-radius: 13px; min-height: 24px;"
    " padding: 0 11px; font-size: 12px; background: {surface}; }}"
    "QPushButton:hover {{ background: {hover}; }}"
    "QPushButton:checked {{ background: {accent_s}; border-color: {accent}; color: {accent};"
    " font-weight: 600; }}"
    "QPushButton:focus {{ border: 2px solid {accent}; padding: 0 10px; min-height: 22px; }}"
)


@dataclass(frozen=True)
class Filter:
    """One choice: its key, its words with the count, its icon where it has one."""

    key: str
    words: str
    icon: str = ""
    colour: str = "text2"
    filled: bool = False


class FilterChips(QWidget):
    """Shows filters. Signals: ``chosen(key)`` when the user takes another."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet(_LOOK.format(**COLOURS))
        self._group = QButtonGroup(self)
        self._chips: dict[str, QPushButton] = {}
        self._row = FlowLayout(self)

    @property
    def words(self) -> dict[str, str]:
        """What stands on each filter, by key."""
        return {key: chip.text() for key, chip in self._chips.items()}

    def chip(self, key: str) -> QPushButton:
        """Return the filter with this key, to be clicked."""
        return self._chips[key]

    def offer(self, filters: Sequence[Filter], current: str) -> None:
        """Show *filters* with *current* taken."""
        for chip in self._chips.values():
            self._group.removeButton(chip)
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for each in filters:
            chip = QPushButton(each.words)
            chip.setCheckable(True)
            chip.setChecked(each.key == current)
            if each.icon:
                chip.setIcon(icons.icon(each.icon, each.colour, filled=each.filled))
                chip.setIconSize(QSize(14, 14))
            chip.clicked.connect(lambda _=False, key=each.key: self.chosen.emit(key))
            self._group.addButton(chip)
            self._row.addWidget(chip)
            self._chips[each.key] = chip
