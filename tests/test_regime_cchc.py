"""The administrative-reform regime: what the official form prints, and the sample in it."""

from __future__ import annotations

import csv
import tomllib
import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from bhxh_desktop import paths
from bhxh_desktop.definitions.loader import load_regime
from bhxh_desktop.definitions.units import load_units
from bhxh_desktop.domain.assignment import Assignment
from bhxh_desktop.domain.calculation import Program, TaskCounts
from bhxh_desktop.domain.consolidation import Total, consolidate
from bhxh_desktop.domain.contribution import Contribution
from bhxh_desktop.domain.figure import BLANK, Cell, CellState, FigureKey
from bhxh_desktop.domain.long_csv import read_entries
from bhxh_desktop.domain.parts import NarrativePart, TasksPart, encode_part
from bhxh_desktop.domain.period import Period, window_of
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.domain.rules import Checker, Finding
from bhxh_desktop.domain.task import count_tasks
from bhxh_desktop.domain.unit import UnitTree
from bhxh_desktop.domain.work_calendar import WorkCalendar

FOLDER = paths.resources() / "regimes" / "cchc" / "1"
SAMPLE = paths.resources() / "samples" / "khanh_hoa_2023"
REFERENCE = Path(__file__).parent / "data" / "expected" / "seed_002.csv"
CUT_OFF = date(2023, 12, 14)
UNITS = paths.resources() / "units"
TEXTS = [*sorted(FOLDER.rglob("*.toml")), *sorted(SAMPLE.glob("*.toml")), *UNITS.glob("*.toml")]

DOSSIER_HEADER = [
    ("1", "Số lượng hồ sơ tiếp nhận", "Tổng số"),
    ("2", "Số lượng hồ sơ tiếp nhận", "Kỳ trước chuyển sang"),
    ("3", "Số lượng hồ sơ tiếp nhận", "Nhận trong kỳ"),
    ("4", "Số lượng hồ sơ đã giải quyết", "Tổng số"),
    ("5", "Số lượng hồ sơ đã giải quyết", "Đúng hạn"),
    ("6", "Số lượng hồ sơ đã giải quyết", "Trễ hạn"),
    ("7", "Số lượng hồ sơ đang giải quyết", "Tổng số chưa đến hạn"),
    ("8", "Số lượng hồ sơ đang giải quyết", "Trong đó đã quá hạn"),
    ("", "", "Ghi chú"),
]
DOSSIER_FIELDS = [
    "Lĩnh vực thu BHXH, BHYT, BHTN",
    "Lĩnh vực cấp sổ BHXH, thẻ BHYT",
    "Lĩnh vực chính sách BHXH",
    "Lĩnh vực chi trả các chế độ BHXH",
    "Lĩnh vực chính sách BHYT",
    "Tổng cộng",
]
HEADINGS = """\
I TÌNH HÌNH TRIỂN KHAI CÔNG TÁC CCHC
1 Công tác chỉ đạo, điều hành CCHC
2 Về kiểm tra CCHC
3 Thông tin, tuyên truyền, tập huấn CCHC
a) Việc xây dựng và tổ chức triển khai kế hoạch thông tin, tuyên truyền về CCHC hàng năm
b) Việc tổ chức, tham gia các lớp bồi dưỡng, tập huấn chuyên đề CCHC và hiệu quả mang lại
II KẾT QUẢ THỰC HIỆN CÔNG TÁC CCHC
1 Cải cách TTHC
1.1 Công bố, công khai TTHC
a) Tham mưu công bố TTHC/danh mục TTHC thuộc thẩm quyền giải quyết
b) Về công khai TTHC
c) Rà soát, đơn giản hóa TTHC
d) Kết quả thực hiện tiếp nhận, xử lý phản ánh, kiến nghị của cá nhân, tổ chức đối với TTHC \
thuộc thẩm quyền giải quyết của đơn vị, địa phương
1.2 Thực hiện cơ chế một cửa, một cửa liên thông
2 Cải cách tổ chức bộ máy
3 Cải cách chế độ công vụ
a) Về xác định vị trí việc làm và cơ cấu CCVC
b) Thực hiện các quy định về quản lý CCVC
c) Kết quả thực hiện kế hoạch đào tạo, bồi dưỡng CCVC của cơ quan, đơn vị
4 Cải cách tài chính công
5 Xây dựng và phát triển Chính phủ điện tử
6 Số liệu báo cáo
III ĐÁNH GIÁ
1 Ưu điểm
2 Tồn tại, hạn chế
3 Những khó khăn, vướng mắc
IV PHƯƠNG HƯỚNG, NHIỆM VỤ CCHC THỜI GIAN TỚI
V KIẾN NGHỊ, ĐỀ XUẤT
"""


@pytest.fixture(scope="module")
def definition() -> Definition:
    """The regime as the loader reads it; it raises for any fault."""
    return load_regime(FOLDER)


@pytest.fixture(scope="module")
def program(definition: Definition) -> Program:
    """Its formulas, compiled."""
    return Program(definition)


def _units() -> list[str]:
    text = (SAMPLE / "sample.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["units"])


def _tasks() -> TaskCounts:
    """The tasks of the province, counted at the cut-off."""
    listed = tomllib.loads((SAMPLE / "tasks.toml").read_text(encoding="utf-8"))
    done = tomllib.loads((SAMPLE / "KH.progress.toml").read_text(encoding="utf-8"))
    assignment = msgspec.convert(listed, Assignment)
    progress = msgspec.convert(done, TasksPart)
    return count_tasks(assignment.tasks_of("KH"), progress.tasks, CUT_OFF)


def _contribution(program: Program, unit: str) -> Contribution:
    text = (SAMPLE / f"{unit}.csv").read_text(encoding="utf-8")
    key = SubmissionKey(unit, "own", "cchc", "2023")
    typed = {k: cell for k, (cell, _) in read_entries(text, program.definition, key).items()}
    tasks = _tasks() if unit == "KH" else None
    level = "province" if unit == "KH" else "office"
    return Contribution(unit, level, program.compute(typed, tasks), tasks)


@pytest.fixture(scope="module")
def contributions(program: Program) -> dict[str, Contribution]:
    """What each unit of the sample brings."""
    return {unit: _contribution(program, unit) for unit in _units()}


@pytest.fixture(scope="module")
def total(program: Program, contributions: dict[str, Contribution]) -> Total:
    """The province's consolidated figures."""
    return consolidate(program, list(contributions.values()), "KH", _tasks())


def _check(program: Program, contribution: Contribution) -> tuple[Finding, ...]:
    forms = program.definition.regime.forms
    filled = frozenset(form.code for form in forms if contribution.level in form.levels)
    return Checker(program).check(contribution.figures, filled, contribution.tasks)


def test_dossier_table_is_the_printed_one(definition: Definition) -> None:
    """Numbers, groups and captions of the columns; the five fields and the total."""
    form = definition.forms["dossiers"]
    assert DOSSIER_HEADER == [(c.number, c.group, c.caption) for c in form.columns]
    assert DOSSIER_FIELDS == [row.caption for row in form.rows]


def test_a_total_note_is_typed(definition: Definition) -> None:
    """The total line adds numbers only; its note is words and may stay empty."""
    item = definition.item("dossiers", "total", "note")
    assert item is not None
    assert (item.formula, item.required) == ("", False)


def test_headings_are_the_printed_ones(definition: Definition) -> None:
    """Sections I to V with all their parts, in order (one comma of the source put right)."""
    sections = definition.regime.sections
    assert HEADINGS.splitlines() == [f"{s.number} {s.heading}" for s in sections]


def test_every_form_is_printed_once(definition: Definition) -> None:
    """Each form but one stands in one section; documents and tasks are listed under I.1.

    What was read off a paper, and is asked of nobody, goes on no other.
    """
    regime = definition.regime
    placed = [code for section in regime.sections for code in section.forms]
    read = {
        item.consolidate == "none" and not item.required
        for (form, _, _), item in definition.items.items()
        if form == "printed"
    }
    assert {True} == read
    assert sorted(form.code for form in regime.forms) == sorted([*placed, "printed"])
    assert ["direction"] == [section.code for section in regime.sections if section.documents]
    assert ["direction"] == [section.code for section in regime.sections if section.tasks]


def test_every_empty_section_has_a_hint(definition: Definition) -> None:
    """A section that leads no other tells the office what to write."""
    sections = definition.regime.sections
    for section, following in zip(sections, (*sections[1:], sections[0]), strict=True):
        assert bool(section.hint) == (following.level <= section.level), section.code


@pytest.mark.parametrize(
    ("period", "start", "end", "due_on"),
    [
        ("2023", (2022, 12, 15), (2023, 12, 14), (2023, 12, 18)),
        ("2024-Q1", (2023, 12, 15), (2024, 3, 14), (2024, 3, 18)),
        ("2024-Q3", (2024, 6, 15), (2024, 9, 14), (2024, 9, 17)),
        ("2024-Q4", (2024, 9, 15), (2024, 12, 14), (2024, 12, 17)),
        ("2024-H1", (2023, 12, 15), (2024, 6, 14), (2024, 6, 18)),
        ("2024-H2", (2024, 6, 15), (2024, 12, 14), (2024, 12, 17)),
    ],
)
def test_windows(definition: Definition, period, start, end, due_on) -> None:
    """From the 15th of the month before to the 14th of the last month, due 2 working days later."""
    window = window_of(Period.parse(period), definition.regime.periods, WorkCalendar())
    assert (date(*start), date(*end), date(*due_on)) == (window.start, window.end, window.due_on)
    assert (window.start, window.end) == (window.printed_start, window.printed_end)


def test_task_rows_are_the_groups(definition: Definition) -> None:
    """`tasks()` counts by the row's code, so rows and groups have the same codes and captions."""
    rows = [(row.code, row.caption) for row in definition.forms["tasks"].rows]
    assert rows == [(group.code, group.caption) for group in definition.regime.task_groups]


def test_gaps_are_measured_from_the_targets(definition: Definition) -> None:
    """Each gap is measured from the target of its rate, which an assignment may change."""
    for kind, target in (("pension", "63"), ("one_time", "90"), ("unemployment", "98")):
        rate = definition.items["cashless", f"{kind}_rate", "value"]
        gap = definition.items["cashless", f"{kind}_gap", "value"]
        assert rate.target is not None
        assert (target, ">=") == (rate.target.value, rate.target.operator)
        assert f"{kind}_rate - target({kind}_rate)" == gap.formula


def test_offices_fill_nothing_of_the_province(definition: Definition) -> None:
    """What only the province counts stands in forms that offices do not have, and nowhere else."""
    for (form, _, _), item in definition.items.items():
        if item.consolidate == "province":
            assert ("province",) == definition.forms[form].levels


def test_recipients(definition: Definition) -> None:
    """The report to a superior opens its recipients with "Như trên" and ends with the archive."""
    layouts = definition.regime.layouts
    assert set(layouts) == {"office", "province"}
    assert [
        "Như trên",
        "Sở Nội vụ Khánh Hòa",
        "Lãnh đạo BHXH tỉnh",
        "Các phòng nghiệp vụ",
        "BHXH các huyện, thị xã, TP",
        "Lưu: VT, TCCB",
    ] == list(layouts["province"].recipients)
    for layout in layouts.values():
        assert ("{parent}",) == layout.addressee
        assert layout.recipients[0] == "Như trên"
        assert layout.recipients[-1].startswith("Lưu: VT")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_wording(path: Path) -> None:
    """Text in NFC, without invisible spaces, and without words the program does not use."""
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not {"\u00a0", "\u200b", "\ufeff"} & set(text)
    for word in ("vui lòng", "không hợp lệ", "anh/chị", "chuyên sang "):
        found = [line for line in text.splitlines() if word in line and not line.startswith("#")]
        assert found == []


def test_units_of_2023() -> None:
    """The province and seven offices existed at the cut-off, in the province's own order."""
    tree = UnitTree.of(load_units(UNITS))
    offices = tree.children("KH", CUT_OFF)
    assert _units() == ["KH", *(unit.code for unit in offices)]
    assert {"office"} == {unit.level for unit in offices}
    assert tree["KH"].parent == "VN"
    assert "Bảo hiểm xã hội thị xã Ninh Hòa" == tree["KH-NH"].name
    assert all(unit.place and unit.short_name.startswith("BHXH ") for unit in tree)


@pytest.mark.parametrize("unit", _units())
def test_sample_keeps_the_rules(
    program: Program, contributions: dict[str, Contribution], unit: str
) -> None:
    """No required cell is blank, no rule broken but for the known warning on online dossiers."""
    found = {(f.code, f.severity) for f in _check(program, contributions[unit])}
    assert found <= {("online_within_received", "warning")}


def test_total_keeps_the_rules(program: Program, total: Total) -> None:
    """The consolidated figures break one rule: 659.306 online dossiers of 608.076 received."""
    found = _check(program, Contribution("KH", "province", total.cells, _tasks()))
    assert [("online_within_received", Decimal(659306), Decimal(608076))] == [
        (finding.code, finding.left.value, finding.right.value) for finding in found
    ]


def test_total_is_the_published_report(total: Total) -> None:
    """Every published figure, in its row and column, typed or computed."""
    with REFERENCE.open(encoding="utf-8", newline="") as stream:
        published = {
            FigureKey(line["form"], line["row"], line["column"]): Decimal(line["value"])
            for line in csv.DictReader(stream)
        }
    assert {key: Cell(CellState.VALUE, value) for key, value in published.items()} == {
        key: total.cells.get(key, BLANK) for key in published
    }
    assert ((), ()) == (total.differences, total.disagreements)


def test_total_lists_what_is_not_added(total: Total) -> None:
    """Notes and open rows stand unit by unit; the survey without a result does not apply."""
    listed = {key.form for key in total.by_unit}
    assert listed == {"dossiers", "training_other", "inspected_units"}
    rate = total.cells[FigureKey("satisfaction", "rate", "value")]
    assert rate.state is CellState.NOT_APPLICABLE


def test_sample_narratives_fit(definition: Definition) -> None:
    """Their sections exist and are not mere headings; they encode as parts of a revision."""
    hints = {section.code: section.hint for section in definition.regime.sections}
    files = sorted(SAMPLE.glob("*.narrative.toml"))
    assert ["KH-CR", "KH-KS", "KH"] == [path.name.partition(".")[0] for path in files]
    for path in files:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        part = msgspec.convert(table, NarrativePart)
        assert encode_part(part)
        assert all(hints[code] for code in part.sections)
