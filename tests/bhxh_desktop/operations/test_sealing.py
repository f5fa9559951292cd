"""Sealing in a workspace: its keys travel; bundles are sealed once the addressee's are known."""

from __future__ import annotations

import os
import stat

import pytest

from bhxh_desktop import session as module
from bhxh_desktop.bundles.identity import IDENTITY_FILE, Identity
from bhxh_desktop.bundles.reader import Reader
from bhxh_desktop.bundles.sealed import is_sealed
from bhxh_desktop.bundles.trust import sign
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.revision import SealingKey
from bhxh_desktop.domain.sealing import Sealing
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.exporting import export, introduce
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.recovery import make_recovery_code
from bhxh_desktop.operations.sealing import own_identity, sealing_to
from bhxh_desktop.operations.setups import accept, read_invitation, write_setup
from bhxh_desktop.operations.workspaces import confirm_key, create, revoke_key
from bhxh_desktop.session import KEYS, Session
from bhxh_desktop.store import audit, trust
from tests.helpers.bundles import held
from tests.helpers.responding import respond
from tests.helpers.sealing import WHEN
from tests.helpers.workspaces import OFFICE, OFFICES, PROVINCE, UNITS, dump

OTHER = OFFICES[1]


def answer(province: Session, folder, unit: str = OFFICE):
    """What the province writes to an office."""
    return next(made for made in respond(province, folder) if made.addressee == unit)


def recipients(session: Session, unit: str) -> frozenset[str]:
    """The keys of a unit's PCs as known in *session*."""
    return trust.recipients(session.connection, session.tree).rings.get(unit, frozenset())


def state(unit: str, session: Session, **more):
    """A statement by the PC of *session* on a sealing key of *unit*, kept there."""
    fields = {"unit": unit, "made_at": WHEN, "signer": session.key.public}
    made = SealingKey(**{**fields, **more})
    with session.writing():
        trust.add(session.connection, [sign(session.key, made)], WHEN)
    return made


def held_keys(path):
    """The statements on sealing keys in a plain bundle."""
    contents = Reader().read(path).contents
    return [signed.statement for signed in contents.sealing.values()]


def test_first_submission(open_at, templates):
    """Nothing of the province is known yet: the bundle is plain, says why, and brings the key."""
    office = open_at("filled", OFFICE)
    assert Sealing(plain="unknown") == sealing_to(office, PROVINCE)
    (said,) = held_keys(templates.bundle(OFFICE))
    assert (OFFICE, office.key.public, own_identity(office).recipient) == (
        said.unit,
        said.key,
        said.recipient,
    )


def test_there_and_back(open_at, templates, out):
    """Answers are sealed to whoever submitted; from then on the office seals too."""
    province, office, other = open_at("received"), open_at("sent", OFFICE), open_at("sent", OTHER)
    made = answer(province, out)
    assert is_sealed(made.path.read_bytes())
    both = {own_identity(office).recipient, own_identity(province).recipient}
    assert both == set(made.sealing.recipients)
    contents = held(made, templates.identity(OFFICE))
    assert {PROVINCE, OFFICE} == {signed.statement.unit for signed in contents.sealing.values()}

    before = dump(other.connection)
    (fault,) = import_files(other, [made.path]).refused.values()
    assert "sealed_for_others" == fault.code
    assert before == dump(other.connection)

    assert import_files(office, [made.path]).complete
    sent = export(office, out)
    assert both == set(sent.sealing.recipients)
    assert held(sent, own_identity(office)) == held(sent, own_identity(province))
    assert import_files(province, [sent.path]).complete


def test_plain_is_a_choice(open_at, out):
    """Somebody may want it readable by anybody."""
    province = open_at("received")
    made = respond(province, out, plain=True)
    assert {Sealing(plain="asked")} == {each.sealing for each in made}
    assert OFFICES[0] in {held(each).header.addressee for each in made}


def test_an_older_workspace(open_at, templates, tmp_path, out):
    """It gets a key on opening, says so with its next bundle, and loses nothing."""
    folder = templates.copy("sent", OFFICE, tmp_path / "old")
    (folder / KEYS / IDENTITY_FILE).unlink()
    with Session.open(folder) as session:
        session.connection.execute("DELETE FROM trust_statements")
        before = dump(session.connection)
    with Session.open(folder) as session:
        assert (before, []) == (dump(session.connection), session.warnings)
        own = own_identity(session).recipient
        assert own != templates.identity(OFFICE).recipient
        if os.name == "posix":
            path = folder / KEYS / IDENTITY_FILE
            assert 0o600 == stat.S_IMODE(path.stat().st_mode)
        made = export(session, out)
        assert {own} == recipients(session, OFFICE)
        said = [entry.changes for entry in audit.entries(session.connection)]
        assert Changes("sealing_key", OFFICE, {}, {"recipient": own}) in said
        assert [own] == [each.recipient for each in held_keys(made.path)]
        export(session, out)
        assert said[-2:].count(said[-2]) == 1
    with Session.open(folder) as session:
        assert own == own_identity(session).recipient


def test_said_once(open_at, out):
    """A bundle says nothing new of a key that was told."""
    session = open_at("sent", OFFICE)
    keys = trust.known(session.connection)
    export(session, out)
    assert keys == trust.known(session.connection)


def test_a_lost_key(open_at, templates, tmp_path, out):
    """A new one takes the place of the old at the province too."""
    folder = templates.copy("sent", OFFICE, tmp_path / "lost")
    (folder / KEYS / IDENTITY_FILE).unlink()
    province = open_at("received")
    assert {templates.identity(OFFICE).recipient} == recipients(province, OFFICE)
    with Session.open(folder) as session:
        own = own_identity(session).recipient
        import_files(province, [export(session, out).path])
    assert {own} == recipients(province, OFFICE)
    assert own in answer(province, out).sealing.recipients


def test_a_workspace_without_its_keys(templates, tmp_path):
    """Whoever lost the whole folder of keys gets none that would stand in the way of the copy."""
    folder = templates.copy("sent", OFFICE, tmp_path / "bare")
    for path in (folder / KEYS).iterdir():
        path.unlink()
    with Session.open(folder):
        assert [] == list((folder / KEYS).iterdir())


def test_a_folder_nobody_may_write(templates, tmp_path, monkeypatch):
    """The workspace opens all the same, and tells."""
    folder = templates.copy("sent", OFFICE, tmp_path / "so")
    (folder / KEYS / IDENTITY_FILE).unlink()

    def fail(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(module, "keep_identity", fail)
    with Session.open(folder) as session:
        assert ["sealing_key_unwritable"] == [problem.code for problem in session.warnings]


def test_two_pcs(open_at, templates, tmp_path, out):
    """Answers are sealed to both PCs of an office; each opens what the other sent."""
    second = open_at("empty", OFFICE, "second")
    (second.workspace.folder / KEYS / IDENTITY_FILE).unlink()
    (second.workspace.folder / KEYS / "signing.key").write_text("ab" * 32)
    second.__dict__.pop("key", None)
    own = Identity.generate()
    (second.workspace.folder / KEYS / IDENTITY_FILE).write_text(own.secret)
    province = open_at("received")
    confirm_key(province, OFFICE, second.key.public)
    state(OFFICE, province, key=second.key.public, recipient=own.recipient)
    made = answer(province, out)
    assert {own.recipient, templates.identity(OFFICE).recipient} < set(made.sealing.recipients)
    assert held(made, own) == held(made, templates.identity(OFFICE))


def test_taken_back_above(open_at, templates, out):
    """A key the province took back is used no more, and its PC does not name it again."""
    province, office = open_at("received"), open_at("sent", OFFICE)
    own, key = own_identity(office).recipient, office.key.public
    (old,) = held_keys(templates.bundle(OFFICE))
    state(OFFICE, province, key=key, replaces=(old.id,))
    assert frozenset() == recipients(province, OFFICE)
    with pytest.raises(Problem, match="sealing_revoked"):
        answer(province, out)
    (made,) = (made for made in respond(province, out, plain=True) if made.addressee == OFFICE)
    assert Sealing(plain="asked") == made.sealing
    import_files(office, [made.path])
    export(office, out)
    assert frozenset() == recipients(office, OFFICE)
    assert own in sealing_to(office, PROVINCE).recipients


def test_a_stranger_is_not_heard(open_at, templates, out):
    """A neighbour's word on somebody's key is kept, counts nothing, and hinders nobody."""
    other = open_at("sent", OTHER)
    lie = state(OFFICE, other, recipient=own_identity(other).recipient, key=other.key.public)
    province = open_at("received")
    with province.writing():
        trust.add(province.connection, trust.statements(other.connection), WHEN)
    assert lie.id in trust.known(province.connection)
    assert {templates.identity(OFFICE).recipient} == recipients(province, OFFICE)


def test_keys_come_with_new_workspaces(open_at):
    """A workspace knows its own key from the first day, and nobody else's."""
    for unit in UNITS[:2]:
        session = open_at("empty", unit)
        assert {own_identity(session).recipient} == recipients(session, unit)
        known = trust.recipients(session.connection, session.tree)
        assert ({unit}, {}) == (set(known.rings), known.recovery)


def test_from_the_first_day(open_at, templates, tmp_path, out):
    """A setup file is open to a PC that has no key, and brings the keys to seal to.

    The office's other PC, which the province knows already, goes on reading too.
    """
    province = open_at("received")
    code = make_recovery_code(province)
    made = write_setup(province, out, OFFICE)
    assert Sealing(plain="begins") == made.sealing
    accept(tmp_path / "new", read_invitation(made.path), "Người lập", confirmed=True)
    with Session.open(tmp_path / "new") as office:
        own = own_identity(office).recipient
        expected = {own, own_identity(province).recipient, code.recipient}
        expected.add(templates.identity(OFFICE).recipient)
        assert expected == set(sealing_to(office, PROVINCE).recipients)


def test_not_before_it_is_confirmed(open_at, tmp_path, out):
    """As long as nobody compared the fingerprint its keys are no better than a stranger's."""
    made = write_setup(open_at("received"), out, OFFICE)
    accept(tmp_path / "new", read_invitation(made.path), "Người lập", confirmed=False)
    with Session.open(tmp_path / "new") as office:
        assert Sealing(plain="unknown") == sealing_to(office, PROVINCE)


def test_a_lost_pc(open_at, templates, out):
    """With what a PC signs with falls what it reads with: answers go to the others only."""
    province, office = open_at("received"), open_at("sent", OFFICE)
    key = templates.identity(OFFICE).recipient
    assert key in answer(province, out).sealing.recipients
    revoke_key(province, office.key.public, "Mất máy")
    with pytest.raises(Problem, match="sealing_revoked"):
        answer(province, out)
    (made,) = (made for made in respond(province, out, plain=True) if made.addressee == OFFICE)
    assert Sealing(plain="asked") == made.sealing
    import_files(office, [made.path])
    assert frozenset() == recipients(office, OFFICE)


def test_a_new_pc_introduces_itself(open_at, tmp_path, out):
    """Before it has anything to send it names its keys; both PCs then read what either sends."""
    province, first = open_at("received"), open_at("sent", OFFICE)
    create(tmp_path / "second", OFFICE, "Máy hai", sample=True)
    with Session.open(tmp_path / "second") as second:
        made = introduce(second, out)
        assert Sealing(plain="begins") == made.sealing
        assert f"{OFFICE}_keys_0001.bhxh" == made.path.name
        (arrived,) = import_files(province, [made.path]).imported
        (doubt,) = arrived.doubts
        assert (OFFICE, second.key.public, "keys") == (doubt.unit, doubt.key, doubt.kind)
        assert {own_identity(first).recipient} == recipients(province, OFFICE)
        (arrived,) = import_files(province, [made.path], enrol=True).imported
        assert () == arrived.doubts
        both = {own_identity(each).recipient for each in (first, second)}
        assert both == recipients(province, OFFICE)
        setup = write_setup(province, out, OFFICE).path
        for office in (first, second):
            import_files(office, [setup])
            confirm_key(office, PROVINCE, province.key.public)
            assert both == recipients(office, OFFICE)
        sent = export(first, out)
        assert import_files(second, [sent.path]).complete


def test_nothing_else_is_new(open_at, out):
    """What a PC says of its keys is told as new once; elsewhere it is not business of anybody."""
    office, province = open_at("filled", OFFICE), open_at("filled")
    made = introduce(office, out / "keys.bhxh")
    for new in (1, 0):
        (arrived,) = import_files(province, [made.path]).imported
        assert (new, ()) == (arrived.new_keys, arrived.doubts)
    assert {own_identity(office).recipient} == recipients(province, OFFICE)


def test_a_damaged_key_holds_up_nothing_plain(open_at, out):
    """Whoever wants a plain bundle gets it; sealed ones and introductions need the key."""
    office = open_at("sent", OFFICE)
    (office.workspace.folder / KEYS / IDENTITY_FILE).write_text("x")
    assert OFFICE == held(export(office, out, plain=True)).header.sender
    for write in (export, introduce):
        with pytest.raises(Problem, match="sealing_key_damaged"):
            write(office, out)
