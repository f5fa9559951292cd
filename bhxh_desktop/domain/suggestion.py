"""Suggestions: figures offered for blank cells, until a person takes them over (model.md §2)."""

from __future__ import annotations

from decimal import localcontext

from bhxh_desktop.domain.calculation import (
    EXACT,
    Evaluate,
    Program,
    TaskCounts,
    compiled,
)
from bhxh_desktop.domain.figure import BLANK, Cell, CellState, FigureKey, Figures
from bhxh_desktop.domain.formula import parse
from bhxh_desktop.domain.scope import Scope
from bhxh_desktop.domain.surroundings import NOWHERE, Reference, Surroundings, look_around
from bhxh_desktop.vietnamese.rounding import round_half_up


class Suggestions:
    """The formulas of suggestions of a definition, compiled."""

    def __init__(self, program: Program) -> None:
        """Compile them; raises Problem ``formula_reference`` or ``formula_text``."""
        self._steps: dict[FigureKey, tuple[Evaluate, int]] = {}
        references: set[Reference] = set()
        definition = program.definition
        for place, item in definition.items.items():
            key = FigureKey(*place)
            if not item.suggestion or not program.is_input(key):
                continue
            form = definition.forms[key.form]
            across = form.column_items.get(key.column) is not None
            scope = Scope(definition, form, key.row, key.column, across=across)
            step, read = compiled(parse(item.suggestion), scope, key.row, item.places)
            self._steps[key] = step, item.places
            references |= read
        self.references = frozenset(references)
        """The cells of other reports they read."""

    def suggest(
        self, figures: Figures, tasks: TaskCounts | None = None, around: Surroundings = NOWHERE
    ) -> dict[FigureKey, Cell]:
        """Return what is offered for the cells that are blank; nothing uncertain is offered."""
        look = look_around(lambda key: figures.get(key, BLANK), around)
        found: dict[FigureKey, Cell] = {}
        with localcontext(EXACT):
            for key, (step, places) in self._steps.items():
                if figures.get(key, BLANK).state is not CellState.BLANK:
                    continue
                cell = step(look, tasks)
                if cell.state is CellState.VALUE and not cell.incomplete:
                    found[key] = cell._replace(value=round_half_up(cell.number, places))
        return found
