"""One event for the journal: what it counts in, its day, how many."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from bhxh_desktop import clock
from bhxh_desktop.domain.journal import NewLine
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.messages import say, say_all
from bhxh_desktop.operations.journal import new_line
from bhxh_desktop.queries.journal_view import JournalPlace
from bhxh_desktop.vietnamese.dates import short_date
from bhxh_desktop.vietnamese.text import fold
from ui.dialogs.frame import DialogFrame
from ui.models.journal_columns import place_columns
from ui.models.record_table_model import RecordTableModel
from ui.texts import journal_texts as texts
from ui.widgets.basics import label
from ui.widgets.record_table import RecordTable

Write = Callable[[NewLine, bool], None]
"""Writes a line, and whether a typed number gives way to the journal."""
Booked = Callable[[str], tuple[str, bool] | Problem]
"""Tells where an event of a day would count."""
WIDTH, _HEIGHT = 860, 188


class JournalDialog(DialogFrame):
    """Asks for lines until it is closed; stays open with a sentence where one was refused."""

    def __init__(
        self, places: Sequence[JournalPlace], booked: Booked, write: Write, parent: QWidget
    ) -> None:
        """Offer *places*; *booked* tells of a day, *write* raises what it refuses."""
        super().__init__(texts.TITLE, texts.HEADING, texts.DO, parent, WIDTH)
        self._offered = [(fold(f"{p.cell} {p.form}"), p) for p in places]
        self._booked, self._write = booked, write
        self.search, self.day = QLineEdit(), QLineEdit(short_date(clock.today()))
        self.quantity, self.note = QLineEdit(), QLineEdit()
        self.search.setPlaceholderText(texts.SEARCH_CELL)
        self.day.setPlaceholderText(texts.DAY_HINT)
        self.model = RecordTableModel[JournalPlace](place_columns(), self)
        self.table = RecordTable(self.model)
        self.table.setFixedHeight(_HEIGHT)
        self._none = label(texts.NOT_FOUND, "secondary")
        self.where = label("", "secondary", wraps=True)
        self.switch = QCheckBox(texts.SWITCH)
        self.fault = label("", "errorWords", wraps=True)
        self.more = QPushButton(texts.DO_MORE)
        self.more.setAutoDefault(False)
        self.more.clicked.connect(lambda _checked: self._write_it())
        self.bulk.insertWidget(1, self.more)
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self._show())
        self.day.textChanged.connect(lambda _text: self._look())
        self.quantity.textChanged.connect(lambda _text: self._look())
        self.table.moved.connect(self._look)
        self._show()
        self.search.setFocus()

    def accept(self) -> None:
        """Write the line; close where it is written."""
        if self.do.isEnabled() and self._write_it():
            super().accept()

    def _write_it(self) -> bool:
        """Write the line; tell why where it was refused. Where it is in, be ready for another."""
        chosen = self.table.current
        if chosen is None:
            return False
        try:
            new = new_line(chosen.place, self.day.text(), self.quantity.text(), self.note.text())
            self._write(new, self.switch.isChecked())
        except (Problem, Problems) as error:
            self.fault.setText(say_all(error))
            self.switch.setVisible(_is_typed(error))
            self.fault.show()
            self.grow()
            return False
        self.fault.hide()
        self.switch.setChecked(False)
        self.switch.hide()
        self.quantity.clear()
        self.note.clear()
        self.quantity.setFocus()
        return True

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        cells = QVBoxLayout()
        cells.setSpacing(6)
        cells.addWidget(self.search)
        cells.addWidget(self.table)
        cells.addWidget(self._none)
        self.search.setAccessibleName(texts.SEARCH_CELL)
        form.addRow(texts.CELL, cells)
        for caption, field in (
            (texts.DAY, self.day),
            ("", self.where),
            (texts.QUANTITY, self.quantity),
            (texts.NOTE, self.note),
        ):
            form.addRow(caption, field)
            field.setAccessibleName(caption)
        self.body.addLayout(form)
        self.body.addWidget(self.fault)
        self.body.addWidget(self.switch)
        self.fault.hide()
        self.switch.hide()

    def _show(self) -> None:
        words = fold(self.search.text()).split()
        held = self.table.current
        found = [place for said, place in self._offered if all(word in said for word in words)]
        self.model.show_rows(found)
        self.table.go_to(found.index(held) if held in found else 0)
        self._none.setVisible(not found)
        self._look()

    def _look(self) -> None:
        """Say in which period the day counts, and whether there is enough to write."""
        booked = self._booked(self.day.text()) if self.day.text().strip() else None
        if isinstance(booked, Problem):
            self.where.setText(say(booked))
        elif booked is not None:
            period, late = booked
            words = texts.COUNTS_LATER if late else texts.COUNTS_IN
            self.where.setText(words.format(period=period))
        else:
            self.where.clear()
        whole = bool(self.quantity.text().strip()) and isinstance(booked, tuple)
        able = whole and self.table.current is not None
        self.do.setEnabled(able)
        self.more.setEnabled(able)


def _is_typed(error: Problem | Problems) -> bool:
    """Tell whether all that stands in the way is a number typed into the cell."""
    problems = error.problems if isinstance(error, Problems) else (error,)
    return all(problem.code == "journal_typed" for problem in problems)
