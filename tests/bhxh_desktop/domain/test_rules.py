"""Rules and entries: what is found, what is only unknown, and what no reason can lock over."""

from __future__ import annotations

import copy
from decimal import Decimal

import pytest

from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.figure import (
    NONE_ARISING,
    NOT_APPLICABLE,
    Cell,
    CellState,
    FigureKey,
    number_cell,
    text_cell,
)
from bhxh_desktop.domain.regime import Item
from bhxh_desktop.domain.rules import Checker, fault_in
from bhxh_desktop.errors import Problems
from tests.helpers.model import SMALL, small_definition, small_program

FORMS = frozenset({"dossiers"})


def line(**cells):
    """The policy line of the small regime, filled, with *cells* changed."""
    filled = {"carried": number_cell(2), "new": number_cell(10), "late": number_cell(1), **cells}
    figures = {}
    for row in ("collection", "policy"):
        for column, cell in filled.items():
            figures[FigureKey("dossiers", row, column)] = cell
    return figures


def findings(**cells):
    """What the checker finds on the filled dossier table."""
    program = small_program()
    return Checker(program).check(program.compute(line(**cells)), FORMS)


def test_sound_figures_have_no_findings():
    """Nothing is said of figures that keep every rule."""
    assert () == findings()


def test_a_broken_rule_names_its_cells_and_both_sides():
    """On each row where it is broken, with what stands on the left and on the right."""
    found = findings(late=number_cell(15))
    assert ["collection", "policy", "total"] == [finding.row for finding in found]
    first = found[0]
    assert (Decimal(15), Decimal(12)) == (first.left.value, first.right.value)
    assert [FigureKey("dossiers", "collection", "late")] == [t.leaf for t in first.left.terms]
    assert [FigureKey("dossiers", "collection", "received")] == [t.leaf for t in first.right.terms]


def test_a_blank_never_passes():
    """The blank cell blocks the lock; the rule is told as not tested."""
    found = findings(late=Cell(CellState.BLANK))
    blank = [finding for finding in found if finding.kind == "blank"]
    assert {"collection", "policy"} == {finding.cells[0].row for finding in blank}
    assert all(finding.blocks for finding in blank)
    assert "incomplete" in {finding.kind for finding in found}


def test_a_half_filled_added_row_is_found():
    """Its required cells, and those that name it; a row that is filled or gone has none."""
    program = small_program()
    name, heads = (FigureKey("classes", "r-0123456789abcdef", code) for code in ("name", "heads"))
    check = Checker(program).check
    assert [(heads,)] == [f.cells for f in check({name: text_cell("Lớp")}, frozenset({"classes"}))]
    assert [(name,)] == [f.cells for f in check({heads: number_cell(5)}, frozenset({"classes"}))]
    whole = {name: text_cell("Lớp"), heads: number_cell(5)}
    assert () == check(whole, frozenset({"classes"}))
    assert () == check({name: Cell(CellState.BLANK)}, frozenset({"classes"}))
    assert () == check({heads: number_cell(5)}, FORMS - {"dossiers"})


@pytest.mark.parametrize(("cell", "kinds"), [(NONE_ARISING, set()), (NOT_APPLICABLE, set())])
def test_states_in_a_rule(cell, kinds):
    """Không phát sinh counts as 0; không áp dụng takes the rule away."""
    assert kinds == {finding.kind for finding in findings(late=cell)}


def test_forms_the_unit_does_not_fill_are_left_alone():
    """No blanks and no rules of other forms."""
    program = small_program()
    assert () == Checker(program).check({}, frozenset())


@pytest.mark.parametrize(
    "right", ["new + sum(carried, sheet.staff)", "percent(new, sheet.staff)", "sheet.staff"]
)
def test_rules_that_touch_another_form_are_left_alone(right):
    """However deep in the formula its cell stands: the unit could not mend it."""
    program = Program(small_definition(rules=[{**SMALL["rules"][0], "right": right}]))
    figures = program.compute(line(late=number_cell(15)))
    assert () == Checker(program).check(figures, FORMS)
    both = Checker(program).check(figures, FORMS | {"sheet"})
    assert {"incomplete"} == {finding.kind for finding in both if finding.rule}


def test_all_faulty_rules_are_told_at_once():
    """Unknown cells and bad syntax in rules are found when the definition is compiled."""
    rule = SMALL["rules"][0]
    faulty = [{**rule, "left": "nowhere"}, {**rule, "code": "other", "right": "late +"}]
    with pytest.raises(Problems) as caught:
        Checker(Program(small_definition(rules=faulty)))
    assert {"formula_reference", "formula_syntax"} == {p.code for p in caught.value.problems}


@pytest.mark.parametrize(
    ("item", "cell", "code"),
    [
        (Item(), number_cell("5"), None),
        (Item(), number_cell("-5"), "entry_negative"),
        (Item(signed=True), number_cell("-5"), None),
        (Item(), number_cell("5.5"), "entry_whole"),
        (Item(places=1), number_cell("5.55"), "entry_places"),
        (Item(places=1), number_cell("5.5"), None),
        (Item(kind="choice", choices=("a", "b")), text_cell("c"), "entry_choice"),
        (Item(kind="choice", choices=("a", "b")), text_cell("b"), None),
        (Item(kind="date"), text_cell("2023-02-30"), "entry_date"),
        (Item(kind="date"), text_cell("20230228"), "entry_date"),
        (Item(kind="date"), text_cell("2023-02-28"), None),
        (Item(kind="yes_no"), text_cell("maybe"), "entry_yes_no"),
        (Item(kind="text"), NONE_ARISING, None),
        (Item(kind="text"), text_cell("a" * 4000), None),
        (Item(kind="text"), text_cell("a" * 4001), "text_long"),
        (Item(kind="text"), text_cell("a\tb"), "text_control"),
        (Item(kind="text"), text_cell("a\nb"), "text_line_end"),
        (Item(), text_cell("abc"), "figure_form"),
        (Item(kind="text"), Cell(CellState.VALUE, "a", estimated=True), "entry_state"),
        (Item(kind="text"), Cell(CellState.NONE_ARISING, None, estimated=True), "entry_state"),
    ],
)
def test_entries(item, cell, code):
    """What an item takes."""
    fault = fault_in(item, cell)
    assert code == (fault.code if fault else None)


def test_a_rule_on_a_ratio_over_nothing_does_not_run():
    """Whether the ratio stands in the rule or in the cell it names (model.md §2)."""
    base = {**SMALL["rules"][0], "kind": "at_least", "right": "63"}
    rules = [{**base, "left": "late_rate"}, {**base, "code": "b", "left": "percent(late, new)"}]
    program = Program(small_definition(rules=rules))
    nothing = line(carried=NONE_ARISING, new=NONE_ARISING, late=NONE_ARISING)
    assert () == Checker(program).check(program.compute(nothing), FORMS)
    low = Checker(program).check(program.compute(line()), FORMS)
    assert {"late_in_received", "b"} == {finding.code for finding in low}


def incomplete(item, scope="own", right="new", **cells):
    """The rows on which a rule between an extra column and *right* was not tested."""
    plain = copy.deepcopy(SMALL)
    plain["forms"][0]["columns"].append({"code": "extra", "caption": "Thêm", "item": item})
    both = {"nature": "derived", "formula": "extra + new"}
    plain["forms"][0]["columns"].append({"code": "more", "caption": "Gộp", "item": both})
    rule = {"code": "r", "kind": "at_most", "form": "dossiers", "sentence": "Đúng."}
    plain["rules"] = [{**rule, "rows": ["policy", "total"], "left": "more", "right": right}]
    program = Program(small_definition(**plain))
    found = Checker(program).check(program.compute(line(**cells)), FORMS, scope=scope)
    return [finding.row for finding in found if finding.kind == "incomplete"]


@pytest.mark.parametrize(
    ("item", "scope", "rows"),
    [
        ({}, "own", ["policy", "total"]),
        ({}, "total", ["policy", "total"]),
        ({"required": False}, "own", []),
        ({"required": False}, "total", []),
        ({"consolidate": "none"}, "own", ["policy", "total"]),
        ({"consolidate": "none"}, "total", []),
    ],
)
def test_what_nobody_is_asked_for_is_not_missed(item, scope, rows):
    """A rule is silent where only such cells are blank, directly or below a computed one."""
    assert rows == incomplete(item, scope)


def test_a_rule_that_lacks_what_is_asked_for_says_so():
    """Though a cell nobody is asked for is blank too."""
    blank = Cell(CellState.BLANK)
    assert [] == incomplete({"required": False}, late=blank)
    assert ["policy", "total"] == incomplete({"required": False}, right="late", late=blank)


@pytest.mark.parametrize(("scope", "blank"), [("own", True), ("total", False)])
def test_a_total_is_asked_for_what_adds_up(scope, blank):
    """A cell that is not consolidated is missed in the figures of a unit only."""
    plain = copy.deepcopy(SMALL)
    plain["forms"][0]["columns"][3]["item"] = {"consolidate": "none"}
    program = Program(small_definition(**plain))
    figures = program.compute(line(late=Cell(CellState.BLANK)))
    found = Checker(program).check(figures, FORMS, scope=scope)
    assert blank == ("blank" in {finding.kind for finding in found})
