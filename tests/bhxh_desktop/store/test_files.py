"""The log of files written and read."""

from __future__ import annotations

from bhxh_desktop.store import files
from bhxh_desktop.store.files import FileEntry
from tests.helpers.bundles import a_record

READ = FileEntry("in", "a" * 64, "D:/gói (1).bhxh", 2400, "2024-12-12T08:00:00+07:00", "1")
WRITTEN = READ._replace(direction="out", path="E:/x.bhxh")


def test_log(connection):
    """Every file is in the log, also a second time; only written ones count for the next number."""
    assert 1 == files.sequence(connection)
    for entry in (READ, WRITTEN, READ):
        files.append(connection, entry)
    assert [READ, WRITTEN, READ] == files.entries(connection)
    assert 2 == files.sequence(connection)


def test_what_a_file_is_about():
    """The reports come back by regime, period and number, each once; older lines told the count."""
    heads = [a_record("A"), a_record("B"), a_record("A", period="2023-Q1", number=2)]
    words = files.summary(3, heads)
    assert "3 small/2023/1 small/2023-Q1/2" == words
    assert (3, [("small", "2023", 1), ("small", "2023-Q1", 2)]) == files.read_summary(words)
    assert [(7, []), (0, [])] == [files.read_summary(each) for each in ("7", files.FAILED)]


def test_failed(connection):
    """A file that could not be written says so and keeps its number; what was read is no such."""
    for entry in (READ, WRITTEN):
        files.append(connection, entry)
    files.mark_failed(connection, WRITTEN.digest)
    assert [READ, WRITTEN._replace(summary=files.FAILED)] == files.entries(connection)
    assert 2 == files.sequence(connection)
