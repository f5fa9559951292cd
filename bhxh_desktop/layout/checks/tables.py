"""Tables of figures: what the decree leaves open and readers are glad of."""

from __future__ import annotations

from collections.abc import Iterator

from bhxh_desktop.layout.checks.context import Context, Fault, shown
from bhxh_desktop.layout.texts import TABLE

_LONG = 10
"""Rows of a table that may reach over a page."""


def head_repeated(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that the head of a long table stands on every page."""
    for number, grid in enumerate(context.found.tables, 1):
        if wanted and len(grid.rows) >= _LONG and not grid.rows[0].repeated:
            yield Fault("head_repeated", where=TABLE.format(number=number))


def rows_whole(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that no row of a long table is divided between pages."""
    for number, grid in enumerate(context.found.tables, 1):
        if wanted and len(grid.rows) >= _LONG and not all(row.whole for row in grid.rows):
            yield Fault("rows_whole", where=TABLE.format(number=number))


def smallest(context: Context, wanted: float) -> Iterator[Fault]:
    """Check that figures can be read."""
    for number, grid in enumerate(context.found.tables, 1):
        sizes = [piece.hand.size for line in grid.lines for piece in line.visible]
        if sizes and min(sizes) < wanted:
            where = TABLE.format(number=number)
            yield Fault("smallest", found=shown(min(sizes)), expected=shown(wanted), where=where)
