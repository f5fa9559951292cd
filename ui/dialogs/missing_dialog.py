"""The workspace of last time is not there: look again, look elsewhere, or make a new one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from ui.dialogs.first_start_dialog import FirstStartDialog
from ui.dialogs.frame import FORM, DialogFrame
from ui.texts import first_start_texts as texts
from ui.texts import shell_texts
from ui.widgets.basics import label


class MissingDialog(DialogFrame):
    """Says what is missing and where, and keeps who only forgot a stick from beginning anew.

    Attributes: ``chosen`` is the folder to try next; ``choose_folder`` and ``make_new`` ask the
    user, tests put their answers there.
    """

    def __init__(self, folder: Path, usual: Path, parent: QWidget | None = None) -> None:
        """Tell of *folder*; a new workspace is offered to be made in *usual*."""
        super().__init__(
            texts.MISSING_TITLE,
            texts.MISSING.format(folder=folder),
            texts.AGAIN,
            parent,
            FORM,
            later=shell_texts.CLOSE,
        )
        self.chosen, self._usual = folder, usual
        self.choose_folder: Callable[[QWidget, Path], Path | None] = _ask_folder
        self.make_new: Callable[[QWidget, Path], Path | None] = _ask_new
        why = texts.NO_STORE if folder.is_dir() else texts.NO_FOLDER
        self.body.addWidget(label(why, wraps=True))
        self.body.addWidget(label(texts.NOT_ANEW, "secondary", wraps=True))
        self.elsewhere, self.new = QPushButton(texts.ELSEWHERE), QPushButton(texts.NEW)
        self.elsewhere.clicked.connect(lambda _checked: self._take(self.choose_folder))
        self.new.clicked.connect(lambda _checked: self._take(self.make_new))
        for place, each in enumerate((self.elsewhere, self.new)):
            each.setAutoDefault(False)
            self.bulk.insertWidget(place, each)

    def _take(self, ask: Callable[[QWidget, Path], Path | None]) -> None:
        found = ask(self, self._usual)
        if found is not None:
            self.chosen = found
            self.accept()


def _ask_folder(parent: QWidget, usual: Path) -> Path | None:
    found = QFileDialog.getExistingDirectory(parent, texts.FIND_FOLDER, str(usual.parent))
    return Path(found) if found else None


def _ask_new(parent: QWidget, usual: Path) -> Path | None:
    dialog = FirstStartDialog(usual, parent)
    return dialog.chosen if dialog.exec() else None
