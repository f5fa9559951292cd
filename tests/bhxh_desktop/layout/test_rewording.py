"""The words of an edited document beside those of the report it was printed from."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as DocxDocument

from bhxh_desktop.layout.reading import read_paper
from bhxh_desktop.layout.rewording import Reworded, reworded
from bhxh_desktop.reports.compose import compose
from bhxh_desktop.reports.docx_writer import write_docx
from tests.helpers.report import a_source
from tests.helpers.sample import total_source

LOCKED = compose(a_source())
Edit = Callable[[DocxDocument], None]


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[Edit], tuple[Reworded, ...]]:
    """What is told of the small report after somebody edited it in Word."""

    def told(edit: Edit) -> tuple[Reworded, ...]:
        document = docx.Document(io.BytesIO(write_docx(LOCKED)))
        edit(document)
        document.save(str(tmp_path / "a.docx"))
        return reworded(read_paper(tmp_path / "a.docx"), LOCKED)

    return told


def line(document: DocxDocument, text: str):
    """The paragraph that says *text*."""
    return next(each for each in document.paragraphs if text in each.text)


@pytest.mark.parametrize("source", [a_source, total_source])
def test_nothing_is_told_of_what_nobody_changed(source, tmp_path: Path) -> None:
    """Headings, lists, captions, notes and annexes are found again as they were printed."""
    made = compose(source())
    (tmp_path / "a.docx").write_bytes(write_docx(made))
    assert () == reworded(read_paper(tmp_path / "a.docx"), made)


def test_a_changed_paragraph(edited) -> None:
    """Both wordings, and the heading it stands under."""

    def edit(document: DocxDocument) -> None:
        line(document, "Đề nghị nâng cấp phần mềm.").runs[0].text = "Đề nghị thay phần mềm."

    locked, found = "Đề nghị nâng cấp phần mềm.", "Đề nghị thay phần mềm."
    assert (Reworded("changed", locked, found, "III. KIẾN NGHỊ"),) == edited(edit)


def test_a_paragraph_put_in_and_one_taken_out(edited) -> None:
    """Each where it stands."""

    def edit(document: DocxDocument) -> None:
        line(document, "Việc thứ nhất").insert_paragraph_before("Bổ sung kinh phí in ấn.")
        gone = line(document, "+ Chi tiết.")._p
        gone.getparent().remove(gone)

    assert {
        Reworded("added", "", "Bổ sung kinh phí in ấn.", "III. KIẾN NGHỊ"),
        Reworded("removed", "+ Chi tiết.", "", "III. KIẾN NGHỊ"),
    } == set(edited(edit))


def test_looks_are_no_words(edited) -> None:
    """Bold, spaces, other dashes and blank lines change nothing that is read."""

    def edit(document: DocxDocument) -> None:
        said = line(document, "- Việc thứ nhất;")
        text = said.text.replace("- ", "–  ", 1)
        said.runs[0].text, said.runs[1].text = text, ""
        said.runs[0].bold = True
        said.insert_paragraph_before("  ")

    assert () == edited(edit)


def test_another_document_is_told_as_such(edited) -> None:
    """Nothing left of the report: every paragraph is out, the new one in."""

    def edit(document: DocxDocument) -> None:
        for each in list(document.paragraphs):
            each._p.getparent().remove(each._p)
        document.add_paragraph("Công văn khác hẳn.")

    found = edited(edit)
    assert {"removed", "added"} == {each.what for each in found}
    assert [Reworded("added", "", "Công văn khác hẳn.", "III. KIẾN NGHỊ")] == [
        each for each in found if each.what == "added"
    ]
