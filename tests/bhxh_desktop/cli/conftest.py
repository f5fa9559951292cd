"""The sample workspaces for every test, made once, and a way to run commands on them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bhxh_desktop import cli, clock
from bhxh_desktop.cli import texts
from bhxh_desktop.operations import demo as demo_operations
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.submissions import lock
from bhxh_desktop.session import Session
from tests.helpers.commands import STORY_TIME, Bhxh, Run
from tests.helpers.workspaces import PERIOD, REGIME, key_of


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep decoded definitions and the log of our faults out of the user's folders."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("BHXH_DATA", raising=False)
        yield


@pytest.fixture(autouse=True)
def _story_time() -> Iterator[None]:
    """Hold the clock at the day the sample's bundles come in."""
    with clock.held(STORY_TIME):
        yield


@pytest.fixture(scope="session")
def _demo(tmp_path_factory: pytest.TempPathFactory, _own_cache: None) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    with clock.held(STORY_TIME):
        for unit in demo_operations.create_workspaces(folder):
            with Session.open(unit.workspace) as session:
                demo_operations.fill_unit(session, unit)
                lock(session, key_of(unit.code), texts.SAMPLE_REASON)
                export(session, unit.workspace / "exports", REGIME, PERIOD)
    return folder


@pytest.fixture(scope="session")
def _empty_demo(tmp_path_factory: pytest.TempPathFactory, _own_cache: None) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    with clock.held(STORY_TIME):
        assert 0 == cli.run(["--data", str(folder), "demo", "--empty"])
    return folder


@pytest.fixture
def demo(_demo: Path, tmp_path: Path) -> Path:
    """The sample workspaces: the sample's own report filled, locked, in ``exports`` as a bundle."""
    return shutil.copytree(_demo, tmp_path / "demo")


@pytest.fixture
def offices(_empty_demo: Path, tmp_path: Path) -> Path:
    """The sample workspaces with nothing typed yet."""
    return shutil.copytree(_empty_demo, tmp_path / "offices")


@pytest.fixture
def bhxh(capsys: pytest.CaptureFixture[str]) -> Bhxh:
    """Run a command line as from a terminal; ``data=`` is the folder of the workspace."""

    def run(*arguments: object, data: Path | None = None) -> Run:
        capsys.readouterr()
        head = [] if data is None else ["--data", str(data)]
        code = cli.run([*head, *map(str, arguments)])
        return Run(code, *capsys.readouterr())

    return run
