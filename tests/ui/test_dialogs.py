"""Every dialog of the window goes for good when it is closed, and errors do not pile up."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit

from bhxh_desktop.domain.figure import FigureKey
from tests.helpers.workspaces import OFFICE, PROVINCE
from ui import errors

NEW = FigureKey("dossiers", "policy", "new")


def dialogs(window):
    """The dialogs that live on in a window."""
    return window.findChildren(QDialog)


def gone(qtbot, window):
    """Tell whether all dialogs go once the window has had its turn."""
    qtbot.waitUntil(lambda: not dialogs(window))
    return True


def asked_at_an_office(window):
    """Open, one after another, what an office is asked."""
    window.show_page("figures")
    page = window.current
    yield lambda: page.entry.ask_note(NEW)
    yield lambda: page.entry.paste("1\t2\n3\t4")
    yield page.acts.ask_lock
    window.show_page("exchange")
    exchange = window.current
    yield exchange._see_keys


@pytest.mark.parametrize("end", ["accept", "reject"])
def test_closed_dialogs_are_deleted(qtbot, open_window, end):
    """However often they are asked, nothing of them is left."""
    window = open_window("filled", OFFICE)
    for ask in asked_at_an_office(window):
        for _ in range(3):
            ask()
            (dialog,) = dialogs(window)
            dialog.show()
            getattr(dialog, end)()
            assert gone(qtbot, window)


def test_a_return_leaves_nothing(qtbot, open_window):
    """At the province too."""
    window = open_window("received", PROVINCE)
    window.show_page("board")
    page = window.current
    for _ in range(3):
        page._ask_return()
        (dialog,) = dialogs(window)
        dialog.reject()
        assert gone(qtbot, window)


def test_errors_are_told_in_one_dialog(qtbot, open_window, monkeypatch, log_records):
    """Those that come while one is being read are added to its report."""
    window = open_window("filled", OFFICE)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    errors.watch(lambda: window)
    seen = []

    def fail(number):
        error = ZeroDivisionError(f"fault {number}")
        sys.excepthook(type(error), error, None)

    def look():
        shown = [each for each in dialogs(window) if each.isVisible()]
        seen.append([each.findChild(QPlainTextEdit).toPlainText() for each in shown])
        for each in shown:
            each.reject()

    for number in range(1, 5):
        QTimer.singleShot(20 * number, lambda number=number: fail(number))
    QTimer.singleShot(400, look)
    qtbot.waitUntil(lambda: bool(seen))
    ((report,),) = seen
    assert 4 == sum(f"fault {number}" in report for number in range(1, 5))
    QApplication.processEvents()
    QTimer.singleShot(20, lambda: fail(5))
    QTimer.singleShot(200, look)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert "fault 5" in seen[1][0]
    assert "fault 4" not in seen[1][0]
    assert gone(qtbot, window)
    log_records.clear()
