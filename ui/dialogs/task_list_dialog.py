"""The question whether copied lines are to be the year's list of tasks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from bhxh_desktop.domain.assigned import Assigned
from bhxh_desktop.domain.task import Task
from ui.dialogs.frame import DialogFrame
from ui.models.assignment_models import task_columns
from ui.models.record_table_model import RecordTableModel
from ui.texts import assignment_texts as texts
from ui.widgets.basics import label
from ui.widgets.record_table import RecordTable

WIDTH, HEIGHT = 980, 380


class TaskListDialog(DialogFrame):
    """Shows the tasks as they were read, and how many they take the place of."""

    def __init__(self, view: Assigned, tasks: Sequence[Task], parent: QWidget | None) -> None:
        """Show *tasks*, to be assigned in place of those of *view*."""
        heading = texts.PASTE_HEADING.format(count=len(tasks), year=view.said.year)
        super().__init__(texts.PASTE_TITLE, heading, texts.PASTE_DO, parent, WIDTH)
        self.body.addWidget(label(texts.PASTE_BEFORE.format(count=len(view.said.tasks))))
        model = RecordTableModel[Task](task_columns(view), self)
        model.show_rows(tasks)
        table = RecordTable(model)
        table.setFixedHeight(HEIGHT)
        self.body.addWidget(table)
