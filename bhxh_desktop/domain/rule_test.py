"""A rule made ready for one row: its sides resolved, and whether they keep it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.formula import WindowDay, parse, parse_day
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Form, FormRow, Rule
from bhxh_desktop.domain.scope import Scope
from bhxh_desktop.domain.sides import Side, SidePlan, plan_side
from bhxh_desktop.errors import Problem
from bhxh_desktop.vietnamese.numbers import parse_figure


@dataclass(frozen=True)
class Test:
    """A rule as it is tested on one row."""

    rule: Rule
    row: str
    left: SidePlan
    right: SidePlan
    keys: tuple[FigureKey, ...]
    derived: frozenset[FigureKey]
    """Those of the cells that are computed."""
    automatic: bool = False
    """Made from what an item says; it stays silent where its cells are blank."""
    year: int | None = None
    """Only in periods of this year."""
    year_only: bool = False
    """Only in the report of a year, against the quarters that were locked."""

    @property
    def names_window(self) -> bool:
        """Tell whether a side is a day of the period's window."""
        leaves = (leaf for _, leaf in (*self.left.terms, *self.right.terms))
        return any(isinstance(leaf, WindowDay) for leaf in leaves)

    def serves(self, period: Period | None) -> bool:
        """Tell whether it is tested in a period, None being any."""
        if period is None and self.names_window:
            return False
        in_year = self.year is None or (period is not None and period.year == self.year)
        whole = not self.year_only or (period is not None and period.kind == "year")
        return in_year and whole


def compile_rule(program: Program, rule: Rule, form: Form | None, row: FormRow | None) -> Test:
    """Resolve the sides of a rule.

    Raises Problem ``formula_reference``, ``formula_text``, ``formula_construct``.
    """
    code = row.code if row else ""
    scope = Scope(program.definition, form, code, "", across=True)
    left, right = (_side(rule, text, scope, code) for text in (rule.left, rule.right))
    keys = tuple(dict.fromkeys(left.keys + right.keys))
    derived = frozenset(key for key in keys if not program.is_input(key))
    if not keys:  # tasks alone: the finding leads people to the row that counts them
        if form is None:
            raise Problem("formula_reference", reference=rule.left, place=rule.code)
        keys = (FigureKey(form.code, code, form.column_codes[0]),)
    return Test(rule, code, left, right, keys, derived)


def _side(rule: Rule, text: str, scope: Scope, code: str) -> SidePlan:
    if rule.kind != "order":
        return plan_side(parse(text), scope, code)
    day = parse_day(text)
    leaf = day if isinstance(day, WindowDay) else scope.resolve(day.path, "date")
    return SidePlan("sum", ((1, leaf),), (), code)


def holds(rule: Rule, left: Side, right: Side) -> bool:
    """Tell whether two sides that are known keep a rule."""
    if rule.kind == "order":
        first, last = left.terms[0].cell.value, right.terms[0].cell.value
        return not isinstance(first, str) or not isinstance(last, str) or first <= last
    if rule.kind == "change":
        return not right.exact or abs(change(left, right)) <= Fraction(parse_figure(rule.limit))
    return {
        "equal": left.exact == right.exact,
        "at_most": left.exact <= right.exact,
        "at_least": left.exact >= right.exact,
        "above": left.exact > right.exact,
        "below": left.exact < right.exact,
    }[rule.kind]


def change(left: Side, right: Side) -> Fraction:
    """Return by how many percent of the right side the left one lies above it."""
    return (left.exact - right.exact) / abs(right.exact) * 100
