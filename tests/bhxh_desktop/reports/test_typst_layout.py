"""The pages of the PDF by the measures of Decree 30/2020, appendix I, as poppler reads them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from bhxh_desktop.reports.compose import compose
from bhxh_desktop.reports.document import Heading, Row, SignOff
from bhxh_desktop.reports.docx_writer import write_docx
from bhxh_desktop.reports.source import Lock
from bhxh_desktop.reports.typst_writer import pdf_bytes
from tests.helpers import paper, pdf
from tests.helpers.office import convert
from tests.helpers.paper import HANDS, a_paragraph, a_table, with_blocks
from tests.helpers.pdf import Judge, Line
from tests.helpers.sample import office_source

DRAFT = pdf_bytes(paper.DRAFT)
POINTS_PER_MM = 72 / 25.4
LEFT, RIGHT = 30 * POINTS_PER_MM, (210 - 15) * POINTS_PER_MM


@pytest.fixture
def draft(judge: Judge) -> list[Line]:
    """The lines of the draft."""
    return pdf.lines(judge, DRAFT)


def _find(found: list[Line], text: str) -> Line:
    return next(line for line in found if text in line.text)


def _page_of(sheets: list[str], text: str) -> int:
    return next(number for number, sheet in enumerate(sheets, 1) if text in sheet)


def test_pages(judge: Judge) -> None:
    """A4 (G1), turned only around the table that needs it (G2)."""
    said = pdf.info(judge, DRAFT, "-f", "1", "-l", "9")
    sizes = [value for name, value in said.items() if re.match(r"Page +\d+ size", name)]
    upright, turned = "595.3 x 841.9", "841.9 x 595.3"
    assert [upright, upright, turned, upright] == [
        re.sub(r"\d+\.\d+", lambda match: f"{float(match[0]):.1f}", size).split(" pts")[0]
        for size in sizes
    ]


@pytest.mark.parametrize(
    ("text", "size", "hand"),
    [
        *HANDS,
        ("Số: /BC-BHXH", 13, "upright"),  # H7
        ("BÁO CÁO", 14, "bold"),  # T1
        ("Công tác cải cách hành chính", 14, "bold"),  # T2
        ("Kính gửi: Bảo hiểm", 14, "upright"),  # N1
        ("I. TÌNH HÌNH TRIỂN KHAI", 14, "bold"),  # B4
        ("1.1. Kết quả giải quyết", 14, "bold"),  # B6
        ("a) Các hình thức tiếp nhận", 14, "upright"),  # B6
    ],
)
def test_hands(draft: list[Line], text: str, size: int, hand: str) -> None:
    """Size, weight and slant of each element, in black."""
    line = _find(draft, text)
    assert (size, hand, "#000000") == (line.size, line.hand, line.colour)


def test_margins(draft: list[Line]) -> None:
    """Everything stands 30 mm from the left and 15 mm from the right edge (G3)."""
    upright = [line for line in draft if line.page == 1]
    assert round(LEFT) == min(line.left for line in upright)
    assert max(line.right for line in upright) <= round(RIGHT) + 4  # with the space that ends it


def test_body_paragraphs(judge: Judge) -> None:
    """First line 1,27 cm in, both sides flush, 6 pt between paragraphs (B8)."""
    text = "Đơn vị báo cáo kết quả công tác cải cách hành chính trong kỳ. " * 4
    data = pdf_bytes(
        with_blocks(Heading(level=1, number="I.", text="MỤC"), *[a_paragraph(text)] * 2)
    )
    found = pdf.run(judge("pdftotext"), "-bbox", "-l", "1", "-", "-", data=data).decode()
    words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)".*>(.*)<', found)
    start = next(i for i, word in enumerate(words) if word[3] == "MỤC") + 1
    tops: dict[float, list[tuple[float, float]]] = {}
    for left, top, right, _ in words[start:]:
        tops.setdefault(float(top), []).append((float(left), float(right)))
    rows = [(top, row[0][0], row[-1][1]) for top, row in list(tops.items())[:8]]
    one, two, *_ = rows
    assert LEFT + 36 == pytest.approx(one[1], abs=0.2)
    assert LEFT == pytest.approx(two[1], abs=0.2)
    assert RIGHT == pytest.approx(one[2], abs=0.2)
    assert RIGHT == pytest.approx(two[2], abs=0.2)
    pitch = two[0] - one[0]
    assert 14 * 1.149 * 1.1 == pytest.approx(pitch, abs=0.1)
    second = next(i for i, row in enumerate(rows[1:], 1) if row[1] > LEFT + 30)
    assert pitch + 6 == pytest.approx(rows[second][0] - rows[second - 1][0], abs=0.1)


def test_page_numbers(judge: Judge, draft: list[Line]) -> None:
    """From page 2, Arabic, 13 pt upright, centred in the top margin (G5)."""
    pages = int(pdf.info(judge, DRAFT)["Pages"])
    top = [line for line in draft if line.top < 20 * POINTS_PER_MM - 5]
    assert [str(number) for number in range(2, pages + 1)] == [line.text for line in top]
    assert {(13, "upright")} == {(line.size, line.hand) for line in top}
    middle = (LEFT + RIGHT) / 2
    assert middle == pytest.approx(top[0].left + top[0].width / 2, abs=2)


def _rules(judge: Judge, data: bytes, above: float) -> list[float]:
    """Lengths in points of the free horizontal lines of page 1 down to *above*."""
    dpi = 144
    found: list[tuple[int, float]] = []
    for number, row in enumerate(pdf.picture(judge, data, 1, dpi)[: round(above * 2)]):
        for dark in re.finditer(rb"[\x00-\x60]{80,}", row):
            if not found or number - found[-1][0] > 2:
                found.append((number, len(dark[0]) * 72 / dpi))
            else:
                found[-1] = number, max(found[-1][1], len(dark[0]) * 72 / dpi)
    return [length for _, length in found]


def test_rules(judge: Judge) -> None:
    """As long as the motto (H2); a third to a half of the body's name and the subject (H6, T2)."""
    document = with_blocks(marks=msgspec.structs.replace(paper.DRAFT.marks, boxes=()))
    data = pdf_bytes(document)
    found = pdf.lines(judge, data)
    motto, name, subject = (
        _find(found, text).width for text in ("Độc lập", "BẢO HIỂM XÃ HỘI", "Công tác cải cách")
    )
    of_motto, of_name, of_subject = _rules(judge, data, _find(found, "Kính gửi").top)
    assert motto == pytest.approx(of_motto, abs=1.5)
    name = max(
        line.width for line in found if line.hand == "bold" and line.size == 12 and line.left < 200
    )
    assert 1 / 3 < of_name / name < 1 / 2
    assert 1 / 3 < of_subject / subject < 1 / 2


def test_order_of_blocks(judge: Judge) -> None:
    """Title, addressee, body, recipients: the order of the decree (X5)."""
    said = " ".join(" ".join(pdf.texts(judge, DRAFT)).split())
    wanted = [
        "BÁO CÁO",
        "Kính gửi:",
        "I. TÌNH HÌNH",
        "II. KẾT QUẢ",
        "III. KIẾN NGHỊ",
        "./.",
        "Nơi nhận",
    ]
    places = [said.index(text) for text in wanted]
    assert sorted(places) == places


def test_several_addressees(judge: Judge) -> None:
    """Each on its own line below "Kính gửi:" (N1)."""
    names = ("- Bộ Tài chính;", "- Bảo hiểm xã hội Việt Nam.")
    found = pdf.lines(judge, pdf_bytes(msgspec.structs.replace(paper.DRAFT, addressees=names)))
    asked = [_find(found, text) for text in ("Kính gửi:", *names)]
    assert ["Kính gửi:", *names] == [line.text for line in asked]
    assert asked[0].top < asked[1].top < asked[2].top
    assert [30, 42.7, 42.7] == pytest.approx(
        [line.left / POINTS_PER_MM - 30 for line in asked], abs=0.4
    )


def test_heads_repeated_rows_whole(judge: Judge) -> None:
    """A long table repeats its head and numbers on each page and never splits a row (X4)."""
    rows = [(f"đầu{n} " + "từ " * (40 + 29 * n) + f"cuối{n} .", str(n)) for n in range(20)]
    data = pdf_bytes(with_blocks(a_table(*rows, numbers=("A", "1"))))
    sheets = pdf.texts(judge, data, "-layout")
    tables = [sheet for sheet in sheets if " từ " in sheet]
    assert 5 <= len(tables)
    assert all(1 == sheet.count("Số liệu") for sheet in tables)
    assert all(re.search(r"^\s+A\s+1$", sheet, re.MULTILINE) for sheet in tables)
    for n in range(20):
        assert _page_of(sheets, f"đầu{n} ") == _page_of(sheets, f"cuối{n} ")


def test_a_row_taller_than_a_page(judge: Judge) -> None:
    """It may be split: nothing said is lost at the foot of the page."""
    text = "đầu " + "từ " * 6000 + "cuối"
    sheets = pdf.texts(judge, pdf_bytes(with_blocks(a_table((text, "1")))))
    assert 6000 == sum(sheet.split().count("từ") for sheet in sheets)


def test_merged_heads(judge: Judge) -> None:
    """A group stands over the middle of its columns, a tall cell between both tiers."""
    found = pdf.lines(judge, DRAFT)
    heads = [line for line in found if (line.size, line.hand) == (11, "bold")]
    group, left, right = (_find(heads, text) for text in ("Tiếp nhận", "Tổng số", "Nhận"))
    assert group.top < left.top
    middle = (left.left + left.width / 2 + right.left + right.width / 2) / 2
    assert middle == pytest.approx(group.left + group.width / 2, abs=6)
    field = _find(heads, "Lĩnh vực")
    assert group.top < field.top < left.top + 14


def test_tables(judge: Judge) -> None:
    """Text of 10 to 12 pt; figures to the right; total lines bold (X4)."""
    document = with_blocks(
        a_table(("Một", "1"), ("Hai", "22"), measure="Đơn vị tính: hồ sơ", notes=("Ghi chú.",)),
    )
    found = pdf.lines(judge, pdf_bytes(document))
    one, two, measure = _find(found, "1"), _find(found, "22"), _find(found, "Đơn vị tính")
    assert 12 == one.size
    assert _find(found, "Một").left == _find(found, "Hai").left
    assert one.right == two.right
    assert measure.right == pytest.approx(RIGHT, abs=1)
    assert ("italic", "italic") == (measure.hand, _find(found, "Ghi chú").hand)
    total = _find(pdf.lines(judge, DRAFT), "Tổng cộng")
    assert "bold" == total.hand


@pytest.mark.parametrize("count", range(8, 34))
def test_what_stays_together(judge: Judge, count: int) -> None:
    """The end shares a page; headings and captions have their text or table below them."""
    body = [a_paragraph("Một dòng.")] * count
    heading = Heading(level=1, number="I.", text="ĐẦU MỤC")
    table = a_table(*[("Dòng", "1")] * 30, caption="Tên bảng", measure="Đơn vị tính: hồ sơ")
    document = with_blocks(
        *(*body, heading, a_paragraph("Như sau:"), a_paragraph("Sau đầu mục.")),
        *(table, *body, a_paragraph("Hết./.")),
        sign_off=SignOff(titles=("GIÁM ĐỐC",), name="Nguyễn Văn A"),
    )
    sheets = pdf.texts(judge, pdf_bytes(document))
    end = ("Hết./.", "Nơi nhận:", "- Lưu: VT, TCCB.", "GIÁM ĐỐC", "Nguyễn Văn A")
    for together in (
        end,
        ("ĐẦU MỤC", "Như sau:", "Sau đầu"),
        ("Tên bảng", "Đơn vị tính", "Nội dung", "Dòng"),
    ):
        assert 1 == len({_page_of(sheets, text) for text in together})


@pytest.mark.parametrize("count", range(8, 20))
def test_no_line_of_a_table_alone(judge: Judge, count: int) -> None:
    """Wherever the page ends: no heading at its foot, no last line alone on the next."""
    groups = [Row(cells=("Nhóm", ""), bold=True, kept=True), *[Row(cells=("Dòng", "1"))] * 3]
    rows = (*groups * 8, Row(cells=("Áp chót", "1"), kept=True), Row(cells=("Chót", "1")))
    table = msgspec.structs.replace(a_table(), rows=rows)
    sheets = pdf.texts(judge, pdf_bytes(with_blocks(*[a_paragraph("Một dòng.")] * count, table)))
    said = [re.findall("Nhóm|Dòng|Áp chót|Chót", sheet) for sheet in sheets]
    assert sum(map(len, said)) == len(rows)
    assert "Nhóm" not in {each[-1] for each in said if each}
    assert _page_of(sheets, "Áp chót") == _page_of(sheets, "Chót")


def test_kept_lines_that_no_page_holds(judge: Judge) -> None:
    """They part rather than run over the foot of the page."""
    long = "từ " * 1500
    rows = (Row(cells=(long, "1"), kept=True), Row(cells=(long, "2")))
    sheets = pdf.texts(judge, pdf_bytes(with_blocks(msgspec.structs.replace(a_table(), rows=rows))))
    assert 3000 == sum(sheet.split().count("từ") for sheet in sheets)


def _lines(sheets: list[str]) -> list[str]:
    return [line for sheet in sheets for line in sheet.splitlines() if line.strip()]


def test_the_same_lines_as_in_word(judge: Judge, tmp_path: Path) -> None:
    """The .docx as LibreOffice lays it out: as many pages, and lines that end at the same words."""
    document = compose(office_source("KH-CR", lock=Lock("ab12" * 16, "ABCDE-FGHIJ", 2)))
    path = tmp_path / "report.docx"
    path.write_bytes(write_docx(document))
    word = convert(judge("soffice"), path, "pdf").read_bytes()
    ours, theirs = (pdf.texts(judge, data, "-layout") for data in (pdf_bytes(document), word))
    assert len(theirs) == len(ours)
    said = [Counter(" ".join(line.split()) for line in _lines(each)) for each in (ours, theirs)]
    shared = (said[0] & said[1]).total()
    assert shared / said[1].total() > 0.99
    boxes = pdf.run(judge("pdftotext"), "-bbox", "-l", "3", "-", "-", data=pdf_bytes(document))
    assert max(map(float, re.findall(rb'xMax="([\d.]+)"', boxes))) < RIGHT + 0.1


def test_words_wider_than_their_place(judge: Judge) -> None:
    """A web address is broken, within the margins and within its cell."""
    address = "https://dichvucong.baohiemxahoi.gov.vn/" + "x" * 200
    document = with_blocks(a_paragraph(address), a_table(("Địa chỉ", "W" * 60)))
    found = pdf.lines(judge, pdf_bytes(document))
    assert max(line.right for line in found) <= round(RIGHT) + 1
    said = "".join(line.text for line in found).replace("\u200b", "")
    assert address in said
    assert "W" * 60 in said
