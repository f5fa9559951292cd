"""The tasks of a report in the real window: ticked, told in full, taken back."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from bhxh_desktop import clock
from bhxh_desktop.domain.parts import DocumentEntry
from bhxh_desktop.operations.documents import add_documents
from bhxh_desktop.operations.submissions import lock
from bhxh_desktop.queries.figures import contents
from tests.helpers.exchange import press
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import OFFICE, PROVINCE, REASON, key_of
from ui.texts import tasks_texts as texts

KEY = key_of(PROVINCE)
PLAN = DocumentEntry("BHXH tỉnh Khánh Hòa", "07", "KH-BHXH", 2023, "2023-01-19", "Một")
AFTER = datetime.fromisoformat("2023-12-20T09:00:00+07:00")


@pytest.fixture
def page(open_window):
    """The page of the province's own report, nothing said of any task."""
    window = open_window("empty", PROVINCE)
    window.show_page("tasks")
    return window.current


def said(page):
    """What the store says of the tasks."""
    return contents(page.session, KEY).progress


def state_at(page, row):
    """The words of the state in a row."""
    column = [each.key for each in page.model.columns].index("state")
    return page.model.index(row, column).data()


def test_tasks_are_ticked_and_taken_back(qtbot, page):
    """The chosen ones, by key or button; the day is the last of the figures where that is past."""
    QAbstractItemModelTester(
        page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page.model
    )
    count = len(page.model.rows)
    late = texts.AND_LATE.format(state=texts.STATES["not_started"])
    assert {late, texts.NOT_TOLD} == {state_at(page, row) for row in range(count)}
    page.table.selectAll()
    assert texts.SELECTED.format(count=count) == page.chosen.text()
    with clock.held(AFTER):
        press(qtbot, page, Qt.Key.Key_D)
    assert ({"done"}, {"2023-12-14"}) == (
        {each.state for each in said(page).values()},
        {each.done_on for each in said(page).values()},
    )
    assert texts.DONE.format(count=count) in page.chips.words.values()
    press(qtbot, page, Qt.Key.Key_Z)
    assert {"not_started"} == {each.state for each in said(page).values()}
    page.table.go_to(1)
    click(qtbot, page.begun_button)
    assert texts.STATES["in_progress"] == state_at(page, 1)
    assert page.table.current.task.code in [row.task.code for row in page.selected]


def test_a_task_is_told_in_full_with_evidence(qtbot, page):
    """State, day, note, and documents of the register; shown beside the list and on the paper."""
    add_documents(page.session, [PLAN], accept=True)
    page.table.go_to(0)
    page.edit()
    dialog = page.acts.dialog
    assert not dialog.done_on.isEnabled()
    click(qtbot, dialog.state._group.button(2))
    click(qtbot, dialog.add)
    qtbot.waitUntil(lambda: page.acts.picker is not None and page.acts.picker.isVisible())
    page.acts.picker.search.setText("khong co")
    assert not page.acts.picker.do.isEnabled()
    page.acts.picker.search.setText("07")
    page.acts.picker.accept()
    dialog.note.setPlainText("Đã ban hành")
    dialog.done_on.setText("32/01/2023")
    dialog.accept()
    assert dialog.fault.text()
    dialog.done_on.setText("20/01/2023")
    dialog.accept()
    (told,) = said(page).values()
    assert ("done", "2023-01-20", "Đã ban hành", (PLAN,)) == (
        told.state,
        told.done_on,
        told.note,
        told.documents,
    )
    shown = words_in(page.panel)
    assert "Kế hoạch số 07/KH-BHXH ngày 19 tháng 01 năm 2023" in shown
    assert "20/01/2023" in shown


def test_evidence_is_taken_out_again(qtbot, page):
    """One document of the list."""
    add_documents(page.session, [PLAN], accept=True)
    page.edit()
    dialog = page.acts.dialog
    dialog.take([PLAN, PLAN])
    assert 1 == dialog.shown.count()
    dialog.shown.setCurrentRow(0)
    click(qtbot, dialog.drop)
    dialog.accept()
    assert () == next(iter(said(page).values())).documents


def test_filters_and_words_narrow_the_list(page):
    """Late, done, open; by words of the task, marks or none."""
    first = page.model.rows[0].task
    page.search.setText(first.text)
    assert first.code in [row.task.code for row in page.model.rows]
    page.search.setText("không có nhiệm vụ nào như thế")
    assert texts.NONE_TITLE in words_in(page)
    page.search.clear()
    page._choose("done")
    assert () == page.model.rows


def test_a_locked_report_keeps_its_progress(open_window):
    """Nothing can be pressed, and the line says why."""
    window = open_window("filled", PROVINCE)
    lock(window._context.session, KEY, REASON)
    window.show_page("tasks")
    page = window.current
    assert page.view.is_locked
    assert not page.done_button.isEnabled()
    assert texts.LOCKED.format(period="năm 2023") in words_in(page)
    before = said(page)
    page.table.selectAll()
    page.mark("not_started")
    assert before == said(page)


def test_an_office_without_tasks_is_told_so(open_window):
    """Its report prints none."""
    window = open_window("filled", OFFICE)
    window.show_page("tasks")
    page = window.current
    assert texts.EMPTY_TITLE in words_in(page)
    page.mark("done")
    page.edit()
    assert page.acts.dialog is None
