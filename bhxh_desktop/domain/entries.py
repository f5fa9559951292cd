"""What a file of figures says: entries, and figures written where the program computes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bhxh_desktop.domain.figure import Cell, FigureKey

Entry = tuple[Cell | None, str | None]
"""Cell and note. None leaves what is there; the note "" takes the note out."""
Entries = Mapping[FigureKey, Entry]


class Overtyped(NamedTuple):
    """A figure that stands in a file where the program computes."""

    place: str
    """Where in the file, for people."""
    key: FigureKey
    text: str
    """As it stands there."""
    cell: Cell | None
    """None for what is no figure."""


class Typed(NamedTuple):
    """Everything a file says."""

    entries: dict[FigureKey, Entry]
    """An open row may be called ``+1``, ``+2`` …: see `domain.open_rows`."""
    overtyped: tuple[Overtyped, ...] = ()
