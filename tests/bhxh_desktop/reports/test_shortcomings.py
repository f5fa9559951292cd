"""What is told beside a report on paper: the font of another name, a letterhead without a place."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from bhxh_desktop.domain.paper_frame import PaperFrame
from bhxh_desktop.messages import say
from bhxh_desktop.reports import typst_writer
from bhxh_desktop.reports.compose import compose
from bhxh_desktop.reports.docx_writer import write_docx
from bhxh_desktop.reports.shortcomings import shortcomings
from bhxh_desktop.reports.typst_writer import FONTS, PdfWriter, write_pdf
from tests.helpers.report import UNIT, a_source

NOWHERE = msgspec.structs.replace(UNIT, place="")


def told(suffix: str, **changes: Any) -> set[str]:
    """The codes of what is told."""
    found = list(shortcomings(a_source(**changes), suffix))
    assert all(say(each) for each in found)
    return {each.code for each in found}


@pytest.mark.parametrize(("font", "expected"), [(FONTS[0], set()), (FONTS[1], {"font_replaced"})])
def test_the_font_of_a_pdf(monkeypatch: pytest.MonkeyPatch, font: str, expected: set[str]) -> None:
    """The one of the same widths is used and told of; Word has its own fonts."""
    writer = PdfWriter()
    monkeypatch.setattr(writer, "_font", font)
    monkeypatch.setattr(typst_writer, "_writer", lambda: writer)
    assert expected == told(".pdf")
    assert set() == told(".docx")


def test_a_place_nobody_set() -> None:
    """The line has room for it and says so; the report is written all the same."""
    assert "paper_no_place" in told(".docx", unit=NOWHERE)
    assert "paper_no_place" in told(".pdf", unit=NOWHERE)
    assert set() == told(".xlsx", unit=NOWHERE)
    assert set() == told(".docx", unit=NOWHERE, frame=PaperFrame(place="Cam Ranh"))
    source = a_source(unit=NOWHERE, parent=None)
    line = compose(source).letterhead.place_line
    assert line.startswith("…………, ngày")
    assert write_docx(compose(source))
    assert write_pdf(source)
