"""A document beside the revision it was printed from: which figures somebody changed by hand.

Tables are found again by their captions, lines of tables by theirs, so that one who moves a table,
adds a line or deletes one is understood. How a number is written does not matter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Literal

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.layout.paper import Grid, Line, Paper
from bhxh_desktop.reports.printed_forms import PrintedForm, PrintedRow
from bhxh_desktop.vietnamese.numbers import read_number
from bhxh_desktop.vietnamese.text import fold

_ENOUGH = 0.5
"""Share of a table's captions by which it is taken for the same."""
_ENDS = " .;,"
_LONGEST = 80

What = Literal["figure", "row_missing", "row_added", "table_missing", "columns"]


@dataclass(frozen=True)
class Changed:
    """What differs from the locked revision in one place."""

    what: What
    form: str
    """Code of the form."""
    key: FigureKey | None = None
    """The cell; None where a whole line or table is meant."""
    locked: str = ""
    """As it was printed."""
    found: str = ""
    """As it stands in the file."""
    row: str = ""
    """Caption of a line that is gone, or was put in."""


def compare(paper: Paper, forms: Iterable[PrintedForm]) -> tuple[Changed, ...]:
    """Return where *paper* shows other figures than the *forms* of the revision."""
    printed = list(forms)
    tables = [form for form in printed if not form.listed]
    places = _matched(tables, [_Table(grid) for grid in paper.grids])
    lines = [each.text for each in paper.blocks if isinstance(each, Line) and not each.is_blank]
    found: list[Changed] = []
    for form in printed:
        if form.listed:
            found += _compare_list(form, lines)
        elif id(form) in places:
            found += _compare_table(form, places[id(form)])
        else:
            found.append(Changed("table_missing", form.form.code))
    return tuple(found)


class _Table:
    """A table of the document as texts, each in the column it begins in."""

    def __init__(self, grid: Grid) -> None:
        cells = [cell for row in grid.rows for cell in row.cells]
        self.columns = max((cell.column + cell.columns for cell in cells), default=0)
        self.rows = [[""] * self.columns for _ in grid.rows]
        for texts, row in zip(self.rows, grid.rows, strict=True):
            for cell in row.cells:
                texts[cell.column] = cell.text
        self.words = {_plain(text) for row in self.rows for text in row if text}


def _matched(forms: Sequence[PrintedForm], tables: Sequence[_Table]) -> dict[int, _Table]:
    """Return which table shows each form: the likest pairs first, none twice."""
    scores = [
        (_likeness(form, table), -abs(at - number), number, at)
        for number, form in enumerate(forms)
        for at, table in enumerate(tables)
    ]
    found: dict[int, _Table] = {}
    taken: set[int] = set()
    for score, _, number, at in sorted(scores, reverse=True):
        if score >= _ENOUGH and id(forms[number]) not in found and at not in taken:
            found[id(forms[number])] = tables[at]
            taken.add(at)
    return found


def _likeness(form: PrintedForm, table: _Table) -> float:
    """Return the share of a form's captions that stand in a table."""
    wanted = {_plain(text) for text in form.heads}
    wanted |= {_plain(text) for row in form.rows for text in row.labels}
    wanted.discard("")
    return len(wanted & table.words) / len(wanted) if wanted else 0.0


def _compare_table(form: PrintedForm, table: _Table) -> Iterator[Changed]:
    code = form.form.code
    if not form.rows:
        return
    if len(form.rows[0].cells) != table.columns:
        yield Changed("columns", code)
        return
    columns = range(table.columns)
    labels = [at for at in columns if all(row.keys[at] is None for row in form.rows)]
    body = table.rows[form.head_rows :]
    own = [tuple(_plain(row.cells[at]) for at in labels) for row in form.rows]
    theirs = [tuple(_plain(texts[at]) for at in labels) for texts in body]
    for tag, a, b, c, d in SequenceMatcher(None, own, theirs, autojunk=False).get_opcodes():
        paired = min(b - a, d - c) if tag in ("equal", "replace") else 0
        for row, texts in zip(form.rows[a : a + paired], body[c : c + paired], strict=True):
            yield from _compare_row(code, row, texts)
        for row in form.rows[a + paired : b]:
            yield Changed("row_missing", code, row=_shown(row.cells))
        for texts in body[c + paired : d]:
            yield Changed("row_added", code, row=_shown(texts))


def _compare_row(code: str, row: PrintedRow, texts: Sequence[str]) -> Iterator[Changed]:
    for key, locked, found in zip(row.keys, row.cells, texts, strict=True):
        if key is not None and not _says_the_same(locked, found):
            yield Changed("figure", code, key, locked, found)


def _compare_list(form: PrintedForm, lines: list[str]) -> Iterator[Changed]:
    """Compare lines of a list; one that is told in other words is no change of its figure."""
    for row in form.rows:
        lead = f"{_plain(row.labels[0])}:"
        at = next((i for i, line in enumerate(lines) if _bare(line).startswith(lead)), None)
        if at is None:
            continue
        said = lines[at].partition(":")[2].strip()
        del lines[: at + 1]
        locked, key = row.cells[0], row.keys[0]
        if not _plain(said).rstrip(_ENDS).startswith(_plain(locked).rstrip(_ENDS)):
            yield Changed("figure", form.form.code, key, locked, said.rstrip(_ENDS))


def _shown(texts: Sequence[str]) -> str:
    """Return what tells a line from the others: its first texts."""
    return " ".join(text for text in texts if text)[:_LONGEST]


def _says_the_same(locked: str, found: str) -> bool:
    if _plain(locked) == _plain(found):
        return True
    own, theirs = _readings(locked), _readings(found)
    value = (
        max(own, key=abs, default=None) if "," not in locked else min(own, key=abs, default=None)
    )
    return value is not None and value in theirs


def _readings(text: str) -> set[Decimal]:
    """Return what number a text may mean: “1.234” may be two."""
    try:
        value = read_number(text.strip())
    except Problem:
        return set()
    return {value} if isinstance(value, Decimal) else set(value)


def _plain(text: str) -> str:
    """Return a text without what people do not see: forms of letters, of dashes, of spaces."""
    folded = unicodedata.normalize("NFC", " ".join(text.split())).casefold()
    return folded if not fold(folded).startswith("-") else fold(folded)


def _bare(line: str) -> str:
    return _plain(line.lstrip("-–—+ "))
