"""Typing into a cell: what people write, what it means, what they see again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.figure import (
    BLANK,
    NONE_ARISING,
    NOT_APPLICABLE,
    number_cell,
    text_cell,
)
from bhxh_desktop.domain.regime import Item
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from bhxh_desktop.reports.entry import entry_text, read_entry

WHOLE_ONLY = "Ô này chỉ nhận số nguyên nhưng ghi {}. Ghi số nguyên viết liền, như 1234."
WHOLE, RATE = Item(), Item(places=2, measure="%")
DAY, YES_NO, WORDS = Item(kind="date"), Item(kind="yes_no"), Item(kind="text")
CHOICE = Item(kind="choice", choices=("Trực tiếp", "Trực tuyến"))


@pytest.mark.parametrize(
    ("text", "item", "cell"),
    [
        ("", WHOLE, BLANK),
        ("  ", WORDS, BLANK),
        ("-", WHOLE, NONE_ARISING),
        ("–", WHOLE, NONE_ARISING),
        ("X", WHOLE, NOT_APPLICABLE),
        ("1234", WHOLE, number_cell(1234)),
        ("1.234", WHOLE, number_cell(1234)),
        ("1,234", WHOLE, number_cell(1234)),
        ("1 234 567", WHOLE, number_cell(1234567)),
        ("~26", WHOLE, number_cell(26, estimated=True)),
        ("≈ 26", WHOLE, number_cell(26, estimated=True)),
        ("63,63%", RATE, number_cell("63.63")),
        ("63,6", RATE, number_cell("63.6")),
        ("5/9/2023", DAY, text_cell("2023-09-05")),
        ("có", YES_NO, text_cell("yes")),
        ("trực TUYẾN", CHOICE, text_cell("Trực tuyến")),
        (" Lớp A ", WORDS, text_cell("Lớp A")),
    ],
)
def test_what_is_typed(text, item, cell):
    """Each way people write has one meaning."""
    assert cell == read_entry(text, item)


@pytest.mark.parametrize(
    ("text", "item", "code"),
    [
        ("1.234", RATE, "entry_ambiguous"),
        ("1,5", WHOLE, "entry_whole"),
        ("-5", WHOLE, "entry_negative"),
        ("abc", WHOLE, "number_form"),
        ("63,636", RATE, "entry_ambiguous"),
        ("63,6361", RATE, "entry_places"),
        ("hôm nay", DAY, "date_form"),
        ("gần đúng", YES_NO, "entry_choice"),
        ("Qua fax", CHOICE, "entry_choice"),
        ("~26", WORDS, None),
    ],
)
def test_what_is_refused(text, item, code):
    """One sentence each; a text may begin with any sign."""
    if code is None:
        assert text_cell(text) == read_entry(text, item)
        return
    with pytest.raises(Problem) as caught:
        read_entry(text, item)
    assert code == caught.value.code


@pytest.mark.parametrize(
    ("text", "item", "sentence"),
    [
        (
            "3,5",
            WHOLE,
            "Ô này chỉ nhận số nguyên nhưng ghi 3,5. Ghi số nguyên viết liền, như 1234.",
        ),
        (
            "~3.5",
            WHOLE,
            "Ô này chỉ nhận số nguyên nhưng ghi ~3.5. Ghi số nguyên viết liền, như 1234.",
        ),
        ("9" * 20, WHOLE, f"Số {'9' * 20} quá lớn hoặc quá nhiều chữ số thập phân. Nhập lại số."),
        ("năm trăm", WHOLE, "“năm trăm” không phải là số. Ghi bằng chữ số, như 1.234."),
        ("-1.234,5", RATE, "Số -1.234,5 nhỏ hơn 0, ô này chỉ nhận số từ 0 trở lên. Nhập lại số."),
        ("63,6361 %", RATE, "Số 63,6361 % có quá 2 chữ số thập phân. Làm tròn rồi nhập lại."),
        ("1.234", RATE, "Số 1.234 đọc được hai cách. Gõ 1234 hoặc 1,2340."),
        ("thôi", YES_NO, "“thôi” không có trong danh sách của ô: Có, Không. Chọn một trong số đó."),
    ],
)
def test_what_was_typed_is_quoted(text, item, sentence):
    """Letter by letter, and what to type instead in the form people here type."""
    with pytest.raises(Problem) as caught:
        read_entry(text, item)
    assert sentence == say(caught.value)


@given(st.decimals(0, 10**12, places=0) | st.decimals(0, 10**6, places=2), st.booleans())
def test_editing_again_changes_nothing(value, estimated):
    """What the editor shows means the cell it was opened on."""
    item = WHOLE if value == value.to_integral() else RATE
    cell = number_cell(value, estimated=estimated)
    assert cell == read_entry(entry_text(cell, item), item)
