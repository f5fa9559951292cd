"""The shared folder by command."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.helpers.commands import Bhxh, done, refused


def test_two_copies_of_an_office(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """What one locks the other has; half a file is told of and exits 1."""
    one, two, folder = demo / "kh-cr", demo / "kh-cr-2", tmp_path / "chung"
    shutil.copytree(one, two)
    folder.mkdir()
    for home in (one, two):
        done(bhxh("mailbox", folder, data=home))
    done(bhxh("reopen", "cchc", "2023", data=one))
    lines = "form,row,column,value,state\noutreach,attendees,value,5,\n"
    (demo / "more.csv").write_text(lines, encoding="utf-8")
    done(bhxh("fill", "cchc", "2023", demo / "more.csv", data=one))
    done(bhxh("lock", "cchc", "2023", "--reason", "x", data=one))
    assert "nhận 0 gói, gửi 1 gói" in done(bhxh("mailbox", data=one))
    (new,) = [path for path in folder.iterdir() if path.stat().st_mtime_ns == latest(folder)]
    whole = new.read_bytes()
    new.write_bytes(whole[:100])
    run = bhxh("mailbox", data=two)
    assert (1, 1) == (run.code, run.err.count("\n"))
    new.write_bytes(whole)
    done(bhxh("mailbox", data=two))
    assert "attendees,value,5," in done(bhxh("show", "cchc", "2023", "--csv", data=two))
    done(bhxh("mailbox", "--none", data=two))
    assert "chưa có thư mục chung" in refused(bhxh("mailbox", data=two))


def latest(folder: Path) -> int:
    """When the last file in a folder was written."""
    return max(path.stat().st_mtime_ns for path in folder.iterdir())
