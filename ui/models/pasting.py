"""Blocks of cells as text: what a pasted one means in which cells, how a copied one is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bhxh_desktop.domain.figure import Cell, FigureKey
from bhxh_desktop.domain.naming import cell_name
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from bhxh_desktop.reports.entry import read_entry
from ui.models.figure_grid_model import FigureGridModel, Index, shown
from ui.texts import figures_texts as texts


@dataclass(frozen=True)
class Pasted:
    """One text of a paste: what it means, or the sentence that says why it means nothing."""

    text: str
    place: FigureKey
    name: str
    before: str
    cell: Cell | None
    read_as: str


_CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|\Z)')
_NEEDS_QUOTES = re.compile(r'[\t\n]|""')
"""What Excel quotes a cell for; words in quotes that a person wrote stay as they are."""


def block_of(text: str) -> list[list[str]]:
    """Return the cells of a text as Excel copies it: tabs and lines, one empty line at the end.

    A cell with a line break or a tab in it stands in quotes, its own quotes doubled.
    """
    said = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    lines: list[list[str]] = [[]] if text else []
    at: int | None = 0 if text else None
    while at is not None and (cell := _CELL.match(said, at)) is not None:
        quoted, plain, end = cell.groups()
        if plain is None:
            held = _NEEDS_QUOTES.search(quoted)
            plain = quoted.replace('""', '"') if held else f'"{quoted}"'
        lines[-1].append(plain)
        if end == "\n":
            lines.append([])
        at = cell.end() if end else None
    return lines


def text_of(block: Sequence[Sequence[str]]) -> str:
    """Return a block of cells as Excel takes it, which :func:`block_of` reads back."""
    return "\n".join("\t".join(map(_written, line)) for line in block)


def _written(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if text.startswith('"') or _NEEDS_QUOTES.search(text) else text


def read_block(
    text: str, start: Index, grid: FigureGridModel, definition: Definition
) -> tuple[list[Pasted], bool]:
    """Return what each text of a block pasted at *start* would write; and whether any fell out."""
    block = block_of(text)
    room = grid.rowCount() - start.row(), grid.columnCount() - start.column()
    outside = len(block) > room[0] or any(len(line) > room[1] for line in block)
    return list(_read(block, start, grid, definition)), outside


def _read(
    block: list[list[str]], start: Index, grid: FigureGridModel, definition: Definition
) -> Iterator[Pasted]:
    for down, line in enumerate(block):
        for along, text in enumerate(line):
            index = grid.index(start.row() + down, start.column() + along)
            if not index.isValid():
                continue
            place = grid.place(index)
            item = grid.item(place)
            if item is None:
                continue
            name, before = cell_name(definition, place), shown(grid.cell(place), item)
            if not grid.is_editable(place):
                reason = texts.LOCKED_HINT if grid.sheet.locked else texts.NOT_TYPED
                yield Pasted(text, place, name, before, None, reason)
                continue
            try:
                cell = read_entry(text, item)
            except Problem as problem:
                yield Pasted(text, place, name, before, None, say(problem))
            else:
                yield Pasted(text, place, name, before, cell, shown(cell, item))
