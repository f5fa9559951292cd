"""Lists in the editor: paragraphs that begin with "- " or with their number, as they print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

DASH = "- "
_SIGN = re.compile(r"(?P<dash>[-+] )|(?P<number>[1-9]\d{0,2})\. ")


def toggle(cursor: QTextCursor, *, numbered: bool) -> None:
    """Make the paragraphs of the selection a list, or no list where all of them are one."""
    blocks = [block for block in _blocks(cursor) if block.text().strip()] or [cursor.block()]
    held = [_SIGN.match(block.text()) for block in blocks]
    name = "number" if numbered else "dash"
    ends = all(sign and sign[name] for sign in held)
    cursor.beginEditBlock()
    for place, block in enumerate(blocks):
        _sign(block, "" if ends else f"{place + 1}. " if numbered else DASH)
    cursor.endEditBlock()


def go_on(cursor: QTextCursor) -> bool:
    """Begin the next line of the list the cursor is in, or end the list; False outside of one."""
    block = cursor.block()
    sign = _SIGN.match(block.text())
    if sign is None or cursor.hasSelection() or cursor.positionInBlock() < sign.end():
        return False
    cursor.beginEditBlock()
    if not block.text()[sign.end() :].strip():
        _sign(block, "")
    else:
        cursor.insertBlock()
        number = int(sign["number"] or 0) + 1
        cursor.insertText(sign["dash"] or f"{number}. ", QTextCharFormat())
        if sign["number"]:
            _number(cursor.block().next(), number + 1)
    cursor.endEditBlock()
    return True


def _number(block: QTextBlock, number: int) -> None:
    """Number what follows of a list on from *number*."""
    while block.isValid() and (sign := _SIGN.match(block.text())) and sign["number"]:
        _sign(block, f"{number}. ")
        block, number = block.next(), number + 1


def _blocks(cursor: QTextCursor) -> Iterator[QTextBlock]:
    block = cursor.document().findBlock(cursor.selectionStart())
    while block.isValid() and block.position() <= cursor.selectionEnd():
        yield block
        block = block.next()


def _sign(block: QTextBlock, sign: str) -> None:
    """Let a paragraph begin with *sign* in place of any it has."""
    held = _SIGN.match(block.text())
    cursor = QTextCursor(block)
    if held is not None:
        cursor.setPosition(block.position() + held.end(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    if sign:
        cursor.insertText(sign, QTextCharFormat())
