"""A table of the neutral document as WordprocessingML, its rows copied from a prototype."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

import msgspec
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from bhxh_desktop.reports.column_fit import CELL_MARGIN, type_size
from bhxh_desktop.reports.document import HeaderCell, Row, Table
from bhxh_desktop.reports.docx_styles import CAPTION, SINGLE, TABLE_NOTE, TABLE_TEXT
from bhxh_desktop.reports.ooxml import (
    justified,
    mark_size,
    paragraph,
    table,
    table_cell,
    table_row,
    text_run,
    w,
)

_INDENT = 200  # twips for each level under "trong đó"
_SPACER = 160  # twips between a table without notes and what follows


def table_elements(block: Table, room: int) -> Iterator[BaseOxmlElement]:
    """Yield the caption, measure, grid and notes of a table *room* twips wide."""
    if block.caption:
        yield paragraph(CAPTION, (text_run(block.caption),))
    if block.measure:
        before, align = w("spacing", before=0, after=40), justified("right")
        yield paragraph(TABLE_NOTE, (text_run(block.measure),), w("keepNext"), before, align)
    yield _Writer(block, room).element()
    for note in block.notes:
        yield paragraph(TABLE_NOTE, (text_run(note),))
    gap = w("spacing", before=0, after=0, line=_SPACER, lineRule="exact")
    yield paragraph(TABLE_NOTE, (), gap)


class _Writer:
    """Builds one grid."""

    def __init__(self, block: Table, room: int) -> None:
        self.block = block
        shares = sum(column.width for column in block.columns)
        self.widths = [room * column.width // shares for column in block.columns]
        self.widths[-1] += room - sum(self.widths)
        self.size = type_size(self.widths)
        self.prototypes: dict[tuple[bool, int, bool], BaseOxmlElement] = {}

    def element(self) -> BaseOxmlElement:
        rows = [*self._header(), *map(self._row, _first_free(self.block.rows))]
        return table(self.widths, rows, bordered=True, margin=CELL_MARGIN)

    def _header(self) -> Iterator[BaseOxmlElement]:
        """Yield the tiers, repeated on every page, and the printed numbers of the columns."""
        below: set[int] = set()
        for tier in self.block.header:
            yield table_row(self._tier(tier, below), heads=True)
        if self.block.numbers:
            cells = (
                table_cell(width, [self._head_text(number, bold=False)])
                for width, number in zip(self.widths, self.block.numbers, strict=True)
            )
            yield table_row(cells, heads=True)

    def _tier(self, tier: tuple[HeaderCell, ...], below: set[int]) -> Iterator[BaseOxmlElement]:
        """Yield the cells of a tier; *below* holds the columns a taller cell reaches down into."""
        cells = iter(tier)
        covered = set(below)
        below.clear()
        column = 0
        middle = w("vAlign", val="center")
        while column < len(self.widths):
            if column in covered:
                merged = w("vMerge", val="continue")
                yield table_cell(self.widths[column], [self._head_text("")], merged)
                column += 1
                continue
            cell = next(cells)
            width = sum(self.widths[column : column + cell.columns])
            properties = [w("gridSpan", val=cell.columns)] if cell.columns > 1 else []
            if cell.rows > 1:
                properties.append(w("vMerge", val="restart"))
                below.update(range(column, column + cell.columns))
            yield table_cell(width, [self._head_text(cell.text)], *properties, deepcopy(middle))
            column += cell.columns

    def _head_text(self, text: str, *, bold: bool = True) -> BaseOxmlElement:
        spacing = w("spacing", before=30, after=30, line=SINGLE, lineRule="auto")
        run = text_run(text, bold=bold, size=self.size)
        place = w("keepNext"), spacing, justified("center")
        return paragraph(TABLE_TEXT, (run,), *place, mark_size(self.size))

    def _row(self, row: Row) -> BaseOxmlElement:
        kind = row.bold, row.indent, row.kept
        if kind not in self.prototypes:
            self.prototypes[kind] = self._prototype(row)
        element = deepcopy(self.prototypes[kind])
        for content, text in zip(element.iter(qn("w:t")), row.cells, strict=True):
            content.text = text
        return element

    def _prototype(self, row: Row) -> BaseOxmlElement:
        """Return a line like *row*, without its texts."""
        cells = []
        for number, (width, column) in enumerate(zip(self.widths, self.block.columns, strict=True)):
            spacing = w("spacing", before=30, after=30, line=SINGLE, lineRule="auto")
            left = row.indent * _INDENT if number == self.block.caption_column else 0
            run = text_run("", bold=row.bold, size=self.size)
            keep = [w("keepNext")] if row.kept else []
            place = *keep, spacing, w("ind", left=left), justified(column.align)
            text = paragraph(TABLE_TEXT, (run,), *place, mark_size(self.size))
            cells.append(table_cell(width, [text], w("vAlign", val="center")))
        return table_row(cells)


def _first_free(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, the first not kept with the second.

    The head is kept with it; LibreOffice drops rows of a table that is kept so from its head on.
    """
    for number, row in enumerate(rows):
        yield row if number else msgspec.structs.replace(row, kept=False)
