"""Elements found where offices put them: without tables, with lines drawn, over two lines."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from bhxh_desktop.layout.elements import Elements
from bhxh_desktop.layout.reading import read_paper
from bhxh_desktop.layout.recognising import recognise
from bhxh_desktop.layout.ruleset import current_rules
from bhxh_desktop.reports.ooxml import paragraph, text_run, w
from bhxh_desktop.reports.text_width import text_width
from tests.helpers.sound import decision, find, findings, letter, report, take_out


def recognised(document: Docx, folder: Path) -> Elements:
    """The elements of a document."""
    document.save(str(folder / "a.docx"))
    return recognise(read_paper(folder / "a.docx"), current_rules().words)


def texts(found: Elements, name: str) -> list[str]:
    """What is written in an element."""
    return [line.text for line in found.of(name)]


def told(document: Docx, folder: Path) -> set[str]:
    """The rules a document breaks."""
    return {finding.rule for finding in findings(document, folder)}


def tabbed() -> Docx:
    """A report whose letterhead and sign-off are made with tabs, by somebody without a table."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    lines = [
        "BẢO HIỂM XÃ HỘI\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "TỈNH KHÁNH HÒA\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 12/BC-BHXH        Khánh Hòa, ngày 05 tháng 02 năm 2024",
        "BÁO CÁO",
        "Kết quả thực hiện",
        "Kính gửi: UBND tỉnh Khánh Hòa",
        "Bảo hiểm xã hội tỉnh báo cáo như sau:",
        "Không có gì thêm./.",
        "Nơi nhận:\tKT. GIÁM ĐỐC",
        "- Như trên;\tPHÓ GIÁM ĐỐC",
        "- Lưu: VT, VP.",
        "",
        "",
        "",
        "\tNguyễn Văn An",
    ]
    for text in lines:
        line = document.add_paragraph(text)
        if text in lines[3:6]:
            line.alignment = ALIGN.CENTER
    return document


def test_without_tables(tmp_path):
    """Tabs and wide gaps part the two columns as well."""
    found = recognised(tabbed(), tmp_path)
    expected = {
        "issuer": ["BẢO HIỂM XÃ HỘI", "TỈNH KHÁNH HÒA"],
        "nation": ["CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        "motto": ["Độc lập - Tự do - Hạnh phúc"],
        "number": ["Số: 12/BC-BHXH"],
        "place_date": ["Khánh Hòa, ngày 05 tháng 02 năm 2024"],
        "kind": ["BÁO CÁO"],
        "subject": ["Kết quả thực hiện"],
        "addressed": ["Kính gửi: UBND tỉnh Khánh Hòa"],
        "last_text": ["Không có gì thêm./."],
        "recipients_heading": ["Nơi nhận:"],
        "recipients": ["- Như trên;", "- Lưu: VT, VP."],
        "authority": ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        "signer": ["Nguyễn Văn An"],
    }
    assert expected == {name: texts(found, name) for name in expected}
    said = {(f.rule, f.code) for f in findings(tabbed(), tmp_path)}
    assert {("H1", "on_right"), ("H1", "text"), ("H7", "pattern"), ("H9", "level_with")} & said == (
        set()
    )
    assert ("G4", "font") in said


def drawing(length: int) -> Any:
    """A straight line anchored in a paragraph, as Word draws it."""
    names = nsdecls("w", "wp", "a")
    return parse_xml(
        f'<w:r {names}><w:drawing><wp:anchor><wp:extent cx="{length * 635}" cy="0"/>'
        '<a:graphic><a:graphicData><a:prstGeom prst="line"/></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
    )


@pytest.mark.parametrize("where", ["at the words", "at the next line"])
@pytest.mark.parametrize(("share", "rules"), [(1.0, set()), (0.5, {"H2"})])
def test_a_line_that_is_drawn(tmp_path, where, share, rules):
    """Word anchors it in the paragraph above or below; its length is what counts."""
    document = report()
    motto = find(document, "Độc lập")
    following = motto._p.getnext()
    empty = paragraph("Letterhead", ())
    following.addnext(empty)
    following.getparent().remove(following)
    length = round(share * text_width(motto.text, 13))
    (motto._p if where == "at the words" else empty).append(drawing(length))
    assert rules == told(document, tmp_path)


@pytest.mark.parametrize("typed", ["________", "--------", "-----o0o-----", "────"])
def test_a_line_that_is_typed(tmp_path, typed):
    """Signs are no line, and no name of an office either."""
    document = report()
    following = find(document, "Độc lập")._p.getnext()
    following.addnext(paragraph("Letterhead", (text_run(typed),)))
    following.getparent().remove(following)
    (found,) = findings(document, tmp_path)
    assert ("H2", "line_typed") == (found.rule, found.code)


def test_the_border_of_the_words_is_a_line(tmp_path):
    """Some give the motto itself a border below, drawn in to the length of the words."""
    document = report()
    motto = find(document, "Độc lập")
    take_out(docx.text.paragraph.Paragraph(motto._p.getnext(), document))
    side = round((5205 - text_width(motto.text, 13)) / 2)
    motto._p.pPr.append(w("pBdr", w("bottom", val="single", sz=6)))
    motto.paragraph_format.left_indent = motto.paragraph_format.right_indent = Pt(side / 20)
    assert set() == told(document, tmp_path)


def test_names_all_in_bold_are_parted_by_their_nouns(tmp_path):
    """The body above is still found, and told that it must not be bold."""
    document = report()
    find(document, "BẢO HIỂM XÃ HỘI VIỆT NAM").runs[0].bold = True
    found = recognised(document, tmp_path)
    assert ["BẢO HIỂM XÃ HỘI VIỆT NAM"] == texts(found, "parent")
    assert {"H5"} == told(document, tmp_path)


def test_a_recipient_over_two_lines(tmp_path):
    """What does not end goes on in the next line."""
    document = report()
    line = find(document, "- Lãnh đạo cơ quan;")
    rest = deepcopy(line._p)
    line._p.addnext(rest)
    line.runs[0].text = "- Các phòng nghiệp vụ,"
    docx.text.paragraph.Paragraph(rest, document).runs[0].text = "BHXH các huyện;"
    assert set() == told(document, tmp_path)


def test_recipients_without_their_heading(tmp_path):
    """The archive tells where they are; only the heading is missing."""
    document = report()
    take_out(find(document, "Nơi nhận:"))
    found = recognised(document, tmp_path)
    assert ["- Như trên;", "- Lãnh đạo cơ quan;", "- Lưu: VT, TCCB."] == texts(found, "recipients")
    assert ["Nguyễn Văn An"] == texts(found, "signer")
    assert {"N2"} == told(document, tmp_path)


def test_words_of_a_sign_off_in_a_table(tmp_path):
    """A column called “Nơi nhận” is none."""
    document = report()
    find(document, "Lĩnh vực").runs[0].text = "Nơi nhận"
    assert set() == told(document, tmp_path)


def test_a_signer_above_the_recipients(tmp_path):
    """Without a table some put the one below the other."""
    document = report()
    table = document.tables[-1]
    left, right = table.rows[0].cells
    for cell in (right, left):
        for line in cell.paragraphs:
            table._tbl.addprevious(line._p)
    table._tbl.getparent().remove(table._tbl)
    found = recognised(document, tmp_path)
    assert ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"] == texts(found, "authority")
    assert ["Nguyễn Văn An"] == texts(found, "signer")
    assert {"N2"} == told(document, tmp_path)


def test_an_annex_in_a_file_of_its_own(tmp_path):
    """Nothing of the frame is asked of it."""
    document = decision()
    body = document.element.body
    heading = find(document, "Phụ lục II")._p
    for element in list(body)[: list(body).index(heading)]:
        body.remove(element)
    assert set() == told(document, tmp_path)
    assert recognised(document, tmp_path).is_annex


def test_ranges_of_annexes(tmp_path):
    """“Phụ lục I đến III” points to the second too; “Phụ lục I, III” does not."""
    document = decision()
    line = find(document, "nêu tại").runs[0]
    line.text = "Các đơn vị nêu tại các Phụ lục I đến III."
    assert set() == told(document, tmp_path)
    line.text = "Các đơn vị nêu tại các Phụ lục I, III."
    assert {"P1"} == told(document, tmp_path)


def test_a_kind_the_decree_does_not_list(tmp_path):
    """It stands where kinds stand."""
    document = report()
    find(document, "BÁO CÁO").runs[0].text = "LỜI KÊU GỌI"
    found = recognised(document, tmp_path)
    assert (["LỜI KÊU GỌI"], "", False) == (texts(found, "kind"), found.kind, found.is_letter)
    assert set() == told(document, tmp_path)


def test_a_letter_has_no_kind(tmp_path):
    """Nor is one looked for in its text."""
    document = letter()
    find(document, "Đã ban hành").runs[0].text = "Báo cáo"
    found = recognised(document, tmp_path)
    assert ((), True, "") == (found.of("kind"), found.is_letter, found.kind)


def test_an_article_with_its_text(tmp_path):
    """Only its number is bold; the text behind follows the rules of the text."""
    document = decision()
    line = find(document, "Điều 1. ")
    run = deepcopy(line.runs[0]._r)
    line.runs[0].text = "Điều 1."
    line.runs[0]._r.addnext(run)
    run.find(qn("w:t")).text = " Ban hành kèm theo Quyết định này kế hoạch thực hiện."
    line.runs[1].bold = False
    found = recognised(document, tmp_path)
    assert ["Điều 1."] == texts(found, "article")
    assert set() == told(document, tmp_path)
    line.runs[1].italic = True
    assert {"B8"} == told(document, tmp_path)


def test_a_page_needs_no_number(tmp_path):
    """A letter of one page is not asked for one."""
    document = tabbed()
    assert "G5" not in told(document, tmp_path)
    for number in range(60):
        document.add_paragraph(f"Dòng {number}")
    assert "G5" in told(document, tmp_path)
