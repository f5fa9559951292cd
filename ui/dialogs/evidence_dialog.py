"""Chooses documents of the register that show how far a task is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from bhxh_desktop.queries.register import RegisterRow
from bhxh_desktop.vietnamese.text import fold
from ui.dialogs.frame import DialogFrame
from ui.models.columns import Column
from ui.models.document_columns import day_words
from ui.models.record_table_model import RecordTableModel
from ui.texts import documents_texts, shell_texts
from ui.texts import tasks_texts as texts
from ui.widgets.basics import label
from ui.widgets.record_table import RecordTable

WIDTH, HEIGHT = 860, 340


class EvidenceDialog(DialogFrame):
    """A search field over the register. Signals: ``picked(entries)``."""

    picked = Signal(object)

    def __init__(self, rows: Sequence[RegisterRow], parent: QWidget) -> None:
        """Offer the documents of *rows*; several may be taken at once."""
        later = shell_texts.CLOSE
        super().__init__(
            texts.PICK_TITLE, texts.PICK_HEADING, texts.PICK_DO, parent, WIDTH, later=later
        )
        latest = sorted(rows, key=lambda row: row.entry.day or str(row.key.year), reverse=True)
        self._offered = [(fold(f"{r.key.printed} {r.entry.subject}"), r) for r in latest]
        self.search = QLineEdit()
        self.search.setPlaceholderText(texts.PICK_SEARCH)
        self.search.setAccessibleName(texts.PICK_SEARCH)
        self.search.textChanged.connect(lambda _text: self._show())
        self.model = RecordTableModel[RegisterRow](_columns(), self)
        self.table = RecordTable(self.model)
        self.table.setFixedHeight(HEIGHT)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self.table.doubleClicked.connect(lambda _index: self.accept())
        self._none = label(texts.PICK_NONE, "secondary", wraps=True)
        for part in (self.search, self.table, self._none):
            self.body.addWidget(part)
        self._show()
        self.search.setFocus()

    def accept(self) -> None:
        """Hand over what is marked."""
        numbers = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        if numbers:
            self.picked.emit([self.model.rows[number].entry for number in numbers])
            super().accept()

    def _show(self) -> None:
        words = fold(self.search.text()).split()
        found = [row for said, row in self._offered if all(word in said for word in words)]
        self.model.show_rows(found)
        self.table.go_to(0)
        self._none.setVisible(not found)
        self._allow()

    def _allow(self) -> None:
        self.do.setEnabled(bool(self.table.selectionModel().selectedRows()))


def _columns() -> tuple[Column[RegisterRow], ...]:
    return (
        Column("day", documents_texts.HEAD_DAY, lambda row: day_words(row.entry), 98),
        Column("name", documents_texts.HEAD_NAME, lambda row: row.key.printed, 166),
        Column("issuer", documents_texts.HEAD_ISSUER, lambda row: row.entry.issuer, 168),
        Column("subject", documents_texts.HEAD_SUBJECT, lambda row: row.entry.subject),
    )
