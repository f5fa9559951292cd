"""The only reader of the PC's clock, so that tests can hold it still."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime


def now() -> datetime:
    """This moment, aware, with the offset of the PC's time zone."""
    moment = _read()
    return moment if _held[0] else moment.astimezone()


def stamp() -> str:
    """This moment as statements, logs and the audit keep it: to the second, with its offset."""
    return now().isoformat(timespec="seconds")


def today() -> date:
    """The calendar day at this PC."""
    return now().date()


@contextmanager
def held(moment: datetime) -> Iterator[None]:
    """Hold the clock at an aware *moment*: sample data tells a story of its own time."""
    before = _held[0]
    _held[0] = moment
    try:
        yield
    finally:
        _held[0] = before


_held: list[datetime | None] = [None]


def _read() -> datetime:
    return _held[0] or datetime.now(UTC)
