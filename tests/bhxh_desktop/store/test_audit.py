"""The audit: complete and final."""

from __future__ import annotations

import sqlite3

import pytest

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.store import audit
from bhxh_desktop.store.audit import Entry

ENTRIES = [
    Entry("2024-12-12T08:00:00+07:00", "Người lập", Changes("fill", "A", {"ô": "1"}, {"ô": ["2"]})),
    Entry("2024-12-11T08:00:00+07:00", "Người khác", Changes("lock", "A")),
]


@pytest.fixture
def _written(connection):
    for at, who, changes in ENTRIES:
        audit.append(connection, at, who, changes)


@pytest.mark.usefixtures("_written")
def test_round_trip(connection):
    """Lines come back in the order they were written, whatever the clock said."""
    assert ENTRIES == list(audit.entries(connection))


@pytest.mark.usefixtures("_written")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET who = 'X'",
        "UPDATE OR REPLACE audit SET seq = 2 WHERE seq = 1",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE seq = 1",
        "INSERT OR REPLACE INTO audit VALUES (1, '', 'X', '', '', '{}', '{}')",
        "REPLACE INTO audit VALUES (2, '', 'X', '', '', '{}', '{}')",
    ],
)
def test_final(connection, statement):
    """No statement changes or removes a line."""
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)
    assert ENTRIES == list(audit.entries(connection))
