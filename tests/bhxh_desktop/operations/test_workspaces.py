"""Making a workspace with its own key, and confirming the keys of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from bhxh_desktop.bundles.trust import fingerprint
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.figure import number_cell
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.workspaces import confirm_key, create, withdraw_key
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from bhxh_desktop.store import audit, workspace
from tests.helpers.workspaces import (
    ATTENDEES,
    FIGURES,
    OFFICE,
    OFFICES,
    PROVINCE,
    RECEIVED_AT,
    STRANGER,
    UNITS,
    a_record,
    dump,
    key_of,
    write_one,
)


def rings(session: Session) -> dict[str, frozenset[str]]:
    """The units that have a key here, with their keys."""
    return {unit: keys for unit, keys in session.trust.rings.items() if keys}


def made(folder: Path, unit: str = OFFICE, **more: bool) -> Path:
    """Make a workspace and return its folder."""
    create(folder, unit, "Người lập", **more)
    return folder


@pytest.mark.parametrize("sample", [False, True])
def test_created(tmp_path, sample):
    """A new workspace knows its unit, its author and all units, and trusts its own key only."""
    with Session.open(made(tmp_path / "so", sample=sample)) as session:
        assert (OFFICE, "Người lập", sample) == (
            session.unit.code,
            session.author,
            session.is_sample,
        )
        assert {"VN", *UNITS} == {unit.code for unit in session.tree}
        assert {OFFICE: frozenset({session.key.public})} == rings(session)
        (entry,) = audit.entries(session.connection)
        changes = Changes("create", OFFICE, {}, {"key": session.key.public})
        assert (RECEIVED_AT.isoformat(), "Người lập", changes) == entry
        assert {} == history(session).records


def test_ready_to_work(tmp_path):
    """Figures can be typed at once; another name on the same PC is told in the audit."""
    folder = made(tmp_path / "sổ của Cam Ranh")
    with Session.open(folder, author="Người khác") as session:
        fill(session, key_of(OFFICE), {ATTENDEES: (number_cell(3), None)})
        *_, entry = audit.entries(session.connection)
        assert "Người khác" == entry.who
    with Session.open(folder) as session:
        assert "Người lập" == session.author


def test_keys_differ(tmp_path):
    """Two PCs of one unit sign with two keys."""
    keys = set()
    for name in ("one", "two"):
        with Session.open(made(tmp_path / name)) as session:
            keys.add(session.key.public)
    assert 2 == len(keys)


def test_an_unknown_unit(tmp_path):
    """A unit that is not on the list gets no folder, and the likest codes are told."""
    with pytest.raises(Problem) as caught:
        create(tmp_path / "so", "KH-CM", "Người lập")
    assert "unit_unknown" == caught.value.code
    assert OFFICE in caught.value.fields["expected"]
    assert [] == list(tmp_path.iterdir())


def test_never_over_another(tmp_path):
    """A folder that holds anything is left alone."""
    folder = made(tmp_path / "so")
    with Session.open(folder) as session:
        before = (session.key.public, dump(session.connection))
    with pytest.raises(Problem, match="workspace_exists"):
        create(folder, "KH-NH", "Người khác")
    with Session.open(folder) as session:
        assert before == (session.key.public, dump(session.connection))


def test_whole_or_not_at_all(tmp_path, monkeypatch):
    """A fault on the way leaves neither half a workspace nor a key without one."""

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(workspace.units, "save", fail)
    with pytest.raises((OSError, Problem)):
        create(tmp_path / "so", OFFICE, "Người lập")
    assert [] == list(tmp_path.iterdir())


@pytest.fixture
def session(open_at) -> Session:
    """The province before anything came."""
    return open_at("empty")


def test_confirmed(session):
    """A confirmed key speaks for the unit; who said so and when is kept."""
    changes = confirm_key(session, OFFICE, STRANGER.public)
    assert Changes("confirm_key", OFFICE, {}, {"key": STRANGER.public}) == changes
    assert frozenset({OFFICE}) == session.trust.units_of(STRANGER.public)
    row = (OFFICE, STRANGER.public, RECEIVED_AT.isoformat(), session.author)
    assert row in dump(session.connection)["confirmed_keys"]
    *_, entry = audit.entries(session.connection)
    assert changes == entry.changes


def test_confirmed_again(session):
    """A second time nothing is confirmed anew."""
    confirm_key(session, OFFICE, STRANGER.public)
    before = dump(session.connection, "audit")
    confirm_key(session, OFFICE, STRANGER.public)
    assert before == dump(session.connection, "audit")


def test_a_unit_there_is_none_of(session):
    """A key is confirmed only for a unit on the list."""
    before = dump(session.connection)
    with pytest.raises(Problem, match="unit_unknown"):
        confirm_key(session, "KH-XX", STRANGER.public)
    assert before == dump(session.connection)


def test_the_wrong_unit_of_a_key(session, tmp_path):
    """Confirming a key for a neighbour does not let in what it signed for another."""
    record = a_record(STRANGER, OFFICE, FIGURES)
    import_files(session, [write_one(tmp_path / "1.bhxh", STRANGER, record, FIGURES)])
    confirm_key(session, "KH-NH", STRANGER.public, force=True)
    heads = history(session).heads_at(key_of(OFFICE))
    assert ((), {record.id}) == (heads.ids, heads.waiting)
    confirm_key(session, PROVINCE, STRANGER.public, force=True)
    assert (record.id,) == history(session).heads_at(key_of(OFFICE)).ids


def test_a_slip_of_the_pen(session, tmp_path):
    """A key that spoke for one unit only is not confirmed for another by a wrong code."""
    record = a_record(STRANGER, OFFICE, FIGURES)
    import_files(session, [write_one(tmp_path / "1.bhxh", STRANGER, record, FIGURES)])
    before = dump(session.connection)
    with pytest.raises(Problem) as caught:
        confirm_key(session, "KH-NH", STRANGER.public)
    said = {
        "fingerprint": fingerprint(STRANGER.public),
        "units": "BHXH Cam Ranh",
        "unit": "BHXH Ninh Hòa",
    }
    assert ("key_of_others", said) == (caught.value.code, caught.value.fields)
    assert before == dump(session.connection)


def test_withdrawn(session, tmp_path):
    """A confirmation is taken back whole, what the key signed waits again, and the audit tells."""
    record = a_record(STRANGER, OFFICE, FIGURES)
    import_files(session, [write_one(tmp_path / "1.bhxh", STRANGER, record, FIGURES)])
    before = rings(session)
    confirm_key(session, OFFICE, STRANGER.public)
    assert (record.id,) == history(session).heads_at(key_of(OFFICE)).ids
    made = withdraw_key(session, OFFICE, STRANGER.public, "Nhầm máy")
    assert before == rings(session)
    heads = history(session).heads_at(key_of(OFFICE))
    assert ((), {record.id}) == (heads.ids, heads.waiting)
    expected = Changes("withdraw_key", OFFICE, {"key": STRANGER.public}, {"reason": "Nhầm máy"})
    *_, entry = audit.entries(session.connection)
    assert expected == made == entry.changes


def test_what_cannot_be_withdrawn(session):
    """The own key, and what nobody confirmed here."""
    before = dump(session.connection)
    for unit, key, code in (
        (PROVINCE, session.key.public, "key_own"),
        (OFFICE, STRANGER.public, "key_not_confirmed"),
        ("KH-XX", STRANGER.public, "unit_unknown"),
    ):
        with pytest.raises(Problem, match=code):
            withdraw_key(session, unit, key)
    assert before == dump(session.connection)


def test_everybody_has_the_keys_they_need(open_at):
    """In the sample the province knows every office, every office the province."""
    known = {unit: rings(open_at("empty", unit)).keys() for unit in UNITS}
    assert set(UNITS) == known.pop(PROVINCE)
    assert {office: {office, PROVINCE} for office in OFFICES} == known
