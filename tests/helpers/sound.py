"""Sound documents of three kinds, as an office has them in Word, to be spoiled in one point each.

The report is one of our own drafts. The decision and the letter are made from it with python-docx:
chapters, articles, points, bases, annexes; a subject under the number, several addressees.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as Docx
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from bhxh_desktop.layout.checker import check_paper
from bhxh_desktop.layout.finding import LayoutFinding
from bhxh_desktop.layout.reading import read_paper
from bhxh_desktop.layout.ruleset import current_rules
from bhxh_desktop.reports.compose import compose
from bhxh_desktop.reports.docx_writer import write_docx
from bhxh_desktop.reports.ooxml import framed, paragraph, text_run, w
from tests.helpers.report import DOCUMENTS, a_source

_REPORT = write_docx(compose(a_source(documents=DOCUMENTS[:2])))
REFERENCE = "(Kèm theo Quyết định số      /QĐ-BHXH ngày      của BHXH tỉnh)"
PLACES = ("Khánh Hòa",)
Spoil = Callable[[Docx], object]


def report() -> Docx:
    """One of our own drafts: tables, headings, a landscape page, nobody's name yet."""
    document = docx.Document(io.BytesIO(_REPORT))
    right = document.tables[-1].rows[0].cells[1].paragraphs
    run = right[-1].add_run("Nguyễn Văn An")
    run.bold, run.font.size = True, Pt(14)
    return document


def decision() -> Docx:
    """A decision with bases, chapters, articles, clauses, points and two annexes."""
    document = report()
    _retitle(document, "QUYẾT ĐỊNH", "Số:        /QĐ-BHXH")
    take_out(find(document, "Kính gửi"))
    recipients = find(document, "- Như trên;")
    recipients.runs[0].text = "- Như Điều 3;"
    body = _emptied(document)
    lines: list[Any] = [
        _centred("GIÁM ĐỐC BẢO HIỂM XÃ HỘI TỈNH KHÁNH HÒA"),
        *map(
            _slanted,
            (
                "Căn cứ Luật Bảo hiểm xã hội ngày 20 tháng 11 năm 2014;",
                "Căn cứ Quyết định số 475/QĐ-BHXH ngày 27 tháng 3 năm 2023 về quy trình;",
                "Theo đề nghị của Chánh Văn phòng.",
            ),
        ),
        _centred("QUYẾT ĐỊNH:"),
        _centred("Chương I"),
        _centred("QUY ĐỊNH CHUNG"),
        _centred("Mục 1"),
        _headed("Điều 1. Phạm vi áp dụng"),
        _headed("1. Cơ quan thực hiện"),
        _plain("Kế hoạch này áp dụng đối với các đơn vị nêu tại Phụ lục I và Phụ lục II."),
        *map(
            _plain,
            (
                "2. Các đơn vị có trách nhiệm như sau:",
                "a) Rà soát thủ tục;",
                "b) Công khai thủ tục;",
                "c) Tiếp nhận hồ sơ;",
                "d) Trả kết quả;",
                "đ) Báo cáo kết quả.",
                "- Báo cáo gửi qua phần mềm;",
                "+ Mỗi quý một lần.",
                "Điều này có hiệu lực kể từ ngày ký./.",
            ),
        ),
    ]
    for line in lines:
        body.append(line)
    _annex(document, "Phụ lục I", "DANH MỤC NHIỆM VỤ")
    _annex(document, "Phụ lục II", "MẪU BÁO CÁO")
    return document


def letter() -> Docx:
    """A letter to two addressees, urgent, with the initials of who wrote it."""
    document = report()
    _retitle(document, "", "Số:        /BHXH-VP")
    take_out(find(document, "Công tác cải cách hành chính năm 2023"))
    number = find(document, "Số:")
    spacing = w("spacing", before=120, after=0)
    run = text_run("V/v báo cáo cải cách hành chính", size=12)
    about = paragraph("Letterhead", (run,), spacing)
    number._p.addnext(about)
    about.addnext(framed("KHẨN", 1300, 4150, "Letterhead", 13))
    addressed = find(document, "Kính gửi")
    addressed.runs[0].text = "Kính gửi:"
    indent = w("ind", left=1700, firstLine=0)
    names = ("- Ủy ban nhân dân tỉnh;", "- Sở Nội vụ.")
    for name in reversed(names):
        addressed._p.addnext(paragraph("BodyText", (text_run(name),), deepcopy(indent)))
    archive = find(document, "- Lưu: VT, TCCB.")
    archive._p.addnext(paragraph("Normal", (text_run("NVA. 05", size=11),)))
    return document


BASES = {"report": report, "decision": decision, "letter": letter}


def findings(document: Docx, folder: Path) -> tuple[LayoutFinding, ...]:
    """What the product says of a document."""
    path = folder / "document.docx"
    document.save(str(path))
    return check_paper(read_paper(path), current_rules(), PLACES)


def every(document: Docx) -> list[Paragraph]:
    """Every paragraph, those in tables included."""
    return [Paragraph(each, document) for each in document.element.body.iter(qn("w:p"))]


def find(document: Docx, text: str) -> Paragraph:
    """The paragraph of a text, else the first that holds it."""
    found = every(document)
    alone = (each for each in found if each.text == text)
    return next(alone, None) or next(each for each in found if text in each.text)


def take_out(each: Paragraph) -> None:
    """Take a paragraph out."""
    each._p.getparent().remove(each._p)


def _retitle(document: Docx, kind: str, number: str) -> None:
    find(document, "Số:").runs[0].text = number
    title = find(document, "BÁO CÁO")
    assert "Title" == title.style.name
    if kind:
        title.runs[0].text = kind
    else:
        take_out(title)


def _emptied(document: Docx) -> _Body:
    """Take the body out; return where another one goes."""
    body = document.element.body
    first = find(document, "báo cáo kết quả")._p
    sign_off = document.tables[-1]._tbl
    at = list(body).index(first)
    taken = list(body)[at : list(body).index(sign_off)]
    section = next(end for each in taken for end in each.iter(qn("w:sectPr")))
    for element in taken:
        body.remove(element)
    body.replace(body[-1], section)  # with the heads that those after it went on with
    return _Body(sign_off)


class _Body:
    """The place before the sign-off."""

    def __init__(self, sign_off: Any) -> None:
        self._sign_off = sign_off

    def append(self, element: Any) -> None:
        """Put a paragraph there."""
        self._sign_off.addprevious(element)


def _plain(text: str) -> Any:
    return paragraph("BodyText", (text_run(text),))


def _headed(text: str) -> Any:
    return paragraph("BodyText", (text_run(text, bold=True),))


def _slanted(text: str) -> Any:
    return paragraph("BodyText", (text_run(text, italic=True),))


def _centred(text: str, *, bold: bool = True, italic: bool = False) -> Any:
    run = text_run(text, bold=bold, italic=italic, size=14)
    return paragraph("Letterhead", (run,))


def _annex(document: Docx, number: str, title: str) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    pages = w("pgNumType", start=1)
    margins = section._sectPr.find(qn("w:pgMar"))
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    margins.addnext(pages)
    end = document.element.body[-1]
    for line in (
        _centred(number),
        _centred(title),
        _centred(REFERENCE, bold=False, italic=True),
        _plain("Nội dung của phụ lục."),
    ):
        end.addprevious(line)
