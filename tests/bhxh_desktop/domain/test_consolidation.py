"""Consolidation: what each kind of item becomes, and what a total is made of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.consolidation import (
    consolidate,
    moved_on,
    overlap,
    plan_total,
)
from bhxh_desktop.domain.contribution import Contribution
from bhxh_desktop.domain.figure import BLANK, NOT_APPLICABLE, FigureKey, number_cell, text_cell
from bhxh_desktop.domain.review import Choice
from bhxh_desktop.domain.revision import Source
from bhxh_desktop.errors import Problems
from tests.helpers.model import DAY, a_revision, small_definition, small_program, small_tree

PROGRAM = small_program()
DERIVED = {"nature": "derived", "consolidate": "province"}
TREE = small_tree()


def contribution(unit, level="office", **sheet):
    """A unit's sheet and a dossier line."""
    figures = {FigureKey("sheet", row, "value"): cell for row, cell in sheet.items()}
    return Contribution(unit, level, figures)


def total(*contributions):
    """The total of P over *contributions*."""
    return consolidate(PROGRAM, contributions, "P")


def sheet(result, row):
    """A line of the consolidated sheet."""
    return result.cells.get(FigureKey("sheet", row, "value"), BLANK)


def test_sums_and_ratios():
    """Inputs are added up, ratios come from the sums, not from the units' percentages."""
    new, late = (FigureKey("dossiers", "policy", column) for column in ("new", "late"))
    carried = FigureKey("dossiers", "policy", "carried")
    parts = [
        Contribution(
            "A", "office", {new: number_cell(n), late: number_cell(t), carried: number_cell(0)}
        )
        for n, t in ((1000, 1), (10, 5))
    ]
    cells = consolidate(PROGRAM, parts, "P").cells
    assert Decimal(1010) == cells[FigureKey("dossiers", "policy", "received")].value
    assert Decimal("0.59") == cells[FigureKey("dossiers", "policy", "late_rate")].value


def test_province_only():
    """Only the consolidating unit's own number counts."""
    result = total(
        contribution("A", staff=number_cell(5)),
        contribution("P", "province", staff=number_cell(200)),
    )
    assert number_cell(200) == sheet(result, "staff")


def test_equal_must_agree():
    """Units that differ leave the cell blank and are named."""
    agreed = total(
        contribution("A", target=number_cell(90)), contribution("B", target=number_cell(90))
    )
    assert number_cell(90) == sheet(agreed, "target")
    differing = total(
        contribution("A", target=number_cell(90)), contribution("B", target=number_cell(85))
    )
    assert BLANK == sheet(differing, "target")
    assert ("A", "B") == tuple(unit for unit, _ in differing.disagreements[0].values)


def test_weighted():
    """A mean weighted by another cell; a unit without it marks the result as thiếu."""
    parts = [
        contribution("A", share=number_cell(90), staff_here=number_cell(30)),
        contribution("B", share=number_cell(60), staff_here=number_cell(10)),
    ]
    assert number_cell("82.5") == sheet(total(*parts), "share")
    assert sheet(total(*parts, contribution("C", share=number_cell(10))), "share").incomplete


def test_weighted_where_it_applies_to_none():
    """All units không áp dụng: so is the mean; one that is not makes it a number."""
    nobody = [
        contribution("A", share=NOT_APPLICABLE, staff_here=number_cell(30)),
        contribution("B", share=number_cell(60), staff_here=NOT_APPLICABLE),
    ]
    assert NOT_APPLICABLE == sheet(total(*nobody), "share")
    one = contribution("C", share=number_cell(70), staff_here=number_cell(1))
    assert number_cell(70) == sheet(total(*nobody, one), "share")


OFFICE_ONLY = Program(
    small_definition(
        rules=[],
        forms=[
            {
                "code": "counts",
                "title": "Đếm",
                "levels": ["office"],
                "rows": [{"code": "visits", "caption": "Lượt", "item": {}}],
            }
        ],
    )
)


def test_a_form_of_offices_in_a_total_of_totals():
    """A province's total holds what its offices filled; its own figures have no such form."""
    visits = FigureKey("counts", "visits", "value")
    total_of = {
        scope: Contribution("P", "province", {visits: number_cell(9)}, scope=scope)
        for scope in ("own", "total")
    }
    above = consolidate(OFFICE_ONLY, [total_of["total"]], "VN").cells
    assert number_cell(9) == above[visits]
    assert NOT_APPLICABLE == consolidate(OFFICE_ONLY, [total_of["own"]], "VN").cells[visits]


def test_the_provinces_word_one_level_up():
    """Above the provinces each one's word counts, in its total or its own figures."""
    staff = FigureKey("sheet", "staff", "value")
    provinces = [
        Contribution("P", "province", {staff: number_cell(200)}, scope="total"),
        Contribution("Q", "province", {staff: number_cell(30)}),
        contribution("A", staff=number_cell(5)),
        Contribution("C", "office", {staff: number_cell(7)}, scope="total"),
    ]
    assert number_cell(230) == consolidate(PROGRAM, provinces, "VN").cells[staff]
    below = [provinces[0], *provinces[2:]]
    assert number_cell(200) == consolidate(PROGRAM, below, "P").cells[staff]


def test_a_total_hands_on_what_its_units_said():
    """Texts and rows of the offices go up with their names, beside those of others."""
    row = FigureKey("classes", "r-0123456789abcdef", "heads")
    words = FigureKey("sheet", "words", "value")
    by_unit = {
        words: (("A", text_cell("một")), ("B", text_cell("hai"))),
        row: (("B", number_cell(12)),),
    }
    totals = [
        Contribution("P", "province", {}, scope="total", by_unit=by_unit),
        Contribution("Q", "province", {words: text_cell("ba")}),
    ]
    expected = {**by_unit, words: (*by_unit[words], ("Q", text_cell("ba")))}
    assert expected == consolidate(PROGRAM, totals, "VN").by_unit


def test_counts_of_tasks_as_the_province_printed_them():
    """Above a province its tasks are not known: what it printed of them is counted."""
    forms = [
        {
            "code": "tasks",
            "title": "Nhiệm vụ",
            "columns": [
                {"code": name, "caption": name, "item": {**DERIVED, "formula": formula}}
                for name, formula in (
                    ("planned", "tasks(planned)"),
                    ("rest", "planned - done"),
                    ("done", "tasks(done)"),
                )
            ],
            "rows": [{"code": "reform", "caption": "Cải cách"}],
        }
    ]
    program = Program(small_definition(forms=forms, rules=[]))
    planned, rest, done = (FigureKey("tasks", "reform", c) for c in ("planned", "rest", "done"))
    printed = [{planned: number_cell(p), done: number_cell(d)} for p, d in ((9, 5), (4, 4))]
    totals = [
        Contribution(u, "province", figures, scope="total")
        for u, figures in zip("PQ", printed, strict=True)
    ]
    cells = consolidate(program, totals, "VN").cells
    assert {planned: number_cell(13), rest: number_cell(4), done: number_cell(9)} == cells
    assert planned not in consolidate(program, [], "VN").cells


def test_texts_and_open_rows_are_listed_by_unit():
    """Nothing is added up that cannot be."""
    row = FigureKey("classes", "r-0123456789abcdef", "heads")
    result = total(
        contribution("A", words=text_cell("một")),
        Contribution("B", "office", {row: number_cell(12)}),
    )
    assert (("A", text_cell("một")),) == result.by_unit[FigureKey("sheet", "words", "value")]
    assert (("B", number_cell(12)),) == result.by_unit[row]


def test_a_blank_of_one_unit_marks_the_total():
    """The sum of the others stands, marked thiếu."""
    result = total(contribution("A", staff_here=number_cell(3)), contribution("B"))
    cell = sheet(result, "staff_here")
    assert (Decimal(3), True) == (cell.value, cell.incomplete)


def test_derived_cells_printed_otherwise_are_told():
    """A stored total that its parts do not give is a difference, and the parts count."""
    key = FigureKey("dossiers", "policy", "received")
    figures = {
        FigureKey("dossiers", "policy", "new"): number_cell(10),
        FigureKey("dossiers", "policy", "carried"): number_cell(2),
        key: number_cell(13),
    }
    result = consolidate(PROGRAM, [Contribution("A", "office", figures)], "P")
    assert Decimal(12) == result.cells[key].value
    told = {(d.unit, d.key, d.printed.value, d.computed.value) for d in result.differences}
    assert ("A", key, Decimal(13), Decimal(12)) in told


def choices(**given):
    """A chooser: A="r1" counts A's own, A_total="r2" its approved total."""

    def choose(unit, scope):
        name = unit.replace("-", "_") + ("_total" if scope == "total" else "")
        revision = given.get(name)
        return Choice(revision, approved=revision is not None)

    return choose


def test_a_child_counts_by_its_total_or_its_parts_never_both():
    """C's approved total stands for C and its posts; without it each counts by itself."""
    own = choices(P="p", A="a", B="b", C="c", C_X="x", C_Y="y")
    plan = plan_total(TREE, "P", DAY, own)
    assert {"P", "A", "B", "C", "C-X", "C-Y"} == {taken.unit for taken in plan.taken}
    with_total = plan_total(
        TREE, "P", DAY, choices(P="p", A="a", B="b", C="c", C_X="x", C_total="t")
    )
    assert {"P", "A", "B", "C"} == {taken.unit for taken in with_total.taken}
    assert "t" == next(taken.revision for taken in with_total.taken if taken.unit == "C")


def test_who_is_missing_and_who_is_left_out():
    """Expected units without a revision are missing; excluded ones carry their reason."""
    plan = plan_total(TREE, "P", DAY, choices(P="p", A="a", C_total="t"), {"B": "gửi sai kỳ"})
    assert () == plan.missing
    assert Source(excluded="gửi sai kỳ") == plan.sources["B"]
    assert ("B",) == plan_total(TREE, "P", DAY, choices(P="p", A="a", C_total="t")).missing


def test_the_units_own_figures_left_out():
    """Leaving out the unit of the total leaves out what it counted itself, nobody below it."""
    plan = plan_total(TREE, "P", DAY, choices(A="a", B="b", C_total="t"), {"P": "chưa có"})
    assert ["A", "B", "C"] == [taken.unit for taken in plan.taken]
    assert ((), Source(excluded="chưa có")) == (plan.missing, plan.sources["P"])


def test_a_total_that_may_count_who_is_left_out():
    """C's total is not taken where a post of it is left out: C and its other post count."""
    chosen = choices(P="p", A="a", B="b", C="c", C_X="x", C_Y="y", C_total="t")
    plan = plan_total(TREE, "P", DAY, chosen, {"C-X": "gửi sai kỳ"})
    assert ["p", "a", "b", "c", "y"] == [taken.revision for taken in plan.taken]


def test_who_cannot_be_left_out():
    """All units a total is not made of are told at once: above, beside, closed, unknown."""
    excluded = {"P": "a", "A": "b", "C-X": "c", "D": "d", "Z": "e"}
    with pytest.raises(Problems) as caught:
        plan_total(TREE, "C", DAY, choices(C="c"), excluded)
    assert [
        ("excluded_elsewhere", "P"),
        ("excluded_elsewhere", "A"),
        ("excluded_elsewhere", "D"),
        ("unit_unknown", "Z"),
    ] == [(fault.code, fault.fields["unit"]) for fault in caught.value.problems]
    with pytest.raises(Problems):
        plan_total(TREE, "P", DAY, choices(P="p"), {"D": "đã sáp nhập"})


def test_a_unit_closed_before_the_windows_end_owes_nothing():
    """D closed on 30/6: it is not expected for a window that ends in December."""
    plan = plan_total(TREE, "P", DAY, choices(P="p", A="a", B="b", C_total="t", D="d"))
    assert "D" not in plan.sources
    assert "D" not in plan.missing


@pytest.mark.parametrize(("other", "doubled"), [("B", None), ("A", "A")])
def test_totals_with_a_unit_in_common_are_refused(other, doubled):
    """A receiver names a unit that two totals count."""
    totals = [
        a_revision("C", scope="total", sources={"A": Source("a" * 64)}),
        a_revision("B", scope="total", sources={other: Source("b" * 64)}),
    ]
    assert doubled == overlap(totals)


def test_sources_that_moved_on_are_told():
    """A locked total against what would count now."""
    record = a_revision("P", scope="total", sources={"P": Source("a" * 64), "A": Source("b" * 64)})
    plan = plan_total(TREE, "P", DAY, choices(P="a" * 64, A="c" * 64, B="d" * 64, C_total="e" * 64))
    assert [
        ("A", "b" * 64, "c" * 64),
        ("B", None, "d" * 64),
        ("C", None, "e" * 64),
    ] == moved_on(record, plan)
