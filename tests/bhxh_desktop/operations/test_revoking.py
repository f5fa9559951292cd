"""Revoking a key: a lost PC says nothing new, what it said before stands unless it must not."""

from __future__ import annotations

import pytest

from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.workspaces import revoke_key
from bhxh_desktop.queries.history import history
from tests.helpers.responding import respond
from tests.helpers.workspaces import OFFICE, OFFICES, PROVINCE, dump, key_of, relock

KEY = key_of(OFFICE)


@pytest.fixture
def province(open_at):
    """The province that received everybody's report."""
    return open_at("received", PROVINCE)


def test_what_was_known_stands(province, open_at, tmp_path):
    """The report that came before counts on; what the key signs later waits for nobody."""
    office = open_at("sent", OFFICE)
    before = history(province).heads_at(KEY).ids
    revoke_key(province, office.key.public, "Mất máy.")
    assert before == history(province).heads_at(KEY).ids
    relock(office, 3)
    import_files(province, [export(office, tmp_path).path])
    assert before == history(province).heads_at(KEY).ids


def test_nothing_stands_where_the_past_is_doubted(province, open_at):
    """Nothing the key ever signed counts."""
    revoke_key(province, open_at("sent", OFFICE).key.public, "Khóa bị lộ.", past=True)
    assert () == history(province).heads_at(KEY).ids


def test_others_learn_of_it(province, open_at, tmp_path):
    """The revocation travels with what the province sends."""
    lost = open_at("sent", OFFICE, "lost")
    mine = open_at("sent", OFFICE, "mine")
    revoke_key(province, lost.key.public, "Mất máy.")
    respond(province, tmp_path, plain=True)
    (answer,) = [path for path in tmp_path.iterdir() if OFFICE in path.name]
    import_files(mine, [answer])
    assert lost.key.public in mine.trust.revoked


@pytest.mark.parametrize(
    ("whose", "reason", "code"),
    [(OFFICE, " ", "revoke_needs_reason"), (PROVINCE, "x", "key_own")],
)
def test_refused(province, open_at, whose, reason, code):
    """Without a reason, or for this PC's own key."""
    key = province.key if whose == PROVINCE else open_at("sent", whose).key
    before = dump(province.connection)
    with pytest.raises(Problem, match=code):
        revoke_key(province, key.public, reason)
    assert before == dump(province.connection)


def test_only_from_above(open_at):
    """An office revokes nobody's key but through its province."""
    office, other = open_at("sent", OFFICE), open_at("sent", OFFICES[1])
    with pytest.raises(Problem, match="revoke_not_below"):
        revoke_key(office, other.key.public, "x")
