"""Going back to a copy of the own store: what is lost is told, kept, and read again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import partial

import pytest

from bhxh_desktop.bundles.trust import sign
from bhxh_desktop.domain.figure import number_cell
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from bhxh_desktop.operations.backups import back_up
from bhxh_desktop.operations.catching_up import catch_up
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.going_back import copy_now, go_back, what_is_lost
from bhxh_desktop.operations.submissions import reopen
from bhxh_desktop.operations.workspaces import revoke_key
from bhxh_desktop.queries.copies import copies
from bhxh_desktop.queries.history import history
from bhxh_desktop.store import audit, database, trust
from tests.helpers.workspaces import ATTENDEES, OFFICE, PROVINCE, dump, key_of, relock

KEY = key_of(OFFICE)


@pytest.fixture
def office(open_at):
    """An office that has sent its report."""
    return open_at("sent", OFFICE)


def work_on(office):
    """Lock and send once more, and begin another correction."""
    second = relock(office, 1)
    export(office, office.workspace.folder / "exports", plain=True)
    reopen(office, KEY)
    fill(office, KEY, {ATTENDEES: (number_cell(2), None)})
    return second


@pytest.mark.parametrize("kind", ["copy", "backup"])
def test_there_and_back(office, out, kind):
    """The store is what it was, but for the note; what was lost lies in the copy made before."""
    path = copy_now(office) if kind == "copy" else back_up(office, out / "b.zip", code=True).path
    before = dump(office.connection, "audit", "meta", "files")
    second = work_on(office)
    later = dump(office.connection, "audit", "meta")
    lost = what_is_lost(office, path)
    assert ([second], [KEY], 1) == (
        list(lost.revisions),
        list(lost.typed),
        lost.files,
    )
    kept = go_back(office, path, what_is_lost(office, path))
    assert before == dump(office.connection, "audit", "meta", "files")
    assert database.is_whole(office.connection)
    *_, last = audit.entries(office.connection)
    assert ("go_back", kept.name) == (last.changes.operation, last.changes.after["kept"])
    with closing(sqlite3.connect(kept)) as there:
        assert later == dump(there, "audit", "meta")
    with pytest.raises(Problem, match="restored_behind"):
        relock(office, 5)
    catch_up(office)
    assert second.id in history(office).heads_at(KEY).ids
    assert [] == list((office.workspace.folder / "backups").glob(".*"))


def test_back_and_forth(office):
    """What going back took is brought back from the copy made before."""
    path = copy_now(office)
    second = work_on(office)
    kept = go_back(office, path, what_is_lost(office, path))
    assert () == what_is_lost(office, kept).revisions
    go_back(office, kept, what_is_lost(office, kept))
    assert second.id in history(office).records


def test_copies(office):
    """Newest first, by what they were made for."""
    path = copy_now(office)
    (office.workspace.folder / "backups" / "mine.db").write_bytes(b"")
    go_back(office, path, what_is_lost(office, path))
    rows = copies(office)
    assert {"hand", "restore"} <= {row.why for row in rows} <= {"hand", "restore", "day"}
    assert "mine.db" not in {row.path.name for row in rows}
    assert all(row.size > 0 for row in rows)


def test_refused(office, open_at, out):
    """What is no copy of this workspace changes nothing."""
    other = copy_now(open_at("sent", PROVINCE))
    broken = out / "x.db"
    broken.write_bytes(b"x" * 5000)
    no_zip = out / "x.zip"
    no_zip.write_bytes(b"x")
    before, shown = dump(office.connection), what_is_lost(office, copy_now(office))
    for path, code in (
        (other, "backup_of_others"),
        (broken, "backup_damaged"),
        (no_zip, "backup_not_one"),
    ):
        for act in (what_is_lost, partial(go_back, shown=shown)):
            with pytest.raises(Problem) as caught:
                act(office, path)
            assert code == caught.value.code
            assert say(caught.value)
    assert before == dump(office.connection)


def test_moved(office):
    """What was written since people were told is not lost unseen."""
    path = copy_now(office)
    shown = what_is_lost(office, path)
    second = work_on(office)
    with pytest.raises(Problem, match="going_back_moved"):
        go_back(office, path, shown)
    assert second.id in history(office).records


def test_all_it_wrote(office):
    """The log tells which bundles are to be read again; one that is lost is asked for."""
    path = copy_now(office)
    for attendees in (1, 2):
        relock(office, attendees)
        last = export(office, office.workspace.folder / "exports", plain=True).path
    go_back(office, path, what_is_lost(office, path))
    last.unlink()
    with pytest.raises(Problem, match="catch_up_gaps"):
        catch_up(office)


def test_nothing_written(office):
    """Where the log has no bundle more than the copy, nobody has to vouch for that."""
    path = copy_now(office)
    go_back(office, path, what_is_lost(office, path))
    catch_up(office)
    relock(office, 5)


def test_revoked_since(office, open_at):
    """A key that was taken out since the copy was made does not come in again by going back."""
    path = copy_now(office)
    province = open_at("sent", PROVINCE)
    revoked = revoke_key(province, office.key.public, "Máy bị mất")
    with office.writing():
        trust.add(office.connection, [sign(province.key, revoked)], revoked.made_at)
    assert office.key.public in office.trust.revoked
    go_back(office, path, what_is_lost(office, path))
    assert office.key.public in office.trust.revoked
