"""Canonical JSON: one sequence of bytes per value, and nothing else is read."""

from __future__ import annotations

import unicodedata

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain import canonical
from bhxh_desktop.errors import Problem

KEYS = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=8)
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.just("\n")).map(
    lambda text: unicodedata.normalize("NFC", text)
)
VALUES = st.recursive(
    st.booleans() | st.integers(0, canonical.LARGEST_COUNTER) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_bytes_are_those_of_rfc_8785(value):
    """An outside implementation of RFC 8785 writes the same bytes."""
    assert rfc8785.dumps(value) == canonical.encode(value)


@given(VALUES)
def test_round_trip(value):
    """What was written is read back equal."""
    assert value == canonical.decode(canonical.encode(value))


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(data):
    """Whatever the bytes: a Problem, or a value with exactly these bytes."""
    try:
        value = canonical.decode(data)
    except Problem as problem:
        assert problem.code == "not_canonical"
    else:
        assert data == canonical.encode(value)


@pytest.mark.parametrize(
    "data",
    [
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a": 1}',
        b'{"a":1.0}',
        b'{"a":1e3}',
        b'{"a":-1}',
        b'{"a":-0}',
        b'{"a":NaN}',
        b'{"a":null}',
        b"[null]",
        b'{"a":2147483648}',
        b'{"a":01}',
        b'{"a":"\\u0061"}',
        b'{"a":"\\t"}',
        b'{"a":"\\/"}',
        b'"\x7f"',
        '"\u0085"'.encode(),
        '"a\u0301"'.encode(),
        '{"é":1}'.encode(),
        '{"a":{"é\\\\":1}}'.encode(),
        '{"a\\"é\\"b":1}'.encode(),
        b'"\\ud800"',
        b"\xef\xbb\xbf{}",
        b"[" * 100_000,
        b"{} ",
        b"",
    ],
)
def test_what_is_not_canonical_is_refused(data):
    """Each of the liberties of JSON is refused by name."""
    with pytest.raises(Problem) as caught:
        canonical.decode(data)
    assert caught.value.code == "not_canonical"


@pytest.mark.parametrize("text", ['é":', 'é":1,', "é\\", 'é\\":', "null", '":null', "[[[" * 400])
def test_texts_that_look_like_json(text):
    """Marks of JSON within a text are text: it is read, and no key is seen where none is."""
    value = {"a": [text, {"b": text}]}
    assert rfc8785.dumps(value) == canonical.encode(value)
    assert value == canonical.decode(canonical.encode(value))


@pytest.mark.parametrize("value", [1.5, None, -1, 2**31, {1: 2}, {"é": 1}, "a\x00", "a\u0301", {1}])
def test_what_has_no_form_is_not_written(value):
    """Values outside the profile are refused on writing too."""
    with pytest.raises(Problem):
        canonical.encode(value)
