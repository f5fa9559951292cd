"""The PDF as a file: its bytes, fonts, marks, and that it says what it was given, no more."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest
import segno
import typst
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.errors import Problem
from bhxh_desktop.reports import page
from bhxh_desktop.reports.compose import compose
from bhxh_desktop.reports.document import Block, Document, Heading, Paragraph, SignOff
from bhxh_desktop.reports.source import Lock
from bhxh_desktop.reports.typst_writer import PdfWriter, pdf_bytes, write_pdf
from tests.helpers import paper, pdf
from tests.helpers.paper import a_paragraph, a_table, with_blocks
from tests.helpers.pdf import Judge
from tests.helpers.report import a_source
from tests.helpers.sample import total_source

ROOT = Path(__file__).parents[3]
LOCK = Lock("ab12" * 16, "ABCDE-FGHIJ-KLMNO-PQRST", 2)
DRAFT = pdf_bytes(paper.DRAFT)
LOCKED = write_pdf(a_source(lock=LOCK))


def test_same_bytes_every_time(judge: Judge) -> None:
    """The same document gives the same file, also by another writer and another process."""
    assert DRAFT == PdfWriter().pdf_bytes(paper.DRAFT)
    again = "import sys; from bhxh_desktop.reports.typst_writer import pdf_bytes; "
    again += "from tests.helpers import paper; sys.stdout.buffer.write(pdf_bytes(paper.DRAFT))"
    run = subprocess.run([sys.executable, "-c", again], check=True, capture_output=True, cwd=ROOT)
    assert DRAFT == run.stdout
    assert "CreationDate" not in pdf.info(judge, DRAFT)


def test_a_kept_writer_forgets() -> None:
    """What a writer made before leaves no trace in what it makes next."""
    writer = PdfWriter()
    assert [DRAFT, LOCKED, DRAFT] == [
        writer.pdf_bytes(each) for each in (paper.DRAFT, compose(a_source(lock=LOCK)), paper.DRAFT)
    ]


def test_metadata(judge: Judge) -> None:
    """Title, author, language and tags, so that readers and screen readers know what it is."""
    said = pdf.info(judge, DRAFT)
    assert "BÁO CÁO Công tác cải cách hành chính năm 2023" == said["Title"]
    assert "BẢO HIỂM XÃ HỘI TỈNH KHÁNH HÒA" == said["Author"]
    assert "yes" == said["Tagged"]
    assert [b"vi-VN"] == re.findall(rb"/Lang ?\(([^)]*)\)", DRAFT)


def test_only_the_fonts_of_the_decree(judge: Judge) -> None:
    """Times New Roman or the one of its widths, embedded, each letter with its meaning (G4)."""
    found = pdf.fonts(judge, DRAFT)
    assert all(re.match("TimesNewRoman|LiberationSerif", name) for name in found), found
    assert {("yes", "yes", "yes")} == {tuple(columns) for columns in found.values()}


@pytest.mark.parametrize("own", [{}, {"include_embedded_fonts": False}])
def test_without_fonts(own: dict[str, bool]) -> None:
    """Without both fonts the user is told; those of the layout engine do not step in."""
    fonts = typst.Fonts(include_system_fonts=False, **own)
    with pytest.raises(Problem) as caught:
        PdfWriter(fonts)
    assert ("font_missing", {"expected": page.FONT}) == (caught.value.code, caught.value.fields)


def test_says_everything(judge: Judge) -> None:
    """Every word of the sample report can be searched and copied."""
    document = compose(total_source(lock=LOCK))
    said = Counter(" ".join(pdf.texts(judge, pdf_bytes(document), "-layout")).split())
    assert Counter() == Counter(_words(document)) - said


def _words(value: Any) -> list[str]:
    """All words in the texts of a document, without what names or counts."""
    hidden = {"type", "align", "code"}
    if isinstance(value, str):
        return value.split()
    if isinstance(value, dict):
        return [word for key, held in value.items() if key not in hidden for word in _words(held)]
    if isinstance(value, list | tuple):
        return [word for held in value for word in _words(held)]
    return _words(msgspec.to_builtins(value)) if isinstance(value, Document) else []


def test_marks(judge: Judge) -> None:
    """A draft is boxed and says so at every foot; a locked report carries its code there."""
    sheets = pdf.texts(judge, DRAFT)
    assert 2 == sheets[0].count("DỰ THẢO")
    assert [1] * (len(sheets) - 1) == [sheet.count("DỰ THẢO") for sheet in sheets[1:]]
    sheets = pdf.texts(judge, LOCKED)
    assert not any("DỰ THẢO" in sheet for sheet in sheets)
    assert all("ABCDE-FGHIJ-KLMNO-PQRST" in sheet for sheet in sheets)


def test_watermark_is_no_text(judge: Judge) -> None:
    """Behind a draft stands a pale word that copying and searching never meet."""
    pale = range(225, 245)
    shades = [
        sum(pixel in pale for row in pdf.picture(judge, data, 2, 36) for pixel in row)
        for data in (DRAFT, LOCKED)
    ]
    assert shades[0] > 5 * shades[1]


def test_qr_code(judge: Judge) -> None:
    """The squares at the foot are those of the revision's id, module by module."""
    code = segno.make(LOCK.revision.upper(), error="m", micro=False)
    dpi = 600
    rows = pdf.picture(judge, LOCKED, 1, dpi)
    side = 13 / 25.4 * dpi
    left = (210 - 15) / 25.4 * dpi - side
    top = (297 - page.FOOTER_DISTANCE / 1440 * 25.4) / 25.4 * dpi - side
    modules = [bytes(row) for row in code.matrix]
    step = side / len(modules)
    seen = [
        bytes(
            rows[round(top + (y + 0.5) * step)][round(left + (x + 0.5) * step)] < 128
            for x in range(len(modules))
        )
        for y in range(len(modules))
    ]
    assert modules == seen


MARKUP = st.text("#$*_@\\[]{}<>`'\"/=~+&%^|;:.,!?()0aZđ", min_size=1, max_size=20)


@given(MARKUP)
def test_text_is_never_markup(judge: Judge, text: str) -> None:
    """Signs of the layout language stay what they are, wherever a text of the office stands."""
    document = with_blocks(
        Heading(level=1, number="I.", text=text),
        a_paragraph(text),
        a_table((text, "1"), caption=text, measure=text, notes=(text,)),
        recipients=(text,),
        addressees=(text,),
        sign_off=SignOff(titles=(text,), name=text),
    )
    sheets = pdf.texts(judge, pdf_bytes(document), "-layout")
    assert "".join(sheets).count(text) >= 10


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_makes_a_file(text: str) -> None:
    """Control characters, other scripts, signs without a letter in the font: a file is made."""
    data = pdf_bytes(with_blocks(a_paragraph(text), a_table((text, text), notes=(text,))))
    assert data.startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    "blocks", [(), (a_table(),), (a_table(landscape=True),), (Paragraph(runs=()),)]
)
def test_nearly_nothing(judge: Judge, blocks: tuple[Block, ...]) -> None:
    """A report without content still has its frame."""
    said = " ".join(pdf.texts(judge, pdf_bytes(with_blocks(*blocks))))
    assert "CỘNG HÒA XÃ HỘI" in said
    assert "Nơi nhận:" in said
