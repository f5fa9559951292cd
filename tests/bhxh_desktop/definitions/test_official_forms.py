"""The official regimes of 2024: what their annexes print, and what their figures must keep."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from bhxh_desktop import paths
from bhxh_desktop.definitions.loader import load_regime
from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.figure import Cell, CellState, FigureKey
from bhxh_desktop.domain.period import Period, window_of
from bhxh_desktop.domain.regime import Definition, Section
from bhxh_desktop.domain.rules import Checker
from bhxh_desktop.domain.work_calendar import WorkCalendar
from bhxh_desktop.errors import Problem

REGIMES = paths.resources() / "regimes"
OFFICIAL = ("kstthc", "nq02")
FIELDS = ("collection", "books_cards", "policy", "payment", "health_policy")
PRINTED_SUMS = {1: (2, 3, 4, 5, 6), 7: (8, 9), 10: (11, 12), 13: (14, 15, 16)}
"""As printed under the columns of the dossier table."""
DOSSIER_HEADER = [
    ("1", "Số hồ sơ tiếp nhận", "Tổng số"),
    ("2", "Số hồ sơ tiếp nhận", "Qua giao dịch điện tử"),
    ("3", "Số hồ sơ tiếp nhận", "Tại bộ phận một cửa của cơ quan BHXH"),
    ("4", "Số hồ sơ tiếp nhận", "Qua dịch vụ bưu chính"),
    ("5", "Số hồ sơ tiếp nhận", "Tại Trung tâm phục vụ HCC các cấp"),
    ("6", "Số hồ sơ tiếp nhận", "Số kỳ trước chuyển qua"),
    ("7", "Số hồ sơ đã giải quyết", "Tổng số"),
    ("8", "Số hồ sơ đã giải quyết", "Đúng thời hạn"),
    ("9", "Số hồ sơ đã giải quyết", "Quá thời hạn"),
    ("10", "Số hồ sơ đang giải quyết", "Tổng số"),
    ("11", "Số hồ sơ đang giải quyết", "Chưa đến hạn"),
    ("12", "Số hồ sơ đang giải quyết", "Quá thời hạn"),
    ("13", "Theo cơ chế một cửa liên thông", "Tổng số tiếp nhận"),
    ("14", "Theo cơ chế một cửa liên thông", "Đã giải quyết đúng thời hạn"),
    ("15", "Theo cơ chế một cửa liên thông", "Đã giải quyết quá thời hạn"),
    ("16", "Theo cơ chế một cửa liên thông", "Số hồ sơ đang giải quyết"),
]
FEEDBACK_ITEMS = ["received", "new", "carried_in", "on_rules", "resolved", "pending"]
TOP_HEADINGS = {
    "kstthc": """\
1 Việc ban hành văn bản chỉ đạo, điều hành
2 Công khai TTHC, danh mục TTHC
3 Rà soát, đơn giản hóa TTHC
4 Tiếp nhận, xử lý PAKN về quy định, TTHC
5 Triển khai cơ chế một cửa, một cửa liên thông trong tiếp nhận và giải quyết, trả kết quả TTHC \
tại BHXH địa phương
6 Thực hiện TTHC trên môi trường điện tử
7 Truyền thông hỗ trợ hoạt động kiểm soát TTHC
8 Nghiên cứu, đề xuất sáng kiến cải cách TTHC
9 Tình hình triển khai và kết quả thực hiện Kế hoạch số 400/KH-BHXH ngày 12/02/2020 của BHXH \
Việt Nam
10 Kiến nghị, đề xuất
""",
    "nq02": """\
I Công tác lãnh đạo, chỉ đạo thực hiện Nghị quyết
II Tình hình và kết quả thực hiện
III Những khó khăn, vướng mắc, nguyên nhân và giải pháp khắc phục
IV Đề xuất, kiến nghị
""",
}
TARGETS = [80, 45, 50, 80, 100, 50, 100, 100, 100, 90]
TEXTS = [path for code in OFFICIAL for path in sorted((REGIMES / code / "1").rglob("*.toml"))]


@cache
def _program(code: str) -> Program:
    return Program(load_regime(REGIMES / code / "1"))


def _definition(code: str) -> Definition:
    return _program(code).definition


def _dossiers() -> dict[FigureKey, Cell]:
    """A sound table; every cell typed has a figure of its own, so that no two can be mixed up."""
    row = {2: 1001, 3: 203, 4: 7, 5: 52, 6: 90, 8: 1200, 9: 19, 11: 121, 12: 13}
    row |= {14: 301, 15: 3, 16: 29}
    columns = _definition("kstthc").forms["dossiers"].columns
    return {
        FigureKey("dossiers", field, columns[number - 1].code): Cell(
            CellState.VALUE, Decimal(figure * 10**place)
        )
        for place, field in enumerate(FIELDS)
        for number, figure in row.items()
    }


def _broken(figures: dict[FigureKey, Cell]) -> list[tuple[str, str]]:
    """Rules of the dossier table that do not hold, with their rows."""
    program = _program("kstthc")
    found = Checker(program).check(program.compute(figures), frozenset({"dossiers"}))
    return [(finding.code, finding.row) for finding in found if finding.kind == "rule"]


def test_dossier_table_is_the_printed_one() -> None:
    """Sixteen columns with their numbers; on landscape paper; five fields and their total."""
    form = _definition("kstthc").forms["dossiers"]
    assert DOSSIER_HEADER == [(c.number, c.group, c.caption) for c in form.columns]
    assert [*FIELDS, "total"] == [row.code for row in form.rows]
    assert form.landscape


def test_dossier_sums_are_the_printed_ones() -> None:
    """Each total of columns, in each line and in the line of totals."""
    figures = _dossiers()
    cells = _program("kstthc").compute(figures)
    columns = [column.code for column in _definition("kstthc").forms["dossiers"].columns]

    def at(row: str, number: int) -> Decimal:
        return cells[FigureKey("dossiers", row, columns[number - 1])].number

    for row in (*FIELDS, "total"):
        for whole, parts in PRINTED_SUMS.items():
            assert sum(at(row, part) for part in parts) == at(row, whole)
    for number in range(1, 17):
        assert sum(at(field, number) for field in FIELDS) == at("total", number)


def test_the_balance_the_paper_forgets() -> None:
    """1 = 7 + 10 is tested in every field; linked dossiers are part of the others."""
    figures = _dossiers()
    assert [] == _broken(figures)
    key = FigureKey("dossiers", "policy", "carried_in")
    one_more = Cell(CellState.VALUE, figures[key].number + 1)
    assert [("dossier_balance", "policy")] == _broken(figures | {key: one_more})
    key = FigureKey("dossiers", "policy", "linked_late")
    assert [("linked_within_late", "policy")] == _broken(
        figures | {key: Cell(CellState.VALUE, Decimal(1901))}
    )


def test_feedback_has_six_items_on_two_channels() -> None:
    """The portal and all other ways are counted alike."""
    form = _definition("kstthc").forms["feedback"]
    assert ["portal", "other"] == [row.code for row in form.rows]
    assert FEEDBACK_ITEMS == [column.code for column in form.columns]


@pytest.mark.parametrize(
    ("code", "period", "counted", "printed", "due_on"),
    [
        ("kstthc", "2024-Q1", ("2023-12-15", "2024-03-14"), "2024-01-01", "2024-03-18"),
        ("kstthc", "2024-Q2", ("2024-03-15", "2024-06-14"), "2024-04-01", "2024-06-18"),
        ("kstthc", "2024-Q3", ("2024-06-15", "2024-09-14"), "2024-07-01", "2024-09-18"),
        ("kstthc", "2024", ("2023-12-15", "2024-12-14"), "2024-01-01", "2024-12-18"),
        ("nq02", "2024-H1", ("2023-12-15", "2024-06-14"), "2023-12-15", "2024-06-04"),
        ("nq02", "2024", ("2023-12-15", "2024-12-14"), "2023-12-15", "2024-12-04"),
    ],
)
def test_windows(
    code: str, period: str, counted: tuple[str, str], printed: str, due_on: str
) -> None:
    """What counts, from which day the paper prints it, and the day before the printed one."""
    window = window_of(Period.parse(period), _definition(code).regime.periods, WorkCalendar())
    assert counted == (window.start.isoformat(), window.end.isoformat())
    assert (date.fromisoformat(printed), window.end) == (window.printed_start, window.printed_end)
    assert date.fromisoformat(due_on) == window.due_on


@pytest.mark.parametrize(("code", "period"), [("kstthc", "2024-Q4"), ("nq02", "2024-H2")])
def test_no_report_is_owed(code: str, period: str) -> None:
    """There is no quarter IV and no second half."""
    with pytest.raises(Problem) as raised:
        window_of(Period.parse(period), _definition(code).regime.periods, WorkCalendar())
    assert "period_not_owed" == raised.value.code


@pytest.mark.parametrize("code", OFFICIAL)
def test_top_headings_are_the_printed_ones(code: str) -> None:
    """The sections of the template, in order."""
    top = [section for section in _definition(code).regime.sections if section.level == 1]
    assert TOP_HEADINGS[code].splitlines() == [f"{s.number} {s.heading}" for s in top]


def test_the_review_is_reported_in_one_quarter() -> None:
    """Section 3 with all its parts, and nothing else, depends on the period."""
    sections = _definition("kstthc").regime.sections
    tops = [section for section in sections if section.level == 1]
    third, fourth = sections.index(tops[2]), sections.index(tops[3])
    assert sections[third:fourth] == tuple(section for section in sections if section.periods)
    assert {("Q3",)} == {section.periods for section in sections[third:fourth]}


def test_each_assessment_is_asked_for() -> None:
    """Sections 1 to 6 each end with one: "Đánh giá chung (ưu điểm/hạn chế)"."""
    sections = _definition("kstthc").regime.sections
    asked: list[str] = []
    top = ""
    for section in sections:
        top = section.number if section.level == 1 else top
        asked += [top] if section.heading == "Đánh giá chung (ưu điểm/hạn chế)" else []
    assert list("123456") == asked


def test_units_of_the_centre_report_less() -> None:
    """Sections 3, 4 and 6 to 10 only; provinces all."""
    tops = [s for s in _definition("kstthc").regime.sections if s.level == 1]
    assert ["3", "4", "6", "7", "8", "9", "10"] == [
        section.number for section in tops if "central" in section.levels
    ]
    assert all("province" in section.levels for section in tops)


def test_indicators_are_measured_against_their_targets() -> None:
    """Ten, each of a numerator and a denominator typed, with target, operator and year."""
    forms = _definition("nq02").forms
    rows = [*forms["indicators"].rows, *forms["province_indicators"].rows]
    numbers = [int(row.number) for row in rows if row.item is None]
    rates = [row.item for row in rows if row.item and row.item.target]
    assert [2, 3, 4, 5, 6, 8, 9, 1, 7, 10] == numbers
    assert [(str(TARGETS[number - 1]), ">=", 2024) for number in numbers] == [
        (item.target.value, item.target.operator, item.target.year) for item in rates if item.target
    ]
    typed = [row.item for row in rows if row.item and not row.item.formula]
    assert 2 * len(TARGETS) == len(typed)
    assert all(item.consolidate == "ratio" for item in rates)


@pytest.mark.parametrize("code", OFFICIAL)
def test_offices_count_nothing_of_the_province(code: str) -> None:
    """What only the province's word counts for stands in forms that offices do not have."""
    definition = _definition(code)
    counted = {
        form
        for (form, _, _), item in definition.items.items()
        if item.consolidate == "province" and item.kind == "number"
    }
    assert counted
    assert not [form for form in counted if "office" in definition.forms[form].levels]


@pytest.mark.parametrize(
    ("code", "operator", "year"), [("kstthc", ">", 2024), ("nq02", ">=", 2025)]
)
def test_cashless_targets(code: str, operator: str, year: int) -> None:
    """Above 68 % this year in one plan, 68 % by the end of 2025 in the other."""
    target = _definition(code).items["cashless", "all_rate", "value"].target
    assert target is not None
    assert ("68", operator, year) == (target.value, target.operator, target.year)


@pytest.mark.parametrize("code", OFFICIAL)
def test_every_form_reaches_paper(code: str) -> None:
    """A form is printed once, or a sentence quotes it; nothing is asked for in vain."""
    regime = _definition(code).regime
    placed = [form for section in regime.sections for form in section.forms]
    assert len(placed) == len(set(placed))
    words = " ".join(sentence for section in regime.sections for sentence in section.sentences)
    silent = {f.code for f in regime.forms if f.code not in placed and f"{{{f.code}." not in words}
    listed = {"tasks", "task_totals"} if any(s.tasks for s in regime.sections) else {"task_totals"}
    assert silent <= listed


@pytest.mark.parametrize("code", OFFICIAL)
def test_every_empty_section_has_a_hint(code: str) -> None:
    """A section that leads no other tells the office what to write, at each level."""
    sections = _definition(code).regime.sections
    for level in ("office", "province", "central"):
        printed: list[Section] = [section for section in sections if level in section.levels]
        for section, following in zip(printed, (*printed[1:], printed[0]), strict=True):
            assert bool(section.hint) == (following.level <= section.level), section.code


@pytest.mark.parametrize("code", OFFICIAL)
def test_task_rows_are_the_groups(code: str) -> None:
    """`tasks()` counts by the row's code, so rows and groups have the same codes and numbers."""
    regime = _definition(code).regime
    rows = [(row.code, row.number) for row in _definition(code).forms["tasks"].rows]
    assert rows == [(group.code, group.number) for group in regime.task_groups]


@pytest.mark.parametrize("code", OFFICIAL)
def test_gaps_are_measured_from_the_targets(code: str) -> None:
    """The gap is measured from the target of its rate, which an assignment may change."""
    items = _definition(code).items
    assert items["cashless", "all_rate", "value"].target is not None
    assert "all_rate - target(all_rate)" == items["cashless", "all_gap", "value"].formula


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(REGIMES).as_posix())
def test_wording(path: Path) -> None:
    """Text in NFC, without invisible spaces and without the slips of the source."""
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not {"\u00a0", "\u200b", "\ufeff"} & set(text)
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    for slip in ("các cáp", "điệu kiện", "45/2022/NĐ-CP", "1939/QĐ-BHXH", "  -", "VSSID"):
        assert [] == [line for line in lines if slip in line]
