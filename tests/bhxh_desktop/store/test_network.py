"""Telling a share from a disk of this PC."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bhxh_desktop.store import network
from bhxh_desktop.store.network import is_on_network

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="reads the mounts of Linux")

MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
//server/share /mnt/share cifs rw 0 0
server:/home /mnt/sổ\040chung nfs4 rw 0 0
/dev/sdb1 /mnt/share/stick vfat rw 0 0
server:/x /home fuse.sshfs rw 0 0
""".lstrip()


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/opt/workspace", False),
        ("/mnt/share/a/b", True),
        ("/mnt/share", True),
        ("/mnt/share/stick/a", False),
        ("/mnt/shared", False),
        ("/mnt/sổ chung/a", True),
        ("/home/../opt", False),
    ],
)
def test_mounts(folder, expected, tmp_path, monkeypatch):
    """The nearest mount above a folder decides."""
    (tmp_path / "mounts").write_text(MOUNTS, encoding="utf-8")
    monkeypatch.setattr(network, "_MOUNTS", tmp_path / "mounts")
    assert expected is is_on_network(Path(folder))


def test_not_known(tmp_path, monkeypatch):
    """Where the system does not say, nobody is warned."""
    monkeypatch.setattr(network, "_MOUNTS", tmp_path / "missing")
    assert not is_on_network(tmp_path)
