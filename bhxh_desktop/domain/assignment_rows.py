"""Assignments as people write them: a line per task, a target or a mark per unit."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from bhxh_desktop.domain.regime import Comparison, TaskGroup
from bhxh_desktop.domain.task import Task
from bhxh_desktop.domain.unit import Unit
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.vietnamese import naming_texts as texts
from bhxh_desktop.vietnamese.dates import parse_date, short_date
from bhxh_desktop.vietnamese.numbers import figure_text, format_number, read_number
from bhxh_desktop.vietnamese.task_times import parse_time
from bhxh_desktop.vietnamese.text import fold, one_line

TASK_FIELDS = (
    "code", "group", "text", "lead", "cooperating", "time", "due_on", "product", "units",
)  # fmt: skip
"""The columns of a task list, in order."""
MOST_TASKS = 2000
_LONGEST = {"code": 20}
_LINE = 1000
_SPLIT = re.compile(r"[;\n]")
_OPERATORS: tuple[tuple[str, Comparison], ...] = (
    ("≥", ">="), ("≤", "<="), (">=", ">="), ("<=", "<="), (">", ">"), ("<", "<"),
)  # fmt: skip
_SIGNS: dict[Comparison, str] = {">=": "≥", "<=": "≤", ">": ">", "<": "<"}


class AssignmentWords:
    """Reads the words of a province, with its units and the groups of a regime."""

    def __init__(self, units: Iterable[Unit], groups: Iterable[TaskGroup]) -> None:
        """Know *units* by code, name and short name, *groups* by code, number and caption."""
        self.units: dict[str, str] = {}
        for unit in units:
            for name in (unit.code, unit.short_name, unit.name):
                self.units[fold(name)] = unit.code
        self.groups: dict[str, str] = {}
        for group in groups:
            for name in (group.code, group.number, group.caption):
                self.groups[fold(name)] = group.code

    def tasks(self, rows: Iterable[tuple[str, Sequence[str]]]) -> list[Task]:
        """Return the tasks of *rows*: where each stands, and its texts as `TASK_FIELDS` has them.

        Lines without any text are passed over. Raises Problems: ``assignment_row`` for every line
        at fault, ``assignment_tasks_many``.
        """
        found: list[Task] = []
        faults: list[Problem] = []
        for place, cells in rows:
            if not any(text.strip() for text in cells):
                continue
            try:
                found.append(self.task(cells))
            except Problem as fault:
                faults.append(Problem("assignment_row", place=place, fault=fault))
        if len(found) > MOST_TASKS:
            faults.append(Problem("assignment_tasks_many", limit=MOST_TASKS))
        if faults:
            raise Problems(faults)
        return found

    def task(self, cells: Sequence[str]) -> Task:
        """Return the task of one line; raise Problem for the first thing that is wrong in it."""
        padded = [*cells, *[""] * len(TASK_FIELDS)]
        said = {
            name: one_line(text, _LONGEST.get(name, _LINE)) if name != "units" else text
            for name, text in zip(TASK_FIELDS, padded, strict=False)
        }
        if not said["code"]:
            raise Problem("assignment_blank_code")
        if not said["text"]:
            raise Problem("assignment_blank_text")
        group = self.groups.get(fold(said["group"]))
        if group is None:
            expected = ", ".join(dict.fromkeys(self.groups.values()))
            raise Problem("assignment_group", found=said["group"], expected=expected)
        due = parse_date(said["due_on"]) if said["due_on"] else parse_time(said["time"]).last
        return Task(
            code=said["code"],
            group=group,
            text=said["text"],
            lead=said["lead"],
            cooperating=said["cooperating"],
            time=said["time"],
            due_on=due,
            product=said["product"],
            units=self._units(said["units"]),
        )

    def _units(self, text: str) -> tuple[str, ...]:
        names = [name.strip() for name in _SPLIT.split(text) if name.strip()]
        found: list[str] = []
        for name in names:
            code = self.units.get(fold(name))
            if code is None:
                raise Problem("assignment_unit", found=name[:80])
            found.append(code)
        return tuple(dict.fromkeys(found))


def pasted_rows(text: str) -> list[tuple[str, list[str]]]:
    """Return the lines copied from a spreadsheet: where each stands, and its cells.

    Raises Problem ``assignment_pasted``.
    """
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    except csv.Error:
        raise Problem("assignment_pasted") from None
    return [(texts.LINE.format(number=number), row) for number, row in enumerate(rows, 1)]


def task_row(task: Task, groups: Mapping[str, str], names: Mapping[str, str]) -> list[str]:
    """Return a task as people read it: groups and units by *groups* and *names*."""
    return [
        task.code,
        groups.get(task.group, task.group),
        task.text,
        task.lead,
        task.cooperating,
        task.time,
        short_date(task.due_on) if task.due_on else "",
        task.product,
        "; ".join(names.get(unit, unit) for unit in task.units),
    ]


class TargetSaid(NamedTuple):
    """What stands in a cell of the table of targets."""

    operator: Comparison
    value: str
    """Canonical figure."""


def read_target(text: str) -> TargetSaid | None:
    """Return what "≥ 95,5%" asks, with "at least" where no sign stands; None for a blank text.

    Raises Problem ``assignment_target``.
    """
    words = one_line(text, _LINE).rstrip("%").strip()
    if not words:
        return None
    sign, rest = _sign(words)
    fault = Problem("assignment_target", found=text[:40])
    try:
        number = read_number(rest)
    except Problem:
        raise fault from None
    if not isinstance(number, Decimal):  # "95.123" may be either
        raise fault
    return TargetSaid(sign, figure_text(number))


def _sign(words: str) -> tuple[Comparison, str]:
    for shown, operator in _OPERATORS:
        if words.startswith(shown):
            return operator, words[len(shown) :].strip()
    return ">=", words


def target_text(said: TargetSaid) -> str:
    """Return a target as people write it: "≥ 95,5"."""
    value = Decimal(said.value)
    places = max(0, -int(value.as_tuple().exponent))
    return f"{_SIGNS[said.operator]} {format_number(value, places)}"
