"""Keeping a second instance out of a workspace, naming who is in it."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path
from typing import IO

from bhxh_desktop.errors import Problem
from bhxh_desktop.store.faults import told_of_files

_LONGEST_NAME = 200
_PROCESS = ", PID "


class LockFile:
    """A file held locked while the workspace is open; the system frees it when a process dies."""

    def __init__(self, path: Path) -> None:
        """Take the lock and leave our name for those who come later.

        Raises Problem ``workspace_in_use``, ``workspace_in_use_elsewhere`` with the name of the PC,
        ``store_unwritable``, ``disk_full``.
        """
        with told_of_files(path.parent):
            self._file: IO[str] = path.open("a+", encoding="utf-8", errors="replace")
            try:
                self._take(path)
            except BaseException:
                self._file.close()
                raise

    def _take(self, path: Path) -> None:
        if not _lock(self._file):
            self._file.seek(0)
            holder = self._file.readline(_LONGEST_NAME).partition(_PROCESS)[0].strip()
            if holder in ("", platform.node()):
                raise Problem("workspace_in_use", path=path.parent)
            raise Problem("workspace_in_use_elsewhere", path=path.parent, holder=holder)
        self._file.truncate(0)
        self._file.write(f"{platform.node()}{_PROCESS}{os.getpid()}\n")
        self._file.flush()

    def release(self) -> None:
        """Let others in."""
        self._file.close()


if sys.platform == "win32":
    import msvcrt

    # far behind the text, which others must be able to read
    _PLACE = 2**30

    def _lock(file: IO[str]) -> bool:
        try:
            os.lseek(file.fileno(), _PLACE, os.SEEK_SET)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
