"""What formulas, rules and suggestions read of other periods and regimes."""

from __future__ import annotations

import copy
from decimal import Decimal

import pytest

from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.figure import (
    BLANK,
    NONE_ARISING,
    NOT_APPLICABLE,
    Cell,
    CellState,
    FigureKey,
    number_cell,
    text_cell,
)
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.rules import Checker
from bhxh_desktop.domain.suggestion import Suggested, Suggestions
from bhxh_desktop.domain.surroundings import NOWHERE, Reference, Surrounding
from tests.helpers.model import SMALL, small_definition

NEW = FigureKey("dossiers", "policy", "new")
LATE = FigureKey("dossiers", "policy", "late")
CARRIED = FigureKey("dossiers", "policy", "carried")
RATE = FigureKey("dossiers", "policy", "late_rate")
BEFORE = Reference("preceding", "", 0, NEW)
YEAR, QUARTER = Period.parse("2023"), Period.parse("2023-Q3")
FORMS = frozenset({"dossiers"})
CELLS = {NEW: number_cell(120), LATE: number_cell(6), CARRIED: number_cell(0)}
QUARTERLY = {
    "kind": "quarter",
    "from": {"month": -1, "day": 15},
    "to": {"month": 0, "day": 14},
    "due": {"working_days": 2},
}


def program(column="", rules=(), **item):
    """The small regime with the item of a column of the dossiers changed."""
    plain = copy.deepcopy({**SMALL, "rules": list(rules)})
    for each in plain["forms"][0]["columns"]:
        if each["code"] == column:
            each["item"] = {**each["item"], **item}
    plain["periods"] = [*plain["periods"], QUARTERLY]
    return Program(small_definition(**plain))


def found(cell, period="2023-Q2"):
    """What a reference finds."""
    return Surrounding(cell, period)


@pytest.mark.parametrize(
    ("formula", "around", "expected"),
    [
        ("new - preceding(new)", number_cell(100), number_cell(20)),
        ("percent(new, preceding(new))", number_cell(100), number_cell("120.00")),
        ("preceding(new)", NONE_ARISING, NONE_ARISING),
        ("new - preceding(new)", BLANK, BLANK),
        ("new - preceding(new)", None, BLANK),
        ("sum(sum(new, preceding(new)), late)", None, BLANK),
        (
            "new + preceding(new)",
            number_cell(1, estimated=True),
            number_cell(121, estimated=True),
        ),
    ],
)
def test_in_a_formula(formula, around, expected):
    """What was locked counts with its marks; where nothing was, nothing is known."""
    compiled = program("late_rate", formula=formula)
    known = {} if around is None else {BEFORE: found(around)}
    assert expected == compiled.compute(CELLS, None, known).get(RATE, BLANK)


def test_what_depends_on_other_reports():
    """Directly or through other cells; the rest is computed as ever."""
    compiled = program("received", formula="carried + last_year(new)")
    columns = {key.column for key in compiled.surrounded}
    assert {"received", "late_rate"} == columns
    asked = Reference("last_year", "", 0, NEW)
    total = FigureKey("dossiers", "total", "received")
    assert {asked} == set(compiled.around[FigureKey("dossiers", "policy", "received")])
    assert total in compiled.surrounded
    assert not program().surrounded


def test_a_cell_of_another_regime():
    """A line of a sheet is named without its column."""
    compiled = program("late_rate", formula="elsewhere(other.sheet.line)")
    asked = Reference("elsewhere", "other", 0, FigureKey("sheet", "line", "value"))
    known = {asked: Surrounding(number_cell(7), "2023", "Khác", "Dòng")}
    assert number_cell(7) == compiled.compute(CELLS, None, known)[RATE]


def rule(kind, left, right, **more):
    """A rule on the policy line."""
    return {
        "code": "tested",
        "kind": kind,
        "form": "dossiers",
        "rows": ["policy"],
        "left": left,
        "right": right,
        "sentence": "Số liệu hợp lý.",
        **more,
    }


def broken(compiled, cells=CELLS, around=NOWHERE, period=YEAR):
    """The broken rules, without what is only blank."""
    checker = Checker(compiled)
    everything = checker.check(compiled.compute(cells, None, around), FORMS, None, around, period)
    return [finding for finding in everything if finding.kind == "rule"]


@pytest.mark.parametrize(
    ("kind", "right", "is_broken"),
    [
        ("above", "120", True),
        ("above", "119", False),
        ("below", "120", True),
        ("below", "121", False),
    ],
)
def test_strict_bounds(kind, right, is_broken):
    """Just the bound is not enough."""
    assert is_broken == bool(broken(program(rules=[rule(kind, "new", right)])))


@pytest.mark.parametrize(
    ("before", "is_broken"),
    [("100", False), ("99", True), ("150", False), ("151", True), ("0", False)],
)
def test_a_great_change(before, is_broken):
    """More than the limit up or down; from nothing there is no percentage."""
    compiled = program(rules=[rule("change", "new", "preceding(new)", limit="20")])
    assert is_broken == bool(broken(compiled, around={BEFORE: found(number_cell(before))}))


def test_nothing_to_compare_with():
    """Where the other side was never locked a rule is silent; else it says where it looked."""
    compiled = program(rules=[rule("equal", "new", "preceding(new)")])
    assert [] == broken(compiled)
    partly = Cell(CellState.VALUE, Decimal(1), incomplete=True)
    for cell in (BLANK, partly, NOT_APPLICABLE):
        assert [] == broken(compiled, around={BEFORE: found(cell)})
    (finding,) = broken(compiled, around={BEFORE: found(number_cell(1))})
    assert ((BEFORE, found(number_cell(1))),) == finding.around
    assert {BEFORE} <= Checker(compiled).references(YEAR)


@pytest.mark.parametrize(
    ("first", "last", "is_broken"),
    [
        ("2022-12-15", "2023-12-14", False),
        ("2023-12-14", "2023-12-14", False),
        ("2023-12-15", "2023-12-14", True),
    ],
)
def test_order_of_dates(first, last, is_broken):
    """A window does not run backwards."""
    plain = copy.deepcopy(SMALL)
    for code in ("since", "until"):
        line = {"code": code, "caption": code, "item": {"kind": "date", "consolidate": "list"}}
        plain["forms"][1]["rows"].append(line)
    order = {"code": "window", "kind": "order", "left": "sheet.since", "right": "sheet.until"}
    plain["rules"] = [{**order, "sentence": "Từ ngày không sau đến ngày."}]
    compiled = Program(small_definition(**plain))
    days = {"since": first, "until": last}
    cells = {FigureKey("sheet", row, "value"): text_cell(day) for row, day in days.items()}
    everything = Checker(compiled).check(compiled.compute(cells), frozenset({"sheet"}))
    assert is_broken == ("rule" in {finding.kind for finding in everything})


@pytest.mark.parametrize(
    ("period", "day", "is_broken"),
    [
        (YEAR, "2022-12-15", False),
        (YEAR, "2022-12-14", True),
        (Period.parse("2024"), "2022-12-15", True),
        (None, "2022-12-14", False),
    ],
)
def test_order_against_the_window(period, day, is_broken):
    """A day is held against those of the period; where none is told the rule is not tested."""
    plain = copy.deepcopy(SMALL)
    line = {"code": "since", "caption": "Từ", "item": {"kind": "date", "consolidate": "list"}}
    plain["forms"][1]["rows"].append(line)
    order = {"code": "window", "kind": "order", "left": "window(first)", "right": "sheet.since"}
    plain["rules"] = [{**order, "sentence": "Từ ngày không trước kỳ số liệu."}]
    compiled = Program(small_definition(**plain))
    cells = {FigureKey("sheet", "since", "value"): text_cell(day)}
    found = Checker(compiled).check(
        compiled.compute(cells), frozenset({"sheet"}), None, NOWHERE, period
    )
    assert is_broken == ("window" in {finding.code for finding in found})


TARGET = {"operator": "<", "value": "5", "year": 2023}


@pytest.mark.parametrize(
    ("target", "period", "rules", "codes"),
    [
        (TARGET, YEAR, [], ["auto_target"]),
        ({**TARGET, "operator": "<="}, YEAR, [], []),
        (TARGET, Period.parse("2024"), [], []),
        (
            TARGET,
            YEAR,
            [rule("at_most", "percent(late, received)", "4")],
            ["tested", "auto_target"],
        ),
        (TARGET, YEAR, [rule("at_most", "late_rate", "4")], ["tested", "auto_target"]),
    ],
)
def test_targets(target, period, rules, codes):
    """Tested on the exact fraction by their own operator, whatever rules bound the cell."""
    compiled = program("late_rate", rules, target=target)
    policy = [f.code for f in broken(compiled, period=period) if f.row == "policy"]
    assert codes == policy


def test_an_opening_goes_on_from_the_closing_before():
    """What was pending then is carried in now."""
    compiled = program("carried", nature="opening", closing="late")
    asked = Reference("opening", "", 0, LATE)
    (finding,) = broken(compiled, around={asked: found(number_cell(4))})
    assert ("auto_opening", "warning") == (finding.code, finding.severity)
    assert [] == broken(compiled, around={asked: found(number_cell(0))})


def test_a_year_holds_its_quarters():
    """A flow is no less than the quarters that were locked, however many these are."""
    compiled = program()
    quarters = {
        Reference("quarter", "", number, NEW): found(number_cell(60), f"2023-Q{number}")
        for number in (1, 2, 3)
    }
    (finding,) = broken(compiled, around=quarters)
    assert ("auto_year", Decimal(180)) == (finding.code, finding.right.value)
    assert [] == broken(compiled, around=quarters, period=QUARTER)
    two = dict(list(quarters.items())[:2])
    assert [] == broken(compiled, around=two)


def test_suggestions():
    """A cell is offered what the other report says, and told which."""
    offered = Suggestions(program("carried", suggestion="opening(late)"))
    asked = Reference("opening", "", 0, LATE)
    around = {asked: found(number_cell(4))}
    assert asked in offered.references
    sources = ((asked, around[asked]),)
    expected = {CARRIED: Suggested(number_cell(4), sources)}
    assert expected == offered.suggest({NEW: number_cell(1)}, None, around)
    assert expected == offered.suggest(CELLS, None, around)
    assert {} == offered.suggest({})
