"""Regime folders: what is sound loads, what is not is told of all at once, the others go on."""

from __future__ import annotations

import codecs
import tomllib
from pathlib import Path

import msgspec
import pytest

from bhxh_desktop.definitions.loader import load_regime, load_regimes
from bhxh_desktop.domain.regime import Regime
from bhxh_desktop.errors import Problems
from tests.helpers.regimes import (
    FILES,
    HERE,
    Change,
    as_version,
    faults_of,
    flat,
    line_here,
    write_regime,
)

REGIME = "regime.toml"
DOSSIERS = "forms/dossiers.toml"
SHEET = "forms/sheet.toml"
RULES = "rules.toml"


def test_a_sound_regime(tmp_path: Path) -> None:
    """What is loaded is what the files say, decoded strictly by msgspec as an outside judge."""
    tables = {name: tomllib.loads(text) for name, text in FILES.items()}
    whole = dict(tables[REGIME])
    whole["forms"] = [tables[f"forms/{code}.toml"] for code in whole["forms"]]
    whole |= {"rules": tables[RULES]["rules"], **tables["narrative.toml"]}
    assert msgspec.convert(whole, Regime) == load_regime(write_regime(tmp_path)).regime


def test_identity_is_of_the_content(tmp_path: Path) -> None:
    """A BOM, line ends and comments change nothing; one letter of a caption does."""
    expected = load_regime(write_regime(tmp_path / "plain")).hash
    folder = write_regime(tmp_path / "windows")
    for path in folder.rglob("*.toml"):
        text = path.read_text(encoding="utf-8").replace("\n", "\r\n") + "# Sửa\r\n"
        path.write_bytes(codecs.BOM_UTF8 + text.encode())
    assert expected == load_regime(folder).hash
    other = write_regime(tmp_path / "other", (SHEET, "Có mặt", "Vắng mặt"))
    assert expected != load_regime(other).hash


@pytest.mark.parametrize("name", ["rules.toml", "narrative.toml"])
def test_lists_may_be_missing(tmp_path: Path, name: str) -> None:
    """A regime without rules or without sections is a regime."""
    folder = write_regime(tmp_path)
    (folder / name).unlink()
    assert [] == faults_of(folder)


def test_all_faults_at_once(tmp_path: Path) -> None:
    """Wrong types, unknown keys, broken relations of every file are listed together, in order."""
    folder = write_regime(
        tmp_path,
        (REGIME, 'title = "Chế độ nhỏ"', "title = 5"),
        (REGIME, "due = { working_days = 2 }", "due = {}"),
        (DOSSIERS, 'caption = "Kỳ trước"', 'captoin = "Kỳ trước"'),
        (DOSSIERS, 'formula = "carried + new"', 'formula = "carried + missing"'),
        (SHEET, 'value = "95.5"', 'value = "95,5"'),
        (RULES, 'kind = "at_most"', 'kind = "less"'),
        (RULES, 'right = "dossiers.total.new"', 'right = "dossiers.sum.new"'),
        ("narrative.toml", 'forms = ["dossiers"]', 'forms = ["dosiers"]'),
    )
    assert [
        (DOSSIERS, 10, "columns[0].item.formula", "definition_reference"),
        (DOSSIERS, 12, "columns[1].caption", "definition_key_missing"),
        (DOSSIERS, 15, "columns[1].captoin", "definition_key_unknown"),
        (SHEET, 13, "rows[1].item.target.value", "definition_figure"),
        ("narrative.toml", 6, "sections[0].forms[0]", "definition_reference"),
        (REGIME, 4, "title", "definition_text"),
        (REGIME, 14, "periods[0].due", "definition_due"),
        (RULES, 5, "rules[0].kind", "definition_choice"),
        (RULES, 17, "rules[1].right", "definition_reference"),
    ] == [(f["file"], f["line"], f["path"], f["code"]) for f in faults_of(folder)]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ((DOSSIERS, 'code = "new"\n', 'code = "Mới"\n'), "definition_code"),
        ((DOSSIERS, 'code = "new"\n', "code = 5\n"), "definition_text"),
        ((DOSSIERS, 'code = "new"\n', ""), "definition_key_missing"),
        ((SHEET, FILES[SHEET], 'code = "sheet"\ntitle = "A"\nrows = 1\n'), "definition_list"),
        ((SHEET, FILES[SHEET], "rows = [\n"), "definition_syntax"),
        ((SHEET, FILES[SHEET], ""), "definition_file_missing"),
        ((REGIME, "[layouts.office]", "[layouts.ofice]"), "definition_key_unknown"),
        ((REGIME, "working_days = 2", "working_days = -1"), "definition_whole_number"),
        ((SHEET, '["Phiếu", "Phần mềm"]', "3"), "definition_list"),
        ((REGIME, '"classes"]', "7]"), "definition_text"),
    ],
)
def test_a_fault_blames_nothing_else(tmp_path: Path, change: Change, code: str) -> None:
    """What only follows from an unreadable value is not told of as a fault of its own."""
    found = [fault["code"] for fault in faults_of(write_regime(tmp_path, change))]
    assert found in ([code], [code, "definition_file_unknown"])


def test_files_nothing_reads(tmp_path: Path) -> None:
    """A form that is not listed and a file of unknown name are told of, other things are not."""
    folder = write_regime(tmp_path)
    for name in ("targets.toml", "forms/old.toml", "README.md", "forms/notes.txt", ".#a.toml"):
        (folder / name).write_text("")
    assert [
        {"code": "definition_file_unknown", "file": "forms/old.toml"},
        {"code": "definition_file_unknown", "file": "targets.toml"},
    ] == faults_of(folder)


def test_no_folder(tmp_path: Path) -> None:
    """A folder without a head says so."""
    expected = {"code": "definition_file_missing", "file": REGIME}
    assert [expected] == faults_of(tmp_path / "none")


@pytest.mark.parametrize("code", ["../secret", "A", "x" * 41, "a/b"])
def test_forms_stay_inside_the_folder(tmp_path: Path, code: str) -> None:
    """The name of a form is a code, never a path."""
    (tmp_path / "secret.toml").write_text("no toml")
    folder = write_regime(tmp_path / "regime", (REGIME, '"classes"]', f'"{code}"] # here'))
    (fault,) = faults_of(folder)
    where = ("definition_code", REGIME, line_here(folder / REGIME), "forms[2]", code[:60])
    assert where == tuple(fault[key] for key in ("code", "file", "line", "path", "found"))


def test_the_others_load(tmp_path: Path) -> None:
    """A faulty regime is left out with its faults; templates and hidden folders are no regimes."""
    broken = ("regime.toml", 'title = "Chế độ nhỏ"', f"title = [] {HERE}")
    write_regime(tmp_path / "small/1")
    write_regime(tmp_path / "small/2", *as_version(2))
    write_regime(tmp_path / "broken/1", broken)
    write_regime(tmp_path / "_template", broken)
    write_regime(tmp_path / "small/_draft", broken)
    (tmp_path / "small" / "notes.txt").touch()
    loaded = load_regimes(tmp_path)
    assert [("small", 1), ("small", 2)] == [
        (each.regime.code, each.regime.version) for each in loaded.definitions
    ]
    assert [
        {
            "code": "definition_text",
            "file": "broken/1/regime.toml",
            "line": 4,
            "path": "title",
            "found": "[…]",
        }
    ] == list(map(flat, loaded.faults))


def test_two_contents_under_one_version(tmp_path: Path) -> None:
    """A copy edited without a new version is refused; the first stays."""
    first = load_regime(write_regime(tmp_path / "small/1"))
    write_regime(tmp_path / "small/2", (SHEET, "Có mặt", "Vắng mặt"))
    write_regime(tmp_path / "small/3")
    loaded = load_regimes(tmp_path)
    assert [first.hash] == [each.hash for each in loaded.definitions]
    assert [
        {"code": "definition_two_contents", "file": "small/2", "found": "small/1"},
        {"code": "definition_folder", "file": "small/3", "expected": "small/1"},
    ] == list(map(flat, loaded.faults))


def test_faults_are_problems(tmp_path: Path) -> None:
    """One exception carries them all; each names a file and a line a person can open."""
    change = (REGIME, '[[periods]]\nkind = "year"', '[[periods]] # here\nknd = "year"')
    folder = write_regime(tmp_path, change)
    with pytest.raises(Problems) as caught:
        load_regime(folder)
    here = line_here(folder / REGIME)
    assert [here, here + 1] == [fault.fields["line"] for fault in caught.value.problems]
