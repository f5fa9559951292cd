"""After a restore the window says why nothing is locked, and reads again with one click."""

from __future__ import annotations

import shutil

import pytest

from bhxh_desktop import clock
from bhxh_desktop.operations.backups import back_up, restore
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.queries.history import history
from bhxh_desktop.queries.restored import behind_since
from bhxh_desktop.session import Session
from tests.helpers.window import click, opened_window, words_in
from tests.helpers.workspaces import OFFICE, key_of, relock
from tests.ui.conftest import NOW
from ui.dialogs.frame import DialogFrame
from ui.texts import safety_texts as texts


@pytest.fixture
def restored(templates, tmp_path):
    """The folder of a workspace that went back, and the bundle it wrote in between."""
    with clock.held(NOW):
        home = templates.copy("sent", OFFICE, tmp_path / "home")
        with Session.open(home) as session:
            made = back_up(session, tmp_path / "b.zip", code=True)
            second = relock(session, 1)
            written = export(session, tmp_path / "second.bhxh", plain=True).path
        restore(tmp_path / "new", made.path)
        yield tmp_path / "new", written, second


@pytest.fixture
def window(qtbot, restored):
    """The window on it."""
    with opened_window(qtbot, restored[0]) as found:
        yield found


def test_one_click(qtbot, restored, window):
    """Said at the start and where one would lock; read with one click, then it is settled."""
    folder, written, second = restored
    home = window.current
    assert "phục hồi từ bản sao lưu ngày 18/12/2023" in home.messages.text
    window.show_page("figures")
    page = window.current
    click(qtbot, page.acts.reopen)
    page.acts.ask_lock()
    assert page.acts.question is None
    assert "Chưa chốt được" in page.messages.text
    shutil.copy(written, folder / "exports")
    caption, remedy = window._context.remedies["restored_behind"]
    qtbot.waitUntil(lambda: caption in words_in(page.messages))
    remedy()
    qtbot.waitUntil(lambda: not window.busy)
    assert behind_since(page.session) is None
    assert second.id in history(page.session).heads_at(key_of(OFFICE)).ids
    assert "Đã đọc lại 1 gói" in page.messages.text
    assert "Chưa chốt được" not in page.messages.text
    assert "phục hồi" not in home.messages.text


def test_vouched(qtbot, restored, window):
    """Where nothing is found the safe answer leaves it; the other one is a person's word."""
    restored[1].unlink()
    _, remedy = window._context.remedies["workspace_restored"]
    for do in (False, True):
        remedy()
        qtbot.waitUntil(lambda: bool(window.findChildren(DialogFrame, "vouch")))
        (asked,) = window.findChildren(DialogFrame, "vouch")
        assert asked.later.isDefault()
        assert texts.VOUCH_ASK.format(day="18/12/2023") == asked.heading.text()
        click(qtbot, asked.do if do else asked.later)
        qtbot.waitUntil(lambda: not window.findChildren(DialogFrame, "vouch"))
        qtbot.waitUntil(lambda: not window.busy)
        assert do is (behind_since(window._context.session) is None)


def test_a_gap_is_vouched_for(qtbot, templates, tmp_path):
    """Which bundle is missing is told by its number; a person may say it went to nobody."""
    with clock.held(NOW):
        with Session.open(templates.copy("sent", OFFICE, tmp_path / "home")) as session:
            made = back_up(session, tmp_path / "b.zip", code=True)
            for attendees in (1, 2):
                relock(session, attendees)
                last = export(session, tmp_path, plain=True).path
        folder = tmp_path / "new"
        restore(folder, made.path)
        shutil.copy(last, folder / "exports")
        with opened_window(qtbot, folder) as window:
            window._context.remedies["workspace_restored"][1]()
            qtbot.waitUntil(lambda: bool(window.findChildren(DialogFrame, "vouch")))
            (asked,) = window.findChildren(DialogFrame, "vouch")
            assert texts.GAPS_ASK.format(missing=1, day="18/12/2023") == asked.heading.text()
            click(qtbot, asked.do)
            qtbot.waitUntil(lambda: not window.busy)
            assert behind_since(window._context.session) is None
