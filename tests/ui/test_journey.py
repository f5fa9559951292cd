"""The whole way in real windows: first start, typing, lock, export; import, approval, total."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from bhxh_desktop import clock
from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.operations.templates import save_template
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.session import Session
from bhxh_desktop.vietnamese.numbers import format_number
from tests.helpers.exchange import begin_export, begin_import, end, named, press
from tests.helpers.window import click, opened_window
from tests.helpers.workspaces import OFFICE, PERIOD, PROVINCE, REASON, REGIME, key_of, total_of
from ui.app import application
from ui.dialogs.first_start_dialog import FirstStartDialog
from ui.texts import exchange_texts

NOW = datetime.fromisoformat("2023-12-15T10:26:00+07:00")
NEW = FigureKey("dossiers", "policy", "new")
LATE = NEW._replace(column="not_yet_due")
MORE = 5


@pytest.fixture
def filled(templates, tmp_path):
    """A workbook an office filled in, all cells but those that are typed below."""
    folder = templates.copy("filled", OFFICE, tmp_path / "other")
    path = tmp_path / "mau.xlsx"
    with Session.open(folder) as session:
        save_template(session, key_of(OFFICE), path)
        return path, contents(session, key_of(OFFICE)).cells


@contextmanager
def first_window(qtbot, folder, unit, author):
    """Answer the question of the first start, then open the window on what it made."""
    application()
    question = FirstStartDialog(folder)
    qtbot.addWidget(question)
    question.show()
    question.unit.setCurrentIndex(question.unit.findData(unit))
    question.author.setText(author)
    click(qtbot, question.do)
    with opened_window(qtbot, question.chosen) as window:
        window.show_page("home")
        yield window


def typed(qtbot, page, place, text):
    """Go to a cell and type over it."""
    page.go_to(place)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.viewport().findChildren(QLineEdit)[-1]
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    QApplication.processEvents()


def at_the_office(qtbot, window, path, cells):
    """Fill in from Excel, type what changed since, lock over the warnings, export."""
    window._context.go("figures", regime=REGIME, period=PERIOD)
    page = window.current
    page.acts.excel.choose_file = lambda *_: path
    page.acts.excel.take_in.trigger()
    qtbot.waitUntil(lambda: not window.busy)
    assert page.messages.text.startswith("Đã nhập ")
    typed(qtbot, page, NEW, str(cells[NEW].number + MORE))
    typed(qtbot, page, LATE, str(cells[LATE].number + MORE))
    channel = FigureKey("dossier_channels", "received_counter", "value")
    typed(qtbot, page, channel, str(cells[channel].number + MORE))
    press(qtbot, page, Qt.Key.Key_L)
    page.acts.question.field.setPlainText(REASON)
    click(qtbot, page.acts.question.do)
    QApplication.processEvents()
    assert "Đã chốt" == page.head.chip.text
    click(qtbot, page.acts.export)
    page = window.current
    page.exporting.list_drives = list
    click(qtbot, begin_export(qtbot, page).do)
    end(qtbot, page)
    (bundle,) = page.context.exports.glob("*.bhxh")
    return bundle


def at_the_province(qtbot, window, bundle):
    """Confirm the office's key, import, approve."""
    window._context.go("exchange", regime=REGIME, period=PERIOD)
    page = window.current
    page.exporting.list_drives = list
    dialog = begin_import(qtbot, page, bundle)
    click(qtbot, named(dialog.keys, exchange_texts.CONFIRM))
    click(qtbot, page.importing.question.do)
    end(qtbot, page)
    click(qtbot, dialog.do)
    end(qtbot, page)
    window.show_page("board")
    board = window.current
    board.table.setCurrentIndex(board.table.model().index(1, 0))
    click(qtbot, board.panel.approve)
    window.show_page("consolidation")
    return window.current


def test_from_first_start_to_the_total(qtbot, tmp_path, filled):
    """What a clerk typed on one PC stands in the province's total on another."""
    path, cells = filled
    with clock.held(NOW):
        with first_window(qtbot, tmp_path / "office", OFFICE, "Trần Thị Thử") as window:
            bundle = at_the_office(qtbot, window, path, cells)
        with first_window(qtbot, tmp_path / "province", PROVINCE, "Lê Văn Thử") as window:
            page = at_the_province(qtbot, window, bundle)
            made = total_of(window._context.session)
            assert [OFFICE] == [taken.unit for taken in made.plan.taken]
            expected = cells[NEW].number + MORE
            assert expected == made.total.cells[NEW].number
            assert format_number(expected) == page.table.grid.find(NEW).data()
