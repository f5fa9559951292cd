"""Errors of the disk and of the database file, told as Problems."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bhxh_desktop.errors import Problem

_PRIMARY = 0xFF
"""Bits of an error code of SQLite that tell its kind."""
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_REFUSED = frozenset(
    {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    }
)


@contextmanager
def told(path: Path, source: Path | None = None) -> Iterator[None]:
    """Tell errors of the database at *path*; what is our own fault stays as it is.

    Raises Problem ``disk_full``, ``store_busy``, ``store_unwritable``, or ``store_damaged``, which
    names *source* where that is what was read.
    """
    try:
        yield
    except sqlite3.Error as error:
        kind = _kind(error)
        if kind == sqlite3.SQLITE_FULL:
            raise Problem("disk_full", path=path) from error
        if kind in _DAMAGED:
            raise Problem("store_damaged", path=source or path) from error
        if kind in _BUSY:
            raise Problem("store_busy", path=path) from error
        if kind in _REFUSED:
            raise Problem("store_unwritable", path=path) from error
        raise


@contextmanager
def told_of_files(path: Path) -> Iterator[None]:
    """Tell errors of writing files: Problem ``disk_full`` or ``store_unwritable`` with *path*."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise Problem("disk_full", path=path) from error
        raise Problem("store_unwritable", path=path) from error


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether the database itself is at fault."""
    return _kind(error) in _DAMAGED


def _kind(error: sqlite3.Error) -> int:
    """Return the kind of an error of SQLite, 0 where Python raised it itself."""
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY
