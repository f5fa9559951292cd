"""Taking back: into the report it was entered in, only where it is seen, and never by halves."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bhxh_desktop.domain.figure import BLANK, FigureKey, number_cell
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.templates import save_template
from bhxh_desktop.queries.figures import entered
from tests.helpers.workspaces import OFFICE, PERIOD, REGIME
from ui.dialogs.note_dialog import NoteDialog

NEW = FigureKey("dossiers", "policy", "new")
OTHER_PERIOD = "2023-Q4"


@pytest.fixture
def page(open_window):
    """The figures page of an office that has typed everything."""
    window = open_window("filled", OFFICE)
    window.show_page("figures")
    return window.current


def said(page, period=PERIOD):
    """What the store holds of a period, None where nothing was entered."""
    return entered(page.session, SubmissionKey(OFFICE, "own", REGIME, period))


def kept(page, place):
    """What the store holds in a cell of the year."""
    return said(page).cells.get(place, BLANK)


def spin():
    """Let everything come through."""
    for _ in range(20):
        QApplication.processEvents()


def press_undo(qtbot, window):
    """Ctrl+Z wherever the cursor is."""
    focus = QApplication.focusWidget() or window
    qtbot.keyClick(focus, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    spin()


def test_an_import_is_taken_back_where_it_was_written(qtbot, page, tmp_path):
    """The file is read while another period comes into view: undo there touches nothing."""
    context, path = page.context, tmp_path / "filled.csv"
    save_template(page.session, context.key, path)
    before = kept(page, NEW)
    lines = path.read_text("utf-8-sig").splitlines()
    lines = [
        line.replace(f",{before.value},", ",777,") if ",policy,new," in line else line
        for line in lines
    ]
    path.write_text("\r\n".join(lines) + "\r\n", "utf-8-sig")
    page.acts.excel.choose_file = lambda *_: path
    gate = threading.Event()
    context.runner.run("chờ", lambda _s, _p: gate.wait(5), lambda _: None, lambda _: None)
    page.acts.excel.read()
    context.go(period=OTHER_PERIOD)
    gate.set()
    qtbot.waitUntil(lambda: not context.runner.busy)
    assert "Cải cách hành chính năm 2023" in page.messages.text
    press_undo(qtbot, page.window())
    assert (number_cell(777), None) == (kept(page, NEW), said(page, OTHER_PERIOD))
    context.go(period=PERIOD)
    press_undo(qtbot, page.window())
    assert (before, None) == (kept(page, NEW), said(page, OTHER_PERIOD))


def test_a_refused_undo_can_be_asked_for_again(qtbot, page):
    """While somebody holds the store nothing is taken back, and nothing is forgotten."""
    before = kept(page, NEW)
    page.go_to(NEW)
    page.entry.edit(NEW, "31")
    other = sqlite3.connect(page.session.workspace.folder / "store.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    press_undo(qtbot, page.window())
    assert number_cell(31) == kept(page, NEW)
    assert "đang được ghi bởi việc khác" in page.messages.text
    other.execute("ROLLBACK")
    other.close()
    press_undo(qtbot, page.window())
    assert before == kept(page, NEW)
    page.redo()
    assert number_cell(31) == kept(page, NEW)


@pytest.mark.parametrize("key", ["home", "draft", "exchange"])
def test_nothing_is_taken_back_out_of_sight(qtbot, page, key):
    """Ctrl+Z elsewhere leaves the figures alone; the menu says what it would take back here."""
    window = page.window()
    page.entry.edit(NEW, "4321")
    undo, redo = window._steps.undo, window._steps.redo
    assert undo.isEnabled()
    assert "Hoàn tác: nhập ô Lĩnh vực chính sách BHXH, (3) Nhận trong kỳ" == undo.text()
    window.show_page(key)
    spin()
    assert not undo.isEnabled()
    assert "Hoàn tác" == undo.text()
    if key == "draft":
        window.current.sections.setFocus()
    press_undo(qtbot, window)
    assert number_cell(4321) == kept(page, NEW)
    window.activateWindow()  # a focused button that goes may take the window's focus with it
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page("figures")
    page.tabs.setCurrentIndex(1)
    press_undo(qtbot, window)
    assert number_cell(4321) != kept(page, NEW)
    assert "Đã hoàn tác: nhập ô Lĩnh vực chính sách BHXH, (3) Nhận trong kỳ." == page.messages.text
    assert NEW == page.pane.place  # it is shown where it happened
    assert redo.isEnabled()


def note(page, text):
    """Write a note on the cell through its dialog."""
    page.entry.ask_note(NEW)
    dialog = page.findChildren(NoteDialog)[-1]
    dialog.field.setPlainText(text)
    return dialog


def test_a_note_changes_nothing_but_the_note(page):
    """The number may become another while the note is written, and when it is taken back."""
    before = said(page).notes.get(NEW, "")
    dialog = note(page, "Theo sổ")
    key = page.entry.key
    page.context.write(lambda session: fill(session, key, {NEW: (number_cell(999), None)}))
    dialog.accept()
    assert (number_cell(999), "Theo sổ") == (kept(page, NEW), said(page).notes[NEW])
    page.context.write(lambda session: fill(session, key, {NEW: (number_cell(1000), None)}))
    page.undo()
    assert (number_cell(1000), before) == (kept(page, NEW), said(page).notes.get(NEW, ""))


def test_a_number_taken_back_leaves_the_note(page):
    """Undoing a number does not undo the note written since in another way."""
    page.entry.edit(NEW, "31")
    key = page.entry.key
    page.context.write(lambda session: fill(session, key, {NEW: (None, "Theo sổ")}))
    page.undo()
    assert "Theo sổ" == said(page).notes[NEW]


def test_locking_forgets_the_steps_of_that_report_alone(page):
    """What is locked is not taken back; what was entered for another period still is."""
    history, year = page.context.undo, page.entry.key
    page.entry.edit(NEW, "31")
    page.context.go(period=OTHER_PERIOD)
    spin()
    page.entry.edit(NEW, "5")
    quarter = page.entry.key
    history.clear(year)
    assert history.last(year) is None
    assert history.last(quarter) is not None
