"""Rules nobody writes down, because the items themselves say what should hold.

A target is reached; an opening goes on from the closing before; the flow of a year is no less than
what its locked quarters come to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.formula import QUARTERS
from bhxh_desktop.domain.regime import Item, Rule, RuleKind, Target
from bhxh_desktop.domain.rule_test import Test
from bhxh_desktop.domain.scope import Scope
from bhxh_desktop.domain.sides import Leaf, SidePlan, Sign, plan_side
from bhxh_desktop.domain.surroundings import Reference
from bhxh_desktop.vietnamese.numbers import parse_figure

TARGET, OPENING, YEAR = "auto_target", "auto_opening", "auto_year"
"""Codes of their findings."""
_OF_OPENINGS = Rule(code=OPENING, kind="equal", severity="warning", left="", right="", sentence="")
_OF_YEARS = Rule(code=YEAR, kind="at_least", severity="error", left="", right="", sentence="")
_OPERATORS: dict[str, RuleKind] = {
    ">=": "at_least",
    ">": "above",
    "<=": "at_most",
    "<": "below",
}


def automatic_tests(program: Program, written: Iterable[Test]) -> Iterator[Test]:
    """Yield the tests the items ask for; what a *written* rule tests already is not doubled.

    Raises Problem ``formula_reference`` or ``formula_text`` for the name of a closing cell.
    """
    said = {(_bare(test.left), _bare(test.right)) for test in written}
    kinds = {rule.kind for rule in program.definition.regime.periods}
    for place, item in program.definition.items.items():
        key = FigureKey(*place)
        cell = _plan(((1, key),))
        if item.target is not None:
            yield _target(program, key, _exact(program, key), item.target)
        if item.closing and not item.formula:
            before = Reference("opening", "", 0, closing_of(program, key, item))
            if (cell, _plan(((1, before),))) not in said:
                yield _test(program, _OF_OPENINGS, key, cell, (before,))
        if {"year", "quarter"} <= kinds and _adds_up(item):
            quarters = [Reference("quarter", "", number, key) for number in QUARTERS]
            yield _test(program, _OF_YEARS, key, cell, quarters)


def closing_of(program: Program, key: FigureKey, item: Item) -> FigureKey:
    """Return the cell that an opening goes on from."""
    form = program.definition.forms[key.form]
    across = form.column_items.get(key.column) is not None
    scope = Scope(program.definition, form, key.row, key.column, across=across)
    return scope.resolve(tuple(item.closing.split(".")))


def _adds_up(item: Item) -> bool:
    """Tell whether quarters of the item make up its year: only typed flows do."""
    is_flow = item.kind == "number" and item.nature == "flow" and item.window == "period"
    return is_flow and not item.formula and not item.signed and item.consolidate == "sum"


def _exact(program: Program, key: FigureKey) -> SidePlan:
    """Return what a cell is computed from, so that a target is tested before any rounding."""
    if key not in program.expressions:
        return _plan(((1, key),))
    expression, scope = program.expressions[key]
    return _bare(plan_side(expression, scope, key.row))


def _target(program: Program, key: FigureKey, side: SidePlan, target: Target) -> Test:
    kind = _OPERATORS[target.operator]
    keys = tuple(dict.fromkeys((key, *side.keys)))
    return Test(
        rule=Rule(code=TARGET, kind=kind, severity="warning", left="", right="", sentence=""),
        row=key.row,
        left=side._replace(group=key.row),
        right=_plan(((1, parse_figure(target.value)),)),
        keys=keys,
        derived=_derived(program, keys),
        automatic=True,
        year=target.year,
    )


def _test(
    program: Program, rule: Rule, key: FigureKey, cell: SidePlan, others: Iterable[Reference]
) -> Test:
    return Test(
        rule=rule,
        row=key.row,
        left=cell,
        right=_plan(tuple((1, other) for other in others)),
        keys=(key,),
        derived=_derived(program, (key,)),
        automatic=True,
        year_only=rule is _OF_YEARS,
    )


def _derived(program: Program, keys: Iterable[FigureKey]) -> frozenset[FigureKey]:
    return frozenset(key for key in keys if not program.is_input(key))


def _plan(terms: tuple[tuple[Sign, Leaf], ...]) -> SidePlan:
    return SidePlan("sum", terms, (), "")


def _bare(plan: SidePlan) -> SidePlan:
    return plan._replace(group="")
