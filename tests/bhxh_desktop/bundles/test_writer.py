"""Writing: whole or not at all, and never untested."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bhxh_desktop.bundles import archive, writer
from bhxh_desktop.bundles.writer import write_bundle, write_whole
from bhxh_desktop.domain import canonical
from bhxh_desktop.errors import Problem
from tests.helpers.bundles import DESCRIPTOR, ENTRIES, private_key, some_bundle, some_contents


def test_written(tmp_path):
    """The file holds the bundle; its identity is told; nothing else is left behind."""
    info = write_bundle(tmp_path / "a.bhxh", some_contents(), private_key("A"))
    assert some_bundle() == info.path.read_bytes()
    assert canonical.digest(ENTRIES[DESCRIPTOR]) == info.digest
    assert len(some_bundle()) == info.size
    assert [info.path] == list(tmp_path.iterdir())


def test_replaced(tmp_path):
    """An earlier file of the name makes way."""
    (tmp_path / "a").write_bytes(b"old")
    write_whole(tmp_path / "a", b"new")
    assert b"new" == (tmp_path / "a").read_bytes()


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_fault_leaves_the_old_file(tmp_path, monkeypatch, step):
    """Full disk, pulled drive: the old file stays and no half one is left."""

    def fail(*_: object) -> None:
        raise OSError(28, "full")

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(*{"fsync": (os, "fsync"), "replace": (Path, "replace")}[step], fail)
    with pytest.raises(OSError, match="full"):
        write_whole(tmp_path / "a", b"new")
    assert [(tmp_path / "a", b"old")] == [(p, p.read_bytes()) for p in tmp_path.iterdir()]


def test_flushed_before_it_is_named(tmp_path, monkeypatch):
    """The content reaches the medium before its name does, and the name before we say so."""
    steps = []
    fsync, replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda handle: steps.append("flush") or fsync(handle))
    monkeypatch.setattr(Path, "replace", lambda a, b: steps.append("name") or replace(a, b))
    write_whole(tmp_path / "a", b"new")
    assert ["flush", "name"] == steps[:2]
    assert ["flush"] * (os.name != "nt") == steps[2:]


def test_read_back(tmp_path, monkeypatch):
    """A medium that gives back other bytes than it was given is told of."""
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"other")
    with pytest.raises(Problem) as caught:
        write_whole(tmp_path / "a", b"new")
    assert ("written_differs", {"path": tmp_path / "a"}) == (
        caught.value.code,
        caught.value.fields,
    )


def test_folder_that_cannot_be_flushed(tmp_path, monkeypatch):
    """Windows opens no folder: writing goes on."""

    def fail(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr(writer.os, "open", fail)
    write_whole(tmp_path / "a", b"new")
    assert b"new" == (tmp_path / "a").read_bytes()


def test_too_large(tmp_path, monkeypatch):
    """What nobody could import is not written."""
    monkeypatch.setattr(archive, "LARGEST_TOTAL", 1000)
    with pytest.raises(Problem) as caught:
        write_bundle(tmp_path / "a.bhxh", some_contents(), private_key("A"))
    assert "bundle_too_large_to_write" == caught.value.code
    assert [] == list(tmp_path.iterdir())
