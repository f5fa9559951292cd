"""Below the editor: a figure typed by hand that its source no longer says, and the two ways on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextEdit, QVBoxLayout

from ui import theme
from ui.texts import quoting_texts as texts
from ui.widgets.basics import label
from ui.widgets.narrative_editor import NarrativeEditor
from ui.widgets.typed_figures import Outdated, follow, keep, outdated, selected

REST_MS = 300
Settling = Callable[[QTextDocument, Outdated], None]


class OutdatedStrip(QFrame):
    """Tells of the first figure of a section that is outdated, and marks all of them."""

    def __init__(self, editor: NarrativeEditor) -> None:
        """Watch what stands in *editor*."""
        super().__init__()
        self._editor = editor
        self.found: tuple[Outdated, ...] = ()
        self.setObjectName("message")
        self.setProperty("level", "warning")
        self.words = label("", "warnWords", wraps=True)
        self.mend, self.keep = QPushButton(), QPushButton()
        self.mend.clicked.connect(lambda _checked: self._settle(follow))
        self.keep.clicked.connect(lambda _checked: self._settle(keep))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.mend)
        buttons.addWidget(self.keep)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.words)
        column.addLayout(buttons)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.look)
        editor.textChanged.connect(self._rest.start)
        editor.told.connect(self.look)
        self.hide()

    def look(self) -> None:
        """Look through the section anew."""
        self._rest.stop()
        editor = self._editor
        shown = () if editor.isReadOnly() else outdated(editor.document(), editor.quoter)
        self.found = tuple(shown)
        editor.setExtraSelections([self._mark(each) for each in self.found])
        self.setVisible(bool(self.found))
        if not self.found:
            return
        first, more = self.found[0], len(self.found) - 1
        words = texts.OUTDATED_MORE if more else texts.OUTDATED
        self.words.setText(words.format(typed=first.piece.text, now=first.now, count=more))
        self.mend.setText(texts.MEND.format(now=first.now))
        self.keep.setText(texts.KEEP.format(typed=first.piece.text))

    def _settle(self, act: Settling) -> None:
        if self.found:
            act(self._editor.document(), self.found[0])
            self.look()
            self._editor.setFocus()

    def _mark(self, each: Outdated) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = selected(self._editor.document(), each)
        made.format.setBackground(theme.colour("warn_s"))
        return made
