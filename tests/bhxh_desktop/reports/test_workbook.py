"""Packages with fixed bytes, and results beside formulas."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from openpyxl import Workbook

from bhxh_desktop.reports.fixed_zip import core_properties, fixed_zip
from bhxh_desktop.reports.sheet_styles import write_text
from bhxh_desktop.reports.workbook import save


def _zip(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in entries.items():
            package.writestr(name, content)
    return out.getvalue()


def test_fixed_zip_keeps_order_and_content() -> None:
    """Entries keep their order and bytes; only what is to change changes."""
    package = zipfile.ZipFile(io.BytesIO(fixed_zip(_zip(b=b"1", a=b"2"), {"a": b"3"})))
    assert ["b", "a"] == package.namelist()
    assert [b"1", b"3"] == [package.read(name) for name in "ba"]
    assert {0} == {entry.create_system for entry in package.infolist()}


def test_titles_are_escaped() -> None:
    """A title with signs of XML stays a title."""
    assert b"<dc:title>a &lt; b &amp; c</dc:title>" in core_properties("a < b & c", "x")


@pytest.mark.parametrize("result", [Decimal("0.04"), Decimal(-5), "–", ""])
def test_results_beside_formulas(result: Decimal | str) -> None:
    """A number is stored as a number, a mark as text; a formula without result as empty text."""
    book = Workbook()
    page = book.worksheets[0]
    page["A1"] = "=B1+1"
    page["B1"] = 3
    data = save(book, "t", "c", {page.title: {"A1": result}})
    stored = openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets[0]["A1"].value
    shown = Decimal(str(stored)) if isinstance(stored, int | float) else stored or ""
    assert result == shown
    again = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert ["=B1+1", 3] == [again["A1"].value, again["B1"].value]


@pytest.mark.parametrize(("text", "quoted"), [("=1", True), ("-", True), ("x", False), ("", False)])
def test_written_text(text: str, quoted: bool) -> None:  # noqa: FBT001 -- a column of the table above
    """Only what Excel might take for a formula is quoted; nothing becomes one."""
    cell = Workbook().worksheets[0]["A1"]
    write_text(cell, text)
    assert quoted == bool(cell.quotePrefix)
    assert "f" != cell.data_type
