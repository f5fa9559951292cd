"""Ids of the rows a unit adds itself: the same file filled in twice names the same rows.

Ids are made from what they name, with the submission in them, so that two units that fill in
copies of one file never share a row.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Mapping
from hashlib import sha256

from bhxh_desktop.domain.entries import Entries, Entry
from bhxh_desktop.domain.figure import BLANK, Cell, FigureKey, Figures
from bhxh_desktop.domain.regime import Definition, Form, Item, is_open_row
from bhxh_desktop.domain.revision import SubmissionKey

NEW_ROW = re.compile(r"\+[1-9][0-9]{0,3}")
"""What a file calls a row that has no id yet."""
_Row = tuple[str, str]
"""Form and row."""


def row_id(*parts: str) -> str:
    """Return the id that these texts always give."""
    return f"r-{sha256(chr(10).join(parts).encode()).hexdigest()[:16]}"


def item_at(definition: Definition, key: FigureKey) -> Item | None:
    """Return what a cell means, also in a row that has no id yet."""
    form = definition.forms.get(key.form)
    if form is not None and form.open_rows is not None and NEW_ROW.fullmatch(key.row):
        return form.item(None, key.column)
    return definition.item(*key)


def settle(
    entries: Entries,
    definition: Definition,
    submission: SubmissionKey,
    known: Figures,
    *,
    foreign: bool = False,
) -> dict[FigureKey, Entry]:
    """Return *entries* with the ids their open rows have in the submission.

    A new row is the one in *known* with the same key columns, the second of two equal ones the
    second; else it gets an id. With *foreign*, ids that *known* lacks come from some template:
    they are replaced too, or the rows of two units that fill in one template would be one.
    """
    matcher = _Matcher(definition, submission, entries, known)
    names: dict[_Row, str] = {}
    for row in dict.fromkeys((key.form, key.row) for key in entries):
        form = definition.forms.get(row[0])
        if form is None or form.open_rows is None:
            continue
        if NEW_ROW.fullmatch(row[1]):
            names[row] = matcher.match(form, row[1])
        elif foreign and is_open_row(row[1]) and row not in matcher.there:
            names[row] = row_id(*submission, *row)
        matcher.taken.add((row[0], names.get(row, row[1])))
    return {
        key._replace(row=names.get((key.form, key.row), key.row)): entry
        for key, entry in entries.items()
    }


class _Matcher:
    """Finds the rows that are there by what names them, each once."""

    def __init__(
        self,
        definition: Definition,
        submission: SubmissionKey,
        entries: Entries,
        known: Figures,
    ) -> None:
        self.submission = submission
        self.typed: dict[FigureKey, Cell | None] = {k: entry[0] for k, entry in entries.items()}
        self.there = dict.fromkeys(key[:2] for key in known if is_open_row(key.row))
        self.taken: set[_Row] = set()
        self.made: Counter[tuple[str, ...]] = Counter()
        self.named: dict[tuple[str, ...], deque[str]] = {}
        """Rows by form and what names them, in their order."""
        for code, row in self.there:
            form = definition.forms.get(code)
            if form is not None:
                self.named.setdefault(_naming(form, row, known), deque()).append(row)

    def match(self, form: Form, row: str) -> str:
        """Return the id of a new row: that of one like it no line before it was, or a new id."""
        wanted = _naming(form, row, self.typed)
        alike = self.named.get(wanted, deque())
        while alike:
            found = alike.popleft()
            if (form.code, found) not in self.taken:
                return found
        while True:
            self.made[wanted] += 1
            made = row_id(*self.submission, *wanted, str(self.made[wanted]))
            if (form.code, made) not in self.there and (form.code, made) not in self.taken:
                return made


def _naming(form: Form, row: str, cells: Mapping[FigureKey, Cell | None]) -> tuple[str, ...]:
    """Return the form and what names a row in it to people."""
    columns = form.open_rows.key if form.open_rows else ()
    found = (cells.get(FigureKey(form.code, row, column)) or BLANK for column in columns)
    return form.code, *(str(cell.value or "") for cell in found)
