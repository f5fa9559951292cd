"""Naming a cell for people: by the captions of its row and column, never by code."""

from __future__ import annotations

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.regime import Definition, Form
from bhxh_desktop.reports import texts


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
    return texts.ADDED_ROW
