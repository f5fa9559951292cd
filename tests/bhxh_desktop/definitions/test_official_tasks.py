"""Official tasks of the shipped regimes, and what is refused of a list of tasks."""

from __future__ import annotations

from datetime import date

import pytest

from bhxh_desktop.definitions.cache import shipped
from bhxh_desktop.definitions.loader import load_regime
from bhxh_desktop.domain.task import official
from bhxh_desktop.vietnamese.task_times import parse_time
from tests.helpers.regimes import HERE, faults_of, line_here, write_regime


def tasks_of(code):
    """The official tasks of a shipped regime."""
    (found,) = [d.regime for d in shipped().definitions if d.regime.code == code]
    return found.tasks


@pytest.mark.parametrize(("code", "lines", "numbers"), [("kstthc", 32, 27), ("nq02", 13, 13)])
def test_every_task_of_the_annexes(code, lines, numbers):
    """Lines of assignment and printed numbers, as seeds 004 and 003 have them."""
    found = tasks_of(code)
    assert lines == len(found)
    assert numbers == len({task.number.rstrip("abcd") for task in found})


def test_times_are_read():
    """Of the annexes every time is a day, goes on, or waits for a decision."""
    kinds = {task.time: parse_time(task.time).kind for task in tasks_of("kstthc")}
    assert {
        "Khi phương án đơn giản hóa TTHC được phê duyệt",
        "Sau khi Quyết định công bố TTHC được ký, ban hành",
    } == {time for time, kind in kinds.items() if kind == "event"}


def test_a_line_as_a_task():
    """Who reports sees number, leads and the last day."""
    (line,) = [task for task in tasks_of("kstthc") if task.number == "6.3"]
    task = official(line)
    assert ("6.3", date(2024, 9, 30)) == (task.code, task.due_on)


TASKS = """\
[[tasks]]
code = "plan"
group = "direction"
number = "1.1"
text = "Kế hoạch"
time = "Năm 2024"

[[tasks]]
code = "{code}" {code_mark}
group = "{group}" {group_mark}
number = "{number}" {number_mark}
text = "Báo cáo"
time = "Mỗi quý"
due = [{day}] {day_mark}
"""
SOUND = {"code": "report", "group": "direction", "number": "1.2", "day": "2024-03-18"}


def written(folder, mark="", **changes):
    """A regime with a list of two tasks, spoilt in one place."""
    fields = {**SOUND, **changes}
    marks = {f"{key}_mark": HERE if key == mark else "" for key in SOUND}
    return write_regime(folder, ("tasks.toml", "", TASKS.format(**fields, **marks)))


def test_a_list_of_tasks_loads(tmp_path):
    """The due days of the definition stand where the printed time cannot be read."""
    regime = load_regime(written(tmp_path)).regime
    assert [date(2024, 12, 31), date(2024, 3, 18)] == [official(t).due_on for t in regime.tasks]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("code", "plan", "definition_repeated"),
        ("number", "1.1", "definition_repeated"),
        ("group", "elsewhere", "definition_reference"),
        ("day", '"2024-02-31"', "definition_date"),
    ],
)
def test_faulty_tasks(tmp_path, key, value, code):
    """What is doubled, unknown or on no calendar is told with its line."""
    folder = written(tmp_path, key, **{key: value})
    (fault,) = faults_of(folder)
    found = (fault["code"], fault["file"], fault["line"])
    assert (code, "tasks.toml", line_here(folder / "tasks.toml")) == found
