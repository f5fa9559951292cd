"""What is pasted into a section, reduced to what is kept: words, bold, italic, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlock, QTextDocument

from bhxh_desktop.domain.marked_text import Piece, joined, plain_words, read_marks, write_marks
from bhxh_desktop.vietnamese.text import clean
from ui.widgets.quotation_chips import is_bold

OWN = "application/x-bhxh-marked-text"
"""Paragraphs in the stored form, copied from an editor of the program."""
BETWEEN = "\u2029"
_LONGEST_HTML = 300_000
"""Characters; more would hold the window up, and then only the words are taken."""
_HIDDEN = re.compile(
    r"<!--.*?-->|<(style|script|head)\b.*?</\1\s*>|<img\b[^>]*>", re.DOTALL | re.IGNORECASE
)
_WORD_SIGN = re.compile("^[\u00b7\u2022\u25aa\u25cf\u25e6\u00a7\uf0a7\uf0b7\u2013\u2014-]\\s+")


def read_pasted(source: QMimeData) -> list[str]:
    """Return the paragraphs in the stored form; none where there are no words."""
    if source.hasFormat(OWN):
        stored = bytes(source.data(OWN).data()).decode("utf-8", "replace")
        return [write_marks(_tidy(read_marks(text))) for text in stored.split(BETWEEN)]
    html = source.html() if source.hasHtml() else ""
    if html and len(html) <= _LONGEST_HTML:
        found = list(_paragraphs(html))
        words, said = (_letters(text) for text in ("".join(map(plain_words, found)), source.text()))
        if words == said or not said:
            return found
    if not source.hasText():
        return []
    words = clean(source.text().replace("\t", " "))
    return [write_marks(_tidy([Piece(line)])) for line in words.split("\n")]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, clean(text)))


def _paragraphs(html: str) -> Iterator[str]:
    document = QTextDocument()
    document.setHtml(_HIDDEN.sub("", html))
    block = document.begin()
    while block.isValid():
        pieces = joined(_tidy(_pieces(block)))
        if "".join(piece.text for piece in pieces).strip():
            yield write_marks(_signed(block, pieces))
        block = block.next()


def _pieces(block: QTextBlock) -> Iterator[Piece]:
    place = block.begin()
    while not place.atEnd():
        part = place.fragment()
        shape = part.charFormat()
        heading = block.blockFormat().headingLevel() > 0
        bold = is_bold(shape) and not heading
        yield Piece(part.text().replace("\u2028", "\n"), bold=bold, italic=shape.fontItalic())
        place += 1


def _signed(block: QTextBlock, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return a paragraph with the sign it had as an item of a list, in our way of writing."""
    first = pieces[0]._replace(text=_WORD_SIGN.sub("- ", pieces[0].text.lstrip()))
    of_list = block.textList()
    if of_list is not None:
        number = of_list.itemText(block)
        sign = number if number[:1].isalnum() else "-"
        first = first._replace(text=f"{sign} {first.text}")
    return first, *pieces[1:]


def _tidy(pieces: list[Piece] | Iterator[Piece] | tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield pieces in the form in which words are kept: no tabs, no signs nobody sees."""
    for piece in pieces:
        words = clean(piece.text.replace("\t", " ").replace("\ufffc", ""))
        yield piece._replace(text="".join(c for c in words if c == "\n" or c.isprintable()))
