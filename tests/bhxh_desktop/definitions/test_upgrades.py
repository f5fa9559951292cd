"""Formats: older files pass their steps, newer ones are told of, today's pass untouched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bhxh_desktop.definitions.toml_file import read
from bhxh_desktop.definitions.upgrades import STEPS, upgrade
from bhxh_desktop.errors import Problem
from tests.helpers.regimes import faults_of, flat, line_here, write_regime


def _upgrade(tmp_path: Path, text: str, steps: Any = STEPS) -> Any:
    (tmp_path / "a.toml").write_text(text)
    return upgrade(read(tmp_path / "a.toml", "a.toml"), "form", steps)


def test_steps_in_order(tmp_path: Path) -> None:
    """A file passes the steps after its own format, in their order, and ends at today's."""
    steps = {"form": (lambda t: {**t, "x": t["x"] + "1"}, lambda t: {**t, "x": t["x"] + "2"})}
    for text, expected in [
        ("x = ''", {"format": 2, "x": "12"}),
        ("format = 1\nx = ''", {"format": 2, "x": "2"}),
        ("format = 2\nx = ''", {"format": 2, "x": ""}),
    ]:
        assert expected == _upgrade(tmp_path, text, steps)


def test_today(tmp_path: Path) -> None:
    """A file of today stays as it is: what it leaves out is not put in."""
    assert {"x": 1} == _upgrade(tmp_path, "x = 1")


@pytest.mark.parametrize("found", ["-1", "true", '"0"', "[0]"])
def test_no_format(tmp_path: Path, found: str) -> None:
    """A format that is no number is a fault like any other."""
    with pytest.raises(Problem) as caught:
        _upgrade(tmp_path, f"x = 1\nformat = {found}")
    fault = flat(caught.value)
    assert ("definition_whole_number", 2, "format") == tuple(
        fault[key] for key in ("code", "line", "path")
    )


@pytest.mark.parametrize(
    ("name", "old"),
    [
        ("regime.toml", "format = 0"),
        ("forms/dossiers.toml", "format = 0"),
        ("rules.toml", "format = 0"),
        ("narrative.toml", '[[sections]]\ncode = "results"'),
    ],
)
def test_newer(tmp_path: Path, name: str, old: str) -> None:
    """A newer format is told of with what this program can read, and nothing else is said."""
    new = "format = 7 # here\n" + ("" if old == "format = 0" else old)
    folder = write_regime(tmp_path, (name, old, new))
    (fault,) = faults_of(folder)
    expected = {"code": "definition_newer", "file": name, "line": line_here(folder / name)}
    assert {**expected, "path": "format", "found": "7", "expected": 0} == fault
