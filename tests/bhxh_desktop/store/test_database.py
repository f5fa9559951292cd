"""The database: opened only when ours, written whole or not at all, upgraded behind a copy."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from bhxh_desktop.errors import Bug, Problem
from bhxh_desktop.store import database, migrations
from bhxh_desktop.store.database import connect, is_whole, transaction
from bhxh_desktop.store.faults import told, told_of_files
from bhxh_desktop.store.workspace import Workspace

NOW = database.SCHEMA
PUT = "INSERT INTO meta VALUES (?, ?)"


def facts(connection: sqlite3.Connection) -> dict[str, str]:
    """What meta says."""
    return dict(connection.execute("SELECT key, value FROM meta"))


def code_of(action) -> str:
    """The code of the Problem that *action* raises."""
    with pytest.raises(Problem) as caught:
        action()
    return caught.value.code


def files_of(folder: Path) -> dict[str, bytes]:
    """The files a newer program would miss; the index of the log is built anew anyway."""
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and path.suffix != ".db-shm" and path.name != "in-use"
    }


def test_settings(connection):
    """Every commit reaches the disk; references are checked; tables keep their types."""
    pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "user_version")
    found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
    assert ["wal", 2, 1, 5000, database.SCHEMA] == found
    tables = connection.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'")
    loose = {name for name, strict in tables if not strict}
    assert {"_sqlite_migrations", "sqlite_schema", "sqlite_temp_schema"} == loose


def test_opening_does_not_import_sqlite_utils(folder):
    """An up-to-date store is opened by sqlite3 alone: the library costs as much as the window."""
    script = (
        "import sys, pathlib, bhxh_desktop.store.workspace as w\n"
        "with w.Workspace(pathlib.Path(sys.argv[1])): print('sqlite_utils' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, folder], capture_output=True, text=True, check=True
    )
    assert "False\n" == run.stdout


def test_transaction(connection):
    """What a block writes is there after it; transactions do not nest."""
    with transaction(connection):
        connection.execute(PUT, ("x", "1"))
        with pytest.raises(Bug), transaction(connection):
            pass
    assert "1" == facts(connection)["x"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_rollback_leaves_nothing(connection, error):
    """A block that fails has written nothing, and the next one can write."""
    before = facts(connection)

    def write() -> None:
        with transaction(connection):
            connection.execute(PUT, ("x", "1"))
            raise error

    with pytest.raises(error):
        write()
    assert before == facts(connection)
    with transaction(connection):
        connection.execute(PUT, ("x", "2"))
    assert "2" == facts(connection)["x"]


def test_failing_commit_is_taken_back(connection):
    """A commit that is refused leaves no transaction open and nothing written."""
    orphan = "INSERT INTO working_copies VALUES ('A', 'own', 'r', '2023', '', 'none', '', '')"

    def write() -> None:
        with transaction(connection):
            connection.execute("PRAGMA defer_foreign_keys = ON")
            connection.execute(orphan)

    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        write()
    assert not connection.in_transaction
    assert 0 == connection.execute("SELECT count(*) FROM working_copies").fetchone()[0]


def test_full_disk(connection):
    """A full disk has its sentence, keeps what was committed, and no half of the rest."""
    (used,) = connection.execute("PRAGMA page_count").fetchone()
    with transaction(connection):
        connection.execute(PUT, ("x", "committed"))
    connection.execute(f"PRAGMA max_page_count = {used + 5}")

    def write() -> None:
        with transaction(connection):
            for number in range(20):
                connection.execute("INSERT INTO parts VALUES (?, zeroblob(4000))", (str(number),))

    assert "disk_full" == code_of(write)
    assert not connection.in_transaction
    assert is_whole(connection)
    assert "committed" == facts(connection)["x"]
    assert 0 == connection.execute("SELECT count(*) FROM parts").fetchone()[0]
    connection.execute("PRAGMA max_page_count = 10000")
    write()
    assert 20 == connection.execute("SELECT count(*) FROM parts").fetchone()[0]


def test_held_by_another_program(connection, folder):
    """A database another program writes to is not written, and that is said."""
    with closing(sqlite3.connect(folder / "store.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "store_busy" == code_of(lambda: transaction(connection, hurried=True).__enter__())


def test_a_hurried_write_does_not_wait(connection, folder):
    """It is refused in a moment; once the other is done it writes, as patient as before."""

    def write() -> None:
        with transaction(connection, hurried=True):
            connection.execute("INSERT INTO meta VALUES ('hurried', '1')")

    patience = connection.execute("PRAGMA busy_timeout").fetchone()
    with closing(sqlite3.connect(folder / "store.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        assert "store_busy" == code_of(write)
        assert time.monotonic() - begun < 1
    write()
    assert "1" == facts(connection)["hurried"]
    assert patience == connection.execute("PRAGMA busy_timeout").fetchone()


def test_faults_of_files():
    """A full disk and a refusal are told apart; errors of our own SQL stay what they are."""

    def fail(error: OSError) -> None:
        with told_of_files(Path("x")):
            raise error

    assert "disk_full" == code_of(lambda: fail(OSError(28, "full")))
    assert "store_unwritable" == code_of(lambda: fail(PermissionError()))
    with pytest.raises(sqlite3.ProgrammingError), told(Path("x")):
        raise sqlite3.ProgrammingError


def test_newer_store_is_not_touched(folder, tmp_path):
    """A store of a newer program, left behind by a crash, is refused byte for byte as it was."""
    crashed = tmp_path / "crashed"
    with closing(sqlite3.connect(folder / "store.db", isolation_level=None)) as newer:
        newer.execute("PRAGMA user_version = 99")
        newer.execute(PUT, ("x", "of the future"))
        shutil.copytree(folder, crashed)
    before = files_of(crashed)
    assert before["store.db-wal"], "what the newer program wrote is still in its log"
    assert "store_too_new" == code_of(lambda: Workspace(crashed))
    assert before == files_of(crashed)
    with closing(sqlite3.connect(crashed / "store.db")) as newer:
        assert "of the future" == facts(newer)["x"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04" * 5000, None])
def test_foreign_files_are_not_touched(folder, content):
    """An empty file, one of another kind, and another program's database are no store of ours."""
    path = folder / "store.db"
    path.unlink()
    if content is None:
        with closing(sqlite3.connect(path)) as other:
            other.execute("CREATE TABLE theirs (x)")
    else:
        path.write_bytes(content)
    before = files_of(folder)
    assert "store_damaged" == code_of(lambda: Workspace(folder))
    assert before == files_of(folder)


def test_cut_off_file(folder):
    """A file that lost its end is refused at once."""
    path = folder / "store.db"
    path.write_bytes(path.read_bytes()[:-8192])
    assert "store_damaged" == code_of(lambda: Workspace(folder))


def test_damage_is_found(folder):
    """A page overwritten by another program's bytes makes the store unsound."""
    path = folder / "store.db"
    content = bytearray(path.read_bytes())
    with closing(connect(path)) as connection:
        assert is_whole(connection)
    content[8192:12288] = b"\xff" * 4096
    path.write_bytes(content)
    with closing(connect(path)) as connection:
        assert not is_whole(connection)
        target = folder / "backups" / "x.db"
        assert "store_damaged" == code_of(lambda: database.backup(connection, target))
    assert [] == list(target.parent.iterdir())


def test_orphans_are_found(connection):
    """A reference to nothing makes the store unsound too."""
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(
        "INSERT INTO working_items VALUES ('A', 'own', 'r', '2023', 'note', 'x', '\"\"')"
    )
    assert not is_whole(connection)


def test_cut_short_without_log(folder, tmp_path):
    """Cut short in the middle of a write on a share, where there is no log, it opens whole."""
    crashed = tmp_path / "crashed"
    with closing(sqlite3.connect(folder / "store.db", isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = DELETE")
        writer.execute("PRAGMA cache_size = 2")
        writer.execute("BEGIN")
        for number in range(50):
            writer.execute("INSERT INTO parts VALUES (?, zeroblob(4000))", (str(number),))
        shutil.copytree(folder, crashed)
    assert (crashed / "store.db-journal").stat().st_size
    with closing(connect(crashed / "store.db", "DELETE")) as connection:
        assert is_whole(connection)
        assert 0 == connection.execute("SELECT count(*) FROM parts").fetchone()[0]


def test_no_database_in_place_of_another(folder):
    """Creating never takes over a file that is there."""
    with pytest.raises(Bug):
        database.create(folder / "store.db")


def upgraded(monkeypatch: pytest.MonkeyPatch, *scripts: str) -> None:
    """Let the program know further migrations."""
    known = Migrations("bhxh")
    known()(migrations.m0001_initial)
    known()(migrations.m0002_senders)
    known()(migrations.m0003_audit_by_subject)
    for number, script in enumerate(scripts, NOW + 1):
        known(name=f"m{number:04}")(lambda db, script=script: migrations._run(db, script))
    monkeypatch.setattr(migrations, "migrations", known)
    monkeypatch.setattr(database, "SCHEMA", NOW + len(scripts))


def test_upgrade(folder, monkeypatch):
    """An older store is copied, then brought up to date with all it holds."""
    upgraded(monkeypatch, "CREATE TABLE later (x TEXT) STRICT;", "DROP TABLE files;")
    with closing(connect(folder / "store.db")) as connection:
        assert NOW + 2 == connection.execute("PRAGMA user_version").fetchone()[0]
        assert "P" == facts(connection)["unit"]
        assert [] == connection.execute("SELECT * FROM later").fetchall()
        assert 1 == connection.execute("PRAGMA foreign_keys").fetchone()[0]
    (copy,) = (folder / "backups").iterdir()
    with closing(sqlite3.connect(copy)) as before:
        assert NOW == before.execute("PRAGMA user_version").fetchone()[0]
        assert "P" == facts(before)["unit"]


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ("CREATE TABLE units (x);", sqlite3.OperationalError),
        (
            "INSERT INTO working_items VALUES ('A', 'own', 'r', '2023', 'note', 'x', '\"\"');",
            Bug,
        ),
    ],
)
def test_failing_upgrade_leaves_the_old_store(folder, monkeypatch, script, error):
    """Of several migrations all are kept or none; one that breaks a reference is none."""
    upgraded(monkeypatch, "CREATE TABLE later (x TEXT) STRICT;", script)
    with pytest.raises(error):
        connect(folder / "store.db")
    monkeypatch.undo()
    with Workspace(folder) as workspace:
        tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'later'"
        assert 0 == workspace.connection.execute(tables).fetchone()[0]
        assert is_whole(workspace.connection)
