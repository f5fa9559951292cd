"""The tasks of one report: what the unit was assigned, and how far it says each is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bhxh_desktop.domain.parts import TaskProgress
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.domain.task import Task, is_late
from bhxh_desktop.queries.figures import empty, entered
from bhxh_desktop.session import Session


@dataclass(frozen=True)
class TaskRow:
    """One task with what was said of it."""

    task: Task
    group: str
    """The caption of its group."""
    progress: TaskProgress
    is_told: bool
    """Whether anybody said how far it is."""
    is_late: bool
    """By the day the figures end."""


@dataclass(frozen=True)
class TaskList:
    """The tasks of one submission, in the order of their list."""

    key: SubmissionKey
    rows: tuple[TaskRow, ...]
    is_locked: bool
    ends: date
    """The day the figures end: how far a task was by then is what the report says."""


def task_list(session: Session, key: SubmissionKey) -> TaskList:
    """Return the tasks of a submission, without progress where nothing was typed yet.

    Raises Problem ``heads_in_conflict``, ``regime_later``, ``period_not_owed``.
    """
    said = entered(session, key)
    shown = said or empty(session, key)
    tasks = said.tasks if said else session.tasks(key.regime, key.period, key.unit)
    ends = session.window(shown.definition, Period.parse(key.period)).end
    captions = {group.code: group.caption for group in shown.definition.regime.task_groups}
    rows = tuple(
        TaskRow(
            task=task,
            group=captions.get(task.group, ""),
            progress=shown.progress.get(task.code) or TaskProgress(task.group, "not_started"),
            is_told=task.code in shown.progress,
            is_late=is_late(task, shown.progress.get(task.code), ends),
        )
        for task in tasks
    )
    return TaskList(key, rows, said is not None and said.revision is not None, ends)
