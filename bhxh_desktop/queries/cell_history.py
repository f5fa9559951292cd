"""What happened to one cell: who typed what, when, in place of what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.figure import BLANK, Cell, FigureKey
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.session import Session
from bhxh_desktop.store import audit, working

BEGINNING = ("reopen", "resolve")
"""The operations that begin a working copy on what is locked."""


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

    A working copy begun on what is locked holds its cells from the first, and the audit tells all
    of them as new; a cell is changed by that only where it was known here as something else.
    """
    name = " ".join(("cell", ".".join(place)))
    found: list[CellChange] = []
    known: Cell | None = None
    for at, who, changes in audit.entries(session.connection, " ".join(key)):
        if name not in changes.before and name not in changes.after:
            continue
        before, after = _cell(changes.before.get(name)), _cell(changes.after.get(name))
        if changes.operation in BEGINNING and name not in changes.before:
            before = after if known is None else known
        if before != after:
            found.append(CellChange(at, who, before, after))
        known = after
    return tuple(reversed(found))


def changed_cells(changes: Changes) -> set[FigureKey]:
    """Return the cells that a write changed."""
    names = (name.split(" ") for name in {*changes.before, *changes.after})
    return {FigureKey(*name[1].split(".")) for name in names if name[0] == "cell"}


def _cell(content: Any) -> Cell:
    return BLANK if content is None else working.cell_of(content)
