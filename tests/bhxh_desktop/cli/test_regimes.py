"""Commands on definitions: the list, the periods, and checking a folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.helpers.commands import ROOT, Bhxh, done, refused, shipped_regimes

REGIMES = ROOT / "resources" / "regimes"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of a regime, to be spoilt."""
    return shutil.copytree(REGIMES / "cchc" / "1", tmp_path / "cchc" / "1")


def test_regimes(bhxh: Bhxh) -> None:
    """Every shipped regime with its periods in words; the codes are in the JSON."""
    codes = shipped_regimes()
    listed = done(bhxh("regimes")).splitlines()
    assert codes == sorted({line.split()[0] for line in listed[2:]})
    assert "năm, quý, nửa năm" in "\n".join(listed)
    plain = json.loads(done(bhxh("regimes", "--json")))
    assert codes == sorted({row["code"] for row in plain})
    periods = {row["code"]: set(row["periods"]) for row in plain}
    assert {"year", "quarter", "half"} <= periods["cchc"]
    assert {64} == {len(row["hash"]) for row in plain}


@pytest.mark.parametrize(
    "path", sorted(REGIMES.glob("[!_.]*/*/")), ids=lambda path: path.parent.name
)
def test_shipped_regimes_are_sound(bhxh: Bhxh, path: Path) -> None:
    """The command says of every shipped regime that it is sound."""
    assert done(bhxh("regimes", "check", path)).endswith("đầy đủ, không có lỗi.\n")


def test_all_faults_at_once(bhxh: Bhxh, folder: Path) -> None:
    """Faults of several files are told together, each with file, line and what to do."""
    for name, old, new in (
        ("forms/dossiers.toml", 'nature = "flow"', 'nature = "flaw"'),
        ("forms/staffing.toml", 'caption = "', "caption = 5 #"),
        ("rules.toml", "left = ", "lift = "),
    ):
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    run = bhxh("regimes", "check", folder)
    assert (1, "") == (run.code, run.out)
    told = run.err.splitlines()
    assert {"dossiers.toml", "staffing.toml", "rules.toml"} == {
        word.split("/")[-1]
        for line in told
        for word in line.replace(",", " ").split()
        if ".toml" in word
    }
    assert all(line.startswith("Tệp ") and ", dòng " in line for line in told), told
    assert len(told) >= 4


def test_what_is_no_regime(bhxh: Bhxh, tmp_path: Path) -> None:
    """A folder without a definition, or a file, or nothing."""
    assert "regime.toml" in refused(bhxh("regimes", "check", tmp_path))
    (tmp_path / "regime.toml").write_bytes(bytes(range(256)))
    assert 1 == bhxh("regimes", "check", tmp_path).code
    assert 1 == bhxh("regimes", "check", tmp_path / "regime.toml").code
    assert 2 == bhxh("regimes", "check", tmp_path / "none").code


def test_periods(bhxh: Bhxh) -> None:
    """Windows, printed windows and due dates of one year."""
    listed = done(bhxh("periods", "cchc", "2023")).splitlines()
    assert "2023     15/12/2022  14/12/2023  15/12/2022 – 14/12/2023  18/12/2023" in listed, listed
    assert 7 == len(listed) - 2
    plain = json.loads(done(bhxh("periods", "cchc", "2023", "--json")))
    assert plain[0] == {
        "period": "2023",
        "start": "2022-12-15",
        "end": "2023-12-14",
        "printed_start": "2022-12-15",
        "printed_end": "2023-12-14",
        "due_on": "2023-12-18",
    }
    assert ["2023", "2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2023-H1", "2023-H2"] == [
        row["period"] for row in plain
    ]


def test_periods_of_what_there_is_not(bhxh: Bhxh) -> None:
    """An unknown regime is answered with those there are; an early year with the first one."""
    expected = f"Không có chế độ báo cáo “abc”. Hiện có: {', '.join(shipped_regimes())}."
    assert expected == refused(bhxh("periods", "abc", "2023"))
    said = refused(bhxh("periods", "cchc", "1999"))
    assert "bắt đầu từ năm 2023" in said
