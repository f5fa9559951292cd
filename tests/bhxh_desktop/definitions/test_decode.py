"""Decoding: each wrong value told with what was read and what was expected; nothing crashes."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.definitions.decode import MOST_OTHERS, decode, nearest, show_value
from bhxh_desktop.definitions.lines import KeyPath
from bhxh_desktop.domain.regime import Form, FormRow, Regime
from bhxh_desktop.domain.unit import Unit
from bhxh_desktop.errors import Problem
from tests.helpers.model import SMALL
from tests.helpers.regimes import faults_of, line_here, write_regime

HEAD = "regime.toml"
SHEET = "forms/sheet.toml"


@pytest.mark.parametrize(
    ("old", "new", "path", "expected"),
    [
        ('title = "Chế độ nhỏ"', "title = 12", "title", {"code": "definition_text", "found": "12"}),
        ('title = "Chế độ nhỏ"', "title = 2023-01-31", "title",
         {"code": "definition_text", "found": "2023-01-31"}),
        ('title = "Chế độ nhỏ"', 'title = "e\\u0301"', "title",
         {"code": "definition_text_loose", "found": "e\u0301"}),
        ('title = "Chế độ nhỏ"', 'title = "a\\u001b[0m"', "title",
         {"code": "definition_text_control", "found": "a\\x1b[0m"}),
        ('title = "Chế độ nhỏ"', f'title = "{"x" * 4001}"', "title",
         {"code": "definition_text_long", "found": 4001, "expected": 4000}),
        ("version = 1", 'version = "1"', "version",
         {"code": "definition_whole_number", "found": "1", "low": 1, "high": 999}),
        ("version = 1", "version = 1000", "version",
         {"code": "definition_whole_number", "found": "1000", "low": 1, "high": 999}),
        ("version = 1", "version = true", "version",
         {"code": "definition_whole_number", "found": "true", "low": 1, "high": 999}),
        ("version = 1", f"version = 0x{'f' * 9000}", "version",
         {"code": "definition_whole_number", "found": "…", "low": 1, "high": 999}),
        ("version = 1", 'version = 1\nshort_titel = ""', "short_titel",
         {"code": "definition_key_unknown", "expected": "short_title"}),
        ('kind = "year"', 'kind = "yearly"', "periods[0].kind",
         {"code": "definition_choice", "found": "yearly",
          "expected": "day, half, month, named, nine_months, quarter, year"}),
        ("numbers = [1, 2, 3]", "numbers = 3", "periods[1].numbers",
         {"code": "definition_list", "found": "3"}),
        ("numbers = [1, 2, 3]", "numbers = [1, 2.5]", "periods[1].numbers[1]",
         {"code": "definition_whole_number", "found": "2.5", "low": 0, "high": 2147483647}),
        ("numbers = [1, 2, 3]", "numbers = [1, 99999999999]", "periods[1].numbers[1]",
         {"code": "definition_whole_number", "found": "99999999999", "low": 0,
          "high": 2147483647}),
        ("due = { working_days = 2 }", "due = 2", "periods[0].due",
         {"code": "definition_table", "found": "2"}),
        ("printed_from = { day = 1 }", "printed_from = { day = 32 }", "periods[1].printed_from.day",
         {"code": "definition_whole_number", "found": "32", "low": 0, "high": 31}),
        ('code = "direction"', 'code = "Direction"', "task_groups[0].code",
         {"code": "definition_code", "found": "Direction"}),
    ],
)  # fmt: skip
def test_wrong_values(
    tmp_path: Path, old: str, new: str, path: str, expected: dict[str, Any]
) -> None:
    """Each kind of wrong value names its line, its key, what was read and what would do."""
    first, *rest = new.split("\n")
    marked = "\n".join([*([first] if rest else []), f"{rest[0] if rest else first} # here"])
    folder = write_regime(tmp_path, (HEAD, old, marked))
    where = {"file": HEAD, "line": line_here(folder / HEAD), "path": path}
    assert [{**where, **expected}] == faults_of(folder)


def test_did_you_mean(tmp_path: Path) -> None:
    """An unknown key is told with the nearest one not yet used, else with some there are."""
    changes = (
        (SHEET, 'item = { window = "since"', 'item = { requird = false, window = "since"'),
        (HEAD, "due = { working_days = 2 }", "due = { zzz = 1, working_days = 2 }"),
    )
    sheet, head = faults_of(write_regime(tmp_path, *changes))
    assert ("definition_key_unknown", "rows[4].item.requird", "required") == _what(sheet)
    assert ("definition_key_unknown", "periods[0].due.zzz", "before, on") == _what(head)


def _what(fault: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(fault[key] for key in ("code", "path", "expected"))


def test_yes_and_no(tmp_path: Path) -> None:
    """Only the two words of TOML are taken for yes and no."""
    folder = write_regime(
        tmp_path, ("narrative.toml", 'forms = ["dossiers"]', 'documents = "yes" # here')
    )
    (fault,) = faults_of(folder)
    assert ("definition_choice", "yes", "true, false", line_here(folder / "narrative.toml")) == (
        tuple(fault[key] for key in ("code", "found", "expected", "line"))
    )


def bare(path: KeyPath, fault: Problem) -> Problem:
    """Leave the fault as it is."""
    assert isinstance(path, tuple)
    return fault


def test_same_as_msgspec() -> None:
    """Whatever is sound is decoded as msgspec does it."""
    assert decode(SMALL, Regime, bare) == (msgspec.convert(SMALL, Regime), [])


def test_too_many() -> None:
    """Lists have limits, by what they hold."""
    rows = [{"code": f"a{n}", "caption": ""} for n in range(2001)]
    form, faults = decode({"code": "a", "title": "", "rows": rows}, Form, bare)
    assert ((), [("definition_too_many", 2001, 2000)]) == (
        form.rows,
        [(fault.code, fault.fields["found"], fault.fields["expected"]) for fault in faults],
    )
    _, faults = decode({f"k{n}": n for n in range(100_000)}, FormRow, bare)
    assert len(faults) <= MOST_OTHERS + 2


PLAIN = st.recursive(
    st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.dates()
    | st.datetimes()
    | st.times(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


def _spoil(value: Any, path: tuple[Any, ...], other: object) -> Any:
    """The value with something else at *path*."""
    if not path:
        return other
    key, *rest = path
    if isinstance(value, dict):
        return {**value, key: _spoil(value[key], tuple(rest), other)}
    return [*value[:key], _spoil(value[key], tuple(rest), other), *value[key + 1 :]]


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if not isinstance(value, dict | list):
        return [path]
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    return [path, *(each for key, inner in pairs for each in _paths(inner, (*path, key)))]


@given(st.sampled_from(_paths(SMALL)[1:]), PLAIN)
def test_any_value_anywhere(path: tuple[Any, ...], other: object) -> None:
    """Whatever stands anywhere, decoding ends, and finds a fault exactly where msgspec does."""
    table = _spoil(SMALL, path, other)
    regime, faults = decode(table, Regime, bare)
    assert isinstance(regime, Regime)
    try:
        expected = msgspec.convert(table, Regime)
    except msgspec.ValidationError:
        assert faults
    else:
        texts = {"definition_text_loose", "definition_text_control", "definition_whole_number"}
        assert {fault.code for fault in faults} <= texts
        assert faults or expected == regime


@given(st.dictionaries(st.sampled_from([*SMALL, "valid_form", "x"]), PLAIN))
def test_any_table(table: dict[str, Any]) -> None:
    """Any table at all gives a stand-in and its faults."""
    regime, faults = decode(table, Regime, bare)
    assert isinstance(regime, Regime)
    assert faults


def test_units_and_dates() -> None:
    """The codes of units and dates have their own sentences."""
    table = tomllib.loads("code = 'kh'\nname = ''\nshort_name = ''\nlevel = 'office'\n"
                          "valid_from = '2023-02-30'\n")  # fmt: skip
    _, faults = decode(table, Unit, bare)
    assert [("definition_unit_code", "kh"), ("definition_date", "2023-02-30")] == [
        (fault.code, fault.fields["found"]) for fault in faults
    ]


@pytest.mark.parametrize(
    ("found", "known", "expected"),
    [
        ("captoin", ["caption", "code"], "caption"),
        ("q", ["a", "b"], "a, b"),
        ("q", [], "–"),
        ("x" * 10**6, [str(n) for n in range(10**5)], "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11"),
    ],
)
def test_nearest(found: str, known: list[str], expected: str) -> None:
    """The one that is like it, else a few of those there are; never slow."""
    assert nearest(found, known) == expected


def test_show_value() -> None:
    """A value is shown on one line, short, and without what a screen would obey."""
    assert ["true", "[…]", "{…}", "1.5", "…", "a b ?[0m", "x" * 60] == list(
        map(show_value, [True, [[1]], {"a": 1}, 1.5, 10**5000, "a\n b \x1b[0m", "x" * 99])
    )
