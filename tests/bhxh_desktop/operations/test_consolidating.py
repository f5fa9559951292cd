"""Locking a total: a signed revision that names what it was made of, and what it left out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bhxh_desktop import clock
from bhxh_desktop.bundles.trust import verify
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.consolidation import moved_on
from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.parts import decode_part, figures_from_part
from bhxh_desktop.domain.revision import Source
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.submissions import lock_shown, lock_total
from bhxh_desktop.queries.consolidation import as_contents
from bhxh_desktop.queries.figures import of_revision
from bhxh_desktop.queries.findings import findings
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from bhxh_desktop.store import audit, revisions
from tests.helpers.workspaces import (
    ATTENDEES,
    FIGURES,
    LOCKED_AT,
    MENDED,
    OFFICES,
    PERIOD,
    PROVINCE,
    RECEIVED_AT,
    UNITS,
    a_record,
    definition,
    dump,
    head_of,
    key_of,
    total_of,
    write_one,
)

TOTAL = key_of(PROVINCE, "total")
REASON = "Hư máy, chưa kịp gửi."


@pytest.fixture
def session(open_at) -> Session:
    """The province with every office approved."""
    return open_at("received")


def test_locked(session):
    """A locked total is a signed revision of scope total that names one source per unit."""
    total = total_of(session)
    assert total.locked is None
    record = lock_total(session, total, REASON)
    said = (record.unit, record.scope, record.regime, record.period, record.as_of, record.author)
    assert (*TOTAL, "2023-12-14", session.author) == said
    assert ((), 1) == (record.parents, record.number)
    expected = {unit: Source(revision=head_of(session, unit).id) for unit in UNITS}
    assert expected == record.sources
    kept = revisions.signed_revisions(session.connection)[record.id]
    assert verify(record, kept.signature)
    assert session.key.public == record.signer
    assert (record.id,) == history(session).heads_at(TOTAL).ids
    *_, entry = audit.entries(session.connection)
    assert Changes("lock_total", " ".join(TOTAL), {}, {"revision": record.id}) == entry.changes


def test_parts(session):
    """Its figures are the consolidated ones, its tasks what the units said of them."""
    total = total_of(session)
    record = lock_total(session, total, REASON)
    parts = revisions.parts_of(session.connection, record)
    said = {"figures", "tasks", "narrative", "documents", "explanations"}
    assert said == parts.keys() == record.parts.keys()
    assert total.total.cells == figures_from_part(parts["figures"], definition())
    assert total.progress == decode_part("tasks", parts["tasks"]).tasks
    assert 39 == len(total.progress)
    assert total.total.cells == of_revision(session, record.id).cells


def test_not_without_a_reason(session):
    """What a total is locked over is asked for like a unit's, and kept with the revision."""
    total = total_of(session)
    found = [each.finding for each in findings(session, as_contents(total))]
    assert found
    before = dump(session.connection)
    with pytest.raises(Problem) as caught:
        lock_total(session, total, " ")
    errors = sum(finding.severity == "error" for finding in found)
    expected = {"errors": errors, "warnings": len(found) - errors}
    assert ("lock_needs_reason", expected) == (caught.value.code, caught.value.fields)
    assert before == dump(session.connection)
    said = of_revision(session, lock_total(session, total, REASON).id)
    assert {REASON} == {reason.reason for reason in said.explanations.reasons}
    assert {f.code for f in found} == {reason.rule for reason in said.explanations.reasons}
    assert all(each.reason for each in findings(session, said))


def test_blanks_of_a_total_are_told_apart(open_at, templates, tmp_path):
    """Over cells nobody filled a total is locked with a reason too; they are no errors."""
    session, key = open_at("sent"), templates.key(MENDED)
    record = a_record(key, MENDED, FIGURES)
    import_files(session, [write_one(tmp_path / "1.bhxh", key, record, FIGURES)])
    excluded = {unit: REASON for unit in UNITS if unit != MENDED}
    total = total_of(session, unapproved=True, excluded=excluded)
    with pytest.raises(Problem, match="total_needs_reason") as caught:
        lock_total(session, total)
    assert caught.value.fields["blanks"]
    assert MENDED in lock_total(session, total, REASON).sources


def test_locked_once(session, tmp_path):
    """The same total again is the revision there is, also after it was sent and without reasons."""
    record = lock_total(session, total_of(session), REASON)
    export(session, tmp_path / "1.bhxh")
    before = dump(session.connection)
    assert record == lock_total(session, total_of(session))
    assert before == dump(session.connection)
    other = lock_total(session, total_of(session, excluded={MENDED: REASON}), REASON)
    assert (2, (record.id,)) == (other.number, other.parents)


def test_the_sources_stay(session):
    """Locking a total changes nothing of what it was made of."""
    before = history(session)
    lock_total(session, total_of(session), REASON)
    after = history(session)
    assert {**before.heads, TOTAL: after.heads[TOTAL]} == after.heads
    assert before.verdicts == after.verdicts


def test_just_what_was_shown(open_at, templates):
    """What came while people were asked is not signed for them: refused, until they saw it."""
    session = open_at("sent")
    import_files(session, templates.bundles[:-1])
    shown = total_of(session, unapproved=True)
    assert (MENDED,) == shown.plan.missing
    import_files(session, templates.bundles[-1:])
    before = dump(session.connection)
    with pytest.raises(Problem) as caught:
        lock_shown(session, shown, REASON, unapproved=True)
    assert ("total_moved", {"period": PERIOD}) == (caught.value.code, caught.value.fields)
    assert before == dump(session.connection)
    record = lock_shown(session, total_of(session, unapproved=True), REASON, unapproved=True)
    assert {*UNITS} == {unit for unit, source in record.sources.items() if source.revision}


def test_shown_with_gaps(open_at, templates):
    """The units missing in what was shown are left out with the reason; an approval moves it."""
    session = open_at("sent")
    import_files(session, templates.bundles[:-1])
    shown = total_of(session, unapproved=True)
    record = lock_shown(session, shown, REASON, unapproved=True)
    assert REASON == record.sources[MENDED].excluded
    review(session, head_of(session), "approve")
    with pytest.raises(Problem, match="total_moved"):
        lock_shown(session, shown, REASON, unapproved=True)


def test_found_again(session):
    """The total shows as locked as long as it is made of just these sources."""
    record = lock_total(session, total_of(session), REASON)
    assert record == total_of(session).locked
    assert total_of(session, excluded={MENDED: REASON}).locked is None


def test_not_with_gaps(open_at, templates):
    """A total lacks units: it is not locked, and their names are told in the province's order."""
    session = open_at("sent")
    import_files(session, templates.bundles[:-2])
    before = dump(session.connection)
    total = total_of(session, unapproved=True)
    assert OFFICES[-2:] == total.plan.missing
    with pytest.raises(Problem) as caught:
        lock_total(session, total, REASON)
    names = {"units": "BHXH Khánh Vĩnh, BHXH Khánh Sơn"}
    assert ("total_incomplete", names) == (caught.value.code, caught.value.fields)
    assert before == dump(session.connection)


def test_left_out_with_a_reason(open_at, templates):
    """A unit left out on purpose stands in the record with the reason."""
    session = open_at("sent")
    import_files(session, templates.bundles[:-1])
    record = lock_total(
        session, total_of(session, unapproved=True, excluded={MENDED: REASON}), REASON
    )
    assert Source(excluded=REASON) == record.sources[MENDED]
    assert set(UNITS) == record.sources.keys()
    assert {None} == {record.sources[unit].revision for unit in [MENDED]}


def test_left_out_though_approved(session):
    """What is left out is not added, though it is here and approved."""
    whole = total_of(session)
    left = total_of(session, excluded={MENDED: REASON})
    own = session.figures_of([head_of(session, MENDED)])[head_of(session, MENDED).id]
    difference = whole.total.cells[ATTENDEES].number - left.total.cells[ATTENDEES].number
    assert own[ATTENDEES].number == difference != 0
    assert {MENDED: REASON} == left.plan.excluded
    assert () == left.plan.missing
    assert MENDED not in {taken.unit for taken in left.plan.taken}


def test_returned(session):
    """A returned revision no longer counts: its unit is missing until it is approved again."""
    record = head_of(session, MENDED)
    review(session, record, "return", "Lệch cột 5")
    total = total_of(session)
    assert (MENDED,) == total.plan.missing
    with pytest.raises(Problem, match="total_incomplete"):
        lock_total(session, total, REASON)
    review(session, record, "approve")
    assert () == total_of(session).plan.missing
    assert record.id == lock_total(session, total_of(session), REASON).sources[MENDED].revision


def test_a_new_revision(session, templates):
    """A new revision of an office counts once approved; the locked total has then moved on."""
    before = head_of(session, MENDED)
    first = lock_total(session, total_of(session), REASON)
    import_files(session, [templates.bundle(MENDED, 2)])
    total = total_of(session)
    (taken,) = (taken for taken in total.plan.taken if taken.unit == MENDED)
    newer = head_of(session, MENDED)
    assert (before.id, (newer.id,)) == (taken.revision, taken.choice.newer)
    assert first == total.locked
    review(session, newer, "approve")
    total = total_of(session)
    assert total.locked is None
    assert [(MENDED, before.id, newer.id)] == moved_on(first, total.plan)
    second = lock_total(session, total, REASON)
    assert (first.id,) == second.parents
    assert newer.id == second.sources[MENDED].revision
    assert (second.id,) == history(session).heads_at(TOTAL).ids
    assert second == total_of(session).locked


def test_numbers(session, tmp_path):
    """Lần thứ n counts the totals that were sent."""
    records = []
    for n, reason in enumerate(("Một", "Hai", "Ba")):
        total = total_of(session, excluded={MENDED: reason})
        records.append(lock_total(session, total, REASON))
        if n != 1:
            export(session, tmp_path / f"{n}.bhxh")
    assert [1, 2, 2] == [record.number for record in records]


def test_equal_totals_are_one(open_at, tmp_path):
    """Two PCs of the province lock the same total: the next one follows both."""
    one, two = (open_at("received", name=name) for name in ("one", "two"))
    records = []
    for n, session in enumerate((one, two)):
        with clock.held(RECEIVED_AT + timedelta(minutes=n)):
            records.append(lock_total(session, total_of(session), REASON).id)
    export(two, tmp_path / "two.bhxh")
    import_files(one, [tmp_path / "two.bhxh"])
    assert (min(records),) == history(one).heads_at(TOTAL).ids
    after = lock_total(one, total_of(one, excluded={MENDED: REASON}), REASON)
    assert tuple(sorted(records)) == after.parents
    assert (after.id,) == history(one).heads_at(TOTAL).ids


def test_an_office(open_at):
    """A unit with nobody below it has its own figures as its total; what did not arise is 0."""
    session = open_at("sent", MENDED)
    own = head_of(session, MENDED)
    record = lock_total(session, total_of(session), REASON)
    assert {MENDED: Source(revision=own.id)} == record.sources
    cells = session.figures_of([own, record])
    numbers = {p: cell.number for p, cell in cells[record.id].items() if cell.value is not None}
    assert {FigureKey("dossiers", "total", "new"), ATTENDEES} <= numbers.keys()
    assert {place: cells[own.id][place].number for place in numbers} == numbers


def test_what_people_say_when(session):
    """The record bears the moment it was locked at, not the offices'."""
    record = lock_total(session, total_of(session), REASON)
    assert RECEIVED_AT.isoformat() == record.locked_at
    assert LOCKED_AT.isoformat() == head_of(session, MENDED).locked_at
