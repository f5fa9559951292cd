"""Killed at any instant, the workspace opens whole with every committed edit (design §12)."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bhxh_desktop.domain.canonical import digest
from bhxh_desktop.store import audit, definitions, revisions, working
from bhxh_desktop.store.database import is_whole
from bhxh_desktop.store.workspace import Workspace
from tests.helpers import store_writer
from tests.helpers.model import small_definition

ROOT = Path(__file__).parents[3]
LONGEST = 0.06  # seconds; about forty transactions


def killed_after(folder: Path, delay: float) -> int:
    """Let a program write, kill it *delay* seconds after its first commit; its last number."""
    command = [sys.executable, "-m", "tests.helpers.store_writer", folder]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        first = writer.stdout.readline()
        time.sleep(delay)
        writer.kill()
        said = [first, *writer.stdout]
    return int([line for line in said if line.endswith("\n")][-1])


def check(folder: Path, told: int) -> None:
    """Every commit that was told is there, and of the one under way all or nothing."""
    with Workspace(folder) as workspace:
        connection = workspace.connection
        assert is_whole(connection)
        subjects = [entry.changes.subject for entry in audit.entries(connection)]
        assert [str(number + 1) for number in range(len(subjects))] == subjects
        assert len(subjects) - told in {0, 1}
        hashes = [row[0] for row in connection.execute("SELECT hash FROM parts")]
        assert len(subjects) * store_writer.PARTS == len(hashes)
        found = revisions.parts(connection, hashes)
        assert hashes == [digest(found[name]) for name in hashes]
        copy = working.load(connection, store_writer.KEY)
        assert {len(subjects)} == {int(cell.number) for cell in copy.cells.values()}
        assert store_writer.CELLS == len(copy.cells)


@pytest.mark.parametrize("times", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_killed(folder, times):
    """Killed again and again, one workspace loses nothing that was committed."""
    with Workspace(folder) as workspace:
        definitions.keep(workspace.connection, small_definition())
    chance = random.Random(times)  # noqa: S311 -- picks moments, guards nothing
    for _ in range(times):
        check(folder, killed_after(folder, chance.uniform(0, LONGEST)))
