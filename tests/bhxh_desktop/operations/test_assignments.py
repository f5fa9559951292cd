"""A unit's list of tasks: loaded whole, for itself and those below it."""

from __future__ import annotations

import pytest

from bhxh_desktop.domain.task import Task
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.assignments import assign_tasks
from bhxh_desktop.session import Session
from bhxh_desktop.store import audit
from tests.helpers.workspaces import OFFICE, PERIOD, PROVINCE, REGIME, dump


def task(code: str = "1.1", **more: object) -> Task:
    """A task of a group the sample's regime has."""
    return Task(**{"code": code, "group": "procedures", "text": "Việc", **more})


def faults(session: Session, *tasks: Task, regime: str = REGIME) -> list[str]:
    """The codes a list is refused with; nothing was kept of it."""
    before = dump(session.connection)
    with pytest.raises((Problem, Problems)) as caught:
        assign_tasks(session, regime, PERIOD, tasks)
    assert before == dump(session.connection)
    found = caught.value
    return [each.code for each in getattr(found, "problems", [found])]


def test_loaded(open_at):
    """The list replaces the year's; a task that names nobody is the unit's own; others keep."""
    session = open_at("empty")
    made = assign_tasks(session, REGIME, PERIOD, [task(), task("1.2", units=(OFFICE,))])
    assert ["1.1"] == [each.code for each in session.tasks(REGIME, "2023-Q1", PROVINCE)]
    assert ["1.2"] == [each.code for each in session.tasks(REGIME, PERIOD, OFFICE)]
    assert () == session.all_tasks(REGIME, "2024")
    assert ("assign", "cchc 2023") == (made.operation, made.subject)
    assert [39, 2] == [len(side["tasks"]) for side in (made.before, made.after)]
    *_, entry = audit.entries(session.connection)
    assert 2 == len(entry.changes.after["tasks"])


def test_an_office_plans_for_itself_only(open_at):
    """What is another's comes from above."""
    session = open_at("empty", OFFICE)
    assign_tasks(session, REGIME, PERIOD, [task()])
    assert (OFFICE,) == session.tasks(REGIME, PERIOD, OFFICE)[0].units
    for other in (PROVINCE, "KH-NH"):
        assert ["plan_not_below"] == faults(session, task(units=(OFFICE, other)))


def test_every_fault_is_told(open_at):
    """Twice the same code, a group there is none of, a unit there is none of."""
    session = open_at("empty")
    wrong = [task(), task(), task("1.2", group="none"), task("1.3", units=("KH-XX",))]
    assert ["plan_doubled", "plan_group", "plan_unit"] == faults(session, *wrong)
    assert ["regime_unknown"] == faults(session, task(), regime="none")
