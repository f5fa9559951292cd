"""The line on the folder that PCs of a unit share: choose it, visit it, leave it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.messages import one_line, say
from bhxh_desktop.operations.mailbox import Synced, choose, folder_of, sync
from ui.context import AppContext
from ui.texts import mailbox_texts as texts
from ui.widgets.basics import Elided, button
from ui.widgets.one_work import OneWork


class MailboxLine(QWidget):
    """Says which folder is shared and visits it in the runner.

    Attributes: ``choose_folder`` asks for one; tests put their answer there.
    """

    def __init__(
        self, context: AppContext, works: OneWork, failed: Callable[[Exception], None]
    ) -> None:
        """Lay out the line; *failed* is told what went wrong."""
        super().__init__()
        self._context, self._works, self._failed = context, works, failed
        self.choose_folder: Callable[[QWidget], Path | None] = _ask_folder
        self.words = Elided("secondary")
        self.visit_button = button(texts.VISIT, self.visit, small=True)
        self.choose_button = button(texts.CHOOSE, self._choose, small=True)
        self.leave_button = button(texts.LEAVE, lambda: self._use(None), small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for each in (self.visit_button, self.choose_button, self.leave_button):
            row.addWidget(each)

    def look(self) -> None:
        """Say what is in use now."""
        folder = folder_of(self._context.session)
        self.words.setText(texts.IN_USE.format(folder=folder) if folder else texts.NONE)
        self.words.setToolTip(str(folder or ""))
        self.choose_button.setText(texts.CHANGE if folder else texts.CHOOSE)
        for each in (self.visit_button, self.leave_button):
            each.setVisible(folder is not None)

    def visit(self) -> None:
        """Read and lay there what is new."""
        self._works.run(
            texts.VISITING, lambda session, _progress: sync(session), self._visited, self._failed
        )

    def _choose(self) -> None:
        folder = self.choose_folder(self)
        if folder is not None and self._use(folder):
            self.visit()

    def _use(self, folder: Path | None) -> bool:
        used = self._context.write(lambda session: choose(session, folder)) is not None
        self.look()
        return used

    def _visited(self, synced: Synced) -> None:
        read, written = len(synced.result.imported), len(synced.written)
        self._context.changed.emit(Changes("mailbox", ""))
        words = texts.CAME.format(read=read, written=written) if read + written else texts.NOTHING
        refused = [
            texts.REFUSED.format(name=one_line(path.name), fault=say(fault))
            for path, fault in synced.result.refused.items()
        ]
        self._context.tell("\n".join([words, *refused]), "warning" if refused else "ok")


def _ask_folder(parent: QWidget) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, texts.CHOOSE_TITLE)
    return Path(chosen) if chosen else None
