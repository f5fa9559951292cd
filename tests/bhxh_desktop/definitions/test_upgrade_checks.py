"""A second version: sound with its whole map, told of all that its map leaves open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bhxh_desktop.definitions.cache import cached_regimes
from bhxh_desktop.definitions.loader import load_regime, load_regimes
from bhxh_desktop.domain.upgrade import Upgrade
from tests.helpers.regimes import HERE, Change, as_version, faults_of, flat, line_here, write_regime

REGIME = "regime.toml"
DOSSIERS = "forms/dossiers.toml"
SHEET = "forms/sheet.toml"
VERSION, TABLE = as_version(2)
RENAMED_ROW: Change = (SHEET, 'code = "method"', 'code = "way"')


def upgraded(text: str) -> Change:
    """The table of the upgrade, after its first line."""
    _, old, new = TABLE
    return REGIME, old, f"{new}{text}\n"


def second(tmp_path: Path, *changes: Change) -> Path:
    """Write the first version and, beside it, a second with *changes*; return the second."""
    write_regime(tmp_path / "small/1")
    return write_regime(tmp_path / "small/2", VERSION, *changes)


def faults(folder: Path) -> list[tuple[Any, ...]]:
    """What is wrong with the upgrade of *folder*: code, path, what was found."""
    return [(f["code"], f["path"], f.get("found")) for f in faults_of(folder)]


def test_the_same_cells(tmp_path: Path) -> None:
    """Where nothing changed but captions, where it comes from is all there is to say."""
    folder = second(tmp_path, upgraded(""), (SHEET, "Có mặt", "Hiện có"))
    assert [] == faults(folder)
    assert Upgrade(older=1) == load_regime(folder).regime.upgrade


def test_everything_named(tmp_path: Path) -> None:
    """A form, a row and a column under new names, a row gone, a row more; the cache keeps it."""
    map_ = """\
renamed = { "sheet.method" = "sheet.way", "dossiers.*.new" = "dossiers.*.fresh" }
retired = ["sheet.launched"]
added = ["sheet.extra.value"]"""
    folder = second(
        tmp_path,
        upgraded(map_),
        RENAMED_ROW,
        (DOSSIERS, 'code = "new"', 'code = "fresh"'),
        (DOSSIERS, "carried + new", "carried + fresh"),
        (DOSSIERS, "percent(new", "percent(fresh"),
        (SHEET, 'code = "launched"', 'code = "extra"'),
        ("rules.toml", 'left = "new"', 'left = "fresh"'),
        ("rules.toml", "dossiers.total.new", "dossiers.total.fresh"),
    )
    assert [] == faults(folder)
    for _ in range(2):
        loaded = cached_regimes(tmp_path, tmp_path / "cache")
        upgrade = loaded.definitions[1].regime.upgrade
        assert upgrade is not None
        assert (1, ("sheet.launched",)) == (upgrade.older, upgrade.retired)
        assert load_regime(folder).hash == loaded.definitions[1].hash


def test_no_word_of_the_version_before(tmp_path: Path) -> None:
    """A second version that says nothing of the first is told how to begin."""
    folder = second(tmp_path)
    (fault,) = faults_of(folder)
    assert ("upgrade_missing", 1) == (fault["code"], fault["expected"])


@pytest.mark.parametrize("beside", [True, False])
def test_of_another_version(tmp_path: Path, beside: bool) -> None:  # noqa: FBT001 -- a case
    """An upgrade comes from the version just before, and that one is there."""
    table = (REGIME, TABLE[1], f'"classes"]\n\n[upgrade]\nfrom = 3 {HERE}\n')
    folder = write_regime(tmp_path / "small/4", (REGIME, "version = 1", "version = 4"), table)
    if beside:
        write_regime(tmp_path / "small/2")
    (fault,) = faults_of(folder)
    assert ("upgrade_from" if beside else "upgrade_alone") == fault["code"]
    assert (line_here(folder / REGIME), "upgrade.from") == (fault["line"], fault["path"])


def test_a_first_version_comes_from_nowhere(tmp_path: Path) -> None:
    """What has no version before it has no upgrade."""
    folder = write_regime(tmp_path / "small/1", upgraded(""))
    assert [("upgrade_alone", "upgrade.from", 1)] == faults(folder)


def test_names_of_nothing(tmp_path: Path) -> None:
    """Every name that is none is told with its line and the nearest one."""
    map_ = f"""\
retired = [
  "sheet.launched",
  "sheet.launchd", {HERE}
]
added = ["nowhere"]
[upgrade.renamed]
"sheet.methd" = "sheet.method"
"sheet.method" = "sheet.way" """
    folder = second(tmp_path, upgraded(map_))
    found = faults_of(folder)
    assert [
        ("upgrade.retired[1]", "sheet.launchd", "sheet.launched"),
        ("upgrade.added[0]", "nowhere"),
        ("upgrade.renamed.'sheet.methd'", "sheet.methd", "sheet.method"),
        ("upgrade.renamed.'sheet.method'", "sheet.way", "sheet"),
    ] == [
        (f["path"], f["found"], *([f["expected"]] if f["found"] != "nowhere" else []))
        for f in found
    ]
    assert {"definition_reference"} == {f["code"] for f in found}
    assert line_here(folder / REGIME) == found[0]["line"]


def test_names_of_unlike_shape(tmp_path: Path) -> None:
    """A row does not become a form, a column no row."""
    map_ = """renamed = { "sheet.method" = "classes", "dossiers.*.new" = "dossiers.cards" }"""
    assert ["upgrade_shape", "upgrade_shape"] == [
        code for code, _, _ in faults(second(tmp_path, upgraded(map_)))
    ]


def test_strangers_and_newcomers(tmp_path: Path) -> None:
    """Cells that went and came without a word are each told by the shortest name."""
    folder = second(
        tmp_path,
        upgraded(""),
        RENAMED_ROW,
        (DOSSIERS, 'code = "carried"', 'code = "from_before"'),
        (DOSSIERS, "carried + new", "from_before + new"),
    )
    assert [
        ("upgrade_stranger", "upgrade.retired", "dossiers.*.carried"),
        ("upgrade_stranger", "upgrade.retired", "sheet.method"),
        ("upgrade_newcomer", "upgrade.added", "dossiers.*.from_before"),
        ("upgrade_newcomer", "upgrade.added", "sheet.way"),
    ] == faults(folder)


def test_a_form_under_another_name(tmp_path: Path) -> None:
    """A whole form, its added rows too, goes by one name; unsaid, it is one stranger."""
    (tmp_path / "two").mkdir()
    for place, map_ in (("one", 'renamed = { "classes" = "courses" }'), ("two", "")):
        folder = second(tmp_path / place, upgraded(map_))
        form = folder / "forms/classes.toml"
        form.rename(form.with_name("courses.toml"))
        for path in (folder / "forms/courses.toml", folder / REGIME):
            text = path.read_text(encoding="utf-8").replace('"classes"]', '"courses"]')
            text = text.replace('code = "classes"', 'code = "courses"')
            path.write_text(text, encoding="utf-8")
    assert [] == faults(tmp_path / "one/small/2")
    assert [
        ("upgrade_stranger", "upgrade.retired", "classes"),
        ("upgrade_newcomer", "upgrade.added", "courses"),
    ] == faults(tmp_path / "two/small/2")


def test_two_into_one(tmp_path: Path) -> None:
    """Two old cells never become one new cell: a sum is no renaming."""
    map_ = """renamed = { "sheet.launched" = "sheet.staff" }"""
    folder = second(
        tmp_path,
        upgraded(map_ + '\nretired = ["sheet.method"]\nadded = ["sheet.way"]'),
        RENAMED_ROW,
        (SHEET, 'code = "launched"', 'code = "since_then"'),
    )
    assert ("upgrade_doubled", "upgrade.renamed", "sheet.staff") in faults(folder)


def test_a_code_for_something_else(tmp_path: Path) -> None:
    """A code the version before used is not given to another cell, nor called new."""
    reused = second(tmp_path / "a", upgraded('retired = ["sheet.method"]'))
    assert [("upgrade_reused", "upgrade", "sheet.method")] == faults(reused)
    known = second(tmp_path / "b", upgraded('added = ["sheet.method"]'))
    assert [("upgrade_not_new", "upgrade.added[0]", "sheet.method")] == faults(known)


def test_another_meaning(tmp_path: Path) -> None:
    """Kind, nature, measure and window stay what they were; a total may become computed."""
    folder = second(
        tmp_path,
        upgraded(""),
        (DOSSIERS, 'item = { measure = "hồ sơ" }', f'item = {{ measure = "lượt" }} {HERE}'),
        (SHEET, 'nature = "closing"', 'nature = "point"'),
        (SHEET, 'kind = "choice", choices = ["Phiếu", "Phần mềm"]', 'kind = "text"'),
        (SHEET, 'since = "2021-07-01"', 'since = "2022-07-01"'),
        (SHEET, 'item = { places = 1, consolidate = "weighted", weight = "staff" }', "item={}"),
    )
    assert [
        ("upgrade_meaning", "columns[2].item.measure", "lượt"),
        ("upgrade_meaning", "rows[1].item.nature", "point"),
        ("upgrade_meaning", "rows[3].item.kind", "text"),
        ("upgrade_meaning", "rows[4].item.since", "2022-07-01"),
    ] == faults(folder)
    assert line_here(folder / DOSSIERS) == faults_of(folder)[0]["line"]
    computed = (SHEET, "item = { window", 'item = { nature = "derived", formula = "staff", window')
    assert [] == faults(second(tmp_path / "other", upgraded(""), computed))


def test_wrong_types(tmp_path: Path) -> None:
    """The table itself is read like any other; nothing follows from what could not be read."""
    map_ = "renamed = { a = 1 }\nretired = 5\nmore = 1"
    assert [
        ("definition_text", "upgrade.renamed.a"),
        ("definition_list", "upgrade.retired"),
        ("definition_key_unknown", "upgrade.more"),
    ] == [each[:2] for each in faults(second(tmp_path, upgraded(map_)))]
    many = ", ".join(f'"a{number}" = "b"' for number in range(401))
    (fault, *_) = faults(second(tmp_path / "many", upgraded(f"renamed = {{ {many} }}")))
    assert ("definition_too_many", "upgrade.renamed", 401) == fault


def test_a_faulty_version_before(tmp_path: Path) -> None:
    """Where the version before cannot be read only that is told; the others load in order."""
    second(tmp_path, upgraded(""), RENAMED_ROW)
    write_regime(tmp_path / "small/1", (REGIME, 'title = "Chế độ nhỏ"', "title = 5"))
    loaded = load_regimes(tmp_path)
    assert [("definition_text", "small/1/regime.toml")] == [
        (fault["code"], fault["file"]) for fault in map(flat, loaded.faults)
    ]
    assert [2] == [each.regime.version for each in loaded.definitions]


def test_the_tenth_follows_the_ninth(tmp_path: Path) -> None:
    """Versions go on in the order of their numbers, not of their letters."""
    write_regime(tmp_path / "small/9", (REGIME, "version = 1", "version = 9"))
    write_regime(tmp_path / "small/10", *as_version(10))
    loaded = load_regimes(tmp_path)
    assert ((), [9, 10]) == (loaded.faults, [d.regime.version for d in loaded.definitions])
