"""Why a report came back: the reason and the notes on its cells, where people mend it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.naming import place_name
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import Review
from bhxh_desktop.domain.unit import UnitTree
from bhxh_desktop.queries.status import StatusRow
from bhxh_desktop.vietnamese.dates import short_date
from ui import icons
from ui.texts import shell_texts as texts
from ui.widgets.basics import button, clear, label

SHORT, FIRST = 280, 3
"""So many letters of a reason, so many notes stand in view until all are asked for."""


class ReturnStrip(QFrame):
    """In view while the unit above wants the report corrected. Signals: ``wanted(cell)``."""

    wanted = Signal(object)

    def __init__(self) -> None:
        """Make an empty strip, out of view."""
        super().__init__()
        self.setObjectName("message")
        self.setProperty("level", "warning")
        picture = QLabel()
        picture.setPixmap(icons.pixmap("returned", 18, "warn"))
        self._words = label("", wraps=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(0)
        self._rest = button("", self._toggle, link=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 6, 12, 6)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(picture, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._words, 0, 1)
        grid.addLayout(self._notes, 1, 1)
        grid.addWidget(self._rest, 2, 1, Qt.AlignmentFlag.AlignLeft)
        self._sentence = ""
        self._said: list[tuple[FigureKey, str]] = []
        self.hide()

    def show_row(self, row: StatusRow | None, definition: Definition, tree: UnitTree) -> None:
        """Show why the submission of *row* came back; go out of view where it did not."""
        returned = row.returned if row is not None else ()
        self._sentence = "\n".join(_sentence(each, row, tree) for each in returned if row)
        self._said = [
            (place, texts.CELL_NOTE.format(cell=place_name(definition, place), note=note))
            for review in returned
            for cell, note in review.cell_notes.items()
            for place in [FigureKey(*cell.split("."))]
        ]
        self._show(whole=False)
        self.setVisible(bool(returned))

    def _toggle(self) -> None:
        self._show(whole=self._rest.text() != texts.LESS)

    def _show(self, *, whole: bool) -> None:
        long, many = len(self._sentence) > SHORT, len(self._said) > FIRST
        cut = f"{self._sentence[:SHORT].rstrip()}…" if long else self._sentence
        self._words.setText(self._sentence if whole else cut)
        clear(self._notes)
        for place, words in self._said if whole else self._said[:FIRST]:
            self._notes.addWidget(self._note(place, words))
        self._rest.setText(texts.LESS if whole else texts.ALL)
        self._rest.setVisible(long or many)

    def _note(self, place: FigureKey, words: str) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(words, wraps=True), 0, 0)
        go = button(texts.TO_CELL, lambda: self.wanted.emit(place), link=True)
        grid.addWidget(go, 0, 1, Qt.AlignmentFlag.AlignTop)
        return made


def _sentence(review: Review, row: StatusRow, tree: UnitTree) -> str:
    return texts.RETURNED_BY.format(
        unit=tree[review.unit].short_name,
        number=row.number,
        day=short_date(datetime.fromisoformat(review.made_at).date()),
        reason=review.reason,
    )
