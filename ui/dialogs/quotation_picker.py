"""Chooses what the text of a section is to quote: figures, counts of tasks, documents."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from bhxh_desktop.reports.quotables import Quotable, compared, quotables
from bhxh_desktop.reports.quoting import Quoter
from bhxh_desktop.vietnamese.text import fold
from ui.dialogs.frame import DialogFrame
from ui.models.columns import Column
from ui.models.record_table_model import RecordTableModel
from ui.texts import quoting_texts as texts
from ui.texts import shell_texts
from ui.widgets.basics import Segments, label
from ui.widgets.record_table import RecordTable

WIDTH, HEIGHT, NOW_WIDTH, WHERE_WIDTH = 860, 380, 190, 210
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuotationPicker(DialogFrame):
    """A search field over the list; Enter takes the row that is marked.

    Signals: ``picked(source, words)``.
    """

    picked = Signal(str, str)

    def __init__(self, quoter: Quoter, parent: QWidget | None) -> None:
        """Offer what *quoter* can tell; earlier periods as far as it knows them."""
        heading = texts.PICKER_HEADING
        super().__init__(
            texts.PICKER, heading, texts.INSERT, parent, WIDTH, later=shell_texts.CLOSE
        )
        self._quoter = quoter
        self._offered = [(fold(f"{q.name} {q.where}"), q) for q in quotables(quoter.source)]
        self.search = QLineEdit()
        self.search.setPlaceholderText(texts.SEARCH)
        self.search.setAccessibleName(texts.SEARCH)
        self.search.textChanged.connect(lambda _text: self._show())
        self.search.installEventFilter(self)
        self.kinds = Segments(texts.KINDS)
        self.kinds.chosen.connect(lambda _kind: self._show())
        self.model = RecordTableModel[Quotable](self._columns(), self)
        self.table = RecordTable(self.model)
        self.table.setFixedHeight(HEIGHT)
        self.table.moved.connect(self._allow)
        self.table.doubleClicked.connect(lambda _index: self.accept())
        self._none = label(texts.NOT_FOUND, "secondary")
        for part in (self.search, self.kinds, self.table, self._none):
            self.body.addWidget(part)
        self._show()
        self.search.setFocus()

    def know(self, quoter: Quoter) -> None:
        """Show what earlier periods said, now that it was read."""
        self._quoter = quoter
        self._show()

    def accept(self) -> None:
        """Hand over what is marked."""
        chosen = self.table.current
        if chosen is None:
            return
        source = self._source(chosen)
        self.picked.emit(source, self._quoter.words(source) or texts.WAITING)
        super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Move in the list, and take its row, while the search field has the keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self.table.keyPressEvent(event)
                return True
            if event.key() in _TAKES:
                self.accept()
                return True
        return super().eventFilter(watched, event)

    def _columns(self) -> Sequence[Column[Quotable]]:
        return (
            Column("name", texts.NAME, lambda q: q.name),
            Column("where", texts.WHERE, lambda q: q.where, WHERE_WIDTH),
            Column("now", texts.NOW, self._now, NOW_WIDTH, align="right"),
        )

    def _now(self, quotable: Quotable) -> str:
        return self._quoter.words(self._source(quotable)) or texts.NOTHING_YET

    def _source(self, quotable: Quotable) -> str:
        return compared(quotable.source, self.kinds.current)

    def _show(self) -> None:
        words = fold(self.search.text()).split()
        earlier = self.kinds.current > 0
        held = self.table.current
        found = [
            quotable
            for said, quotable in self._offered
            if all(word in said for word in words) and (quotable.is_number or not earlier)
        ]
        self.model.show_rows(found)
        self.table.go_to(found.index(held) if held in found else 0)
        self._none.setVisible(not found)
        self._allow()

    def _allow(self) -> None:
        self.do.setEnabled(self.table.current is not None)
