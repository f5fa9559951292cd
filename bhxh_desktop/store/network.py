"""Whether a folder lies on another computer, where a database is slow and easily damaged.

A small port: what Windows says cannot be tried on the build machine.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes

    _DRIVE_REMOTE = 4

    def is_on_network(folder: Path) -> bool:
        """Tell whether *folder* lies on a share, named in full or mapped to a letter."""
        anchor = folder.resolve().anchor
        if anchor.startswith("\\\\"):
            return True
        return bool(ctypes.windll.kernel32.GetDriveTypeW(anchor) == _DRIVE_REMOTE)

else:
    _MOUNTS = Path("/proc/self/mounts")
    _REMOTE = ("9p", "afs", "ceph", "cifs", "davfs", "fuse.sshfs", "nfs", "smb")
    """Beginnings of the names of file systems that reach over a network."""
    _OCTAL = re.compile(r"\\([0-7]{3})")

    def is_on_network(folder: Path) -> bool:
        """Tell whether *folder* lies on a share; not known means no."""
        try:
            lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        except OSError:
            return False
        kinds = {_place(fields[1]): fields[2] for fields in (line.split(" ") for line in lines)}
        path = folder.resolve()
        nearest = next((each for each in (path, *path.parents) if each in kinds), None)
        return nearest is not None and kinds[nearest].startswith(_REMOTE)

    def _place(written: str) -> Path:
        """Return a mount point; spaces and their like are written in octal after a backslash."""
        return Path(_OCTAL.sub(lambda match: chr(int(match[1], 8)), written))
