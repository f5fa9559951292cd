"""Locking and reopening: a signed revision of what was typed, and nothing is ever unlocked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bhxh_desktop import clock
from bhxh_desktop.bundles.trust import verify
from bhxh_desktop.domain.canonical import digest
from bhxh_desktop.domain.compiled import compiled
from bhxh_desktop.domain.figure import BLANK, NONE_ARISING, FigureKey, number_cell
from bhxh_desktop.domain.naming import cell_name, place_name
from bhxh_desktop.domain.parts import LockReason, decode_part, figures_from_part
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.submissions import lock, reopen
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.findings import findings
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from bhxh_desktop.store import audit, revisions, working
from tests.helpers.workspaces import (
    ATTENDEES,
    LOCKED_AT,
    OFFICE,
    OFFICES,
    PROVINCE,
    REASON,
    definition,
    dump,
    key_of,
    relock,
)

KEY = key_of(OFFICE)
NEW = FigureKey("dossiers", "collection", "new")
TOTAL_NEW = FigureKey("dossiers", "total", "new")


def code_of(action) -> str:
    """The code of the Problem that *action* raises."""
    with pytest.raises(Problem) as caught:
        action()
    return caught.value.code


@pytest.fixture
def session(open_at) -> Session:
    """An office that has typed everything."""
    return open_at("filled", OFFICE)


def test_locked(session):
    """A lock is a signed revision of the working copy, which is then gone."""
    record = lock(session, KEY, REASON)
    said = (record.unit, record.scope, record.regime, record.period, record.as_of, record.author)
    assert (*KEY, "2023-12-14", session.author) == said
    assert ((), 1, {}) == (record.parents, record.number, record.sources)
    assert clock.stamp() == record.locked_at
    assert definition().hash == record.definition.hash
    kept = revisions.signed_revisions(session.connection)[record.id]
    assert record == kept.statement
    assert session.key.public == record.signer
    assert verify(record, kept.signature)
    assert working.load(session.connection, KEY) is None
    assert (record.id,) == history(session).heads_at(KEY).ids
    *_, entry = audit.entries(session.connection)
    assert ("lock", {"revision": record.id}) == (entry.changes.operation, entry.changes.after)


def test_parts(session):
    """Every part is kept under its hash; the figures hold derived cells as they were printed."""
    before = contents(session, KEY)
    record = lock(session, KEY, REASON)
    parts = revisions.parts_of(session.connection, record)
    assert {name: digest(data) for name, data in parts.items()} == record.parts
    printed = figures_from_part(parts["figures"], definition())
    assert before.cells == printed
    program = compiled(definition()).program
    derived = {place for place in printed if not program.is_input(place)}
    assert {TOTAL_NEW, FigureKey("dossier_rates", "late_rate", "value")} <= derived
    typed = [printed[NEW._replace(row=row)].number for row in ("collection", "books_cards")]
    assert all(typed)
    assert before.narrative == decode_part("narrative", parts["narrative"]).sections


def test_parts_of_nothing_are_left_out(open_at):
    """An office without tasks, lời văn, notes or findings sends figures only."""
    session = open_at("filled", "KH-NH")
    key = key_of("KH-NH")
    copy = working.load(session.connection, key)
    fill(session, key, {place: (copy.cells[place], "") for place in copy.notes})
    fill(session, key, {FigureKey("dossier_channels", "online", "value"): (NONE_ARISING, None)})
    assert () == findings(session, contents(session, key))
    assert {"figures"} == lock(session, key).parts.keys()


def test_blank_cells_block(session):
    """Blank required cells are listed by form under their captions; no reason locks over them."""
    blank = {NEW: (BLANK, None), ATTENDEES: (BLANK, None)}
    fill(session, KEY, blank)
    before = dump(session.connection)
    with pytest.raises(Problems) as caught:
        lock(session, KEY, REASON)
    found = [(p.code, p.fields.get("cell", p.fields.get("count"))) for p in caught.value.problems]
    names = [cell_name(contents(session, KEY).definition, place) for place in blank]
    pairs = [[("lock_blank", 1), ("lock_blank_cell", name)] for name in names]
    assert [*pairs[0], *pairs[1]] == found
    assert before == dump(session.connection)


def test_what_no_entry_would_take_blocks(session):
    """A number out of range that came another way than by typing is not locked."""
    copy = working.load(session.connection, KEY)
    bad = replace(copy, cells={**copy.cells, ATTENDEES: number_cell(-1)})
    working.save(session.connection, bad, clock.stamp())
    with pytest.raises(Problems) as caught:
        lock(session, KEY, REASON)
    (problem,) = caught.value.problems
    name = place_name(contents(session, KEY).definition, ATTENDEES)
    assert ("lock_range", {"cell": name}) == (problem.code, problem.fields)


def test_findings_need_a_reason(session):
    """Errors and warnings are locked over only with a reason, which names who gave it."""
    fill(session, KEY, {NEW: (number_cell(1), None)})
    found = findings(session, contents(session, KEY))
    errors = sum(checked.finding.severity == "error" for checked in found)
    before = dump(session.connection)
    with pytest.raises(Problem) as caught:
        lock(session, KEY, "  \n")
    assert "lock_needs_reason" == caught.value.code
    assert {"errors": errors, "warnings": len(found) - errors} == caught.value.fields
    assert 0 < errors < len(found)
    assert before == dump(session.connection)
    lock(session, KEY, f" {REASON} ")
    said = findings(session, contents(session, KEY))
    assert [checked.finding for checked in found] == [checked.finding for checked in said]
    expected = [LockReason(c.finding.code, c.finding.row, REASON, session.author) for c in found]
    assert expected == [checked.reason for checked in said]


def test_nothing_to_lock(open_at):
    """Without a working copy there is nothing to lock, before typing and after the lock."""
    assert "nothing_to_lock" == code_of(lambda: lock(open_at("empty", OFFICE), KEY, REASON))
    sent = open_at("sent", OFFICE, "sent")
    assert "nothing_to_lock" == code_of(lambda: lock(sent, KEY, REASON))


def test_reopened(open_at):
    """A reopened copy holds what was typed, on the head, and the head stays."""
    filled, sent = open_at("filled", OFFICE, "filled"), open_at("sent", OFFICE, "sent")
    (head,) = history(sent).records
    changes = reopen(sent, KEY)
    before = working.load(filled.connection, KEY)
    assert replace(before, base=(head,)) == working.load(sent.connection, KEY)
    assert ("reopen", {}) == (changes.operation, changes.before)
    assert {head} == set(history(sent).records)
    assert (head,) == history(sent).heads_at(KEY).ids


@pytest.mark.parametrize(
    ("stage", "code"), [("empty", "nothing_to_reopen"), ("filled", "already_open")]
)
def test_nothing_to_reopen(open_at, stage, code):
    """Only a locked submission without a working copy is reopened."""
    session = open_at(stage, OFFICE)
    before = dump(session.connection)
    assert code == code_of(lambda: reopen(session, KEY))
    assert before == dump(session.connection)


def test_only_at_home(open_at):
    """Nobody reopens the submission of a unit that is not below."""
    session = open_at("sent", OFFICES[1])
    before = dump(session.connection)
    assert "not_ours" == code_of(lambda: reopen(session, KEY))
    assert before == dump(session.connection)


def test_followed(open_at, tmp_path):
    """Each lock follows the one before; its number counts the ones that were sent."""
    session = open_at("filled", OFFICE)
    records = [lock(session, KEY, REASON), relock(session, 1)]
    export(session, tmp_path / "1.bhxh")
    records += [relock(session, 2), relock(session, 3)]
    export(session, tmp_path / "2.bhxh")
    records.append(relock(session, 4))
    assert [1, 1, 2, 2, 3] == [record.number for record in records]
    assert [(), *((record.id,) for record in records[:-1])] == [r.parents for r in records]
    assert (records[-1].id,) == history(session).heads_at(KEY).ids


def test_number_on_another_pc(open_at, templates):
    """A revision that came in a file was sent, wherever it was locked."""
    other = open_at("empty", "KH-KS")
    import_files(other, [templates.bundle("KH-KS", 2), templates.bundle("KH-KS")], enrol=True)
    assert 3 == relock(other, 9).number


def test_conflict(open_at, tmp_path):
    """Two PCs lock differently: nobody goes on before a person has decided."""
    one, two = (open_at("filled", OFFICE, name) for name in ("one", "two"))
    fill(two, KEY, {ATTENDEES: (number_cell(1), None)})
    for session in (one, two):
        lock(session, KEY, REASON)
    export(two, tmp_path / "two.bhxh")
    import_files(one, [tmp_path / "two.bhxh"])
    assert history(one).heads_at(KEY).in_conflict
    before = dump(one.connection)
    for action in (
        lambda: reopen(one, KEY),
        lambda: contents(one, KEY),
        lambda: export(one, tmp_path / "one.bhxh"),
    ):
        assert "heads_in_conflict" == code_of(action)
    assert before == dump(one.connection)


@pytest.mark.parametrize("late", [False, True])
def test_equal_locks_are_one(open_at, tmp_path, late):
    """Two PCs lock the same: that is one head, and whoever goes on follows both.

    *late*: the other's file comes when the copy is already open again.
    """
    one, two = (open_at("filled", OFFICE, name) for name in ("one", "two"))
    records = []
    for session in (one, two):
        with clock.held(LOCKED_AT.replace(minute=len(records))):
            records.append(lock(session, KEY, REASON).id)
    assert 2 == len(set(records))
    export(two, tmp_path / "two.bhxh")
    steps = [lambda: import_files(one, [tmp_path / "two.bhxh"]), lambda: reopen(one, KEY)]
    for step in reversed(steps) if late else steps:
        step()
    assert (min(records),) == history(one).heads_at(KEY).ids
    fill(one, KEY, {ATTENDEES: (number_cell(1), None)})
    after = lock(one, KEY, REASON)
    assert tuple(sorted(records)) == after.parents
    assert (after.id,) == history(one).heads_at(KEY).ids


def test_task_counts_are_printed(open_at):
    """The province's figures count its tasks as they stood when it locked."""
    session = open_at("filled")
    key = key_of(PROVINCE)
    done = FigureKey("task_totals", "done", "value")
    lock(session, key, REASON)
    assert number_cell(39) == contents(session, key).cells[done]
    assert 39 == len(contents(session, key).progress)


def test_nothing_new_is_not_locked_again(open_at):
    """A copy that says just what is locked gives way to it; any word that differs is locked."""
    session = open_at("sent", OFFICE)
    key = key_of(OFFICE)
    first = history(session).records[history(session).heads_at(key).ids[0]]
    reopen(session, key)
    assert first == lock(session, key, REASON)
    assert first == contents(session, key).revision
    assert [first.id] == [*history(session).heads_at(key).ids]
    for number, (change, reason) in enumerate(((None, "Lý do khác"), ("Theo sổ", "Lý do khác")), 1):
        reopen(session, key)
        if change is not None:
            fill(session, key, {NEW: (None, change)})
        record = lock(session, key, reason)
        assert first.id != record.id, number
        first = record
