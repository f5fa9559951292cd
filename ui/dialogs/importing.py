"""Importing in the window: read to see, ask, keep; each in the runner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.queries.exchange import WaitingKey
from bhxh_desktop.session import Session
from ui.context import AppContext, Level, sentence
from ui.dialogs.import_preview_dialog import ImportPreviewDialog
from ui.dialogs.key_dialog import ask_key
from ui.models.import_rows import ASKING, Arriving, arriving
from ui.runner import Progress
from ui.texts import exchange_texts as texts
from ui.widgets.one_work import OneWork

SUFFIX = ".bhxh"
MOST_VERDICTS = 3
"""Verdicts that are read out after an import."""


class Importing:
    """Takes files through the preview into the store.

    Attributes: ``dialog`` is the preview in view, None where there is none.
    """

    def __init__(
        self,
        context: AppContext,
        works: OneWork,
        parent: QWidget,
        failed: Callable[[Exception], None],
    ) -> None:
        """Ask in front of *parent*; *failed* is told what went wrong."""
        self._context, self._works = context, works
        self._parent, self._failed = parent, failed
        self.dialog: ImportPreviewDialog | None = None
        self._outdated = False  # another key was confirmed while the files were being read anew

    def begin(self, paths: Sequence[Path]) -> None:
        """Read *paths* without keeping anything, then show what they would bring."""
        files = list(dict.fromkeys(paths))
        if files and not self._works.busy:
            self._run(texts.READING, files, self._preview, dry_run=True)

    def begin_dropped(self, paths: Sequence[Path]) -> None:
        """Look for bundles in what was dropped, a whole drive maybe, then begin with them."""

        def work(_session: Session, progress: Progress) -> list[Path]:
            return bundles_in(paths, lambda: progress(0, 0))

        if paths and not self._works.busy:
            self._works.run(
                texts.LOOKING, work, lambda found: self._found(paths[0], found), self._failed
            )

    def _found(self, dropped: Path, files: Sequence[Path]) -> None:
        if not files:
            self._context.tell(texts.NO_BUNDLE.format(name=dropped.name), "warning")
        self.begin(files)

    def _run(
        self,
        words: str,
        files: Sequence[Path],
        done: Callable[[Sequence[Path], Arriving], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        dry_run: bool,
    ) -> None:
        def work(session: Session, progress: Progress) -> Arriving:
            got = import_files(session, files, dry_run=dry_run, progress=progress)
            return arriving(session, got)

        self._works.run(
            words.format(count=len(files)),
            work,
            lambda shown: done(files, shown),
            failed or self._failed,
        )

    def _preview(self, files: Sequence[Path], shown: Arriving) -> None:
        dialog = ImportPreviewDialog(shown, self._parent)
        dialog.key_wanted.connect(lambda waiting: self._ask(files, waiting))
        dialog.finished.connect(self._closed)
        dialog.accepted.connect(lambda: self._keep(dialog))
        self.dialog = dialog
        dialog.open()

    def _ask(self, files: Sequence[Path], waiting: WaitingKey) -> None:
        if self.dialog is not None:
            then = partial(self._read_again, files)
            self.question = ask_key(self._context, waiting, self.dialog, then)

    def _read_again(self, files: Sequence[Path]) -> None:
        if self.dialog is None:
            return
        self.dialog.do.setEnabled(False)  # what it would bring is being read anew
        self._outdated = self._works.busy
        if not self._outdated:
            failed = partial(self._not_read_again, files)
            self._run(texts.READING, files, self._refresh, failed, dry_run=True)

    def _refresh(self, files: Sequence[Path], shown: Arriving) -> None:
        if self._outdated:
            self._read_again(files)
        elif self.dialog is not None:  # it may have been left meanwhile
            self.dialog.show_arriving(shown)

    def _not_read_again(self, files: Sequence[Path], error: Exception) -> None:
        """Say it where people look; the files can still be imported, the import reads them anew."""
        if self._outdated:
            self._read_again(files)
        elif self.dialog is None:
            self._failed(error)
        else:
            self.dialog.do.setEnabled(True)
            self.dialog.say_fault(sentence(error))

    def _closed(self) -> None:
        self.dialog = None

    def _keep(self, dialog: ImportPreviewDialog) -> None:
        files = [row.path for row in dialog.model.rows if row.outcome != "refused"]
        self._run(texts.IMPORTING, files, self._kept, dry_run=False)

    def _kept(self, files: Sequence[Path], got: Arriving) -> None:
        taken = [str(path) for path in got.taken]
        self._context.changed.emit(Changes("import", "", {}, {"files": taken}))
        open_still = sum(got.count(each) for each in ASKING)
        heeds = bool(open_still or got.returned)
        level: Level = "error" if len(taken) < len(files) else "warning" if heeds else "ok"
        self._context.tell(imported_words(got), level)


def imported_words(got: Arriving) -> str:
    """Return what an import brought, and what of it waits, does not count, or was refused."""
    count, brought = len(got.taken), got.brought
    words = (texts.IMPORTED if brought else texts.IMPORTED_NOTHING).format(
        count=count, brings=brought
    )
    for outcome, more in (
        ("waiting", texts.IMPORTED_WAITING),
        ("doubt", texts.IMPORTED_DOUBT),
        ("beside", texts.IMPORTED_BESIDE),
        ("refused", texts.IMPORTED_REFUSED),
    ):
        found = sum(row.outcome == outcome for row in got.rows)
        words += more.format(count=found) if found else ""
    refused = [row for row in got.rows if row.outcome == "refused"]
    said = [texts.REFUSED_ONE.format(name=row.path.name, fault=row.words) for row in refused]
    left = len(got.verdicts) - MOST_VERDICTS
    more_said = [texts.MORE_VERDICTS.format(count=left)] if left > 0 else []
    return "\n".join([words, *said, *got.verdicts[:MOST_VERDICTS], *more_said])


def bundles_in(paths: Sequence[Path], step: Callable[[], object]) -> list[Path]:
    """Return the files that were dropped: of a folder those named as bundles, in order.

    *step* is called on the way; it stops the search by raising.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = []
        for each in path.rglob("*"):
            step()
            if each.suffix.lower() == SUFFIX:
                inside.append(each)
        found += sorted(inside)
    return found
