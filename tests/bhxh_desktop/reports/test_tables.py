"""Which forms are printed as lines, which as tables, and what stands around them."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from bhxh_desktop.domain.figure import NONE_ARISING, FigureKey, number_cell
from bhxh_desktop.domain.regime import Form
from bhxh_desktop.reports.document import Block, Paragraph, Table
from bhxh_desktop.reports.tables import LONGEST_LIST, form_blocks
from tests.helpers.report import a_source, reported_program

ONLINE, COUNTER = (FigureKey("channels", row, "value") for row in ("online", "counter"))


def _blocks(code: str, inputs: dict[Any, Any] | None = None, **changes: Any) -> list[Block]:
    source = a_source(inputs, **changes)
    return list(form_blocks(source, source.program.definition.forms[code], titled=True))


def _lines(blocks: list[Block]) -> list[str]:
    return [f"{b.bullet} {b.text}".strip() for b in blocks if isinstance(b, Paragraph)]


def test_a_short_sheet_is_a_list() -> None:
    """Lines below another are led in by "trong đó", the last ends with a full stop."""
    assert [
        "Hình thức tiếp nhận:",
        "- Tổng số hồ sơ nhận trong kỳ: 12 hồ sơ, trong đó:",
        "+ Giao dịch điện tử: 09 hồ sơ;",
        "+ Bộ phận một cửa: 03 hồ sơ;",
        "- Tỷ lệ giao dịch điện tử: 75,00%;",
        "- Hồ sơ trả tại nhà: (chưa có số liệu);",
        "- Chênh lệch so với hồ sơ nhận trong kỳ: 12*.",
        "Ghi chú: “*” là tổng còn thiếu số liệu.",
    ] == _lines(_blocks("channels", {ONLINE: number_cell(9), COUNTER: number_cell(3)}))


def test_nothing_arising_in_a_list() -> None:
    """A count is "00"; a ratio over nothing has no figure."""
    lines = _lines(_blocks("channels", {ONLINE: NONE_ARISING, COUNTER: NONE_ARISING}))
    assert "+ Giao dịch điện tử: 00 hồ sơ;" in lines
    assert "- Tỷ lệ giao dịch điện tử: (chưa có số liệu);" in lines


def _sheet(rows: int) -> dict[str, Any]:
    lines = [{"code": f"r{n}", "caption": f"Dòng {n}", "item": {}} for n in range(rows)]
    return {"code": "sheet", "title": "Biểu", "rows": lines}


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        (_sheet(LONGEST_LIST), Paragraph),
        (_sheet(LONGEST_LIST + 1), Table),
        ({**_sheet(1), "columns": [{"code": "c", "caption": "C", "item": {}}],
          "rows": [{"code": "r", "caption": "R"}]}, Table),
        ({**_sheet(0), "rows": [{"code": "r", "caption": "R", "item": {"kind": "date"}}]}, Table),
        ({**_sheet(0), "rows": [{"code": "r", "caption": "R",
                                 "item": {"target": {"value": "1"}}}]}, Table),
    ],
)  # fmt: skip
def test_list_or_table(form: dict[str, Any], kind: type) -> None:
    """Many lines, columns, targets or words ask for a table."""
    program = reported_program(forms=[form], sections=[])
    source = a_source({}, program=program, tasks=(), progress={})
    wanted = msgspec.convert(form, Form)
    assert all(isinstance(block, kind) for block in form_blocks(source, wanted, titled=True))


def test_notes_of_a_table() -> None:
    """Signs used are explained, missing units named, the form's own note comes last."""
    (table,) = _blocks("dossiers", missing=("BHXH A",))
    assert isinstance(table, Table)
    legend, missing, own = table.notes
    assert "“x” là không áp dụng" in legend
    assert "Số liệu chưa gồm: BHXH A." == missing
    assert "Hồ sơ trễ hạn tính theo ngày làm việc." == own
    (bare,) = _blocks("targets")
    assert isinstance(bare, Table)
    assert () == bare.notes


def test_an_open_form_without_rows_is_left_out() -> None:
    """An empty table says nothing."""
    assert [] == _blocks("classes", {})


def _kept(form: dict[str, Any]) -> list[bool]:
    program = reported_program(forms=[form], sections=[])
    source = a_source({}, program=program, tasks=(), progress={})
    (table,) = form_blocks(source, msgspec.convert(form, Form), titled=True)
    assert isinstance(table, Table)
    return [row.kept for row in table.rows]


def test_no_line_of_a_table_stands_alone() -> None:
    """A heading stays with the line below it, the last line with the one above it."""
    form = _sheet(LONGEST_LIST + 1)
    form["rows"][4:5] = [{"code": "group", "caption": "Nhóm"}]
    assert [False] * 4 + [True] + [False] * 4 + [True, False] == _kept(form)
    assert [False] == _kept({**_sheet(0), "rows": [{"code": "r", "caption": "R",
                                                    "item": {"kind": "date"}}]})  # fmt: skip
