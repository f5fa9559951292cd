"""The page on which a province assigns: typed, ticked, pasted, by way of Excel."""

from __future__ import annotations

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from bhxh_desktop.queries.assigned import assigned
from bhxh_desktop.queries.keys import own_fingerprint
from bhxh_desktop.reports import assignment_texts as sheets
from tests.helpers.window import words_in
from tests.helpers.workspaces import OFFICE, OFFICES, PROVINCE, REGIME
from ui.context import Place
from ui.texts import assignment_texts as texts

YEAR = 2023
OTHER = "KH-NH"


@pytest.fixture
def page(open_window):
    """The page at the sample's year."""
    window = open_window("empty", PROVINCE)
    window._context.place = Place(REGIME, str(YEAR))
    window.show_page("assignment")
    return window.current


def kept(page):
    """What is stored."""
    return assigned(page.session, REGIME, YEAR).said


def cell(matrix, name, unit):
    """The place of a line and a unit."""
    line = [each.name for each in matrix.lines].index(name)
    return matrix.index(line, [each.code for each in matrix.units].index(unit))


def test_a_target_is_typed(qtbot, page, qtmodeltester):
    """A key begins, Enter keeps; what is no target is told and the cell stays as it was."""
    page.tabs.setCurrentIndex(1)
    name = page.view.targets[0].cell
    index = cell(page.targets, name, OFFICE)
    assert "≥ 85%" == index.data()
    page.target_table.setCurrentIndex(index)
    qtbot.keyClick(page.target_table, "9")
    editor = page.target_table.findChild(QLineEdit)
    editor.setText("97,5%")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(kept(page).targets))
    assert [(OFFICE, name, ">=", "97.5")] == [
        (each.unit, each.cell, each.operator, each.value) for each in kept(page).targets
    ]
    assert "≥ 97,5" == index.data()
    assert texts.TARGETS.format(count=1) == page.tabs.tabText(1)
    page.targets.setData(index, "viel")
    assert "viel" in page.messages.text
    assert "≥ 97,5" == index.data()
    page.targets.setData(index, "")
    assert () == kept(page).targets
    qtmodeltester.check(page.targets)


def test_a_form_is_unticked(page, qtmodeltester):
    """With all its rows; one row asked for again leaves the others out."""
    form = "outreach"
    index = cell(page.forms, form, OTHER)
    ticked, unticked = Qt.CheckState.Checked, Qt.CheckState.Unchecked
    role = Qt.ItemDataRole.CheckStateRole
    assert ticked is index.data(role)
    page.forms.setData(index, unticked, role)
    assert {OTHER: (form,)} == kept(page).spared
    rows = [line.name for line in page.forms.lines if line.name.startswith("outreach.")]
    assert all(cell(page.forms, row, OTHER).data(role) is unticked for row in rows)
    page.forms.setData(cell(page.forms, rows[0], OTHER), ticked, role)
    assert {OTHER: tuple(rows[1:])} == kept(page).spared
    page.forms.setData(index, unticked, role)
    page.forms.setData(index, ticked, role)
    assert {} == kept(page).spared
    qtmodeltester.check(page.forms)


def test_offices_are_due_earlier(page):
    """Chosen from the list; refused where figures would still run, and shown as it is."""
    page.days.setCurrentIndex(2)
    page.days.activated.emit(2)
    stored = kept(page).office_days
    assert stored == page.days.currentIndex()
    page.days.setCurrentIndex(19)
    page.days.activated.emit(19)
    assert page.messages.text
    assert stored == kept(page).office_days == page.days.currentIndex()


def test_tasks_are_pasted(page):
    """Lines with a fault are told and nothing changes; sound ones are shown before they count."""
    before = kept(page).tasks
    group = next(iter(page.view.groups.values()))
    clipboard = QApplication.clipboard()
    clipboard.setText("")
    page.paste()
    assert texts.NOTHING_COPIED == page.messages.text
    clipboard.setText(f"1\tLạ\tViệc\n2\t{group}\t")
    page.paste()
    assert "Dòng 1" in page.messages.text
    assert "Dòng 2" in page.messages.text
    clipboard.setText(f"1\t{group}\tRà soát\tVăn phòng\t\tQuý II/2023\t\t\tBHXH Cam Ranh")
    page.paste()
    assert texts.PASTE_BEFORE.format(count=len(before)) in words_in(page.question)
    page.question.reject()
    assert before == kept(page).tasks
    page.paste()
    page.question.accept()
    (task,) = kept(page).tasks
    assert (OFFICE,) == task.units
    assert [task] == list(page.tasks.rows)


def test_by_way_of_excel(qtbot, page, tmp_path):
    """The workbook goes out, is filled and comes back; a faulty one changes nothing."""
    path = tmp_path / "giao.xlsx"
    page.choose_path = lambda *_: path
    page.choose_file = lambda *_: path
    page.save_book()
    qtbot.waitUntil(lambda: not page.context.runner.busy)
    assert texts.SAVED.format(name=path.name) == page.messages.text
    book = openpyxl.load_workbook(path)
    book[sheets.TARGETS]["F3"] = "> 90"
    book.save(path)
    page.load_book()
    qtbot.waitUntil(lambda: not page.context.runner.busy)
    assert [(OFFICE, ">", "90")] == [(t.unit, t.operator, t.value) for t in kept(page).targets]
    assert "> 90" == page.targets.index(0, 1).data()
    book[sheets.TARGETS]["F3"] = "vài"
    book.save(path)
    page.load_book()
    qtbot.waitUntil(lambda: not page.context.runner.busy)
    assert "vài" in page.messages.text
    assert 1 == len(kept(page).targets)


def test_another_regime_has_other_lines(qtbot, open_window):
    """The tables follow the place; a regime without tasks says so."""
    window = open_window("empty", PROVINCE)
    window._context.place = Place(REGIME, str(YEAR))
    window.show_page("assignment")
    page = window.current
    before = page.targets.lines
    window._context.go(regime="pci", period="2023")
    assert before != page.targets.lines
    qtbot.waitUntil(lambda: texts.NO_GROUPS_TITLE in words_in(page))
    assert not page.paste_button.isEnabled()


def test_offices_are_sent_what_was_decided(qtbot, page, tmp_path):
    """One file for each office in the folder chosen, and the fingerprint to read out."""
    page.sending.choose_folder = lambda _parent, _folder: tmp_path
    page.sending.begin()
    qtbot.waitUntil(lambda: bool(page.messages.text), timeout=20000)
    assert len(OFFICES) == len(list(tmp_path.glob("*.bhxh")))
    assert own_fingerprint(page.session) in page.messages.text
