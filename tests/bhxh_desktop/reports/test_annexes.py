"""Annexes: which forms, their numbers, who points to them, and their pages in every writer."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path
from typing import Any

import docx
import msgspec
from docx.document import Document as DocxDocument

from bhxh_desktop.layout.checker import check_paper
from bhxh_desktop.layout.reading import read_paper
from bhxh_desktop.layout.ruleset import current_rules
from bhxh_desktop.reports.compose import compose
from bhxh_desktop.reports.document import Document, Paragraph
from bhxh_desktop.reports.docx_writer import write_docx
from bhxh_desktop.reports.source import Issued, Lock, ReportSource
from bhxh_desktop.reports.typst_writer import pdf_bytes
from tests.helpers import pdf
from tests.helpers.office import convert
from tests.helpers.paper import a_table
from tests.helpers.pdf import Judge
from tests.helpers.report import REPORTED, a_source, reported_program

LOCK = Lock("ab12" * 16, "ABCDE-FGHIJ-KLMNO-PQRST", 2)
LONG = tuple((f"Đơn vị thứ {number}", str(number)) for number in range(1, 91))


def annexed(*codes: str, **changes: Any) -> ReportSource:
    """The small report with these forms as annexes."""
    forms = [{**form, "annex": form["code"] in codes} for form in REPORTED["forms"]]
    return a_source(program=reported_program(forms=forms), **changes)


def long_annexes() -> Document:
    """Two annexes of three pages each, one turned."""
    made = compose(annexed("dossiers", "targets"))
    table = a_table(*LONG)
    first, second = made.annexes
    turned = msgspec.structs.replace(table, landscape=True)
    changed = (
        msgspec.structs.replace(first, blocks=(turned,)),
        msgspec.structs.replace(second, blocks=(table,)),
    )
    return msgspec.structs.replace(made, annexes=changed)


def test_annexes_are_numbered_and_pointed_to() -> None:
    """In the order of the sections, each by the section whose form it is (P1, P2, P3)."""
    made = compose(annexed("channels", "dossiers", "targets"))
    assert [
        ("Phụ lục I", "KẾT QUẢ GIẢI QUYẾT HỒ SƠ"),
        ("Phụ lục II", "HÌNH THỨC TIẾP NHẬN"),
        ("Phụ lục III", "CHI TRẢ KHÔNG DÙNG TIỀN MẶT"),
    ] == [(annex.number, annex.title) for annex in made.annexes]
    said = [block.text for block in made.blocks if isinstance(block, Paragraph)]
    assert [f"Chi tiết tại Phụ lục {n} kèm theo." for n in ("I", "II", "III")] == [
        text for text in said if "Phụ lục" in text
    ]
    assert [True, False, False] == [annex.landscape for annex in made.annexes]


def test_the_only_annex_has_no_numeral() -> None:
    """One alone is called "Phụ lục"; one of which nothing applies is none."""
    (annex,) = compose(annexed("dossiers")).annexes
    assert "Phụ lục" == annex.number
    made = compose(annexed("classes", inputs={}))
    assert () == made.annexes
    assert not any("Phụ lục" in b.text for b in made.blocks if isinstance(b, Paragraph))


def test_the_reference_names_number_and_day() -> None:
    """Left blank in a draft, as issued afterwards (III.1.c)."""
    draft = compose(annexed("dossiers")).annexes[0].reference
    assert re.fullmatch(
        r"\(Kèm theo Báo cáo số +/BC-BHXH ngày +tháng +năm 2023 của Bảo hiểm xã hội tỉnh "
        r"Khánh Hòa\)",
        draft,
    )
    issued = Issued("07", date(2023, 12, 5))
    said = compose(annexed("dossiers", issued=issued, lock=LOCK)).annexes[0].reference
    assert "số 07/BC-BHXH ngày 05 tháng 12 năm 2023 của" in said


def test_sections_of_the_word_file() -> None:
    """A section each, its pages from 1, no number on the first of them (G6)."""
    file: DocxDocument = docx.Document(io.BytesIO(write_docx(long_annexes())))
    *_, first, second = file.sections
    for section in (first, second):
        assert "1" == section._sectPr.xpath("string(w:pgNumType/@w:start)")
        assert section.different_first_page_header_footer
        assert section.header.is_linked_to_previous
    assert [True, False] == [each.page_width > each.page_height for each in (first, second)]
    heads = [p.style.name for p in file.paragraphs if p.text.startswith("Phụ lục ")]
    assert ["Annex", "Annex"] == heads


def test_the_layout_check_finds_nothing(tmp_path: Path) -> None:
    """Draft and locked, with one annex and with several."""
    for codes in (("dossiers",), ("dossiers", "channels", "targets")):
        for lock in (None, LOCK):
            path = tmp_path / "a.docx"
            path.write_bytes(write_docx(compose(annexed(*codes, lock=lock))))
            found = check_paper(read_paper(path), current_rules(), ())
            assert {"info"} >= {finding.level for finding in found}, found


def test_pages_of_an_annex_are_counted_from_one(judge: Judge, tmp_path: Path) -> None:
    """The printed numbers and the repeated head, in our PDF and in LibreOffice's of the .docx."""
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(long_annexes()))
    theirs = convert(judge("soffice"), path, "pdf").read_bytes()
    for data in (pdf_bytes(long_annexes()), theirs):
        pages = [text.strip().splitlines() for text in pdf.texts(judge, data, "-layout")]
        starts = [n for n, lines in enumerate(pages) if re.match(r"Phụ lục II?$", lines[0].strip())]
        assert 2 == len(starts)
        for start, end in zip(starts, (*starts[1:], len(pages)), strict=False):
            assert end - start >= 2
            numbers = [lines[0].strip() for lines in pages[start + 1 : end]]
            assert [str(number) for number in range(2, end - start + 1)] == numbers
            heads = [sum("Nội dung" in line for line in lines) for lines in pages[start:end]]
            assert {1} == set(heads)
