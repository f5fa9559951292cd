"""Figures in print: form by form as on paper, no wider than a terminal usually is."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

import click

from bhxh_desktop.cli import texts
from bhxh_desktop.cli.common import GAP, cell_words, shortened
from bhxh_desktop.domain.figure import BLANK, FigureKey, Figures
from bhxh_desktop.domain.regime import (
    VALUE_COLUMN,
    Definition,
    Form,
    FormColumn,
    FormRow,
    is_open_row,
)

WIDTH = 120
"""Characters of a line."""
NARROWEST_CAPTION = 24
LONGEST_TEXT = 40
"""Characters shown of a typed text."""
NARROWEST_TEXT = 16
HEAD_LINES = 3
"""Lines the caption of a column is broken into where its figures are narrow."""


def print_forms(definition: Definition, cells: Figures, forms: Collection[str]) -> None:
    """Print the forms with these codes, in the order of the regime."""
    for form in definition.regime.forms:
        if form.code not in forms:
            continue
        lines = _sheet(form, cells) if form.is_sheet else _table(form, cells)
        click.echo("\n".join(textwrap.wrap(form.title, WIDTH)))
        for line in lines:
            click.echo(line.rstrip())
        click.echo("")


def _sheet(form: Form, cells: Figures) -> Iterator[str]:
    """Yield a line per row: caption, value, measure; a heading has no value."""
    lines = [
        (
            _caption(row),
            _shown(form, row.code, VALUE_COLUMN, cells),
            row.item.measure if row.item else "",
        )
        for row in form.rows
    ]
    captions, values, measures = (_widest(column) for column in zip(*lines, strict=True))
    width = min(captions, WIDTH - values - measures - 2 * len(GAP))
    yield "─" * (width + len(GAP) + values)
    for caption, value, measure in lines:
        yield GAP.join([shortened(caption, width).ljust(width), value.rjust(values), measure])


def _table(form: Form, cells: Figures) -> Iterator[str]:
    """Yield the head of a table and a line per row, or a word where no row was added."""
    rows = list(_rows(form, cells))
    if not rows:
        yield texts.NO_ROWS
        return
    columns = form.columns
    stub, *widths = _widths(form, rows)
    for line in _head(columns, widths):
        yield " " * stub + GAP + line
    numbers = [f"({c.number})" if c.number else "" for c in columns]
    if any(numbers) or form.row_caption:
        yield GAP.join([form.row_caption.ljust(stub), *map(str.rjust, numbers, widths)])
    yield GAP.join("─" * width for width in (stub, *widths))
    for caption, values in rows:
        aligned = [
            value.rjust(width) if _is_number(column) else shortened(value, width).ljust(width)
            for column, value, width in zip(columns, values, widths, strict=True)
        ]
        yield GAP.join([shortened(caption, stub).ljust(stub), *aligned])


def _widths(form: Form, rows: Sequence[tuple[str, Sequence[str]]]) -> list[int]:
    """Return the widths of the captions and of the columns; columns of text give way first."""
    captions = _widest([form.row_caption, *(caption for caption, _ in rows)])
    widths = [
        _width(column, [values[i] for _, values in rows]) for i, column in enumerate(form.columns)
    ]
    over = captions + sum(widths) + len(GAP) * len(widths) - WIDTH
    for i, column in enumerate(form.columns):
        if over > 0 and not _is_number(column):
            narrower = max(min(NARROWEST_TEXT, widths[i]), widths[i] - over)
            over -= widths[i] - narrower
            widths[i] = narrower
    return [captions if over <= 0 else max(NARROWEST_CAPTION, captions - over), *widths]


def _rows(form: Form, cells: Figures) -> Iterator[tuple[str, list[str]]]:
    """Yield caption and values of the fixed rows, then of the added ones, which are numbered."""
    added = dict.fromkeys(k.row for k in cells if k.form == form.code and is_open_row(k.row))
    captions = [(row.code, _caption(row)) for row in form.rows]
    captions += [(row, str(number)) for number, row in enumerate(added, start=1)]
    for row, caption in captions:
        yield caption, [_shown(form, row, column.code, cells) for column in form.columns]


def _head(columns: Sequence[FormColumn], widths: Sequence[int]) -> Iterator[str]:
    """Yield the captions of groups over their columns, then those of the columns."""
    if any(column.group for column in columns):
        pairs = groupby(zip(columns, widths, strict=True), key=lambda pair: pair[0].group)
        spans = [(group, [width for _, width in run]) for group, run in pairs]
        yield from _stacked([(group, sum(w) + len(GAP) * (len(w) - 1)) for group, w in spans])
    yield from _stacked([(c.caption, width) for c, width in zip(columns, widths, strict=True)])


def _stacked(captions: Sequence[tuple[str, int]]) -> Iterator[str]:
    """Yield captions broken into their widths side by side, standing on one line."""
    broken = [textwrap.wrap(caption, width) for caption, width in captions]
    height = max(map(len, broken))
    for number in range(height):
        parts = []
        for lines, (_, width) in zip(broken, captions, strict=True):
            above = height - len(lines)
            parts.append((lines[number - above] if number >= above else "").center(width))
        yield GAP.join(parts)


def _width(column: FormColumn, values: Iterable[str]) -> int:
    words = column.caption.split()
    return max(_widest(values), _widest(words), -(-len(column.caption) // HEAD_LINES))


def _caption(row: FormRow) -> str:
    number = f"{row.number}. " if row.number.isalnum() else f"{row.number} ".lstrip()
    return f"{GAP * row.indent}{number}{row.caption}"


def _shown(form: Form, row: str, column: str, cells: Figures) -> str:
    """Return what stands in a cell, nothing where the row is a heading."""
    fixed = next((each for each in form.rows if each.code == row), None)
    item = form.item(fixed, column)
    cell = cells.get(FigureKey(form.code, row, column), BLANK)
    return shortened(cell_words(item, cell), LONGEST_TEXT) if item else ""


def _is_number(column: FormColumn) -> bool:
    return column.item is None or column.item.kind == "number"


def _widest(found: Iterable[str]) -> int:
    return max(map(len, found), default=0)
