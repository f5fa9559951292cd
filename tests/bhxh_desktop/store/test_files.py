"""The log of files written and read."""

from __future__ import annotations

from bhxh_desktop.store import files
from bhxh_desktop.store.files import FileEntry

READ = FileEntry("in", "a" * 64, "D:/gói (1).bhxh", 2400, "2024-12-12T08:00:00+07:00", "1")
WRITTEN = READ._replace(direction="out", path="E:/x.bhxh")


def test_log(connection):
    """Every file is in the log, also a second time; only written ones count for the next number."""
    assert 1 == files.sequence(connection)
    for entry in (READ, WRITTEN, READ):
        files.append(connection, entry)
    assert [READ, WRITTEN, READ] == files.entries(connection)
    assert 2 == files.sequence(connection)


def test_failed(connection):
    """A file that could not be written says so and keeps its number; what was read is no such."""
    for entry in (READ, WRITTEN):
        files.append(connection, entry)
    files.mark_failed(connection, WRITTEN.digest)
    assert [READ, WRITTEN._replace(summary=files.FAILED)] == files.entries(connection)
    assert 2 == files.sequence(connection)
