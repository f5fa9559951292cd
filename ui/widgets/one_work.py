"""One work at a time, of those a page may start; works of other pages do not matter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from bhxh_desktop.session import Session
from ui.runner import Progress, Runner

T = TypeVar("T")


class OneWork(QObject):
    """Runs works of one page in the runner. Signals: ``changed()`` when one begins or ended."""

    changed = Signal()

    def __init__(self, runner: Runner, parent: QObject) -> None:
        """Work in *runner*."""
        super().__init__(parent)
        self._runner = runner
        self.busy = False

    def run(
        self,
        words: str,
        work: Callable[[Session, Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run *work* as the runner does; one that comes while another is under way is left out."""
        if self.busy:
            return
        self._show(busy=True)
        self._runner.run(
            words, work, lambda got: self._end(done, got), lambda e: self._end(failed, e)
        )

    def _show(self, *, busy: bool) -> None:
        self.busy = busy
        self.changed.emit()

    def _end(self, then: Callable[[T], None], got: T) -> None:
        self._show(busy=False)
        then(got)
