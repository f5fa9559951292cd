"""The board: where every submission stands, when it came, how late, and what is newer."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest

from bhxh_desktop.domain.figure import number_cell
from bhxh_desktop.domain.revision import Source
from bhxh_desktop.domain.submission import State
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.submissions import lock, lock_total, reopen
from bhxh_desktop.operations.workspaces import confirm_key
from bhxh_desktop.queries.desk import open_reports
from bhxh_desktop.queries.history import history
from bhxh_desktop.queries.status import StatusRow, status
from bhxh_desktop.session import Session
from tests.helpers.responding import respond
from tests.helpers.workspaces import (
    ATTENDEES,
    FIGURES,
    MENDED,
    OFFICE,
    OFFICES,
    PERIOD,
    PROVINCE,
    REASON,
    REGIME,
    STRANGER,
    UNITS,
    a_record,
    head_of,
    key_of,
    row_of,
    total_of,
    write_one,
)


def state_at(session: Session, unit: str = OFFICE) -> State:
    """Where a unit's submission stands."""
    return row_of(session, unit).state


def test_rows(open_at):
    """The province sees itself and every office, an office itself; all owe on the same day."""
    rows = status(open_at("empty"), PERIOD, REGIME)
    assert list(UNITS) == [row.unit.code for row in rows]
    assert {key_of(unit) for unit in UNITS} == {row.key for row in rows}
    assert {date(2023, 12, 18)} == {row.due_on for row in rows}
    (own,) = status(open_at("empty", OFFICE), PERIOD, REGIME)
    assert key_of(OFFICE) == own.key


@pytest.mark.parametrize("period", ["2022", "2023-9M", "2023-M05", "2023-Q1", "2023-H2"])
def test_periods_nobody_owes(open_at, period):
    """A year before the regime, a period it lacks or that is not owed, is an empty board."""
    assert () == status(open_at("received"), period)


def test_what_is_not_owed_stands_where_it_was_begun(open_at):
    """A quarter may be filled all the same; then it is on the board and on the desk."""
    session = open_at("empty", OFFICE)
    key = key_of(OFFICE)._replace(period="2023-Q4")
    assert key not in [key for key, _ in open_reports(session)]
    fill(session, key, {ATTENDEES: (number_cell(5), None)})
    (row,) = status(session, "2023-Q4", REGIME)
    assert (key, State.ENTERING) == (row.key, row.state)
    assert key in [key for key, _ in open_reports(session)]


def test_at_home(open_at, tmp_path):
    """At the office: nothing, entering, locked, exported, and entering again once reopened."""
    session = open_at("empty", MENDED)
    assert StatusRow(
        key=key_of(MENDED),
        unit=session.unit,
        state=State.NOTHING,
        due_on=date(2023, 12, 18),
        received_on=None,
        late_by=0,
        number=0,
        verification_code="",
        head="",
        newer=0,
    ) == row_of(session, MENDED)
    session = open_at("filled", MENDED, "filled")
    assert State.ENTERING is state_at(session, MENDED)
    record = lock(session, key_of(MENDED), REASON)
    row = row_of(session, MENDED)
    assert (State.LOCKED, 1, record.verification_code, None, 0) == (
        row.state,
        row.number,
        row.verification_code,
        row.received_on,
        row.late_by,
    )
    export(session, tmp_path / "1.bhxh")
    assert State.EXPORTED is state_at(session, MENDED)
    reopen(session, key_of(MENDED))
    assert State.ENTERING is state_at(session, MENDED)


def test_at_the_province(open_at, templates):
    """At the province: nothing, received, returned, approved, consolidated."""
    session = open_at("sent")
    assert State.NOTHING is state_at(session)
    import_files(session, templates.bundles)
    record = head_of(session)
    assert {State.RECEIVED} == {state_at(session, unit) for unit in OFFICES}
    assert State.LOCKED is state_at(session, PROVINCE)
    review(session, record, "return", "Sai")
    assert State.RETURNED is state_at(session)
    for unit in OFFICES:
        review(session, head_of(session, unit), "approve")
    assert State.APPROVED is state_at(session)
    lock_total(session, total_of(session), REASON)
    assert {State.CONSOLIDATED} == {state_at(session, unit) for unit in UNITS}


def test_in_a_total_that_was_replaced(open_at):
    """A unit that a later total leaves out is no longer consolidated."""
    session = open_at("received")
    lock_total(session, total_of(session), REASON)
    left_out = total_of(session, excluded={OFFICE: "Hư máy"})
    lock_total(session, left_out, REASON)
    assert State.APPROVED is state_at(session)
    assert State.CONSOLIDATED is state_at(session, MENDED)


def test_in_a_total_nobody_trusts(open_at, tmp_path):
    """A total signed by an unknown key consolidates nothing."""
    session = open_at("received")
    real = lock_total(open_at("received", name="other"), total_of(session), REASON)
    forged = a_record(STRANGER, PROVINCE, {}, scope="total", sources=real.sources)
    import_files(session, [write_one(tmp_path / "1.bhxh", STRANGER, forged, {})])
    assert State.APPROVED is state_at(session)
    confirm_key(session, PROVINCE, STRANGER.public)
    assert State.CONSOLIDATED is state_at(session)


def test_in_no_total(open_at, templates, tmp_path):
    """An office that names sources in its own figures consolidates nobody."""
    session, key = open_at("received"), templates.key(OFFICE)
    other = {MENDED: Source(revision=head_of(session, MENDED).id)}
    record = a_record(key, OFFICE, FIGURES, head_of(session), sources=other)
    import_files(session, [write_one(tmp_path / "1.bhxh", key, record, FIGURES)])
    assert record == head_of(session)
    assert State.APPROVED is state_at(session, MENDED)


def test_a_new_revision_is_told(open_at, templates):
    """A newer head shows its number and code, and that it is not what counts until approved."""
    session = open_at("received")
    assert 0 == row_of(session, MENDED).newer
    import_files(session, [templates.bundle(MENDED, 2)])
    row, record = row_of(session, MENDED), head_of(session, MENDED)
    assert (State.RECEIVED, 2, record.verification_code, 1) == (
        row.state,
        row.number,
        row.verification_code,
        row.newer,
    )
    review(session, record, "approve")
    assert (State.APPROVED, 0) == (state_at(session, MENDED), row_of(session, MENDED).newer)


def test_hindrances(open_at, templates, tmp_path):
    """A waiting key, a conflict, a parent that is missing: each has a state of its own."""
    session = open_at("empty")
    paths = [
        write_one(tmp_path / f"{n}.bhxh", STRANGER, record, FIGURES)
        for n, record in enumerate(
            [a_record(STRANGER, OFFICE, FIGURES), a_record(STRANGER, OFFICE, FIGURES, author="B")]
        )
    ]
    import_files(session, paths[:1])
    assert State.WAITING_KEY is state_at(session)
    confirm_key(session, OFFICE, STRANGER.public)
    assert State.RECEIVED is state_at(session)
    import_files(session, [templates.bundle(OFFICE)])
    assert (State.CONFLICT, 2) == (state_at(session), row_of(session).newer)
    key = templates.key(MENDED)
    absent = a_record(key, MENDED, {ATTENDEES: number_cell(1)})
    orphan = a_record(key, MENDED, FIGURES, absent)
    import_files(session, [write_one(tmp_path / "3.bhxh", key, orphan, FIGURES)])
    assert State.MISSING_PARENT is state_at(session, MENDED)


def test_why_it_was_returned(open_at, templates, tmp_path):
    """The reason stands at the province and at the office, as long as the return does."""
    province, office = open_at("received"), open_at("sent", OFFICE)
    assert "" == row_of(province).reason
    review(province, head_of(province), "return", "Lệch cột 5")
    (tmp_path / "answers").mkdir()
    import_files(
        office,
        [made.path for made in respond(province, tmp_path / "answers") if OFFICE in made.path.name],
    )
    for session in (province, office):
        assert (State.RETURNED, "Lệch cột 5") == (state_at(session), row_of(session).reason)
    reopen(office, key_of(OFFICE))
    assert (State.ENTERING, "Lệch cột 5") == (state_at(office), row_of(office).reason)
    lock(office, key_of(OFFICE), f"{REASON}, đã rà lại")
    assert (State.LOCKED, "") == (state_at(office), row_of(office).reason)
    review(province, head_of(province), "approve")
    assert (State.APPROVED, "") == (state_at(province), row_of(province).reason)


def test_disputed(open_at, tmp_path):
    """Two people of the province that judged differently are shown as such."""
    one, two = (open_at("received", name=name) for name in ("one", "two"))
    review(two, head_of(two), "return", "Sai")
    review(one, head_of(one), "approve")
    import_files(one, [answer.path for answer in respond(two, tmp_path)])
    assert State.DISPUTED is state_at(one)


def test_equal_revisions_stand_alike(open_at, tmp_path):
    """An office's two PCs send the same: a verdict on the one, or a total of it, is on both."""
    session = open_at("received")
    approved = head_of(session)
    figures = session.figures_of([approved])[approved.id]
    others = (
        a_record(STRANGER, OFFICE, figures, parts=approved.parts, author=f"Máy {n}")
        for n in count()
    )
    equal = next(record for record in others if record.id < approved.id)
    path = write_one(tmp_path / "1.bhxh", STRANGER, equal, figures)
    import_files(session, [path], enrol=True)
    assert equal == head_of(session)
    assert (State.APPROVED, 0) == (state_at(session), row_of(session).newer)
    lock_total(session, total_of(session), REASON)
    assert State.CONSOLIDATED is state_at(session)
    review(session, equal, "return", "Sai")
    assert State.RETURNED is state_at(session)
    assert None is history(session).choose(key_of(OFFICE)).revision


def test_a_correction_is_approved(open_at, templates, tmp_path):
    """What the province signed for an office counts, and the board says so."""
    session = open_at("received")
    record = a_record(session.key, OFFICE, FIGURES, head_of(session))
    import_files(session, [write_one(tmp_path / "1.bhxh", session.key, record, FIGURES)])
    assert (record.id, State.APPROVED) == (
        history(session).choose(key_of(OFFICE)).revision,
        state_at(session),
    )
