"""Surroundings: what a report's formulas and rules read of other periods and regimes.

The engine only names what it would like to know; `queries.surroundings` finds it among what was
locked. What is not there reads as blank.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from bhxh_desktop.domain.figure import BLANK, Cell, FigureKey
from bhxh_desktop.domain.formula import Relation


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
Look = Callable[[FigureKey | Reference], Cell]
"""Reads a cell of the report itself, or of another one."""


def look_around(cells: Callable[[FigureKey], Cell], around: Surroundings) -> Look:
    """Return what reads the report's own *cells* and, by reference, those *around* it."""

    def look(key: FigureKey | Reference) -> Cell:
        if isinstance(key, FigureKey):
            return cells(key)
        found = around.get(key)
        return BLANK if found is None else found.cell

    return look
