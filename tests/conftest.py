"""What every test gets: a quiet log, no thread left running, golden files, a clock held still."""

from __future__ import annotations

import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from bhxh_desktop import clock, log

TESTS = Path(__file__).parent
THREAD_PATIENCE = 2.0  # seconds a thread may still take to end after its test

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before pytest-qt makes the application

settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True, database=None)
settings.register_profile("dev", max_examples=100, deadline=None)
settings.register_profile("deep", max_examples=10_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden files be rewritten, to be read as a diff before they are committed."""
    parser.addoption("--update-expected", action="store_true", help="rewrite tests/data/expected")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Report how much test stands behind the code; wanted: core 1.2, screens 0.7."""
    for top in ("bhxh_desktop", "ui"):
        code, tests = _lines(TESTS.parent / top), _lines(TESTS / top)
        ratio = tests / code if code else 0
        terminalreporter.write_line(f"{top}: {code} lines, tests {tests}, ratio {ratio:.2f}")


def _lines(folder: Path) -> int:
    """Lines that are neither blank nor comment."""
    texts = (path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    lines = (line.strip() for text in texts for line in text.splitlines())
    return sum(bool(line) and not line.startswith("#") for line in lines)


class _Kept(logging.Handler):
    """Keeps the records it gets."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def log_records() -> Iterator[list[logging.LogRecord]]:
    """Warnings and errors our loggers wrote; a test that expects one takes it out of the list."""
    kept = _Kept()
    loggers = [logging.getLogger(root) for root in log.ROOTS]
    for each in loggers:
        each.addHandler(kept)
    yield kept.records
    for each in loggers:
        each.removeHandler(kept)
    assert [] == [record.getMessage() for record in kept.records], "unexpected log records"


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """A test ends the threads it started."""
    before = set(threading.enumerate())
    yield
    until = time.monotonic() + THREAD_PATIENCE
    for thread in set(threading.enumerate()) - before:
        thread.join(max(0.0, until - time.monotonic()))
    assert set() == set(threading.enumerate()) - before, "threads left running"


@pytest.fixture
def frozen_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Hold the clock at 2024-12-12 08:00 UTC; call it with another aware moment to move it."""

    def hold(moment: datetime) -> None:
        monkeypatch.setattr(clock, "_read", lambda: moment)

    hold(datetime(2024, 12, 12, 8, 0, tzinfo=UTC))
    return hold


@pytest.fixture
def expected_file(request: pytest.FixtureRequest) -> Callable[[str, bytes | str], None]:
    """Compare a result with tests/data/expected/<name>; `--update-expected` writes it instead."""
    update = request.config.getoption("--update-expected")

    def check(name: str, actual: bytes | str) -> None:
        path = TESTS / "data" / "expected" / name
        data = actual if isinstance(actual, bytes) else actual.encode()
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        assert path.is_file(), f"{path} is missing: run with --update-expected and read the diff"
        expected = path.read_bytes()
        if isinstance(actual, str):
            assert expected.decode() == actual
        else:
            assert expected == data

    return check


@pytest.fixture(scope="session")
def judge() -> Callable[[str], str]:
    """Find an outside judge (soffice, pdfinfo, age) by its name; in CI it may not be missing."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None and not os.environ.get("CI"):
            pytest.skip(f"{name} is not installed")
        assert path is not None, f"{name} is not installed"
        return path

    return find
