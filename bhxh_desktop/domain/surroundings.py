"""Surroundings: what a report's formulas and rules read of other periods and regimes.

The engine only names what it would like to know; `queries.surroundings` finds it among what was
locked. What is not there reads as blank.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from bhxh_desktop.domain.figure import BLANK, Cell, FigureKey, text_cell
from bhxh_desktop.domain.formula import Relation, WindowDay
from bhxh_desktop.domain.period import Window


class Reference(NamedTuple):
    """A cell of another report of the same unit."""

    relation: Relation
    regime: str
    """The other regime; "" for its own."""
    number: int
    """Which quarter, 0 for all other relations."""
    key: FigureKey


class Surrounding(NamedTuple):
    """What was found, and where."""

    cell: Cell
    period: str
    """Id of the period it was locked for, or worked out for."""
    regime: str = ""
    """Short title of the other regime."""
    name: str = ""
    """What people call the cell there."""
    as_of: str = ""
    """Up to which day another regime's figures were locked."""


Surroundings = Mapping[Reference, Surrounding]
NOWHERE: Surroundings = MappingProxyType({})
Look = Callable[[FigureKey | Reference | WindowDay], Cell]
"""Reads a cell of the report itself, or of another one, or a day of its window."""


def look_around(
    cells: Callable[[FigureKey], Cell], around: Surroundings, window: Window | None = None
) -> Look:
    """Return what reads the report's own *cells*, by reference those *around* it, and its days."""

    def look(key: FigureKey | Reference | WindowDay) -> Cell:
        if isinstance(key, FigureKey):
            return cells(key)
        if isinstance(key, WindowDay):
            days = {"first": window.start, "last": window.end} if window else {}
            return text_cell(days[key.which].isoformat()) if days else BLANK
        found = around.get(key)
        return BLANK if found is None else found.cell

    return look
