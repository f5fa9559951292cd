"""Answering the offices: their own reports and the verdicts on them."""

from __future__ import annotations

from datetime import date

import pytest

from bhxh_desktop.domain.figure import number_cell
from bhxh_desktop.domain.sealing import Sealing
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations import responding
from bhxh_desktop.operations.annotations import receive
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.submissions import lock, reopen
from bhxh_desktop.operations.workspaces import revoke_key
from bhxh_desktop.queries.answers import answers
from bhxh_desktop.queries.history import history
from bhxh_desktop.store import files
from tests.helpers.bundles import held
from tests.helpers.responding import respond
from tests.helpers.workspaces import (
    ATTENDEES,
    OFFICE,
    OFFICES,
    dump,
    head_of,
    key_of,
)


def test_respond(open_at, templates, out):
    """Each office gets one file with its own reports and the verdicts on them, and no other's."""
    session = open_at("received")
    answers = respond(session, out)
    names = [f"KH_to_{unit}_{number:04}.bhxh" for number, unit in enumerate(sorted(OFFICES), 9)]
    assert names == [answer.path.name for answer in answers]
    for unit, answer in zip(sorted(OFFICES), answers, strict=True):
        contents = held(answer, templates.identity(unit))
        assert ("response", unit) == (contents.header.use, contents.header.addressee)
        assert {unit} == {record.unit for record in contents.records.values()}
        assert 1 == len(contents.reviews)
    assert 9 + len(OFFICES) == files.sequence(session.connection)


def test_nothing_to_respond(open_at, out):
    """Nobody was judged."""
    session = open_at("sent")
    before = dump(session.connection)
    with pytest.raises(Problem, match="nothing_to_respond"):
        respond(session, out)
    assert (before, []) == (dump(session.connection), list(out.iterdir()))


def test_a_response_that_cannot_be_written(open_at, out):
    """What was not written says so and is still to be told; the others get theirs."""
    session = open_at("received")
    first, second = sorted(OFFICES)[:2]
    (out / f".KH_to_{second}_0010.bhxh.tmp").mkdir()
    with session.writing():
        session.connection.execute("DELETE FROM answered")
    made = {each.unit: each for each in responding.respond(session, out)}
    assert isinstance(made[second].fault, OSError)
    assert made[first].fault is None
    assert len(OFFICES) - 1 == len(list(out.glob("*.bhxh")))
    summaries = [line.summary for line in files.entries(session.connection)[-7:]]
    assert ["1 cchc/2023/1", files.FAILED] + ["1 cchc/2023/1"] * 5 == summaries
    assert [second] == [row.unit.code for row in answers(session) if row.waits]


def test_what_waits_to_be_told(open_at, out):
    """A verdict, a correction, a day noted: each waits until a file took it along, no longer."""
    session = open_at("received")
    assert {row.unit.code for row in answers(session)} == set(OFFICES)
    assert not any(row.waits for row in answers(session))
    review(session, head_of(session), "return", "Sửa mục II")
    receive(session, head_of(session), date(2023, 12, 14), "Nhận bản giấy trước")
    first = answers(session)[0]
    assert (OFFICE, 0, 1, 0, 1) == (
        first.unit.code,
        first.approved,
        first.returned,
        first.decided,
        first.noted,
    )
    key = key_of(OFFICES[1])
    reopen(session, key)
    lock(session, key, "Sửa theo văn bản")  # the same content: nothing new
    relocked(session, OFFICES[1])
    assert {OFFICE, OFFICES[1]} == {row.unit.code for row in answers(session) if row.waits}
    (made,) = respond(session, out, OFFICE)
    assert OFFICE == made.addressee
    assert [OFFICES[1]] == [row.unit.code for row in answers(session) if row.waits]


def relocked(session, unit):
    """Correct one number of a unit's report."""
    reopen(session, key_of(unit))
    fill(session, key_of(unit), {ATTENDEES: (number_cell(3), None)})
    lock(session, key_of(unit), "Sửa theo văn bản")


def test_what_a_unit_sends_it_was_told(open_at, out):
    """Another PC may have answered: what comes back from the unit need not be told again."""
    session, office = open_at("received"), open_at("sent", OFFICE)
    review(session, head_of(session), "return", "Sửa mục II")
    import_files(office, [made.path for made in respond(session, out, OFFICE)])
    sent = export(office, out)
    with session.writing():
        session.connection.execute("DELETE FROM answered")
    assert all(row.waits for row in answers(session))
    import_files(session, [sent.path])
    assert OFFICE not in {row.unit.code for row in answers(session) if row.waits}


def test_whose_keys_are_revoked(open_at, out):
    """Refused for that unit alone, and the others are answered; plain only where it is said."""
    session = open_at("received")
    key = next(r.signer for r in history(session).records.values() if r.unit == OFFICE)
    revoke_key(session, key, "Mất máy")
    row = next(row for row in answers(session) if row.unit.code == OFFICE)
    assert "revoked" == row.plain
    made = {each.unit: each for each in responding.respond(session, out)}
    assert "sealing_revoked" == made[OFFICE].fault.code
    assert {OFFICE} == {unit for unit, each in made.items() if each.fault}
    assert Sealing(plain="asked") == respond(session, out, OFFICE, plain=True)[0].sealing
