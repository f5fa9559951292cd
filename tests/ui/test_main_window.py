"""The window: pages, pickers, navigation, messages; nothing in English, no command without key."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from bhxh_desktop import clock
from bhxh_desktop.domain.submission import State
from bhxh_desktop.errors import Problem, Problems
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import OFFICES, PROVINCE
from ui.app import application, first_place
from ui.errors import ProblemDialog
from ui.pages import PAGES
from ui.texts import shell_texts as texts

ENGLISH = re.compile(
    r"\b(the|and|file|open|save|cancel|close|page|error|warning|none|true|false|null|submission"
    r"|figure|locked|draft|period|unit|report|data|search|copy|paste|delete|select|ok|yes|no)\b",
    re.IGNORECASE,
)
BOTH = [("filled", OFFICES[0]), ("received", PROVINCE)]


@pytest.mark.parametrize(("stage", "unit"), BOTH)
def test_every_page_opens_and_speaks_vietnamese(open_window, stage, unit):
    """Each page of the level is shown, fills the window and has no English word."""
    window = open_window(stage, unit)
    level = window._context.session.unit.level
    assert [spec.key for spec in PAGES if level in spec.levels] == window.keys
    for key in window.keys:
        window.show_page(key)
        assert key == window.current.key
        picture = window.grab()
        assert (1366, 768) == (picture.width(), picture.height())
        assert [] == [words for words in words_in(window) if ENGLISH.search(words)]


@pytest.mark.parametrize(("stage", "unit"), BOTH)
def test_it_fits_a_small_screen(open_window, stage, unit):
    """At 125 % of 1366×768 no page asks for more room than there is."""
    window = open_window(stage, unit)
    for key in window.keys:
        window.show_page(key)
        window.resize(1093, 535)
        assert (1093, 535) == (window.width(), window.height()), key


def test_the_page_chosen_is_in_view_in_a_low_window(open_window):
    """Where not all pages have room, the navigation goes to the one that is shown."""
    window = open_window("received", PROVINCE)
    window.show_page(window.keys[-1])
    window.resize(1024, 560)
    item = window.navigation._items[window.keys[-1]]
    assert item.visibleRegion().boundingRect().height() == item.height()


def test_numbers_choose_pages(open_window, qtbot):
    """Ctrl+2 shows the second page; the navigation marks it."""
    window = open_window("filled", OFFICES[0])
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.keys[1] == window.current.key == window.navigation.current


def test_navigation_collapses(open_window):
    """Home opens it, work pages keep the rail; the menu's choice is remembered per page."""
    window = open_window("filled", OFFICES[0])
    wide = window.navigation.width()
    window.show_page("figures")
    assert window.navigation.width() < wide
    window._toggle_navigation()
    assert wide == window.navigation.width()
    window.show_page("home")
    window.show_page("figures")
    assert wide == window.navigation.width()


def test_pickers_choose_the_submission(open_window):
    """The period in view is another one at once; messages of the old one go."""
    window = open_window("filled", OFFICES[0])
    window.show_page("figures")
    context = window._context
    context.tell("Thử", "error")
    other = next(a for a in window.bar.period.menu().actions() if a.text() != "Năm 2023")
    words = other.text()
    other.trigger()
    assert words == window.bar.period.text()
    assert "" == window.current.messages.text
    assert context.place.period != "2023"


def test_another_regime_is_opened_at_a_period_it_has(open_window):
    """From a quarter to a regime that knows years only; one without any period is not offered."""
    window = open_window("filled", OFFICES[0])
    window.show_page("figures")
    context, bar = window._context, window.bar
    offered = [action.text() for action in bar.regime.menu().actions()]
    assert "Kiểm soát thủ tục hành chính" not in offered  # it begins in 2024
    context.go(period="2023-Q4")
    other = next(a for a in bar.regime.menu().actions() if "(PAPI)" in a.text())
    other.trigger()
    assert ("papi", "2023") == (context.place.regime, context.place.period)
    assert "Năm 2023" == bar.period.text()
    assert window.current.entering is not None


def test_the_period_in_view_is_always_named(open_window):
    """In a new workspace years later too; the last choice leads a year further back."""
    window = open_window("empty", OFFICES[0])
    with clock.held(datetime.fromisoformat("2026-11-23T10:00:00+07:00")):
        window._context.go(regime="cchc", period="2024-Q1")
        menu = window.bar.period.menu()
        captions = [action.text() for action in menu.actions()]
        assert "Quý I năm 2024" == window.bar.period.text()
        assert {"Năm 2026", "Năm 2025", "Năm 2024"} < set(captions)
        assert "Năm 2023" == captions[-1]
        menu.actions()[-1].trigger()
        captions = [action.text() for action in window.bar.period.menu().actions()]
        assert "Quý I năm 2023" == captions[-1]  # the regime began that year


def test_another_place_takes_messages_away_on_every_page(open_window):
    """What was told of one report is not read as said of another, whichever page comes next."""
    window = open_window("filled", OFFICES[0])
    context = window._context
    window.show_page("figures")
    context.tell("Của năm 2023", "error")
    window.show_page("home")
    context.tell("Của bàn làm việc", "error")
    context.go("figures", period="2023-Q1")
    assert "" == window.current.messages.text
    window.show_page("home")
    assert "" == window.current.messages.text


def test_a_page_that_fails_to_come_keeps_no_messages(open_window, monkeypatch):
    """After a page broke while it was read, the page in view is told things again."""
    window = open_window("filled", OFFICES[0])

    def fail():
        raise ZeroDivisionError

    monkeypatch.setattr(window.page("draft"), "show_place", fail)
    with pytest.raises(ZeroDivisionError):
        window.show_page("draft")
    window._context.tell("Thử", "error")
    assert "Thử" == window.current.messages.text
    assert "home" == window.current.key


def test_faults_are_told_together(open_window):
    """Several faults are one notice; good news makes room for them."""
    window = open_window("filled", OFFICES[0])
    context = window._context
    context.tell("Đã xong.", "ok")
    context.tell_problem(
        Problems([Problem("figure_form", found="a"), Problem("figure_form", found="b")])
    )
    assert 2 == len(window.current.messages.text.splitlines())
    window.current.messages.dismiss()
    assert not window.current.messages.isVisible()


def test_many_faults_leave_the_page_its_room(open_window, qtbot):
    """The first of many sentences stand in view, all of them where that is asked for."""
    window = open_window("filled", OFFICES[0])
    context, bar = window._context, window.current.messages
    context.tell_problem(Problems([Problem("figure_form", found=str(i)) for i in range(12)]))
    QApplication.processEvents()
    assert 12 == len(bar.text.splitlines())
    assert bar.height() < 80
    (rest,) = [b for b in bar.findChildren(QAbstractButton) if b.text() == "và 10 điều nữa…"]
    click(qtbot, rest)
    QApplication.processEvents()
    assert bar.text in {shown.toPlainText() for shown in bar.findChildren(QPlainTextEdit)}
    assert bar.height() < 200
    click(qtbot, rest)
    QApplication.processEvents()
    assert bar.height() < 80
    context.tell("Không ghi được.", "error")
    assert rest.isHidden()


def test_an_error_outlives_the_good_news_before_it(open_window, qtbot):
    """Good news leaves by itself; what came in its place does not leave with it."""
    window = open_window("filled", OFFICES[0])
    bar = window.current.messages
    bar._timer.setInterval(50)
    window._context.tell("Đã ghi.", "ok")
    window._context.tell("Không ghi được.", "error")
    qtbot.wait(150)
    assert "Không ghi được." == bar.text


def test_what_is_put_right_is_not_told_any_more(open_window):
    """A notice about something goes when that is right, or when something else is told of it."""
    window = open_window("filled", OFFICES[0])
    context, bar = window._context, window.current.messages
    context.tell("Khác", "error")
    context.tell("Một", "error", about="a")
    context.tell("Hai", "error", about="a")
    assert ["Khác", "Hai"] == [notice.text for notice in bar._notices]
    bar.settle({"b"})
    assert "Hai" == bar.text
    bar.settle({"a", "b"})
    assert "Khác" == bar.text


def test_home_leads_to_the_cell(open_window):
    """The first step of the desk opens the page at its cell."""
    window = open_window("filled", OFFICES[0])
    steps = [b for b in window.current.findChildren(QAbstractButton) if b.text() == "Đến ô"]
    steps[0].click()
    assert "figures" == window.current.key
    assert window.current.table.currentIndex().isValid()


def test_first_place_is_the_open_report(open_window):
    """Work goes on where a report is open."""
    window = open_window("filled", OFFICES[0])
    assert "2023" == first_place(window._context.session).period


def test_qts_own_dialogs_speak_vietnamese(qtbot):
    """Buttons of standard boxes and the file dialog have our words."""
    application()
    box = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
    )
    qtbot.addWidget(box)
    assert {"Lưu", "Để sau"} == {b.text().replace("&", "") for b in box.buttons()}
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = [words for words in words_in(dialog) if ENGLISH.search(words)]
    assert [] == shown


def test_an_unknown_error_can_be_copied(qtbot):
    """The dialog says what happened to the data and gives the report."""
    dialog = ProblemDialog("Traceback …")
    qtbot.addWidget(dialog)
    dialog.show()
    copy = next(b for b in dialog.findChildren(QAbstractButton) if b.text() == texts.COPY_REPORT)
    copy.click()
    assert "Traceback …" == application().clipboard().text()
    assert not any(isinstance(child, QMenu) for child in dialog.findChildren(QWidget))


def test_a_head_without_room_keeps_state_and_due_day(open_window):
    """The words about the period yield; what is left of them ends in "…"."""
    window = open_window("filled", OFFICES[0])
    window.show_page("figures")
    window._context.go(regime="nq02", period="2024")
    head = window.current.head
    for width in (1024, 1366):
        window.resize(width, 768)
        QApplication.processEvents()
        for part in (head.chip, head.due):
            assert part.width() >= part.sizeHint().width(), width
        assert head.words.is_cut == (width == 1024)


def test_the_due_day_yields_before_the_state(open_window):
    """Beside three actions a narrow head keeps the state whole; the tip has all of the due day."""
    window = open_window("received", PROVINCE)
    window.show_page("exchange")
    head = window.current.head
    head.chip.show_state(State.LOCKED)
    head.due.setText("Hạn gửi Thứ Hai 18/12/2023")
    head.due.show()
    window.resize(1024, 768)
    QApplication.processEvents()
    assert head.chip.width() >= head.chip.sizeHint().width()
    assert head.due.is_cut
