"""The window: pages, pickers, navigation, messages; nothing in English, no command without key."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QFileDialog, QMenu, QWidget

from bhxh_desktop.errors import Problem, Problems
from tests.helpers.window import words_in
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
