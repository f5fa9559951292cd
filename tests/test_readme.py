"""The journey of the README runs as it is written."""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest

from bhxh_desktop import cli

ROOT = Path(__file__).parents[1]
WAITS = "tinh import "
"""The one line that ends with 1: a first bundle waits for its key."""
FOUND_IN_OUTPUT = {
    "VÂN_TAY": re.compile(r"^([A-Z2-7-]{14,}) .*chờ xác nhận$", re.MULTILINE),
    "MÃ_ĐỐI_CHIẾU": re.compile(r"chờ duyệt .* ((?:[A-Z2-7]{5}-){3}[A-Z2-7]{5})$", re.MULTILINE),
}
"""Where a reader finds what to put for a word in capitals: in what a line before it printed."""


def journey() -> list[list[str]]:
    """The words of each line of the README that calls the command line."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = (b for b in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) if "bhxh --data" in b)
    first, *lines = (shlex.split(line, comments=True) for line in block.splitlines())
    assert [".", ".venv/bin/activate"] == first
    return [words for words in lines if words]


def test_the_journey_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every line, one after the other; then the files it names are there."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("BHXH_DATA", raising=False)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "resources" / "samples", tmp_path / "resources" / "samples")
    lines = journey()
    assert 14 < len(lines)
    printed = ""
    for program, *words in lines:
        assert "bhxh" == program
        for word, pattern in FOUND_IN_OUTPUT.items():
            found = pattern.findall(printed)
            words = [found[-1] if each == word else each for each in words]  # noqa: PLW2901
        code = cli.run(words)
        out, err = capsys.readouterr()
        assert (1 if WAITS in " ".join(words) else 0) == code, (words, err)
        printed += out
    assert "Chưa gồm: " in err, "the total names who has not sent yet"
    assert {"so", "tinh", "mau.xlsx", "bao-cao.docx", "cam-ranh.bhxh"} <= {
        path.name for path in tmp_path.iterdir()
    }


def test_the_command_is_installed() -> None:
    """What the journey calls is what installing the project puts beside Python."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "bhxh" in project["scripts"]
