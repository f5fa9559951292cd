"""Ids of the rows a unit adds itself: the same file filled in twice names the same rows.

Ids are made from what they name, with the submission in them, so that two units that fill in
copies of one file never share a row.
"""

from __future__ import annotations

import re
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
    there = {key[:2] for key in known if is_open_row(key.row)}
    names: dict[_Row, str] = {}
    taken: set[_Row] = set()
    for row in dict.fromkeys((key.form, key.row) for key in entries):
        form = definition.forms.get(row[0])
        if form is None or form.open_rows is None:
            continue
        if NEW_ROW.fullmatch(row[1]):
            names[row] = _matched(form, row, entries, submission, known, taken)
        elif foreign and is_open_row(row[1]) and row not in there:
            names[row] = row_id(*submission, *row)
        taken.add((row[0], names.get(row, row[1])))
    return {
        key._replace(row=names.get((key.form, key.row), key.row)): entry
        for key, entry in entries.items()
    }


def _matched(
    form: Form,
    row: _Row,
    entries: Entries,
    submission: SubmissionKey,
    known: Figures,
    taken: set[_Row],
) -> str:
    """Return the id of a new row: that of one like it which no line before it was, or a new id."""
    typed: Mapping[FigureKey, Cell | None] = {key: entry[0] for key, entry in entries.items()}
    wanted = _naming(form, row[1], typed)
    rows = dict.fromkeys(key.row for key in known if key.form == form.code and is_open_row(key.row))
    for each in rows:
        if (form.code, each) not in taken and _naming(form, each, known) == wanted:
            return each
    number = 0
    while True:
        number += 1
        made = row_id(*submission, form.code, *wanted, str(number))
        if made not in rows and (form.code, made) not in taken:
            return made


def _naming(form: Form, row: str, cells: Mapping[FigureKey, Cell | None]) -> tuple[str, ...]:
    """Return what names a row to people."""
    columns = form.open_rows.key if form.open_rows else ()
    found = (cells.get(FigureKey(form.code, row, column)) or BLANK for column in columns)
    return tuple(str(cell.value or "") for cell in found)
