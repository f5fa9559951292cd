"""The copy of each day: made beside the window, which does not wait for it."""

from __future__ import annotations

import pytest

from bhxh_desktop import session as sessions
from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.submissions import reopen
from tests.helpers.workspaces import OFFICE
from ui.day_copy import DayCopy

NEW = FigureKey("dossiers", "policy", "new")


@pytest.fixture
def window(open_window):
    """A window on a workspace without a copy of the day."""
    made = open_window("filled", OFFICE)
    for copy in copies(made):
        copy.unlink()
    return made


def copies(window):
    """The copies there are."""
    return sorted((window._context.session.workspace.folder / "backups").glob("????-??-??.db"))


def test_it_is_made_soon_and_once(qtbot, window):
    """A moment after the start; looking again makes no second one."""
    copying = DayCopy(window._context, window)
    qtbot.waitUntil(lambda: [] != copies(window) and not window.busy)
    assert ["2023-12-18.db"] == [path.name for path in copies(window)]
    assert "Sao lưu gần nhất 18/12/2023" == window.foot.status.text()
    copying.look()
    assert not window.busy


def test_a_write_does_not_wait_for_it(window, monkeypatch):
    """The window's own write copies nothing, however large the store is."""
    asked = []
    monkeypatch.setattr(sessions, "daily_backup", lambda *_: asked.append(1))
    window.show_page("figures")
    window.current.entry.edit(NEW, "4321")
    assert [] == asked
    assert "" == window.current.messages.text


def test_a_copy_that_found_damage_closes_the_store(qtbot, window, monkeypatch):
    """It is said, and nothing is written from then on."""

    def damaged(*_arguments):
        raise Problem("store_damaged", path="x")

    monkeypatch.setattr(sessions, "daily_backup", damaged)
    DayCopy(window._context, window)
    bar = window.current.messages
    qtbot.waitUntil(lambda: "Không đọc được x" in bar.text)
    bar.dismiss()
    context = window._context
    assert context.write(lambda session: reopen(session, context.key)) is None
    assert "Không đọc được x" in bar.text
