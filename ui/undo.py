"""Taking entries back: the steps of each submission, each of them a write like any other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from bhxh_desktop.domain.entries import Entries
from bhxh_desktop.domain.revision import SubmissionKey


@dataclass(frozen=True)
class Step:
    """Entries written into one submission, whichever is in view when they are taken back."""

    words: str
    """What was done, as it goes on after a colon."""
    key: SubmissionKey
    before: Entries
    """What stood in the places of *after*; only what was written there, cell or note or both."""
    after: Entries


Write = Callable[[SubmissionKey, Entries], bool]
"""Writes entries; False where they were refused."""
_Steps = dict[SubmissionKey, list[Step]]


class UndoHistory(QObject):
    """What can be taken back and done again; a refused write leaves both as they are.

    Signals: ``changed()``.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        """Begin with nothing."""
        super().__init__(parent)
        self._done: _Steps = {}
        self._undone: _Steps = {}

    def push(self, step: Step) -> None:
        """Keep a step that was made; what was taken back before it is not done again."""
        self._undone.pop(step.key, None)
        self._done.setdefault(step.key, []).append(step)
        self.changed.emit()

    def clear(self, key: SubmissionKey) -> None:
        """Forget the steps of a submission."""
        self._done.pop(key, None)
        self._undone.pop(key, None)
        self.changed.emit()

    def clear_all(self) -> None:
        """Forget every step: the store is another now."""
        self._done.clear()
        self._undone.clear()
        self.changed.emit()

    def last(self, key: SubmissionKey) -> Step | None:
        """Return what would be taken back."""
        return next(reversed(self._done.get(key, [])), None)

    def next(self, key: SubmissionKey) -> Step | None:
        """Return what would be done again."""
        return next(reversed(self._undone.get(key, [])), None)

    def undo(self, key: SubmissionKey, write: Write) -> Step | None:
        """Take the last step back and return it; None where there is none or it was refused."""
        step = self.last(key)
        if step is None or not write(key, step.before):
            return None
        return self._move(self._done, self._undone, step)

    def redo(self, key: SubmissionKey, write: Write) -> Step | None:
        """Do the step again that was taken back last, as :meth:`undo`."""
        step = self.next(key)
        if step is None or not write(key, step.after):
            return None
        return self._move(self._undone, self._done, step)

    def _move(self, origin: _Steps, target: _Steps, step: Step) -> Step:
        origin[step.key].remove(step)
        target.setdefault(step.key, []).append(step)
        self.changed.emit()
        return step
