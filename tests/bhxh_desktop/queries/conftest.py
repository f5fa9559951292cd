"""The clock stands still at the day the sample's bundles come in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bhxh_desktop import clock
from tests.helpers.workspaces import RECEIVED_AT


@pytest.fixture(autouse=True)
def _story_time() -> Iterator[None]:
    with clock.held(RECEIVED_AT):
        yield
