"""The editor of one section: words with bold, italic, lists and chips that quote figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from string import Template

from PySide6.QtCore import QEvent, QKeyCombination, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from bhxh_desktop.domain.marked_text import Piece, plain_words, read_marks, write_marks
from bhxh_desktop.reports.quoting import Quoter
from bhxh_desktop.vietnamese.text import legacy_encoding
from ui import theme
from ui.widgets import list_lines, typed_figures
from ui.widgets.pasted import BETWEEN as BETWEEN_COPIED
from ui.widgets.pasted import OWN, read_pasted
from ui.widgets.quotation_chips import (
    ChipPainter,
    bare,
    hand,
    insert,
    is_bold,
    is_chip,
    pieces_in,
    source_of,
)

LINE, BETWEEN = 24, 8
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_BOLD, _ITALIC = _CTRL | Qt.Key.Key_B, _CTRL | Qt.Key.Key_I
_REDO = (_CTRL | Qt.Key.Key_Y, _CTRL | _SHIFT | Qt.Key.Key_Z)
_STYLE = Template("""
QTextEdit { font-size: 14px; border: 2px solid $surface; border-radius: 0; padding: 8px 16px; }
QTextEdit:focus { border: 2px solid $accent; padding: 8px 16px; }
QTextEdit[readOnly="true"] { background: $derived; border-color: $derived; }
""")


class NarrativeEditor(QTextEdit):
    """Edits paragraphs in the stored form; a break inside a paragraph (Shift+Enter) stays inside.

    Attribute ``hint``: what to write here, drawn while nothing stands there. Signals:
    ``refused(encoding)`` where pasted words were written in an old encoding, ``told()`` when what
    chips and typed figures quote is known anew.
    """

    refused = Signal(str)
    told = Signal()

    def __init__(self) -> None:
        """Make an empty editor."""
        super().__init__()
        self.hint = ""
        self._chips = ChipPainter(self.document())
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setStyleSheet(_STYLE.substitute(theme.COLOURS))
        self.cursorPositionChanged.connect(self._leave_quotation)
        acts: dict[QKeyCombination, Callable[[], object]] = dict.fromkeys(_REDO, self.redo)
        acts |= {_BOLD: self.toggle_bold, _ITALIC: self.toggle_italic}
        self._keys = {keys.toCombined(): act for keys, act in acts.items()}

    @property
    def quoter(self) -> Quoter | None:
        """What tells the words of quotations; None before the report was made once."""
        return self._chips.quoter

    @quoter.setter
    def quoter(self, quoter: Quoter | None) -> None:
        self._chips.quoter = quoter
        self.document().markContentsDirty(0, self.document().characterCount())
        self.viewport().update()
        self.told.emit()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs as they are stored, blank ones too."""
        found = []
        block = self.document().begin()
        while block.isValid():
            pieces = pieces_in(block, self.quoter)
            found.append(write_marks(typed_figures.settled(pieces)))
            block = block.next()
        return tuple(found)

    def shows(self, paragraphs: Sequence[str]) -> bool:
        """Tell whether just these stand there, whatever their quotations say at the moment."""
        return _unworded(paragraphs) == _unworded(self.paragraphs)

    def show_paragraphs(self, paragraphs: Sequence[str]) -> None:
        """Show other text; what was typed before cannot be undone into it."""
        self.document().setUndoRedoEnabled(False)
        self.clear()
        self.setCurrentCharFormat(hand(bold=False, italic=False))
        shape = QTextBlockFormat()
        shape.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        shape.setBottomMargin(BETWEEN)
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(shape)
        self._put(cursor, paragraphs)
        self.document().setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def quote(self, source: str, words: str) -> None:
        """Put in a chip at the cursor, in place of what is selected."""
        cursor = self.textCursor()
        shape = self.currentCharFormat()
        piece = Piece(words, is_bold(shape), shape.fontItalic(), source)
        cursor.beginEditBlock()
        insert(cursor, [piece])
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self._leave_quotation()

    def append_paragraphs(self, paragraphs: Sequence[str]) -> None:
        """Put paragraphs in at the end, in one step that can be undone."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        if cursor.block().text().strip():
            cursor.insertBlock()
        self._put(cursor, paragraphs)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus()

    def toggle_bold(self) -> None:
        """Set what is selected, or what is typed next, bold or not."""
        bold = is_bold(self.currentCharFormat())
        self.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)

    def toggle_italic(self) -> None:
        """Set what is selected, or what is typed next, italic or not."""
        self.setFontItalic(not self.fontItalic())

    def toggle_list(self, *, numbered: bool = False) -> None:
        """Make the paragraphs at the cursor a list, or no longer one."""
        list_lines.toggle(self.textCursor(), numbered=numbered)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 -- Qt's name
        """Copy words for other programs, and the stored form for the editor itself."""
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        found = []
        while block.isValid() and block.position() <= cursor.selectionEnd():
            first = max(0, cursor.selectionStart() - block.position())
            last = min(block.length() - 1, cursor.selectionEnd() - block.position())
            found.append(write_marks(pieces_in(block, self.quoter, first, last)))
            block = block.next()
        made = QMimeData()
        made.setText("\n".join(map(plain_words, found)))
        made.setData(OWN, BETWEEN_COPIED.join(found).encode())
        return made

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 -- Qt's name
        """Take words, in whatever dress."""
        return source.hasText() or source.hasHtml() or source.hasFormat(OWN)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 -- Qt's name
        """Paste in the form in which texts are kept; refuse what is in an old encoding."""
        paragraphs = read_pasted(source)
        encoding = legacy_encoding("\n".join(map(plain_words, paragraphs)))
        if encoding is not None:
            self.refused.emit(encoding)
            return
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self._put(cursor, paragraphs)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

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
        """Keep the keys that are the editor's own from the window."""
        if event.type() == QEvent.Type.ShortcutOverride and self._act(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Act on the editor's own keys; Enter goes on with a list."""
        act = self._act(event)
        if act is not None:
            act()
            return
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not plain
        if enter and not self.isReadOnly():
            cursor = self.textCursor()
            if list_lines.go_on(cursor):
                self.setTextCursor(cursor)
                return
        super().keyPressEvent(event)

    def _act(self, event: QEvent) -> Callable[[], object] | None:
        """Return what a key of the editor's own does."""
        if not isinstance(event, QKeyEvent) or event.key() == Qt.Key.Key_unknown:
            return None
        if self.isReadOnly():
            return None
        return self._keys.get(event.keyCombination().toCombined())

    def _put(self, cursor: QTextCursor, paragraphs: Sequence[str]) -> None:
        for number, text in enumerate(paragraphs):
            if number:
                cursor.insertBlock()
            insert(cursor, read_marks(text))

    def _leave_quotation(self) -> None:
        """Let what is typed beside a chip or a typed figure be no part of it."""
        cursor, shape = self.textCursor(), self.currentCharFormat()
        if cursor.hasSelection() or not source_of(shape):
            return
        before = self.document().characterAt(cursor.position() - 1)
        if is_chip(shape) or not (before.isdigit() or before in ".,"):
            self.setCurrentCharFormat(bare(shape))


def _unworded(paragraphs: Sequence[str]) -> list[str]:
    """Return what is not blank of *paragraphs*, without what quotations say."""
    found: list[str] = []
    for text in paragraphs:
        pieces = read_marks(text)
        said = write_marks(p._replace(text="…") if p.follows else p for p in pieces)
        found += filter(None, [said.strip()])
    return found
