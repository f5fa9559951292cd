"""The real window on a workspace of the sample, for tests that click and type."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from bhxh_desktop.session import Session
from ui.app import application, first_place
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.runner import Runner

OpenWindow = Callable[..., MainWindow]
SIZE = (1366, 768)


@contextmanager
def opened_window(qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    """Open the window on the workspace in *folder*, as the program does."""
    application()
    with Session.open(folder) as session:
        window = MainWindow(AppContext(session, Runner(folder), first_place(session)))
        qtbot.addWidget(window, before_close_func=partial(shut, qtbot))
        window.resize(*SIZE)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        yield window
        if isValid(window):
            shut(qtbot, window)


def shut(qtbot: QtBot, window: MainWindow) -> None:
    """Close the window, after the work under way; what cannot be read is left in its cell."""
    if not window.close():
        qtbot.waitUntil(lambda: not window.busy)
        window._context.runner.close()


@contextmanager
def held(window: MainWindow) -> Iterator[None]:
    """Hold the store as an import does: somebody else is writing."""
    path = window._context.session.workspace.folder / "store.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def words_in(widget: QWidget) -> list[str]:
    """Every word a user sees on labels and buttons in view."""
    parts = [*widget.findChildren(QLabel), *widget.findChildren(QAbstractButton)]
    return [part.text() for part in parts if part.isVisible() and part.text()]


def click(qtbot: QtBot, widget: QWidget) -> None:
    """Click with the mouse."""
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
