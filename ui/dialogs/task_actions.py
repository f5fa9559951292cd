"""What is done with tasks: told at once or in a form, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
from PySide6.QtWidgets import QWidget

from bhxh_desktop import clock
from bhxh_desktop.domain.formula import TaskState
from bhxh_desktop.domain.parts import DocumentEntry, TaskProgress
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.operations.figures import set_progress
from bhxh_desktop.queries.register import Register, register_of
from bhxh_desktop.queries.tasks import TaskList, TaskRow
from ui.context import AppContext
from ui.dialogs.evidence_dialog import EvidenceDialog
from ui.dialogs.task_dialog import TaskDialog
from ui.texts import tasks_texts as texts

ABOUT = "tasks"


class TaskActions:
    """Asks in front of a page. Attributes: ``dialog``, ``picker``, what was asked last."""

    def __init__(
        self, context: AppContext, parent: QWidget, failed: Callable[[Exception], None]
    ) -> None:
        """Ask in front of *parent*; *failed* tells what a work ran into."""
        self._context, self._parent, self._failed = context, parent, failed
        self.dialog: TaskDialog | None = None
        self.picker: EvidenceDialog | None = None
        self._before: tuple[SubmissionKey, dict[str, TaskProgress]] | None = None

    def mark(self, shown: TaskList, rows: Sequence[TaskRow], state: TaskState) -> None:
        """Say that tasks are in *state*.

        What is done is done today, at the latest on the day the figures end, unless a day was said
        before.
        """
        day = min(clock.today(), shown.ends).isoformat() if state == "done" else None
        said = {
            row.task.code: msgspec.structs.replace(
                row.progress, state=state, done_on=day and (row.progress.done_on or day)
            )
            for row in rows
        }
        if said and self._context.write(lambda s: set_progress(s, shown.key, said)) is not None:
            self._keep(shown.key, rows)
            words = texts.WRITTEN_ONE if len(rows) == 1 else texts.WRITTEN
            named = texts.STATES[state].lower()
            told = words.format(count=len(rows), code=rows[0].task.code, state=named)
            self._context.tell(told, "ok", ((texts.UNDO, self.take_back),), ABOUT)

    def edit(self, shown: TaskList, row: TaskRow) -> None:
        """Ask how far one task is, with its note and evidence."""

        def write(progress: TaskProgress) -> None:
            changes = set_progress(self._context.session, shown.key, {row.task.code: progress})
            self._keep(shown.key, [row])
            self._context.changed.emit(changes)
            state = texts.STATES[progress.state].lower()
            told = texts.WRITTEN_ONE.format(code=row.task.code, state=state)
            self._context.tell(told, "ok", ((texts.UNDO, self.take_back),), ABOUT)

        self.dialog = TaskDialog(row, write, self._pick, self._parent)
        self.dialog.open()

    def take_back(self) -> None:
        """Put what was said last back to what was said before."""
        kept, self._before = self._before, None
        if kept is None:
            return
        key, before = kept
        if self._context.write(lambda session: set_progress(session, key, before)) is not None:
            self._context.tell(texts.TAKEN_BACK.format(count=len(before)), "ok", about=ABOUT)

    def _keep(self, key: SubmissionKey, rows: Sequence[TaskRow]) -> None:
        before: Mapping[str, TaskProgress] = {row.task.code: row.progress for row in rows}
        self._before = key, dict(before)

    def _pick(self, take: Callable[[Sequence[DocumentEntry]], None]) -> None:
        dialog = self.dialog

        def show(register: Register) -> None:
            if dialog is not None and dialog is self.dialog and dialog.isVisible():
                self.picker = EvidenceDialog(register.rows, dialog)
                self.picker.picked.connect(take)
                self.picker.open()

        self._context.runner.run(
            texts.PICK_READING,
            lambda session, _progress: register_of(session),
            show,
            self._failed,
        )
