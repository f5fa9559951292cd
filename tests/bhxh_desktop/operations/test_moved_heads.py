"""Locking where another PC of the unit, or the unit above, has locked in the meantime."""

from __future__ import annotations

import pytest

from bhxh_desktop import clock
from bhxh_desktop.domain.figure import number_cell
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.submissions import lock, reopen
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.history import history
from bhxh_desktop.store import audit
from tests.helpers.workspaces import (
    ATTENDEES,
    LOCKED_AT,
    OFFICE,
    REASON,
    dump,
    head_of,
    key_of,
    relock,
)

KEY = key_of(OFFICE)


def type_in(session, number: int) -> None:
    """Write one number into the working copy."""
    fill(session, KEY, {ATTENDEES: (number_cell(number), None)})


def test_a_base_that_is_no_longer_the_head(open_at, tmp_path):
    """The other PC locked on the same base first: no second head, and a way on."""
    one, two = (open_at("sent", OFFICE, name) for name in ("one", "two"))
    reopen(one, KEY)
    type_in(one, 5)
    theirs = relock(two, 7)
    import_files(one, [export(two, tmp_path).path])
    before = dump(one.connection)
    with pytest.raises(Problem) as caught:
        lock(one, KEY, REASON)
    expected = {"period": KEY.period, "code": theirs.verification_code}
    assert ("head_moved", expected) == (caught.value.code, caught.value.fields)
    assert before == dump(one.connection)
    with pytest.raises(Problem, match="already_open"):
        reopen(one, KEY)
    reopen(one, KEY, discard=True)
    assert number_cell(7) == contents(one, KEY).cells[ATTENDEES]
    *_, entry = audit.entries(one.connection)
    assert [True, "5"] == entry.changes.before[f"cell {'.'.join(ATTENDEES)}"]
    type_in(one, 5)
    assert (theirs.id,) == lock(one, KEY, REASON).parents
    assert 1 == len(history(one).heads_at(KEY).ids)


def test_typed_anew_beside_a_head(open_at, templates):
    """Somebody typed from nothing what the other PC had locked already."""
    session = open_at("filled", OFFICE)
    import_files(session, [templates.bundle(OFFICE)])
    with pytest.raises(Problem, match="head_moved"):
        lock(session, KEY, REASON)


def test_a_head_that_says_the_same(open_at, tmp_path):
    """Changed and changed back by the other PC: nothing moved, and both lines are followed."""
    one, two = (open_at("sent", OFFICE, name) for name in ("one", "two"))
    base = head_of(one, OFFICE)
    was = contents(two, KEY).cells[ATTENDEES].number
    reopen(one, KEY)
    relock(two, 7)
    back = relock(two, int(was))
    assert base.parts == back.parts
    import_files(one, [export(two, tmp_path).path])
    type_in(one, 5)
    record = lock(one, KEY, REASON)
    assert tuple(sorted((base.id, back.id))) == record.parents
    assert (record.id,) == history(one).heads_at(KEY).ids


def test_equal_locks_that_come_late(open_at, tmp_path):
    """Two PCs lock the same, one goes on before it hears of the other: no conflict is left."""
    one, two = (open_at("filled", OFFICE, name) for name in ("one", "two"))
    first = lock(one, KEY, REASON)
    with clock.held(LOCKED_AT):
        twin = lock(two, KEY, REASON)
    after = relock(one, 5)
    assert first.id != twin.id
    assert (first.id,) == after.parents
    import_files(one, [export(two, tmp_path).path])
    assert (after.id,) == history(one).heads_at(KEY).ids
