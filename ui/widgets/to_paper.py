"""The ways of a report out of the program: a file for Word, PDF or Excel, and the printer."""

from __future__ import annotations

import errno
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.operations.previews import Wanted, preview, save_report
from bhxh_desktop.session import Session
from ui.context import AppContext, Remedy
from ui.runner import Stopped
from ui.texts import draft_texts as texts
from ui.widgets.opening import open_path
from ui.widgets.printing import ask_path, ask_printer, print_pdf

Failed = Callable[[Exception], None]
Write = Callable[[Session, Path], Changes]
WORD, LAYOUT = ".docx", "layout"
NOT_SAVED = "not saved"
"""About what a file could not be written is told; the next one that is settles it."""
_FORBIDDEN = str.maketrans(dict.fromkeys('<>:"/\\|?*', "-"))  # in names of files


class ToPaper:
    """Asks where to, does it in the runner, tells how it went.

    Attributes: ``choose_path``, ``choose_printer`` and ``open_path`` are what asks the user and
    what opens a file or folder in another program; tests put their answers there.
    """

    def __init__(self, context: AppContext, parent: QWidget, failed: Failed) -> None:
        """Ask in front of *parent*; *failed* is told what went wrong."""
        self._context, self._parent, self._failed = context, parent, failed
        self.choose_path: Callable[[QWidget, str, Path, str], Path | None] = ask_path
        self.choose_printer: Callable[[QWidget], QPrinter | None] = ask_printer
        self.open_path: Callable[[Path], bool] = open_path

    def save(self, wanted: Wanted, name: str, suffix: str) -> None:
        """Write the report *wanted* as a file; *name* is suggested, the kind goes by *suffix*."""
        self.write(
            name, suffix, lambda session, path: save_report(session, wanted, path, force=True)
        )

    def write(self, name: str, suffix: str, work: Write) -> None:
        """Let *work* write a file where the user wants it."""
        suggested = self._context.exports / (name.translate(_FORBIDDEN) + suffix)
        title, kind = texts.SAVE_TITLES[suffix], texts.SAVE_KINDS[suffix]
        path = self.choose_path(self._parent, title, suggested, kind)
        if path is not None:
            self._context.runner.run(
                texts.WRITING_FILE.format(name=path.name),
                lambda session, _progress: work(session, path),
                lambda changes: self._saved(changes, path),
                lambda error: self._not_saved(error, path),
            )

    def print(self, wanted: Wanted) -> None:
        """Print the report *wanted* as the preview shows it."""
        printer = self.choose_printer(self._parent)
        if printer is not None:
            self._context.runner.run(
                texts.PRINTING,
                lambda session, progress: print_pdf(
                    preview(session, wanted).pdf, printer, progress
                ),
                lambda count: self._printed(count, printer.printerName()),
                lambda error: self._not_printed(error, printer.printerName()),
            )

    def _saved(self, changes: Changes, path: Path) -> None:
        self._context.changed.emit(changes)
        self._context.settled.emit({NOT_SAVED})
        acts: tuple[Remedy, ...] = (
            (texts.OPEN_FOLDER, lambda: self._open(path.parent)),
            (texts.OPEN_FILE, lambda: self._open(path)),
        )
        if path.suffix == WORD:
            check = partial(self._context.go, LAYOUT, detail=str(path))
            acts = (*acts, (texts.CHECK_LAYOUT, check))
        self._context.tell(texts.SAVED_FILE.format(name=path.name), "ok", acts)

    def _not_saved(self, error: Exception, path: Path) -> None:
        if not isinstance(error, OSError):
            self._failed(error)
            return
        words = texts.NO_ROOM if error.errno == errno.ENOSPC else texts.NOT_WRITTEN
        said = words.format(name=path.name, folder=path.parent)
        self._context.tell(said, "error", about=NOT_SAVED)

    def _printed(self, count: int, printer: str) -> None:
        if count:
            self._context.tell(texts.PRINTED.format(count=count, printer=printer), "ok")
        else:
            self._context.tell(texts.NOT_PRINTED.format(printer=printer), "error")

    def _not_printed(self, error: Exception, printer: str) -> None:
        if isinstance(error, Stopped):
            self._context.tell(texts.PRINT_STOPPED.format(printer=printer))
        else:
            self._failed(error)

    def _open(self, path: Path) -> None:
        if not self.open_path(path):
            self._context.tell(texts.NOT_OPENED.format(name=path.name), "error")
