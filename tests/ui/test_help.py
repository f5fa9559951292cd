"""The help is a key away, and every key it names is one of the program's."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton

from bhxh_desktop import __version__
from tests.helpers.exchange import named
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import OFFICE, PROVINCE
from ui.texts import help_texts as texts

OF_EDITORS = {"Enter", "Tab", "Ctrl+Tab", "F2", "Shift+F2", "F5", "F6", "F7", "Ctrl+C", "Ctrl+B"}
"""Keys that grid and text take themselves; their own tests press them."""
TYPED = {"-", "x", "~26"}
BOTH = pytest.mark.parametrize(
    ("stage", "unit", "level"), [("filled", OFFICE, "office"), ("received", PROVINCE, "province")]
)


@BOTH
def test_f1_tells_how_the_work_goes(qtbot, open_window, stage, unit, level):
    """The journey of this level, the keys, the workspace, the version; it fits the window."""
    window = open_window(stage, unit)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    said = words_in(window.help)
    assert set(texts.STEPS[level]) < set(said)
    assert str(window._context.session.workspace.folder) in said
    assert any(__version__ in words for words in said)
    assert window.help.height() <= window.height() - 24
    opened = []
    window.help.open_path = lambda path: opened.append(path) or True
    click(qtbot, named(window.help, texts.OPEN_FOLDER))
    assert [window._context.session.workspace.folder] == opened
    qtbot.keyClick(window.help, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.isActiveWindow)


def test_the_navigation_and_the_menu_lead_there(qtbot, open_window):
    """Its button stands below the pages, narrow or wide, and leaves the page chosen."""
    window = open_window("filled", OFFICE)
    for key in ("home", "figures"):
        window.show_page(key)
        click(qtbot, window.navigation._items["help"])
        assert window.help.isVisible()
        assert key == window.navigation.current
        window.help.reject()
    assert texts.HELP in [action.text() for action in window.bar.menu_button.menu().actions()]


def test_it_fits_a_small_window(qtbot, open_window):
    """At 150 % it scrolls."""
    window = open_window("filled", OFFICE)
    window.resize(911, 433)
    window.show_help()
    assert window.help.height() <= window.height() - 24


def test_every_key_is_one_of_the_program(open_window):
    """What the help names is bound somewhere."""
    bound = set()
    for stage, unit in (("filled", OFFICE), ("received", PROVINCE)):
        window = open_window(stage, unit)
        for key in window.keys:
            window.show_page(key)
        bound |= {each.key() for each in window.findChildren(QShortcut)}
        bound |= {each.shortcut() for each in window.findChildren(QAction)}
        bound |= {each.shortcut() for each in window.findChildren(QAbstractButton)}
    named_keys = {key for _, keys in texts.GROUPS for key, _ in keys} - OF_EDITORS - TYPED
    assert set() == {key for key in named_keys if QKeySequence(key) not in bound}
