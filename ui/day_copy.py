"""The copy of the store before a day's work, made in the background."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, QTimer

from bhxh_desktop import clock
from bhxh_desktop.errors import Problem
from bhxh_desktop.session import copy_day
from ui import errors
from ui.context import AppContext
from ui.texts import shell_texts as texts

SOON_MS, AGAIN_MS = 200, 60_000
"""After the start, before anybody has typed; then, for a program left open over night."""


class DayCopy(QObject):
    """Has the copy made soon after the start of the program and after each midnight."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        """Work for the workspace of *context* as long as *parent* lives."""
        super().__init__(parent)
        self._context = context
        self._made_on: date | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(AGAIN_MS)
        QTimer.singleShot(SOON_MS, self, self.look)

    def look(self) -> None:
        """Have the copy of this day made, unless that was done."""
        today = clock.today()
        if today != self._made_on:
            self._made_on = today
            self._context.runner.run(
                texts.COPYING, lambda session, _progress: copy_day(session), self._tell, self._fail
            )

    def _tell(self, warnings: list[Problem]) -> None:
        for warning in warnings:
            self._context.tell_problem(warning)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, Problem) and error.code == "store_damaged":
            self._context.session.fault = error
        else:
            self._made_on = None
        errors.told(self._context, error)
