"""Where each cell of a regime stands in a workbook: one sheet per form, the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from openpyxl.utils import get_column_letter, quote_sheetname

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.reports.document import HeaderCell
from bhxh_desktop.reports.form_grid import FormGrid

HEAD_LINES = 5
"""Unit, title, period, marks, measure."""
_LONGEST_TITLE = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


class Place(NamedTuple):
    """A cell of a workbook, rows and columns counted from 1."""

    sheet: str
    row: int
    column: int

    @property
    def coordinate(self) -> str:
        """As Excel writes it: "D7"."""
        return f"{get_column_letter(self.column)}{self.row}"


class HeadPlace(NamedTuple):
    """A cell of the head of a table, with how far it reaches."""

    cell: HeaderCell
    row: int
    column: int


@dataclass(frozen=True)
class Sheet:
    """A form on its sheet; *margin* rows and columns before it are kept for codes."""

    title: str
    grid: FormGrid
    margin: int = 0
    letters: tuple[int, ...] = ()
    """Of the longest text printed in each column, where it is known."""

    @property
    def head(self) -> int:
        """The row of the first tier of the head."""
        return self.margin + HEAD_LINES + 1

    @property
    def numbers(self) -> int:
        """The row of the printed numbers of the columns, where there are any."""
        return self.head + len(self.grid.header)

    @property
    def body(self) -> int:
        """The first row of figures."""
        return self.numbers + self.grid.numbered

    @property
    def end(self) -> int:
        """The first row below the figures."""
        return self.body + len(self.grid.rows)

    @property
    def first_column(self) -> int:
        """The first printed column."""
        return self.margin + 1

    @property
    def last_column(self) -> int:
        """The last printed column."""
        return self.margin + len(self.grid.columns)

    def header(self) -> Iterator[HeadPlace]:
        """Yield the cells of the head with their places."""
        covered: set[tuple[int, int]] = set()
        for row, tier in enumerate(self.grid.header, self.head):
            column = self.first_column
            for cell in tier:
                while (row, column) in covered:
                    column += 1
                yield HeadPlace(cell, row, column)
                reach = range(column, column + cell.columns)
                covered.update((row + down, at) for down in range(cell.rows) for at in reach)
                column += cell.columns

    def places(self) -> Iterator[tuple[FigureKey, Place]]:
        """Yield where each figure stands."""
        for row_at, row in enumerate(self.grid.rows, self.body):
            for column_at, column in enumerate(self.grid.columns, self.first_column):
                if self.grid.item(row, column) is not None:
                    key = FigureKey(self.grid.form.code, row.code, column.code)
                    yield key, Place(self.title, row_at, column_at)


@dataclass(frozen=True)
class SheetMap:
    """All sheets of a workbook."""

    sheets: tuple[Sheet, ...]

    @classmethod
    def of(cls, grids: Iterable[FormGrid], *, margin: int = 0) -> SheetMap:
        """Lay out *grids*, each on a sheet called as its form."""
        titles: list[str] = []
        sheets = []
        for grid in grids:
            titles.append(sheet_title(grid.form.title, titles))
            sheets.append(Sheet(titles[-1], grid, margin))
        return cls(tuple(sheets))

    @cached_property
    def places(self) -> dict[FigureKey, Place]:
        """Where every figure stands."""
        return dict(pair for sheet in self.sheets for pair in sheet.places())


def address(place: Place) -> str:
    """Return the place for people and other sheets: "'Hồ sơ'!D7"."""
    return f"{quote_sheetname(place.sheet)}!{place.coordinate}"


def sheet_title(text: str, taken: Sequence[str] = ()) -> str:
    """Return a name Excel takes for a sheet, unlike those *taken*."""
    plain = " ".join(_FORBIDDEN.sub(" ", text).split()) or "-"
    used = {title.casefold() for title in taken}
    number = 1
    while True:
        tail = f" ({number})" if number > 1 else ""
        title = _shortened(plain, _LONGEST_TITLE - len(tail)) + tail
        if title.casefold() not in used:
            return title
        number += 1


def _shortened(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return text[: longest + 1].rpartition(" ")[0] or text[:longest]
