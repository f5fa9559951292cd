"""Handing a file or folder to the program the system has for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_path(path: Path) -> bool:
    """Open a file or folder; False where the system has no program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
