"""Assigning: what offices report on in a year, by when, and what they should reach."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from bhxh_desktop.domain.assigned import Assigned
from bhxh_desktop.domain.assignment import MOST_OFFICE_DAYS, Assignment, UnitTarget
from bhxh_desktop.domain.assignment_rows import read_target
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.task import Task
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.assignments import (
    assign,
    load_assignment,
    read_tasks,
    save_assignment,
)
from bhxh_desktop.queries.assigned import assigned
from ui import errors
from ui.context import AppContext
from ui.dialogs.setup_sending import SetupSending
from ui.dialogs.task_list_dialog import TaskListDialog
from ui.models.assignment_models import (
    UnitMatrix,
    form_lines,
    spared_said,
    spared_with,
    target_lines,
    targets_said,
    task_columns,
)
from ui.models.record_table_model import RecordTableModel
from ui.page import Page
from ui.texts import assignment_texts as texts
from ui.widgets.basics import button, card, clear, empty_state, label
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.matrix_table import MatrixTable
from ui.widgets.printing import ask_path
from ui.widgets.record_table import RecordTable


class AssignmentPage(Page):
    """Tasks, targets and forms of a regime's year, typed here, pasted or by way of Excel.

    Attributes: ``choose_file`` and ``choose_path`` ask for files; tests put their answers there.
    """

    key = "assignment"

    def __init__(self, context: AppContext) -> None:
        """Lay out the due days, the tabs and what stands under each."""
        super().__init__(context)
        self.view: Assigned | None = None
        self.choose_file: Callable[[QWidget, Path], Path | None] = _ask_file
        self.choose_path: Callable[[QWidget, str, Path, str], Path | None] = ask_path
        self.sending = SetupSending(context, self, partial(errors.told, context))
        self.paste_button = button(texts.PASTE, self.paste, key="Ctrl+Shift+V")
        self.head.add(self.paste_button)
        self.head.add(self._excel_button())
        self.head.add(button(texts.SEND, self.sending.begin, icon="export"))
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self._stack = QStackedWidget()
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self._rooms = [self._room() for _ in (texts.TASKS, texts.TARGETS, texts.FORMS)]
        self.body.addLayout(self._due_line())
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)

    @property
    def year(self) -> int:
        """The year of the period in view: assignments are made by the year."""
        return Period.parse(self.context.place.period).year

    def show_place(self) -> None:
        """Read the assignment of the year and show it."""
        try:
            view = assigned(self.session, self.context.place.regime, self.year)
        except Problem as problem:
            self.context.tell_problem(problem)
            return
        same = self.view is not None and (
            (self.view.definition, self.view.said.year) == (view.definition, view.said.year)
        )
        self.view = view
        if not same:
            self._build(view)
        self._show(view)

    def on_changes(self, changes: Changes) -> None:  # noqa: ARG002 -- Page's signature
        """Show what was assigned."""
        self.show_place()

    def paste(self) -> None:
        """Ask whether the lines copied from a spreadsheet are to be the year's tasks."""
        text = QApplication.clipboard().text()
        if self.view is None or not text.strip():
            self.context.tell(texts.NOTHING_COPIED, "info")
            return
        try:
            tasks = read_tasks(self.session, self.context.place.regime, self.year, text)
        except (Problem, Problems) as error:
            self.context.tell_problem(error)
            return
        if not tasks:
            self.context.tell(texts.NOTHING_COPIED, "info")
            return
        self.question = TaskListDialog(self.view, tasks, self)
        self.question.accepted.connect(lambda: self._take(tasks))
        self.question.open()

    def _take(self, tasks: list[Task]) -> None:
        if self._assign(tasks=tuple(tasks)):
            self.context.tell(texts.PASTED.format(year=self.year, count=len(tasks)), "ok")

    def _room(self) -> QVBoxLayout:
        """Return where the table of one more tab stands."""
        self.tabs.addTab("")
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._stack.addWidget(holder)
        return column

    def _excel_button(self) -> QWidget:
        made = button(texts.EXCEL, lambda: None)
        menu = QMenu(made)
        menu.addAction(texts.SAVE).triggered.connect(self.save_book)
        menu.addAction(texts.LOAD).triggered.connect(self.load_book)
        made.setMenu(menu)
        return made

    def _due_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        self.days = ChoiceBox()
        self.days.addItem(texts.DUE_SAME)
        for days in range(1, MOST_OFFICE_DAYS + 1):
            self.days.addItem(texts.DUE_EARLIER.format(days=days))
        self.days.setAccessibleName(texts.DUE)
        self.days.activated.connect(self._set_days)
        line.addWidget(label(texts.DUE))
        line.addWidget(self.days)
        line.addStretch(1)
        line.addWidget(label(texts.SENT_WITH, "secondary"))
        return line

    def _build(self, view: Assigned) -> None:
        """Make the tables anew: other forms, other units."""
        self.tasks = RecordTableModel[Task](task_columns(view), self)
        self.task_table = RecordTable(self.tasks)
        self.targets = UnitMatrix(view.units, self._set_target, ticks=False)
        self.targets.show(target_lines(view), {})
        self.forms = UnitMatrix(view.units, self._set_spared, ticks=True)
        self.forms.show(form_lines(view), {})
        self.target_table, self.form_table = MatrixTable(self.targets), MatrixTable(self.forms)
        self._task_room = QStackedWidget()
        self._task_room.addWidget(self.task_table)
        titles = texts.NO_TASKS_TITLE, texts.NO_TASKS
        if not view.groups:
            titles = texts.NO_GROUPS_TITLE, texts.NO_GROUPS
        self._task_room.addWidget(empty_state("tasks", *titles))
        shown: list[tuple[QWidget, str]] = [
            (self._task_room, ""),
            (self.target_table, texts.TARGETS_HINT),
            (self.form_table, texts.FORMS_HINT),
        ]
        for number, (table, hint) in enumerate(shown):
            self._put(number, table, hint)

    def _put(self, number: int, table: QWidget, hint: str) -> None:
        column = self._rooms[number]
        clear(column)
        if hint:
            column.addWidget(label(hint, "secondary"))
        frame, inside = card()
        inside.addWidget(table)
        column.addWidget(frame, 1)

    def _show(self, view: Assigned) -> None:
        said = view.said
        self.head.words.setText(texts.YEAR.format(year=said.year))
        self.days.setCurrentIndex(said.office_days)
        if said.tasks != self.tasks.rows:
            self.tasks.show_rows(said.tasks)
        self._task_room.setCurrentIndex(0 if said.tasks else 1)
        self.paste_button.setEnabled(bool(view.groups))
        self.targets.say(targets_said(view))
        self.forms.say(spared_said(view))
        spared = sum(map(len, said.spared.values()))
        counts = (len(said.tasks), len(said.targets), spared)
        captions = (texts.TASKS, texts.TARGETS, texts.FORMS)
        for number, (caption, count) in enumerate(zip(captions, counts, strict=True)):
            self.tabs.setTabText(number, caption.format(count=count or "").rstrip())

    def _set_days(self, days: int) -> None:
        if not self._assign(office_days=days):
            self.show_place()

    def _set_target(self, cell: str, unit: str, text: str) -> None:
        if self.view is None:
            return
        others = [t for t in self.view.said.targets if (t.cell, t.unit) != (cell, unit)]
        try:
            said = read_target(text)
        except Problem as problem:
            self.context.tell_problem(problem)
            return
        if said is not None:
            given = UnitTarget(unit=unit, cell=cell, operator=said.operator, value=said.value)
            others.append(given)
        self._assign(targets=tuple(others))

    def _set_spared(self, name: str, unit: str, mark: str) -> None:
        if self.view is None:
            return
        names = spared_with(self.view, name, unit, spared=bool(mark))
        self._assign(spared={**self.view.said.spared, unit: names})

    def _assign(self, **changed: object) -> bool:
        """Assign with something changed; False where the core refused."""
        if self.view is None:
            return False
        wanted: Assignment = msgspec.structs.replace(self.view.said, **changed)
        return self.context.write(lambda session: assign(session, wanted)) is not None

    def save_book(self) -> None:
        """Write the workbook to fill in."""
        regime, year = self.context.place.regime, self.year
        name = texts.FILE_NAME.format(regime=regime, year=year)
        path = self.choose_path(self, texts.SAVE_TITLE, self.context.exports / name, texts.FILES)
        if path is None:
            return
        self.context.runner.run(
            texts.WRITING,
            lambda session, _progress: save_assignment(session, regime, year, path, force=True),
            lambda _done: self.context.tell(texts.SAVED.format(name=path.name), "ok"),
            partial(errors.told, self.context),
        )

    def load_book(self) -> None:
        """Take over what a filled workbook says: all of it, or nothing."""
        regime, year = self.context.place.regime, self.year
        path = self.choose_file(self, self.context.exports)
        if path is None:
            return
        self.context.runner.run(
            texts.READING,
            lambda session, _progress: load_assignment(session, regime, year, path),
            lambda done: self._loaded(done, path),
            partial(errors.told, self.context),
        )

    def _loaded(self, done: Changes, path: Path) -> None:
        self.context.changed.emit(done)
        self.context.tell(texts.LOADED.format(name=path.name), "ok")


def _ask_file(parent: QWidget, folder: Path) -> Path | None:
    chosen, _ = QFileDialog.getOpenFileName(parent, texts.LOAD_TITLE, str(folder), texts.FILES)
    return Path(chosen) if chosen else None
