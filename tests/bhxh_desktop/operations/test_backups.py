"""Backups: a lost PC comes back whole, its keys only with the code; a spoilt file is refused."""

from __future__ import annotations

import os
import stat
import zipfile
from pathlib import Path

import pytest

from bhxh_desktop.bundles.backup_file import ABOUT, KEYS, STORE
from bhxh_desktop.bundles.identity import read_code
from bhxh_desktop.domain import canonical
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from bhxh_desktop.operations.backups import back_up, restore
from bhxh_desktop.operations.catching_up import catch_up
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.recovery import make_recovery_code
from bhxh_desktop.session import Session
from bhxh_desktop.store import audit, database
from tests.helpers.sealing import by_age, identity
from tests.helpers.workspaces import OFFICE, PROVINCE, dump

MARK = b"AGE-SECRET-KEY-1"


def files_of(path: Path) -> dict[str, bytes]:
    """The entries of a ZIP."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, files: dict[str, bytes]) -> Path:
    """Write a ZIP."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def fault(folder: Path, path: Path, code=None) -> str:
    """The code a backup is refused with; nothing is left where it would have gone."""
    beside = set(folder.parent.iterdir())
    with pytest.raises(Problem) as caught:
        restore(folder, path, code)
    assert beside == set(folder.parent.iterdir())
    assert say(caught.value)
    return caught.value.code


@pytest.fixture
def office(open_at) -> Session:
    """An office that has sent its report."""
    return open_at("sent", OFFICE)


@pytest.fixture
def made(office, out):
    """Its backup, with a code of its own."""
    return back_up(office, out / "b.zip", code=True)


def test_back_again(office, made, tmp_path):
    """Everything is as it was, the keys too, and only the restoring is noted."""
    header = restore(tmp_path / "new", made.path, read_code(made.page.code))
    assert (made.header, OFFICE) == (header, header.unit)
    with Session.open(tmp_path / "new") as session:
        assert office.key.public == session.key.public
        kept = dump(office.connection, "audit", "meta", "files")
        assert kept == dump(session.connection, "audit", "meta", "files")
        *before, last = audit.entries(session.connection)
        assert "restore" == last.changes.operation
        assert before == list(audit.entries(office.connection))[: len(before)]
    for name in ("signing.key", "sealing.key"):
        old, new = (
            folder / "keys" / name for folder in (office.workspace.folder, tmp_path / "new")
        )
        assert old.read_bytes() == new.read_bytes()
        if os.name == "posix":
            assert 0o600 == stat.S_IMODE(new.stat().st_mode)


def test_it_is_told_until_it_was_read(office, made, tmp_path, out):
    """Whoever works on is warned that later bundles are missing here, until they were read."""
    later = export(office, out / "later.bhxh", plain=True)
    restore(tmp_path / "new", made.path, read_code(made.page.code))
    for _ in range(2):
        with Session.open(tmp_path / "new") as session:
            assert ["workspace_restored"] == [problem.code for problem in session.warnings]
            import_files(session, [later.path], dry_run=True)
    with Session.open(tmp_path / "new") as session:
        import_files(session, [later.path])
        catch_up(session)
    with Session.open(tmp_path / "new") as session:
        assert [] == session.warnings


def test_new_keys(office, made, tmp_path):
    """Without the code the figures come back, and keys that others have to confirm."""
    restore(tmp_path / "new", made.path)
    with Session.open(tmp_path / "new") as session:
        assert office.key.public != session.key.public
        assert {office.key.public, session.key.public} == session.trust.rings[OFFICE]
        assert dump(office.connection)["revisions"] == dump(session.connection)["revisions"]


def test_keys_only_sealed(office, made):
    """Nowhere in the file is a key to be read, packed or not."""
    keys = [path.read_text().strip() for path in (office.workspace.folder / "keys").iterdir()]
    seen = [made.path.read_bytes(), *files_of(made.path).values()]
    assert not any(key.encode() in data for key in keys for data in seen)
    assert not any(MARK in data for data in seen)
    assert 2 == len(keys)


def test_age_opens_the_keys(judge, made, tmp_path):
    """Without this program too: unzip, then the age program and the code."""
    (tmp_path / "code").write_text(made.page.code, encoding="ascii")
    sealed = files_of(made.path)[KEYS]
    plain = canonical.decode(by_age(judge("age"), "-d", "-i", tmp_path / "code", data=sealed))
    assert {"signing.key", "sealing.key"} == plain["files"].keys()


def test_the_code_of_the_province(open_at, office, out, tmp_path):
    """It serves the offices it is known at, and the province itself; no other is then needed."""
    province = open_at("received")
    code = make_recovery_code(province)
    import_files(office, [export(province, out / "p.bhxh").path])
    for session, unit in ((province, PROVINCE), (office, OFFICE)):
        made = back_up(session, out / f"{unit}.zip")
        assert made.page is None
        assert unit == restore(tmp_path / f"new-{unit}", made.path, read_code(code.code)).unit


def test_never_without_a_code(office, out):
    """Nothing is written where nothing would open the keys."""
    with pytest.raises(Problem, match="backup_needs_code"):
        back_up(office, out / "b.zip")
    assert [] == list(out.iterdir())


def test_into_a_folder(office, out):
    """In a folder the file gets a name of its own, and never takes another's place."""
    made = back_up(office, out, page=out / "ma.docx")
    assert f"{OFFICE}_backup_2023-12-18.zip" == made.path.name
    assert {"ma.docx", made.path.name} == {path.name for path in out.iterdir()}
    with pytest.raises(Problem, match="file_exists"):
        back_up(office, out, code=True)
    assert made.path.read_bytes() != back_up(office, out, code=True, force=True).path.read_bytes()
    kept = {path.suffix for path in (office.workspace.folder / "backups").iterdir()}
    assert {".db"} == kept


def test_a_key_that_is_gone(office, out):
    """A backup without keys would be taken for one with them."""
    (office.workspace.folder / "keys" / "sealing.key").unlink()
    with pytest.raises(Problem, match="sealing_key_missing"):
        back_up(office, out / "b.zip", code=True)
    assert [] == list(out.iterdir())


def test_a_full_medium(office, out, monkeypatch):
    """Nothing half written stays, neither there nor here."""

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    before = set((office.workspace.folder / "backups").iterdir())
    with pytest.raises(Problem, match="disk_full"):
        back_up(office, out / "b.zip", code=True)
    assert [] == list(out.iterdir())
    assert before == set((office.workspace.folder / "backups").iterdir())


def test_only_into_a_fresh_folder(office, made):
    """A workspace is never written over."""
    before = dump(office.connection)
    assert "workspace_exists" == fault(office.workspace.folder, made.path)
    assert before == dump(office.connection)


def test_the_wrong_code(made, tmp_path):
    """Another code opens nothing; the sentence says what may be done."""
    assert "backup_code_wrong" == fault(tmp_path / "new", made.path, identity("B"))


@pytest.mark.parametrize("content", [b"", b"x", b"PK\3\4" + bytes(100), b"PK\5\6" + bytes(18)])
def test_no_backup(tmp_path, content):
    """Some other file."""
    (tmp_path / "x.zip").write_bytes(content)
    assert "backup_not_one" == fault(tmp_path / "new", tmp_path / "x.zip")


def test_other_entries(made, tmp_path):
    """A ZIP with an entry too few or too many, whatever its name."""
    files = files_of(made.path)
    for name in (*files, "../x", "extra"):
        other = {n: d for n, d in files.items() if n != name}
        other |= {} if name in files else {name: b"x"}
        path = packed(tmp_path / "x.zip", other)
        assert "backup_not_one" == fault(tmp_path / "new", path)


def test_damaged(made, tmp_path):
    """A changed byte in any entry is found with the code, though packed anew."""
    files, path, code = files_of(made.path), tmp_path / "x.zip", read_code(made.page.code)
    wrong = {ABOUT: "backup_damaged", STORE: "backup_damaged", KEYS: "backup_code_wrong"}
    for name, data in files.items():
        for place in range(21, len(data), max(1, len(data) // 9)):
            spoilt = bytearray(data)
            spoilt[place] ^= 1
            packed(path, {**files, name: bytes(spoilt)})
            assert fault(tmp_path / "new", path, code) in {"backup_damaged", wrong[name]}


def test_spoilt_on_the_way(made, tmp_path):
    """A file cut short or with bytes changed is refused, or not one content differs."""
    whole, path = made.path.read_bytes(), tmp_path / "x.zip"
    for size in range(0, len(whole), len(whole) // 9):
        path.write_bytes(whole[:size])
        assert fault(tmp_path / "new", path) in {"backup_not_one", "backup_damaged"}
    for place in range(0, len(whole), len(whole) // 60):
        spoilt = bytearray(whole)
        spoilt[place] ^= 0x41
        path.write_bytes(spoilt)
        try:
            found = restore(tmp_path / f"new-{place}", path)
        except Problem as problem:
            assert problem.code in {"backup_not_one", "backup_damaged"}
        else:
            assert made.header == found


def test_a_directory_that_points_before_the_file(made, tmp_path):
    """A damaged offset is a damaged file, no fault of the disk."""
    spoilt = bytearray(made.path.read_bytes())
    place = spoilt.rindex(b"PK\x05\x06") + 16
    spoilt[place : place + 4] = (
        int.from_bytes(spoilt[place : place + 4], "little") + 999_999
    ).to_bytes(4, "little")
    path = tmp_path / "x.zip"
    path.write_bytes(spoilt)
    assert fault(tmp_path / "new", path) in {"backup_not_one", "backup_damaged"}


def forged(made, path: Path, store: bytes, **more) -> Path:
    """A backup of another store, with the sealed keys of *made*."""
    files = files_of(made.path)
    about = canonical.decode(files[ABOUT])
    about |= {"store": canonical.digest(store), "size": len(store), **more}
    return packed(path, {**files, ABOUT: canonical.encode(about), STORE: store})


def test_another_store(made, open_at, tmp_path):
    """Keys are not put beside a store they were not kept with; without them it is taken."""
    other = back_up(open_at("filled", "KH-NH"), tmp_path / "o.zip", code=True)
    path = forged(made, tmp_path / "x.zip", files_of(other.path)[STORE], unit="KH-NH")
    assert "backup_damaged" == fault(tmp_path / "new", path, read_code(made.page.code))
    path = forged(made, tmp_path / "x.zip", files_of(other.path)[STORE])
    assert "backup_damaged" == fault(tmp_path / "new", path)  # of another unit than it says


def test_no_store(made, tmp_path):
    """Well packed, but the store is none, or was spoilt before."""
    store = files_of(made.path)[STORE]
    for spoilt in (b"x", store[:5000], store[:4096] + bytes(8192) + store[12288:]):
        path = forged(made, tmp_path / "x.zip", spoilt)
        assert "backup_damaged" == fault(tmp_path / "new", path)


def test_bomb(made, tmp_path):
    """What holds more than it says is stopped on the way."""
    files = files_of(made.path)
    path = packed(tmp_path / "x.zip", {**files, STORE: files[STORE] + bytes(50_000_000)})
    assert "backup_damaged" == fault(tmp_path / "new", path)
    path = packed(tmp_path / "x.zip", {**files, ABOUT: files[ABOUT] + bytes(50_000_000)})
    assert "backup_damaged" == fault(tmp_path / "new", path)


def test_a_newer_one(made, tmp_path, monkeypatch):
    """A later program's backup, or its store, is refused."""
    path = forged(made, tmp_path / "x.zip", files_of(made.path)[STORE], format=1)
    assert "format_newer" == fault(tmp_path / "new", path)
    monkeypatch.setattr(database, "SCHEMA", database.SCHEMA - 1)
    assert "store_too_new" == fault(tmp_path / "new", made.path)
