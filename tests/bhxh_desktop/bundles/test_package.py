"""What a bundle holds: names of files, and the table that spreadsheets read."""

from __future__ import annotations

import csv
import io

from bhxh_desktop.bundles.package import CSV, file_name, files, heads_within
from bhxh_desktop.domain.long_csv import COLUMNS
from tests.helpers.bundles import FIGURES, a_header, a_record, some_contents
from tests.helpers.model import by_id


def test_file_name():
    """ASCII, and sorted as they were written."""
    header = a_header("KH-CR", sequence=7)
    assert "KH-CR_small_2023_0007.bhxh" == file_name(header, "small", "2023")


def test_heads_within():
    """What no other revision follows, each submission by itself."""
    first = a_record("A")
    head, fork, other = a_record("A", first), a_record("A", first, number=2), a_record("B")
    records = by_id(first, head, fork, other)
    assert sorted([head.id, fork.id, other.id]) == heads_within(records)


def test_table():
    """A byte order mark, the columns of the long CSV, one line per cell, sorted."""
    content = files(some_contents())[CSV]
    assert content.startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [list(key) for key in sorted(FIGURES)] == [row[4:7] for row in rows[1:]]
    assert {("A", "own", "small", "2023")} == {tuple(row[:4]) for row in rows[1:]}


def test_table_holds_no_formula():
    """A text that a spreadsheet would run stands behind an apostrophe; a number never does."""
    content = files(some_contents())[CSV].decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline="")))
    values = {tuple(row[4:7]): row[7] for row in rows[1:]}
    assert '\'=Số, "liệu"' == values["sheet", "words", "value"]
    assert "'@Lớp" == values["classes", "r-0123456789abcdef", "name"]
    assert "-3.5" == values["dossiers", "policy", "new"]


def test_no_table_without_figures():
    """A bundle of keys has no table."""
    assert CSV not in files(some_contents(figures={}))
