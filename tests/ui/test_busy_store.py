"""Writing while something else holds the store: refused in a moment, nothing lost, said clearly."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from bhxh_desktop.domain.figure import FigureKey, number_cell
from bhxh_desktop.queries.figures import entered
from tests.helpers.window import held
from tests.helpers.workspaces import OFFICE, key_of

NEW = FigureKey("dossiers", "policy", "new")
BUSY = "Sổ làm việc đang được ghi bởi việc khác"


@pytest.fixture
def window(open_window):
    """An office's window, at the figures."""
    made = open_window("filled", OFFICE)
    made.show_page("figures")
    return made


def kept(window):
    """What the store has in the cell."""
    return entered(window._context.session, key_of(OFFICE)).cells[NEW]


def test_an_edit_is_refused_at_once(window):
    """The window does not stand still for it, and says why in a sentence of its own."""
    before = kept(window)
    with held(window):
        begun = time.monotonic()
        assert not window.current.entry.edit(NEW, "31")
        assert time.monotonic() - begun < 1
    assert window.current.messages.text.startswith(BUSY)
    assert before == kept(window)
    assert window.current.entry.edit(NEW, "31")
    assert number_cell(31) == kept(window)


def test_what_is_typed_stays_in_the_cell(qtbot, window):
    """The editor stays open with the text; Enter writes it once the store is free."""
    page = window.current
    page.go_to(NEW)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.viewport().findChildren(QLineEdit)[-1]
    editor.selectAll()
    editor.insert("4321")
    with held(window):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        assert page.messages.text.startswith(BUSY)
    assert "4321" == editor.text()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert number_cell(4321) == kept(window)
