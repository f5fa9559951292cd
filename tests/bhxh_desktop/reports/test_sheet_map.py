"""Sheets: their names, and where cells stand."""

from __future__ import annotations

import msgspec
import pytest

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.regime import Form, FormRow
from bhxh_desktop.reports.form_grid import grid_of
from bhxh_desktop.reports.sheet_map import Place, SheetMap, address
from tests.helpers.report import reported_program


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["Hồ sơ", "hồ sơ"], ["Hồ sơ", "hồ sơ (2)"]),
        (["a/b: 'c' [d]?*\\"], ["a b c d"]),
        (["???"], ["-"]),
        (["Kết quả giải quyết hồ sơ thủ tục hành chính"] * 2,
         ["Kết quả giải quyết hồ sơ thủ", "Kết quả giải quyết hồ sơ (2)"]),
        (["x" * 40], ["x" * 31]),
    ],
)  # fmt: skip
def test_names_of_sheets(titles: list[str], expected: list[str]) -> None:
    """Excel's limits are kept, words stay whole, no two sheets share a name."""
    forms = [Form(code="f", title=t, rows=(FormRow(code="r", caption="R"),)) for t in titles]
    assert expected == [sheet.title for sheet in SheetMap.of(map(grid_of, forms)).sheets]


def test_places() -> None:
    """Each figure has one place; headings have none; a margin moves all alike."""
    form = reported_program().definition.forms["dossiers"]
    plain, moved = (SheetMap.of([grid_of(form)], margin=margin).places for margin in (0, 1))
    first = plain[FigureKey("dossiers", "collection", "received")]
    assert "C9" == first.coordinate
    assert 5 * 8 == len(plain) == len(set(plain.values()))
    assert {k: (p.row + 1, p.column + 1) for k, p in plain.items()} == {
        k: (p.row, p.column) for k, p in moved.items()
    }


def test_head_covers_its_columns() -> None:
    """The cells of the head tile its tiers without gap or overlap."""
    form = reported_program().definition.forms["dossiers"]
    sheet = SheetMap.of([grid_of(form)]).sheets[0]
    covered = [
        (row + down, column + along)
        for cell, row, column in sheet.header()
        for down in range(cell.rows)
        for along in range(cell.columns)
    ]
    assert len(covered) == len(set(covered)) == 2 * len(sheet.grid.columns)


def test_a_sheet_without_grouped_columns_has_one_tier() -> None:
    """The body follows the head at once where nothing is grouped or numbered."""
    form = reported_program().definition.forms["dossiers"]
    columns = tuple(msgspec.structs.replace(c, group="", number="") for c in form.columns)
    flat = SheetMap.of([grid_of(msgspec.structs.replace(form, columns=columns))]).sheets[0]
    assert flat.head + 1 == flat.body


def test_address() -> None:
    """An address is what Excel itself takes for a link."""
    assert "'Hồ sơ'!D7" == address(Place("Hồ sơ", 7, 4))
