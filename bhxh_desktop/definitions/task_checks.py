"""What must hold of the official tasks of a regime."""

from __future__ import annotations

from collections.abc import Iterator

from bhxh_desktop.definitions.decode import nearest
from bhxh_desktop.definitions.form_checks import code_faults, repeats
from bhxh_desktop.definitions.toml_file import Place, show_value
from bhxh_desktop.domain.regime import Regime
from bhxh_desktop.errors import Problem


def task_faults(regime: Regime, place: Place) -> Iterator[Problem]:
    """Yield doubled codes and numbers, groups there are not."""
    yield from code_faults(regime.tasks, ("tasks",), place)
    numbers = [task.number for task in regime.tasks]
    for position in repeats(numbers):
        fault = Problem("definition_repeated", found=show_value(numbers[position]))
        yield place(("tasks", position, "number"), fault)
    groups = [group.code for group in regime.task_groups]
    for position, task in enumerate(regime.tasks):
        if task.group not in groups:
            expected = nearest(task.group, groups)
            fault = Problem("definition_reference", found=task.group, expected=expected)
            yield place(("tasks", position, "group"), fault)
