"""The two sides of a rule: what they are added up from, and what they come to, exactly.

A rule is tested on the exact fraction (model.md §2), so a quotient is never rounded first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from bhxh_desktop.domain.calculation import TaskCounts, add
from bhxh_desktop.domain.figure import BLANK, Cell, CellState, FigureKey
from bhxh_desktop.domain.formula import (
    Around,
    Constant,
    Expression,
    Name,
    Node,
    Quotient,
    Sum,
    TaskCount,
    Tasks,
    WindowDay,
)
from bhxh_desktop.domain.scope import Scope, refer
from bhxh_desktop.domain.surroundings import Look, Reference
from bhxh_desktop.errors import Bug
from bhxh_desktop.vietnamese.rounding import round_half_up

PLACES_IN_RULES = 6
Sign = Literal[1, -1]
Leaf = FigureKey | Reference | WindowDay | Decimal | TaskCount
"""A cell, one of another report, a day of the window, a number of the rule itself, or a count of
the group's tasks."""


class Term(NamedTuple):
    """One addend of a side, with its sign and what stands there."""

    sign: Sign
    leaf: Leaf
    cell: Cell


@dataclass(frozen=True)
class Side:
    """One side of a rule as it was computed."""

    kind: Literal["sum", "percent", "ratio"] = "sum"
    terms: tuple[Term, ...] = ()
    """Of a quotient, those of the numerator."""
    divisor: tuple[Term, ...] = ()
    """Those of the denominator."""
    state: CellState = CellState.VALUE
    """*Không phát sinh* for a quotient over nothing."""
    incomplete: bool = False
    exact: Fraction = Fraction(0)

    @property
    def value(self) -> Decimal:
        """The number at six places at most."""
        digits = format(round_half_up(self.exact, PLACES_IN_RULES), "f")
        return Decimal(digits.rstrip("0").rstrip("."))

    @property
    def keys(self) -> tuple[FigureKey, ...]:
        """The cells of the side."""
        leaves = (term.leaf for term in (*self.terms, *self.divisor))
        return tuple(leaf for leaf in leaves if isinstance(leaf, FigureKey))


class SidePlan(NamedTuple):
    """A side with its names resolved and its brackets opened."""

    kind: Literal["sum", "percent", "ratio"]
    terms: tuple[tuple[Sign, Leaf], ...]
    divisor: tuple[tuple[Sign, Leaf], ...]
    group: str
    """The row's code, for ``tasks()``."""

    @property
    def around(self) -> tuple[Reference, ...]:
        """The cells of other reports."""
        leaves = (leaf for _, leaf in (*self.terms, *self.divisor))
        return tuple(leaf for leaf in leaves if isinstance(leaf, Reference))

    @property
    def keys(self) -> tuple[FigureKey, ...]:
        """The cells of the side."""
        leaves = (leaf for _, leaf in (*self.terms, *self.divisor))
        return tuple(leaf for leaf in leaves if isinstance(leaf, FigureKey))


def plan_side(expression: Expression, scope: Scope, group: str) -> SidePlan:
    """Resolve a side; raise Problem ``formula_reference`` or ``formula_text``."""
    node = expression.with_targets(scope.target).node
    if isinstance(node, Quotient):
        top = tuple(_leaves(node.numerator, scope, 1))
        return SidePlan(node.kind, top, tuple(_leaves(node.denominator, scope, 1)), group)
    return SidePlan("sum", tuple(_leaves(node, scope, 1)), (), group)


def compute_side(plan: SidePlan, look: Look, tasks: TaskCounts | None) -> Side:
    """Return what a side comes to."""
    terms = tuple(_term(sign, leaf, plan.group, look, tasks) for sign, leaf in plan.terms)
    top = _total(terms)
    if plan.kind == "sum":
        return Side("sum", terms, (), top.state, top.incomplete, Fraction(top.number))
    divisor = tuple(_term(sign, leaf, plan.group, look, tasks) for sign, leaf in plan.divisor)
    bottom = _total(divisor)
    exact, state = Fraction(0), _state_of_quotient(top, bottom)
    if state is CellState.VALUE:
        exact = Fraction(top.number) / Fraction(bottom.number)
        exact *= 100 if plan.kind == "percent" else 1
    return Side(plan.kind, terms, divisor, state, top.incomplete or bottom.incomplete, exact)


def total_of(terms: tuple[Term, ...]) -> Decimal:
    """Return the number terms come to."""
    return _total(terms).number


def _leaves(node: Node, scope: Scope, sign: Sign) -> Iterator[tuple[Sign, Leaf]]:
    """Yield the addends with their signs, the brackets around them opened."""
    if isinstance(node, Name):
        yield sign, scope.resolve(node.path)
    elif isinstance(node, Around):
        yield sign, refer(node, scope.resolve)
    elif isinstance(node, Constant):
        yield sign, node.value
    elif isinstance(node, Tasks):
        yield sign, node.state
    elif isinstance(node, Sum):
        for inner, term in node.terms:
            yield from _leaves(term, scope, 1 if inner == sign else -1)
    else:
        raise Bug("a quotient inside a formula")


def _term(sign: Sign, leaf: Leaf, group: str, look: Look, tasks: TaskCounts | None) -> Term:
    if isinstance(leaf, FigureKey | Reference | WindowDay):
        return Term(sign, leaf, look(leaf))
    if isinstance(leaf, Decimal):
        return Term(sign, leaf, Cell(CellState.VALUE, leaf))
    counted = Cell(CellState.VALUE, Decimal(tasks.get((group, leaf), 0))) if tasks else BLANK
    return Term(sign, leaf, counted)


def _total(terms: tuple[Term, ...]) -> Cell:
    """Return the sum; a number of the rule adds to what is known but makes nothing known."""
    figures = [term for term in terms if not isinstance(term.leaf, Decimal)]
    constants = [term for term in terms if isinstance(term.leaf, Decimal)]
    known = add((t.sign, t.cell) for t in figures) if figures else Cell(CellState.VALUE, Decimal(0))
    if known.state is not CellState.VALUE:
        return known
    return known._replace(value=known.number + sum(t.sign * t.cell.number for t in constants))


def _state_of_quotient(top: Cell, bottom: Cell) -> CellState:
    states = (top.state, bottom.state)
    for state in (CellState.NOT_APPLICABLE, CellState.BLANK):
        if state in states:
            return state
    return CellState.VALUE if bottom.number else CellState.NONE_ARISING
