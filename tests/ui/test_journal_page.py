"""The journal in the real window: events written, removed, put back, taken back after a lock."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from bhxh_desktop import clock
from bhxh_desktop.domain.figure import FigureKey, number_cell
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.journal import new_line, write_lines
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.journal import lines_of
from bhxh_desktop.store import journal
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import OFFICE, key_of
from ui.texts import journal_texts as texts

REGIME, PERIOD = "kstthc", "2024-Q1"
PLACE = FigureKey("dossiers", "policy", "electronic")
KEY = key_of(OFFICE)._replace(regime=REGIME, period=PERIOD)
NOW = datetime.fromisoformat("2024-03-04T09:00:00+07:00")


@pytest.fixture
def page(open_window):
    """The page of an office at a quarter in which nothing was typed."""
    with clock.held(NOW):
        window = open_window("empty", OFFICE)
        window._context.go("journal", regime=REGIME, period=PERIOD)
        yield window.current


def asked(page, day="05/02/2024", quantity="12", note="Đợt 1"):
    """Press F5 and fill the form for the one cell."""
    page.acts.add()
    dialog = page.acts.dialog
    at = next(n for n, row in enumerate(dialog.model.rows) if row.place == PLACE)
    dialog.table.go_to(at)
    dialog.day.setText(day)
    dialog.quantity.setText(quantity)
    dialog.note.setText(note)
    return dialog


def figure(page):
    """What the cell comes to."""
    return str(contents(page.session, KEY).cells[PLACE].value)


def test_events_add_up_to_the_figure(qtbot, page):
    """Two in one go; the day says where they count before they are written."""
    QAbstractItemModelTester(
        page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page.model
    )
    assert texts.EMPTY_TITLE in words_in(page)
    dialog = asked(page)
    assert texts.COUNTS_IN.format(period="quý I năm 2024") == dialog.where.text()
    click(qtbot, dialog.more)
    assert dialog.isVisible()
    assert not dialog.do.isEnabled()
    dialog.quantity.setText("30")
    dialog.accept()
    assert ("42", 2) == (figure(page), len(page.model.rows))
    assert texts.THIS.format(count=2) in page.chips.words.values()


@pytest.mark.parametrize(
    ("day", "quantity"), [("32/02/2024", "1"), ("05/02/2024", "0"), ("05/02/2024", "1,5")]
)
def test_what_cannot_be_counted_is_refused(page, day, quantity):
    """The form stays with what was typed, and says why."""
    dialog = asked(page, day, quantity)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.where.text() if day.startswith("32") else dialog.fault.text()
    assert [] == lines_of(page.session, REGIME)
    dialog.reject()


def test_a_typed_number_gives_way_only_when_asked(page):
    """The box comes with the refusal; it is not ticked by itself."""
    fill(page.session, KEY, {PLACE: (number_cell(5), None)})
    dialog = asked(page)
    assert dialog.switch.isHidden()
    dialog.accept()
    assert ("5", False) == (figure(page), dialog.switch.isHidden())
    dialog.switch.setChecked(True)
    dialog.accept()
    assert "12" == figure(page)


def test_a_line_is_removed_and_put_back(qtbot, page):
    """While no revision counts it."""
    asked(page).accept()
    click(qtbot, page.remove_button)
    assert () == page.model.rows
    page.acts.take_back()
    assert "12" == figure(page)
    page.acts.take_back()
    assert 1 == len(page.model.rows)


def test_a_locked_line_is_taken_back_with_a_reason(qtbot, page):
    """By another of the opposite quantity; once."""
    write_lines(page.session, REGIME, [new_line(PLACE, "05/02/2024", "12", "")])
    with page.session.writing():
        journal.lock(page.session.connection, REGIME, PERIOD)
    page.show_place()
    assert not page.remove_button.isEnabled()
    click(qtbot, page.reverse_button)
    dialog = page.acts.dialog
    assert not dialog.do.isEnabled()
    dialog.findChild(type(dialog.body.itemAt(1).widget())).setPlainText("Ghi nhầm")
    click(qtbot, dialog.do)
    assert ["-12", "12"] == sorted(str(row.line.quantity) for row in page.model.rows)
    page._choose("locked")
    assert not page.reverse_button.isEnabled()


def test_words_narrow_the_list(page):
    """Of the cell, the form and the note, marks or none; another period has its own lines."""
    asked(page).accept()
    page.search.setText("dot 1")
    assert 1 == len(page.model.rows)
    page.search.setText("khong co gi nhu the")
    assert texts.NONE_TITLE in words_in(page)
    page.search.clear()
    page.context.go(period="2024-Q2")
    assert () == page.model.rows
    page._choose("all")
    assert 1 == len(page.model.rows)
