"""What an export is called, and that it replaces nothing unasked."""

from __future__ import annotations

import pytest

from bhxh_desktop.bundles.reader import Reader
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.exporting import export
from tests.helpers.workspaces import (
    OFFICE,
    PERIOD,
    REGIME,
    dump,
)


@pytest.mark.parametrize(
    ("args", "name"),
    [
        ((), "KH-CR_all_all_0002.bhxh"),
        ((REGIME,), "KH-CR_cchc_all_0002.bhxh"),
        ((REGIME, PERIOD), "KH-CR_cchc_2023_0002.bhxh"),
    ],
)
def test_into_a_folder(open_at, out, args, name):
    """In a folder the file gets its proper name, and the next one another."""
    session = open_at("sent", OFFICE)
    assert out / name == export(session, out, *args).path
    assert out / name.replace("0002", "0003") == export(session, out, *args).path
    assert [2, 3] == [
        Reader().read(path).contents.header.sequence for path in sorted(out.iterdir())
    ]


@pytest.mark.parametrize(
    ("given", "name"), [("a", "a.bhxh"), ("a.BHXH", "a.BHXH"), ("a.1", "a.1.bhxh")]
)
def test_suffix(open_at, out, given, name):
    """A name without the suffix gets it."""
    assert out / name == export(open_at("sent", OFFICE), out / given).path


def test_a_generated_name_replaces_nothing(open_at, out):
    """A store brought back from a copy counts its files again; the file of then stays."""
    written = [
        export(open_at("sent", OFFICE, name), out).path for name in ("first", "again", "third")
    ]
    names = ["KH-CR_all_all_0002.bhxh", "KH-CR_all_all_0002-2.bhxh", "KH-CR_all_all_0002-3.bhxh"]
    assert names == [path.name for path in written]


def test_a_given_name_replaces_only_when_told(open_at, out):
    """A name that is taken is refused before anything is noted, with force it is written anew."""
    session = open_at("sent", OFFICE)
    path = out / "a.bhxh"
    path.write_bytes(b"mine")
    before = dump(session.connection)
    for name in ("a.bhxh", "a"):
        with pytest.raises(Problem) as caught:
            export(session, out / name)
        assert ("file_exists", {"path": path}) == (caught.value.code, caught.value.fields)
    assert (b"mine", before) == (path.read_bytes(), dump(session.connection))
    assert path == export(session, out / "a", force=True).path
    assert OFFICE == Reader().read(path).contents.header.sender


def test_a_folder_that_is_not_there(open_at, tmp_path):
    """A medium that was pulled out leaves no note of a file that never was."""
    session = open_at("sent", OFFICE)
    before = dump(session.connection)
    with pytest.raises(FileNotFoundError):
        export(session, tmp_path / "none" / "a.bhxh")
    assert before == dump(session.connection)
