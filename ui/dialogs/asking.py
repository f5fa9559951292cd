"""The paths that copies, backups and keys are written to or read from, as the user is asked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


class Asking:
    """Asks for paths; tests put their answers in place of its methods."""

    def to_write(self, parent: QWidget, title: str, path: Path, kinds: str) -> Path | None:
        """Ask where to write; what is there already the user has agreed to lose."""
        said, _ = QFileDialog.getSaveFileName(parent, title, str(path), kinds)
        return Path(said) if said else None

    def to_read(self, parent: QWidget, title: str, folder: Path, kinds: str) -> Path | None:
        """Ask for a file."""
        said, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
        return Path(said) if said else None

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """Ask for a folder."""
        said = QFileDialog.getExistingDirectory(parent, title)
        return Path(said) if said else None
