"""Naming a cell for people: by the captions of its form, row and column, never by code."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bhxh_desktop.domain.figure import BLANK, Cell, FigureKey, Figures
from bhxh_desktop.domain.regime import Definition, Form, is_open_row
from bhxh_desktop.vietnamese import naming_texts as texts

_LONGEST = 120
_LONGEST_WORD = 40
_NO_CELLS: Mapping[FigureKey, Cell] = MappingProxyType({})


def place_name(definition: Definition, key: FigureKey, cells: Figures = _NO_CELLS) -> str:
    """Return what names a cell within its regime; its codes where the form has no such cell."""
    form = definition.forms.get(key.form)
    if form is None or not _has(form, key):
        return ".".join(key)[:_LONGEST]
    name = cell_name(definition, key, cells)
    return texts.CELL_OF_FORM.format(cell=name, form=form.title)


def _has(form: Form, key: FigureKey) -> bool:
    if key.column not in form.column_codes:
        return False
    if form.open_rows is not None and (is_open_row(key.row) or key.row.startswith("+")):
        return True
    return any(key.row == row.code for row in form.rows)


def cell_name(definition: Definition, key: FigureKey, cells: Figures = _NO_CELLS) -> str:
    """Return the captions that name a cell within its form: its row and, in a table, its column.

    *cells* tell the rows the unit added apart.
    """
    form = definition.forms[key.form]
    column = next((c for c in form.columns if c.code == key.column), None)
    parts = [row_name(form, key.row, cells)]
    if column is not None:
        parts.append(f"({column.number}) {column.caption}" if column.number else column.caption)
    return ", ".join(parts)


def row_name(form: Form, code: str, cells: Figures = _NO_CELLS) -> str:
    """Return the caption of a row, after that of the row it is part of.

    A row the unit added is told by its number among those in *cells* and by its first word.
    """
    above: dict[int, str] = {}
    for row in form.rows:
        above[row.indent] = row.caption
        if row.code == code:
            parent = above.get(row.indent - 1, "")
            return f"{parent.rstrip(':')}: {row.caption}" if parent else row.caption
    if code.startswith("+"):
        return texts.NUMBERED_ADDED_ROW.format(number=code[1:])
    added = dict.fromkeys(k.row for k in cells if k.form == form.code and is_open_row(k.row))
    if code not in added:
        return texts.ADDED_ROW
    said = (cells.get(FigureKey(form.code, code, c), BLANK).value for c in form.column_codes)
    word = next((value for value in said if isinstance(value, str)), "")
    number = [*added].index(code) + 1
    if not word:
        return texts.NUMBERED_ADDED_ROW.format(number=number)
    return texts.NAMED_ADDED_ROW.format(number=number, name=word[:_LONGEST_WORD])
