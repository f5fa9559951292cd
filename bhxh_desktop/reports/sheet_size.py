"""Widths of columns and heights of rows: neither Excel nor LibreOffice stretches them reliably."""

from __future__ import annotations

from math import ceil

from bhxh_desktop.reports.sheet_map import Sheet
from bhxh_desktop.reports.sheet_styles import SIZE

_WIDTHS = {"number": 6.0, "unit": 20.0, "caption": 46.0, "measure": 16.0, "target": 14.0}
_NARROWEST = 11.0  # a figure of nine digits with its points
_NARROWEST_TEXT = 24.0
_CAPTION_OF_MANY = 34.0  # where many figures stand beside it
_MANY = 5
_CROWDED = 12  # from so many columns on a printed page would be too small to read
_CAPTION_OF_CROWD, _NARROWEST_OF_CROWD = 26.0, 8.2
_BOLD_LETTER, _PADDING = 1.15, 1.6
_LETTER = 0.95  # width of a letter in widths of a column, words ending early included
_LINE_HEIGHT = SIZE * 1.4


def column_width(sheet: Sheet, number: int) -> float:
    """Return the width of a printed column, counted from 0."""
    column = sheet.grid.columns[number]
    if sheet.letters and len(sheet.grid.columns) > _CROWDED:
        if column.role == "caption":
            return _CAPTION_OF_CROWD
        if column.role == "figure" and column.align != "left":
            return max(_NARROWEST_OF_CROWD, sheet.letters[number] * _BOLD_LETTER + _PADDING)
    if column.role == "caption" and len(sheet.grid.columns) > _MANY:
        return _CAPTION_OF_MANY
    least = _NARROWEST_TEXT if column.align == "left" else _NARROWEST
    return _WIDTHS.get(column.role) or max(least, float(column.width))


def whole_width(sheet: Sheet) -> float:
    """Return the width of the whole table."""
    return sum(column_width(sheet, number) for number in range(len(sheet.grid.columns)))


def text_height(text: str, width: float) -> float:
    """Return the height of a row that shows all of *text* in a cell of this width."""
    return _LINE_HEIGHT * max(1, ceil(len(text) * _LETTER / width))
