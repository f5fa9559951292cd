"""Counts of tasks: what is done, what is not, and what is late of either."""

from __future__ import annotations

from datetime import date

import pytest

from bhxh_desktop.domain.parts import TaskProgress
from bhxh_desktop.domain.task import Task, count_tasks

DAY = date(2023, 12, 14)
NOV, DEC = date(2023, 11, 30), date(2023, 12, 31)


def counts(state=None, done_on=None, due_on=None) -> dict[str, int]:
    """The counts of one task, without those that are 0."""
    task = Task(code="1", group="procedures", text="Một", due_on=due_on)
    progress = {"1": TaskProgress("procedures", state, done_on)} if state else {}
    return {name: n for (_, name), n in count_tasks([task], progress, DAY).items() if n}


@pytest.mark.parametrize(
    ("state", "done_on", "due_on", "expected"),
    [
        (None, None, None, {"not_started"}),
        (None, None, DEC, {"not_started"}),
        (None, None, DAY, {"not_started"}),
        (None, None, NOV, {"not_started", "late"}),
        ("in_progress", None, DEC, {"in_progress"}),
        ("in_progress", None, NOV, {"in_progress", "late"}),
        ("late", None, None, {"in_progress", "late"}),
        ("late", None, DEC, {"in_progress", "late"}),
        ("done", None, NOV, {"done"}),
        ("done", "2023-11-30", NOV, {"done"}),
        ("done", "2023-12-01", NOV, {"done", "late"}),
        ("done", "2023-12-01", None, {"done"}),
        ("done", "2023-02-31", NOV, {"done"}),
        ("in_progress", "2023-11-01", NOV, {"in_progress", "late"}),
    ],
)
def test_counts(state, done_on, due_on, expected):
    """Every task is planned and in one other count; late ones are in a third beside that."""
    assert dict.fromkeys({"planned", *expected}, 1) == counts(state, done_on, due_on)


def test_by_group():
    """Tasks are counted by their own group, whatever the progress says of it."""
    tasks = [Task(code=str(n), group=group, text="Một") for n, group in enumerate("aab")]
    progress = {"0": TaskProgress("b", "done"), "9": TaskProgress("a", "done")}
    assert {
        ("a", "planned"): 2,
        ("a", "done"): 1,
        ("a", "not_started"): 1,
        ("b", "planned"): 1,
        ("b", "not_started"): 1,
    } == count_tasks(tasks, progress, DAY)
