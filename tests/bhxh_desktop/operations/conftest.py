"""The clock stands still at the day the sample's bundles come in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bhxh_desktop import clock
from tests.helpers.workspaces import RECEIVED_AT


@pytest.fixture(autouse=True)
def _story_time() -> Iterator[None]:
    with clock.held(RECEIVED_AT):
        yield


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with nothing in it."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder
