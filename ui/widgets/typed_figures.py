"""Figures typed over a chip: which of them no longer say what their source says, and the mend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtGui import QTextCursor, QTextDocument

from bhxh_desktop.domain.marked_text import Piece
from bhxh_desktop.domain.quotation import read_quotation
from bhxh_desktop.reports.quoting import Quoter
from bhxh_desktop.reports.typed_numbers import said_otherwise
from ui.widgets.quotation_chips import insert, pieces_in, width

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_COUNTED = ("figure", "preceding", "last_year", "tasks", "documents")


class Outdated(NamedTuple):
    """A typed figure that says something else than its source does now."""

    start: int
    """Its place in the document."""
    piece: Piece
    now: str


def settled(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces in which only the number is typed over a figure, not the words beside it."""
    for piece in pieces:
        if not piece.typed:
            yield piece
            continue
        plain = piece._replace(source="", typed=False, kept="")
        quoted = read_quotation(piece.source)
        number = _NUMBER.search(piece.text)
        if number is None or quoted is None or quoted.kind not in _COUNTED:
            yield plain
            continue
        yield plain._replace(text=piece.text[: number.start()])
        yield piece._replace(text=number[0])
        yield plain._replace(text=piece.text[number.end() :])


def outdated(document: QTextDocument, quoter: Quoter | None) -> Iterator[Outdated]:
    """Yield the typed figures that differ from their source, but for those kept knowingly."""
    block = document.begin()
    while quoter is not None and block.isValid():
        place = block.position()
        for piece in pieces_in(block, None):
            for part in settled([piece]):
                now = said_otherwise(part, quoter)
                if now is not None:
                    yield Outdated(place, part, now)
                place += 1 if part.follows else width(part.text)
        block = block.next()


def follow(document: QTextDocument, found: Outdated) -> None:
    """Let a chip take the place of a typed figure."""
    insert(selected(document, found), [found.piece._replace(text=found.now, typed=False, kept="")])


def keep(document: QTextDocument, found: Outdated) -> None:
    """Let a typed figure stand although its source says something else."""
    insert(selected(document, found), [found.piece._replace(kept=found.now)])


def selected(document: QTextDocument, found: Outdated) -> QTextCursor:
    """Return a cursor over the figure."""
    cursor = QTextCursor(document)
    cursor.setPosition(found.start)
    cursor.setPosition(found.start + width(found.piece.text), QTextCursor.MoveMode.KeepAnchor)
    return cursor
