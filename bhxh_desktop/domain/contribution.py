"""Contributions: what units bring to a total, and what each cell of it is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bhxh_desktop.domain.calculation import Program, TaskCounts
from bhxh_desktop.domain.figure import BLANK, Cell, CellState, FigureKey, Figures
from bhxh_desktop.domain.formula import TaskCount, Tasks
from bhxh_desktop.domain.parts import ByUnit
from bhxh_desktop.domain.regime import Form, Item, is_open_row
from bhxh_desktop.domain.revision import Scope
from bhxh_desktop.domain.unit import Level

Said = list[tuple[str, Cell]]
"""A cell of several units."""
_LEVELS: tuple[Level, ...] = ("office", "province", "central")
"""From below upward."""


@dataclass(frozen=True)
class Contribution:
    """The figures one unit brings to a total."""

    unit: str
    level: Level
    figures: Figures
    """As stored: typed cells and derived ones as printed."""
    tasks: TaskCounts | None = None
    """With them derived cells that count tasks can be compared."""
    scope: Scope = "own"
    by_unit: ByUnit = field(default_factory=dict)
    """Of a total: what the units below said."""
    program: Program | None = None
    """With the targets the unit was given; None: with those of the total's own form."""

    def fills(self, form: Form) -> bool:
        """Tell whether *form* is filled here."""
        return is_filled(form, self.level, self.scope)

    def speaks(self, consolidator: str) -> bool:
        """Tell whether its word counts where only the province's does.

        In the total of a province or of an office that is its own; above, that of each province.
        """
        return self.unit == consolidator or self.level == "province"

    def said(self, key: FigureKey) -> Iterable[tuple[str, Cell]]:
        """Yield what stands in a cell that is told unit by unit, without blank ones."""
        yield from self.by_unit.get(key, ())
        cell = self.figures.get(key, BLANK)
        if cell != BLANK:
            yield self.unit, cell


def is_filled(form: Form, level: Level, scope: Scope) -> bool:
    """Tell whether units of *level* fill *form*; their totals hold those of all levels below."""
    if scope == "own":
        return level in form.levels
    return any(below in form.levels for below in _LEVELS[: _LEVELS.index(level) + 1])


def is_told_by_unit(key: FigureKey, item: Item) -> bool:
    """Tell whether a cell of a total shows what each unit said."""
    return is_open_row(key.row) or item.consolidate in ("list", "text")


def gather(program: Program, contributions: Sequence[Contribution]) -> dict[FigureKey, Said]:
    """Return, for every typed cell that is added up, what each unit that fills its form has."""
    definition = program.definition
    filling = {
        code: [each for each in contributions if each.fills(form)]
        for code, form in definition.forms.items()
    }
    gathered: dict[FigureKey, Said] = {}
    for place, item in definition.items.items():
        key = FigureKey(*place)
        if program.is_input(key) and not is_told_by_unit(key, item):
            gathered[key] = [(c.unit, c.figures.get(key, BLANK)) for c in filling[key.form]]
    return gathered


def told(
    program: Program, contributions: Sequence[Contribution]
) -> dict[FigureKey, tuple[tuple[str, Cell], ...]]:
    """Return what each unit said in the cells that are told unit by unit."""
    definition = program.definition
    fixed = [
        FigureKey(*place)
        for place, item in definition.items.items()
        if is_told_by_unit(FigureKey(*place), item) and program.is_input(FigureKey(*place))
    ]
    found: dict[FigureKey, Said] = {}
    for each in contributions:
        filled = [key for key in fixed if each.fills(definition.forms[key.form])]
        rows = [key for key in (*each.figures, *each.by_unit) if is_open_row(key.row)]
        for key in dict.fromkeys((*filled, *rows)):
            found.setdefault(key, []).extend(each.said(key))
    return {key: tuple(said) for key, said in found.items() if said}


def printed_counts(
    program: Program, contributions: Sequence[Contribution], consolidator: str
) -> TaskCounts | None:
    """Return the counts of tasks as the units that speak for them printed theirs.

    Above a province its tasks are not known; what it locked of them is. None where nobody did.
    """
    counts: Counter[tuple[str, TaskCount]] = Counter()
    for key, (expression, _) in program.expressions.items():
        node = expression.node
        if isinstance(node, Tasks):
            for each in contributions:
                cell = each.figures.get(key, BLANK)
                if each.speaks(consolidator) and cell.state is CellState.VALUE:
                    counts[key.row, node.state] += int(cell.number)
    return counts or None
