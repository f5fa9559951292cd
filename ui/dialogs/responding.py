"""Answering the offices from the window: ask whom, write in the runner, show what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.operations.responding import Answered, respond
from bhxh_desktop.queries.answers import AnswerRow, answers
from bhxh_desktop.session import Session
from ui.context import AppContext, Level, sentence
from ui.dialogs.respond_dialog import RespondDialog
from ui.runner import Progress
from ui.texts import exchange_texts
from ui.texts import respond_texts as texts
from ui.widgets.drives import removable_drives
from ui.widgets.one_work import OneWork
from ui.widgets.opening import open_path

Outcome = tuple[tuple[Answered, ...], tuple[AnswerRow, ...]]


class Responding:
    """Writes the answers.

    Attributes: ``dialog`` is the question in view; ``choose_folder``, ``list_drives`` and
    ``open_path`` ask the user and the system; tests put their answers there.
    """

    def __init__(
        self, context: AppContext, parent: QWidget, failed: Callable[[Exception], None]
    ) -> None:
        """Ask in front of *parent*; *failed* is told what went wrong."""
        self._context, self._parent, self._failed = context, parent, failed
        self.works = OneWork(context.runner, parent)
        self.dialog: RespondDialog | None = None
        self.choose_folder: Callable[[QWidget, Path], Path | None] = _ask_folder
        self.list_drives = removable_drives
        self.open_path: Callable[[Path], bool] = open_path

    def begin(self) -> None:
        """Look who waits for an answer, then ask."""
        self.works.run(
            texts.LOOKING, lambda session, _progress: answers(session), self._ask, self._failed
        )

    def _ask(self, rows: Sequence[AnswerRow]) -> None:
        if not rows:
            self._context.tell(texts.NOTHING, "warning")
            return
        dialog = RespondDialog(rows, self._context.exports, self.list_drives(), self._parent)
        dialog.wanted.connect(partial(self._write, dialog))
        self.dialog = dialog
        dialog.open()

    def _write(self, dialog: RespondDialog) -> None:
        folder = dialog.folder or self.choose_folder(dialog, self._context.exports)
        if folder is None:
            dialog.say("", failed=False)
            return
        if folder != self._context.exports and not folder.is_dir():
            dialog.say(exchange_texts.PLACE_GONE.format(path=folder), failed=True)
            return
        units, plain = dialog.units, dialog.plain

        def work(session: Session, progress: Progress) -> Outcome:
            folder.mkdir(exist_ok=True)  # the workspace's own may have been cleaned up
            made = respond(session, folder, units, plain=plain, progress=progress)
            return made, answers(session)

        self.works.run(
            texts.WRITING.format(count=len(units)),
            work,
            lambda got: self._written(dialog, folder, got),
            lambda error: self._refused(dialog, error),
        )

    def _written(self, dialog: RespondDialog, folder: Path, got: Outcome) -> None:
        made, rows = got
        written = sum(each.written is not None for each in made)
        done = texts.DONE.format(count=written, folder=folder) if written else texts.DONE_NONE
        faults = [each for each in made if each.fault is not None]
        words = done + (texts.FAILED.format(count=len(faults)) if faults else "")
        self._context.changed.emit(Changes("respond", str(folder)))
        if isValid(dialog) and dialog.isVisible():
            dialog.show_made(rows, made, words)
        names = self._context.session.tree
        told = [
            texts.FAILED_ONE.format(unit=names[each.unit].short_name, why=sentence(each.fault))
            for each in faults
            if each.fault is not None
        ]
        act = (exchange_texts.OPEN_FOLDER, lambda: self.open_path(folder))
        level: Level = "error" if faults else "ok"
        self._context.tell("\n".join([done, *told]), level, (act,) if written else ())

    def _refused(self, dialog: RespondDialog, error: Exception) -> None:
        self._context.changed.emit(Changes("export_failed", ""))  # the log may tell of it
        if isValid(dialog) and dialog.isVisible():
            dialog.say(sentence(error), failed=True)
        else:
            self._failed(error)


def _ask_folder(parent: QWidget, folder: Path) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, texts.CHOOSE_FOLDER, str(folder))
    return Path(chosen) if chosen else None
