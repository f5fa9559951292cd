"""A session: the day's copy before the first write, and what people are warned of."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from bhxh_desktop import session as sessions
from bhxh_desktop.domain.period import Period
from bhxh_desktop.errors import Problem
from bhxh_desktop.session import Session, copy_day, version_for
from bhxh_desktop.store import workspace as workspaces
from tests.helpers.model import small_definition
from tests.helpers.workspaces import REGIME, definition


def write(session: Session, value: str) -> None:
    """Write a fact."""
    with session.writing():
        session.workspace.set_meta("x", value)


def copies(session: Session) -> dict[str, str | None]:
    """The fact in every copy, by its name."""
    found = {}
    for path in (session.workspace.folder / "backups").iterdir():
        with closing(sqlite3.connect(path)) as copy:
            row = copy.execute("SELECT value FROM meta WHERE key = 'x'").fetchone()
            found[path.name] = row and row[0]
    return found


def test_copied_before_the_first_write_of_a_day(open_at, frozen_clock):
    """One copy a day holds what stood there before, over sessions and over midnight."""
    frozen_clock(datetime(2024, 12, 12, 8, tzinfo=UTC))
    session = open_at("empty", "KH-CR")
    before = copies(session)
    write(session, "1")
    write(session, "2")
    again = Session(session.workspace)
    write(again, "3")
    frozen_clock(datetime(2024, 12, 13, 8, tzinfo=UTC))
    write(again, "4")
    write(again, "5")
    assert {**before, "2024-12-12.db": None, "2024-12-13.db": "3"} == copies(session)
    assert [] == session.warnings + again.warnings


def test_reading_makes_no_copy(open_at, frozen_clock):
    """Only who writes waits for the copy."""
    session = open_at("sent", "KH-CR")
    before = copies(session)
    assert session.tasks(REGIME, "2023", "KH") != ()
    assert before == copies(session)


def test_no_room_for_the_copy(open_at, frozen_clock):
    """Without the copy the work goes on, and people are told once."""
    session = open_at("empty", "KH-CR")
    folder = session.workspace.folder / "backups"
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.write_text("no folder")
    write(session, "1")
    write(session, "2")
    assert "2" == session.workspace.meta("x")
    (warning,) = session.warnings
    assert ("backup_failed", {"path": folder}) == (warning.code, warning.fields)


def test_damage_found_by_the_copy(open_at, frozen_clock, monkeypatch):
    """A store that cannot be read through is not written to."""

    def damaged(*_arguments: object) -> None:
        raise Problem("store_damaged", path="x")

    session = open_at("empty", "KH-CR")
    monkeypatch.setattr(sessions, "daily_backup", damaged)
    with pytest.raises(Problem) as caught:
        write(session, "1")
    assert "store_damaged" == caught.value.code
    assert session.workspace.meta("x") is None


def test_a_hurried_write_leaves_the_copy_to_others(open_at, frozen_clock):
    """A window does not stand still for it; who hurries makes it at another time."""
    frozen_clock(datetime(2024, 12, 12, 8, tzinfo=UTC))
    session = open_at("empty", "KH-CR")
    before = copies(session)
    session.hurried = True
    write(session, "1")
    assert before == copies(session)
    assert [] == copy_day(session) + copy_day(session)
    assert {**before, "2024-12-12.db": "1"} == copies(session)


def test_nothing_is_written_after_a_fault(open_at):
    """Who found the store damaged keeps the window from writing to it."""
    session = open_at("empty", "KH-CR")
    session.fault = Problem("store_damaged", path="x")
    with pytest.raises(Problem) as caught:
        write(session, "1")
    assert "store_damaged" == caught.value.code
    assert session.workspace.meta("x") is None


def test_warned_of_a_share(open_at, monkeypatch):
    """A workspace on another computer is worth a warning, one here is not."""
    assert [] == open_at("empty", "KH-CR").warnings
    monkeypatch.setattr(workspaces, "is_on_network", lambda _folder: True)
    session = open_at("empty", "KH-NH")
    (warning,) = session.warnings
    expected = ("workspace_on_network", {"path": session.workspace.folder})
    assert expected == (warning.code, warning.fields)


def test_author(open_at, tmp_path):
    """The name chosen with the workspace stands unless another is given."""
    session = open_at("empty", "KH-CR")
    assert "Trần Văn Mẫu" == session.author
    assert "Người khác" == Session(session.workspace, "Người khác").author


def version(number: int, valid_from: str):
    """A version of the small regime."""
    return small_definition(version=number, valid_from=valid_from)


@pytest.mark.parametrize(("year", "expected"), [(2023, 1), (2024, 1), (2025, 3), (2030, 3)])
def test_version_that_serves_a_year(year, expected):
    """The latest version that had begun by then."""
    versions = [version(2, "2025"), version(1, "2023"), version(3, "2025")]
    assert expected == version_for(versions, "small", year).regime.version


@pytest.mark.parametrize(
    ("regime", "year", "code", "fields"),
    [
        ("small", 2022, "regime_later", {"regime": "Nhỏ", "first": "2023"}),
        ("other", 2023, "regime_unknown", {"found": "other", "expected": "small"}),
    ],
)
def test_no_version(regime, year, code, fields):
    """A regime there is none of, and a year before its first version, are refused."""
    with pytest.raises(Problem) as caught:
        version_for([version(1, "2023"), version(2, "2025")], regime, year)
    assert (code, fields) == (caught.value.code, caught.value.fields)


def test_definitions(open_at):
    """A definition is found by its hash and by its period; others are refused."""
    session = open_at("empty", "KH-CR")
    known = definition().hash
    assert known == session.definition(known).hash
    assert known == session.definition_for(REGIME, Period.parse("2023-Q1")).hash
    for action, code in (
        (lambda: session.definition("0" * 64), "definition_missing"),
        (lambda: session.definition_for(REGIME, Period.parse("2023-9M")), "period_not_owed"),
    ):
        with pytest.raises(Problem) as caught:
            action()
        assert code == caught.value.code
