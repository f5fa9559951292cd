"""Drives that can be taken out, as far as the system tells."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_KINDS = {"fat", "fat16", "fat32", "vfat", "exfat", "msdos"}
"""File systems of sticks; a fixed disk of an office PC has another."""
_OWN = ("/boot", "/efi")
"""Where a system keeps such a file system for itself."""


@dataclass(frozen=True)
class Drive:
    """A drive: the name it bears, where it is, bytes free."""

    name: str
    root: Path
    free: int


def removable_drives() -> list[Drive]:
    """Return the sticks that are plugged in, in the order of the system."""
    return [
        Drive(volume.name(), Path(volume.rootPath()), volume.bytesAvailable())
        for volume in QStorageInfo.mountedVolumes()
        if volume.isReady()
        and not volume.isRoot()
        and not volume.rootPath().startswith(_OWN)
        and bytes(volume.fileSystemType().data()).decode("ascii", "replace").lower() in _KINDS
    ]
