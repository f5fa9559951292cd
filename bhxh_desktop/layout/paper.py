"""What a Word file shows, paragraph by paragraph: the formatting in force, not where it was set.

Lengths in twips (1/1440 inch), sizes of type in points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

Align = Literal["left", "center", "right", "both"]


class Hand(NamedTuple):
    """How letters look."""

    font: str = "Times New Roman"
    """Of plain Latin letters."""
    other_font: str = "Times New Roman"
    """Of letters with marks."""
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    caps: bool = False
    """Shown in capitals whatever was typed."""
    colour: str = ""
    """RRGGBB; empty: automatic, that is black."""


class Piece(NamedTuple):
    """Text in one hand."""

    text: str
    hand: Hand


class Shape(NamedTuple):
    """How a paragraph stands."""

    align: Align = "left"
    left: int = 0
    right: int = 0
    first: int = 0
    """Of the first line, beside *left*; below zero where it hangs out."""
    before: int = 0
    after: int = 0
    line: int = 240
    """240ths of a line, or twips where *line_kind* is not ``auto``."""
    line_kind: str = "auto"
    contextual: bool = False
    """Without gap to neighbours of the same style."""
    outline: int | None = None
    """Level of a heading, from 0."""
    new_page: bool = False
    tabs: tuple[int, ...] = ()
    """Stops set by hand."""
    borders: frozenset[str] = frozenset()


_PLAIN = Shape()


class Spot(NamedTuple):
    """Where in a table a paragraph stands, each counted from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or in the letterhead and the sign-off a line of one."""

    order: int
    """Its place among all paragraphs of the document."""
    pieces: tuple[Piece, ...] = ()
    shape: Shape = _PLAIN
    label: str = ""
    """The number or bullet Word puts before it."""
    style: str = ""
    spot: Spot | None = None
    room: int = 0
    """The width it stands in."""
    drawn: tuple[int, ...] = ()
    """Lengths of the straight lines drawn here."""
    has_picture: bool = False
    boxed: bool = False
    """In a text box."""
    on_margin: bool = False
    """In the head or foot of a page."""
    fields: frozenset[str] = frozenset()
    """PAGE, TOC …"""
    section: int = 0
    number: int = 0
    """Among the paragraphs with text outside tables, from 1: what people can count."""
    default_tab: int = 720

    @property
    def text(self) -> str:
        """The text with its label, spaces drawn together."""
        words = "".join(piece.text for piece in self.pieces)
        return " ".join(f"{self.label} {words}".split())

    @property
    def typed(self) -> str:
        """The text as it was typed."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def shown(self) -> str:
        """The text as it is seen: in capitals where the font makes them."""
        parts = (p.text.upper() if p.hand.caps else p.text for p in self.pieces)
        return " ".join(f"{self.label} {''.join(parts)}".split())

    @property
    def is_blank(self) -> bool:
        """Whether nothing is to be read here."""
        return not self.label and not any(piece.text.strip() for piece in self.pieces)

    @property
    def visible(self) -> Iterator[Piece]:
        """The pieces that hold more than spaces."""
        return (piece for piece in self.pieces if piece.text.strip())

    @property
    def size(self) -> float:
        """The largest type."""
        return max((piece.hand.size for piece in self.visible), default=0.0)

    @property
    def start(self) -> int:
        """Where the first letter stands: indents, and tabs typed instead of them."""
        at = self.shape.left + self.shape.first
        if self.label:
            return at
        typed = self.typed
        for letter in typed[: len(typed) - len(typed.lstrip())]:
            if letter == "\t":
                at = self._next_stop(at)
        return at

    def _next_stop(self, at: int) -> int:
        own = [stop for stop in self.shape.tabs if stop > at]
        if self.shape.first < 0 and at < self.shape.left:
            own.append(self.shape.left)
        every = max(self.default_tab, 1)
        return min(own, default=(at // every + 1) * every)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; one merged with another stands once."""

    lines: tuple[Line, ...]
    column: int
    """The first column of the grid it covers."""
    columns: int = 1
    continued: bool = False
    """Goes on from the cell above."""

    @property
    def text(self) -> str:
        """All its text in one line."""
        return " ".join(line.text for line in self.lines if not line.is_blank)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    repeated: bool = False
    """Printed again on every page."""
    whole: bool = False
    """Kept on one page."""


@dataclass(frozen=True)
class Grid:
    """A table; tables within its cells are read as lines of the cell."""

    number: int
    """From 0, in order."""
    order: int
    """Of the paragraph that comes next, so that a table has its place among them."""
    rows: tuple[Row, ...]
    section: int = 0

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All its paragraphs."""
        return tuple(line for row in self.rows for cell in row.cells for line in cell.lines)


@dataclass(frozen=True)
class Header:
    """The head or foot of a page."""

    lines: tuple[Line, ...] = ()

    @property
    def number_line(self) -> Line | None:
        """The paragraph with the number of the page."""
        return next((line for line in self.lines if "PAGE" in line.fields), None)


@dataclass(frozen=True)
class Section:
    """Pages of one size, with their heads and feet; sizes where a file says none are Word's."""

    width: int = 12240
    height: int = 15840
    top: int = 0
    bottom: int = 0
    left: int = 0
    right: int = 0
    first_differs: bool = False
    start: int | None = None
    """The number its first page begins with; None: goes on."""
    numerals: str = "decimal"
    headers: dict[str, Header] = field(default_factory=dict)
    """By kind: default, first, even."""
    footers: dict[str, Header] = field(default_factory=dict)

    @property
    def room(self) -> int:
        """Width between the margins."""
        return max(0, self.width - self.left - self.right)


Block = Line | Grid


@dataclass(frozen=True)
class Paper:
    """A whole document."""

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    even_differs: bool = False
    """Even pages have heads of their own."""

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every paragraph in order, those in tables row by row."""
        found: list[Line] = []
        for block in self.blocks:
            found += block.lines if isinstance(block, Grid) else (block,)
        return tuple(found)

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """Every table."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))

    @cached_property
    def marks(self) -> tuple[Line, ...]:
        """Every paragraph of heads and feet."""
        parts = (part for s in self.sections for part in (*s.headers.values(), *s.footers.values()))
        return tuple(dict.fromkeys(line for part in parts for line in part.lines))
