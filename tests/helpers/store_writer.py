"""A program that writes to a workspace until it is killed: ``python store_writer.py FOLDER``.

Each transaction adds a line to the audit, three parts and a working copy; the number of the
transaction is printed once it is committed.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

from bhxh_desktop.domain.canonical import digest
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.figure import FigureKey, number_cell
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.store import audit, revisions, working
from bhxh_desktop.store.database import transaction
from bhxh_desktop.store.workspace import Workspace

AT = "2024-12-12T08:00:00+07:00"
KEY = SubmissionKey("A", "own", "small", "2023")
PARTS = 3
PART_SIZE = 20_000  # enough for the log to be folded into the database every 60 transactions
CELLS = 20


def part(number: int, which: int) -> bytes:
    """The content of one part."""
    return f"{number}/{which}/".encode() * (PART_SIZE // 8) + os.urandom(PART_SIZE // 2)


def write(workspace: Workspace, definition: str, number: int) -> None:
    """Write transaction *number*."""
    connection = workspace.connection
    cells = {FigureKey("f", f"r{row}", "c"): number_cell(number) for row in range(CELLS)}
    copy = working.WorkingCopy(KEY, (), definition, "2023-12-14", cells=cells)
    parts = [part(number, which) for which in range(PARTS)]
    with transaction(connection):
        audit.append(connection, AT, "Người lập", Changes("write", str(number)))
        revisions.add_parts(connection, {digest(data): data for data in parts})
        working.save(connection, copy, AT)


def main(folder: Path) -> None:
    """Write for ever."""
    with Workspace(folder) as workspace:
        query = "SELECT hash FROM definitions"
        (definition,) = workspace.connection.execute(query).fetchone()
        for number in count(1 + sum(1 for _ in audit.entries(workspace.connection))):
            write(workspace, definition, number)
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
