"""Workbooks as bytes: always the same for the same content, with what their formulas come to."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from decimal import Decimal

from lxml import etree
from openpyxl import Workbook

from bhxh_desktop.reports.fixed_zip import core_properties, fixed_zip
from bhxh_desktop.vietnamese.numbers import figure_text

Results = Mapping[str, Mapping[str, Decimal | str]]
"""By sheet and cell."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def save(book: Workbook, title: str, creator: str, results: Results) -> bytes:
    """Return the file.

    *results* is what the formulas come to, for programs that do not calculate: previews, and
    Excel itself as long as a file from a mail is in its protected view.
    """
    out = io.BytesIO()
    book.calculation.fullCalcOnLoad = True
    book.save(out)
    changes = {"docProps/core.xml": core_properties(title, creator)}
    with zipfile.ZipFile(out) as package:
        for number, page in enumerate(book.worksheets, 1):
            name = f"xl/worksheets/sheet{number}.xml"
            changes[name] = _with_results(package.read(name), results.get(page.title, {}))
    return fixed_zip(out.getvalue(), changes)


def _with_results(sheet: bytes, results: Mapping[str, Decimal | str]) -> bytes:
    root = etree.fromstring(sheet)
    for cell in root.iter(f"{_MAIN}c"):
        if cell.find(f"{_MAIN}f") is None:
            continue
        result = results.get(cell.get("r", ""), "")
        value = cell.find(f"{_MAIN}v")
        if value is None:
            value = etree.SubElement(cell, f"{_MAIN}v")
        if isinstance(result, Decimal):
            value.text = figure_text(result)
            cell.attrib.pop("t", "")
        else:
            value.text = result
            cell.set("t", "str")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
