"""Long work off the window's thread: one thread, its own connection, results come back here."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from bhxh_desktop.session import Session

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")


class Stopped(Exception):
    """The user stopped the work; what it had begun was taken back."""


@dataclass
class Progress:
    """How far a work is; it asks here whether to go on."""

    _tell: Callable[[int, int], None]
    _stop: threading.Event = field(default_factory=threading.Event)

    def __call__(self, done: int, of: int) -> None:
        """Say that *done* of *of* steps are made; raise Stopped where the user wants no more."""
        self.check()
        self._tell(done, of)

    def check(self) -> None:
        """Raise Stopped where the user wants no more."""
        if self._stop.is_set():
            raise Stopped

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()


@dataclass(frozen=True)
class _Work:
    words: str
    work: Callable[[Session, Progress], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    progress: Progress


@dataclass(frozen=True)
class _Outcome:
    value: Any = None
    error: Exception | None = None


class Runner(QObject):
    """Runs works one after another.

    Signals: ``started(words)`` when a work's turn comes, ``progressed(done, of)``, ``finished()``;
    all on the window's thread. Attributes: ``failed``, whether the last work went wrong.
    """

    started = Signal(str)
    progressed = Signal(int, int)
    finished = Signal()
    _ended = Signal(object)

    def __init__(self, folder: Path) -> None:
        """Work on the workspace in *folder* beside the window's own session."""
        super().__init__()
        self._folder = folder
        self._pool: ThreadPoolExecutor | None = None
        self._closed = False
        self._works: list[_Work] = []
        self.failed = False
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a work is under way or waiting."""
        return bool(self._works)

    @property
    def words(self) -> str:
        """What the work under way is called, "" where there is none."""
        return self._works[0].words if self._works else ""

    def run(
        self,
        words: str,
        work: Callable[[Session, Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run *work* in the thread; then *done* or *failed* here. *words* name it for people.

        Once the runner is closed *failed* is told at once that the work was stopped.
        """
        if self._closed:
            failed(Stopped())
            return
        wanted = _Work(words, work, done, failed, Progress(self.progressed.emit))
        self._works.append(wanted)
        if len(self._works) == 1:
            self.started.emit(words)
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 -- not at start-up

            self._pool = ThreadPoolExecutor(1, thread_name_prefix="work")
        self._pool.submit(self._work, wanted)

    def stop(self) -> None:
        """Ask the work under way to stop; those that wait do not begin."""
        for each in self._works:
            each.progress.stop()

    def close(self) -> None:
        """Take no more work, stop, and wait for the thread to end; nobody is told any more."""
        self._closed = True
        self.stop()
        if self._pool is not None:
            self._pool.shutdown(wait=True)
        self._works.clear()

    def _work(self, wanted: _Work) -> None:
        try:
            wanted.progress.check()
            with Session.open(self._folder, beside=True) as session:
                value = wanted.work(session, wanted.progress)
        except Exception as error:  # noqa: BLE001 -- told on the window's thread, Bugs too
            self._ended.emit(_Outcome(error=error))
        else:
            self._ended.emit(_Outcome(value))

    def _deliver(self, outcome: _Outcome) -> None:
        if self._closed:
            return
        ended = self._works.pop(0)  # one thread: they end in the order they were begun
        self.failed = outcome.error is not None and not isinstance(outcome.error, Stopped)
        self.finished.emit()
        if self._works:
            self.started.emit(self.words)
        if outcome.error is not None:
            ended.failed(outcome.error)
        else:
            ended.done(outcome.value)
