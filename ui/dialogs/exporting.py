"""Exporting in the window: ask where to, write in the runner, tell how it went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.domain.sealing import Sealing
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say_os_error
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.mailing import mail_draft
from bhxh_desktop.operations.sealing import sealing_to
from bhxh_desktop.queries.exchange import suggested_name
from bhxh_desktop.queries.going_out import going_out
from bhxh_desktop.queries.status import StatusRow
from bhxh_desktop.session import Session
from ui.context import AppContext
from ui.dialogs.export_dialog import ExportDialog
from ui.dialogs.importing import SUFFIX
from ui.runner import Progress
from ui.texts import exchange_texts as texts
from ui.texts import sealing_texts
from ui.widgets.drives import removable_drives
from ui.widgets.one_work import OneWork
from ui.widgets.opening import open_path


class Exporting:
    """Writes the bundle of the submission in place.

    Attributes: ``choose_target``, ``list_drives`` and ``open_path`` are what asks the user, what
    finds sticks and what opens a folder in another program; tests put their answers there.
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
        self.choose_target: Callable[[QWidget, Path], Path | None] = _ask_target
        self.list_drives = removable_drives
        self.open_path: Callable[[Path], bool] = open_path

    def begin(self, row: StatusRow, report: str) -> None:
        """Ask where the bundle of *report* goes, then write it."""
        if self._works.busy:
            return
        ask = texts.EXPORT_ASK if row.number else texts.EXPORT_ASK_NEW
        dialog = ExportDialog(
            ask.format(report=report, number=row.number),
            row.verification_code,
            self._context.exports,
            self.list_drives(),
            self._parent,
        )
        going = going_out(self._context.session, row.key.regime, row.key.period, merged=True)
        dialog.warn(going.reopened)
        if going.below:
            dialog.offer_merged(going.gaps, forced=not going.own)
        try:
            dialog.offer_sealing(*self._sealing())
        except Problem as problem:
            self._context.tell_problem(problem)
            return
        dialog.accepted.connect(lambda: self._answered(dialog, row.key, report))
        self.dialog = dialog
        dialog.open()

    def _sealing(self) -> tuple[Sealing, str]:
        """Return how a bundle would go to the unit above, and what that is called."""
        session = self._context.session
        above = session.unit.parent
        name = session.tree[above].short_name if above else ""
        return sealing_to(session, above), name

    def open_folder(self, folder: Path) -> None:
        """Show a folder in the program the system has for it; say where it is gone."""
        if not folder.is_dir() or not self.open_path(folder):
            self._context.tell(texts.FOLDER_GONE.format(path=folder), "error")

    def _answered(self, dialog: ExportDialog, key: SubmissionKey, report: str) -> None:
        folder, what = dialog.folder, {"merged": dialog.merged.isChecked()}
        what["plain"] = dialog.sealing.plain
        target, force = folder, False
        if folder is None:
            name = suggested_name(self._context.session, key.regime, key.period)
            target = self.choose_target(self._parent, self._context.exports / name)
            force = target is not None and target.suffix.lower() == SUFFIX  # it asked already
        elif folder != self._context.exports and not folder.is_dir():
            # taken for a name, it would be written beside where the stick was
            self._context.tell(texts.PLACE_GONE.format(path=folder), "error")
            return
        if target is not None:
            self._write(target, key, report, force=force, **what)

    def _write(self, target: Path, key: SubmissionKey, report: str, **how: bool) -> None:
        home = self._context.exports

        def written(session: Session, progress: Progress) -> Changes:
            progress(0, 0)  # stopped before it began
            if target == home:
                home.mkdir(exist_ok=True)  # somebody may have cleaned up
            made = export(session, target, key.regime, key.period, **how)
            sealed_for = made.addressee if made.sealing.recipients else None
            after = {"digest": made.digest, "sealed_for": sealed_for, "plain": how["plain"]}
            return Changes("export", str(made.path), {}, after)

        words = texts.EXPORTING.format(report=report)
        self._works.run(words, written, self._written, self._refused)

    def _written(self, changes: Changes) -> None:
        self._context.changed.emit(changes)
        path, sealed_for = Path(changes.subject), changes.after["sealed_for"]
        words = texts.EXPORTED.format(name=path.name, folder=path.parent)
        if sealed_for:
            unit = self._context.session.tree[sealed_for].short_name
            words += sealing_texts.WRITTEN.format(unit=unit)
        show = (texts.OPEN_FOLDER, lambda: self.open_folder(path.parent))
        write = (texts.MAIL, lambda: self._mail(path, plain=changes.after["plain"]))
        self._context.tell(words, "ok", (show, write))

    def _mail(self, path: Path, *, plain: bool) -> None:
        """Write a letter with the bundle attached and hand it to the mail program."""
        self._works.run(
            texts.MAILING,
            lambda session, _progress: mail_draft(session, path, plain=plain),
            self._mailed,
            self._failed,
        )

    def _mailed(self, draft: Path) -> None:
        if not self.open_path(draft):
            self._context.tell(texts.MAILED.format(path=draft), "ok")

    def _refused(self, error: Exception) -> None:
        self._context.changed.emit(Changes("export_failed", ""))  # the log may tell of it
        if isinstance(error, Problem) and error.code == "file_exists":
            words = texts.FILE_EXISTS.format(path=error.fields["path"])
            self._context.tell(words, "error")
        elif isinstance(error, OSError):
            self._context.tell(say_os_error(error), "error")
        else:
            self._failed(error)


def _ask_target(parent: QWidget, suggested: Path) -> Path | None:
    path, _ = QFileDialog.getSaveFileName(
        parent, texts.CHOOSE_TARGET, str(suggested), texts.BUNDLES
    )
    return Path(path) if path else None
