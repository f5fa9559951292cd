"""Workbooks people hand in, as plain values: nothing in such a file is trusted."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

from bhxh_desktop.errors import Problem, Problems

MEBIBYTE = 2**20
LARGEST_FILE = 10 * MEBIBYTE
LARGEST_CONTENT = 100 * MEBIBYTE
MOST_PARTS = 1000
MOST_ROWS = 4000
MOST_COLUMNS = 300


class Value(NamedTuple):
    """A cell as openpyxl read it: the value and its type letter."""

    value: Any
    kind: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands there."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())


class Page(NamedTuple):
    """A sheet."""

    title: str
    rows: Sequence[Sequence[Value]]


def read_pages(path: Path) -> list[Page]:
    """Return every sheet as plain values; raise Problems for what is no sound .xlsx."""
    _check_package(path)
    try:
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about looks openpyxl does not know
            book = openpyxl.load_workbook(file, read_only=True, keep_links=False)
            return [Page(page.title, list(_rows(page))) for page in book.worksheets]
    except Exception as error:  # noqa: BLE001 -- a hostile file fails anywhere inside openpyxl
        raise _damaged(path, type(error).__name__) from None


def _rows(page: Any) -> Iterator[list[Value]]:
    width = min(page.max_column or MOST_COLUMNS, MOST_COLUMNS)
    for row in page.iter_rows(max_row=MOST_ROWS + 1, max_col=width):
        yield [Value(cell.value, cell.data_type or "") for cell in row]


def _check_package(path: Path) -> None:
    """Refuse a file that is no zip, or would unpack to more than a template can be."""
    if path.stat().st_size > LARGEST_FILE:
        raise _too_large(path)
    if not zipfile.is_zipfile(path):
        raise Problems([Problem("template_not_xlsx", name=path.name)])
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _damaged(path, type(error).__name__) from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_CONTENT:
        raise _too_large(path)


def _too_large(path: Path) -> Problems:
    limit = LARGEST_FILE // MEBIBYTE
    return Problems([Problem("template_too_large", name=path.name, limit=limit)])


def _damaged(path: Path, detail: str) -> Problems:
    return Problems([Problem("template_damaged", name=path.name, detail=detail)])
