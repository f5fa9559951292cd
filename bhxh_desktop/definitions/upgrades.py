"""Upgrades of definition files from older formats: an append-only list per kind of file.

The format of a file is the length its list had when it was written. A step is a small pure
function from the plain table of one format to that of the next; released steps are never changed,
and none may import the structs of today.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bhxh_desktop.definitions.toml_file import TomlFile, show_value
from bhxh_desktop.errors import Problem

Table = dict[str, Any]
Steps = Mapping[str, tuple[Callable[[Table], Table], ...]]

STEPS: Steps = {
    "regime": (),
    "form": (),
    "rules": (),
    "narrative": (),
    "tasks": (),
    "units": (),
    "calendar": (),
}


def upgrade(file: TomlFile, kind: str, steps: Steps = STEPS) -> Table:
    """Return the table of *file* in the format of today.

    Raises Problem, placed: ``definition_newer``, or ``definition_whole_number`` where the format
    is no number.
    """
    current = len(steps[kind])
    table = file.table
    found = table.get("format", 0)
    if type(found) is not int or found < 0:
        fault = Problem("definition_whole_number", found=show_value(found), low=0, high=current)
        raise file.place(("format",), fault)
    if found > current:
        fault = Problem("definition_newer", found=show_value(found), expected=current)
        raise file.place(("format",), fault)
    for step in steps[kind][found:]:
        table = step(table)
    return {**table, "format": current} if found < current else table
