"""The register of documents: all of it, what a report lists of it, and what should be looked at."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from bhxh_desktop.domain.document import DocumentKey
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.register import (
    Register,
    RegisterRow,
    count_held,
    register_of,
    sent_documents,
)
from bhxh_desktop.session import Session
from bhxh_desktop.vietnamese.text import fold
from ui import errors
from ui.context import AppContext
from ui.dialogs.document_actions import DocumentActions
from ui.models.document_columns import register_columns
from ui.models.record_table_model import RecordTableModel
from ui.page import Page
from ui.texts import documents_texts as texts
from ui.widgets.basics import button, card, empty_state, label
from ui.widgets.beside import Beside
from ui.widgets.document_findings import DocumentFindings
from ui.widgets.filter_chips import Filter, FilterChips
from ui.widgets.record_table import RecordTable
from ui.widgets.strip import Strip

FIGURES = "figures"
FEW = 500
"""Documents that are read at once; more than those are read in the background."""
_FILTERS: dict[str, tuple[str, Callable[[RegisterRow, set[DocumentKey]], bool]]] = {
    "all": (texts.ALL, lambda row, _doubtful: not row.unit),
    "listed": (texts.LISTED, lambda row, _doubtful: row.listed and not row.unit),
    "within": (texts.WITHIN, lambda row, _d: row.within and not row.listed and not row.waits),
    "waiting": (texts.WAITING, lambda row, _doubtful: row.waits),
    "doubtful": (texts.DOUBTFUL, lambda row, doubtful: row.key in doubtful and not row.unit),
    "sent": (texts.SENT, lambda row, _doubtful: bool(row.unit)),
}
"""By key: the words on a chip, and whether it keeps a row."""


class _Read(NamedTuple):
    """What the page shows of a place."""

    view: Register
    sent: tuple[RegisterRow, ...]
    fault: Problem | None
    """Why the register does not stand beside the report."""


class DocumentsPage(Page):
    """Shows the register; documents are pasted, added, put right, listed by the report."""

    key = "documents"

    def __init__(self, context: AppContext) -> None:
        """Lay out filters, the table with its actions, and what should be looked at."""
        super().__init__(context)
        self.view: Register | None = None
        self._sent: tuple[RegisterRow, ...] = ()
        self._asked = 0
        self.acts = DocumentActions(context, self, partial(errors.told, context))
        self._filter = "all"
        self._doubtful: set[DocumentKey] = set()
        self.findings = DocumentFindings()
        self.findings.wanted.connect(self.go_to)
        self.strip = Strip(texts.OPEN_FIGURES, lambda: context.go(FIGURES))
        self.beside = Beside(self._work(), self.findings)
        self.paste_button = button(texts.PASTE, self.paste, icon="plus", key="Ctrl+V", primary=True)
        self.add_button = button(texts.ADD, lambda: self.acts.add(self._into), key="F5")
        for each in (self.paste_button, self.add_button, self.beside.toggle_button()):
            self.head.add(each)
        self.body.setContentsMargins(20, 0, 0, 0)
        self.body.addWidget(self.beside, 1)

    def show_place(self) -> None:
        """Read the register beside the report in place: a large one in the runner."""
        self._asked += 1
        key, asked = self.context.key, self._asked
        self.head.words.setText(Period.parse(self.context.place.period).words)
        if count_held(self.session) <= FEW:
            self._show(_read(self.session, key), asked)
            return
        self.view = None  # what is in view may stand beside another report
        self._allow()
        self.context.runner.run(
            texts.OPENING,
            lambda session, _progress: _read(session, key),
            lambda read: self._show(read, asked),
            lambda error: errors.told(self.context, error),
        )

    def _show(self, read: _Read, asked: int) -> None:
        if asked != self._asked:
            return  # another place is in view, or what was read has changed
        if read.fault is not None:
            self.context.tell_problem(read.fault)
        view = read.view
        self.view, self._sent = view, read.sent
        self._doubtful.clear()
        self._doubtful.update(key for each in view.findings for key in each.documents)
        self.findings.show_findings(view.findings)
        period = Period.parse(self.context.place.period).words
        if view.locked:
            self.strip.say(texts.LOCKED.format(period=period), "lock", "carry")
        elif not view.prints:
            self.strip.say(texts.NOT_PRINTED, "info", "accent")
        self.strip.setVisible(view.locked or not view.prints)
        self.strip.action.setVisible(view.locked)
        self._fill()

    @property
    def selected(self) -> list[RegisterRow]:
        """The documents the user chose, in the order in view."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self.model.rows[row] for row in rows]

    def go_to(self, key: DocumentKey) -> None:
        """Make a document current, whatever filter hides it."""
        if key not in [row.key for row in self.model.rows]:
            self.search.clear()
            self._choose("all")
        keys = [row.key for row in self.model.rows]
        if key in keys:
            self.table.go_to(keys.index(key))
            self.table.setFocus()

    def paste(self) -> None:
        """Ask for a list, beginning with what was copied where that looks like one."""
        self.acts.paste(QApplication.clipboard().text(), self._into)

    def edit(self) -> None:
        """Ask for the chosen document anew."""
        chosen = self.selected
        if self.view is not None and len(chosen) == 1 and not chosen[0].unit:
            self.acts.edit(chosen[0], self._into)

    def _work(self) -> QWidget:
        """Return filters, table and actions."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 16, 12)
        column.setSpacing(8)
        self.chips = FilterChips()
        self.chips.chosen.connect(self._choose)
        self.search = QLineEdit()
        self.search.setPlaceholderText(texts.SEARCH)
        self.search.setAccessibleName(texts.SEARCH)
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(220)
        self.search.textChanged.connect(self._fill)
        QShortcut(QKeySequence("Ctrl+Z"), made).activated.connect(self.acts.take_back)
        QShortcut(QKeySequence("Ctrl+F"), made).activated.connect(self.search.setFocus)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.chips, 1)
        top.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self.strip)
        column.addWidget(self._list(), 1)
        column.addLayout(self._buttons())
        return made

    def _list(self) -> QWidget:
        frame, inside = card()
        self.model = RecordTableModel[RegisterRow](
            register_columns(self._doubtful, self.session.tree), self
        )
        self.table = RecordTable(self.model)
        self.table.setAccessibleName(texts.TABLE)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.activated.connect(lambda _index: self.edit())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self._stack = QStackedWidget()
        self._stack.setStyleSheet("QStackedWidget { background: transparent; }")
        first = button(texts.PASTE, self.paste)
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty_state("documents", texts.EMPTY_TITLE, texts.EMPTY, first))
        self._stack.addWidget(empty_state("documents", texts.NONE_TITLE, texts.NONE))
        inside.addWidget(self._stack)
        return frame

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        acts = self.acts
        self.take_in_button = button(texts.TAKE_IN, lambda: acts.take_in(self.selected))
        self.take_out_button = button(texts.TAKE_OUT, lambda: acts.take_out(self.selected))
        self.edit_button = button(texts.EDIT, self.edit, key="F2")
        self.remove_button = button(texts.REMOVE, lambda: acts.remove(self.selected), key="F6")
        self.files_button = button(texts.FILES, lambda: acts.files(self.selected), key="F4")
        self.copy_button = button(texts.COPY, lambda: acts.copy(self.selected), key="Ctrl+C")
        self.chosen = label("", "secondary")
        for each in (
            *(self.take_in_button, self.take_out_button, self.edit_button, self.remove_button),
            *(self.files_button, self.copy_button, self.chosen),
        ):
            row.addWidget(each)
        row.addStretch(1)
        return row

    def _choose(self, key: str) -> None:
        self._filter = key
        self._fill()

    def _fill(self) -> None:
        """Show what the filter and the words sought leave, keeping the chosen document in view."""
        if self.view is None:
            return
        sought = fold(self.search.text()).split()
        both = (*self.view.rows, *self._sent)
        found = [row for row in both if all(word in _words(row) for word in sought)]
        kept = {
            key: [row for row in found if holds(row, self._doubtful)]
            for key, (_, holds) in _FILTERS.items()
        }
        offered = [
            Filter(key, words.format(count=len(kept[key])))
            for key, (words, _) in _FILTERS.items()
            if kept[key] or key in ("all", "listed", self._filter)
        ]
        self.chips.offer(offered, self._filter)
        current = self.table.current
        rows = kept[self._filter]
        self.model.show_rows(rows)
        keys = [row.key for row in rows]
        self.table.go_to(keys.index(current.key) if current and current.key in keys else 0)
        empty = 2 if self.view.rows else 1
        self._stack.setCurrentIndex(0 if rows else empty)
        self._allow()

    def _allow(self) -> None:
        chosen = self.selected
        able = bool(self._into)
        read = self.view is not None
        ours = read and bool(chosen) and not any(row.unit for row in chosen)
        takes = any(not row.listed and not row.waits for row in chosen)
        self.take_in_button.setEnabled(able and ours and takes)
        self.take_out_button.setEnabled(able and ours and any(row.listed for row in chosen))
        for each in (self.paste_button, self.add_button):
            each.setEnabled(read)
        self.edit_button.setEnabled(ours and len(chosen) == 1)
        self.remove_button.setEnabled(ours)
        self.files_button.setEnabled(len(chosen) == 1)
        self.copy_button.setEnabled(bool(chosen))
        many = texts.SELECTED.format(count=len(chosen)) if len(chosen) > 1 else ""
        self.chosen.setText(many)

    @property
    def _into(self) -> str:
        """The period of the report that may list documents; "" where it may not."""
        view = self.view
        able = view is not None and view.prints and not view.locked
        return Period.parse(self.context.place.period).words if able else ""


def _read(session: Session, key: SubmissionKey) -> _Read:
    """Read the register beside a report, or alone where the report cannot be read."""
    sent = sent_documents(session, key.regime, key.period)
    try:
        return _Read(register_of(session, key), sent, None)
    except Problem as problem:
        return _Read(register_of(session), sent, problem)


def _words(row: RegisterRow) -> str:
    return fold(f"{row.key.printed} {row.entry.issuer} {row.entry.subject}")
