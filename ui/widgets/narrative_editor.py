"""The editor of one section: plain paragraphs, their own undo, a hint where nothing stands yet."""

from __future__ import annotations

from collections.abc import Sequence
from string import Template

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from bhxh_desktop.vietnamese.text import clean
from ui import theme

LINE, BETWEEN = 24, 8
_BLOCK, _BREAK = "\u2029", "\u2028"  # how the document writes its paragraphs and breaks in them
_REDO = (QKeySequence("Ctrl+Y"), QKeySequence(QKeySequence.StandardKey.Redo))
_STYLE = Template("""
QTextEdit { font-size: 14px; border: 2px solid $surface; border-radius: 0; padding: 8px 16px; }
QTextEdit:focus { border: 2px solid $accent; padding: 8px 16px; }
QTextEdit[readOnly="true"] { background: $derived; border-color: $derived; }
""")


class NarrativeEditor(QTextEdit):
    """Edits paragraphs as plain text; a break inside a paragraph (Shift+Enter) stays inside.

    Attribute ``hint``: what to write here, drawn while nothing stands there.
    """

    def __init__(self) -> None:
        """Make an empty editor."""
        super().__init__()
        self.hint = ""
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setStyleSheet(_STYLE.substitute(theme.COLOURS))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs as they stand, blank ones too."""
        raw = self.document().toRawText()
        return tuple(text.replace(_BREAK, "\n") for text in raw.split(_BLOCK))

    def show_paragraphs(self, paragraphs: Sequence[str]) -> None:
        """Show other text; what was typed before cannot be undone into it."""
        self.document().setUndoRedoEnabled(False)
        self.setPlainText("\n".join(text.replace("\n", _BREAK) for text in paragraphs))
        shape = QTextBlockFormat()
        shape.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        shape.setBottomMargin(BETWEEN)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)
        self.document().setUndoRedoEnabled(True)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 -- Qt's name
        """Paste the words alone, in the form in which they are kept."""
        if source.hasText():
            words = clean(source.text().replace("\t", " "))
            self.insertPlainText("".join(c for c in words if c == "\n" or c.isprintable()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the hint where nothing stands; Qt's own is cut after the first line."""
        super().paintEvent(event)
        if self.document().isEmpty() and not self.isReadOnly():
            painter = QPainter(self.viewport())
            painter.setPen(theme.colour("text3"))
            margin = round(self.document().documentMargin())
            room = self.viewport().rect().adjusted(margin, margin, -margin, 0)
            painter.drawText(room, Qt.TextFlag.TextWordWrap, self.hint)

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Y from the window: here it is the editor's own."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_redo(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Redo by Ctrl+Y on every system."""
        if _is_redo(event):
            self.redo()
            return
        super().keyPressEvent(event)


def _is_redo(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    pressed = QKeySequence(event.keyCombination())
    return event.key() != Qt.Key.Key_unknown and pressed in _REDO
