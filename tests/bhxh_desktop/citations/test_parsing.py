"""Citations are found and read into fields, whatever the text."""

from __future__ import annotations

from datetime import date

from bhxh_desktop.citations.parsing import parse_citations


def test_number_symbol_and_date() -> None:
    """What names a document is read."""
    (found,) = parse_citations("Kế hoạch số 08/KH-BHXH ngày 12/01/2023 của BHXH tỉnh")
    assert ("8", "KH-BHXH", date(2023, 1, 12)) == (found.number, found.symbol, found.date)
    assert found.name == "08/KH-BHXH"
