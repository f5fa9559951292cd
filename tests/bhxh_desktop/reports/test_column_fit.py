"""Columns wide enough for their words."""

from __future__ import annotations

from bhxh_desktop.reports import page
from bhxh_desktop.reports.column_fit import CELL_MARGIN, fitted, type_size
from bhxh_desktop.reports.document import Column, HeaderCell, Row
from bhxh_desktop.reports.text_width import text_width

ROOM = page.UPRIGHT.text_width
SHARES = (5, 30, 4, 30, 31)
COLUMNS = tuple(Column(width=width, align="center") for width in SHARES)
HEADER = ((HeaderCell(text="A", rows=2), HeaderCell(text="Nhóm rộng hơn", columns=4)), ())


def head(*captions: str):
    """A head of two tiers: the first column reaches down, the others stand under a group."""
    return HEADER[0], tuple(HeaderCell(text=each) for each in captions)


def test_a_word_keeps_its_column_wide_enough():
    """The others give what they can spare; the table stays as wide as the page."""
    made = fitted(COLUMNS, head("B", "TTHC", "C", "D"), (), landscape=False)
    widths = [column.width for column in made]
    assert widths[2] >= text_width("TTHC", type_size(widths)) + 2 * CELL_MARGIN
    assert ROOM - 5 <= sum(widths) <= ROOM
    assert widths[0] < widths[1] <= widths[3] <= widths[4]


def test_lines_count_as_heads_do():
    """A number of a line may be the longest word."""
    row = Row(cells=("1", "b", "1.234.567", "c", "d"))
    made = fitted(COLUMNS, head("B", "C", "D", "E"), (row,), landscape=False)
    assert made[2].width >= text_width("1.234.567", 10) + 2 * CELL_MARGIN


def test_where_all_fits_nothing_changes():
    """The shares of the form stay."""
    assert COLUMNS == fitted(COLUMNS, head("B", "C", "D", "E"), (), landscape=False)


def test_where_nothing_can_be_spared_nothing_changes():
    """Many long words: they are broken, no column goes out of the page."""
    row = Row(cells=("x" * 80,) * 5)
    assert COLUMNS == fitted(COLUMNS, head("B", "C", "D", "E"), (row,), landscape=False)
