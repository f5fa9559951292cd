"""Suggestions in the grid: shown until they are taken over, told where they were overridden."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bhxh_desktop.domain.figure import BLANK, FigureKey, number_cell
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.queries.figures import contents
from tests.helpers.filling import CONTROL, at, locked
from tests.helpers.window import words_in
from tests.helpers.workspaces import OFFICE
from ui.models.figure_grid_model import VIEW

CARRIED = FigureKey("dossiers", "collection", "carried_in")
OTHER = FigureKey("dossiers", "policy", "carried_in")
NEXT = at("2024-Q2")


@pytest.fixture
def page(open_window):
    """The second quarter, of which one cell is typed, after a locked first one."""
    window = open_window("empty", OFFICE)
    context = window._context
    locked(context.session, at("2024-Q1"))
    fill(context.session, NEXT, {CARRIED._replace(column="electronic"): (number_cell(1), None)})
    context.place = context.place.__class__(CONTROL, NEXT.period)
    window.show_page("figures")
    window.current.go_to(CARRIED)
    return window.current


def view(page, place):
    """What is painted of a cell."""
    return page.table.grid.find(place).data(VIEW)


def kept(page, place):
    """What the store holds."""
    return contents(page.session, NEXT).cells.get(place, BLANK)


def settled():
    """Let the page show what was written, and what stands around it."""
    for _ in range(4):
        QApplication.processEvents()


def test_an_offer_is_no_figure_until_it_is_taken(qtbot, page):
    """The cell bar says where it comes from; F7 takes it, undo gives it back."""
    offer = view(page, CARRIED).offer
    assert offer
    assert ("", BLANK) == (view(page, CARRIED).text, kept(page, CARRIED))
    assert f"Gợi ý {offer}: " in page.pane.cell_bar.hint.toolTip()
    assert "quý I năm 2024" in page.pane.cell_bar.hint.toolTip()
    assert page.pane.cell_bar.take.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_F7)
    settled()
    assert (offer, "") == (view(page, CARRIED).text, view(page, CARRIED).offer)
    assert number_cell(offer) == kept(page, CARRIED)
    assert not page.pane.cell_bar.take.isVisible()
    page.undo()
    settled()
    assert (BLANK, offer) == (kept(page, CARRIED), view(page, CARRIED).offer)


def test_all_of_a_form_at_once(qtbot, page):
    """One click takes every suggestion of the form; then there is nothing to take."""
    link = page.pane.legend.take_all
    assert "Lấy cả 5 số gợi ý" == link.text()
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    settled()
    assert BLANK not in (kept(page, CARRIED), kept(page, OTHER))
    assert not link.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_F7)
    assert "không có số gợi ý" in page.messages.text


def test_an_override_needs_a_note(qtbot, page):
    """Another number is marked and told until a note says why."""
    place = FigureKey("cashless", "pension_recipients", "value")
    locked(page.session, at("2024-Q2", "cchc"))
    fill(page.session, NEXT, {place: (number_cell(12), None)})
    page.show_place()
    page.go_to(place)
    settled()
    assert view(page, place).overridden
    assert any("12 khác 10; lệch 2." in words for words in words_in(page.findings))
    assert "Gợi ý 10: " in page.pane.cell_bar.hint.toolTip()
    fill(page.session, NEXT, {place: (number_cell(12), "Có 2 người chuyển đến cuối kỳ.")})
    page.show_place()
    settled()
    assert not any("lệch 2." in words for words in words_in(page.findings))
    assert view(page, place).overridden
