"""A package becomes paper: every paragraph with its text, its formatting in force and its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from bhxh_desktop.layout.drawing import has_picture, line_length
from bhxh_desktop.layout.formatting import Formatting, Values, W, attribute, child, is_on, twips
from bhxh_desktop.layout.numbering import Numbering
from bhxh_desktop.layout.package import Element, Package, read_package
from bhxh_desktop.layout.paper import (
    Block,
    Cell,
    Grid,
    Header,
    Line,
    Paper,
    Piece,
    Row,
    Section,
    Spot,
)

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SIGNS = {W + "tab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": ""}
_AROUND = frozenset(
    W + name
    for name in (
        *("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml"),
        *("dir", "bdo"),
    )
)
"""What may stand around runs, and around paragraphs and tables; what is deleted is left out."""
_MARGIN = 108
"""Twips beside the text of a cell where a table does not say."""


def read_paper(path: Path) -> Paper:
    """Return what the document at *path* shows; raises as `package.read_package` does."""
    return paper_of(read_package(path))


def paper_of(package: Package) -> Paper:
    """Return what a package shows."""
    return _Reader(package).paper()


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.formatting = Formatting(package)
        self.numbering = Numbering(package.numbering)
        every = attribute(child(package.settings, "defaultTabStop"), "val")
        self.default_tab = twips(every) or 720
        self.order = self.number = self.tables = 0
        self.sections: list[Section] = []

    def paper(self) -> Paper:
        blocks: list[Block] = []
        body = child(self.package.document, "body")
        ends = iter(_ends(body))
        self.current = next(ends, Section())
        for element in _inside(body):
            if element.tag == W + "tbl":
                blocks.append(self._grid(element))
            elif element.tag == W + "p":
                blocks += self._lines(element, self.current.room)
                end = child(child(element, "pPr"), "sectPr")
                if end is not None:
                    self._close(end)
                    self.current = next(ends, self.current)
        self._close(child(body, "sectPr"))
        even = child(self.package.settings, "evenAndOddHeaders")
        return Paper(
            tuple(blocks), tuple(self.sections), even_differs=even is not None and is_on(even)
        )

    def _close(self, end: Element | None) -> None:
        """Finish a section: it goes on with the heads of the one before where it has none."""
        before = self.sections[-1] if self.sections else Section()
        headers, footers = {**before.headers}, {**before.footers}
        for each in end if end is not None else ():
            name = str(each.tag).removeprefix(W)
            if name in ("headerReference", "footerReference"):
                kind = attribute(each, "type") or "default"
                part = self.package.headers.get(each.get(_R + "id") or "")
                lines = self._marks(part) if part is not None else ()
                (headers if name == "headerReference" else footers)[kind] = Header(lines)
        made = _section(end) if end is not None else self.current
        self.sections.append(replace(made, headers=headers, footers=footers))

    def _marks(self, part: Element) -> tuple[Line, ...]:
        """Return the paragraphs of a head or foot, those in tables and text boxes too."""
        room = self.current.room
        found = [each for each in part.iter(W + "p") if _is_chosen(each)]
        return tuple(self._line(each, room, counted=False) for each in found)

    def _grid(self, element: Element) -> Grid:
        number, first = self.tables, self.order
        self.tables += 1
        properties = child(element, "tblPr")
        style = attribute(child(properties, "tblStyle"), "val") or ""
        columns = child(element, "tblGrid")
        frame = _Frame(
            style,
            [twips(attribute(each, "w")) or 0 for each in _inside(columns)],
            _margins(properties, self.formatting.style(style)),
        )
        rows = tuple(
            self._row(row, Spot(number, at, 0), frame)
            for at, row in enumerate(each for each in _inside(element) if each.tag == W + "tr")
        )
        return Grid(number, first, rows, len(self.sections))

    def _row(self, element: Element, spot: Spot, frame: _Frame) -> Row:
        properties = child(element, "trPr")
        column = _before(properties)
        cells = []
        for each in _inside(element):
            if each.tag != W + "tc":
                continue
            about = child(each, "tcPr")
            span = max(1, min(twips(attribute(child(about, "gridSpan"), "val")) or 1, 100))
            merged = child(about, "vMerge")
            goes_on = merged is not None and (attribute(merged, "val") or "continue") == "continue"
            room = twips(attribute(child(about, "tcW"), "w"))
            room = (room or sum(frame.widths[column : column + span])) - frame.margins
            here = spot._replace(column=column)
            lines = tuple(
                self._line(p, max(0, room), here, table=frame.style)
                for p in each.iter(W + "p")
                if _is_chosen(p)
            )
            cells.append(Cell(lines, column, span, goes_on))
            column += span
        return Row(tuple(cells), _has(properties, "tblHeader"), _has(properties, "cantSplit"))

    def _lines(self, element: Element, room: int) -> Iterator[Line]:
        """Yield a paragraph and what stands in its text boxes."""
        yield self._line(element, room)
        for box in element.iter(W + "txbxContent"):
            if _is_chosen(box):
                yield from (self._line(each, room) for each in box.iter(W + "p"))

    def _line(
        self,
        element: Element,
        room: int,
        spot: Spot | None = None,
        *,
        table: str = "",
        counted: bool = True,
    ) -> Line:
        properties = child(element, "pPr")
        found = self.formatting.list_of(properties)
        shape = self.formatting.shape(properties, table, self.numbering.values(found))
        runs = _Runs(element)
        base = self.formatting.base(properties, table)
        pieces = tuple(self._pieces(runs, base))
        label = self.numbering.label(found) if pieces or found else ""
        has_text = any(piece.text.strip() for piece in pieces)
        self.order += counted
        self.number += counted and has_text and spot is None
        return Line(
            order=self.order,
            pieces=pieces,
            shape=shape._replace(new_page=shape.new_page or runs.new_page),
            label=label,
            style=self.formatting.style_name(self.formatting.style_of(properties)),
            spot=spot,
            room=room,
            drawn=tuple(runs.drawn),
            has_picture=runs.has_picture,
            boxed=_in_box(element),
            on_margin=not counted,
            fields=frozenset(runs.fields),
            section=len(self.sections),
            number=self.number if counted and has_text and spot is None else 0,
            default_tab=self.default_tab,
        )

    def _pieces(self, runs: _Runs, base: tuple[Values, Values]) -> Iterator[Piece]:
        for properties, text in runs.texts:
            hand = self.formatting.hand(base, properties)
            if hand is not None:
                yield Piece(text, hand)


class _Frame(NamedTuple):
    """What the cells of a table share."""

    style: str
    widths: list[int]
    """Of the columns of its grid."""
    margins: int
    """Beside the text of a cell, both sides together."""


class _Runs:
    """The runs of a paragraph: their text, without the codes of fields, and what is drawn there."""

    def __init__(self, paragraph: Element) -> None:
        self.texts: list[tuple[Element | None, str]] = []
        self.fields: set[str] = set()
        self.drawn: list[int] = []
        self.has_picture = self.new_page = False
        self._depth = self._codes = 0
        self._walk(paragraph)

    def _walk(self, parent: Element) -> None:
        for each in parent:
            if each.tag == W + "r":
                self._run(each)
            elif each.tag in _AROUND:
                self._field(attribute(each, "instr"))
                self._walk(each)
            elif each.tag == _MC + "AlternateContent":
                self._walk(_choice(each))

    def _run(self, run: Element) -> None:
        text = ""
        for each in _chosen(run):
            name = each.tag
            if name == W + "fldChar":
                self._mark(attribute(each, "fldCharType"))
            elif name == W + "instrText":
                self._field(each.text)
            elif self._codes:
                continue
            elif name == W + "t":
                text += each.text or ""
            elif name == W + "br":
                page = attribute(each, "type") == "page"
                self.new_page = self.new_page or (page and not self.texts)
                text += "" if page else "\n"
            elif name in _SIGNS:
                text += _SIGNS[name]
            elif name in (W + "drawing", W + "pict", W + "object"):
                length = line_length(each)
                self.drawn += [length] if length is not None else []
                self.has_picture = self.has_picture or has_picture(each)
        if text:
            self.texts.append((child(run, "rPr"), text))

    def _mark(self, kind: str | None) -> None:
        """Follow the beginning, middle and end of a field; its code is no text."""
        if kind == "begin":
            self._depth += 1
            self._codes += 1
        elif kind == "separate" and self._codes:
            self._codes -= 1
        elif kind == "end" and self._depth:
            self._depth -= 1
            self._codes = min(self._codes, self._depth)

    def _field(self, code: str | None) -> None:
        words = (code or "").split()
        if words:
            self.fields.add(words[0].upper())


def _section(end: Element) -> Section:
    size, margins, pages = (child(end, name) for name in ("pgSz", "pgMar", "pgNumType"))
    first = child(end, "titlePg")
    top, bottom, left, right, gutter = (
        twips(attribute(margins, name)) or 0
        for name in ("top", "bottom", "left", "right", "gutter")
    )
    return Section(
        width=twips(attribute(size, "w")) or Section.width,
        height=twips(attribute(size, "h")) or Section.height,
        top=top,
        bottom=bottom,
        left=left + gutter,
        right=right,
        first_differs=first is not None and is_on(first),
        start=twips(attribute(pages, "start")),
        numerals=attribute(pages, "fmt") or "decimal",
    )


def _inside(parent: Element | None) -> Iterator[Element]:
    """Yield the children, going into what only stands around them."""
    for each in parent if parent is not None else ():
        if each.tag in _AROUND:
            yield from _inside(each)
        elif each.tag == _MC + "AlternateContent":
            yield from _inside(_choice(each))
        else:
            yield each


def _chosen(run: Element) -> Iterator[Element]:
    for each in run:
        if each.tag == _MC + "AlternateContent":
            yield from _choice(each)
        else:
            yield each


def _choice(alternatives: Element) -> Element:
    """Return the first of several forms of one thing, as Word does."""
    return next(iter(alternatives), ())


def _is_chosen(element: Element) -> bool:
    """Tell whether a paragraph is in no form that Word passes over."""
    for above in element.iterancestors(_MC + "Fallback"):
        return above.getparent().find(_MC + "Choice") is None
    return True


def _in_box(paragraph: Element) -> bool:
    """Tell whether a paragraph stands in a text box."""
    return next(paragraph.iterancestors(W + "txbxContent"), None) is not None


def _ends(body: Element | None) -> Iterator[Section]:
    """Yield the sizes of all sections in order."""
    for end in body.iter(W + "sectPr") if body is not None else ():
        if end.getparent().tag != W + "sectPrChange":
            yield _section(end)


def _margins(properties: Element | None, style: Element | None) -> int:
    """Return the room beside the text of a cell, left and right together."""
    found = 0
    for names in (("left", "start"), ("right", "end")):
        sides = (
            child(child(each, "tblCellMar"), name)
            for each in (properties, child(style, "tblPr"))
            for name in names
        )
        said = next((twips(attribute(side, "w")) for side in sides if side is not None), None)
        found += _MARGIN if said is None else said
    return found


def _before(properties: Element | None) -> int:
    """Return how many columns of the grid a row leaves out at its beginning."""
    found = twips(attribute(child(properties, "gridBefore"), "val")) or 0
    return max(0, min(found, 100))


def _has(properties: Element | None, name: str) -> bool:
    found = child(properties, name)
    return found is not None and is_on(found)
