"""Findings written out: the calculation a person can follow with a pencil."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import pytest

from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.figure import (
    NONE_ARISING,
    NOT_APPLICABLE,
    Cell,
    FigureKey,
    number_cell,
)
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.rules import Checker, Finding
from bhxh_desktop.domain.surroundings import Reference, Surrounding, Surroundings
from bhxh_desktop.reports.finding_words import FindingWords, finding_words
from tests.helpers.model import SMALL, small_definition

FORMS = frozenset({"dossiers", "sheet"})
BASE = {**SMALL["rules"][0], "kind": "at_most", "rows": ["policy"]}
FILLED = {
    "dossiers.policy.carried": 12,
    "dossiers.policy.new": 1000,
    "dossiers.policy.late": 30,
    "dossiers.collection.new": 7,
    "dossiers.collection.carried": 1,
    "dossiers.collection.late": 0,
    "sheet.staff_here": 4,
    "sheet.staff": 8,
}


def _calculations(rule: dict[str, Any], **cells: Cell) -> list[str]:
    """What is written of a rule broken by the filled figures."""
    if "form" in rule and rule["form"] is None:
        rule = {key: value for key, value in rule.items() if key not in ("form", "rows")}
    program = Program(small_definition(rules=[rule], task_groups=[]))
    figures = {_key(name): number_cell(value) for name, value in FILLED.items()}
    figures |= {_key(f"dossiers.policy.{name}"): cell for name, cell in cells.items()}
    computed = program.compute(figures)
    counts = {("policy", "done"): 9}
    found = Checker(program).check(computed, FORMS, counts)
    return [finding_words(program.definition, f).calculation for f in found if f.kind == "rule"]


def _key(name: str) -> FigureKey:
    return FigureKey(*[*name.split("."), "value"][:3])


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            {"left": "new", "right": "carried"},
            "Phép tính: (3) 1.000 lớn hơn (2) 12; lệch 988.",
        ),
        (
            {"left": "new + 100", "right": "carried"},
            "Phép tính: (3) 1.000 + 100 = 1.100 lớn hơn (2) 12; lệch 1.088.",
        ),
        (
            {"left": "new + sum(carried, late)", "right": "100"},
            "Phép tính: (3) 1.000 + (2) 12 + (4) 30 = 1.042 lớn hơn 100; lệch 942.",
        ),
        (
            {"left": "new - sum(carried, late) - 1", "right": "-carried"},
            "Phép tính: (3) 1.000 − (2) 12 − (4) 30 − 1 = 957 lớn hơn − (2) 12 = −12; lệch 969.",
        ),
        (
            {"kind": "at_least", "left": "percent(carried, late)", "right": "85"},
            "Phép tính: (2) 12 : (4) 30 × 100 = 40,00% nhỏ hơn 85%; lệch 45,00 điểm phần trăm.",
        ),
        (
            {"left": "percent(new + carried, late)", "right": "percent(carried, carried)"},
            (
                "Phép tính: ((3) 1.000 + (2) 12) : (4) 30 × 100 = 3.373,33% lớn hơn (2) 12 : (2) "
                "12 × 100 = 100,00%; lệch 3.273,33 điểm phần trăm."
            ),
        ),
        (
            {"left": "ratio(new, late)", "right": "late_rate"},
            "Phép tính: (3) 1.000 : (4) 30 = 33,33 lớn hơn (5) 2,96; lệch 30,37.",
        ),
        (
            {"left": "tasks(done)", "right": "0"},
            "Phép tính: nhiệm vụ đã hoàn thành 9 lớn hơn 0; lệch 9.",
        ),
        (
            {
                "form": None,
                "left": "dossiers.policy.new",
                "right": "sheet.staff - sheet.staff_here",
            },
            (
                "Phép tính: “Chính sách, (3) Trong kỳ” 1.000 lớn hơn “Biên chế” của biểu “Chỉ "
                "tiêu” 8 − “Có mặt” của biểu “Chỉ tiêu” 4 = 4; lệch 996."
            ),
        ),
        (
            {"left": "new", "right": "dossiers.collection.new + sheet.staff"},
            (
                "Phép tính: (3) 1.000 lớn hơn “Thu, (3) Trong kỳ” 7 + “Biên chế” của biểu “Chỉ "
                "tiêu” 8 = 15; lệch 985."
            ),
        ),
    ],
)
def test_calculations(rule: dict[str, Any], expected: str) -> None:
    """Every addend stands there with its name, and what stands there adds up."""
    assert [expected] == _calculations({**BASE, **rule})


def test_just_short_of_a_target() -> None:
    """Two places would print 85,00% below 85%: more are shown. The target is tested exactly."""
    rule = {**BASE, "kind": "at_least", "left": "percent(carried, new)", "right": "85"}
    (said,) = _calculations(rule, carried=number_cell(8499999), new=number_cell(10**7))
    assert said.endswith("= 84,99999% nhỏ hơn 85%; lệch 0,00001 điểm phần trăm.")
    exact = {"carried": number_cell(85 * 10**15 - 1), "new": number_cell(10**17)}
    assert 1 == len(_calculations(rule, **exact))
    assert [] == _calculations(rule, carried=number_cell(85), new=number_cell(100))


def test_what_does_not_apply_was_not_added() -> None:
    """Không áp dụng is left out, không phát sinh is 0, and a number of the rule still counts."""
    rule = {**BASE, "left": "new + carried + late", "right": "1"}
    said = _calculations(rule, carried=NOT_APPLICABLE, late=NONE_ARISING)
    assert ["Phép tính: (3) 1.000 + (4) 0 = 1.000 lớn hơn 1; lệch 999."] == said
    rule = {**BASE, "left": "late + 100", "right": "carried"}
    assert ["Phép tính: (4) 0 + 100 = 100 lớn hơn (2) 12; lệch 88."] == _calculations(
        rule, late=NONE_ARISING
    )


def _words(rule: dict[str, Any], around: Surroundings, **item: Any) -> FindingWords:
    """The words of the one rule broken on the policy line, of what was entered there."""
    return finding_words(*_found(rule, around, **item))


def _found(rule: dict[str, Any], around: Surroundings, **item: Any) -> tuple[Definition, Finding]:
    plain = copy.deepcopy(SMALL)
    plain["rules"] = [{**BASE, **rule}] if rule else []
    plain["forms"][0]["columns"][2]["item"] = item
    program = Program(small_definition(**plain))
    figures = {_key(name): number_cell(value) for name, value in FILLED.items()}
    period = Period.parse("2023")
    computed = program.compute(figures)
    found = Checker(program).check(computed, FORMS, None, around, period)
    (finding,) = [f for f in found if f.kind == "rule" and f.row == "policy"]
    return program.definition, finding


def test_against_an_earlier_period() -> None:
    """The other report is named with its period."""
    before = Reference("preceding", "", 0, _key("dossiers.policy.new"))
    around = {before: Surrounding(number_cell(800), "2022")}
    words = _words(
        {"kind": "change", "left": "new", "right": "preceding(new)", "limit": "20"}, around
    )
    assert (
        "Phép tính: (3) 1.000 so với (3) năm 2022: 800: tăng 25%, quá mức 20%."
    ) == words.calculation


def test_against_another_regime() -> None:
    """So is another regime, with the name the cell has there."""
    there = Reference("elsewhere", "other", 0, FigureKey("form", "row", "column"))
    around = {there: Surrounding(number_cell(990), "2023", "Khác", "Tiếp nhận mới")}
    words = _words(
        {"kind": "equal", "left": "new", "right": "elsewhere(other.form.row.column)"}, around
    )
    assert (
        "Phép tính: (3) 1.000 khác “Tiếp nhận mới” ở báo cáo Khác, năm 2023: 990; lệch 10."
    ) == words.calculation


def test_against_another_regime_of_another_day() -> None:
    """Where the two reports run to different days both are told, else neither is."""
    there = Reference("elsewhere", "other", 0, FigureKey("form", "row", "column"))
    rule = {"kind": "equal", "left": "new", "right": "elsewhere(other.form.row.column)"}
    source = Surrounding(number_cell(990), "2023", "Khác", "Tiếp nhận mới", "2023-12-14")
    definition, found = _found(rule, {there: source})
    for day, said in (
        ("2023-12-14", ""),
        ("", ""),
        ("2023-12-04", " (số đến ngày 14/12/2023; báo cáo này đến ngày 04/12/2023)"),
    ):
        words = finding_words(definition, replace(found, as_of=day))
        assert (
            f"Phép tính: (3) 1.000 khác “Tiếp nhận mới” ở báo cáo Khác, năm 2023{said}: 990; "
            "lệch 10."
        ) == words.calculation


def test_a_target() -> None:
    """The bound is told by its own operator, with who set it."""
    target = {"operator": ">", "value": "1500", "source": "Kế hoạch"}
    words = _words({}, {}, target=target)
    assert "Phép tính: (3) 1.000 không lớn hơn 1.500; lệch 500." == words.calculation
    assert "Chỉ tiêu được giao: trên 1.500 (Kế hoạch)." == words.rule
    assert words.mend


def test_an_opening() -> None:
    """What nobody wrote as a rule is told in words all the same."""
    before = Reference("opening", "", 0, _key("dossiers.policy.late"))
    around = {before: Surrounding(number_cell(999), "2022")}
    words = _words({}, around, nature="opening", closing="late")
    assert "Phép tính: (3) 1.000 khác (4) năm 2022: 999; lệch 1." == words.calculation
    assert words.rule
