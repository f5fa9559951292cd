"""How far one task is, in a form: state, day, note and the documents that show it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args

import msgspec
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from bhxh_desktop.domain.document import by_key
from bhxh_desktop.domain.formula import TaskState
from bhxh_desktop.domain.parts import DocumentEntry, TaskProgress
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.messages import say_all
from bhxh_desktop.queries.tasks import TaskRow
from bhxh_desktop.reports.lists import short_citation
from bhxh_desktop.vietnamese.dates import parse_date
from ui.dialogs.frame import FORM, DialogFrame
from ui.dialogs.reason_field import ReasonField
from ui.texts import tasks_texts as texts
from ui.widgets.basics import Segments, button, label, on_ctrl_enter
from ui.widgets.task_panel import day_words

Write = Callable[[TaskProgress], None]
Pick = Callable[[Callable[[Sequence[DocumentEntry]], None]], None]
"""Asks for documents of the register and hands them over."""
_STATES: tuple[TaskState, ...] = get_args(TaskState)
_DONE = _STATES.index("done")
_NOTE, _SHOWN = 76, 104


class TaskDialog(DialogFrame):
    """Asks how far a task is and stays open with a sentence where it was refused."""

    def __init__(self, row: TaskRow, write: Write, pick: Pick, parent: QWidget) -> None:
        """Show what was said of *row*; *write* raises what it refuses, *pick* finds evidence."""
        heading = texts.HEADING.format(code=row.task.code, text=row.task.text)
        super().__init__(texts.TITLE, heading, texts.DO, parent, FORM)
        self._before, self._write = row.progress, write
        self.state = Segments(tuple(texts.STATES.values()), _STATES.index(row.progress.state))
        self.done_on = QLineEdit(day_words(row.progress))
        self.done_on.setPlaceholderText(texts.DONE_ON_HINT)
        self.note = ReasonField(texts.NOTE_HINT, _NOTE, row.progress.note)
        self.evidence: list[DocumentEntry] = list(row.progress.documents)
        self.shown = QListWidget()
        self.shown.setObjectName("field")
        self.shown.setFixedHeight(_SHOWN)
        self.shown.setAccessibleName(texts.SHOWN)
        self.add = button(texts.ADD_SHOWN, lambda: pick(self.take), icon="plus")
        self.drop = button(texts.DROP_SHOWN, self._drop, icon="minus")
        self.fault = label("", "errorWords", wraps=True)
        self.state.chosen.connect(lambda _state: self._look())
        self.shown.currentRowChanged.connect(lambda _row: self._look())
        self._lay_out()
        on_ctrl_enter(self, self.do)
        self._list()
        self.note.setFocus()

    @property
    def progress(self) -> TaskProgress:
        """What the form says. Raises Problem ``date_form``, ``date_impossible``."""
        state = _STATES[self.state.current]
        day = self.done_on.text().strip() if state == "done" else ""
        return msgspec.structs.replace(
            self._before,
            state=state,
            done_on=parse_date(day).isoformat() if day else None,
            note=self.note.toPlainText(),
            documents=tuple(self.evidence),
        )

    def take(self, entries: Sequence[DocumentEntry]) -> None:
        """Add documents to the evidence, each once."""
        self.evidence = list(by_key([*self.evidence, *entries]).values())
        self._list()

    def accept(self) -> None:
        """Write it; close where it is written."""
        try:
            self._write(self.progress)
        except (Problem, Problems) as error:
            self.fault.setText(say_all(error))
            self.fault.show()
            self.grow()
            return
        super().accept()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        self.done_on.setAccessibleName(texts.DONE_ON)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.shown)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        beside.addLayout(buttons)
        form.addRow(texts.STATE, self.state)
        form.addRow(texts.DONE_ON, self.done_on)
        form.addRow(texts.NOTE, self.note)
        form.addRow(texts.SHOWN, beside)
        self.body.addLayout(form)
        self.body.addWidget(self.fault)
        self.fault.hide()

    def _list(self) -> None:
        self.shown.clear()
        self.shown.addItems([short_citation(entry) for entry in self.evidence])
        self._look()

    def _drop(self) -> None:
        del self.evidence[self.shown.currentRow()]
        self._list()

    def _look(self) -> None:
        self.done_on.setEnabled(self.state.current == _DONE)
        self.drop.setEnabled(self.shown.currentRow() >= 0)
