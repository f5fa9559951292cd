"""Rules: relations that sound figures keep, and the findings where they do not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Literal

from bhxh_desktop.domain.calculation import EXACT, Program, Scope, TaskCounts
from bhxh_desktop.domain.figure import (
    BLANK,
    LONGEST_TEXT,
    Cell,
    CellState,
    FigureKey,
    Figures,
)
from bhxh_desktop.domain.formula import parse
from bhxh_desktop.domain.regime import Definition, Form, FormRow, Item, Rule, is_open_row
from bhxh_desktop.domain.sides import Side, SidePlan, compute_side, plan_side
from bhxh_desktop.errors import Bug, Problem, Problems
from bhxh_desktop.vietnamese.text import check_text

_LONGEST_SHOWN = 40
_NO_SIDE = Side()


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
    left: Side = _NO_SIDE
    """As computed, where the rule is broken."""
    right: Side = _NO_SIDE

    @property
    def blocks(self) -> bool:
        """Tell whether no reason can lock over this: a blank required or an unreadable cell."""
        return self.kind in ("blank", "range")


@dataclass(frozen=True)
class _Test:
    rule: Rule
    row: str
    left: SidePlan
    right: SidePlan
    keys: tuple[FigureKey, ...]
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
                forms = {key.form for key in test.keys}
                finding = _run(test, figures, tasks) if forms <= filled_forms else None
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
    left, right = (plan_side(parse(text), scope, code) for text in (rule.left, rule.right))
    keys = tuple(dict.fromkeys(left.keys + right.keys))
    derived = frozenset(key for key in keys if not program.is_input(key))
    if not keys:  # tasks alone: the finding leads people to the row that counts them
        if form is None:
            raise Problem("formula_reference", reference=rule.left, place=rule.code)
        keys = (FigureKey(form.code, code, form.column_codes[0]),)
    return _Test(rule, code, left, right, keys, derived)


def _run(test: _Test, figures: Figures, tasks: TaskCounts | None) -> Finding | None:
    def look(key: FigureKey) -> Cell:
        return figures.get(key, BLANK)

    left, right = compute_side(test.left, look, tasks), compute_side(test.right, look, tasks)
    # a ratio over nothing ("–") is a side, or a derived cell that a side names (model.md §2)
    states = {left.state, right.state}
    nothing = {look(key).state for key in test.derived} | states
    if CellState.NOT_APPLICABLE in states or CellState.NONE_ARISING in nothing:
        return None
    rule, row = test.rule, test.row
    if CellState.BLANK in states or left.incomplete or right.incomplete:
        return Finding("incomplete", "warning", rule.code, test.keys, rule, row)
    if _holds(rule.kind, left.exact, right.exact):
        return None
    return Finding("rule", rule.severity, rule.code, test.keys, rule, row, left, right)


def _holds(kind: str, left: Fraction, right: Fraction) -> bool:
    relations: Mapping[str, bool] = {
        "equal": left == right,
        "at_most": left <= right,
        "at_least": left >= right,
    }
    return relations[kind]


def _blanks(program: Program, figures: Figures, filled: frozenset[str]) -> list[Finding]:
    """Required cells without an entry, those of the rows the unit added among them."""
    required = [
        FigureKey(*key)
        for key, item in program.definition.items.items()
        if item.required and not item.formula and key[0] in filled
    ]
    added = dict.fromkeys(
        key[:2]
        for key, cell in figures.items()
        if is_open_row(key.row) and key.form in filled and cell.state is not CellState.BLANK
    )
    for code, row in added:
        form = program.definition.forms.get(code)
        if form is not None and form.open_rows is not None:
            required += [FigureKey(code, row, column) for column in _required_in(form)]
    blank = [key for key in required if figures.get(key, BLANK).state is CellState.BLANK]
    return [Finding("blank", "error", "blank", (key,)) for key in blank]


def _required_in(form: Form) -> list[str]:
    """Return the columns a row added to *form* cannot do without: those that name it among them."""
    named = form.open_rows.key if form.open_rows else ()
    items = ((column, form.item(None, column)) for column in form.column_codes)
    return [column for column, item in items if item and (item.required or column in named)]


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
