"""The elements of an administrative document: which paragraph is what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bhxh_desktop.layout.paper import Grid, Line, Paper, Piece
from bhxh_desktop.reports.text_width import text_width


@dataclass(frozen=True)
class Ruled:
    """The line drawn under an element."""

    length: int | None = None
    """Twips; None where there is none."""
    text: int = 0
    """Length of the words above."""
    typed: bool = False
    """Dashes typed in its place."""


@dataclass(frozen=True)
class Annex:
    """One annex."""

    heading: Line
    number: str
    """As written; empty where it has none."""
    title: tuple[Line, ...] = ()
    reference: tuple[Line, ...] = ()
    shares_line: bool = False
    """Its title stands behind its number."""


@dataclass
class Elements:
    """What was recognised in a document."""

    paper: Paper
    lines: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    """By the names of the rules; those not found are missing."""
    kind: str = ""
    """Code of the kind of document; empty for a letter, or where the kind is not known."""
    is_letter: bool = False
    """Công văn: it has no kind."""
    is_draft: bool = False
    is_annex: bool = False
    """The whole file is an annex; what it belongs to is another one."""
    ruled: dict[str, Ruled] = field(default_factory=dict)
    left: tuple[Line, ...] = ()
    """The left side of the letterhead."""
    right: tuple[Line, ...] = ()
    annexes: tuple[Annex, ...] = ()
    tables: tuple[Grid, ...] = ()
    """Tables of figures, not those that hold letterhead or sign-off."""
    main: tuple[Line, ...] = ()
    """The text between title and sign-off, in order, tables left out."""
    blank_lines: int | None = None
    """Room for the signature; None where a picture stands there, or nobody signs."""

    def of(self, name: str) -> tuple[Line, ...]:
        """Return the lines of an element."""
        return self.lines.get(name, ())


def parts_of(line: Line, sign: str) -> list[Line]:
    """Return a paragraph as the lines or columns that *sign* divides it into."""
    if sign not in line.typed:
        return [line]
    found: list[list[Piece]] = [[]]
    for piece in line.pieces:
        first, *others = piece.text.split(sign)
        found[-1].append(Piece(first, piece.hand))
        found += [[Piece(text, piece.hand)] for text in others]
    return [replace(line, pieces=tuple(pieces)) for pieces in found]


def columns_of(line: Line) -> list[Line]:
    """Return what stands between the tabs of a line; where tabs put it, it may be the middle."""
    middle = line.shape._replace(align="center")
    parts = [part for part in parts_of(line, "\t") if not part.is_blank]
    return [replace(part, shape=middle) for part in parts] if len(parts) > 1 else parts


def cut(line: Line, length: int) -> tuple[Line, Line]:
    """Return the first *length* letters typed in a line, and the rest."""
    first: list[Piece] = []
    rest: list[Piece] = []
    left = length
    for piece in line.pieces:
        first.append(Piece(piece.text[: max(0, left)], piece.hand))
        rest.append(Piece(piece.text[max(0, left) :], piece.hand))
        left -= len(piece.text)
    return replace(line, pieces=tuple(first)), replace(line, pieces=tuple(rest))


def ruled_under(lines: Sequence[Line], side: Sequence[Line], share: float) -> Ruled:
    """Return the line under the last of *lines*, looked for among the paragraphs beside them.

    That is a line drawn at any of them up to the next text, the border of an empty paragraph or
    of the last line itself. Where several are drawn, that nearest to *share* of the words.
    """
    width = max(min(text_width(line.shown, line.size), line.room or 10**6) for line in lines)
    last = lines[-1].order
    following = list(until_text(side, last))
    drawn = [length for line in (*lines, *following) for length in line.drawn]
    for line in (lines[-1], *following):
        sides = {"bottom"} if line.order == last else {"top", "bottom", "between"}
        if (line.is_blank or line.order == last) and sides & line.shape.borders:
            drawn.append(max(0, line.room - line.shape.left - line.shape.right))
    typed = any(is_dashes(line.text) for line in following)
    if not drawn:
        return Ruled(None, width, typed)
    return Ruled(min(drawn, key=lambda length: abs(length - share * width)), width, typed)


def is_dashes(text: str) -> bool:
    """Tell whether a line is a rule typed with signs."""
    return len(text) > 2 and not set(text.replace(" ", "")) - set("-_=–—─*o0")


def is_caps(line: Line) -> bool:
    """Tell whether a line is in capitals, typed or made by the font."""
    letters = [letter for letter in line.shown if letter.isalpha()]
    return bool(letters) and all(letter.isupper() for letter in letters)


def is_bold(line: Line) -> bool:
    """Tell whether all of a line is bold."""
    pieces = list(line.visible)
    return bool(pieces) and all(piece.hand.bold for piece in pieces)


def until_text(lines: Sequence[Line], after: int) -> Iterator[Line]:
    """Yield the blank lines after the paragraph *after*, with the text that ends them."""
    for line in lines:
        if line.order > after:
            yield line
            if not line.is_blank and not is_dashes(line.text):
                return
