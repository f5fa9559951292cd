"""Marked text in a text document: chips that follow their source, and the hands of the rest.

A chip is one object of the document: it is passed over, selected and deleted as a whole. What it
says is asked when it is drawn, so that new figures show without a step in the undo of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from bhxh_desktop.domain.marked_text import Piece
from bhxh_desktop.reports.quoting import Quoter
from bhxh_desktop.reports.sentences import refreshed
from ui.theme import COLOURS, colour

CHIP = QTextFormat.ObjectTypes.UserObject.value + 1
SOURCE, WORDS, KEPT = (QTextFormat.Property.UserProperty.value + number for number in range(3))
OBJECT, BREAK = "\ufffc", "\u2028"
PAD, BETWEEN = 4, 2


class ChipPainter(QPyTextObject):
    """Draws chips.

    Attribute ``quoter``: tells what chips say now; without one they say what they came with.
    """

    def __init__(self, document: QTextDocument) -> None:
        """Draw the chips of *document*."""
        super().__init__(document)
        self.quoter: Quoter | None = None
        document.documentLayout().registerHandler(CHIP, self)

    def intrinsicSize(  # noqa: N802 -- Qt's name
        self, doc: QTextDocument, _place: int, shape: QTextFormat
    ) -> QSizeF:
        """Return the room of a chip, never more than a line has."""
        metrics = QFontMetricsF(_font(doc, shape))
        words = self._words(shape)
        room = doc.textWidth() - 2 * doc.documentMargin() - 1
        width = metrics.horizontalAdvance(words) + 2 * (PAD + BETWEEN)
        return QSizeF(min(width, room) if room > 0 else width, metrics.ascent())

    def drawObject(  # noqa: N802 -- Qt's name
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        _place: int,
        shape: QTextFormat,
    ) -> None:
        """Draw the chip on the line of the words around it."""
        font = _font(doc, shape)
        metrics = QFontMetricsF(font)
        words = self._words(shape)
        known = self.quoter is None or self.quoter.words(source_of(shape)) is not None
        ink = "accent" if known else "warn"
        frame = QRectF(rect).adjusted(BETWEEN, -1, -BETWEEN, metrics.descent())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(f"{ink}_s"))
        painter.drawRoundedRect(frame, 3, 3)
        line = QPen(colour(f"{ink}_l"), 2)
        line.setStyle(Qt.PenStyle.SolidLine if known else Qt.PenStyle.DashLine)
        painter.setPen(line)
        painter.drawLine(frame.bottomLeft(), frame.bottomRight())
        painter.setPen(colour(ink))
        painter.setFont(font)
        fitting = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, frame.width() - 2 * PAD)
        painter.drawText(QPointF(frame.left() + PAD, rect.bottom()), fitting)
        painter.restore()

    def _words(self, shape: QTextFormat) -> str:
        return _said(source_of(shape), str(shape.property(WORDS)), self.quoter)


def _font(doc: QTextDocument, shape: QTextFormat) -> QFont:
    font = QFont(doc.defaultFont())
    of_chip = shape.toCharFormat()
    font.setWeight(QFont.Weight.Bold if is_bold(of_chip) else QFont.Weight.DemiBold)
    font.setItalic(of_chip.fontItalic())
    return font


def is_bold(shape: QTextCharFormat) -> bool:
    """Tell whether words of this shape are bold."""
    return shape.fontWeight() > QFont.Weight.Medium.value


def hand(*, bold: bool, italic: bool) -> QTextCharFormat:
    """Return the shape of words that quote nothing."""
    shape = QTextCharFormat()
    if bold:
        shape.setFontWeight(QFont.Weight.Bold)
    if italic:
        shape.setFontItalic(True)
    return shape


def bare(shape: QTextCharFormat) -> QTextCharFormat:
    """Return the hand of *shape* alone: what is typed beside a quotation is no part of it."""
    return hand(bold=is_bold(shape), italic=shape.fontItalic())


def is_chip(shape: QTextFormat) -> bool:
    """Tell whether a chip has this shape."""
    return shape.objectType() == CHIP


def source_of(shape: QTextFormat) -> str:
    """Return what words or a chip of this shape quote, "" for nothing."""
    return str(shape.property(SOURCE) or "")


def shape_of(piece: Piece) -> QTextCharFormat:
    """Return the shape in which a piece stands in the document."""
    shape = hand(bold=piece.bold, italic=piece.italic)
    if piece.source:
        shape.setProperty(SOURCE, piece.source)
        if piece.kept:
            shape.setProperty(KEPT, piece.kept)
    if piece.follows:
        shape.setObjectType(CHIP)
        shape.setProperty(WORDS, piece.text)
    if piece.source and piece.typed:
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        shape.setUnderlineColor(COLOURS["edge"])
    return shape


def insert(cursor: QTextCursor, pieces: Iterable[Piece]) -> None:
    """Put pieces in at the cursor, in its paragraph."""
    for piece in pieces:
        words = OBJECT if piece.follows else piece.text.replace(OBJECT, "").replace("\n", BREAK)
        cursor.insertText(words, shape_of(piece))


def pieces_in(
    block: QTextBlock, quoter: Quoter | None, first: int = 0, last: int = -1
) -> Iterator[Piece]:
    """Yield the pieces of a paragraph, of its places *first* to *last* where given."""
    end = block.length() - 1 if last < 0 else last
    place = block.begin()
    while not place.atEnd():
        part = place.fragment()
        start = part.position() - block.position()
        text = _cut(part.text(), max(0, first - start), max(0, end - start))
        yield from _pieces(text, part.charFormat(), quoter)
        place += 1


def width(text: str) -> int:
    """Return how many places of a document a text takes: some characters take two."""
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str, first: int, last: int) -> str:
    return text.encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le", errors="ignore")


def _pieces(text: str, shape: QTextCharFormat, quoter: Quoter | None) -> Iterator[Piece]:
    plain = Piece("", bold=is_bold(shape), italic=shape.fontItalic())
    source, kept = source_of(shape), str(shape.property(KEPT) or "")
    if is_chip(shape):
        words = _said(source, str(shape.property(WORDS)), quoter)
        yield from (plain._replace(text=words, source=source) for char in text if char == OBJECT)
        return
    words = text.replace(BREAK, "\n").replace(OBJECT, "")
    if source:
        yield plain._replace(text=words, source=source, typed=True, kept=kept)
    else:
        yield plain._replace(text=words)


def _said(source: str, before: str, quoter: Quoter | None) -> str:
    """Return what is printed for a source that said *before* when it was last asked."""
    if quoter is None:
        return before
    return next(refreshed((Piece(before, source=source),), quoter)).text
