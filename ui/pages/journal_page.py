"""The journal: events written down as they happen, from which figures are added up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from bhxh_desktop.domain.period import Period
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.desk import period_name
from bhxh_desktop.queries.journal_view import JournalRow, journal_places, journal_rows
from bhxh_desktop.vietnamese.text import fold
from ui.context import AppContext
from ui.dialogs.journal_actions import JournalActions
from ui.models.journal_columns import journal_columns
from ui.models.record_table_model import RecordTableModel
from ui.page import Page
from ui.texts import journal_texts as texts
from ui.widgets.basics import button, card, empty_state
from ui.widgets.filter_chips import Filter, FilterChips
from ui.widgets.record_table import RecordTable

_FILTERS: dict[str, tuple[str, Callable[[JournalRow, str], bool]]] = {
    "this": (texts.THIS, lambda row, period: row.line.period == period),
    "locked": (texts.LOCKED, lambda row, _period: row.line.locked),
    "all": (texts.ALL, lambda _row, _period: True),
}
"""By key: the words on a chip, and whether it keeps a row of the journal in a period."""


class JournalPage(Page):
    """Shows the lines of the regime in place; they are added, removed, taken back."""

    key = "journal"

    def __init__(self, context: AppContext) -> None:
        """Lay out filters and the list with its actions."""
        super().__init__(context)
        self.acts = JournalActions(context, self)
        self._rows: tuple[JournalRow, ...] = ()
        self._takes = False
        self._filter = "this"
        self.add_button = button(texts.ADD, self.acts.add, icon="plus", key="F5", primary=True)
        self.head.add(self.add_button)
        self.chips = FilterChips()
        self.chips.chosen.connect(self._choose)
        self.search = QLineEdit()
        self.search.setPlaceholderText(texts.SEARCH)
        self.search.setAccessibleName(texts.SEARCH)
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(220)
        self.search.textChanged.connect(self._fill)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self.acts.take_back)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.chips, 1)
        top.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addWidget(self._list(), 1)
        self.body.addLayout(self._buttons())

    def show_place(self) -> None:
        """Read the journal of the regime in place."""
        self.head.words.setText(period_name(Period.parse(self.context.place.period)))
        try:
            self._rows = journal_rows(self.session, self.context.place.regime)
            self._takes = bool(journal_places(self.session, self.context.key))
        except Problem as problem:
            self._rows, self._takes = (), False
            self.context.tell_problem(problem)
        self.add_button.setEnabled(self._takes)
        self._fill()

    def remove(self) -> None:
        """Remove the chosen line."""
        row = self.table.current
        if row is not None and not row.line.locked:
            self.acts.remove(row)

    def reverse(self) -> None:
        """Ask to take back the chosen line."""
        row = self.table.current
        if row is not None and _can_reverse(row):
            self.acts.reverse(row)

    def _list(self) -> QWidget:
        frame, inside = card()
        self.model = RecordTableModel[JournalRow](journal_columns(), self)
        self.table = RecordTable(self.model)
        self.table.setAccessibleName(texts.TABLE)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.moved.connect(self._allow)
        self._stack = QStackedWidget()
        self._stack.setStyleSheet("QStackedWidget { background: transparent; }")
        first = button(texts.ADD, self.acts.add)
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty_state("journal", texts.EMPTY_TITLE, texts.EMPTY, first))
        self._stack.addWidget(empty_state("journal", texts.NONE_TITLE, texts.NONE))
        self._stack.addWidget(empty_state("journal", texts.NO_CELLS_TITLE, texts.NO_CELLS))
        inside.addWidget(self._stack)
        return frame

    def _buttons(self) -> QHBoxLayout:
        self.remove_button = button(texts.REMOVE, self.remove, icon="delete", key="F6")
        self.reverse_button = button(texts.REVERSE, self.reverse, icon="undo")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.remove_button)
        row.addWidget(self.reverse_button)
        row.addStretch(1)
        return row

    def _choose(self, key: str) -> None:
        self._filter = key
        self._fill()

    def _fill(self) -> None:
        """Show what the filter and the words sought leave, keeping the chosen line in view."""
        sought = fold(self.search.text()).split()
        found = [row for row in self._rows if all(word in _words(row) for word in sought)]
        period = self.context.place.period
        kept = {
            key: [row for row in found if holds(row, period)]
            for key, (_, holds) in _FILTERS.items()
        }
        offered = [
            Filter(key, words.format(count=len(kept[key]))) for key, (words, _) in _FILTERS.items()
        ]
        self.chips.offer(offered, self._filter)
        current = self.table.current
        rows = kept[self._filter]
        self.model.show_rows(rows)
        ids = [row.line.id for row in rows]
        self.table.go_to(ids.index(current.line.id) if current and current.line.id in ids else 0)
        empty = 2 if self._rows else 1 if self._takes else 3
        self._stack.setCurrentIndex(0 if rows else empty)
        self._allow()

    def _allow(self) -> None:
        row = self.table.current
        self.remove_button.setEnabled(row is not None and not row.line.locked)
        self.reverse_button.setEnabled(row is not None and _can_reverse(row))


def _can_reverse(row: JournalRow) -> bool:
    return row.line.locked and not row.is_reversed and not row.line.reverses


def _words(row: JournalRow) -> str:
    return fold(f"{row.cell} {row.form} {row.line.note}")
