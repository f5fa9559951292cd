"""An assignment with everything it may speak of, as it is shown and edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bhxh_desktop.domain.assignment import Assignment
from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.naming import cell_name, row_name
from bhxh_desktop.domain.regime import Definition, Form, Item
from bhxh_desktop.domain.tailored import target_cells
from bhxh_desktop.domain.unit import Unit


@dataclass(frozen=True)
class TargetLine:
    """A number that units may be given a target for."""

    cell: str
    """``form.row.column``."""
    form: str
    """Title of its form."""
    caption: str
    item: Item
    """With the target of the form, if it has one."""


@dataclass(frozen=True)
class FormLine:
    """A form, or a row of the form above it, that units may be spared of."""

    name: str
    """``form`` or ``form.row``."""
    caption: str
    is_form: bool


@dataclass(frozen=True)
class Assigned:
    """The assignment of a regime's year with everything it may speak of."""

    said: Assignment
    definition: Definition
    units: tuple[Unit, ...]
    """Those it may speak of: the unit that assigns and those below it."""

    @cached_property
    def targets(self) -> tuple[TargetLine, ...]:
        """The numbers of sheets; those the form has a target for come first."""
        cells = target_cells(self.definition).items()
        lines = [_target_line(self.definition, name, key) for name, key in cells]
        return tuple(sorted(lines, key=lambda line: line.item.target is None))

    @cached_property
    def forms(self) -> tuple[FormLine, ...]:
        """The forms that any of the units fills, each with its rows below it."""
        levels = {unit.level for unit in self.units}
        forms = (form for form in self.definition.regime.forms if levels & {*form.levels})
        return tuple(line for form in forms for line in _form_lines(form))

    @property
    def names(self) -> Mapping[str, str]:
        """Short names of units by code."""
        return {unit.code: unit.short_name for unit in self.units}

    @property
    def groups(self) -> Mapping[str, str]:
        """Captions of the groups of tasks by code."""
        return {group.code: group.caption for group in self.definition.regime.task_groups}


def _target_line(definition: Definition, cell: str, key: FigureKey) -> TargetLine:
    form = definition.forms[key.form]
    return TargetLine(cell, form.title, cell_name(definition, key), definition.items[key])


def _form_lines(form: Form) -> Iterator[FormLine]:
    yield FormLine(form.code, form.title, is_form=True)
    for row in form.rows:
        items = (form.item(row, column) for column in form.column_codes)
        if not row.formula and any(item is not None and not item.formula for item in items):
            yield FormLine(f"{form.code}.{row.code}", row_name(form, row.code), is_form=False)
