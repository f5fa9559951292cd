"""What goes on in the background, told where it takes longer than a glance."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.runner import Runner
from ui.texts import shell_texts as texts
from ui.widgets.status_bar import StatusBar

LINE = 3
PATIENCE_MS = 1000
"""A work is told of when it takes longer."""


class WorkLine(QObject):
    """A thin line under the top edge of *over*, and words at the foot of the window."""

    def __init__(
        self, runner: Runner, foot: StatusBar, over: QWidget, rest: Callable[[], str]
    ) -> None:
        """Follow *runner*; *rest* gives what the foot says while nothing is under way."""
        super().__init__(over)
        self._runner, self._foot, self._over, self._rest = runner, foot, over, rest
        self.bar = QProgressBar(over)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(LINE)
        self.bar.hide()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show)
        runner.started.connect(self._begin)
        runner.progressed.connect(self._progress)
        runner.finished.connect(self._end)
        foot.stop.clicked.connect(runner.stop)
        foot.show_status(rest())

    def _begin(self, _words: str) -> None:
        self.bar.setRange(0, 0)
        self._patience.start()

    def _show(self) -> None:
        self._tell()
        self.bar.setGeometry(0, 0, self._over.width(), LINE)
        self.bar.raise_()
        self.bar.show()

    def _progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        if self.bar.isVisible():
            self._tell()

    def _tell(self) -> None:
        at, of = self.bar.value(), self.bar.maximum()
        words = texts.WORKING_AT if of else texts.WORKING
        percent = 100 * at // of if of else 0
        words = words.format(what=self._runner.words, percent=percent)
        self._foot.show_status(words, can_stop=True)

    def _end(self) -> None:
        self._patience.stop()
        self._foot.show_status(self._rest())
        self.bar.hide()
