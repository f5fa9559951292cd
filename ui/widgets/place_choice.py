"""Where a file is written to: a stick, the workspace's own folder, or elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ui.models.file_columns import size_words
from ui.texts import exchange_texts as texts
from ui.widgets.basics import label
from ui.widgets.drives import Drive


class PlaceChoice(QWidget):
    """Offers places under a heading; ``folder`` is the one chosen."""

    def __init__(self, heading: str, home: Path, drives: Sequence[Drive], *, width: int) -> None:
        """Offer *drives*, a stick first, then *home*; long paths are cut at *width*."""
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(label(heading, "strong"))
        self._places: list[Path | None] = []
        self._group = QButtonGroup(self)
        for drive in drives:
            self._offer(_drive_words(drive), drive.root)
        shown = self.fontMetrics().elidedText(str(home), Qt.TextElideMode.ElideMiddle, width)
        self._offer(texts.PLACE_HOME.format(path=shown), home).setToolTip(str(home))
        self._offer(texts.PLACE_OTHER, None).setToolTip(texts.PLACE_OTHER_TIP)
        self._group.button(0).setChecked(True)

    @property
    def folder(self) -> Path | None:
        """The folder that was chosen, None for elsewhere."""
        return self._places[self._group.checkedId()]

    def _offer(self, words: str, place: Path | None) -> QRadioButton:
        made = QRadioButton(words)
        if "\n" in words:  # the style sheet of the window knows of one line
            height = 2 * self.fontMetrics().lineSpacing() + 4
            made.setStyleSheet(f"QRadioButton {{ min-height: {height}px; }}")
        self._group.addButton(made, len(self._places))
        self._places.append(place)
        self._column.addWidget(made)
        return made


def _drive_words(drive: Drive) -> str:
    name = drive.name or texts.PLACE_UNNAMED
    return texts.PLACE_DRIVE.format(name=name, root=drive.root, free=size_words(drive.free))
