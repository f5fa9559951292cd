"""A pasted list of documents: what was read of each line, before anything is written."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QPlainTextEdit, QWidget

from bhxh_desktop.document_texts import OUTCOMES
from bhxh_desktop.domain.document import key_of
from bhxh_desktop.domain.parts import DocumentEntry
from bhxh_desktop.operations.documents import taken_from
from bhxh_desktop.queries.register import PastedLine, read_list
from ui.context import AppContext, sentence
from ui.dialogs.frame import DialogFrame
from ui.models.document_columns import line_words, pasted_columns
from ui.models.record_table_model import RecordTableModel
from ui.texts import documents_texts as texts
from ui.widgets.basics import Elided, label, on_ctrl_enter
from ui.widgets.key_button import KeyButton
from ui.widgets.record_table import RecordTable

WIDTH, MARGIN = 1080, 24
PAUSE_MS = 150
"""Typing is read once it rests."""
_HIGH_SIZES, _LOW_SIZES = (132, 300), (84, 206)
_LOW = 700
"""Of a window up to this height box and table are lower."""


class DocumentPasteDialog(DialogFrame):
    """Reads what is pasted in the background and shows what would become of each line.

    Attributes: ``lines``, what was read; ``skipped``, those of them that shall not be written;
    ``reading``, whether the text is newer than that.
    """

    def __init__(self, context: AppContext, into: str, text: str, parent: QWidget) -> None:
        """Begin with *text*; *into* names the report that may list the documents, "" for none."""
        width = min(WIDTH, parent.width() - MARGIN)
        super().__init__(
            texts.PASTE_TITLE,
            texts.PASTE_HEADING,
            texts.PASTE_DO.format(count=0),
            parent,
            width,
        )
        self._context = context
        self.lines: tuple[PastedLine, ...] = ()
        self.skipped: set[PastedLine] = set()
        self.reading = False
        self._given, self._left = bool(text), False
        self.finished.connect(self._leave)
        self.box = QPlainTextEdit()
        self.box.setPlaceholderText(texts.PASTE_HINT)
        self.box.setAccessibleName(texts.PASTE_TITLE)
        box_height, table_height = _HIGH_SIZES if parent.window().height() > _LOW else _LOW_SIZES
        self.box.setFixedHeight(box_height)
        self.box.setTabChangesFocus(True)
        self.box.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.model = RecordTableModel[PastedLine](pasted_columns(self.skipped), self)
        self.table = RecordTable(self.model)
        self.table.setAccessibleName(texts.PREVIEW)
        self.table.setMinimumHeight(table_height)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self.skip = self._skip_button()
        self.detail = Elided("secondary")
        self.summary = label(texts.PASTE_NOTHING, "secondary", wraps=True)
        self.into = QCheckBox(texts.INTO.format(period=into) if into else texts.NOT_PRINTED)
        self.into.setChecked(bool(into))
        self.into.setEnabled(bool(into))
        for part in (self.box, self.summary, self.table, self.detail, self.into):
            self.body.addWidget(part)
        on_ctrl_enter(self, self.do)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self.box.textChanged.connect(self._typed)
        self._show(())
        self.box.setPlainText(text)

    @property
    def entries(self) -> list[DocumentEntry]:
        """What would be written."""
        return taken_from(line for line in self.lines if line not in self.skipped)

    def _skip_button(self) -> KeyButton:
        made = KeyButton(texts.SKIP, "", texts.SPACE)
        made.setAutoDefault(False)
        made.clicked.connect(self._skip)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(made.click)
        self.bulk.insertWidget(0, made)
        return made

    def _skip(self) -> None:
        """Leave the chosen lines out, or take them after all."""
        chosen = [index.row() for index in self.table.selectionModel().selectedRows()]
        lines = {self.lines[row] for row in chosen}
        if lines <= self.skipped:
            self.skipped -= lines
        else:
            self.skipped |= lines
        rows = range(min(chosen), max(chosen) + 1)
        last = self.model.columnCount() - 1
        self.model.dataChanged.emit(self.model.index(rows[0], 0), self.model.index(rows[-1], last))
        self._count()

    def _typed(self) -> None:
        self.reading = True
        self.do.setEnabled(False)
        self._pause.start()

    def _read(self) -> None:
        text = self.box.toPlainText()
        if not text.strip():
            self._show(())
            return
        self.summary.setText(texts.PASTE_READING)
        self._context.runner.run(
            texts.READING,
            lambda session, _progress: (text, read_list(session, text)),
            self._came,
            self._failed,
        )

    def _came(self, read: tuple[str, tuple[PastedLine, ...]]) -> None:
        text, lines = read
        if not self._left and text == self.box.toPlainText():  # else a later reading is on its way
            self._show(lines)

    def _failed(self, error: Exception) -> None:
        words = sentence(error)
        if not self._left:
            self.summary.setText(words)

    def _leave(self) -> None:
        self._left = True
        self._pause.stop()

    def _show(self, lines: tuple[PastedLine, ...]) -> None:
        self.reading = False
        shown, self.lines = self.lines, lines
        self.skipped.intersection_update(lines)
        self.model.show_rows(lines)
        self._count()
        if lines and not shown:
            self.table.go_to(0)
            if self._given:
                self.table.setFocus()

    def _count(self) -> None:
        """Say what would become of the list as it stands."""
        left = [line for line in self.lines if line not in self.skipped]
        counts: Counter[str] = Counter(line.outcome for line in left)
        parts = [
            texts.PASTE_PART.format(count=counts[outcome], outcome=words)
            for outcome, words in OUTCOMES.items()
            if counts[outcome]
        ]
        if self.skipped:
            skipped = len(self.lines) - len(left)
            parts.append(texts.PASTE_PART.format(count=skipped, outcome=texts.SKIPPED))
        said = texts.PASTE_SUMMARY.format(count=len(self.lines), parts=", ".join(parts))
        self.summary.setText(said if self.lines else texts.PASTE_NOTHING)
        count = len({key_of(entry) for entry in self.entries})
        self.do.setText(texts.PASTE_DO.format(count=count))
        self.do.setEnabled(bool(count))
        self._allow()

    def _allow(self) -> None:
        chosen = [self.lines[i.row()] for i in self.table.selectionModel().selectedRows()]
        able = any(line.entry is not None and line.outcome != "mentioned" for line in chosen)
        self.skip.setEnabled(able)
        self.detail.setText(line_words(chosen[0]) if len(chosen) == 1 else "")
        self.skip.setText(texts.TAKE if able and self.skipped.issuperset(chosen) else texts.SKIP)
