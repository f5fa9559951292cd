"""Lateness: working days after the due day, by the receipt of the first revision that counts."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bhxh_desktop import clock
from bhxh_desktop.domain.submission import State
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.workspaces import confirm_key
from bhxh_desktop.queries.status import days_left
from tests.helpers.workspaces import (
    FIGURES,
    LOCKED_AT,
    MENDED,
    OFFICE,
    STRANGER,
    a_record,
    relock,
    row_of,
    write_one,
)


def at(text: str):
    """Hold the clock at a moment of December 2023, "20T14:00", in Vietnam."""
    return clock.held(datetime.fromisoformat(f"2023-12-{text}:00+07:00"))


@pytest.mark.parametrize(
    ("moment", "days"),
    [
        ("15T08:00", 0),
        ("18T23:59", 0),
        ("19T00:00", 1),
        ("20T08:00", 2),
        ("22T17:00", 4),
        ("23T08:00", 4),
        ("25T08:00", 5),
    ],
)
def test_late(open_at, templates, moment, days):
    """Lateness is counted in working days after the due day, by receipt here."""
    session = open_at("sent")
    with at(moment):
        import_files(session, [templates.bundle(OFFICE)])
    row = row_of(session)
    assert (date(2023, 12, int(moment[:2])), days) == (row.received_on, row.late_by)
    assert (None, 0) == (row_of(session, MENDED).received_on, row_of(session, MENDED).late_by)


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2023-12-15", 1), ("2023-12-18", 0), ("2023-12-19", -1), ("2023-12-23", -4)],
)
def test_working_days_left(day, expected):
    """Weekends do not count; past the due day it is below 0."""
    assert expected == days_left(date(2023, 12, 18), date.fromisoformat(day))


def test_the_day_off_after_the_due_day_is_late():
    """Due on a Friday, a report is late on Saturday already, though no working day has gone by."""
    assert -1 == days_left(date(2023, 12, 22), date(2023, 12, 23))


def test_over_the_new_year(open_at, templates):
    """Holidays of the next year are no working days."""
    session = open_at("sent")
    with clock.held(datetime.fromisoformat("2024-01-02T08:00:00+07:00")):
        import_files(session, [templates.bundle(OFFICE)])
    assert 10 == row_of(session).late_by


def test_late_by_the_first_revision(open_at, templates):
    """What came in time stays in time, however late it is mended; the day shown is the head's."""
    session = open_at("sent")
    import_files(session, [templates.bundle(MENDED)])
    with at("27T08:00"):
        import_files(session, [templates.bundle(MENDED, 2)])
    row = row_of(session, MENDED)
    assert (date(2023, 12, 27), 0) == (row.received_on, row.late_by)


def test_first_come_by_the_second_file(open_at, templates):
    """A first file that never came is not made up for by the second, whatever it brings along."""
    session = open_at("sent")
    with at("19T08:00"):
        import_files(session, [templates.bundle(MENDED, 2)])
    with at("20T08:00"):
        import_files(session, [templates.bundle(MENDED)])
    assert 1 == row_of(session, MENDED).late_by


def test_a_preview_receives_nothing(open_at, templates):
    """Looking at a file in time is not receiving it."""
    session = open_at("sent")
    import_files(session, [templates.bundle(OFFICE)], dry_run=True)
    assert State.NOTHING is row_of(session).state
    with at("19T08:00"):
        import_files(session, [templates.bundle(OFFICE)])
    assert 1 == row_of(session).late_by


def test_what_waits_is_no_receipt(open_at, templates, tmp_path):
    """Something by an unknown key does not make its unit punctual, until the key is confirmed."""
    session = open_at("sent")
    record = a_record(STRANGER, OFFICE, FIGURES)
    import_files(session, [write_one(tmp_path / "1.bhxh", STRANGER, record, FIGURES)])
    with at("20T08:00"):
        import_files(session, [templates.bundle(OFFICE)])
    assert 2 == row_of(session).late_by
    confirm_key(session, OFFICE, STRANGER.public)
    assert 0 == row_of(session).late_by


def test_what_waits_has_a_date(open_at, tmp_path):
    """Where nothing counts, the board says when what waits came, and how late that is."""
    session = open_at("sent")
    record = a_record(STRANGER, OFFICE, FIGURES)
    with at("20T08:00"):
        import_files(session, [write_one(tmp_path / "1.bhxh", STRANGER, record, FIGURES)])
    row = row_of(session)
    assert (State.WAITING_KEY, date(2023, 12, 20), 2) == (row.state, row.received_on, row.late_by)


def test_the_office_s_clock_says_nothing(open_at, templates, tmp_path):
    """A revision said to be locked years ago is as late as it came."""
    session, key = open_at("sent"), templates.key(OFFICE)
    record = a_record(key, OFFICE, FIGURES, locked_at=LOCKED_AT.replace(year=2020).isoformat())
    with at("19T08:00"):
        import_files(session, [write_one(tmp_path / "1.bhxh", key, record, FIGURES)])
    assert 1 == row_of(session).late_by


def test_relocked_at_home(open_at):
    """At home nothing is late: it never has to come."""
    session = open_at("sent", OFFICE)
    with at("29T08:00"):
        record = relock(session, 3)
    row = row_of(session)
    said = (row.verification_code, row.late_by, row.received_on)
    assert (record.verification_code, 0, None) == said
