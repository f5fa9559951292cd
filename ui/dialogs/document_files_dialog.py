"""The files kept with one document: opened, added, taken away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from bhxh_desktop.domain.attachment import KINDS, LARGEST, MEBIBYTE
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.parts import Attachment
from bhxh_desktop.operations.attachments import attach, detach, write_out
from bhxh_desktop.operations.documents import REGISTER
from bhxh_desktop.queries.register import RegisterRow, files_of
from bhxh_desktop.session import Session
from ui.context import AppContext, sentence
from ui.dialogs.frame import FORM, DialogFrame
from ui.models.columns import Column
from ui.models.file_columns import size_words
from ui.models.record_table_model import RecordTableModel
from ui.texts import documents_texts as texts
from ui.widgets.basics import label
from ui.widgets.key_button import KeyButton
from ui.widgets.opening import open_path
from ui.widgets.record_table import RecordTable

_HEIGHT = 180
_COLUMNS: tuple[Column[Attachment], ...] = (
    Column("name", texts.FILE_HEAD[0], lambda file: file.name),
    Column("size", texts.FILE_HEAD[1], lambda file: size_words(file.size), 110, "right"),
)


class DocumentFilesDialog(DialogFrame):
    """Stays open until it is closed; works in the background.

    Attributes: ``choose_files`` asks for files, ``open_path`` opens one; tests put their answers
    there. ``busy``, whether a file is being read or written.
    """

    def __init__(self, context: AppContext, row: RegisterRow, parent: QWidget) -> None:
        """Show the files of *row*; those of another unit's document are only opened."""
        heading = texts.FILES_HEADING.format(document=row.key.printed)
        super().__init__(texts.FILES_TITLE, heading, texts.FILE_OPEN, parent, FORM, later=texts.OUT)
        self._context, self._row = context, row
        self.choose_files: Callable[[QWidget], list[Path]] = _ask_files
        self.open_path: Callable[[Path], bool] = open_path
        self.busy = self._left = False
        self.finished.connect(self._leave)
        self.model = RecordTableModel[Attachment](_COLUMNS, self)
        self.table = RecordTable(self.model)
        self.table.setAccessibleName(texts.FILES_TITLE)
        self.table.setFixedHeight(_HEIGHT)
        self.table.activated.connect(lambda _index: self.accept())
        self.table.moved.connect(self._allow)
        hint = texts.FILES_SENT if row.unit else texts.FILES_HINT.format(limit=LARGEST // MEBIBYTE)
        self.said = label("", "errorWords", wraps=True)
        for part in (self.table, label(hint, "secondary", wraps=True), self.said):
            self.body.addWidget(part)
        self.add = self._button(texts.FILE_ADD, "Ctrl+O", self._add)
        self.take = self._button(texts.FILE_TAKE, "F6", self._take)
        for place, made in enumerate((self.add, self.take)):
            made.setVisible(not row.unit)
            self.bulk.insertWidget(place, made)
        self._show()
        self.table.setFocus()

    def accept(self) -> None:
        """Open the current file in the program the system has for it; stay."""
        file = self.table.current
        if file is not None:
            self._run(texts.OPENING_FILE, lambda session: write_out(session, file), self._opened)

    def _button(self, caption: str, key: str, act: Callable[[], None]) -> QPushButton:
        made = KeyButton(caption, "", key)
        made.setAutoDefault(False)
        made.clicked.connect(act)
        QShortcut(QKeySequence(key), self).activated.connect(made.click)
        return made

    def _add(self) -> None:
        paths, key = self.choose_files(self), self._row.key

        def act(session: Session) -> None:
            for path in paths:
                attach(session, key, path)

        if paths:
            self._run(texts.ATTACHING, act, self._changed)

    def _take(self) -> None:
        file = self.table.current
        if file is not None:
            self._run(texts.ATTACHING, lambda session: detach(session, file), self._changed)

    def _opened(self, path: Path) -> None:
        if not self.open_path(path):
            self._say(texts.NOT_OPENED.format(name=path.name))

    def _changed(self, _done: object) -> None:
        self._context.changed.emit(Changes("document_files", REGISTER))

    def _run(
        self, words: str, work: Callable[[Session], object], done: Callable[..., None]
    ) -> None:
        if self.busy:
            return
        self._set_busy(busy=True)
        self._say("")
        self._context.runner.run(
            words,
            lambda session, _progress: work(session),
            lambda got: self._end(lambda: done(got)),
            lambda error: self._end(lambda: self._say(sentence(error))),
        )

    def _end(self, then: Callable[[], None]) -> None:
        """Tell how it went; of several files some may be there although one was refused."""
        if self._left:
            self._context.changed.emit(Changes("document_files", REGISTER))
            return
        self._set_busy(busy=False)
        then()
        self._show()

    def _set_busy(self, *, busy: bool) -> None:
        self.busy = busy
        self._allow()

    def _show(self) -> None:
        row = self._row
        files = row.files if row.unit else files_of(self._context.session, row.key)
        if files != self.model.rows:
            self.model.show_rows(files)
            self.table.go_to(0)
        self._allow()

    def _allow(self) -> None:
        able = self.table.current is not None and not self.busy
        self.do.setEnabled(able)
        self.take.setEnabled(able)
        self.add.setEnabled(not self.busy)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.grow()

    def _leave(self) -> None:
        self._left = True


def _ask_files(parent: QWidget) -> list[Path]:
    kinds = texts.FILE_KINDS.format(kinds=" ".join(f"*{kind}" for kind in KINDS))
    chosen, _ = QFileDialog.getOpenFileNames(parent, texts.FILE_ADD, "", kinds)
    return [Path(path) for path in chosen]
