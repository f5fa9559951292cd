"""Beginning from a setup file, by command."""

from __future__ import annotations

import re
from pathlib import Path

from tests.helpers.commands import Bhxh, done, refused

FINGERPRINT = re.compile(r"(?:[A-Z2-7]{4}-){5}[A-Z2-7]{4}")


def test_from_province_to_office(bhxh: Bhxh, demo: Path) -> None:
    """The same fingerprint is read out at one end and shown at the other."""
    written = done(bhxh("setup", demo / "cr.bhxh", "--unit", "KH-CR", data=demo / "province"))
    there = FINGERPRINT.search(written)
    assert there is not None
    begun = done(bhxh("init", "--setup", demo / "cr.bhxh", "--enrol", data=demo / "new"))
    assert "Bảo hiểm xã hội thành phố Cam Ranh" in begun
    assert f"Đã nhận thiết lập của BHXH tỉnh Khánh Hòa, khóa {there[0]}." in begun
    done(bhxh("status", "2023", data=demo / "new"))


def test_confirmed_later(bhxh: Bhxh, demo: Path) -> None:
    """Without the telephone call it waits, and the sentence says how to go on."""
    done(bhxh("setup", demo / "cr.bhxh", "--unit", "KH-CR", data=demo / "province"))
    begun = done(bhxh("init", "--setup", demo / "cr.bhxh", data=demo / "new"))
    (line,) = (line for line in begun.splitlines() if "keys confirm" in line)
    command = line.partition("lệnh ")[2].split()
    done(bhxh(*command, data=demo / "new"))
    again = bhxh("import", demo / "cr.bhxh", data=demo / "new")
    assert (0, "") == (again.code, again.err)


def test_one_for_each_office(bhxh: Bhxh, demo: Path) -> None:
    """Without a unit a folder gets a file for each; an office that is there takes it."""
    done(bhxh("setup", demo / "all", data=demo / "province"))
    files = sorted((demo / "all").iterdir())
    assert 7 == len(files)
    (mine,) = (path for path in files if "KH-CR" in path.name)
    brought = done(bhxh("import", mine, data=demo / "kh-cr"))
    assert "1 thiết lập mới" in brought
    assert "Thiết lập mới của BHXH tỉnh Khánh Hòa: 9 đơn vị" in brought


def test_misused(bhxh: Bhxh, demo: Path) -> None:
    """Either a unit or a setup; a bundle of another use begins nothing."""
    assert 2 == bhxh("init", data=demo / "new").code
    (bundle,) = (demo / "kh-cr" / "exports").iterdir()
    assert "không phải gói thiết lập" in refused(bhxh("init", "--setup", bundle, data=demo / "new"))
    assert not (demo / "new").exists()
    said = refused(bhxh("setup", demo / "x.bhxh", "--unit", "VN", data=demo / "province"))
    assert "không thuộc đơn vị này" in said
