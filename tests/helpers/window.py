"""The real window on a workspace of the sample, for tests that click and type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

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
        qtbot.addWidget(window)
        window.resize(*SIZE)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        yield window
        window.close()


def words_in(widget: QWidget) -> list[str]:
    """Every word a user sees on labels and buttons in view."""
    parts = [*widget.findChildren(QLabel), *widget.findChildren(QAbstractButton)]
    return [part.text() for part in parts if part.isVisible() and part.text()]


def click(qtbot: QtBot, widget: QWidget) -> None:
    """Click with the mouse."""
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
