"""Which workspace the program begins with: the one of last time, another, or a new one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QSettings

from bhxh_desktop.errors import Problem
from bhxh_desktop.session import Session

FOLDER = "folder"


class Start:
    """Opens the workspace of this PC and remembers where it is once that has worked.

    Attributes: ``ask_first`` and ``ask_missing`` ask the user at the first start, and where there
    is no workspace any more; each gets a folder and returns the one to try, None to begin nothing.
    Tests put their answers there.
    """

    def __init__(self, settings: QSettings, usual: Path) -> None:
        """Read and write *settings*; *usual* is where a first workspace is offered to be made."""
        self._settings, self._usual = settings, usual
        self.ask_first: Callable[[Path], Path | None] = _ask_first
        self.ask_missing: Callable[[Path], Path | None] = self._ask_missing

    def open(self, stack: ExitStack) -> Session | None:
        """Open it till *stack* closes; None where the user begins nothing.

        Raises what the workspace raises, but for one that is missing, of which the user is asked.
        """
        known = str(self._settings.value(FOLDER, ""))
        folder: Path | None = Path(known or self._usual)
        if folder is not None and not known and not _holds_something(folder):
            folder = self.ask_first(folder)
        while folder is not None:
            try:
                session = stack.enter_context(Session.open(folder))
            except Problem as problem:
                if problem.code != "workspace_missing":
                    raise
                folder = self.ask_missing(folder)
            else:
                self._settings.setValue(FOLDER, str(folder))
                return session
        return None

    def _ask_missing(self, folder: Path) -> Path | None:
        from ui.dialogs.missing_dialog import MissingDialog  # noqa: PLC0415 -- seldom needed

        dialog = MissingDialog(folder, self._usual)
        return dialog.chosen if dialog.exec() else None


def _ask_first(folder: Path) -> Path | None:
    from ui.dialogs.first_start_dialog import FirstStartDialog  # noqa: PLC0415 -- once on each PC

    dialog = FirstStartDialog(folder)
    return dialog.chosen if dialog.exec() else None


def _holds_something(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())
