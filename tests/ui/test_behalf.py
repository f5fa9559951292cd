"""Typing for an office in the window, and correcting it: whose figures they are is in view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from bhxh_desktop.domain.figure import number_cell
from bhxh_desktop.queries.board import unit_report
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.history import history
from bhxh_desktop.store import working
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import ATTENDEES, OFFICE, PROVINCE, head_of, key_of, row_of
from ui.texts import behalf_texts as texts

KEY = key_of(OFFICE)
NAME, HOME = "BHXH Cam Ranh", "BHXH tỉnh Khánh Hòa"


def typing(qtbot, window):
    """Go from the board to the figures of the first office with the key; return the page."""
    window.show_page("board")
    board = window.current
    board.table.go_to(OFFICE, "cchc")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(board, Qt.Key.Key_F2)
    return window.current


@pytest.fixture
def window(open_window):
    """The window of a province that nobody has sent anything to."""
    return open_window("sent", PROVINCE)


@pytest.fixture
def received(open_window):
    """The window of a province that has got and approved everything."""
    return open_window("received", PROVINCE)


def test_for_an_office_that_sent_nothing(qtbot, window):
    """From its row on the board; name in head and strip; nothing is the province's own."""
    page = typing(qtbot, window)
    assert "figures" == page.key
    assert f"Số liệu của {NAME}" == page.head.title.text()
    assert page.behalf.strip.isVisible()
    assert f"Đang nhập thay {NAME}" in page.behalf.strip.words.text()
    assert f"không phải của {HOME}" in page.behalf.strip.words.text()
    assert texts.CHIP in words_in(page.head)
    assert KEY == page.undo_key
    before = working.load(page.session.connection, key_of(PROVINCE))
    page.go_to(ATTENDEES)
    assert page.entry.edit(ATTENDEES, "5")
    assert number_cell(5) == working.load(page.session.connection, KEY).cells[ATTENDEES]
    assert before == working.load(page.session.connection, key_of(PROVINCE))
    page.undo()
    assert ATTENDEES not in working.load(page.session.connection, KEY).cells


def test_leaving_is_being_back_at_home(qtbot, window):
    """Whoever leaves the page comes back to the own figures, by whatever way."""
    page = typing(qtbot, window)
    for leave in (
        lambda: window.navigation.chosen.emit("figures"),
        lambda: (window.navigation.chosen.emit("draft"), window.navigation.chosen.emit("figures")),
        lambda: (click(qtbot, page.behalf.strip.back), window.show_page("figures")),
    ):
        assert KEY == page.undo_key
        leave()
        assert "figures" == window.current.key
        assert key_of(PROVINCE) == page.undo_key
        assert not page.behalf.strip.isVisible()
        assert "Số liệu" == page.head.title.text()
        typing(qtbot, window)


def test_another_period_is_still_the_offices(qtbot, window):
    """The pickers stay with the unit, and say so."""
    page = typing(qtbot, window)
    window.bar.period.chosen.emit("2022")
    assert OFFICE == window._context.typing_key.unit
    assert page.behalf.strip.isVisible()


def lock(qtbot, page, reason):
    """Answer the question."""
    page.acts.ask_lock()
    dialog = page.acts.question
    assert not dialog.do.isEnabled()
    assert f"Chốt thay {NAME}" == dialog.do.text()
    assert any(f"{HOME} ký thay {NAME}" in words for words in words_in(dialog))
    dialog.field.setPlainText(reason)
    click(qtbot, dialog.do)


def test_a_correction(qtbot, received):
    """What was received is opened, mended and locked with a reason; it counts and is to be told."""
    before = head_of(received._context.session, OFFICE)
    page = typing(qtbot, received)
    assert f"Đang sửa số liệu lần 1 của {NAME}" in page.behalf.strip.words.text()
    page.go_to(ATTENDEES)
    assert page.entry.edit(ATTENDEES, "5")
    lock(qtbot, page, "Sửa theo điện thoại.")
    after = head_of(page.session, OFFICE)
    assert (before.id,) == after.parents
    choice = history(page.session).choose(KEY)
    assert after.id == choice.revision
    reasons = contents(page.session, KEY).explanations.reasons
    assert "Sửa theo điện thoại." in {each.reason for each in reasons}
    assert page.messages.text.startswith(f"Đã chốt thay {NAME}")
    said = texts.LOCKED.format(number=after.number, unit=NAME, code=after.verification_code)
    qtbot.waitUntil(lambda: said == page.behalf.strip.words.text())


def test_dropped(qtbot, received):
    """What was begun by mistake is given up after a question; what came stays."""
    before = head_of(received._context.session, OFFICE)
    page = typing(qtbot, received)
    click(qtbot, page.behalf.strip.drop)
    page.behalf.question.reject()
    assert working.load(page.session.connection, KEY) is not None
    click(qtbot, page.behalf.strip.back)
    board = received.current
    assert "Tiếp tục nhập thay…" in words_in(board.panel)
    assert texts.BEGUN in words_in(board.panel)
    page = typing(qtbot, received)
    click(qtbot, page.behalf.strip.drop)
    click(qtbot, page.behalf.question.do)
    assert "board" == received.current.key
    assert working.load(page.session.connection, KEY) is None
    assert before == head_of(page.session, OFFICE)
    assert not unit_report(page.session, row_of(page.session)).begun


def test_not_of_the_own_unit(qtbot, received):
    """The own row leads to the own figures as ever."""
    received.show_page("board")
    received.current.table.go_to(PROVINCE, "cchc")
    assert not received.current.panel.typing.isVisible()
