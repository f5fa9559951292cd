"""What is told beside a report on paper: it is written all the same."""

from __future__ import annotations

from collections.abc import Iterator

from bhxh_desktop.errors import Problem
from bhxh_desktop.reports.source import ReportSource


def shortcomings(source: ReportSource, suffix: str) -> Iterator[Problem]:
    """Yield what the paper lacks; *suffix* names its kind, as ".pdf"."""
    if suffix == ".xlsx":
        return
    if not source.place:
        yield Problem("paper_no_place", unit=source.unit.short_name)
    if suffix == ".pdf":
        from bhxh_desktop.reports.typst_writer import font_fault  # noqa: PLC0415 -- only when used

        fault = font_fault()
        if fault is not None:
            yield fault
