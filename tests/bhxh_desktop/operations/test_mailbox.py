"""The shared folder: what one PC of a unit knows the others pick up, whatever comes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from bhxh_desktop.bundles.sealed import is_sealed
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.mailbox import choose, folder_of, sync
from bhxh_desktop.operations.resolving import resolve
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.setups import accept, read_invitation, write_setup
from bhxh_desktop.operations.submissions import lock
from bhxh_desktop.operations.workspaces import confirm_key
from bhxh_desktop.queries.conflicts import conflicted
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from bhxh_desktop.store import revisions
from tests.helpers.workspaces import (
    OFFICE,
    PROVINCE,
    REASON,
    Open,
    dump,
    head_of,
    key_of,
    relock,
    total_of,
)

KEY = key_of(OFFICE)


@pytest.fixture
def folder(tmp_path) -> Path:
    """The shared folder."""
    made = tmp_path / "chung"
    made.mkdir()
    return made


@pytest.fixture
def pcs(open_at: Open, folder, tmp_path):
    """Two PCs of an office with keys of their own: the first has sent, the second is new."""
    one, province = open_at("sent", OFFICE), open_at("received", PROVINCE)
    path = write_setup(province, tmp_path / "setup.bhxh", OFFICE).path
    accept(tmp_path / "two", read_invitation(path), "Máy hai", confirmed=True)
    with Session.open(tmp_path / "two") as two:
        confirm_key(one, OFFICE, two.key.public)
        for session in (one, two):
            choose(session, folder)
        yield one, two


def meet(*sessions: Session) -> None:
    """Everybody visits the folder until nothing new lies there."""
    for _ in range(3):
        for session in sessions:
            assert not sync(session).result.refused


def test_what_one_has_the_other_gets(pcs):
    """A new PC picks up what was locked; once there is nothing new nothing is written."""
    one, two = pcs
    meet(one, two)
    assert head_of(one).id == head_of(two).id
    assert () == sync(one).written
    assert () == sync(two).written
    before = dump(two.connection)
    sync(two)
    assert before == dump(two.connection)


def test_what_is_sealed(pcs, folder):
    """Plain until every PC has said what is sealed to it, then sealed to all of them."""
    one, two = pcs
    meet(one, two)
    before = set(folder.iterdir())
    relock(two, 4)
    sync(two)
    (new,) = set(folder.iterdir()) - before
    assert is_sealed(new.read_bytes())
    assert not all(is_sealed(path.read_bytes()) for path in before)
    assert not sync(one).result.refused
    assert head_of(one).id == head_of(two).id


def test_what_was_sent_counts_as_sent(pcs, tmp_path):
    """The other PC's next revision has the next number, though it sent nothing itself."""
    one, two = pcs
    meet(one, two)
    assert 2 == relock(two, 5).number
    meet(one, two)
    assert not revisions.exported(one.connection, [head_of(two).id])  # laid there is not sent
    assert 2 == relock(one, 6).number
    export(one, tmp_path / "next.bhxh")
    meet(one, two)
    assert 3 == relock(two, 7).number


def test_a_conflict_is_decided_once(pcs):
    """Both went on; one decides, the other learns of it."""
    one, two = pcs
    meet(one, two)
    for session, number in ((one, 5), (two, 7)):
        relock(session, number)
    meet(one, two)
    assert history(two).heads_at(KEY).in_conflict
    resolve(two, conflicted(two, KEY), ["left"])
    lock(two, KEY, REASON)
    meet(one, two)
    assert head_of(one).id == head_of(two).id


def test_a_file_that_is_still_arriving(pcs, folder):
    """What a sync tool has brought half is told of and read when it is whole."""
    one, two = pcs
    sync(one)
    whole = {path: path.read_bytes() for path in folder.iterdir()}
    for path, data in whole.items():
        path.write_bytes(data[: len(data) // 2])
    assert whole.keys() == sync(two).result.refused.keys()
    for path, data in whole.items():
        path.write_bytes(data)
    assert not sync(two).result.refused
    assert head_of(one).id == head_of(two).id


def test_two_pcs_of_the_province(open_at: Open, folder, tmp_path):
    """Verdicts, what offices sent and what was assigned: all of it reaches the other PC."""
    one = open_at("received", PROVINCE)
    path = write_setup(one, tmp_path / "setup.bhxh", PROVINCE).path
    accept(tmp_path / "two", read_invitation(path), "Máy hai", confirmed=True)
    with Session.open(tmp_path / "two") as two:
        confirm_key(one, PROVINCE, two.key.public)
        for session in (one, two):
            choose(session, folder)
        meet(one, two)
        assert total_of(one).total.cells == total_of(two).total.cells
        review(one, head_of(one, OFFICE), "return", "Sai cột 5.")
        meet(one, two)
        assert history(one).verdicts == history(two).verdicts


def test_places_that_are_none(pcs, tmp_path, folder):
    """Not the workspace, nothing around it, nothing in it; a folder that went is told of."""
    one, _ = pcs
    home = one.workspace.folder
    for place in (home, home.parent, home / "exports"):
        with pytest.raises(Problem, match="mailbox_is_workspace"):
            choose(one, place)
    with pytest.raises(Problem, match="mailbox_missing"):
        choose(one, tmp_path / "nirgends")
    assert folder.resolve() == folder_of(one)
    folder.rmdir()
    with pytest.raises(Problem, match="mailbox_missing"):
        sync(one)
    choose(one, None)
    with pytest.raises(Problem, match="mailbox_none"):
        sync(one)
