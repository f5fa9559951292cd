"""Closing and going elsewhere: no word is lost, no wait freezes, no error goes unread."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtWidgets import QApplication

from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.figures import contents
from tests.helpers.exchange import named
from tests.helpers.window import click, held, words_in
from tests.helpers.workspaces import OFFICE, key_of
from ui import leaving
from ui.dialogs import section_saver
from ui.errors import told
from ui.texts import draft_texts
from ui.texts import shell_texts as texts

TYPED = "Câu vừa gõ thêm. "
SECTION = "1. Công tác chỉ đạo, điều hành CCHC, báo cáo Cải cách hành chính năm 2023"


@pytest.fixture
def window(open_window, monkeypatch):
    """A window at the draft, which saves and tells soon."""
    monkeypatch.setattr(section_saver, "AUTOSAVE_MS", 20)
    monkeypatch.setattr(section_saver, "AGAIN_MS", 50)
    monkeypatch.setattr(leaving, "PATIENCE_MS", 20)
    made = open_window("filled", OFFICE)
    made.show_page("draft")
    return made


def stored(window):
    """The text the store has of the first section."""
    return contents(window._context.session, key_of(OFFICE)).narrative["direction"][0].text


def work(window, words="ghi tệp A"):
    """Begin a work that ends when the event is set; what came of it is put into the list."""
    hold, came = threading.Event(), []
    window._context.runner.run(
        words, lambda s, p: (hold.wait(10), p(1, 1)), came.append, came.append
    )
    return hold, came


def test_a_refused_save_is_tried_again(qtbot, window):
    """It is told once, and saved by itself as soon as the store is free."""
    page = window.current
    with held(window):
        page.writing.editor.insertPlainText(TYPED)
        qtbot.waitUntil(lambda: page.messages.text != "")
        assert f"Chưa lưu được đoạn vừa gõ ở mục {SECTION}" in page.messages.text
        assert draft_texts.NOT_SAVED == page.writing.saved.text()
        page.messages.dismiss()
        qtbot.wait(150)
        assert "" == page.messages.text
        assert TYPED not in stored(window)
    qtbot.waitUntil(lambda: stored(window).startswith(TYPED))
    assert draft_texts.SAVED == page.writing.saved.text()


def test_the_message_goes_when_it_is_saved(qtbot, window):
    """On whichever page it stands."""
    draft = window.current
    with held(window):
        draft.writing.editor.insertPlainText(TYPED)
        window.show_page("home")
        qtbot.waitUntil(lambda: SECTION in window.current.messages.text)
    qtbot.waitUntil(lambda: stored(window).startswith(TYPED))
    assert "" == window.current.messages.text == draft.messages.text


def test_a_message_on_another_page_leads_back(qtbot, window):
    """Its button shows the section again, with what was typed."""
    with held(window):
        window.current.writing.editor.insertPlainText(TYPED)
        window._context.go("figures", period="2023-Q1")
        qtbot.waitUntil(lambda: SECTION in window.current.messages.text)
        click(qtbot, named(window.current, draft_texts.BACK_TO_IT))
        assert ("draft", "2023") == (window.current.key, window._context.place.period)
        assert window.current.writing.editor.paragraphs[0].startswith(TYPED)
    qtbot.waitUntil(lambda: stored(window).startswith(TYPED))


def test_closing_asks_before_text_is_lost(qtbot, window):
    """The question names the section; staying keeps all, and the text is saved later."""
    with held(window):
        window.current.writing.editor.insertPlainText(TYPED)
        window.show_page("home")
        assert not window.close()
        question = window.leaving.question
        assert SECTION in words_in(question)
        assert question.later.isDefault()
        click(qtbot, question.later)
        assert window.isVisible()
    qtbot.waitUntil(lambda: stored(window).startswith(TYPED))
    assert window.close()


def test_closing_all_the_same(qtbot, window):
    """Who was asked may let the text go."""
    with held(window):
        window.current.writing.editor.insertPlainText(TYPED)
        assert not window.close()
        click(qtbot, window.leaving.question.do)
        qtbot.waitUntil(lambda: not window.isVisible())
    assert TYPED not in stored(window)


def test_closing_waits_for_the_work_without_freezing(qtbot, window):
    """The window says what it waits for, and closes by itself when that has ended."""
    qtbot.waitUntil(lambda: not window.busy)
    hold, came = work(window)
    begun = time.monotonic()
    assert not window.close()
    assert time.monotonic() - begun < 1
    qtbot.waitUntil(lambda: "Đang làm: ghi tệp A. Xong" in window.current.messages.text)
    hold.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert [(True, None)] == came


def test_closing_stops_the_work_where_that_is_asked_for(qtbot, window):
    """The button stops it, and the window closes."""
    qtbot.waitUntil(lambda: not window.busy)
    hold, came = work(window)
    window.close()
    qtbot.waitUntil(lambda: texts.STOP_AND_CLOSE in words_in(window.current))
    click(qtbot, named(window.current, texts.STOP_AND_CLOSE))
    hold.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert "Stopped" == type(came[0]).__name__


def test_the_window_can_be_kept(qtbot, window):
    """Staying takes the message away, and the end of the work closes nothing."""
    qtbot.waitUntil(lambda: not window.busy)
    hold, _ = work(window)
    window.close()
    qtbot.waitUntil(lambda: texts.STAY in words_in(window.current))
    click(qtbot, named(window.current, texts.STAY))
    assert "" == window.current.messages.text
    hold.set()
    qtbot.waitUntil(lambda: not window.busy)
    QApplication.processEvents()
    assert window.isVisible()


def test_a_work_that_failed_keeps_the_window(qtbot, window):
    """What went wrong is there to be read."""
    qtbot.waitUntil(lambda: not window.busy)
    hold = threading.Event()

    def refuse(_session, _progress):
        hold.wait(10)
        raise Problem("figure_form", found="abc")

    context = window._context
    context.runner.run("ghi", refuse, print, lambda error: told(context, error))
    window.close()
    hold.set()
    qtbot.waitUntil(lambda: "abc" in window.current.messages.text)
    QApplication.processEvents()
    assert window.isVisible()
    assert window.close()
