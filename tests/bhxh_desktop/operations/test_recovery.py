"""Recovery codes: made once, kept on paper only, open what is sealed when every PC is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bhxh_desktop.bundles.identity import read_code
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations import recovery as module
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.recovery import code_in, make_recovery_code
from bhxh_desktop.operations.workspaces import confirm_key, create
from bhxh_desktop.queries.recovery import serves_others
from bhxh_desktop.session import Session
from bhxh_desktop.store import audit, trust
from tests.helpers.bundles import held
from tests.helpers.workspaces import OFFICE, PROVINCE, dump


def known(session: Session) -> frozenset[str]:
    """The recovery keys of the province as known in *session*."""
    found = trust.recipients(session.connection, session.tree).recovery
    return found.get(PROVINCE, frozenset())


def raised(action, *arguments, **more) -> Problem:
    """The Problem an action raises."""
    with pytest.raises(Problem) as caught:
        action(*arguments, **more)
    return caught.value


def holds(folder: Path, secret: str) -> list[str]:
    """The files below *folder* in which *secret* stands."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return [path.name for path in found if secret.encode() in path.read_bytes()]


def test_made_once(open_at, out):
    """The page has the code, the store and the folder only its public part."""
    session = open_at("received")
    page = make_recovery_code(session, out / "ma.txt")
    assert page.recipient == code_in(out / "ma.txt").recipient
    assert {page.recipient} == known(session)
    rest = page.code.removeprefix("AGE-SECRET-KEY-1")
    assert [] == holds(session.workspace.folder, rest)
    assert rest not in repr(dump(session.connection))
    *_, entry = audit.entries(session.connection)
    assert ("recovery_code", {"recipient": page.recipient}) == (
        entry.changes.operation,
        entry.changes.after,
    )


def test_not_twice(open_at):
    """A second one only where somebody insists; bundles are sealed to the newer."""
    session = open_at("received")
    first = make_recovery_code(session)
    before = dump(session.connection)
    assert "recovery_exists" == raised(make_recovery_code, session).code
    assert before == dump(session.connection)
    second = make_recovery_code(session, renew=True)
    assert first.recipient != second.recipient
    assert {second.recipient} == known(session)


def test_an_office_has_none(open_at):
    """Its bundles open with the code of the province."""
    session = open_at("sent", OFFICE)
    assert not serves_others(session)
    assert "recovery_not_here" == raised(make_recovery_code, session).code


@pytest.mark.parametrize("name", ["ma.doc", "ma", "taken.txt", "folder.txt/ma.txt"])
def test_no_page_no_code(open_at, out, name):
    """Where the page cannot be written nothing is sealed to a code nobody has."""
    (out / "taken.txt").write_text("x")
    session = open_at("received")
    before = dump(session.connection)
    with pytest.raises((Problem, OSError)):
        make_recovery_code(session, out / name)
    assert before == dump(session.connection)
    assert "x" == (out / "taken.txt").read_text()


def test_nothing_kept_after_a_crash(open_at, out, monkeypatch):
    """The page is there first: a page too many does no harm, a lost code would."""

    def fail(*_):
        raise RuntimeError("killed")

    session = open_at("received")
    monkeypatch.setattr(module.trust, "add", fail)
    with pytest.raises(RuntimeError):
        make_recovery_code(session, out / "ma.txt")
    assert (out / "ma.txt").exists()
    assert frozenset() == known(session)


def test_all_is_lost(open_at, tmp_path, out):
    """The province's PC burned: a new one opens with the code what an office had sent sealed."""
    province, office = open_at("received"), open_at("sent", OFFICE)
    page = make_recovery_code(province)
    import_files(office, [export(province, out / "p.bhxh").path])
    assert {page.recipient} == known(office)
    sent = export(office, out / "o.bhxh")
    assert page.recipient in sent.sealing.recipients
    create(tmp_path / "new", PROVINCE, "Người mới", sample=True)
    with Session.open(tmp_path / "new") as fresh:
        (fault,) = import_files(fresh, [sent.path]).refused.values()
        assert "sealed_for_others" == fault.code
        confirm_key(fresh, OFFICE, office.key.public)
        code = read_code(page.code)
        assert import_files(fresh, [sent.path], recovery=code).complete
        assert held(sent, code).records.keys() <= {
            record for (record,) in fresh.connection.execute("SELECT id FROM revisions")
        }


def test_a_code_without_own_keys(open_at, out):
    """The code alone opens it, though the key of the PC is gone too."""
    province, office = open_at("received"), open_at("sent", OFFICE)
    page = make_recovery_code(province)
    import_files(office, [export(province, out / "p.bhxh").path])
    sent = export(office, out / "o.bhxh")
    (province.workspace.folder / "keys" / "sealing.key").unlink()
    (fault,) = import_files(province, [sent.path]).refused.values()
    assert "sealing_key_missing" == fault.code
    assert import_files(province, [sent.path], recovery=read_code(page.code)).complete


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"AGE-SECRET-KEY-1QQQQ", b"\x00" * 100_000])
def test_no_code_in_a_file(tmp_path, content):
    """What holds no code is told so."""
    (tmp_path / "x.txt").write_bytes(content)
    assert "recovery_code_unreadable" == raised(code_in, tmp_path / "x.txt").code
