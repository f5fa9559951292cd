"""The printed shape of forms."""

from __future__ import annotations

from bhxh_desktop.domain.regime import VALUE_COLUMN
from bhxh_desktop.reports.form_grid import FormGrid, grid_of
from tests.helpers.report import reported_program

FORMS = reported_program().definition.forms


def _captions(grid: FormGrid) -> list[str]:
    return [column.caption for column in grid.columns]


def test_a_table_with_groups() -> None:
    """Grouped columns stand under one cell, the others reach through both tiers."""
    grid = grid_of(FORMS["dossiers"])
    upper, lower = grid.header
    assert ["STT", "Lĩnh vực", "Tiếp nhận", "Đã giải quyết", "Đang giải quyết"] == [
        cell.text for cell in upper[:5]
    ]
    assert [(1, 2), (1, 2), (3, 1), (3, 1), (1, 2), (1, 2)] == [(c.columns, c.rows) for c in upper]
    assert 6 == len(lower)
    assert grid.numbered
    assert 1 == grid.caption_column


def test_the_common_measure_is_said_once() -> None:
    """A column of another measure says so in its head; one line above says the rest."""
    grid = grid_of(FORMS["dossiers"])
    assert "hồ sơ" == grid.measure
    assert "Tỷ lệ trễ hạn (%)" == _captions(grid)[-1]


def test_a_sheet_of_several_measures() -> None:
    """Measures and targets get columns of their own, headings stay without figure."""
    grid = grid_of(FORMS["targets"])
    assert ["STT", "Nội dung", "Đơn vị tính", "Chỉ tiêu giao", "Số liệu"] == _captions(grid)
    heading, _, _, share, *_ = grid.rows
    assert grid.is_heading(heading)
    assert ["3", "Tỷ lệ", "%", "≥ 63%", ""] == [grid.label(share, c) for c in grid.columns]
    assert VALUE_COLUMN == grid.columns[-1].code


def test_open_rows_are_counted() -> None:
    """Rows of one unit are numbered; rows of several also say whose they are."""
    own = grid_of(FORMS["classes"], [("r-1", ""), ("r-2", "")])
    assert ["STT", "Tên lớp", "Ngày", "Số người"] == _captions(own)
    assert ["1", "2"] == [row.number for row in own.rows]
    total = grid_of(FORMS["classes"], [("r-1", "A"), ("r-2", "B")])
    assert ["STT", "Đơn vị", "Tên lớp"] == _captions(total)[:3]
    assert "B" == total.label(total.rows[1], total.columns[1])
    assert ["STT", "Tên lớp"] == _captions(grid_of(FORMS["classes"], [("r-1", "A")]))[:2]
