"""An official form as one unit is asked to fill it in one year (model.md §3)."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from bhxh_desktop.domain.assignment import UnitTarget
from bhxh_desktop.domain.figure import NOT_APPLICABLE, Cell, FigureKey
from bhxh_desktop.domain.regime import VALUE_COLUMN, Definition, Form, FormRow, Target


class Tailored(Definition):
    """A definition with a unit's own targets, and what it is spared of.

    Its identity and content stay those of the official form: what is locked with it can be read
    by anybody.
    """

    def __init__(
        self, official: Definition, targets: Iterable[UnitTarget], spared: Iterable[str] = ()
    ) -> None:
        """Put *targets* into the cells they name; *spared* names forms and rows."""
        self._wanted = {target.cell: target for target in targets}
        forms = tuple(map(self._with_targets, official.regime.forms))
        super().__init__(msgspec.structs.replace(official.regime, forms=forms))
        self.official = official
        self.spared = frozenset(spared)
        for name in ("content", "hash"):  # where the cached properties keep them
            vars(self)[name] = getattr(official, name)

    def is_spared(self, key: FigureKey) -> bool:
        """Tell whether the unit is not asked for a cell."""
        return key.form in self.spared or f"{key.form}.{key.row}" in self.spared

    def _with_targets(self, form: Form) -> Form:
        rows = tuple(self._row(form, row) for row in form.rows)
        return msgspec.structs.replace(form, rows=rows) if rows != form.rows else form

    def _row(self, form: Form, row: FormRow) -> FormRow:
        said = self._wanted.get(f"{form.code}.{row.code}.{VALUE_COLUMN}")
        if said is None or row.item is None:
            return row
        source = row.item.target.source if row.item.target else ""
        target = Target(operator=said.operator, value=said.value, source=source)
        return msgspec.structs.replace(row, item=msgspec.structs.replace(row.item, target=target))


def target_cells(definition: Definition) -> dict[str, FigureKey]:
    """Return the cells a province may set targets for, by name: the numbers of sheets."""
    return {
        ".".join(key): FigureKey(*key)
        for key, item in definition.items.items()
        if item.kind == "number" and definition.forms[key[0]].is_sheet
    }


def spared_cells(definition: Definition) -> dict[FigureKey, Cell]:
    """Return what stands in the cells a unit is not asked for; none in an official form."""
    if not isinstance(definition, Tailored) or not definition.spared:
        return {}
    keys = (FigureKey(*key) for key, item in definition.items.items() if not item.formula)
    return {key: NOT_APPLICABLE for key in keys if definition.is_spared(key)}


def is_asked(definition: Definition, form: Form) -> bool:
    """Tell whether the unit is asked for a form at all."""
    return not isinstance(definition, Tailored) or form.code not in definition.spared
