"""What happened to one cell: who typed what, when, in place of what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.figure import BLANK, Cell, FigureKey
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.session import Session
from bhxh_desktop.store import audit, working

REOPEN = "reopen"


@dataclass(frozen=True)
class CellChange:
    """One change of a cell."""

    at: str
    """ISO stamp."""
    who: str
    before: Cell
    after: Cell


def cell_history(session: Session, key: SubmissionKey, place: FigureKey) -> tuple[CellChange, ...]:
    """Return the changes of a cell of this workspace's submission, latest first.

    A working copy begun on what is locked holds its cells from the first: none of them is changed
    by that, though the audit tells all of them as new.
    """
    name = " ".join(("cell", ".".join(place)))
    found = [
        CellChange(at, who, _cell(changes.before.get(name)), _cell(changes.after.get(name)))
        for at, who, changes in audit.entries(session.connection, " ".join(key))
        if name in changes.before or (name in changes.after and changes.operation != REOPEN)
    ]
    return tuple(reversed(found))


def changed_cells(changes: Changes) -> set[FigureKey]:
    """Return the cells that a write changed."""
    names = (name.split(" ") for name in {*changes.before, *changes.after})
    return {FigureKey(*name[1].split(".")) for name in names if name[0] == "cell"}


def _cell(content: Any) -> Cell:
    return BLANK if content is None else working.cell_of(content)
