"""The one undo command: entries of cells, taken back by writing what stood there before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from bhxh_desktop.domain.entries import Entries


class OperationCommand(QUndoCommand):
    """A write that is already made when it is pushed; the audit stays complete either way."""

    def __init__(
        self, words: str, before: Entries, after: Entries, write: Callable[[Entries], object]
    ) -> None:
        """Keep what stood there *before* and *after*; *write* makes either so."""
        super().__init__(words)
        self._before, self._after, self._write = before, after, write
        self._made = True

    def redo(self) -> None:
        """Write again, but not when pushed: the write was made then."""
        if self._made:
            self._made = False
            return
        self._write(self._after)

    def undo(self) -> None:
        """Write what stood there before."""
        self._write(self._before)
