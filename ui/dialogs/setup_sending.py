"""Sending what was decided: a setup for each office, written in the runner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.operations.setups import write_setups
from bhxh_desktop.queries.keys import own_fingerprint
from ui.context import AppContext
from ui.texts import assignment_texts as texts
from ui.widgets.opening import open_path


class SetupSending:
    """Writes a file for each unit below.

    Attributes: ``choose_folder`` asks where to; tests put their answer there.
    """

    def __init__(
        self, context: AppContext, parent: QWidget, failed: Callable[[Exception], None]
    ) -> None:
        """Ask in front of *parent*; *failed* is told what went wrong."""
        self._context, self._parent, self._failed = context, parent, failed
        self.choose_folder: Callable[[QWidget, Path], Path | None] = _ask_folder

    def begin(self) -> None:
        """Ask for a folder, then write."""
        folder = self.choose_folder(self._parent, self._context.exports)
        if folder is not None:
            self._context.runner.run(
                texts.SENDING,
                lambda session, _progress: write_setups(session, folder),
                lambda made: self._sent(made, folder),
                self._failed,
            )

    def _sent(self, made: Sequence[object], folder: Path) -> None:
        self._context.changed.emit(Changes("export", str(folder)))
        mark = own_fingerprint(self._context.session)
        words = texts.SENT.format(count=len(made), folder=folder, fingerprint=mark)
        show = partial(open_path, folder)
        self._context.tell(words, "ok", ((texts.OPEN_FOLDER, show),))


def _ask_folder(parent: QWidget, folder: Path) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, texts.SEND_TITLE, str(folder))
    return Path(chosen) if chosen else None
