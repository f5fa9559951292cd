"""Assignment: the province's own yearly decision, apart from the official form (model.md §3)."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from bhxh_desktop.domain.regime import Code
from bhxh_desktop.domain.task import Task

MOST_OFFICE_DAYS = 20


class Assignment(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """What one regime asks in one year beyond its form."""

    format: Annotated[int, Meta(ge=0, le=0)] = 0
    regime: Code
    year: Annotated[int, Meta(ge=1945, le=2999)]
    tasks: tuple[Task, ...] = ()
    office_days: Annotated[int, Meta(ge=0, le=MOST_OFFICE_DAYS)] = 0
    """How many working days before the province its offices are due (model.md §1)."""
    sample: bool = False
    """The list is sample data."""

    def tasks_of(self, unit: str) -> tuple[Task, ...]:
        """Return the tasks *unit* reports on."""
        return tuple(task for task in self.tasks if unit in task.units)
