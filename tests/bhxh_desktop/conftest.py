"""Workspaces of the sample, copied for each test that asks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from bhxh_desktop.session import Session
from tests.helpers.workspaces import PROVINCE, Open, Templates


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    """The sample at every stage; nobody writes there."""
    return Templates(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def open_at(templates: Templates, tmp_path: Path) -> Iterator[Open]:
    """Open a copy of a unit's workspace at a stage; *name* tells two copies apart."""
    with ExitStack() as opened:

        def open_copy(stage: str, unit: str = PROVINCE, name: str = "") -> Session:
            folder = templates.copy(stage, unit, tmp_path / (name or unit))
            return opened.enter_context(Session.open(folder))

        yield open_copy
