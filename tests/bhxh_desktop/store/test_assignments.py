"""Assignments by regime and year."""

from __future__ import annotations

from datetime import date

from bhxh_desktop.domain.assignment import Assignment
from bhxh_desktop.domain.task import Task
from bhxh_desktop.store import assignments

TASK = Task(code="1.2", group="direction", text="Việc", due_on=date(2023, 6, 30), units=("A",))


def test_none_yet(connection):
    """Without an assignment nothing is asked."""
    assert Assignment(regime="small", year=2023) == assignments.load(connection, "small", 2023)


def test_round_trip(connection):
    """Each regime and year has its own, the latest one."""
    made = [
        Assignment(regime="small", year=2023, tasks=(TASK,), sample=True),
        Assignment(regime="small", year=2024),
        Assignment(regime="other", year=2023),
    ]
    assignments.save(connection, Assignment(regime="small", year=2023))
    for each in made:
        assignments.save(connection, each)
    assert made == [assignments.load(connection, each.regime, each.year) for each in made]
