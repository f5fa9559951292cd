"""Keys met here: the own one, confirmed ones, waiting ones, and one by its fingerprint."""

from __future__ import annotations

import pytest

from bhxh_desktop.bundles.package import Contents
from bhxh_desktop.bundles.trust import fingerprint, sign
from bhxh_desktop.bundles.writer import write_bundle
from bhxh_desktop.domain.revision import Revocation
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.workspaces import confirm_key
from bhxh_desktop.queries.keys import SHORTEST_FINGERPRINT, KeyRow, find_key, keys
from tests.helpers.bundles import MADE_AT, a_header, private_key
from tests.helpers.workspaces import (
    FIGURES,
    OFFICE,
    OFFICES,
    PROVINCE,
    STRANGER,
    a_record,
    write_one,
)


@pytest.fixture
def session(open_at, tmp_path):
    """The province after the bundles came, and one by a key nobody knows."""
    opened = open_at("received")
    record = a_record(STRANGER, OFFICE, FIGURES)
    import_files(opened, [write_one(tmp_path / "unknown.bhxh", STRANGER, record, FIGURES)])
    return opened


def test_own_then_confirmed_then_waiting(session, templates):
    """Every key once: the own one first, those of units in order, the unknown one last."""
    rows = keys(session)
    units = [PROVINCE, *sorted(OFFICES)]
    assert [*((unit,) for unit in units), ()] == [row.units for row in rows]
    assert [True, *[False] * 8] == [row.own for row in rows]
    expected = KeyRow(
        key=STRANGER.public,
        fingerprint=fingerprint(STRANGER.public),
        units=(),
        signed_for=(OFFICE,),
        own=False,
        revoked=False,
    )
    assert expected == rows[-1]
    assert [templates.key(unit).public for unit in units] == [row.key for row in rows[:-1]]
    assert [(unit,) for unit in units] == [row.signed_for for row in rows[:-1]]


def test_confirmed_keys_that_signed_nothing(open_at):
    """A key that was confirmed is listed before anything came by it."""
    rows = keys(open_at("empty"))
    assert {PROVINCE, *OFFICES} == {unit for row in rows for unit in row.units}
    assert {()} == {row.signed_for for row in rows}


def test_a_key_of_two_units(session):
    """A key confirmed for two units is one row."""
    confirm_key(session, "KH-NH", STRANGER.public, force=True)
    confirm_key(session, OFFICE, STRANGER.public)
    assert (OFFICE, "KH-NH") == find_key(session, STRANGER.public).units


def test_revoked(session, templates, tmp_path):
    """A revoked key stays in the list, marked."""
    key, office = templates.key(PROVINCE), templates.key(OFFICE).public
    said = Revocation(key=office, reason="Mất máy", made_at=MADE_AT, signer=key.public)
    contents = Contents(
        a_header(PROVINCE, signer=key.public), revocations={said.id: sign(key, said)}
    )
    path = write_bundle(tmp_path / "gone.bhxh", contents, key).path
    assert not find_key(session, office).revoked
    assert import_files(session, [path]).complete
    assert [office] == [row.key for row in keys(session) if row.revoked]


def test_found_by_its_fingerprint(session):
    """As it is read out: with or without dashes and blanks, in any case, two groups at least."""
    (row,) = (row for row in keys(session) if not row.units)
    said = row.fingerprint
    for text in (said, said.lower(), said.replace("-", " "), said[:9], row.key, row.key[:8]):
        assert row == find_key(session, text)


def test_names_of_no_key(session):
    """One group is too little to compare; nothing, or another's, is no key."""
    (row,) = (row for row in keys(session) if not row.units)
    short = row.fingerprint.replace("-", "")[: SHORTEST_FINGERPRINT - 1]
    for text in (short, "", "----", "0" * 100, fingerprint(private_key("other").public)):
        with pytest.raises(Problem) as caught:
            find_key(session, text)
        expected = ("key_unknown", {"found": text[:60]})
        assert expected == (caught.value.code, caught.value.fields)
