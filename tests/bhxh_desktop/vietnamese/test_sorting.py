"""Alphabetical order as Vietnamese dictionaries have it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.vietnamese.sorting import sort_key

ORDERS = [
    list("aăâbcdđeêghiklmnoôơpqrstuưvxy"),
    ["ma", "mà", "mả", "mã", "má", "mạ", "mã số"],
    ["mề", "mể", "mễ", "mế", "mệ"],
    ["an", "An", "àn", "ăn", "ân"],
    ["An Bình", "An Phú", "Anh"],
    ["Cam Lâm", "Cam Ranh", "Diên Khánh", "Khánh Sơn", "Khánh Vĩnh", "Ninh Hòa", "Vạn Ninh"],
    ["dạ", "da trời", "đa", "đà"],
    ["hoa", "hoà", "hòa", "hoả", "hỏa", "hoạ", "hoan"],
    ["hòa an", "hòa án", "hóa an"],
    ["a-b", "a1", "a2", "ab", "aж"],
    ["mua", "mùa", "mứa"],
    ["u", "U", "ü", "v"],
    ["", " ", "a"],
]


@pytest.mark.parametrize("order", ORDERS, ids=" ".join)
def test_order(order):
    """Letters first over the whole text, then tones, then case; spaces before letters."""
    shuffled = order[::-1]
    assert order == sorted(shuffled, key=sort_key)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@given(text=st.text())
def test_the_form_of_the_input_does_not_count(form, text):
    """Decomposed text sorts as composed text does."""
    composed = unicodedata.normalize("NFC", text)
    assert sort_key(composed) == sort_key(unicodedata.normalize(form, text))


@given(st.lists(st.text("aàảãáạăâđeêioôơuưyAÀÂĐ 1-", max_size=4)))
def test_order_does_not_depend_on_the_start(texts):
    """The order is total: whatever order a list comes in, it leaves in one."""
    assert sorted(texts, key=sort_key) == sorted(sorted(texts), key=sort_key)
    assert len(set(texts)) == len({sort_key(text) for text in texts})
