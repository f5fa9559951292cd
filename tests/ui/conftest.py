"""Windows on the sample's workspaces; the clock stands at the day the sample was due."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bhxh_desktop import clock
from tests.helpers.exchange import opened_page
from tests.helpers.window import OpenWindow, opened_window
from tests.helpers.workspaces import Templates
from ui.page import Page

NOW = datetime.fromisoformat("2023-12-18T10:26:00+07:00")


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    """The sample at the stages of a journey."""
    return Templates(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def open_window(qtbot: QtBot, templates: Templates, tmp_path: Path) -> Iterator[OpenWindow]:
    """Open a window: ``open_window("filled", "KH-CR")``."""
    with ExitStack() as stack:
        stack.enter_context(clock.held(NOW))

        def open_one(stage: str, unit: str) -> object:
            folder = templates.copy(stage, unit, tmp_path / f"{stage}-{unit}")
            return stack.enter_context(opened_window(qtbot, folder))

        yield open_one


@pytest.fixture
def open_exchange(open_window: OpenWindow) -> Callable[..., Page]:
    """Open the page of sending and receiving: ``open_exchange("sent", OFFICE)``."""
    return partial(opened_page, open_window)
