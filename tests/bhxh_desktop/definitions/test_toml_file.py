"""Reading a file: every way it can be unreadable has its sentence, hostile ones included."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.definitions.toml_file import LARGEST_FILE, read
from bhxh_desktop.errors import Problem
from tests.helpers.regimes import flat


def _fault(path: Path, data: bytes) -> dict[str, Any]:
    path.write_bytes(data)
    with pytest.raises(Problem) as caught:
        read(path, "x/a.toml")
    return flat(caught.value)


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("a = 1\nb = \nc = 3", 2, "b ="),
        ("a = 1\n\nb = [\n  1,\n\n", 4, "1,"),
        ("a = 1\nb = 2\na = 3\n", 3, "a = 3"),
        ("[a]\nx = 1\n[a]\n", 3, "[a]"),
        ("a = 1\nb = 2023-02-30\n", 2, "b = 2023-02-30"),
        ("a = 1\nb = x\n" + "# " * 50, 2, "b = x"),
        ("a = 1\n\x00", 2, "?"),
        ("a = 1\n" + "b = " + "[" * 3000 + "\nc = 1", 2, "b = " + "[" * 56),
        ("a = 1\nb = " + "9" * 5000, 2, "b = " + "9" * 56),
        ("a = 1\n" + ".".join("a" * 100_000) + " = 1", 2, ("a." * 30)),
        ("a = 1\n[" + ' . "b"' * 100_000 + "]", 2, ('[ . "b"' + ' . "b"' * 9)[:60]),
        ("=" * 500, 1, "=" * 60),
    ],
    ids=range(12),
)
def test_syntax(tmp_path: Path, text: str, line: int, found: str) -> None:
    """The line is named and shown, also where Python itself gives up."""
    fault = _fault(tmp_path / "a.toml", text.encode())
    expected = {"code": "definition_syntax", "file": "x/a.toml", "line": line, "found": found}
    assert expected == fault


def test_encoding(tmp_path: Path) -> None:
    """A file in another encoding is told of at its first strange byte."""
    expected = {"code": "definition_encoding", "file": "x/a.toml", "line": 2}
    assert expected == _fault(tmp_path / "a.toml", b'a = 1\nb = "\xff"')
    utf_16 = _fault(tmp_path / "a.toml", 'a = "ế"'.encode("utf-16"))
    assert {**expected, "line": 1} == utf_16


def test_too_large(tmp_path: Path) -> None:
    """No more is read than a definition can need."""
    exact = b"#" * LARGEST_FILE
    (tmp_path / "b.toml").write_bytes(exact)
    assert read(tmp_path / "b.toml", "b.toml").table == {}
    expected = {"code": "definition_file_large", "file": "x/a.toml", "expected": 1024}
    assert expected == _fault(tmp_path / "a.toml", exact + b"#")


def test_no_file(tmp_path: Path) -> None:
    """What is not there, and what is no file, are told apart."""
    with pytest.raises(Problem) as caught:
        read(tmp_path / "a.toml", "a.toml")
    assert caught.value.code == "definition_file_missing"
    for name in ("", "a\0b"):
        with pytest.raises(Problem) as caught:
            read(tmp_path / name, "a.toml")
        assert caught.value.code == "definition_file_unreadable"


def test_place(tmp_path: Path) -> None:
    """A fault of a key says which; a fault of the whole file names its first line."""
    (tmp_path / "a.toml").write_text("a = 1\n[b]\nc = 2\n")
    file = read(tmp_path / "a.toml", "a.toml")
    fault = Problem("definition_list_empty")
    assert {"file": "a.toml", "line": 3, "path": "b.c", "code": "definition_list_empty"} == flat(
        file.place(("b", "c"), fault)
    )
    assert {"file": "a.toml", "line": 1, "code": "definition_list_empty"} == flat(
        file.place((), fault)
    )


@given(st.binary(max_size=200) | st.text("[]{}=,.\"'#\n ab1-", max_size=60).map(str.encode))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Any file gives a table as tomllib reads it, or a Problem; never anything else."""
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(data)
    try:
        file = read(path, "any.toml")
    except Problem as fault:
        assert flat(fault)["file"] == "any.toml"
    else:
        assert tomllib.loads(file.text) == file.table
        file.place(("x",), Problem("definition_list_empty"))
