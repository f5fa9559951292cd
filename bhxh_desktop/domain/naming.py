"""Naming a cell for people: by the captions of its form, row and column, never by code."""

from __future__ import annotations

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.regime import Definition, Form
from bhxh_desktop.vietnamese import naming_texts as texts

_LONGEST = 120


def place_name(definition: Definition, key: FigureKey) -> str:
    """Return what names a cell within its regime; its codes where the form has no such cell."""
    form = definition.forms.get(key.form)
    if form is None or (all(key.row != row.code for row in form.rows) and form.open_rows is None):
        return ".".join(key)[:_LONGEST]
    if key.column not in form.column_codes:
        return ".".join(key)[:_LONGEST]
    return texts.CELL_OF_FORM.format(cell=cell_name(definition, key), form=form.title)


def cell_name(definition: Definition, key: FigureKey) -> str:
    """Return the captions that name a cell within its form: its row and, in a table, its column."""
    form = definition.forms[key.form]
    column = next((c for c in form.columns if c.code == key.column), None)
    parts = [row_name(form, key.row)]
    if column is not None:
        parts.append(f"({column.number}) {column.caption}" if column.number else column.caption)
    return ", ".join(parts)


def row_name(form: Form, code: str) -> str:
    """Return the caption of a row, after that of the row it is part of."""
    above: dict[int, str] = {}
    for row in form.rows:
        above[row.indent] = row.caption
        if row.code == code:
            parent = above.get(row.indent - 1, "")
            return f"{parent.rstrip(':')}: {row.caption}" if parent else row.caption
    if code.startswith("+"):
        return texts.NUMBERED_ADDED_ROW.format(number=code[1:])
    return texts.ADDED_ROW
