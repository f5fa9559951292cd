"""Tasks: what was assigned, and how far it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from bhxh_desktop.domain.calculation import TaskCounts
from bhxh_desktop.domain.formula import TaskCount
from bhxh_desktop.domain.parts import TaskProgress
from bhxh_desktop.domain.regime import Code, OfficialTask
from bhxh_desktop.domain.revision import LINE
from bhxh_desktop.domain.unit import UnitCode
from bhxh_desktop.vietnamese.task_times import parse_time

TaskCode = Annotated[str, Meta(min_length=1, max_length=20, pattern=LINE)]
_JOIN = "; "
Line = Annotated[str, Meta(max_length=1000, pattern=LINE)]


class Task(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One line of a task list, as the official annexes print it."""

    code: TaskCode
    """The number printed before it: "1.2"."""
    group: Code
    text: Line
    lead: Line = ""
    """Chủ trì."""
    cooperating: Line = ""
    """Phối hợp."""
    time: Line = ""
    """As printed: "Quý I/2024", "Thường xuyên"."""
    due_on: date | None = None
    """None where the time is no date."""
    product: Line = ""
    units: tuple[UnitCode, ...] = ()
    """Who reports on it."""


def official(task: OfficialTask) -> Task:
    """Return a line of the official annex as a task of whoever reports on it."""
    days = sorted(task.due)
    return Task(
        code=task.number,
        group=task.group,
        text=task.text,
        lead=_JOIN.join(task.lead),
        cooperating=_JOIN.join(task.cooperating),
        time=task.time,
        due_on=days[-1] if days else parse_time(task.time).last,
        product=task.product,
    )


def count_tasks(
    tasks: Iterable[Task], progress: Mapping[str, TaskProgress], day: date
) -> TaskCounts:
    """Return how many *tasks* of each group are planned, done, in progress, late on *day*.

    Planned = done + in progress + not started. Late is counted beside these, as overdue dossiers
    are among those pending (model.md §2).
    """
    counts: Counter[tuple[str, TaskCount]] = Counter()
    for task in tasks:
        said = progress.get(task.code)
        state = said.state if said else "not_started"
        counts[task.group, "planned"] += 1
        counts[task.group, "in_progress" if state == "late" else state] += 1
        counts[task.group, "late"] += is_late(task, said, day)
    return +counts


def is_late(task: Task, said: TaskProgress | None, day: date) -> bool:
    """Tell whether a task is late on *day*.

    So is what is said to be, what is not done though due before *day*, and what was done after it
    was due.
    """
    if said and said.state == "late":
        return True
    ended = _done_on(said) if said and said.state == "done" else day
    return bool(task.due_on and ended and task.due_on < ended)


def _done_on(said: TaskProgress) -> date | None:
    """Return the day a task was done; None where nobody said, or no calendar has the day."""
    try:
        return date.fromisoformat(said.done_on or "")
    except ValueError:
        return None
