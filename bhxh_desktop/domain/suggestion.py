"""Suggestions: figures offered for blank cells, until a person takes them over (model.md §2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import localcontext
from fractions import Fraction
from typing import NamedTuple

from bhxh_desktop.domain.calculation import (
    EXACT,
    Evaluate,
    Program,
    TaskCounts,
    compiled,
)
from bhxh_desktop.domain.figure import BLANK, Cell, CellState, FigureKey, Figures
from bhxh_desktop.domain.formula import parse
from bhxh_desktop.domain.regime import Rule
from bhxh_desktop.domain.rules import Finding
from bhxh_desktop.domain.scope import Scope
from bhxh_desktop.domain.sides import Side, Term
from bhxh_desktop.domain.surroundings import (
    NOWHERE,
    Reference,
    Surrounding,
    Surroundings,
    look_around,
)
from bhxh_desktop.vietnamese.rounding import round_half_up

OVERRIDE = "auto_override"
"""Code of the finding that a suggestion was overridden without a word."""
_OVERRIDE = Rule(code=OVERRIDE, kind="equal", severity="warning", left="", right="", sentence="")


class Suggested(NamedTuple):
    """What is offered for a cell, and what of other reports it was made from."""

    cell: Cell
    sources: tuple[tuple[Reference, Surrounding], ...]


class Suggestions:
    """The formulas of suggestions of a definition, compiled."""

    def __init__(self, program: Program) -> None:
        """Compile them; raises Problem ``formula_reference`` or ``formula_text``."""
        self._steps: dict[FigureKey, tuple[Evaluate, int, frozenset[Reference]]] = {}
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
            self._steps[key] = step, item.places, read
            references |= read
        self.references = frozenset(references)
        """The cells of other reports they read."""

    def suggest(
        self, figures: Figures, tasks: TaskCounts | None = None, around: Surroundings = NOWHERE
    ) -> dict[FigureKey, Suggested]:
        """Return what is offered for cells, typed in or not; nothing uncertain is offered."""
        look = look_around(lambda key: figures.get(key, BLANK), around)
        found: dict[FigureKey, Suggested] = {}
        with localcontext(EXACT):
            for key, (step, places, read) in self._steps.items():
                cell = step(look, tasks)
                if cell.state is CellState.VALUE and not cell.incomplete:
                    offered = cell._replace(value=round_half_up(cell.number, places))
                    sources = sorted((each, around[each]) for each in read if each in around)
                    found[key] = Suggested(offered, tuple(sources))
        return found


def overridden(offers: Mapping[FigureKey, Suggested], figures: Figures) -> Iterator[FigureKey]:
    """Yield the cells that say something else than what is offered for them."""
    for key, offer in offers.items():
        cell = figures.get(key, BLANK)
        if cell.state in (CellState.BLANK, CellState.NOT_APPLICABLE):
            continue
        if cell.number != offer.cell.number:
            yield key


def unexplained(key: FigureKey, cell: Cell, offer: Suggested) -> Finding:
    """Return the finding on an overridden suggestion without a note (model.md §2)."""
    left, right = cell.number, offer.cell.number
    return Finding(
        kind="rule",
        severity=_OVERRIDE.severity,
        code=OVERRIDE,
        cells=(key,),
        rule=_OVERRIDE,
        row=key.row,
        left=Side(terms=(Term(1, key, cell),), exact=Fraction(left)),
        right=Side(terms=(Term(1, right, offer.cell),), exact=Fraction(right)),
        around=offer.sources,
    )
