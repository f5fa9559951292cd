"""Copies of the database: one a day, and before what is daring."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bhxh_desktop.errors import Bug, Problem
from bhxh_desktop.store import database
from bhxh_desktop.store.backups import backup_now, daily_backup
from bhxh_desktop.store.database import is_whole, transaction


def fact(path: Path) -> str | None:
    """What a copy says."""
    with closing(sqlite3.connect(path)) as copy:
        assert is_whole(copy)
        row = copy.execute("SELECT value FROM meta WHERE key = 'x'").fetchone()
        return row and row[0]


def test_once_a_day(workspace):
    """The first copy of a day is kept; the next day has its own."""
    workspace.set_meta("x", "1")
    first = daily_backup(workspace, "2024-12-12")
    workspace.set_meta("x", "2")
    assert daily_backup(workspace, "2024-12-12") is None
    second = daily_backup(workspace, "2024-12-13")
    assert ["1", "2"] == [fact(first), fact(second)]
    names = {path.name for path in (workspace.folder / "backups").iterdir()}
    assert {"2024-12-12.db", "2024-12-13.db"} == names


def test_a_month_is_kept(workspace):
    """Of thirty-one days the oldest goes; copies made for other reasons stay."""
    folder = workspace.folder / "backups"
    names = {f"2024-12-{day:02}.db" for day in range(1, 31)} | {"2023-01-01-restore-1.db"}
    for name in names:
        (folder / name).touch()
    daily_backup(workspace, "2024-12-31")
    expected = names - {"2024-12-01.db"} | {"2024-12-31.db"}
    assert expected == {path.name for path in folder.iterdir()}


def test_after_a_clock_gone_wrong(workspace):
    """Copies dated into the future never push out the one just made."""
    folder = workspace.folder / "backups"
    for day in range(1, 31):
        (folder / f"2099-01-{day:02}.db").touch()
    made = daily_backup(workspace, "2024-12-12")
    names = sorted(path.name for path in folder.iterdir())
    assert [made.name, *(f"2099-01-{day:02}.db" for day in range(2, 31))] == names


def test_before_what_is_daring(workspace):
    """Each call leaves its own copy, never replacing one."""
    paths = []
    for value in ("1", "2"):
        workspace.set_meta("x", value)
        paths.append(backup_now(workspace, "2024-12-12", "restore"))
    assert ["2024-12-12-restore-1.db", "2024-12-12-restore-2.db"] == [p.name for p in paths]
    assert ["1", "2"] == [fact(path) for path in paths]


def test_folder_tidied_away(workspace):
    """The folder of copies is made anew."""
    (workspace.folder / "backups").rmdir()
    assert daily_backup(workspace, "2024-12-12").is_file()


def test_folder_that_is_a_file(workspace):
    """Where no folder can be, that is said."""
    (workspace.folder / "backups").rmdir()
    (workspace.folder / "backups").write_text("")
    with pytest.raises(Problem) as caught:
        daily_backup(workspace, "2024-12-12")
    assert "store_unwritable" == caught.value.code


def test_only_of_what_is_committed(workspace):
    """A copy in the middle of a transaction would hold what may yet be taken back."""
    with transaction(workspace.connection), pytest.raises(Bug):
        daily_backup(workspace, "2024-12-12")


def test_place_that_takes_no_file(workspace, tmp_path):
    """A copy that cannot be written is told with its own path, not the store's."""
    target = tmp_path / "missing" / "copy.db"
    with pytest.raises(Problem) as caught:
        database.backup(workspace.connection, target)
    assert "store_unwritable" == caught.value.code
    assert {"path": target} == caught.value.fields


def test_half_a_copy_is_written_over(workspace):
    """What a crash left of a copy does no harm."""
    (workspace.folder / "backups" / ".2024-12-12.db.tmp").write_bytes(b"half")
    workspace.set_meta("x", "1")
    assert "1" == fact(daily_backup(workspace, "2024-12-12"))
