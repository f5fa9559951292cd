"""Lengths of bold lines, by which rules are drawn and names are broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.reports.text_width import even_lines, text_width

WORDS = st.lists(st.text("ABHIXÃỘƠƯđ-", min_size=1, max_size=9), min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("text", "points", "millimetres"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 88.3),
        ("Độc lập - Tự do - Hạnh phúc", 13, 56.1),
    ],
)
def test_widths_are_those_of_the_font(text: str, points: float, millimetres: float) -> None:
    """The two lines every document has measure what Liberation Serif Bold gives."""
    assert millimetres == pytest.approx(text_width(text, points) * 25.4 / 1440, abs=0.2)


def test_accents_have_no_width() -> None:
    """A letter is as wide with its tone, a horned one as the font has it."""
    assert text_width("Ậ", 12) == text_width("A", 12)
    assert text_width("ư", 12) > text_width("u", 12)


def test_names_break_where_they_read_well() -> None:
    """The last line is not left with a single word."""
    name = "BẢO HIỂM XÃ HỘI THÀNH PHỐ CAM RANH"
    assert ("BẢO HIỂM XÃ HỘI", "THÀNH PHỐ CAM RANH") == even_lines(name, 12, 4150)


@given(WORDS, st.integers(400, 6000))
def test_breaking_loses_nothing(words: list[str], limit: int) -> None:
    """Every word stays, in order, and only a single word may exceed the limit."""
    lines = even_lines(" ".join(words), 12, limit)
    assert words == " ".join(lines).split()
    assert all(text_width(line, 12) <= limit or " " not in line for line in lines)
