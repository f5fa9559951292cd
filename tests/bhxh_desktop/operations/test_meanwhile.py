"""What somebody writes just before a transaction begins is seen in it, not written over."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date

import pytest

from bhxh_desktop import clock
from bhxh_desktop.domain.figure import number_cell
from bhxh_desktop.domain.paper_frame import PaperFrame
from bhxh_desktop.operations import behalf
from bhxh_desktop.operations.annotations import issue
from bhxh_desktop.operations.assignments import assign_due, assign_tasks
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.frames import set_frame
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.session import Session
from bhxh_desktop.store import assignments, audit, register
from tests.helpers.filling import CONTROL
from tests.helpers.workspaces import (
    ATTENDEES,
    OFFICE,
    PROVINCE,
    RECEIVED_AT,
    head_of,
    key_of,
)


@pytest.fixture
def meanwhile(monkeypatch):
    """Let *act* be done just before the next transaction begins."""
    waiting = []
    plain = Session.writing

    @contextmanager
    def writing(session):
        while waiting:
            waiting.pop()()
        with plain(session):
            yield

    monkeypatch.setattr(Session, "writing", writing)
    return waiting.append


def test_frames(open_at, meanwhile):
    """The audit says what was there before."""
    session = open_at("empty", OFFICE)
    meanwhile(lambda: set_frame(session, PaperFrame(place="Cam Ranh")))
    set_frame(session, PaperFrame(place="Nha Trang"))
    *_, last = audit.of_operation(session.connection, "frame")
    assert {"place": "Cam Ranh"} == last.changes.before


def test_assignments(open_at, meanwhile):
    """Days and tasks are of one year, and each leaves the other alone."""
    session = open_at("empty", PROVINCE)
    meanwhile(lambda: assign_due(session, CONTROL, 2024, 1))
    assign_tasks(session, CONTROL, "2024", ())
    assert 1 == assignments.load(session.connection, CONTROL, 2024).office_days


def test_typing_for_others(open_at, meanwhile):
    """What is being typed by then is left as it is."""
    session, key = open_at("received", PROVINCE), key_of(OFFICE)

    def begun():
        behalf.begin(session, key)
        fill(session, key, {ATTENDEES: (number_cell(7), None)})

    meanwhile(begun)
    behalf.begin(session, key)
    assert 7 == contents(session, key).cells[ATTENDEES].number


def test_the_number_of_a_report(open_at, meanwhile):
    """A number said twice is put right in the register, not added."""
    session, day = open_at("sent", OFFICE), date(2023, 12, 5)
    with clock.held(RECEIVED_AT):
        meanwhile(lambda: issue(session, head_of(session), day, "123"))
        issue(session, head_of(session), day, "124")
    assert ["124/BC-BHXH"] == [key.printed for key in register.documents(session.connection)]
