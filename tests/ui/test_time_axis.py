"""Due dates on the axis of the home page: each can be read, none covers another."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest

from ui.app import application
from ui.widgets.time_axis import Pin, TimeAxis

TODAY = date(2024, 12, 11)
NAMES = ("Kiểm soát thủ tục hành chính", "Cải cách hành chính", "PAPI", "PCI", "Nghị quyết 02")


@pytest.mark.parametrize("width", [740, 1074])
@pytest.mark.parametrize(("apart", "least"), [(1, 4), (2, 6), (5, 6)])
def test_pins_cross_neither_each_other_nor_today(qtbot, width, apart, least):
    """Near days shorten the words or leave a dot; all stand in the tip."""
    application()
    axis = TimeAxis()
    qtbot.addWidget(axis)
    axis.resize(width, axis.sizeHint().height())
    days = [TODAY + timedelta(days=apart * (number - 1)) for number in range(len(NAMES))]
    pins = tuple(Pin(*each, "late", "warn") for each in zip(NAMES, days, strict=True))
    axis.show_days(TODAY, pins)
    boxes = [axis._today_box(), *(each.box for each in axis.placed() if each.words)]
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
    assert all(axis.rect().contains(box) for box in boxes)
    assert len(boxes) >= least
    assert all(name in axis.toolTip() for name in NAMES)
