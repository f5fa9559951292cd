"""The .docx by the measures of Decree 30/2020, appendix I, and by what LibreOffice makes of it."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import msgspec
import pytest
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docx.shared import Twips
from docx.text.paragraph import Paragraph

from bhxh_desktop.reports.compose import compose
from bhxh_desktop.reports.document import Row
from bhxh_desktop.reports.docx_writer import write_docx
from bhxh_desktop.reports.source import Lock
from tests.helpers.office import convert
from tests.helpers.paper import HANDS, a_table, with_blocks
from tests.helpers.report import a_source
from tests.helpers.sample import total_source

LOCK = Lock("ab12" * 16, "ABCDE-FGHIJ-KLMNO-PQRST", 2)
TWIPS_PER_MM = 1440 / 25.4
DRAFT = write_docx(compose(a_source(sample=True)))
LOCKED = write_docx(compose(a_source(lock=LOCK)))


def _open(data: bytes) -> DocxDocument:
    return docx.Document(io.BytesIO(data))


@pytest.fixture
def draft() -> DocxDocument:
    """The draft, read again."""
    return _open(DRAFT)


def _all(document: DocxDocument) -> list[Paragraph]:
    """Every paragraph of the body, those in tables included."""
    return [Paragraph(p, document) for p in document.element.body.iter(qn("w:p"))]


def _find(document: DocxDocument, text: str) -> Paragraph:
    return next(p for p in _all(document) if text in p.text)


def _attribute(paragraph: Paragraph, path: str, name: str) -> str | None:
    found = paragraph._p.find(path, paragraph._p.nsmap)
    return None if found is None else found.get(qn(name))


def test_same_bytes_every_time() -> None:
    """The same document gives the same file, and no entry tells when it was made."""
    assert DRAFT == write_docx(compose(a_source(sample=True)))
    with zipfile.ZipFile(io.BytesIO(DRAFT)) as package:
        assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in package.infolist()}
        assert b"created" not in package.read("docProps/core.xml")


def test_pages(draft: DocxDocument) -> None:
    """A4 with the decree's margins (G1, G3); landscape only around the table that needs it (G2)."""
    sizes = [(round(s.page_width.mm or 0), round(s.page_height.mm or 0)) for s in draft.sections]
    assert [(210, 297), (297, 210), (210, 297)] == sizes
    for section in draft.sections:
        margins = section.top_margin, section.bottom_margin, section.left_margin
        assert [20, 20, 30, 15] == [round(m.mm) for m in (*margins, section.right_margin) if m]
    wide = draft.element.body.findall(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:sectPr')}")
    assert 2 == len(wide)


def test_page_numbers(draft: DocxDocument) -> None:
    """Centred in the top margin from page 2 on, also in later sections (G5)."""
    first, *others = draft.sections
    assert first.different_first_page_header_footer
    assert not any(section.different_first_page_header_footer for section in others)
    assert "PAGE" in first.header._element.xpath("string(.//w:instrText)")
    assert "" == first.first_page_header._element.xpath("string(.)")
    assert all(section.header.is_linked_to_previous for section in others)
    assert "Header" == first.header.paragraphs[0].style.style_id
    style = draft.styles["header"]
    assert 13 == style.font.size.pt
    assert "center" == style.element.xpath("string(w:pPr/w:jc/@w:val)")


def test_a_draft_has_its_word_behind_every_page(draft: DocxDocument) -> None:
    """In the first header and the other, with names of their own; gone once it is locked."""
    first, *others = draft.sections
    headers = first.first_page_header, first.header
    found = [header._element.xpath(".//*[local-name()='shape']") for header in headers]
    assert [1, 1] == [len(shapes) for shapes in found]
    assert 2 == len({shape.get("id") for (shape,) in found})
    words = [shape.xpath("string(*[local-name()='textpath']/@string)") for (shape,) in found]
    assert ["DỰ THẢO", "DỰ THẢO"] == words
    assert all(section.header.is_linked_to_previous for section in others)
    locked = _open(LOCKED).sections[0]
    for header in (locked.first_page_header, locked.header):
        assert [] == header._element.xpath(".//*[local-name()='pict']")


def test_only_one_font(draft: DocxDocument) -> None:
    """Times New Roman everywhere, no theme, no colour (G4)."""
    with zipfile.ZipFile(io.BytesIO(DRAFT)) as package:
        names = package.namelist()
        xml = "".join(package.read(n).decode() for n in names if n.endswith(".xml"))
    fonts = "".join(re.findall("<w:rFonts [^>]*>", xml))
    assert {"Times New Roman"} == set(re.findall(r'="([^"]*)"', fonts))
    assert "Theme=" not in xml
    assert "w:color " not in xml
    assert not any("theme" in name or "fontTable" in name for name in names)


@pytest.mark.parametrize(
    ("text", "size", "hand"),
    [
        *HANDS,
        ("Số:        /BC-BHXH", 13, "upright"),  # H7
    ],
)
def test_hands_of_the_frame(draft: DocxDocument, text: str, size: float, hand: str) -> None:
    """Size, weight and slant of each element of letterhead and sign-off."""
    run = _find(draft, text).runs[0]
    shown = "bold " * bool(run.bold) + "italic" * bool(run.italic) or "upright"
    assert (size, hand) == (run.font.size.pt, shown.strip())
    assert not run.underline


@pytest.mark.parametrize(
    ("style", "weight", "align"),
    [
        ("Title", "1", "center"),  # T1
        ("Subtitle", "1", "center"),  # T2
        ("Body Text", "0", "both"),  # B8
        ("List Bullet", "0", "both"),
        ("Heading 1", "1", "both"),  # B4
        ("Heading 4", "0", "both"),  # B6
    ],
)
def test_styles(draft: DocxDocument, style: str, weight: str, align: str) -> None:
    """Real styles carry the decree's type, so that people go on editing in Word."""
    found = draft.styles[style].element
    assert ["28", weight, align] == [
        found.xpath(f"string({path}/@w:val)") for path in ("w:rPr/w:sz", "w:rPr/w:b", "w:pPr/w:jc")
    ]


def test_body_paragraphs(draft: DocxDocument) -> None:
    """First line 1,27 cm, 6 pt after, single to one and a half lines (B8)."""
    body = draft.styles["Body Text"].element
    assert "720" == body.xpath("string(w:pPr/w:ind/@w:firstLine)")
    assert "120" == body.xpath("string(w:pPr/w:spacing/@w:after)")
    assert 240 <= int(body.xpath("string(w:pPr/w:spacing/@w:line)")) <= 360
    assert "auto" == body.xpath("string(w:pPr/w:spacing/@w:lineRule)")
    assert "Body Text" == _find(draft, "báo cáo kết quả năm 2023").style.name


def _rule_under(document: DocxDocument, text: str, room: int) -> int:
    """The length in twips of the rule drawn right below a paragraph."""
    following = _find(document, text)._p.getnext()
    rule = Paragraph(following, document)
    assert "single" == _attribute(rule, "w:pPr/w:pBdr/w:top", "w:val")
    sides = [int(_attribute(rule, "w:pPr/w:ind", f"w:{side}") or 0) for side in ("left", "right")]
    return room - sum(sides)


def test_rules(draft: DocxDocument) -> None:
    """As long as the motto (H2); a third to a half of the body's name and the subject (H6, T2)."""
    width = 16838 and 11906 - 1701 - 850
    assert 56.1 * TWIPS_PER_MM == pytest.approx(
        _rule_under(draft, "Độc lập", width - 4150), rel=0.01
    )
    name = _rule_under(draft, "TỈNH KHÁNH HÒA", 4150)
    assert 1 / 3 < name / (40 * TWIPS_PER_MM) < 1 / 2  # BẢO HIỂM XÃ HỘI is 40 mm long
    subject = _rule_under(draft, "Công tác cải cách hành chính năm 2023", width)
    assert 1 / 3 < subject / (86.5 * TWIPS_PER_MM) < 1 / 2


def test_order_of_the_end(draft: DocxDocument) -> None:
    """The text ends with "./." (B9), recipients stand level with the signer's title (N2)."""
    *_, last = [p for p in draft.paragraphs if p.text]
    assert last.text.endswith("./.")
    assert last.paragraph_format.keep_with_next
    left, right = draft.tables[-1].rows[0].cells
    assert "Nơi nhận:" == left.paragraphs[0].text
    assert ["- Như trên;", "- Lãnh đạo cơ quan;", "- Lưu: VT, TCCB."] == [
        p.text for p in left.paragraphs[1:]
    ]
    assert ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"] == [p.text for p in right.paragraphs[:2]]
    assert [""] * 6 == [p.text for p in right.paragraphs[2:]]  # signature, and no name


def test_tables(draft: DocxDocument) -> None:
    """Heads are repeated, rows stay whole, total lines are bold, text is 10 pt or more (X4)."""
    table = next(t for t in draft.tables if "Lĩnh vực" in t.rows[0].cells[1].text)
    rows = table._tbl.tr_lst
    assert [True, True, True, False] == [
        row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows[:4]
    ]
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    assert all(run.bold for run in table.rows[-1].cells[1].paragraphs[0].runs)
    assert {"20", "22", "24"} >= set(table._tbl.xpath(".//w:sz/@w:val"))
    grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.gridCol_lst]
    assert 16838 - 1701 - 850 == sum(grid)


def test_lines_of_a_table_kept_together() -> None:
    """A line that is to stay with the next says so in each cell; an empty cell is no higher.

    Not the first below the head: LibreOffice would drop rows of such a table at the page's foot.
    """
    heading = Row(cells=("Nhóm", ""), kept=True)
    rows = heading, heading, Row(cells=("Dòng", "1"))
    block = msgspec.structs.replace(a_table(), rows=rows)
    table = _open(write_docx(with_blocks(block))).tables[1]
    kept = [
        [bool(p.xpath("w:pPr/w:keepNext")) for p in row.xpath(".//w:p")]
        for row in table._tbl.tr_lst
    ]
    assert [[True] * 2, [False] * 2, [True] * 2, [False] * 2] == kept  # the head, too
    empty = table.rows[1].cells[1].paragraphs[0]._element
    assert ["24"] == empty.xpath("w:pPr/w:rPr/w:sz/@w:val") == empty.xpath("w:r/w:rPr/w:sz/@w:val")


def test_no_page_too_many(draft: DocxDocument) -> None:
    """A section ends in its last text; below a table in a paragraph that fits on any page."""
    for file in (draft, _open(write_docx(compose(total_source())))):
        body = file.element.body
        ends = [*body.xpath("./w:p[w:pPr/w:sectPr]"), body.xpath("./w:p")[-1]]
        low = [end for end in ends if not end.xpath("w:r")]
        assert 0 < len(low) < len(ends)
        for end in low:
            spacing = end.xpath("w:pPr/w:spacing")[0]
            assert ("20", "exact") == (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule")))
            assert end.getprevious().tag == qn("w:tbl")


def test_merged_heads(draft: DocxDocument) -> None:
    """A group spans its columns; a cell reaching through both tiers is merged downwards."""
    table = next(t for t in draft.tables if "Lĩnh vực" in t.rows[0].cells[1].text)
    assert ["Tiếp nhận"] * 3 == [cell.text for cell in table.rows[0].cells[2:5]]
    assert "Lĩnh vực" == table.rows[1].cells[1].text
    assert "Kỳ trước chuyển sang" == table.rows[1].cells[3].text


def test_marks(draft: DocxDocument) -> None:
    """A draft is boxed near its number and says so at every foot; a locked one carries its code."""
    for text in ("DỰ THẢO", "DỮ LIỆU MẪU"):
        box = _find(draft, text)
        assert "single" == _attribute(box, "w:pPr/w:pBdr/w:left", "w:val")
        for footer in (draft.sections[0].footer, draft.sections[0].first_page_footer):
            assert text in footer.paragraphs[0].text
    locked = _open(LOCKED)
    assert not any("DỰ THẢO" in p.text for p in _all(locked))
    for footer in (locked.sections[0].footer, locked.sections[0].first_page_footer):
        assert "ABCDE-FGHIJ-KLMNO-PQRST" in footer.paragraphs[0].text
        assert 1 == len(footer._element.xpath(".//pic:pic"))


def test_text_is_never_markup() -> None:
    """Angle brackets and ampersands of the office's text stay what they are."""
    narrative = {"part_3": ("<w:p>1 < 2 & 3 > 2</w:p>",)}
    data = write_docx(compose(a_source(narrative=narrative)))
    assert "<w:p>1 < 2 & 3 > 2</w:p>" in [p.text for p in _open(data).paragraphs]


def test_seen_by_libreoffice(tmp_path: Path, judge: Callable[[str], str]) -> None:
    """The sample report opens: ten pages or so, one font, page 1 unnumbered, head repeated."""
    path = tmp_path / "report.docx"
    path.write_bytes(write_docx(compose(total_source(lock=LOCK))))
    pdf = convert(judge("soffice"), path, "pdf")
    info = subprocess.run([judge("pdfinfo"), pdf], capture_output=True, check=True).stdout.decode()
    pages = int(re.search(r"Pages:\s+(\d+)", info)[1])  # type: ignore[index]
    assert 8 <= pages <= 13
    fonts = subprocess.run([judge("pdffonts"), pdf], capture_output=True, check=True)
    names = {line.split()[0].split("+")[-1] for line in fonts.stdout.decode().splitlines()[2:]}
    assert all(re.match("Liberation ?Serif|TimesNewRoman", name) for name in names), names
    text = subprocess.run(
        [judge("pdftotext"), "-layout", pdf, "-"], capture_output=True, check=True
    ).stdout.decode()
    sheets = text.split("\f")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in sheets[0].splitlines()[0]
    assert ["2", "3", "4"] == [sheet.split()[0] for sheet in sheets[1:4]]
    assert all("ABCDE-FGHIJ-KLMNO-PQRST" in sheet for sheet in sheets[:pages])


def test_the_code_stands_at_the_margin_of_its_page() -> None:
    """On a landscape page too: at the right margin, not in the middle."""
    turned = set()
    for section in _open(LOCKED).sections:
        (stop,) = section.footer._element.xpath(".//w:tabs/w:tab[@w:val='right']")
        room = section.page_width - section.left_margin - section.right_margin
        assert int(room) == Twips(int(stop.get(qn("w:pos"))))
        assert 1 == len(section.footer._element.xpath(".//pic:pic"))
        assert "ABCDE-FGHIJ-KLMNO-PQRST" in section.footer.paragraphs[0].text
        turned.add(section.page_width > section.page_height)
    assert {False, True} == turned
