"""A report of more than thirty pages: numbers, heads of tables and marks on every one of them."""

from __future__ import annotations

import re
from pathlib import Path

from bhxh_desktop.reports.document import Document
from bhxh_desktop.reports.docx_writer import write_docx
from bhxh_desktop.reports.typst_writer import pdf_bytes
from tests.helpers import pdf
from tests.helpers.office import convert
from tests.helpers.paper import a_paragraph, a_table, with_blocks
from tests.helpers.pdf import Judge

SENTENCE = "Cơ quan rà soát hồ sơ và trả kết quả đúng hẹn cho người dân, đơn vị. " * 5
HEAD = "Nội dung"
FOOT = "DỰ THẢO DỮ LIỆU MẪU"


def long_report() -> Document:
    """Text, a table of ten pages, text, a turned table of many pages, text."""
    rows = tuple((f"Dòng thứ {number}", str(number)) for number in range(1, 401))
    text = tuple(a_paragraph(f"{number}. {SENTENCE}") for number in range(1, 111))
    wide = a_table(*rows[:120], landscape=True)
    return with_blocks(*text, a_table(*rows), *text[:3], wide, *text[:2])


def check_pages(judge: Judge, data: bytes) -> int:
    """Every page in order has its number, its foot and, in a table, the head; gives their count."""
    pages = [text.strip().splitlines() for text in pdf.texts(judge, data, "-layout")]
    for number, lines in enumerate(pages, 1):
        said = [re.sub(r" +", " ", line.strip()) for line in lines if line.strip()]
        assert FOOT == said[-1], number
        assert (said[0] == str(number)) == (number > 1), number
        table = any(re.match(r"Dòng thứ \d", line) for line in said)
        assert table == (sum(line.startswith(HEAD) for line in said) == 1), number
    return len(pages)


def test_thirty_pages_keep_heads_and_numbers(judge: Judge, tmp_path: Path) -> None:
    """In our PDF and in what LibreOffice makes of the .docx; no row is lost or split."""
    made = long_report()
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(made))
    theirs = convert(judge("soffice"), path, "pdf").read_bytes()
    for data in (pdf_bytes(made), theirs):
        assert check_pages(judge, data) > 30
        words = " ".join(pdf.texts(judge, data, "-layout"))
        rows = [int(each) for each in re.findall(r"Dòng thứ (\d+)", words)]
        assert [*range(1, 401), *range(1, 121)] == rows
