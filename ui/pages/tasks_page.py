"""The tasks of a report: how far each is, ticked off one by one or many at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from bhxh_desktop.domain.formula import TaskState
from bhxh_desktop.domain.period import Period
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.desk import period_name
from bhxh_desktop.queries.tasks import TaskList, TaskRow, task_list
from bhxh_desktop.vietnamese.dates import short_date
from bhxh_desktop.vietnamese.text import fold
from ui import errors
from ui.context import AppContext
from ui.dialogs.task_actions import TaskActions
from ui.models.record_table_model import RecordTableModel
from ui.models.task_columns import task_columns
from ui.page import Page
from ui.texts import tasks_texts as texts
from ui.widgets.basics import button, card, empty_state, label
from ui.widgets.beside import Beside
from ui.widgets.filter_chips import Filter, FilterChips
from ui.widgets.record_table import RecordTable
from ui.widgets.strip import Strip
from ui.widgets.task_panel import TaskPanel

FIGURES = "figures"
_FILTERS: dict[str, tuple[str, Callable[[TaskRow], bool]]] = {
    "all": (texts.ALL, lambda _row: True),
    "open": (texts.OPEN, lambda row: row.progress.state != "done"),
    "late": (texts.LATE, lambda row: row.is_late),
    "done": (texts.DONE, lambda row: row.progress.state == "done"),
}
"""By key: the words on a chip, and whether it keeps a row."""


class TasksPage(Page):
    """Shows the tasks the unit was assigned; each is told how far it is."""

    key = "tasks"

    def __init__(self, context: AppContext) -> None:
        """Lay out filters, the list with its actions, and the whole of one task."""
        super().__init__(context)
        self.view: TaskList | None = None
        self.acts = TaskActions(context, self, partial(errors.told, context))
        self._filter = "all"
        self.panel = TaskPanel()
        self.strip = Strip(texts.OPEN_FIGURES, lambda: context.go(FIGURES))
        self.beside = Beside(self._work(), self.panel)
        self.head.add(self.beside.toggle_button())
        self.body.setContentsMargins(20, 0, 0, 0)
        self.body.addWidget(self.beside, 1)

    def show_place(self) -> None:
        """Read the tasks of the report in place."""
        try:
            view = task_list(self.session, self.context.key)
        except Problem as problem:
            self.context.tell_problem(problem)
            view = None
        self.view = view
        period = period_name(Period.parse(self.context.place.period))
        day = short_date(view.ends) if view else ""
        self.head.words.setText(texts.AS_OF.format(period=period, day=day) if view else period)
        locked = view is not None and view.is_locked
        self.strip.setVisible(locked and bool(view and view.rows))
        words = Period.parse(self.context.place.period).words
        self.strip.say(texts.LOCKED.format(period=words), "lock", "carry")
        self._fill()

    @property
    def selected(self) -> list[TaskRow]:
        """The tasks the user chose, in the order in view."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self.model.rows[row] for row in rows]

    def mark(self, state: TaskState) -> None:
        """Say that the chosen tasks are in *state*."""
        if self.view is not None and not self.view.is_locked:
            self.acts.mark(self.view, self.selected, state)

    def edit(self) -> None:
        """Ask for all of the chosen task."""
        chosen = self.selected
        if self.view is not None and not self.view.is_locked and len(chosen) == 1:
            self.acts.edit(self.view, chosen[0])

    def _work(self) -> QWidget:
        """Return filters, list and actions."""
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
        self.model = RecordTableModel[TaskRow](task_columns(), self)
        self.table = RecordTable(self.model)
        self.table.setAccessibleName(texts.TABLE)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.activated.connect(lambda _index: self.edit())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self.table.moved.connect(lambda: self.panel.show_task(self.table.current))
        self._stack = QStackedWidget()
        self._stack.setStyleSheet("QStackedWidget { background: transparent; }")
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty_state("tasks", texts.EMPTY_TITLE, texts.EMPTY))
        self._stack.addWidget(empty_state("tasks", texts.NONE_TITLE, texts.NONE))
        inside.addWidget(self._stack)
        return frame

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.done_button = button(
            texts.MARK_DONE, lambda: self.mark("done"), icon="check", key="Ctrl+D", primary=True
        )
        self.begun_button = button(texts.MARK_BEGUN, lambda: self.mark("in_progress"))
        self.not_button = button(texts.MARK_NOT, lambda: self.mark("not_started"))
        self.edit_button = button(texts.EDIT, self.edit, icon="edit", key="F2")
        self.chosen = label("", "secondary")
        for each in (self.done_button, self.begun_button, self.not_button, self.edit_button):
            row.addWidget(each)
        row.addWidget(self.chosen)
        row.addStretch(1)
        return row

    def _choose(self, key: str) -> None:
        self._filter = key
        self._fill()

    def _fill(self) -> None:
        """Show what the filter and the words sought leave, keeping the chosen task in view."""
        every = self.view.rows if self.view else ()
        sought = fold(self.search.text()).split()
        found = [row for row in every if all(word in _words(row) for word in sought)]
        kept = {key: list(filter(holds, found)) for key, (_, holds) in _FILTERS.items()}
        offered = [
            Filter(key, words.format(count=len(kept[key]))) for key, (words, _) in _FILTERS.items()
        ]
        self.chips.offer(offered, self._filter)
        current = self.table.current
        rows = kept[self._filter]
        self.model.show_rows(rows)
        codes = [row.task.code for row in rows]
        at = codes.index(current.task.code) if current and current.task.code in codes else 0
        self.table.go_to(at)
        self._stack.setCurrentIndex(0 if rows else 2 if every else 1)
        self.panel.show_task(self.table.current)
        self._allow()

    def _allow(self) -> None:
        chosen = self.selected
        able = bool(chosen) and self.view is not None and not self.view.is_locked
        for each in (self.done_button, self.begun_button, self.not_button):
            each.setEnabled(able)
        self.edit_button.setEnabled(able and len(chosen) == 1)
        many = texts.SELECTED.format(count=len(chosen)) if len(chosen) > 1 else ""
        self.chosen.setText(many)


def _words(row: TaskRow) -> str:
    return fold(f"{row.task.code} {row.task.text} {row.task.lead}")
