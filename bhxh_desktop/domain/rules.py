"""Rules: relations that sound figures keep, and the findings where they do not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from typing import Literal

from bhxh_desktop.domain.calculation import (
    EXACT,
    Evaluate,
    Look,
    Program,
    Scope,
    TaskCounts,
    compile_node,
)
from bhxh_desktop.domain.figure import (
    BLANK,
    LONGEST_TEXT,
    Cell,
    CellState,
    FigureKey,
    Figures,
)
from bhxh_desktop.domain.formula import Expression, Name, Sum, parse, walk
from bhxh_desktop.domain.regime import Definition, Form, FormRow, Item, Rule
from bhxh_desktop.errors import Bug, Problem, Problems
from bhxh_desktop.vietnamese.text import check_text

PLACES_IN_RULES = 6
_LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Term:
    """One cell of a rule's side, with its sign and what stands there."""

    sign: Literal[1, -1]
    key: FigureKey
    cell: Cell


@dataclass(frozen=True)
class Finding:
    """Something a person should look at; the words are made from it elsewhere."""

    kind: Literal["rule", "blank", "incomplete", "range"]
    """``rule`` broken · required cell ``blank`` · rule not tested for ``incomplete`` figures ·
    typed number out of ``range``."""
    severity: Literal["error", "warning"]
    code: str
    """The rule's code; the kind's name for the others."""
    cells: tuple[FigureKey, ...]
    rule: Rule | None = None
    row: str = ""
    """The row the rule was tested on."""
    left: tuple[Term, ...] = ()
    right: tuple[Term, ...] = ()
    left_value: Decimal = Decimal(0)
    right_value: Decimal = Decimal(0)

    @property
    def blocks(self) -> bool:
        """Tell whether no reason can lock over this: a blank required or an unreadable cell."""
        return self.kind in ("blank", "range")


@dataclass(frozen=True)
class _Test:
    rule: Rule
    row: str
    left: Evaluate
    right: Evaluate
    left_keys: tuple[tuple[Literal[1, -1], FigureKey], ...]
    right_keys: tuple[tuple[Literal[1, -1], FigureKey], ...]
    derived: frozenset[FigureKey]
    """Those of the cells that are computed."""


class Checker:
    """All rules of a definition, compiled."""

    def __init__(self, program: Program) -> None:
        """Compile the rules; raise Problems for every faulty one at once."""
        self._program = program
        self._tests: list[_Test] = []
        faults: list[Problem] = []
        for rule in program.definition.regime.rules:
            for form, row in _places(program.definition, rule):
                try:
                    self._tests.append(_compile(program, rule, form, row))
                except Problem as fault:
                    faults.append(fault)
        if faults:
            raise Problems(faults)

    def check(
        self,
        figures: Figures,
        filled_forms: frozenset[str],
        tasks: TaskCounts | None = None,
    ) -> tuple[Finding, ...]:
        """Return the findings on *figures* (typed and derived), errors first.

        *filled_forms* are the forms this unit fills; rules that touch others are not tested.
        """
        found = [
            *_blanks(self._program, figures, filled_forms),
            *_out_of_range(self._program, figures),
        ]
        with localcontext(EXACT):
            for test in self._tests:
                keys = {key.form for _, key in test.left_keys + test.right_keys}
                finding = _run(test, figures, tasks) if keys <= filled_forms else None
                if finding is not None:
                    found.append(finding)
        return tuple(sorted(found, key=lambda finding: finding.severity != "error"))


def _places(definition: Definition, rule: Rule) -> list[tuple[Form | None, FormRow | None]]:
    if rule.form is None:
        return [(None, None)]
    form = definition.forms.get(rule.form)
    if form is None:
        return [(None, None)]
    return [(form, row) for row in form.rows if not rule.rows or row.code in rule.rows]


def _compile(program: Program, rule: Rule, form: Form | None, row: FormRow | None) -> _Test:
    code = row.code if row else ""
    scope = Scope(program.definition, form, code, "", across=True)
    left, right = parse(rule.left), parse(rule.right)
    test_left, test_right = (
        compile_node(side.node, scope.resolve, code, PLACES_IN_RULES) for side in (left, right)
    )
    left_keys, right_keys = _terms(left, scope), _terms(right, scope)
    derived = frozenset(key for _, key in left_keys + right_keys if not program.is_input(key))
    return _Test(rule, code, test_left, test_right, left_keys, right_keys, derived)


def _terms(side: Expression, scope: Scope) -> tuple[tuple[Literal[1, -1], FigureKey], ...]:
    """Return the cells of a side with their signs (a quotient's cells all count as added)."""
    if isinstance(side.node, Sum):
        pairs = [(s, scope.resolve(n.path)) for s, n in side.node.terms if isinstance(n, Name)]
        return tuple(pairs)
    return tuple((1, scope.resolve(n.path)) for n in walk(side.node) if isinstance(n, Name))


def _run(test: _Test, figures: Figures, tasks: TaskCounts | None) -> Finding | None:
    def look(key: FigureKey) -> Cell:
        return figures.get(key, BLANK)

    left, right = test.left(look, tasks), test.right(look, tasks)
    states = {left.state, right.state}
    if CellState.NOT_APPLICABLE in states or _over_nothing(test, look, left, right):
        return None
    cells = tuple(dict.fromkeys(key for _, key in test.left_keys + test.right_keys))
    if CellState.BLANK in states or left.incomplete or right.incomplete:
        return Finding("incomplete", "warning", test.rule.code, cells, test.rule, test.row)
    if _holds(test.rule.kind, left.number, right.number):
        return None
    return Finding(
        "rule",
        test.rule.severity,
        test.rule.code,
        cells,
        test.rule,
        test.row,
        tuple(Term(sign, key, look(key)) for sign, key in test.left_keys),
        tuple(Term(sign, key, look(key)) for sign, key in test.right_keys),
        left.number,
        right.number,
    )


def _over_nothing(test: _Test, look: Look, left: Cell, right: Cell) -> bool:
    """Tell whether a ratio over nothing ("–") stands in the rule, which then does not run.

    Sums never come out as *không phát sinh*, so a derived cell in that state is such a ratio.
    """
    sides = ((left, test.left_keys), (right, test.right_keys))
    ratios = [side for side, keys in sides if len(keys) != 1]
    derived = [look(key) for _, keys in sides for _, key in keys if key in test.derived]
    return CellState.NONE_ARISING in {cell.state for cell in (*ratios, *derived)}


def _holds(kind: str, left: Decimal, right: Decimal) -> bool:
    relations: Mapping[str, bool] = {
        "equal": left == right,
        "at_most": left <= right,
        "at_least": left >= right,
    }
    return relations[kind]


def _blanks(program: Program, figures: Figures, filled: frozenset[str]) -> list[Finding]:
    required = (
        FigureKey(*key)
        for key, item in program.definition.items.items()
        if item.required and not item.formula and key[0] in filled
    )
    blank = [key for key in required if figures.get(key, BLANK).state is CellState.BLANK]
    return [Finding("blank", "error", "blank", (key,)) for key in blank]


def _out_of_range(program: Program, figures: Figures) -> list[Finding]:
    """Typed cells that no entry would have let in: they came by a bundle, or the form changed."""
    found = []
    for key, cell in figures.items():
        item = program.definition.item(*key)
        if item is not None and not item.formula and fault_in(item, cell) is not None:
            found.append(Finding("range", "error", "range", (key,)))
    return found


def fault_in(item: Item, cell: Cell) -> Problem | None:
    """Return what is wrong with *cell* as an entry of *item*, without its place; None if sound.

    Codes: ``figure_form``, ``entry_negative``, ``entry_whole``, ``entry_places``, ``entry_choice``,
    ``entry_yes_no``, ``entry_date``, ``entry_state``, ``text_control``, ``text_line_end``,
    ``text_long``. Raises Bug for a number where the form wants a text: no file can say that.
    """
    if item.kind != "number" and cell.estimated:
        return Problem("entry_state")
    if cell.state is not CellState.VALUE:
        return None
    if isinstance(cell.value, Decimal):
        if item.kind != "number":
            raise Bug("a number for a text")
        return _number_fault(item, cell.value)
    text = str(cell.value)
    if item.kind == "number":
        return Problem("figure_form", found=text[:_LONGEST_SHOWN])
    try:
        check_text(text, LONGEST_TEXT, multiline=False)
    except Problem as fault:
        return fault
    return _word_fault(item, text)


def _word_fault(item: Item, text: str) -> Problem | None:
    if item.kind == "choice" and text not in item.choices:
        return Problem("entry_choice", found=text, expected=", ".join(item.choices))
    if item.kind == "yes_no" and text not in ("yes", "no"):
        return Problem("entry_yes_no", found=text)
    if item.kind == "date" and not _is_date(text):
        return Problem("entry_date", found=text)
    return None


def _number_fault(item: Item, value: Decimal) -> Problem | None:
    if value < 0 and not item.signed:
        return Problem("entry_negative", found=value)
    places = -int(value.as_tuple().exponent)
    if places > item.places == 0:
        return Problem("entry_whole", found=value)
    if places > item.places:
        return Problem("entry_places", found=value, places=item.places)
    return None


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
