"""Columns wide enough for their longest words: the shares of a form, mended where one is short."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from bhxh_desktop.reports import page
from bhxh_desktop.reports.document import Column, HeaderCell, Row
from bhxh_desktop.reports.text_width import text_width

CELL_MARGIN = 70
"""Twips beside the text of a cell."""
SIZES = ((1250, 12.0), (1100, 11.0), (0, 10.0))
"""Type by the width of the narrowest column in twips, at least so much; the size of tables is not
regulated, 10 to 12 is usual (domain note X4)."""
_SLACK = 20
"""Twips by which programs measure a word differently."""
_WIDEST_SHARE = 4
"""A word may take a quarter of the table; what is longer is broken."""


def type_size(widths: Sequence[int]) -> float:
    """Return the size of the type in columns of these *widths* in twips."""
    narrowest = min(widths[1:] or widths)  # the first holds short numbers or captions
    return next(size for least, size in SIZES if narrowest >= least)


def fitted(
    columns: Sequence[Column],
    header: Sequence[Sequence[HeaderCell]],
    rows: Sequence[Row],
    *,
    landscape: bool,
) -> tuple[Column, ...]:
    """Return *columns* as they are, or with shares in twips where a word would not fit."""
    room = (page.LANDSCAPE if landscape else page.UPRIGHT).text_width
    shares = sum(column.width for column in columns)
    widths = [room * column.width // shares for column in columns]
    words = words_of(header, len(columns))
    for row in rows:
        for at, text in enumerate(row.cells):
            words[at].update(text.split())
    size = type_size(widths)
    needed = [_needed(each, size, room) for each in words]
    short = sum(max(0, need - width) for need, width in zip(needed, widths, strict=True))
    spare = sum(max(0, width - need) for need, width in zip(needed, widths, strict=True))
    if not 0 < short <= spare:
        return tuple(columns)
    made = [
        need if need >= width else width + (need - width) * short // spare
        for need, width in zip(needed, widths, strict=True)
    ]
    return tuple(replace(column, width=width) for column, width in zip(columns, made, strict=True))


def words_of(header: Sequence[Sequence[HeaderCell]], count: int) -> list[set[str]]:
    """Return the words of the heads that stand above one of *count* columns alone."""
    found: list[set[str]] = [set() for _ in range(count)]
    below: set[int] = set()
    for tier in header:
        cells, free = iter(tier), [at for at in range(count) if at not in below]
        below = set()
        while free:
            cell = next(cells)
            covered, free = free[: cell.columns], free[cell.columns :]
            if cell.columns == 1:
                found[covered[0]].update(cell.text.split())
            if cell.rows > 1:
                below.update(covered)
    return found


def _needed(words: set[str], size: float, room: int) -> int:
    longest = max((text_width(word, size) for word in words), default=0)
    return min(longest + 2 * CELL_MARGIN + _SLACK, room // _WIDEST_SHARE)
