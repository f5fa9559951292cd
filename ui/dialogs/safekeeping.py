"""Copies, backups, going back and pruning in the window: ask, work in the runner, tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bhxh_desktop import clock
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.backups import BackupMade, back_up, restore
from bhxh_desktop.operations.going_back import Lost, copy_now, go_back, what_is_lost
from bhxh_desktop.operations.pruning import Pruned, prunable, prune
from bhxh_desktop.operations.recovery import code_in
from bhxh_desktop.session import Session, forget
from ui.dialogs.frame import QUESTION, DialogFrame
from ui.dialogs.safety_acts import SafetyActs
from ui.dialogs.safety_dialogs import GoBackDialog, NewWorkspaceDialog, PruneDialog
from ui.models.file_columns import size_words
from ui.runner import Progress
from ui.texts import safety_texts as texts
from ui.texts import sealing_texts
from ui.widgets.basics import label
from ui.widgets.drives import removable_drives

T = TypeVar("T")


class Safekeeping(SafetyActs):
    """Looks after the store."""

    def copy(self) -> None:
        """Copy the store beside the copies of each day."""

        def copied(path: Path) -> None:
            self._context.changed.emit(Changes("copy", path.name))
            self._context.tell(texts.COPIED.format(name=path.name), "ok")

        self._run(texts.COPYING, lambda session, _progress: copy_now(session), copied)

    def back_up(self) -> None:
        """Ask where a backup goes, a stick first, and write it."""
        drives = removable_drives()
        folder = drives[0].root if drives else Path.home()
        name = f"{self._context.session.unit.code}_backup_{clock.today().isoformat()}.zip"
        path = self._write_to(texts.BACKUP_TARGET, folder / name, texts.BACKUP_FILES)
        if path is not None:
            self._back_up(path, None)

    def go_back(self, path: Path) -> None:
        """Show what going back to the copy at *path* loses, ask, and do it."""

        def refused(error: Exception) -> None:
            if isinstance(error, Problem) and error.code == "backup_of_others":
                self._ask_new(path)
            else:
                self._failed(error)

        self._works.run(
            texts.OPENING,
            lambda session, _progress: what_is_lost(session, path),
            lambda lost: self._ask_back(path, lost),
            refused,
        )

    def from_file(self) -> None:
        """Ask for a backup; one of another workspace becomes a new one."""
        drives = removable_drives()
        folder = drives[0].root if drives else Path.home()
        path = self.asking.to_read(self._parent, texts.CHOOSE_BACKUP, folder, texts.ANY_BACKUP)
        if path is not None:
            self.go_back(path)

    def prune(self) -> None:
        """Ask before which year old parts go, with what that would free."""
        dialog = PruneDialog(clock.today().year, self._parent)

        def look() -> None:
            dialog.show_found(prunable(self._context.session, dialog.year))

        def pruned(found: Pruned) -> None:
            self._context.changed.emit(Changes("prune", ""))
            name = found.backup.name if found.backup else ""
            size = size_words(found.size)
            words = texts.PRUNED.format(revisions=len(found.revisions), size=size, name=name)
            self._context.tell(words, "ok")

        dialog.years.currentIndexChanged.connect(look)
        look()

        def do() -> None:
            year = dialog.year
            self._run(texts.PRUNING, lambda session, _progress: prune(session, year), pruned)

        dialog.accepted.connect(do)
        self._ask(dialog)

    def _back_up(self, path: Path, page: Path | None) -> None:
        def made(done: BackupMade) -> None:
            self._context.changed.emit(Changes("backup", str(path)))
            words = [texts.BACKED_UP.format(path=done.path, size=size_words(done.size))]
            if page is not None:
                words.append(sealing_texts.CODE_WRITTEN.format(name=page.name))
            self._context.tell("\n".join(words), "warning" if page is not None else "ok")

        def refused(error: Exception) -> None:
            if isinstance(error, Problem) and error.code == "backup_needs_code":
                self._ask_code(path)
            else:
                self._failed(error)

        self._works.run(
            texts.COPYING,
            lambda session, _progress: back_up(session, path, page=page, force=True),
            made,
            refused,
        )

    def _ask_code(self, path: Path) -> None:
        asked = DialogFrame(texts.CODE_TITLE, texts.CODE_ASK, texts.CODE_DO, self._parent, QUESTION)
        asked.body.addWidget(label(texts.CODE_WHAT, "secondary", wraps=True))

        def choose() -> None:
            name, kinds = Path.home() / sealing_texts.CODE_NAME, sealing_texts.CODE_KINDS
            page = self._write_to(sealing_texts.CODE_TARGET, name, kinds)
            if page is not None:
                self._back_up(path, page)

        asked.accepted.connect(choose)
        self._ask(asked)

    def _ask_back(self, path: Path, lost: Lost) -> None:
        asked = GoBackDialog(lost, self._context.session.tree.name_of, self._parent)

        def work(session: Session, _progress: Progress) -> Path:
            return go_back(session, path, lost)

        asked.accepted.connect(lambda: self._run(texts.GOING_BACK, work, self._back))
        self._ask(asked)

    def _back(self, kept: Path) -> None:
        forget(self._context.session)
        self._context.undo.clear_all()
        self._context.changed.emit(Changes("go_back", ""))
        again = self._context.remedies["restored_behind"]
        words = texts.WENT_BACK.format(name=kept.name)
        self._context.tell(words, "warning", (again,), about="restored_behind")

    def _ask_new(self, path: Path) -> None:
        asked = NewWorkspaceDialog(path, self._parent)
        asked.accepted.connect(lambda: self._restore(path, with_code=asked.with_code))
        self._ask(asked)

    def _restore(self, path: Path, *, with_code: bool) -> None:
        code: Path | None = None
        if with_code:
            code = self.asking.to_read(self._parent, texts.CODE_FILE, path.parent, texts.CODE_FILES)
            if code is None:
                return
        folder = self.asking.folder(self._parent, texts.NEW_FOLDER)
        if folder is None:
            return

        def work(_session: Session, _progress: Progress) -> Path:
            restore(folder, path, code_in(code) if code else None)
            return folder

        self._run(
            texts.RESTORING,
            work,
            lambda done: self._context.tell(texts.RESTORED.format(path=done), "ok"),
        )

    def _write_to(self, title: str, path: Path, kinds: str) -> Path | None:
        return self.asking.to_write(self._parent, title, path, kinds)

    def _run(
        self, words: str, work: Callable[[Session, Progress], T], done: Callable[[T], None]
    ) -> None:
        self._works.run(words, work, done, self._failed)

    def _ask(self, dialog: DialogFrame) -> None:
        self.question = dialog
        dialog.open()
