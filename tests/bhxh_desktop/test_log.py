"""The log."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bhxh_desktop import log


def test_written_to_the_workspace(
    tmp_path: Path, log_records: list[logging.LogRecord], capsys: pytest.CaptureFixture[str]
) -> None:
    """From INFO up, of core and screens, to the file and never to the terminal."""
    with log.written_to(tmp_path) as path:
        log.logger("bhxh_desktop.store").info("mở sổ")
        log.logger("ui.pages").warning("slow")
        log.logger("bhxh_desktop").debug("detail")
        log.logger("elsewhere").info("not ours")
    log.logger("bhxh_desktop").warning("afterwards")
    assert [record.getMessage() for record in log_records] == ["slow", "afterwards"]
    log_records.clear()
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line.split(" ", 2)[2] for line in lines] == [
        "INFO bhxh_desktop.store: mở sổ",
        "WARNING ui.pages: slow",
    ]
    assert capsys.readouterr().err == ""


def test_nothing_to_say_no_file(tmp_path: Path) -> None:
    """A command that logs nothing leaves no file."""
    with log.written_to(tmp_path) as path:
        pass
    assert not path.exists()


def test_the_file_rotates(tmp_path: Path) -> None:
    """The log never fills the disk."""
    with log.written_to(tmp_path):
        for _ in range(50):
            log.logger("ui").info("x" * 100_000)
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["bhxh.log", "bhxh.log.1", "bhxh.log.2", "bhxh.log.3"]
