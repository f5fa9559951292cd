"""The shared folder in the window: chosen, visited, left."""

from __future__ import annotations

from bhxh_desktop.operations.mailbox import choose, sync
from bhxh_desktop.session import Session
from tests.helpers.window import click
from tests.helpers.workspaces import OFFICE, head_of, relock
from ui.texts import mailbox_texts as texts


def test_what_the_other_pc_locked_comes(qtbot, open_exchange, templates, tmp_path):
    """Choosing the folder visits it at once; what came is told of and is there."""
    folder = tmp_path / "chung"
    folder.mkdir()
    with Session.open(templates.copy("sent", OFFICE, tmp_path / "other")) as other:
        choose(other, folder)
        mended = relock(other, 5)
        sync(other)
    page = open_exchange("sent", OFFICE)
    assert texts.NONE == page.mailbox.words.text()
    assert not page.mailbox.visit_button.isVisible()
    page.mailbox.choose_folder = lambda _parent: folder
    click(qtbot, page.mailbox.choose_button)
    qtbot.waitUntil(lambda: bool(page.messages.text), timeout=20000)
    assert page.messages.text.startswith("Thư mục chung: nhận ")
    assert mended.id == head_of(page.session, OFFICE).id
    click(qtbot, page.mailbox.visit_button)
    qtbot.waitUntil(lambda: page.messages.text == texts.NOTHING, timeout=20000)
    click(qtbot, page.mailbox.leave_button)
    assert texts.NONE == page.mailbox.words.text()


def test_a_place_that_is_none(qtbot, open_exchange):
    """The workspace itself is refused in a sentence, and nothing is in use."""
    page = open_exchange("sent", OFFICE)
    page.mailbox.choose_folder = lambda _parent: page.session.workspace.folder
    click(qtbot, page.mailbox.choose_button)
    assert "không dùng làm thư mục chung" in page.messages.text
    assert texts.NONE == page.mailbox.words.text()
