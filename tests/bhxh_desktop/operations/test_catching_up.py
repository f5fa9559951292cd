"""After a restore nothing is locked before what followed the backup was read again."""

from __future__ import annotations

import shutil

import pytest

from bhxh_desktop.bundles.identity import read_code
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from bhxh_desktop.operations.backups import back_up, restore
from bhxh_desktop.operations.catching_up import catch_up
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.submissions import lock
from bhxh_desktop.queries.history import history
from bhxh_desktop.queries.restored import behind_since
from bhxh_desktop.session import SEQUEL, Session
from bhxh_desktop.store.workspace import set_fact
from tests.helpers.workspaces import OFFICE, REASON, head_of, key_of, relock

KEY = key_of(OFFICE)


@pytest.fixture
def office(open_at) -> Session:
    """An office that has sent its report."""
    return open_at("sent", OFFICE)


@pytest.fixture
def again(office, tmp_path, out):
    """Give back the office on a new PC, from a backup; then it locks and sends once more."""
    made = back_up(office, out / "b.zip", code=True)
    relock(office, 1)
    written = export(office, out, plain=True)
    restore(tmp_path / "new", made.path, read_code(made.page.code))
    with Session.open(tmp_path / "new") as session:
        yield session, written.path, head_of(office, OFFICE)


def code(act, *args, **named) -> str:
    """What something is refused with."""
    with pytest.raises(Problem) as caught:
        act(*args, **named)
    assert say(caught.value)
    return caught.value.code


def test_no_twin(again):
    """The second revision is in somebody's hands: no other one gets its number."""
    session, written, second = again
    before = set(history(session).records)
    assert "restored_behind" == code(relock, session, 9)
    assert before == set(history(session).records)
    shutil.copy(written, session.workspace.folder / "exports")
    found = catch_up(session)
    assert second.id in history(session).records
    assert [] == list(found.refused)
    assert behind_since(session) is None
    assert "head_moved" == code(lock, session, KEY, REASON)
    assert "nothing_to_catch_up" == code(catch_up, session)


def test_a_store_restored_without_numbers(again, out):
    """By an earlier program: all its bundles are asked for, and nothing breaks."""
    session, written, second = again
    with session.writing():
        set_fact(session.connection, SEQUEL, "")
    shutil.copy(written, session.workspace.folder / "exports")
    catch_up(session, nothing=True)
    assert second.id in history(session).records
    assert behind_since(session) is None


def test_where_the_log_says(again, out):
    """Bundles are looked for where earlier ones were written, the sound ones beside the bad."""
    session, _, second = again
    bad, strange = out / f"x_{OFFICE}.bhxh", out / "strange.bhxh"
    for each in (bad, strange):
        each.write_bytes(b"?")
    export(session, out / "own.bhxh", plain=True)
    found = catch_up(session)
    assert [bad] == list(found.refused)
    assert second.id in history(session).records


def test_none_found(again, out):
    """An older file or one of others is not enough; a person can vouch that there is none."""
    session, written, _ = again
    written.unlink()
    assert "catch_up_finds_none" == code(catch_up, session)
    assert "restored_behind" == code(relock, session, 9)
    catch_up(session, nothing=True)
    assert 2 == lock(session, KEY, REASON).number


def test_a_gap(office, again):
    """One bundle is not enough: a number below its own was given to another."""
    session, second, _ = again
    relock(office, 2)
    exports = session.workspace.folder / "exports"
    export(office, exports, plain=True)
    assert "catch_up_gaps" == code(catch_up, session)
    assert "restored_behind" == code(relock, session, 9)
    shutil.copy(second, exports / "second.bhxh")
    catch_up(session)
    assert head_of(office, OFFICE).id in history(session).heads_at(KEY).ids


def test_same_second(office, out, tmp_path):
    """A bundle the backup knows of is none of its sequel, whatever the clock said."""
    export(office, out, plain=True)
    made = back_up(office, out / "b.zip", code=True)
    restore(tmp_path / "new", made.path, read_code(made.page.code))
    with Session.open(tmp_path / "new") as session:
        assert "catch_up_finds_none" == code(catch_up, session)


def test_brought_by_hand(again, tmp_path):
    """What was sent comes back by an import of its own; the next look finds it there."""
    session, written, second = again
    moved = written.rename(tmp_path / "stick.bhxh")
    import_files(session, [moved])
    assert behind_since(session) is not None
    catch_up(session)
    assert behind_since(session) is None
    assert second.id in history(session).records
