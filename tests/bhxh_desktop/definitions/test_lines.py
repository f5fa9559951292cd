"""The line scanner: every key and element of any TOML file is found on its line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.definitions.lines import KeyPath, line_of, scan, show_path

TEXT = '''\
# a comment = { "with": [marks] }
title = "first" # another = 1
"quoted key".part = 'a # b'
long = """
one = 1
two \\""" still
"""""

[head.under]
dotted.key = 3.14
many = [
  1, # one
  [2, 3],

  { code = "x", deep = { y = [4] } },
]

[[rows]]
code = "a"
[rows.item]
kind = "number"

[[rows]]
code = "b"
[[rows.parts]]
when = 1979-05-27 07:32:00
[[rows.parts]]
'''

EXPECTED = {
    (): 1,
    ("title",): 2,
    ("quoted key",): 3,
    ("quoted key", "part"): 3,
    ("long",): 4,
    ("head",): 9,
    ("head", "under"): 9,
    ("head", "under", "dotted"): 10,
    ("head", "under", "dotted", "key"): 10,
    ("head", "under", "many"): 11,
    ("head", "under", "many", 0): 12,
    ("head", "under", "many", 1): 13,
    ("head", "under", "many", 1, 0): 13,
    ("head", "under", "many", 1, 1): 13,
    ("head", "under", "many", 2): 15,
    ("head", "under", "many", 2, "code"): 15,
    ("head", "under", "many", 2, "deep"): 15,
    ("head", "under", "many", 2, "deep", "y"): 15,
    ("head", "under", "many", 2, "deep", "y", 0): 15,
    ("rows",): 18,
    ("rows", 0): 18,
    ("rows", 0, "code"): 19,
    ("rows", 0, "item"): 20,
    ("rows", 0, "item", "kind"): 21,
    ("rows", 1): 23,
    ("rows", 1, "code"): 24,
    ("rows", 1, "parts"): 25,
    ("rows", 1, "parts", 0): 25,
    ("rows", 1, "parts", 0, "when"): 26,
    ("rows", 1, "parts", 1): 27,
}


def paths(value: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Every path of a parsed file."""
    yield path
    pairs: Any = ()
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    for key, inner in pairs:
        yield from paths(inner, (*path, key))


def test_every_kind_of_line() -> None:
    """Headers, dotted and quoted keys, inline tables, lists over lines, strings over lines."""
    assert set(paths(tomllib.loads(TEXT))) == EXPECTED.keys(), "the example means what it seems"
    assert scan(TEXT) == EXPECTED


BLANKS = st.sampled_from(["", "\n", " # = [x]\n", "\n# '''\n\n"])
KEYS = st.sampled_from(["a", "b-1", '"c d"', "'e.f'", '"\\u0067"', "12", "t.u"])
WORDS = st.sampled_from(['"%s"', "'%s'", '"%s # \\" ]"', "'''%s'''", '"""%s"" \\\\"""'])


@st.composite
def values(draw: st.DrawFn, depth: int = 0) -> str:
    """A value; each text in it is marked with @ so that it can be numbered."""
    kind = draw(st.sampled_from(["word", "list", "table"] if depth < 3 else ["word"]))
    if kind == "word":
        return draw(WORDS) % "@"
    inner = draw(st.lists(values(depth + 1), max_size=3))
    if kind == "list":
        parts = [draw(BLANKS) + each + draw(BLANKS) for each in inner]
        comma = "," if parts and draw(st.booleans()) else ""
        return f"[{','.join(parts)}{comma}{draw(BLANKS)}]"
    keys = draw(st.lists(KEYS, min_size=len(inner), max_size=len(inner), unique=True))
    return "{" + ", ".join(f"{k} = {v}" for k, v in zip(keys, inner, strict=True)) + "}"


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A valid TOML file in any style; every text in it holds its own number."""
    text = ""
    for header in ["", *draw(st.lists(st.sampled_from(["[[x]]", "[x.y]", "[[x.z]]", "[w]"])))]:
        body = "".join(
            f"{draw(BLANKS)}{key} = {draw(values())}\n"
            for key in draw(st.lists(KEYS, max_size=3, unique=True))
        )
        text += f"{draw(BLANKS)}{header}\n{body}"
    numbered = text.split("@")
    text = numbered[0] + "".join(f"<{n}>{part}" for n, part in enumerate(numbered[1:]))
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return ""
    return text


@given(documents())
def test_lines_of_any_file(text: str) -> None:
    """Every path of any file has a line, and every text in it is on the line of its path."""
    table = tomllib.loads(text)
    found = scan(text)
    assert set(paths(table)) == found.keys()
    lines = text.split("\n")
    for path in paths(table):
        value: Any = table
        for key in path:
            value = value[key]
        if isinstance(value, str):
            mark = value[value.index("<") : value.index(">") + 1]
            assert mark in lines[found[path] - 1]


def test_nearest_line() -> None:
    """A key that is not there is told of at the table it should be in."""
    found = scan('a = 1\n[[rows]]\ncode = "x"\n')
    assert line_of(found, ("rows", 0, "caption", "x")) == 2
    assert line_of(found, ("title",)) == 1


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ((), ""),
        (("columns", 3, "caption"), "columns[3].caption"),
        (("a b", "\x1b[0m"), "'a b'.'\\x1b[0m'"),
        (("k" * 500,), "k" * 120),
    ],
)
def test_show_path(path: KeyPath, shown: str) -> None:
    """Paths read as in TOML; strange keys do no harm to a screen."""
    assert show_path(path) == shown
