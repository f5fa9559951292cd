"""What becomes of a locked report: issued with a number, received on another day than the file."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from bhxh_desktop import clock
from bhxh_desktop.bundles.trust import sign
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.annotations import issue, receive
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.queries.annotations import annotated
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.report_source import source_of
from bhxh_desktop.reports.compose import compose
from bhxh_desktop.store import annotation_set, register
from bhxh_desktop.store.database import transaction
from tests.helpers.responding import respond
from tests.helpers.workspaces import (
    OFFICE,
    PROVINCE,
    RECEIVED_AT,
    STRANGER,
    dump,
    head_of,
    key_of,
    row_of,
)

DAY = date(2023, 12, 5)


@pytest.fixture(autouse=True)
def _today():
    with clock.held(RECEIVED_AT):
        yield


@pytest.fixture
def office(open_at):
    """An office that has sent its report."""
    return open_at("sent", OFFICE)


def letterhead(session):
    """What stands above the report."""
    return compose(source_of(session, contents(session, key_of(OFFICE)))).letterhead


def test_the_paper_bears_its_number(office):
    """Room is left until it is known; the id and the code stay what they were."""
    before, record = letterhead(office), head_of(office)
    assert "Số:        /" in before.number_line
    issue(office, record, DAY, "123", "Trần Văn Mẫu")
    after = letterhead(office)
    assert "Số: 123/BC-BHXH" == after.number_line
    assert after.place_line.endswith(", ngày 05 tháng 12 năm 2023")
    assert record == head_of(office)


def registered(session):
    """What the register says of reports: name, day, issuer, subject."""
    held = register.documents(session.connection)
    return [(k.printed, row.entry.day, k.issuer, row.entry.subject) for k, row in held.items()]


def test_the_report_enters_the_register(office):
    """By itself, under the name it is cited by; another number is put right there, not added."""
    record = head_of(office)
    issue(office, record, DAY, "123")
    ((name, day, issuer, subject),) = registered(office)
    assert ("123/BC-BHXH", "2023-12-05", "BHXH Cam Ranh") == (name, day, issuer)
    assert compose(source_of(office, contents(office, key_of(OFFICE)))).title.subject == subject
    issue(office, record, DAY, "124")
    assert ["124/BC-BHXH"] == [each[0] for each in registered(office)]
    issue(office, record, date(2023, 12, 6), "124")
    assert [("124/BC-BHXH", "2023-12-06")] == [each[:2] for each in registered(office)]
    issue(office, record, DAY, "không số")
    assert ["124/BC-BHXH"] == [each[0] for each in registered(office)]


def test_said_again(office):
    """The later word replaces the one before; both are kept."""
    record = head_of(office)
    issue(office, record, DAY, "123")
    issue(office, record, DAY, "124")
    assert "Số: 124/BC-BHXH" == letterhead(office).number_line
    assert 2 == len(annotation_set.known(office.connection))


def test_it_travels(office, open_at, tmp_path):
    """The province learns the number; what it says of receipt comes back with its answer."""
    issue(office, head_of(office), DAY, "123")
    province = open_at("received", PROVINCE)
    import_files(province, [export(office, tmp_path / "again.bhxh").path])
    record = head_of(province, OFFICE)
    said = annotated(province, {record.id: record})
    assert "123" == said[record.id, "issued"].number
    receive(province, record, DAY, "Nhận bản giấy trước.")
    folder = tmp_path / "answers"
    folder.mkdir()
    respond(province, folder)
    import_files(office, sorted(folder.glob(f"*{OFFICE}*")))
    assert DAY.isoformat() == annotated(office, {record.id: record})[record.id, "received"].day


def test_lateness_goes_by_the_day_of_receipt(open_at):
    """The paper came in time, the file did not."""
    province = open_at("received", PROVINCE)
    record = head_of(province, OFFICE)
    assert RECEIVED_AT.date() == row_of(province).received_on
    receive(province, record, DAY, "Nhận bản giấy trước.")
    assert DAY == row_of(province).received_on


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda s, r: issue(s, r, DAY, " "), "annotation_needs_number"),
        (lambda s, r: issue(s, r, date(2024, 1, 1), "1"), "annotation_day"),
        (lambda s, r: receive(s, r, DAY, ""), "annotation_needs_reason"),
        (lambda s, r: receive(s, r, DAY, "x"), "annotation_not_ours"),
    ],
)
def test_refused(office, act, code):
    """One sentence each, and nothing is kept; nobody says of itself when it was received."""
    before = dump(office.connection)
    with pytest.raises(Problem, match=code):
        act(office, head_of(office))
    assert before == dump(office.connection)


def test_by_nobody_known(office):
    """What a stranger says of a report holds for nobody."""
    record = head_of(office)
    made = issue(office, record, DAY, "123")
    forged = msgspec.structs.replace(
        made, number="666", signer=STRANGER.public, replaces=(made.id,)
    )
    with transaction(office.connection):
        annotation_set.add(office.connection, [sign(STRANGER, forged)], made.made_at)
    assert "Số: 123/BC-BHXH" == letterhead(office).number_line
