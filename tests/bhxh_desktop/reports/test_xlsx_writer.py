"""The annex workbook: what is text, what is a formula, how it looks and prints."""

from __future__ import annotations

import zipfile
from datetime import datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bhxh_desktop.definitions.cache import shipped
from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.figure import FigureKey, number_cell, text_cell
from bhxh_desktop.reports.page import LANDSCAPE
from bhxh_desktop.reports.source import Lock
from bhxh_desktop.reports.xlsx_writer import write_xlsx
from bhxh_desktop.vietnamese.numbers import format_number
from tests.helpers.report import INPUTS, OPEN_ROW, a_source
from tests.helpers.workbook import open_book

DOSSIERS = "Kết quả giải quyết hồ sơ"
DATA = write_xlsx(a_source(sample=True))
DIGIT, EDGES = 5.25, 3.75
"""Points of the digit that widths of columns are counted in, and of what Excel adds to each."""


def _texts(page: Worksheet) -> list[str]:
    return [str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None]


def test_same_bytes_every_time() -> None:
    """The same source gives the same file, and nothing in it tells when it was made."""
    assert DATA == write_xlsx(a_source(sample=True))
    with zipfile.ZipFile(BytesIO(DATA)) as package:
        assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in package.infolist()}
        assert b"created" not in package.read("docProps/core.xml")


def test_one_sheet_per_form() -> None:
    """Sheets are called as the forms, in the order of the regime."""
    assert [DOSSIERS, "Hình thức tiếp nhận", "Chi trả không dùng tiền mặt", "Nhiệm vụ",
            "Lớp tập huấn"] == open_book(DATA).sheetnames  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "+84 90", "-1", "@SUM(A1)", "=HYPERLINK(1)", "'=1"])
def test_text_is_never_a_formula(text: str) -> None:
    """What an office typed stays text, whatever its first sign, also when it is edited again."""
    inputs = {**INPUTS, FigureKey("classes", OPEN_ROW, "name"): text_cell(text)}
    cell = open_book(write_xlsx(a_source(inputs)))["Lớp tập huấn"]["B7"]
    assert (text, "s") == (cell.value, cell.data_type)
    assert (text[0] in "=+-@") == cell.quotePrefix


def test_a_day_no_calendar_has() -> None:
    """Came in by a bundle: it stands as it is, and no report fails for it."""
    inputs = {**INPUTS, FigureKey("targets", "started", "value"): text_cell("2023-02-30")}
    assert (
        "2023-02-30"
        == open_book(write_xlsx(a_source(inputs)))["Chi trả không dùng tiền mặt"]["E11"].value
    )


def test_numbers_dates_and_states() -> None:
    """Numbers are numbers, dates dates; states stand as their signs, blanks stay empty."""
    book = open_book(DATA)
    page = book[DOSSIERS]
    assert (453149, "#,##0") == (page["E9"].value, page["E9"].number_format)
    assert [None, "x", "–"] == [page[at].value for at in ("D11", "H11", "D12")]
    assert '"ước "#,##0' == page["G10"].number_format
    assert '#,##0"*"' == page["C11"].number_format
    assert "0.00" in page["J9"].number_format
    assert datetime(2023, 2, 5) == book["Chi trả không dùng tiền mặt"]["E11"].value  # noqa: DTZ001


def test_results_are_kept_beside_formulas() -> None:
    """A program that does not calculate still shows the figures."""
    page = open_book(DATA, results=True)[DOSSIERS]
    assert [461969, 0.04, "–", "x"] == [page[at].value for at in ("C9", "J9", "J12", "J11")]
    assert open_book(DATA).calculation.fullCalcOnLoad


def test_what_excel_cannot_calculate_is_a_value_on_gray() -> None:
    """Counted tasks are values, the sheet says why; what adds them up is a formula again."""
    book = open_book(DATA)
    page = book["Nhiệm vụ"]
    assert [2, 1] == [page["B7"].value, page["C7"].value]
    assert "solid" == page["B7"].fill.fill_type
    assert any("Ô nền xám" in text for text in _texts(page))
    assert str(book["Chi trả không dùng tiền mặt"]["E15"].value).startswith("=")
    assert not any("Ô nền xám" in text for text in _texts(book[DOSSIERS]))


def test_a_number_beyond_excel_keeps_its_digits() -> None:
    """More than fifteen digits are written as text, and what is computed from them as values."""
    huge = 123456789012345678
    inputs = {**INPUTS, FigureKey("dossiers", "collection", "new"): number_cell(huge)}
    page = open_book(write_xlsx(a_source(inputs)))[DOSSIERS]
    assert "123.456.789.012.345.678" == page["E9"].value
    assert "123.456.789.012.354.498" == page["C9"].value
    assert str(page["C10"].value).startswith("=")


def test_a_derived_cell_that_differs_is_a_value() -> None:
    """A stored figure its formula would not give again is printed as it is."""
    source = a_source()
    cells = {**source.cells, FigureKey("channels", "all", "value"): number_cell(5)}
    page = open_book(write_xlsx(a_source(cells=cells)))["Hình thức tiếp nhận"]
    assert [5, 96.28] == [page["C7"].value, page["C10"].value]


def test_screen_and_print() -> None:
    """Heads stay in sight and on each page; the width of the table fits the page."""
    page = open_book(DATA)[DOSSIERS]
    assert ("C9", "$6:$8") == (page.freeze_panes, page.print_title_rows)
    setup = page.page_setup
    assert ("landscape", 9, 1, 0) == (
        setup.orientation,
        int(setup.paperSize or 0),
        int(setup.fitToWidth or 0),
        int(setup.fitToHeight or 0),
    )
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert {"C6:E6", "F6:H6", "B6:B7"} <= {str(each) for each in page.merged_cells.ranges}


def test_head_lines_and_notes() -> None:
    """Unit, title, window, marks and measure above; signs and notes explained below."""
    page = open_book(DATA)[DOSSIERS]
    head = [page.cell(row, 1).value for row in range(1, 6)]
    assert [
        "Bảo hiểm xã hội tỉnh Khánh Hòa",
        DOSSIERS,
        "Kỳ báo cáo: năm 2023 (từ 15/12/2022 đến hết 14/12/2023)",
        "DỰ THẢO   DỮ LIỆU MẪU",
        "Đơn vị tính: hồ sơ",
    ] == head
    assert "Hồ sơ trễ hạn tính theo ngày làm việc." in _texts(page)
    lock = Lock("ab12" * 16, "ABCDE-FGHIJ-KLMNO-PQRST", 2)
    locked = open_book(write_xlsx(a_source(lock=lock)))[DOSSIERS]
    assert "ABCDE-FGHIJ-KLMNO-PQRST" in str(locked.cell(4, 1).value)
    assert "ABCDE-FGHIJ-KLMNO-PQRST" in str(locked.oddFooter.left.text)


@pytest.mark.parametrize("received", [137752, 123456789])
def test_sixteen_columns_are_legible_on_paper(received: int) -> None:
    """The page shrinks them to no less than 8,5 pt, and every number still has room."""
    definition = next(d for d in shipped().definitions if d.regime.code == "kstthc")
    form = definition.forms["dossiers"]
    assert 16 == len(form.columns)
    typed = FigureKey("dossiers", form.rows[0].code, "electronic")
    program = Program(definition)
    source = a_source(program=program, cells=program.compute({typed: number_cell(received)}))
    page = next(p for p in open_book(write_xlsx(source)) if p.max_column == 17)
    widths = [page.column_dimensions[get_column_letter(n)].width for n in range(1, 18)]
    points = sum(width * DIGIT + EDGES for width in widths)
    room = (LANDSCAPE.width - 2 * LANDSCAPE.right) / 20
    assert 12 * room / points >= 8.5
    assert max(widths[1:]) >= len(format_number(Decimal(received), 0)) + 1
