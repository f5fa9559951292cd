"""Cells as words and digits."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bhxh_desktop.domain.figure import (
    BLANK,
    NONE_ARISING,
    NOT_APPLICABLE,
    Cell,
    CellState,
    number_cell,
    text_cell,
)
from bhxh_desktop.domain.regime import Item, Target
from bhxh_desktop.reports.printed import printed_cell, printed_target, told_cell, with_measure

COUNT = Item(measure="hồ sơ")
RATE = Item(measure="%", places=2)


@pytest.mark.parametrize(
    ("cell", "item", "expected"),
    [
        (number_cell(1234567), COUNT, "1.234.567"),
        (number_cell("96.2"), RATE, "96,20"),
        (number_cell(-5), COUNT, "−5"),
        (number_cell(0), COUNT, "0"),
        (number_cell(1234, estimated=True), COUNT, "ước 1.234"),
        (Cell(CellState.VALUE, Decimal(7), incomplete=True), COUNT, "7*"),
        (Cell(CellState.BLANK, incomplete=True), COUNT, ""),
        (BLANK, COUNT, ""),
        (NONE_ARISING, COUNT, "–"),
        (NOT_APPLICABLE, COUNT, "x"),
        (text_cell("2023-02-05"), Item(kind="date"), "05/02/2023"),
        (text_cell("2023-02-30"), Item(kind="date"), "2023-02-30"),
        (text_cell("mai"), Item(kind="date"), "mai"),
        (text_cell("no"), Item(kind="yes_no"), "Không"),
        (text_cell("=A1"), Item(kind="text"), "=A1"),
    ],
)
def test_in_a_table(cell: Cell, item: Item, expected: str) -> None:
    """Numbers with points and commas, states by their sign."""
    assert expected == printed_cell(cell, item)


@pytest.mark.parametrize(
    ("cell", "item", "expected"),
    [
        (number_cell(4), COUNT, "04"),
        (number_cell(4, estimated=True), COUNT, "ước 04"),
        (number_cell(4), RATE, "4,00"),
        (NONE_ARISING, COUNT, "00"),
        (BLANK, COUNT, ""),
    ],
)
def test_in_prose(cell: Cell, item: Item, expected: str) -> None:
    """Counts below ten take a leading zero, rates do not."""
    assert expected == told_cell(cell, item)


def test_measures() -> None:
    """A percent sign follows at once, a word after a space, nothing follows nothing."""
    assert "96,28%" == with_measure("96,28", RATE)
    assert "04 hồ sơ" == with_measure("04", COUNT)
    assert "" == with_measure("", COUNT)
    assert "≥ 63%" == printed_target(Target(value="63"), RATE)
    assert "< 1,5%" == printed_target(Target(operator="<", value="1.5"), RATE)
