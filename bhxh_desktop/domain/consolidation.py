"""Consolidation: which revisions a total is made of, and how their cells become its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, localcontext

from bhxh_desktop.domain.calculation import EXACT, Program, TaskCounts, add
from bhxh_desktop.domain.contribution import (
    Contribution,
    Said,
    gather,
    printed_counts,
    told,
)
from bhxh_desktop.domain.figure import (
    BLANK,
    NOT_APPLICABLE,
    Cell,
    CellState,
    FigureKey,
)
from bhxh_desktop.domain.parts import ByUnit
from bhxh_desktop.domain.regime import Item
from bhxh_desktop.domain.review import Choice
from bhxh_desktop.domain.revision import HeadRecord, Scope, Source
from bhxh_desktop.domain.surroundings import NOWHERE, Surroundings
from bhxh_desktop.domain.unit import UnitTree
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.vietnamese.rounding import printed_ratio

Choose = Callable[[str, Scope], Choice]
"""What counts of a unit's submission in a scope (see `review.Judge.choose`)."""


@dataclass(frozen=True)
class Taken:
    """One revision that goes into a total."""

    unit: str
    scope: Scope
    choice: Choice

    @property
    def revision(self) -> str:
        """The revision's id."""
        return self.choice.revision or ""


@dataclass(frozen=True)
class Plan:
    """What a total is made of, before any figure is read."""

    unit: str
    """The unit whose total it is."""
    taken: tuple[Taken, ...]
    missing: tuple[str, ...]
    """Expected units of which nothing counts: the total prints "chưa gồm …"."""
    excluded: Mapping[str, str] = field(default_factory=dict)
    """Units left out on purpose, with the reason."""

    @property
    def sources(self) -> dict[str, Source]:
        """What a locked total stores of where it came from."""
        found = {taken.unit: Source(revision=taken.revision) for taken in self.taken}
        found |= {unit: Source(excluded=reason) for unit, reason in self.excluded.items()}
        return found


def plan_total(
    tree: UnitTree,
    unit: str,
    day: date,
    choose: Choose,
    excluded: Mapping[str, str] | None = None,
) -> Plan:
    """Return what the total of *unit* is made of (model.md §4, §7).

    The unit's own figures, and for each child valid on *day* (the window's end) its total if one
    is approved, else its own and its children's in turn; never both. A unit *excluded* is left out
    with all below it, the unit of the total with its own figures only. A child's total is not
    taken where a unit below it is left out: it may count that unit.

    Raises Problems for every unit excluded that the total would not be made of anyway.
    """
    left_out = excluded or {}
    _check_excluded(tree, unit, day, left_out)
    split = {above for code in left_out for above in tree.ancestors(code)}
    taken: list[Taken] = []
    missing: list[str] = []
    waiting = [unit]
    while waiting:
        code = waiting.pop(0)
        if code in left_out and code != unit:
            continue
        children = tree.children(code, day)
        if code != unit and children and code not in split:
            total = choose(code, "total")
            if total.revision is not None and total.approved:
                taken.append(Taken(code, "total", total))
                continue
        own = choose(code, "own") if code not in left_out else None
        if own is not None and own.revision is None:
            missing.append(code)
        elif own is not None:
            taken.append(Taken(code, "own", own))
        waiting.extend(child.code for child in children)
    return Plan(unit, tuple(taken), tuple(missing), dict(left_out))


def _check_excluded(tree: UnitTree, unit: str, day: date, excluded: Iterable[str]) -> None:
    faults: list[Problem] = []
    for code in excluded:
        try:
            left = tree[code]
        except Problem as fault:
            faults.append(fault)
            continue
        if unit not in (code, *tree.ancestors(code)) or not left.valid_on(day):
            total = tree[unit].short_name
            faults.append(Problem("excluded_elsewhere", unit=left.short_name, total=total))
    if faults:
        raise Problems(faults)


@dataclass(frozen=True)
class Difference:
    """A derived cell that a unit printed otherwise than its typed cells give."""

    unit: str
    key: FigureKey
    printed: Cell
    computed: Cell


@dataclass(frozen=True)
class Disagreement:
    """Units that should say the same in a cell and do not."""

    key: FigureKey
    values: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class Total:
    """The consolidated figures."""

    cells: Mapping[FigureKey, Cell]
    """Typed kinds added up, derived ones recomputed."""
    by_unit: ByUnit
    """Cells told unit by unit: lists, texts, open rows."""
    differences: tuple[Difference, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()


def consolidate(
    program: Program,
    contributions: Sequence[Contribution],
    consolidator: str,
    tasks: TaskCounts | None = None,
    around: Surroundings = NOWHERE,
) -> Total:
    """Add up what units contributed, each cell the way its item says.

    *around* are the totals of other periods and regimes. Without *tasks* the cells that count them
    hold what the contributions printed there.
    """
    gathered = gather(program, contributions)
    by_unit = told(program, contributions)
    speaking = {each.unit for each in contributions if each.speaks(consolidator)}
    typed: dict[FigureKey, Cell] = {}
    disagreements: list[Disagreement] = []
    with localcontext(EXACT):
        for key, cells in gathered.items():
            item = program.definition.items[key]
            if item.consolidate == "none":
                continue
            if item.consolidate == "province":
                cells = [pair for pair in cells if pair[0] in speaking]  # noqa: PLW2901 -- of those
            said = tuple(pair for pair in cells if pair[1] != BLANK)
            if item.consolidate == "equal" and len({cell for _, cell in said}) > 1:
                disagreements.append(Disagreement(key, said))
            elif item.kind != "number" and item.consolidate == "province" and len(said) > 1:
                by_unit[key] = said
            else:
                typed[key] = _one_cell(program, key, item, cells, gathered)
    if tasks is None:
        tasks = printed_counts(program, contributions, consolidator)
    computed = program.compute({k: c for k, c in typed.items() if c != BLANK}, tasks, around)
    return Total(
        cells=computed,
        by_unit=by_unit,
        differences=tuple(d for c in contributions for d in differences(c.program or program, c)),
        disagreements=tuple(disagreements),
    )


def differences(program: Program, contribution: Contribution) -> Iterable[Difference]:
    """Yield every derived cell a unit printed otherwise than its own typed cells give.

    Left out are those that other reports of the unit went into: which it had then is not known.
    """
    if program.agrees(contribution.figures, contribution.tasks):  # as nearly every one does
        return
    computed = program.compute(contribution.figures, contribution.tasks)
    for key in program.order:
        if contribution.tasks is None and key in program.counting_tasks:
            continue
        if key in program.surrounded:
            continue
        printed = contribution.figures.get(key, BLANK)
        if printed != computed.get(key, BLANK):
            yield Difference(contribution.unit, key, printed, computed.get(key, BLANK))


def overlap(totals: Iterable[HeadRecord]) -> str | None:
    """Return a unit that more than one of *totals* counts, None where each is counted once."""
    seen: set[str] = set()
    for record in totals:
        counted = {u for u, source in record.sources.items() if source.revision} | {record.unit}
        doubled = seen & counted
        if doubled:
            return min(doubled)
        seen |= counted
    return None


def moved_on(record: HeadRecord, plan: Plan) -> list[tuple[str, str | None, str | None]]:
    """Return (unit, revision then, revision now) where a locked total's sources have changed."""
    then = {u: s.revision for u, s in record.sources.items()}
    now: dict[str, str | None] = {taken.unit: taken.revision for taken in plan.taken}
    return [
        (u, then.get(u), now.get(u)) for u in sorted({*then, *now}) if then.get(u) != now.get(u)
    ]


def _one_cell(
    program: Program,
    key: FigureKey,
    item: Item,
    cells: Said,
    gathered: Mapping[FigureKey, Said],
) -> Cell:
    if item.consolidate == "province" and len(cells) < 2:
        return cells[0][1] if cells else BLANK
    if item.consolidate == "equal" or item.kind != "number":
        return next((cell for _, cell in cells if cell != BLANK), BLANK)
    if item.consolidate == "weighted":
        weights = dict(gathered.get(program.weight_of(key), []))
        return _weighted_mean(cells, weights, item.places)
    return add((1, cell) for _, cell in cells)


def _weighted_mean(cells: Said, weights: Mapping[str, Cell], places: int) -> Cell:
    """Return the mean of the units' numbers weighted by *weights*; units without either mark it.

    A unit it does not apply to is skipped; where it applies to none, so is the mean.
    """
    top = bottom = Decimal(0)
    estimated = incomplete = applicable = False
    for unit, cell in cells:
        weight = weights.get(unit, BLANK)
        if CellState.NOT_APPLICABLE in (cell.state, weight.state):
            continue
        applicable = True
        if CellState.BLANK in (cell.state, weight.state):
            incomplete = True
            continue
        top += cell.number * weight.number
        bottom += weight.number
        estimated |= cell.estimated or weight.estimated
    if not applicable and cells:
        return NOT_APPLICABLE
    if not bottom:
        return Cell(CellState.BLANK, None, estimated, incomplete)
    return Cell(CellState.VALUE, printed_ratio(top, bottom, places), estimated, incomplete)
