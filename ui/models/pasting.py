"""Reading a pasted block: which text goes into which cell, and what it means there."""

from __future__ import annotations

from collections.abc import Iterator
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


def block_of(text: str) -> list[list[str]]:
    """Return the cells of a text as Excel copies it: tabs and lines, one empty line at the end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return [line.split("\t") for line in lines]


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
            if item.formula or not grid.is_editable(place):
                yield Pasted(text, place, name, before, None, texts.PASTE_SKIPPED)
                continue
            try:
                cell = read_entry(text, item)
            except Problem as problem:
                yield Pasted(text, place, name, before, None, say(problem))
            else:
                yield Pasted(text, place, name, before, cell, shown(cell, item))
