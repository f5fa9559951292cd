"""The shared folder is visited without being asked for, and never in anybody's way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bhxh_desktop.operations.mailbox import choose, sync
from bhxh_desktop.session import Session
from tests.helpers.window import words_in
from tests.helpers.workspaces import OFFICE, head_of, relock
from ui import mailbox_visits
from ui.mailbox_visits import MailboxVisits
from ui.texts import mailbox_texts as texts


@pytest.fixture
def folder(templates, tmp_path) -> Path:
    """A shared folder in which another PC of the office has laid a second revision."""
    made = tmp_path / "chung"
    made.mkdir()
    with Session.open(templates.copy("sent", OFFICE, tmp_path / "other")) as other:
        choose(other, made)
        relock(other, 5)
        sync(other)
    return made


@pytest.fixture
def window(open_window, folder, monkeypatch):
    """The window of an office that shares the folder; its first visit is soon."""
    monkeypatch.setattr(mailbox_visits, "SOON_MS", 0)
    made = open_window("sent", OFFICE)
    choose(made._context.session, folder)
    return made


def wait(qtbot, window):
    """Let the work in the background end."""
    qtbot.waitUntil(lambda: not window.busy)


def test_what_came_is_told_once(qtbot, window):
    """News in the message bar; a visit that brought nothing is seen at the foot alone."""
    before = head_of(window._context.session, OFFICE)
    visits = MailboxVisits(window._context, window.foot, window)
    qtbot.waitUntil(window.foot.shared.isVisible)
    assert window.current.messages.text.startswith("Thư mục chung: nhận ")
    assert texts.VISITED.format(time="10:26") == window.foot.shared.text()
    assert before.id in head_of(window._context.session, OFFICE).parents
    window.current.messages.clear()
    visits.look()
    wait(qtbot, window)
    assert "" == window.current.messages.text


def test_nobody_is_disturbed_while_typing(qtbot, window):
    """What stands half typed in a cell is there after the visit; the page is read when asked."""
    window.show_page("figures")
    page = window.current
    MailboxVisits(window._context, window.foot, window)
    seen = page.entering
    qtbot.waitUntil(window.foot.shared.isVisible)
    assert seen is page.entering
    qtbot.waitUntil(lambda: texts.SEE in words_in(page.messages))
    page.messages._buttons[0].click()
    assert seen is not page.entering


def test_a_folder_that_is_gone(qtbot, window, folder):
    """Quietly at the foot, no message, no dialog; it is found again by itself."""
    away = shutil.move(folder, folder.with_name("away"))
    visits = MailboxVisits(window._context, window.foot, window)
    qtbot.waitUntil(lambda: texts.GONE == window.foot.shared.text())
    assert "chung" in window.foot.shared.toolTip()
    assert "" == window.current.messages.text
    shutil.move(away, folder)
    visits.look()
    qtbot.waitUntil(lambda: texts.GONE != window.foot.shared.text())
    assert window.current.messages.text.startswith("Thư mục chung: nhận ")


def test_a_spoilt_file_is_told_once(qtbot, window, folder):
    """It is tried again at each visit, since it may still be arriving."""
    (folder / "x.bhxh").write_bytes(b"?")
    visits = MailboxVisits(window._context, window.foot, window)
    qtbot.waitUntil(lambda: "x.bhxh" in window.current.messages.text)
    window.current.messages.clear()
    visits.look()
    wait(qtbot, window)
    assert "" == window.current.messages.text


def test_no_folder_no_visit(qtbot, open_window, monkeypatch):
    """Most offices have one PC."""
    monkeypatch.setattr(mailbox_visits, "SOON_MS", 0)
    window = open_window("sent", OFFICE)
    MailboxVisits(window._context, window.foot, window).look()
    assert not window.busy
    assert not window.foot.shared.isVisible()
