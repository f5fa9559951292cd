"""The only reader of the PC's clock, so that tests can hold it still."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> datetime:
    """This moment, aware, with the offset of the PC's time zone."""
    return _read().astimezone()


def stamp() -> str:
    """This moment as statements, logs and the audit keep it: to the second, with its offset."""
    return now().isoformat(timespec="seconds")


def today() -> date:
    """The calendar day at this PC."""
    return now().date()


def _read() -> datetime:
    return datetime.now(UTC)
