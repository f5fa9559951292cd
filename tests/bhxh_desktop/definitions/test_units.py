"""The list of units: read as a whole, its faults told together and by line."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bhxh_desktop.definitions.units import load_units
from bhxh_desktop.domain.unit import UnitTree
from bhxh_desktop.errors import Problems
from tests.helpers.regimes import flat, line_here

RESOURCES = Path(__file__).parents[3] / "resources"

UNITS = """\
[[units]]
code = "VN"
name = "Bảo hiểm xã hội Việt Nam"
short_name = "BHXH Việt Nam"
level = "central"
valid_from = 1995-02-16

[[units]]
code = "KH"
name = "Bảo hiểm xã hội tỉnh Khánh Hòa"
short_name = "BHXH tỉnh"
level = "province"
parent = "VN"
valid_from = 1995-06-15

[[units]]
code = "KH-CR"
name = "Bảo hiểm xã hội Cam Ranh"
short_name = "BHXH Cam Ranh"
level = "office"
parent = "KH"
valid_from = 1995-06-15
valid_to = 2025-06-30
succession = { kind = "merge", to = ["KH"] }
"""


def _faults(folder: Path) -> list[dict[str, Any]]:
    with pytest.raises(Problems) as caught:
        load_units(folder)
    return list(map(flat, caught.value.problems))


def test_the_list(tmp_path: Path) -> None:
    """Units stand in the order of files and lines, whichever file names the other."""
    first, second, third = UNITS.split("\n\n")
    (tmp_path / "b.toml").write_text(f"{first}\n\n{second}\n", encoding="utf-8")
    (tmp_path / "a.toml").write_text(f"format = 0\n{third}", encoding="utf-8")
    units = load_units(tmp_path)
    assert ["KH-CR", "VN", "KH"] == [unit.code for unit in units]
    assert date(2025, 6, 30) == units[0].valid_to
    assert () == load_units(tmp_path / "none")


def test_shipped_units() -> None:
    """The units that come with the program form one tree."""
    assert list(UnitTree.of(load_units(RESOURCES / "units")))


@pytest.mark.parametrize(
    ("old", "new", "path", "code"),
    [
        ('code = "KH-CR"', 'code = "KH" # here', "units[2].code", "unit_doubled"),
        ('code = "KH-CR"', 'code = "Cam Ranh" # here', "units[2].code", "definition_unit_code"),
        ('parent = "KH"', 'parent = "KX" # here', "units[2].parent", "unit_parent_unknown"),
        ('to = ["KH"] }', 'to = ["KX"] } # here', "units[2].succession", "unit_successor_unknown"),
        ("2025-06-30", "1995-06-14 # here", "units[2].valid_to", "unit_closed_early"),
        ("succession = ", "# here\n#", "", ""),
        ("valid_to = 2025-06-30", "", "units[2].valid_to", "unit_not_closed"),
        ('parent = "VN"', 'parent = "KH-CR" # here', "units[1].parent", "unit_circle"),
        ("1995-02-16", '"hôm nay" # here', "units[0].valid_from", "definition_date"),
        ('level = "central"', 'levl = "central" # here', "units[0].levl", "definition_key_unknown"),
        ('[[units]]\ncode = "VN"', '[[unit]] # here\ncode = "V"', "unit", "definition_key_unknown"),
    ],
)  # fmt: skip
def test_faults(tmp_path: Path, old: str, new: str, path: str, code: str) -> None:
    """Each fault of a value or a relation is told of at its line."""
    file = tmp_path / "units.toml"
    assert UNITS.count(old) == 1
    file.write_text(UNITS.replace(old, new), encoding="utf-8")
    if not code:
        assert len(load_units(tmp_path)) == 3
        return
    fault = next(each for each in _faults(tmp_path) if each["code"] == code)
    assert ("units.toml", path) == (fault["file"], fault["path"])
    if "# here" in new:
        assert line_here(file) == fault["line"]


def test_all_at_once(tmp_path: Path) -> None:
    """Wrong values and broken relations of every file are told together."""
    for old, new, name in [
        ('parent = "KH"', 'parent = "KX"', "b.toml"),
        ('level = "province"', 'level = "tỉnh"', "b.toml"),
    ]:
        path = tmp_path / name
        text = path.read_text(encoding="utf-8") if path.exists() else UNITS
        path.write_text(text.replace(old, new), encoding="utf-8")
    (tmp_path / "a.toml").write_text('[[units]]\ncode = "ZZ"\nname = 1\n', encoding="utf-8")
    found = [(fault["file"], fault["code"]) for fault in _faults(tmp_path)]
    assert ("b.toml", "definition_choice") in found
    assert ("b.toml", "unit_parent_unknown") in found
    assert ("a.toml", "definition_text") in found
    assert 3 == sum(code == "definition_key_missing" for _, code in found)


def test_unreadable_files(tmp_path: Path) -> None:
    """An unreadable file blames nobody for naming its units."""
    first, second, third = UNITS.split("\n\n")
    (tmp_path / "a.toml").write_text(f"{first}\n\n{third}", encoding="utf-8")
    (tmp_path / "b.toml").write_text(f"{second}\nvalid_to =\n", encoding="utf-8")
    (tmp_path / "c.toml").write_text("format = 9", encoding="utf-8")
    assert ["definition_syntax", "definition_newer"] == [each["code"] for each in _faults(tmp_path)]
