"""Ids of paragraphs stay with what was only reworded."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.paragraphs import reworded
from bhxh_desktop.domain.parts import Paragraph

PLAN = Paragraph("0" * 15 + "a", "Đơn vị xây dựng kế hoạch cải cách hành chính năm 2023")
STAFF = Paragraph("0" * 15 + "b", "Phân công một đồng chí phó giám đốc phụ trách")
RESULT = Paragraph("0" * 15 + "c", "Đã hoàn thành toàn bộ nhiệm vụ được giao trong năm")
BEFORE = (PLAN, STAFF, RESULT)


def _ids(*texts: str) -> list[str]:
    """The last letters of the ids: a, b, c those that stood there, digits the new ones."""
    numbers = count(1)
    made = reworded(BEFORE, texts, lambda: f"{next(numbers):016}")
    assert [text.strip() for text in texts if text.strip()] == [each.text for each in made]
    return [each.id[-1] for each in made]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((PLAN.text, STAFF.text, RESULT.text), "abc"),
        ((PLAN.text, STAFF.text + " công tác này", RESULT.text), "abc"),
        ((PLAN.text, "Viết lại hẳn", RESULT.text), "abc"),  # one for one
        ((PLAN.text, "Đoạn thêm", STAFF.text, RESULT.text), "a1bc"),
        ((PLAN.text, RESULT.text), "ac"),
        ((RESULT.text, PLAN.text, STAFF.text), "cab"),  # moved
        (("Đoạn thêm", PLAN.text + " và năm 2024", STAFF.text, RESULT.text), "1abc"),
        ((PLAN.text[:30], PLAN.text[30:], STAFF.text, RESULT.text), "a1bc"),  # split
        ((PLAN.text + " " + STAFF.text, RESULT.text), "ac"),  # joined
        (("  " + PLAN.text, "", "   ", STAFF.text + "\n", RESULT.text), "abc"),
        ((), ""),
    ],
)
def test_ids_follow_the_text(texts: tuple[str, ...], expected: str) -> None:
    """A paragraph that is reworded, moved or split keeps its id; another gets a new one."""
    assert expected == "".join(_ids(*texts))


def test_a_paragraph_of_several_lines_is_one() -> None:
    """Line ends inside a paragraph are its own."""
    lines = Paragraph("0" * 15 + "d", "Gồm:\n- một;\n- hai.")
    assert (lines,) == reworded((lines,), [lines.text], lambda: "f" * 16)


@given(
    st.lists(st.text("aăâ ", max_size=4), max_size=6),
    st.lists(st.text("aăâ ", max_size=4), max_size=6),
)
def test_no_id_is_given_twice(old: list[str], new: list[str]) -> None:
    """Whatever is typed, every paragraph has an id of its own, and nothing is lost."""
    numbers = count(1)
    first = reworded((), old, lambda: f"{next(numbers):016}")
    then = reworded(first, new, lambda: f"{next(numbers):016}")
    assert [text.strip() for text in new if text.strip()] == [each.text for each in then]
    assert len(then) == len({each.id for each in then})
