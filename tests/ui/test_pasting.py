"""Blocks of cells as Excel writes and reads them on the clipboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication

from bhxh_desktop.domain.figure import BLANK, FigureKey, number_cell
from bhxh_desktop.queries.figures import entered
from tests.helpers.workspaces import OFFICE, key_of
from ui.dialogs.paste_preview_dialog import PastePreviewDialog
from ui.models.pasting import block_of, read_block, text_of

NEW = FigureKey("dossiers", "policy", "new")
WORDS = st.text(st.sampled_from('ab"\t\n 1'), max_size=8)
BLOCKS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=1, max_size=4)
)


@given(BLOCKS)
def test_what_is_copied_is_read_back(block):
    """Tabs, line breaks and quotes within cells move nothing; an empty text is no block."""
    assert block == block_of(text_of(block) + "\n")


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("", []),
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
        ('1\t"dòng một\ndòng hai"\t3\r\n4\t5\t6\r\n', [["1", "dòng một\ndòng hai", "3"], [*"456"]]),
        ('"mục\t""A"""\t2', [['mục\t"A"', "2"]]),
        ('"Hội nghị" tháng 3\t"Lớp"', [['"Hội nghị" tháng 3', '"Lớp"']]),
        ('5"\t"\t"chưa hết\n1', [['5"', '"', '"chưa hết'], ["1"]]),
        ("1\n\n2", [["1"], [""], ["2"]]),
    ],
)
def test_blocks_of_excel(text, block):
    """Quotes count only where Excel sets them."""
    assert block == block_of(text)


@pytest.fixture
def page(open_window):
    """The figures page of an office that has typed everything."""
    window = open_window("filled", OFFICE)
    window.show_page("figures")
    return window.current


def test_a_line_break_in_a_cell_shifts_nothing(page):
    """Each text stands in the cell it was copied for."""
    grid = page.table.grid
    pasted, outside = read_block('"1\n2"\t\n7\t', grid.find(NEW), grid, page.entering.definition)
    assert not outside
    rows = [row.code for row in grid.rows]
    first = rows.index(NEW.row)
    said = {each.place.row: each.cell for each in pasted if each.place.column == NEW.column}
    assert {rows[first]: None, rows[first + 1]: number_cell(7)} == said


def select(table, places):
    """Select some cells, as with Ctrl held."""
    table.selectionModel().clear()
    for place in places:
        flag = QItemSelectionModel.SelectionFlag.Select
        table.selectionModel().select(table.grid.find(place), flag)


def copied(qtbot, table):
    """What Ctrl+C puts on the clipboard."""
    QApplication.clipboard().setText("cũ")
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return QApplication.clipboard().text()


def test_only_a_block_is_copied(qtbot, page):
    """Cells here and there would come back in other places: nothing is copied, and that is said."""
    below = NEW._replace(row="payment")
    carried = NEW._replace(column="carried_in")
    values = {place: str(page.table.grid.cell(place).value) for place in (NEW, below)}
    select(page.table, [NEW, below])
    assert f"{values[NEW]}\n{values[below]}" == copied(qtbot, page.table)
    select(page.table, [below, NEW._replace(column="carried_in")])
    assert "cũ" == copied(qtbot, page.table)
    assert "khối ô" in page.messages.text
    assert carried != NEW


def test_a_pasted_text_of_two_lines_becomes_one(qtbot, page):
    """As Excel copies a cell with a line break into a form that takes texts."""
    form = next(f for f in page.entering.forms if f.open_rows)
    page.tabs.setCurrentIndex([f.code for f in page.entering.forms].index(form.code))
    grid = page.table.grid
    place = grid.place(grid.index(grid.rowCount() - 1, 0))
    page.go_to(place)
    page.entry.paste('"Lớp một\nbuổi hai"\r\n')
    assert not page.findChildren(PastePreviewDialog)
    assert "Lớp một buổi hai" == entered(page.session, key_of(OFFICE)).cells.get(place, BLANK).value
