"""The hidden row and column that tell, on each sheet of a template, which cell is which.

Filling reads these codes and never positions, so a sheet may be sorted, or lines moved and columns
swapped, and every figure still lands in its place.
"""

from __future__ import annotations

from typing import NamedTuple

MARGIN = 1
"""Row 1 and column A."""
NEW_ROW = "+"
"""Stands for the id of an open row that is not there yet."""
NO_ROW = "#"
"""Marks lines of the sheet that hold no figures."""
_FIRST = "bhxh"
_FORMAT = "0"


class SheetCode(NamedTuple):
    """What the corner of a sheet says it is for."""

    regime: str
    version: str
    period: str
    unit: str
    """Whose report: a file of another office is never filled in here."""
    form: str

    @property
    def text(self) -> str:
        """The code as written: ``bhxh|0|regime|version|period|unit|form``."""
        return "|".join((_FIRST, _FORMAT, *self))

    @classmethod
    def parse(cls, value: object) -> SheetCode | None:
        """Return the code in *value*; None for anything else."""
        parts = value.split("|") if isinstance(value, str) else []
        if parts[:2] != [_FIRST, _FORMAT] or len(parts) != len(cls._fields) + 2:
            return None
        return cls(*parts[2:])
