"""Rules: relations that sound figures keep, and the findings where they do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, localcontext
from typing import Literal

from bhxh_desktop.domain.automatic import automatic_tests
from bhxh_desktop.domain.calculation import EXACT, Program, TaskCounts
from bhxh_desktop.domain.contribution import is_told_by_unit
from bhxh_desktop.domain.figure import (
    BLANK,
    LONGEST_TEXT,
    Cell,
    CellState,
    FigureKey,
    Figures,
)
from bhxh_desktop.domain.period import Period, Window, window_of
from bhxh_desktop.domain.regime import Definition, Form, FormRow, Item, Rule, is_open_row
from bhxh_desktop.domain.revision import Scope
from bhxh_desktop.domain.rule_test import Test, compile_rule, holds
from bhxh_desktop.domain.sides import Side, SidePlan, compute_side
from bhxh_desktop.domain.surroundings import (
    NOWHERE,
    Look,
    Reference,
    Surrounding,
    Surroundings,
    look_around,
)
from bhxh_desktop.domain.work_calendar import WorkCalendar
from bhxh_desktop.errors import Bug, Problem, Problems
from bhxh_desktop.vietnamese.numbers import format_number
from bhxh_desktop.vietnamese.text import check_text

_LONGEST_SHOWN = 40
_NO_SIDE = Side()


@dataclass(frozen=True)
class Finding:
    """Something a person should look at; the words are made from it elsewhere."""

    kind: Literal["rule", "blank", "incomplete", "range"]
    """``rule`` broken · required cell ``blank`` · rule not tested for ``incomplete`` figures that
    are asked for · typed number out of ``range``."""
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
    around: tuple[tuple[Reference, Surrounding], ...] = ()
    """What a broken rule read of other reports."""
    as_of: str = ""
    """Up to which day the report's own figures run, where it read of others."""

    @property
    def blocks(self) -> bool:
        """Tell whether no reason can lock over this: a blank required or an unreadable cell."""
        return self.kind in ("blank", "range")


class Checker:
    """All rules of a definition, compiled."""

    def __init__(self, program: Program) -> None:
        """Compile the rules; raise Problems for every faulty one at once."""
        self._program = program
        self._tests: list[Test] = []
        faults: list[Problem] = []
        for rule in program.definition.regime.rules:
            for form, row in _places(program.definition, rule):
                try:
                    self._tests.append(compile_rule(program, rule, form, row))
                except Problem as fault:
                    faults.append(fault)
        if faults:
            raise Problems(faults)
        self._tests += list(automatic_tests(program, self._tests))
        self._names_window = any(test.names_window for test in self._tests)

    def references(self, period: Period) -> frozenset[Reference]:
        """Return the cells of other reports that the rules read in a period."""
        tests = [test for test in self._tests if test.serves(period)]
        return frozenset(r for test in tests for r in (*test.left.around, *test.right.around))

    def check(
        self,
        figures: Figures,
        filled_forms: frozenset[str],
        tasks: TaskCounts | None = None,
        around: Surroundings = NOWHERE,
        period: Period | None = None,
        scope: Scope = "own",
    ) -> tuple[Finding, ...]:
        """Return the findings on *figures* (typed and derived), errors first.

        *filled_forms* are the forms this unit fills; rules that touch others are not tested.
        Rules against other reports are tested where these are *around*; those of one year, or of
        years alone, in a *period* they serve. What the figures of this *scope* are not asked for
        is missed nowhere, and a rule that lacks nothing else stays silent.
        """
        look = look_around(lambda key: figures.get(key, BLANK), around, self._window(period))
        found = [
            *_blanks(self._program, figures, filled_forms, scope),
            *_out_of_range(self._program, figures),
        ]
        with localcontext(EXACT):
            for test in self._tests:
                forms = {key.form for key in test.keys}
                served = forms <= filled_forms and test.serves(period)
                finding = _run(test, look, tasks) if served else None
                if finding is not None and not self._lacks_nothing(finding, look, scope):
                    found.append(_with_sources(finding, around))
        return tuple(sorted(found, key=lambda finding: finding.severity != "error"))

    def _window(self, period: Period | None) -> Window | None:
        """Return the days of *period*, which no work calendar moves; None where no rule asks."""
        if period is None or not self._names_window:
            return None
        return window_of(period, self._program.definition.regime.periods, WorkCalendar())

    def _lacks_nothing(self, finding: Finding, look: Look, scope: Scope) -> bool:
        """Tell whether a rule was not tested only for cells that nobody is asked for."""
        if finding.kind != "incomplete":
            return False
        items = self._program.definition.items
        unknown = self._unknown(finding.cells, look)
        return bool(unknown) and not any(_is_asked(each, items[each], scope) for each in unknown)

    def _unknown(self, keys: Iterable[FigureKey], look: Look) -> list[FigureKey]:
        """Return the cells that leave *keys* unknown: the typed ones below, else themselves."""
        found: list[FigureKey] = []
        waiting = {key for key in keys if _is_unknown(look(key))}
        seen = set(waiting)
        while waiting:
            key = waiting.pop()
            inputs = self._program.inputs.get(key, frozenset())
            below = {each for each in inputs if _is_unknown(look(each))}
            found += [] if below else [key]
            waiting |= below - seen
            seen |= below
        return found


def _places(definition: Definition, rule: Rule) -> list[tuple[Form | None, FormRow | None]]:
    if rule.form is None:
        return [(None, None)]
    form = definition.forms.get(rule.form)
    if form is None:
        return [(None, None)]
    return [(form, row) for row in form.rows if not rule.rows or row.code in rule.rows]


def _run(test: Test, look: Look, tasks: TaskCounts | None) -> Finding | None:
    right_plan = _known(test.right, look) if test.year_only else test.right
    around = [look(reference) for reference in (*test.left.around, *right_plan.around)]
    if any(cell.state is CellState.BLANK or cell.incomplete for cell in around):
        return None  # nothing was locked there: there is nothing to hold this against
    left, right = compute_side(test.left, look, tasks), compute_side(right_plan, look, tasks)
    # a ratio over nothing ("–") is a side, or a derived cell that a side names (model.md §2)
    states = {left.state, right.state}
    nothing = {look(key).state for key in test.derived} | states
    if CellState.NOT_APPLICABLE in states or CellState.NONE_ARISING in nothing:
        return None
    rule, row = test.rule, test.row
    if CellState.BLANK in states or left.incomplete or right.incomplete:
        unknown = Finding("incomplete", "warning", rule.code, test.keys, rule, row)
        return None if test.automatic else unknown
    if not right.terms or holds(rule, left, right):
        return None
    return Finding("rule", rule.severity, rule.code, test.keys, rule, row, left, right)


def _with_sources(finding: Finding, around: Surroundings) -> Finding:
    """Say where the figures of other reports in a broken rule come from."""
    terms = [t for s in (finding.left, finding.right) for t in (*s.terms, *s.divisor)]
    read = dict.fromkeys(t.leaf for t in terms if isinstance(t.leaf, Reference))
    known = tuple((reference, around[reference]) for reference in read if reference in around)
    return replace(finding, around=known) if known else finding


def _known(plan: SidePlan, look: Look) -> SidePlan:
    """Return *plan* without the figures of other reports that are not known."""
    known = {reference: look(reference) for reference in plan.around}
    there = {r for r, cell in known.items() if cell.state in _NUMBERS and not cell.incomplete}
    return plan._replace(terms=tuple(term for term in plan.terms if term[1] in there))


_NUMBERS = (CellState.VALUE, CellState.NONE_ARISING)


def _is_unknown(cell: Cell) -> bool:
    return cell.state is CellState.BLANK or cell.incomplete


def _is_asked(key: FigureKey, item: Item, scope: Scope) -> bool:
    """Tell whether a cell is missed where it is blank: in a total only what is added up can be."""
    added_up = item.consolidate != "none" and not is_told_by_unit(key, item)
    return item.required and (scope == "own" or added_up)


def _blanks(
    program: Program, figures: Figures, filled: frozenset[str], scope: Scope
) -> list[Finding]:
    """Required cells without an entry, those of the rows the unit added among them."""
    required = [
        FigureKey(*key)
        for key, item in program.definition.items.items()
        if key[0] in filled and not item.formula and _is_asked(FigureKey(*key), item, scope)
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


def fault_in(item: Item, cell: Cell, said: str = "") -> Problem | None:
    """Return what is wrong with *cell* as an entry of *item*, without its place; None if sound.

    A number is quoted as it was *said*, else as people write it, with a decimal comma.
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
        return _number_fault(item, cell.value, said or format_number(cell.value))
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


def _number_fault(item: Item, value: Decimal, said: str) -> Problem | None:
    if value < 0 and not item.signed:
        return Problem("entry_negative", found=said)
    places = -int(value.as_tuple().exponent)
    if places > item.places == 0:
        return Problem("entry_whole", found=said)
    if places > item.places:
        return Problem("entry_places", found=said, places=item.places)
    return None


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
