r"""Marked text: a paragraph of the office's own words with what it quotes and how it is set.

The stored form is one string. ``<b>``, ``<i>`` and their ends set words bold or italic.
``<q SOURCE>words</q>`` quotes what SOURCE names and follows it; ``<t SOURCE>words</t>`` are words
typed by hand that once said what SOURCE says, ``<t SOURCE|NOW>words</t>`` are kept although it says
NOW. A ``<`` that would read as a mark is written ``<\``. Any text can be read: what is no mark, or
no mark in this place, stands for itself or is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_SOURCE = r"[^<>|\n]{1,200}"
_NAME = re.compile(_SOURCE)
_MARK = re.compile(
    r"<\\|<(?P<end>/)?(?P<hand>[bi])>|</[qt]>"
    rf"|<(?P<kind>[qt]) (?P<source>{_SOURCE})(?:\|(?P<kept>{_SOURCE}))?>"
)
_LIKE_A_MARK = re.compile(r"<(?=\\|/?[bi]>|[qt] |/[qt]>)")


class Piece(NamedTuple):
    """Words in one hand, quoting one thing or nothing."""

    text: str
    bold: bool = False
    italic: bool = False
    source: str = ""
    """What is quoted: a text of `domain.quotation`."""
    typed: bool = False
    """Typed by hand: does not follow its source."""
    kept: str = ""
    """What the source said when a person kept other words."""

    @property
    def follows(self) -> bool:
        """Whether the words are those of the source, whatever they are."""
        return bool(self.source) and not self.typed


def read_marks(stored: str) -> tuple[Piece, ...]:
    """Return the pieces of a stored text, in order, none empty, none to be joined to the next."""
    return joined(_pieces(stored))


def write_marks(pieces: Iterable[Piece]) -> str:
    """Return the stored form of *pieces*: what `read_marks` gives back."""
    out: list[str] = []
    bold = italic = False
    for piece in joined(pieces):
        if italic and not piece.italic:
            out.append("</i>")
        if bold != piece.bold:
            out.append("<b>" if piece.bold else "</b>")
        if piece.italic and not italic:
            out.append("<i>")
        bold, italic = piece.bold, piece.italic
        out.append(_quoted(piece))
    out += ["</i>"] * italic + ["</b>"] * bold
    return "".join(out)


def plain_words(stored: str) -> str:
    """Return the words alone, as they were when they were stored."""
    return "".join(piece.text for piece in read_marks(stored))


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return *pieces* without empty ones, alike neighbours as one; a quotation stays by itself."""
    made: list[Piece] = []
    for piece in pieces:
        last = made[-1] if made else None
        if not piece.text:
            continue
        if last is not None and not piece.source and last[1:] == piece[1:]:
            made[-1] = last._replace(text=last.text + piece.text)
        else:
            made.append(piece)
    return tuple(made)


def _quoted(piece: Piece) -> str:
    words = _LIKE_A_MARK.sub(r"<\\", piece.text)
    sound = all(_NAME.fullmatch(said) for said in (piece.source, piece.kept) if said)
    if not piece.source or not sound:  # a source nobody could read back quotes nothing
        return words
    kept = f"|{piece.kept}" if piece.kept else ""
    kind = "t" if piece.typed else "q"
    return f"<{kind} {piece.source}{kept}>{words}</{kind}>"


def _pieces(stored: str) -> Iterator[Piece]:
    """Yield pieces as they come; a quotation ends with its own mark, or with the text."""
    hand = Piece("")
    words = ""
    place = 0
    for mark in _MARK.finditer(stored):
        words += stored[place : mark.start()]
        place = mark.end()
        if mark[0] == "<\\":
            words += "<"
            continue
        yield hand._replace(text=words)
        words = ""
        if mark["hand"]:
            on = not mark["end"]
            hand = hand._replace(bold=on) if mark["hand"] == "b" else hand._replace(italic=on)
        elif mark["kind"]:
            typed, kept = mark["kind"] == "t", mark["kept"] or ""
            hand = hand._replace(source=mark["source"], typed=typed, kept=kept if typed else "")
        else:
            hand = hand._replace(source="", typed=False, kept="")
    yield hand._replace(text=words + stored[place:])
