"""A workspace: made whole or not at all, open once."""

from __future__ import annotations

import socket
import sqlite3
import stat
import subprocess
import sys

import pytest

from bhxh_desktop.errors import Problem
from bhxh_desktop.store import database, lock_file, units
from bhxh_desktop.store import workspace as workspaces
from bhxh_desktop.store.workspace import Workspace
from tests.helpers.model import small_tree


def make(folder, prepare=lambda _folder, _connection: None, **facts):
    """Make a workspace."""
    workspaces.create(folder, small_tree(), prepare, **facts)


def code_of(action) -> str:
    """The code of the Problem that *action* raises."""
    with pytest.raises(Problem) as caught:
        action()
    return caught.value.code


def test_created(tmp_path):
    """It has its folders, its units, its facts, and what the caller prepared."""
    folder = tmp_path / "Sổ làm việc"

    def prepare(draft, connection):
        (draft / "keys" / "key").write_text("secret")
        connection.execute("INSERT INTO meta VALUES ('prepared', 'yes')")

    make(folder, prepare, unit="P", author="Người lập")
    assert {"store.db", "keys", "backups", "exports"} == {path.name for path in folder.iterdir()}
    assert 0o700 == stat.S_IMODE((folder / "keys").stat().st_mode)
    assert "secret" == (folder / "keys" / "key").read_text()
    with Workspace(folder) as workspace:
        found = [workspace.meta(key) for key in ("unit", "author", "prepared", "sample")]
        assert ["P", "Người lập", "yes", None] == found
        assert small_tree() == units.load(workspace.connection)
    assert [folder] == list(tmp_path.iterdir())


def test_identity(tmp_path):
    """Two workspaces of one unit are told apart."""
    found = []
    for name in "ab":
        make(tmp_path / name, unit="P")
        with Workspace(tmp_path / name) as workspace:
            found.append(workspace.meta("id"))
    assert 2 == len(set(found))


def test_created_in_an_empty_folder(tmp_path, monkeypatch):
    """An empty folder will do, also the one we are in."""
    monkeypatch.chdir(tmp_path)
    make(tmp_path.relative_to(tmp_path), unit="P")
    assert (tmp_path / "store.db").is_file()


@pytest.mark.parametrize("error", [OSError, ValueError, KeyboardInterrupt])
def test_created_whole_or_not(tmp_path, error):
    """Interrupted before the end it leaves nothing."""

    def fail(_folder, _connection):
        raise error

    with pytest.raises((Problem, error)):
        make(tmp_path / "workspace", fail)
    assert [] == list(tmp_path.iterdir())


def test_units_must_form_a_tree(tmp_path):
    """A list of units that is none leaves no workspace."""
    orphans = [unit for unit in small_tree() if unit.code != "P"]
    action = workspaces.create
    code = code_of(lambda: action(tmp_path / "w", orphans, lambda _f, _c: None))
    assert "unit_parent_unknown" == code
    assert [] == list(tmp_path.iterdir())


def test_not_over_other_data(tmp_path):
    """A folder with anything in it, and a file, are left alone."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name in ("full", "file"):
        assert "workspace_exists" == code_of(lambda name=name: make(tmp_path / name))
    assert "mine" == (tmp_path / "full" / "x").read_text()
    assert "mine" == (tmp_path / "file").read_text()


def test_not_where_nothing_can_be_written(tmp_path):
    """A place that takes no folder is told in a sentence."""
    (tmp_path / "file").write_text("")
    assert "store_unwritable" == code_of(lambda: make(tmp_path / "file" / "workspace"))


def test_missing(tmp_path):
    """A folder without a store is no workspace, and stays as it is."""
    assert "workspace_missing" == code_of(lambda: Workspace(tmp_path))
    assert [] == list(tmp_path.iterdir())


def test_facts(workspace):
    """A fact can be written and written again."""
    for value in ("1", "2"):
        workspace.set_meta("x", value)
        assert value == workspace.meta("x")


def test_open_once(folder):
    """A second instance is refused; afterwards anybody may."""
    with Workspace(folder):
        with pytest.raises(Problem) as caught:
            Workspace(folder)
        assert ("workspace_in_use", {"path": folder}) == (caught.value.code, caught.value.fields)
    with Workspace(folder):
        pass


def test_held_by_another_pc(folder, monkeypatch):
    """Of two PCs on a share the second is told the name of the first."""
    with Workspace(folder):
        monkeypatch.setattr(lock_file.platform, "node", lambda: "PHONG-TO-CHUC")
        with pytest.raises(Problem) as caught:
            Workspace(folder)
        assert "workspace_in_use_elsewhere" == caught.value.code
        assert {"path": folder, "holder": socket.gethostname()} == caught.value.fields


def test_reading_beside_the_holder(folder):
    """Who only reads is let in beside a writer, sees what is committed, and can write nothing."""
    with Workspace(folder) as holder:
        holder.set_meta("x", "1")
        with Workspace(folder, reading=True) as reader:
            assert "1" == reader.meta("x")
            holder.set_meta("x", "2")
            assert "1" == reader.meta("x"), "one answer of a command fits the other"
            with pytest.raises(sqlite3.OperationalError):
                reader.set_meta("x", "3")
        with Workspace(folder, reading=True) as reader:
            assert "2" == reader.meta("x")
        assert "workspace_in_use" == code_of(lambda: Workspace(folder))
    with Workspace(folder, reading=True) as alone:
        alone.set_meta("x", "4")


def test_reading_beside_a_program_of_another_version(folder, monkeypatch):
    """A store that would have to be upgraded, or is too new, is left to its holder."""
    with Workspace(folder):
        for schema in (database.SCHEMA + 1, database.SCHEMA - 1):
            monkeypatch.setattr(database, "SCHEMA", schema)
            assert "workspace_in_use" == code_of(lambda: Workspace(folder, reading=True))


def test_nobody_reads_beside_a_holder_on_a_share(folder, monkeypatch):
    """There a reader would hold up the writer, and locks are not to be relied on."""
    monkeypatch.setattr(workspaces, "is_on_network", lambda _folder: True)
    with Workspace(folder):
        assert "workspace_in_use" == code_of(lambda: Workspace(folder, reading=True))


def test_open_once_over_processes(folder):
    """Another process is refused too, and its end frees the workspace."""
    script = (
        "import sys, pathlib, bhxh_desktop.store.workspace as w\n"
        "held = w.Workspace(pathlib.Path(sys.argv[1]))\nprint('open', flush=True)\ninput()"
    )
    command = [sys.executable, "-c", script, folder]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **pipes, text=True) as other:
        assert "open\n" == other.stdout.readline()
        with pytest.raises(Problem) as caught:
            Workspace(folder)
        other.kill()
    assert "workspace_in_use" == caught.value.code
    with Workspace(folder) as workspace:
        assert "P" == workspace.meta("unit")


def test_lock_that_cannot_be_written(folder):
    """A workspace where no file can be written is told in a sentence."""
    (folder / "in-use").mkdir()
    assert "store_unwritable" == code_of(lambda: Workspace(folder))


def test_failing_to_open_frees_the_lock(folder):
    """A store that is refused does not stay locked."""
    content = (folder / "store.db").read_bytes()
    (folder / "store.db").write_bytes(b"")
    assert "store_damaged" == code_of(lambda: Workspace(folder))
    (folder / "store.db").write_bytes(content)
    with Workspace(folder):
        pass


def test_on_a_share(folder, monkeypatch):
    """On another computer it is marked for a warning and keeps no log in shared memory."""
    monkeypatch.setattr(workspaces, "is_on_network", lambda _folder: True)
    with Workspace(folder) as workspace:
        assert workspace.on_network
        assert "delete" == workspace.connection.execute("PRAGMA journal_mode").fetchone()[0]
    monkeypatch.undo()
    with Workspace(folder) as workspace:
        assert not workspace.on_network
        assert "wal" == workspace.connection.execute("PRAGMA journal_mode").fetchone()[0]
