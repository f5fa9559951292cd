"""Pins: complete, hashed, the same in both lists, and silent about where they come from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import bhxh_desktop

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PIN = re.compile(
    r"^([a-z0-9-]+)==(\S+)( ; [^\\]+)? \\\n((?:    --hash=sha256:[0-9a-f]{64}.*\n)+)", re.MULTILINE
)


def _text(name: str) -> str:
    return (ROOT / "requirements" / name).read_text(encoding="utf-8")


def _pins(name: str) -> dict[str, str]:
    return {match[1]: match[2] for match in PIN.finditer(_text(name))}


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt"])
def test_only_hashed_pins(name: str) -> None:
    """Nothing but pins with hashes and comments: no option, no address, no path."""
    rest = re.sub(r"^    # via .*\n", "", PIN.sub("", _text(name)), flags=re.MULTILINE)
    assert rest == ""
    assert "/" not in _text(name).replace("requirements/runtime.txt", "")


def test_tools_bring_the_same_runtime() -> None:
    """The tests run with the versions the program is shipped with."""
    runtime = _pins("runtime.txt")
    assert runtime.items() <= _pins("dev.txt").items()


def test_each_dependency_is_pinned() -> None:
    """A dependency added to pyproject.toml is also pinned."""
    wanted = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    names = {re.split(r"[<>=]", line)[0] for line in wanted}
    assert names - set(_pins("dev.txt")) == set()
    assert {re.split(r"[<>=]", line)[0] for line in PROJECT["dependencies"]} <= set(
        _pins("runtime.txt")
    )


def test_one_version() -> None:
    """The package and its metadata name the same version."""
    assert bhxh_desktop.__version__ == PROJECT["version"]
