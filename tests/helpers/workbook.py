"""Workbooks read back: by openpyxl as written, by LibreOffice as calculated."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook

from bhxh_desktop.domain.figure import BLANK, NONE_ARISING, NOT_APPLICABLE, Cell, CellState
from bhxh_desktop.reports.sheet_map import Place
from tests.helpers.office import convert


def open_book(data: bytes, *, results: bool = False) -> Workbook:
    """The workbook with its formulas, or with the *results* stored beside them."""
    return openpyxl.load_workbook(io.BytesIO(data), data_only=results)


def without_results(data: bytes) -> bytes:
    """The workbook without what its formulas come to, so that whoever opens it must calculate."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>|(</f>)<v ?/>", rb"\1\2", content)
            new.writestr(name, content)
    return out.getvalue()


def recalculated(soffice: str, data: bytes, folder: Path) -> Workbook:
    """The workbook as LibreOffice calculates it from nothing but its inputs."""
    path = folder / "annexes.xlsx"
    path.write_bytes(without_results(data))
    return openpyxl.load_workbook(convert(soffice, path, "xlsx"), data_only=True)


def seen(book: Workbook, place: Place) -> Cell:
    """What a program that calculated the workbook shows in a cell, as a cell of ours."""
    value = book[place.sheet][place.coordinate].value
    if value in (None, ""):
        return BLANK
    marks = {"–": NONE_ARISING, "x": NOT_APPLICABLE}
    if isinstance(value, str):
        return marks.get(value, Cell(CellState.VALUE, value))
    return Cell(CellState.VALUE, Decimal(f"{value:.15g}"))
