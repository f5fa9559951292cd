"""Keys pressed on a real X server, as a keyboard would: the server's own test extension."""

from __future__ import annotations

import ctypes
import json
import sys
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.session import Session
from tests.helpers.workspaces import key_of
from ui.app import application, joined, opened

PLACE = FigureKey("dossiers", "policy", "new")
PATIENCE_MS, PAUSE_MS = 20_000, 30


class Keyboard:
    """Presses keys by their X names."""

    def __init__(self) -> None:
        self._x, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(None))

    def press(self, *names: str) -> None:
        """Press *names* together and let them go: ``press("Control_L", "z")``."""
        codes = [self._code(name) for name in names]
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, 1, 0)
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, 0, 0)
        self._x.XFlush(self._display)
        settle()

    def _code(self, name: str) -> int:
        symbol = ctypes.c_ulong(self._x.XStringToKeysym(name.encode("ascii")))
        return int(self._x.XKeysymToKeycode(self._display, symbol))


def settle() -> None:
    """Let the server's events come through."""
    pause, loop = QDeadlineTimer(PAUSE_MS), QEventLoop()
    while not pause.hasExpired():
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


def main(folder: Path) -> None:
    """Type a number over a cell, undo, redo; write what the store held after each."""
    application()
    with Session.open(folder) as session:
        window = opened(joined(session))
        window.show()
        window.activateWindow()
        patience = QDeadlineTimer(PATIENCE_MS)
        while not window.isActiveWindow() and not patience.hasExpired():
            settle()
        keyboard = Keyboard()
        keyboard.press("Control_L", "2")  # the second page of an office: figures
        page = window.current
        assert page is not None, "no page"
        page.go_to(PLACE)  # type: ignore[attr-defined]
        said = []

        def note() -> None:
            cell = contents(session, key_of(session.unit.code)).cells[PLACE]
            said.append(str(cell.value))

        for digit in "16123":
            keyboard.press(digit)
        keyboard.press("Return")
        note()
        below = page.pane.place  # type: ignore[attr-defined]
        keyboard.press("Control_L", "z")
        note()
        keyboard.press("Control_L", "y")
        note()
        back = page.pane.place  # type: ignore[attr-defined]
        shown = {"platform": QApplication.platformName(), "kept": said, "at": [below, back]}
        sys.stdout.write(json.dumps(shown))
        window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
