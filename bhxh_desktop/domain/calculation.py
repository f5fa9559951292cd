"""Derived cells: the arithmetic of cells and states, and the order to compute them in.

The table of model.md §2 stands in `add` and `divide`; nothing else knows how a blank adds up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, localcontext
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import Literal

from bhxh_desktop.domain.figure import (
    BLANK,
    NOT_APPLICABLE,
    VALUE,
    Cell,
    CellState,
    FigureKey,
    Figures,
)
from bhxh_desktop.domain.formula import (
    Around,
    Constant,
    Expression,
    Name,
    Node,
    Quotient,
    Sum,
    TargetOf,
    TaskCount,
    Tasks,
    parse,
    walk,
)
from bhxh_desktop.domain.regime import Definition, Form, FormRow
from bhxh_desktop.domain.scope import Resolve, Scope, refer
from bhxh_desktop.domain.surroundings import (
    NOWHERE,
    Look,
    Reference,
    Surroundings,
    look_around,
)
from bhxh_desktop.errors import Bug, Problem, Problems
from bhxh_desktop.vietnamese.rounding import printed_percent, printed_ratio, round_half_up

EXACT = Context(prec=60, traps=[Inexact, InvalidOperation, DivisionByZero])
"""Sums of figures never lose a digit: sixty hold 10^6 units of eighteen digits and six places."""

LARGEST_PLACES = 6
_ZERO = Decimal(0)

TaskCounts = Mapping[tuple[str, TaskCount], int]
"""Number of tasks by (group, state)."""
Evaluate = Callable[[Look, TaskCounts | None], Cell]


def add(terms: Iterable[tuple[Literal[1, -1], Cell]]) -> Cell:
    """Return the signed sum of cells (model.md §2).

    A blank leaves the mark *thiếu*; *không áp dụng* is skipped unless nothing else is there;
    *không phát sinh* is 0; *ước* taints.
    """
    total = _ZERO
    estimated = incomplete = applicable = found = False
    for sign, (state, value, is_estimated, is_incomplete) in terms:
        estimated = estimated or is_estimated
        incomplete = incomplete or is_incomplete
        if state is not VALUE:
            if state is CellState.NOT_APPLICABLE:
                continue
            applicable = True
            if state is CellState.BLANK:
                incomplete = True
                continue
        found = True
        if isinstance(value, Decimal):
            total = total + value if sign == 1 else total - value
    if found:
        return Cell(VALUE, total, estimated, incomplete)
    if not applicable:
        return NOT_APPLICABLE
    return Cell(CellState.BLANK, None, estimated, incomplete)


def divide(kind: Literal["percent", "ratio"], top: Cell, bottom: Cell, places: int) -> Cell:
    """Return the printed ratio of two cells.

    Blank where either is blank; "–" (*không phát sinh*) over nothing; *không áp dụng* where either
    does not apply. Marks taint a "–" too: an estimated nothing may turn out to be something.
    """
    states = top.state, bottom.state
    if CellState.NOT_APPLICABLE in states:
        return NOT_APPLICABLE
    if CellState.BLANK in states:
        return BLANK
    marks = top.estimated or bottom.estimated, top.incomplete or bottom.incomplete
    if not bottom.number:
        return Cell(CellState.NONE_ARISING, None, *marks)
    printed = printed_percent if kind == "percent" else printed_ratio
    return Cell(CellState.VALUE, printed(top.number, bottom.number, places), *marks)


def compile_node(node: Node, resolve: Resolve, group: str, places: int) -> Evaluate:
    """Return a closure that computes *node*; *group* is the row's code, for ``tasks()``."""
    if isinstance(node, Name):
        key = resolve(node.path)
        return lambda look, _: look(key)
    if isinstance(node, Constant):
        cell = Cell(CellState.VALUE, node.value)
        return lambda _look, _tasks: cell
    if isinstance(node, Tasks):
        return _task_count(group, node.state)
    if isinstance(node, Around):
        reference = refer(node, resolve)
        return lambda look, _: look(reference)
    if isinstance(node, Quotient):
        top = compile_node(node.numerator, resolve, group, places)
        bottom = compile_node(node.denominator, resolve, group, places)
        kind = node.kind
        return lambda look, tasks: divide(kind, top(look, tasks), bottom(look, tasks), places)
    if isinstance(node, TargetOf):
        raise Bug("a target nobody put a number for")
    return _sum(node, resolve, group, places)


def _sum(node: Sum, resolve: Resolve, group: str, places: int) -> Evaluate:
    terms = [(sign, compile_node(term, resolve, group, places)) for sign, term in node.terms]

    def general(look: Look, tasks: TaskCounts | None) -> Cell:
        return add((sign, term(look, tasks)) for sign, term in terms)

    if any(isinstance(term, Constant) for _, term in node.terms):
        return _sum_with_constants(node, resolve, group, places)
    names = [(sign, resolve(term.path)) for sign, term in node.terms if isinstance(term, Name)]
    if len(names) < len(node.terms):
        return general
    return lambda look, _: add([(sign, look(key)) for sign, key in names])


def _sum_with_constants(node: Sum, resolve: Resolve, group: str, places: int) -> Evaluate:
    """Return a sum in which a constant adds to what the cells give, but is no figure itself.

    Nothing known stays unknown, and a constant taken from *không phát sinh* alone (a ratio over
    nothing, say) leaves it so.
    """
    constant = sum((s * t.value for s, t in node.terms if isinstance(t, Constant)), _ZERO)
    terms = [
        (sign, compile_node(term, resolve, group, places))
        for sign, term in node.terms
        if not isinstance(term, Constant)
    ]

    def evaluate(look: Look, tasks: TaskCounts | None) -> Cell:
        cells = [(sign, term(look, tasks)) for sign, term in terms]
        known = add(cells) if cells else Cell(CellState.VALUE, _ZERO)
        if cells and all(cell.state is CellState.NONE_ARISING for _, cell in cells):
            return known._replace(state=CellState.NONE_ARISING, value=None)
        if known.state is not CellState.VALUE:
            return known
        return known._replace(value=known.number + constant)

    return evaluate


def _task_count(group: str, state: TaskCount) -> Evaluate:
    def count(_look: Look, tasks: TaskCounts | None) -> Cell:
        if not tasks:
            return BLANK
        return Cell(CellState.VALUE, Decimal(tasks.get((group, state), 0)))

    return count


class _Filled(dict[FigureKey, Cell]):
    """The cells that are not blank; any other reads as blank and is not kept."""

    def __missing__(self, key: FigureKey) -> Cell:
        return BLANK


class Program:
    """All formulas of a definition, compiled and put in order."""

    def __init__(self, definition: Definition) -> None:
        """Compile *definition*; raise Problems for every faulty formula at once, or a circle."""
        self.definition = definition
        self.expressions: dict[FigureKey, tuple[Expression, Scope]] = {}
        """The formula of every derived cell and where it stands."""
        self.inputs: dict[FigureKey, frozenset[FigureKey]] = {}
        """For every derived cell, the cells of the report that its formula names."""
        self.around: dict[FigureKey, frozenset[Reference]] = {}
        """For the derived cells that read other reports, what they read."""
        self._steps: dict[FigureKey, Evaluate] = {}
        faults: list[Problem] = []
        for form in definition.regime.forms:
            faults += _open_row_faults(form)
            for row in form.rows:
                for column in form.column_codes:
                    try:
                        self._compile(form, row, column)
                    except Problem as fault:
                        faults.append(fault)
        if faults:
            raise Problems(faults)
        self.order = self._ordered()

    def compute(
        self,
        figures: Figures,
        tasks: TaskCounts | None = None,
        around: Surroundings = NOWHERE,
    ) -> dict[FigureKey, Cell]:
        """Return the typed cells of *figures* and every derived cell computed from them.

        Cells the definition does not know, and derived ones already in *figures*, are left out.
        """
        cells = _Filled({k: c for k, c in figures.items() if k in self._typed or self.is_input(k)})
        own = cells.__getitem__
        look: Look = look_around(own, around) if self.around else own  # type: ignore[assignment]  # without references none is asked for
        with localcontext(EXACT):
            for key in self.order:
                cell = self._steps[key](look, tasks)
                if cell != BLANK:
                    cells[key] = cell
        return cells

    def agrees(self, figures: Figures, tasks: TaskCounts | None = None) -> bool:
        """Tell whether every derived cell of *figures* is what the cells it names give.

        Then it also is what the typed cells give, found without computing all anew. Left out are
        cells that other reports went into, and without *tasks* those that count them.
        """
        look: Look = _Filled(figures).__getitem__  # type: ignore[assignment]  # own cells only
        steps = self._judged if tasks is None else self._judged_with_tasks
        with localcontext(EXACT):
            return all(step(look, tasks) == look(key) for key, step in steps)

    @cached_property
    def _judged(self) -> tuple[tuple[FigureKey, Evaluate], ...]:
        steps = self._judged_with_tasks
        return tuple(pair for pair in steps if pair[0] not in self.counting_tasks)

    @cached_property
    def _judged_with_tasks(self) -> tuple[tuple[FigureKey, Evaluate], ...]:
        return tuple((k, self._steps[k]) for k in self.order if k not in self.surrounded)

    @cached_property
    def _typed(self) -> frozenset[FigureKey]:
        """The places people fill that every submission has; those of added rows come with them."""
        keys = (FigureKey(*place) for place in self.definition.items)
        return frozenset(key for key in keys if self.is_input(key))

    def is_input(self, key: FigureKey) -> bool:
        """Tell whether people fill this cell."""
        return key not in self._steps and self.definition.item(*key) is not None

    @cached_property
    def counting_tasks(self) -> frozenset[FigureKey]:
        """The derived cells that depend on tasks, directly or through others."""
        return self._depending_on(Tasks)

    @cached_property
    def surrounded(self) -> frozenset[FigureKey]:
        """The derived cells that depend on other reports, directly or through others."""
        return self._depending_on(Around)

    def _depending_on(self, kind: type[Tasks | Around]) -> frozenset[FigureKey]:
        found: set[FigureKey] = set()
        for key in self.order:
            nodes = walk(self.expressions[key][0].node)
            if any(isinstance(node, kind) for node in nodes) or found & self.inputs[key]:
                found.add(key)
        return frozenset(found)

    def weight_of(self, key: FigureKey) -> FigureKey:
        """Return the cell that a weighted item's number is weighted by."""
        form = self.definition.forms[key.form]
        item = self.definition.item(*key)
        scope = Scope(self.definition, form, key.row, key.column, across=not form.is_sheet)
        return scope.resolve(tuple(item.weight.split(".")) if item else ())

    def _compile(self, form: Form, row: FormRow, column: str) -> None:
        item = form.item(row, column)
        if item is None or not item.formula:
            return
        of_column = next((c.item for c in form.columns if c.code == column), None)
        across = of_column is not None and bool(of_column.formula)
        scope = Scope(self.definition, form, row.code, column, across=across)
        key = FigureKey(form.code, row.code, column)
        expression = parse(item.formula).with_targets(scope.target)
        evaluate, around = compiled(expression, scope, row.code, item.places)
        self.expressions[key] = expression, scope
        self.inputs[key] = frozenset(scope.resolve(path) for path in expression.names)
        if around:
            self.around[key] = around
        read = [self._places(named) for named in self.inputs[key]]
        finest = max(read, default=LARGEST_PLACES) if not around else LARGEST_PLACES
        is_sum = isinstance(expression.node, Name | Sum | Around)
        needs_rounding = is_sum and (finest > item.places or _has_constant(expression.node))
        self._steps[key] = _rounded(evaluate, item.places) if needs_rounding else evaluate

    def _places(self, key: FigureKey) -> int:
        item = self.definition.item(*key)
        return item.places if item else LARGEST_PLACES

    def _ordered(self) -> tuple[FigureKey, ...]:
        try:
            order = TopologicalSorter(self.inputs).static_order()
            return tuple(key for key in order if key in self._steps)
        except CycleError as circle:
            names = " → ".join(".".join(key) for key in circle.args[1])
            raise Problems([Problem("formula_circle", cells=names)]) from None


def compiled(
    expression: Expression, scope: Scope, group: str, places: int
) -> tuple[Evaluate, frozenset[Reference]]:
    """Return what computes a formula, and what it reads of other reports.

    Where one of these is unknown so is the result: a change since nothing is no number.
    Raises Problem ``formula_reference`` or ``formula_text``.
    """
    expression = expression.with_targets(scope.target)
    evaluate = compile_node(expression.node, scope.resolve, group, places)
    around = frozenset(refer(node, scope.resolve) for node in expression.around)
    if not around:
        return evaluate, around

    def where_known(look: Look, tasks: TaskCounts | None) -> Cell:
        if any(look(reference).state is CellState.BLANK for reference in around):
            return BLANK
        return evaluate(look, tasks)

    return where_known, around


def _has_constant(node: Node) -> bool:
    return any(isinstance(inner, Constant) for inner in walk(node))


def _open_row_faults(form: Form) -> list[Problem]:
    """Open rows hold typed cells only: a row the office adds has no place in the order."""
    if form.open_rows is None:
        return []
    derived = [c.code for c in form.columns if c.item and c.item.formula]
    return [Problem("formula_in_open_rows", place=f"{form.code}.{code}") for code in derived]


def _rounded(evaluate: Evaluate, places: int) -> Evaluate:
    def step(look: Look, tasks: TaskCounts | None) -> Cell:
        cell = evaluate(look, tasks)
        if cell.value is None:
            return cell
        return cell._replace(value=round_half_up(cell.number, places))

    return step
