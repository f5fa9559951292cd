"""Where the cells of a version go in the next."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.figure import Cell, FigureKey, number_cell, text_cell
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.version_map import VersionMap, VersionPath
from tests.helpers.versions import two_versions

ROW = "r-0123456789abcdef"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> VersionPath:
    """From the first version to the second."""
    return VersionPath([VersionMap(*two_versions(tmp_path_factory.mktemp("regimes")))])


def cells(**said: int) -> dict[FigureKey, Cell]:
    """Cells named form__row__column."""
    return {FigureKey(*name.split("__")): number_cell(number) for name, number in said.items()}


def test_what_goes_on_under_another_name(path: VersionPath) -> None:
    """A column, a row and a form; what has its old name stays; what was computed goes along."""
    said = {
        **cells(dossiers__cards__new=3, dossiers__cards__carried=1, dossiers__cards__received=4),
        FigureKey("sheet", "method", "value"): text_cell("Phiếu"),
        FigureKey("classes", ROW, "name"): text_cell("Lớp một"),
    }
    moved = path.move(said)
    assert moved.figures == {
        **cells(dossiers__cards__fresh=3, dossiers__cards__carried=1, dossiers__cards__received=4),
        FigureKey("sheet", "way", "value"): text_cell("Phiếu"),
        FigureKey("courses", ROW, "name"): text_cell("Lớp một"),
    }
    assert ((), ()) == (moved.unmapped, moved.retired)


def test_what_nobody_asks_for(path: VersionPath) -> None:
    """A retired row is told of and left out."""
    moved = path.move(cells(sheet__launched__value=5, sheet__staff__value=2))
    assert cells(sheet__staff__value=2) == moved.figures
    assert (FigureKey("sheet", "launched", "value"),) == moved.retired


def test_what_goes_nowhere(path: VersionPath) -> None:
    """A cell the older version never had, as an ill-made bundle may bring it."""
    moved = path.move(cells(sheet__strange__value=5))
    assert ({}, (FigureKey("sheet", "strange", "value"),)) == (moved.figures, moved.unmapped)


def test_words_by_unit(path: VersionPath) -> None:
    """What units said of a total moves with its cell."""
    said = {FigureKey("sheet", "method", "value"): (("A", text_cell("Phiếu")),)}
    moved = path.move({}, said)
    assert {FigureKey("sheet", "way", "value"): (("A", text_cell("Phiếu")),)} == moved.by_unit


def test_through_three_versions(tmp_path: Path) -> None:
    """The third gives a column its third name and takes up nothing else."""
    first, second = two_versions(tmp_path)
    plain = msgspec.to_builtins(second.regime)
    plain["version"] = 3
    plain["upgrade"] = {"from": 2, "renamed": {"dossiers.*.fresh": "dossiers.*.arrived"}}
    third = Definition(msgspec.convert(_renamed(plain), type(second.regime)))
    path = VersionPath([VersionMap(first, second), VersionMap(second, third)])
    moved = path.move(cells(dossiers__cards__new=3, sheet__launched__value=1))
    assert cells(dossiers__cards__arrived=3) == moved.figures
    assert (FigureKey("sheet", "launched", "value"),) == moved.retired


@given(st.data())
def test_nothing_gets_lost(path: VersionPath, data: st.DataObject) -> None:
    """Every typed number arrives once, is retired, or is told of."""
    program_items = path.older.items
    typed = [FigureKey(*key) for key, item in program_items.items() if not item.formula]
    chosen = data.draw(st.lists(st.sampled_from(typed), unique=True))
    said = {key: number_cell(number) for number, key in enumerate(chosen, 1)}
    moved = path.move(said)
    left = {said[key] for key in (*moved.unmapped, *moved.retired)}
    assert set(said.values()) == {*moved.figures.values(), *left}
    assert len(said) == len(moved.figures) + len(moved.unmapped) + len(moved.retired)


def _renamed(plain: dict[str, Any]) -> Any:
    """Give the column its third name all over."""
    text = json.dumps(plain).replace('"code": "fresh"', '"code": "arrived"')
    return json.loads(text.replace("fresh)", "arrived)").replace("+ fresh", "+ arrived"))
