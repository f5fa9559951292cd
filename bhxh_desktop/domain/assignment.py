"""Assignment: the province's own yearly decision, apart from the official form (model.md §3)."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from bhxh_desktop.domain.regime import Code, Comparison
from bhxh_desktop.domain.task import Task
from bhxh_desktop.domain.unit import UnitCode

MOST_OFFICE_DAYS = 20
CellName = Annotated[str, Meta(max_length=200, pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+){0,2}\Z")]
"""A form, a row of it, or a cell, by codes: ``form``, ``form.row``, ``form.row.column``."""


class UnitTarget(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """What one unit should reach in one cell, in place of what the form says."""

    unit: UnitCode
    cell: CellName
    operator: Comparison = ">="
    value: str
    """Canonical figure."""


class Assignment(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """What one regime asks in one year beyond its form."""

    format: Annotated[int, Meta(ge=0, le=0)] = 0
    regime: Code
    year: Annotated[int, Meta(ge=1945, le=2999)]
    tasks: tuple[Task, ...] = ()
    office_days: Annotated[int, Meta(ge=0, le=MOST_OFFICE_DAYS)] = 0
    """How many working days before the province its offices are due (model.md §1)."""
    targets: tuple[UnitTarget, ...] = ()
    spared: dict[UnitCode, tuple[CellName, ...]] = {}
    """Forms and rows that a unit does not fill: each of their cells is *không áp dụng*."""
    sample: bool = False
    """The list is sample data."""

    def tasks_of(self, unit: str) -> tuple[Task, ...]:
        """Return the tasks *unit* reports on."""
        return tuple(task for task in self.tasks if unit in task.units)

    def targets_of(self, unit: str) -> tuple[UnitTarget, ...]:
        """Return what *unit* should reach."""
        return tuple(target for target in self.targets if target.unit == unit)
