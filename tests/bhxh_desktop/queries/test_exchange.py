"""The log of files, keys that wait, what may go out."""

from __future__ import annotations

import errno

import pytest

from bhxh_desktop.bundles.trust import fingerprint
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.domain.submission import State
from bhxh_desktop.operations import exporting
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.workspaces import confirm_key
from bhxh_desktop.queries.exchange import (
    ReportIn,
    WaitingKey,
    file_rows,
    outgoing,
    own_fingerprint,
    suggested_name,
    waiting_keys,
)
from tests.helpers.workspaces import (
    FIGURES,
    OFFICES,
    PERIOD,
    PROVINCE,
    REGIME,
    STRANGER,
    a_record,
    key_of,
    write_one,
)

OFFICE, NEIGHBOUR = OFFICES[:2]


def strange(path, unit):
    """A bundle in the name of *unit* by a key nobody knows."""
    return write_one(path, STRANGER, a_record(STRANGER, unit, FIGURES), FIGURES)


def test_newest_first(open_at, templates, tmp_path):
    """Files read say who sent them and what was new; files written are the unit's own."""
    session = open_at("sent")
    paths = [templates.bundle(OFFICE), templates.bundle(NEIGHBOUR)]
    import_files(session, paths)
    import_files(session, paths[:1])
    suggested = suggested_name(session, REGIME, PERIOD)
    made = export(session, tmp_path, REGIME, PERIOD)
    assert suggested == made.path.name
    assert suggested != suggested_name(session, REGIME, PERIOD)
    rows = file_rows(session)
    assert [("out", 1), ("in", 0), ("in", 1), ("in", 1)] == [
        (row.direction, row.revisions) for row in rows
    ]
    about = ReportIn("Cải cách hành chính năm 2023", 1)
    assert {(about,)} == {row.reports for row in rows}
    tree = session.tree
    names = [tree[unit].short_name for unit in (PROVINCE, OFFICE, NEIGHBOUR, OFFICE)]
    assert names == [row.unit for row in rows]
    written = rows[0]
    assert (made.path.name, str(made.path)) == (written.name, written.path)
    assert (made.digest, made.size, False) == (written.digest, written.size, written.failed)


def test_a_file_that_could_not_be_written(open_at, tmp_path, monkeypatch):
    """The line stays, for its number is used, and says that there is no file."""

    def full(path, data):
        raise OSError(errno.ENOSPC, "", str(path))

    session = open_at("sent")
    monkeypatch.setattr(exporting, "write_whole", full)
    with pytest.raises(OSError, match=str(errno.ENOSPC)):
        export(session, tmp_path, REGIME, PERIOD)
    (row,) = file_rows(session)
    assert ("out", True, 0) == (row.direction, row.failed, row.revisions)


def test_keys_wait_until_confirmed(open_at, tmp_path):
    """A key is asked about once for each unit it signed for, until somebody confirmed it."""
    session = open_at("sent")
    assert () == waiting_keys(session)
    for unit in (NEIGHBOUR, OFFICE):
        import_files(session, [strange(tmp_path / f"{unit}.bhxh", unit)])
    code = fingerprint(STRANGER.public)
    expected = tuple(
        WaitingKey(unit, session.tree[unit].short_name, STRANGER.public, code)
        for unit in sorted((OFFICE, NEIGHBOUR))
    )
    assert expected == waiting_keys(session)
    confirm_key(session, OFFICE, STRANGER.public)
    assert () == waiting_keys(session)


def test_keys_of_neighbours_are_nobodys_business(open_at, tmp_path):
    """An office is not asked about the key of the office next door."""
    session = open_at("sent", OFFICE)
    import_files(session, [strange(tmp_path / "neighbour.bhxh", NEIGHBOUR)])
    assert () == waiting_keys(session)
    import_files(session, [strange(tmp_path / "province.bhxh", PROVINCE)])
    assert [PROVINCE] == [waiting.unit for waiting in waiting_keys(session)]


def test_where_the_submission_stands(open_at, tmp_path):
    """Locked, then exported; a period that is not owed has no row."""
    session = open_at("sent")
    assert State.LOCKED is outgoing(session, key_of()).state
    export(session, tmp_path, REGIME, PERIOD)
    assert State.EXPORTED is outgoing(session, key_of()).state
    assert None is outgoing(session, SubmissionKey(PROVINCE, "own", REGIME, "2023-M03"))


def test_own_fingerprint(open_at):
    """What is read out is the fingerprint of the key this PC signs with."""
    session = open_at("sent")
    assert fingerprint(session.key.public) == own_fingerprint(session)
