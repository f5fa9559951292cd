"""Under the grid: the note of the current cell and what happened to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bhxh_desktop.domain.regime import Item
from bhxh_desktop.queries.cell_history import CellChange
from bhxh_desktop.vietnamese.dates import short_date
from ui.models.figure_grid_model import shown
from ui.texts import figures_texts as texts
from ui.widgets.basics import Elided, button, clear, label

HEIGHT = 118
MOST_CHANGES = 4


class CellInspector(QFrame):
    """Tells of one cell. Signals: ``note_wanted()`` to write its note."""

    note_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedHeight(HEIGHT)
        self.note = label("", wraps=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._edit = button(texts.NOTE_EDIT, self.note_wanted.emit, link=True)
        self._changes = QVBoxLayout()
        self._changes.setSpacing(2)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        row.addWidget(_pane(texts.NOTE_PANE, self.note, self._edit), 1)
        line = QFrame()
        line.setObjectName("upright")
        row.addWidget(line)
        self._history = QWidget()
        self._history.setLayout(self._changes)
        self._changes.setContentsMargins(0, 0, 0, 0)
        row.addWidget(_pane(texts.HISTORY_PANE, self._history), 1)

    @property
    def changes(self) -> list[str]:
        """The lines of the history in view."""
        items = (self._changes.itemAt(number) for number in range(self._changes.count()))
        rows = [row for item in items if item and (row := item.widget())]
        return [row.toolTip() for row in rows]

    def show_cell(
        self, item: Item | None, note: str, changes: Sequence[CellChange], *, editable: bool
    ) -> None:
        """Show the *note* and the *changes*, latest first, of a cell that means *item*."""
        self.note.setText(note or texts.NO_NOTE)
        self.note.setEnabled(bool(note))
        self._edit.setVisible(editable)
        clear(self._changes)
        for change in changes[:MOST_CHANGES] if item else ():
            self._changes.addWidget(_line(*_words(change, item)))  # type: ignore[arg-type]  # asked above
        if not changes or item is None:
            self._changes.addWidget(_line("", texts.NO_HISTORY))
        self._changes.addStretch(1)


def _words(change: CellChange, item: Item) -> tuple[str, str]:
    at = datetime.fromisoformat(change.at)
    before, after = (
        shown(cell, item) or texts.EMPTY_CELL for cell in (change.before, change.after)
    )
    words = texts.CHANGED.format(who=change.who, before=before, after=after)
    return f"{short_date(at.date())} {at:%H:%M}", words


def _line(when: str, words: str) -> QWidget:
    made = QWidget()
    made.setToolTip(" ".join(filter(None, (when, words))))
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    if when:
        row.addWidget(label(when, "secondary"))
    told = Elided("" if when else "secondary")
    told.setText(words)
    row.addWidget(told, 1)
    return made


def _pane(title: str, inside: QWidget, *end: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(15, 6, 12, 6)
    column.setSpacing(2)
    head = QHBoxLayout()
    head.addWidget(label(title, "columnHead"))
    head.addStretch(1)
    for each in end:
        head.addWidget(each)
    column.addLayout(head)
    column.addWidget(inside, 1)
    return made
