"""The columns of the list of tasks."""

from __future__ import annotations

from bhxh_desktop.queries.tasks import TaskRow
from ui.models.columns import Column
from ui.texts import tasks_texts as texts

_ICONS = {
    "not_started": ("nothing", "text3"),
    "in_progress": ("edit", "accent"),
    "done": ("check", "ok"),
    "late": ("late", "warn"),
}


def state_words(row: TaskRow) -> str:
    """Return how far a task is, and that it is late where that is not said already."""
    if not row.is_told and not row.is_late:
        return texts.NOT_TOLD
    state = texts.STATES[row.progress.state]
    told = row.is_late and row.progress.state != "late"
    return texts.AND_LATE.format(state=state) if told else state


def state_icon(row: TaskRow) -> tuple[str, str]:
    """Return icon and colour of how far a task is."""
    icon, colour = _ICONS[row.progress.state]
    return ("late", "warn") if row.is_late and row.progress.state != "done" else (icon, colour)


def task_columns() -> tuple[Column[TaskRow], ...]:
    """Return the columns."""
    return (
        Column("code", texts.HEAD_CODE, lambda row: row.task.code, 64),
        Column("text", texts.HEAD_TEXT, lambda row: row.task.text),
        Column("time", texts.HEAD_TIME, lambda row: row.task.time, 150, spare=True),
        Column("state", texts.HEAD_STATE, state_words, 190, icon=state_icon, colour=_colour),
        Column("shown", texts.HEAD_SHOWN, _shown, 112),
    )


def _colour(row: TaskRow) -> str:
    return "warn" if row.is_late else "text" if row.is_told else "text2"


def _shown(row: TaskRow) -> str:
    count = len(row.progress.documents)
    return texts.SHOWN_COUNT.format(count=count) if count else ""
