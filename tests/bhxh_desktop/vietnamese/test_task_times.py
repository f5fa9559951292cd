"""When tasks are due, from the words the annexes of seeds 003 and 004 print."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.vietnamese.task_times import TaskTime, parse_time


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Quý I/2024", ["2024-03-31"]),
        ("Quý II, III/2024", ["2024-06-30", "2024-09-30"]),
        ("Quý IV năm 2024", ["2024-12-31"]),
        ("Tháng 7/2024", ["2024-07-31"]),
        ("Tháng 2 và 11/2024", ["2024-02-29", "2024-11-30"]),
        ("Năm 2024", ["2024-12-31"]),
        ("Năm 2024 - 2025", ["2025-12-31"]),
        ("2024–2025", ["2025-12-31"]),
        ("Trước ngày 19/12/2024", ["2024-12-18"]),
        ("trước 05/6/2024", ["2024-06-04"]),
        ("Ngày 15/3/2024", ["2024-03-15"]),
        (
            "Báo cáo quý: trước ngày 19 của tháng cuối; năm: trước ngày 19/12/2024",
            ["2024-12-18"],
        ),
    ],
)
def test_due_days(text, days):
    """Each printed form gives the days by which something must be there."""
    assert TaskTime("due", tuple(map(date.fromisoformat, days))) == parse_time(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thường xuyên", "continuous"),
        ("Thường xuyên; sau khi Quyết định công bố TTHC được ký", "continuous"),
        ("Khi phương án đơn giản hóa TTHC được phê duyệt", "event"),
        ("Sau khi Quyết định công bố TTHC được ký, ban hành", "event"),
        ("", "event"),
        ("Ngày 31/02/2024", "event"),
    ],
)
def test_times_without_a_day(text, kind):
    """What goes on all year or waits for something has no day, and an impossible one is none."""
    assert TaskTime(kind) == parse_time(text)


@given(st.text(alphabet="quýthángnămrước IVX/0123456789,-và", max_size=40))
def test_any_text_is_read(text):
    """Nothing typed in an annex stops the program; days come in order."""
    days = parse_time(text).due
    assert tuple(sorted(set(days))) == days
