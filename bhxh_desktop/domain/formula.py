"""The formula language: Python's own parser, a handful of node kinds, nothing ever evaluated.

    carried_in + new            sums and differences of cells by code
    sum(collection, cards)      the same for many
    percent(late, resolved)     x 100, rounded at the item's places; only outermost
    ratio(people, meetings)     rounded at the item's places; only outermost
    target(rate)                the target of a cell: the form's, or the one its unit was given
    tasks(done)                 tasks of the row's group in a state
    opening(pending)            closing of the period whose window ends the day before
    preceding(new)              the same cell in the period of the same length before
    last_year(new)              … in the same period a year earlier
    quarter(1, new)             … in a quarter of the year
    elsewhere(regime.form.row)  a cell of another regime in the same window

The last five read what was locked; where nothing was, the whole formula is blank.

A rule of dates (kind ``order``) has on each side a cell, or a day of the report's own window:

    window(first)               the first day its figures cover; window(last) the last

A name is ``row`` or ``column`` (see `domain.scope` for which), ``form.row`` for a line of a sheet,
or ``form.row.column``.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from bhxh_desktop.errors import Problem
from bhxh_desktop.vietnamese.numbers import parse_figure

LONGEST = 2000
MOST_NODES = 600
DEEPEST = 30
LONGEST_NAME = 3
QUARTERS = (1, 2, 3, 4)

TaskState = Literal["not_started", "in_progress", "done", "late"]
TaskCount = Literal["planned", "not_started", "in_progress", "done", "late"]
Relation = Literal["opening", "preceding", "last_year", "quarter", "elsewhere"]
"""How what is read stands to the report that reads it."""


@dataclass(frozen=True)
class Name:
    """A reference to a cell: one to three codes."""

    path: tuple[str, ...]


@dataclass(frozen=True)
class Constant:
    """A number standing in the formula."""

    value: Decimal


@dataclass(frozen=True)
class TargetOf:
    """The number that a cell should reach."""

    path: tuple[str, ...]


@dataclass(frozen=True)
class Sum:
    """Signed terms: ``a + b - c`` and ``sum(a, b)``."""

    terms: tuple[tuple[Literal[1, -1], Node], ...]


@dataclass(frozen=True)
class Quotient:
    """A ratio or percentage, printed at the item's places."""

    kind: Literal["percent", "ratio"]
    numerator: Node
    denominator: Node


@dataclass(frozen=True)
class Tasks:
    """How many tasks of the row's group are in a state."""

    state: TaskCount


@dataclass(frozen=True)
class Around:
    """A figure of another period, or of another regime."""

    relation: Relation
    path: tuple[str, ...]
    """As of a name; elsewhere ``form.row`` or ``form.row.column`` of *regime*."""
    number: int = 0
    """Which quarter."""
    regime: str = ""
    """The other regime; "" for its own."""


WhichDay = Literal["first", "last"]


@dataclass(frozen=True)
class WindowDay:
    """The first or the last day that the report's own figures cover."""

    which: WhichDay


Node = Name | Constant | TargetOf | Sum | Quotient | Tasks | Around


@dataclass(frozen=True)
class Expression:
    """A parsed formula."""

    text: str
    node: Node

    @property
    def names(self) -> frozenset[tuple[str, ...]]:
        """Every reference in the formula to a cell of the same report."""
        return frozenset(node.path for node in walk(self.node) if isinstance(node, Name))

    def with_targets(self, find: Callable[[tuple[str, ...]], Decimal]) -> Expression:
        """Return the formula with the number that *find* gives in place of each target."""
        if not any(isinstance(node, TargetOf) for node in walk(self.node)):
            return self
        return Expression(self.text, _with_targets(self.node, find))

    @property
    def around(self) -> frozenset[Around]:
        """Every reference to a figure of another period or regime."""
        return frozenset(node for node in walk(self.node) if isinstance(node, Around))


_RELATIONS: dict[str, Relation] = {name: name for name in get_args(Relation)}


def walk(node: Node) -> Iterator[Node]:
    """Yield *node* and all nodes below it."""
    yield node
    if isinstance(node, Sum):
        for _, term in node.terms:
            yield from walk(term)
    elif isinstance(node, Quotient):
        yield from walk(node.numerator)
        yield from walk(node.denominator)


def _with_targets(node: Node, find: Callable[[tuple[str, ...]], Decimal]) -> Node:
    if isinstance(node, TargetOf):
        return Constant(find(node.path))
    if isinstance(node, Sum):
        return Sum(tuple((sign, _with_targets(term, find)) for sign, term in node.terms))
    if isinstance(node, Quotient):
        top, bottom = (_with_targets(side, find) for side in (node.numerator, node.denominator))
        return Quotient(node.kind, top, bottom)
    return node


def parse(text: str) -> Expression:
    """Parse a formula.

    Raises Problem ``formula_syntax``, ``formula_too_large`` or ``formula_construct`` (with what
    was found there); never anything else, whatever the text.
    """
    if len(text) > LONGEST:
        raise Problem("formula_too_large", formula=text[:60])
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise Problem("formula_syntax", formula=text[:200]) from None
    if sum(1 for _ in ast.walk(tree)) > MOST_NODES:
        raise Problem("formula_too_large", formula=text[:60])
    return Expression(text, _Reader(text.strip()).read(tree.body, 0))


def parse_day(text: str) -> Name | WindowDay:
    """Parse a side of a rule of dates; raises what :func:`parse` does."""
    for which in get_args(WhichDay):
        if text.strip() == f"window({which})":
            return WindowDay(which)
    node = parse(text).node
    if not isinstance(node, Name):
        raise Problem("formula_construct", formula=text[:200], found=text[:60])
    return node


class _Reader:
    """Turns Python's tree into ours, refusing whatever we do not know."""

    def __init__(self, text: str) -> None:
        self.text = text

    def read(self, node: ast.expr, depth: int) -> Node:
        if depth > DEEPEST:
            raise Problem("formula_too_large", formula=self.text[:60])
        if isinstance(node, ast.Name | ast.Attribute):
            return Name(self._path(node))
        if isinstance(node, ast.Constant):
            return self._constant(node)
        if isinstance(node, ast.BinOp | ast.UnaryOp):
            return Sum(tuple(self._terms(node, 1, depth)))
        if isinstance(node, ast.Call):
            return self._call(node, depth)
        raise self._unknown(node)

    def _terms(
        self, node: ast.expr, sign: Literal[1, -1], depth: int
    ) -> Iterator[tuple[Literal[1, -1], Node]]:
        """Flatten sums and differences; *sign* is what the brackets around them make of a term."""
        opposite: Literal[1, -1] = -1 if sign == 1 else 1
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
            if depth > DEEPEST:
                raise Problem("formula_too_large", formula=self.text[:60])
            yield from self._terms(node.left, sign, depth + 1)
            right = sign if isinstance(node.op, ast.Add) else opposite
            yield from self._terms(node.right, right, depth + 1)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            yield from self._terms(node.operand, opposite, depth + 1)
        elif isinstance(node, ast.BinOp | ast.UnaryOp):
            raise self._unknown(node)
        else:
            inner = self.read(node, depth + 1)
            if isinstance(inner, Quotient):
                raise self._unknown(node)
            yield sign, inner

    def _call(self, node: ast.Call, depth: int) -> Node:
        function = node.func.id if isinstance(node.func, ast.Name) else ""
        if node.keywords or any(isinstance(argument, ast.Starred) for argument in node.args):
            raise self._unknown(node)
        if function == "sum" and node.args:
            return Sum(tuple(t for a in node.args for t in self._terms(a, 1, depth + 1)))
        if function == "target" and len(node.args) == 1:
            return TargetOf(self._path(node.args[0]))
        if function in get_args(Relation):
            return self._around(node, function)
        if function in ("percent", "ratio") and len(node.args) == 2 and depth == 0:
            top, bottom = (Sum(tuple(self._terms(a, 1, depth + 1))) for a in node.args)
            return Quotient("percent" if function == "percent" else "ratio", top, bottom)
        if function == "tasks" and len(node.args) == 1 and isinstance(node.args[0], ast.Name):
            for state in get_args(TaskCount):
                if state == node.args[0].id:
                    return Tasks(state)
        raise self._unknown(node)

    def _around(self, node: ast.Call, function: str) -> Around:
        """Read ``preceding(new)``, ``quarter(1, new)``, ``elsewhere(regime.form.row)``."""
        arguments = list(node.args)
        number = 0
        if function == "quarter" and arguments:
            first = arguments.pop(0)
            value = first.value if isinstance(first, ast.Constant) else None
            number = value if type(value) is int and value in QUARTERS else 0
        if len(arguments) != 1 or (function == "quarter") != bool(number):
            raise self._unknown(node)
        (named,) = arguments
        if function != "elsewhere":
            return Around(_RELATIONS[function], self._path(named), number)
        regime, *path = self._path(named, LONGEST_NAME + 1)
        if len(path) < LONGEST_NAME - 1:
            raise self._unknown(node)
        return Around("elsewhere", tuple(path), 0, regime)

    def _path(self, node: ast.expr, longest: int = LONGEST_NAME) -> tuple[str, ...]:
        codes: list[str] = []
        while isinstance(node, ast.Attribute):
            codes.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name) or len(codes) >= longest:
            raise self._unknown(node)
        return (node.id, *reversed(codes))

    def _constant(self, node: ast.Constant) -> Constant:
        segment = ast.get_source_segment(self.text, node) or ""
        try:
            return Constant(parse_figure(segment))
        except Problem:
            raise self._unknown(node) from None

    def _unknown(self, node: ast.expr) -> Problem:
        found = ast.get_source_segment(self.text, node) or type(node).__name__
        return Problem("formula_construct", formula=self.text[:200], found=found[:60])
