"""A second journey replaces what the first one made, and nothing a person did there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.demo_folder import MARK, prepare, seal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a journey that is over."""
    made = tmp_path / "demo-output"
    assert prepare(made) is None
    (made / "goi").mkdir()
    (made / "goi" / "a.bhxh").write_bytes(b"made")
    seal(made)
    return made


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_untouched(folder):
    """What only the journey made goes without a trace."""
    assert prepare(folder) is None
    assert [MARK] == names(folder)
    assert [folder] == list(folder.parent.iterdir())


@pytest.mark.parametrize(
    "touch",
    [
        lambda folder: (folder / "mine.docx").write_bytes(b"mine"),
        lambda folder: (folder / "goi" / "a.bhxh").write_bytes(b"edited"),
        lambda folder: (folder / "goi" / "a.bhxh").rename(folder / "mine.bhxh"),
        lambda folder: (folder / "mine").mkdir(),
        lambda folder: (folder / MARK).write_bytes(b""),
        lambda folder: (folder / MARK).write_bytes(b"\xff"),
    ],
    ids=["added", "edited", "renamed", "a folder", "never ended", "spoilt mark"],
)
def test_touched(folder: Path, touch: Callable[[Path], object]):
    """Whatever a person did there is kept beside, each time under another name."""
    untouched = shutil.copytree(folder, folder.parent / "copy")
    for number in (1, 2):
        touch(folder)
        before = names(folder)
        aside = prepare(folder)
        assert folder.with_name(f"demo-output-{number}") == aside
        assert before == names(aside)
        assert [MARK] == names(folder)
        shutil.rmtree(folder)
        shutil.copytree(untouched, folder)


def test_a_folder_of_somebody_else(tmp_path):
    """A folder that no journey made is left alone; an empty one is taken."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "mine").touch()
    with pytest.raises(Problem, match="folder_taken"):
        prepare(tmp_path / "a")
    assert ["mine"] == names(tmp_path / "a")
    (tmp_path / "b").mkdir()
    assert prepare(tmp_path / "b") is None
