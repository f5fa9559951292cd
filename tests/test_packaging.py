"""Pins: complete, hashed, the same in both lists, and silent about where they come from."""

from __future__ import annotations

import re
import subprocess
import sys
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


def test_every_pin_has_a_wheel_for_windows(tmp_path: Path) -> None:
    """Users run 64-bit Windows: whatever is pinned for the program installs there unbuilt."""
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed"]
    command += ["--no-deps", "--require-hashes", "--only-binary=:all:", "--quiet"]
    command += ["--platform", "win_amd64", "--python-version", "3.11", "--target", str(tmp_path)]
    run = subprocess.run(
        [*command, "-r", str(ROOT / "requirements" / "runtime.txt")],
        capture_output=True,
        check=False,
        text=True,
    )
    assert run.returncode == 0, run.stderr


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as it is handed over."""
    folder = tmp_path_factory.mktemp("frozen")
    options = ["--noconfirm", "--log-level", "ERROR", "--workpath", str(folder / "build")]
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", *options, "--distpath", str(folder), "build.spec"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return folder / "bhxh"


def test_the_frozen_program_tests_itself(frozen: Path, tmp_path: Path) -> None:
    """Away from the project it opens a store, loads definitions, writes drafts, shows each page."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [frozen / "bhxh-desktop", "--self-test"],
        cwd=tmp_path,
        env=environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert run.stdout.splitlines()[-1:] == ["Chương trình chạy được."], run.stdout + run.stderr
    assert run.returncode == 0


def test_the_frozen_command_walks_the_journey(frozen: Path, tmp_path: Path) -> None:
    """The command line beside it does its main job too."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    command = [frozen / "bhxh", "journey", tmp_path / "out"]
    run = subprocess.run(command, cwd=tmp_path, env=environment, check=False, capture_output=True)
    assert run.returncode == 0, run.stderr.decode()
    assert list((tmp_path / "out").rglob("*.docx"))
