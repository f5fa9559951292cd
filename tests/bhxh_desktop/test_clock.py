"""The clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bhxh_desktop import clock

Hold = Callable[[datetime], None]


def test_now_is_aware(frozen_clock: Hold) -> None:
    """The moment carries the offset of this PC."""
    moment = datetime(2024, 1, 31, 3, 4, 5, tzinfo=UTC)
    frozen_clock(moment)
    assert clock.now() == moment
    assert clock.now().utcoffset() == moment.astimezone().utcoffset()


@pytest.mark.usefixtures("frozen_clock")
def test_today_is_the_local_day() -> None:
    """The day is that of the PC, not of Greenwich."""
    assert clock.today() == datetime(2024, 12, 12, 8, tzinfo=UTC).astimezone().date()


def test_the_clock_runs() -> None:
    """Unless it is held still, the clock goes on."""
    first = clock.now()
    assert timedelta() <= clock.now() - first < timedelta(minutes=1)
