"""What is being typed is never lost, and always written where it was begun."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from bhxh_desktop.domain.figure import BLANK, FigureKey, number_cell
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.queries.desk import owed_periods
from bhxh_desktop.queries.figures import entered
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import OFFICE, PERIOD, REGIME, key_of

NEW = FigureKey("dossiers", "policy", "new")
OTHER_PERIOD = "2023-Q4"


@pytest.fixture
def page(open_window):
    """The figures page of an office that has typed everything."""
    window = open_window("filled", OFFICE)
    window.show_page("figures")
    return window.current


def begin(qtbot, page, place, text):
    """Open the editor of a cell and write over what stands there, without leaving it."""
    page.go_to(place)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.viewport().findChildren(QLineEdit)[-1]
    editor.selectAll()
    editor.insert(text)
    return editor


def kept(page, place, period=PERIOD):
    """What the store holds of a period, None where nothing was entered at all."""
    said = entered(page.session, SubmissionKey(OFFICE, "own", REGIME, period))
    return None if said is None else said.cells.get(place, BLANK)


def spin():
    """Let everything come through."""
    for _ in range(30):
        QApplication.processEvents()


def to_cell(page):
    """The first button of the findings."""
    return next(b for b in page.findings.findChildren(QPushButton) if b.text() == "Đến ô")


def by_tab(qtbot, page, editor):
    """Click another form's tab."""
    place = page.tabs.tabRect(1).center()
    qtbot.mouseClick(page.tabs, Qt.MouseButton.LeftButton, pos=place)


def by_page_down(qtbot, page, editor):
    """Ctrl+PgDn while the cursor is in the cell."""
    qtbot.keyClick(editor, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)


def by_finding_key(qtbot, page, editor):
    """F8 while the cursor is in the cell."""
    qtbot.keyClick(editor, Qt.Key.Key_F8)


def by_finding(qtbot, page, editor):
    """Click "Đến ô" beside the grid."""
    click(qtbot, to_cell(page))


def by_finding_in_one_turn(qtbot, page, editor):
    """The same as a screen reader does it: focus and click, nothing between."""
    found = to_cell(page)
    found.setFocus()
    found.click()


def by_enter_and_page_down(qtbot, page, editor):
    """Enter and a jump before the window comes to think."""
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)


def by_period(qtbot, page, editor):
    """Choose another period."""
    page.context.go(period=OTHER_PERIOD)


def by_page(qtbot, page, editor):
    """Show another page."""
    qtbot.keyClick(editor, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)


def by_lock(qtbot, page, editor):
    """Ask for the lock."""
    qtbot.keyClick(editor, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    page.acts.question.reject()


def by_note(qtbot, page, editor):
    """Ask for the note of the cell."""
    qtbot.keyClick(editor, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    QApplication.activeModalWidget().reject()


def by_closing(qtbot, page, editor):
    """Close the window."""
    page.window().close()


WAYS = (
    by_tab,
    by_page_down,
    by_finding_key,
    by_finding,
    by_finding_in_one_turn,
    by_enter_and_page_down,
    by_period,
    by_page,
    by_lock,
    by_note,
    by_closing,
)


@pytest.mark.parametrize("way", WAYS)
def test_leaving_a_cell_keeps_what_was_typed(qtbot, page, way):
    """However the cell is left, the number is in the report it was typed into, and only there."""
    editor = begin(qtbot, page, NEW, "4321")
    way(qtbot, page, editor)
    spin()
    assert number_cell(4321) == kept(page, NEW)
    others = [str(p) for p in owed_periods(page.session, REGIME) if str(p) != PERIOD]
    assert OTHER_PERIOD in others
    assert {None} == {kept(page, NEW, period) for period in others}


@pytest.mark.parametrize("way", [by_tab, by_page_down, by_finding_key, by_period, by_page])
def test_what_means_nothing_keeps_its_cell(qtbot, page, way):
    """A text that cannot be read stays in its editor, told of, until it is mended or given up."""
    before = kept(page, NEW)
    editor = begin(qtbot, page, NEW, "43x1")
    way(qtbot, page, editor)
    spin()
    assert ("figures", PERIOD) == (page.window().current.key, page.context.place.period)
    assert (NEW, "43x1") == (page.pane.place, editor.text())
    assert 0 == page.tabs.currentIndex()
    assert "“43x1”" in page.messages.text
    assert before == kept(page, NEW)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    by_page_down(qtbot, page, page)
    assert 1 == page.tabs.currentIndex()
    assert before == kept(page, NEW)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_enter_and_tab_move_on_only_from_what_was_taken(qtbot, page, key):
    """The cursor goes on when the number is in; else it stays in the text that is wrong."""
    editor = begin(qtbot, page, NEW, "43x1")
    qtbot.keyClick(editor, key)
    assert (NEW, "43x1") == (page.pane.place, editor.text())
    editor.setText("4321")
    qtbot.keyClick(editor, key)
    assert number_cell(4321) == kept(page, NEW)
    assert page.pane.place not in (NEW, None)


def test_a_form_left_behind_takes_nothing_more(qtbot, page):
    """The entry of a form goes with its table; another form gets its own."""
    first = page.entry
    gone = []
    first.destroyed.connect(lambda: gone.append(True))
    page.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: bool(gone))
    assert first is not page.entry
    assert key_of(OFFICE) == page.entry.key


def test_rows_stay_in_the_order_they_were_typed(qtbot, page):
    """A new row stands, and is printed, below those before it; its cell keeps the cursor."""
    codes = [form.code for form in page.entering.forms]
    page.tabs.setCurrentIndex(next(i for i, f in enumerate(page.entering.forms) if f.open_rows))
    grid = page.table.grid
    names = [f"Lớp {number}" for number in range(6)]
    for name in names:
        spare = grid.place(grid.index(grid.rowCount() - 1, 0))
        editor = begin(qtbot, page, spare, name)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    said = [grid.index(row, 0).data() for row in range(grid.rowCount())]
    assert [*names, ""] == said[-7:]
    assert page.form.code in codes


@pytest.mark.parametrize("way", [by_tab, by_enter_and_page_down, by_page])
def test_emptying_the_only_cell_of_a_row_takes_the_row_away(qtbot, page, way):
    """Its editor goes with the row, whatever comes next."""
    page.tabs.setCurrentIndex(next(i for i, f in enumerate(page.entering.forms) if f.open_rows))
    grid = page.table.grid
    count = grid.rowCount()
    spare = grid.place(grid.index(count - 1, 0))
    qtbot.keyClick(begin(qtbot, page, spare, "Lớp thử"), Qt.Key.Key_Return)
    assert count + 1 == grid.rowCount()
    editor = begin(qtbot, page, spare, "")
    way(qtbot, page, editor)
    spin()
    assert not [
        place for place in entered(page.session, key_of(OFFICE)).cells if place.row == spare.row
    ]


def test_a_place_without_a_report_shows_nothing_of_another(qtbot, page):
    """No grid to type into and nothing to lock stays in view of the report left behind."""
    page.context.go(regime="papi", period=OTHER_PERIOD)
    spin()
    assert page.table is None
    assert page.findings.cells == []
    assert page.window().foot.selection.isHidden()
    page.acts.ask_lock()
    assert page.acts.question is None
    shown = words_in(page)
    assert "Chưa nhập được ở kỳ này" in shown
    assert not {"Chốt kỳ…", "Xuất gói", "Lập lần chốt mới", "Excel", "Đang nhập"} & {*shown}
    page.context.go(regime=REGIME, period=PERIOD)
    spin()
    assert NEW.form == page.form.code
    assert {"Excel", "Đang nhập"} <= {*words_in(page)}


def test_a_click_on_a_finding_counts_while_the_findings_change(qtbot, page):
    """Pressing leaves the cell, whose number changes the findings: the button waits for it."""
    window, found = page.window(), to_cell(page)
    wanted, spot = page.findings.cells[0], found.mapTo(window, found.rect().center())
    assert wanted.form != NEW.form
    begin(qtbot, page, NEW, "99999")
    qtbot.mousePress(found, Qt.MouseButton.LeftButton)
    qtbot.wait(60)
    assert number_cell(99999) == kept(page, NEW)
    under = window.childAt(spot)
    qtbot.mouseRelease(under, Qt.MouseButton.LeftButton, pos=under.rect().center())
    spin()
    assert wanted == page.pane.place
    assert len(page.findings.cells) > 1  # the list has caught up


def test_what_is_being_typed_outlives_a_write_below_it(qtbot, page):
    """A file read in the background writes the cell: the text in the editor stays, and wins."""
    editor = begin(qtbot, page, NEW, "4321")
    page.context.write(lambda s: fill(s, page.entry.key, {NEW: (number_cell(999), None)}))
    spin()
    assert "4321" == editor.text()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert number_cell(4321) == kept(page, NEW)
    page.undo()
    assert number_cell(999) == kept(page, NEW)


def in_excel(page, place):
    """Another way to write the cell: a file that was read in the background."""
    key = page.entry.key
    page.context.write(lambda session: fill(session, key, {place: (number_cell(7), None)}))


@pytest.mark.parametrize("mended", ["4321", "same", "give up", "clear", "excel"])
def test_an_error_goes_when_its_cell_is_right(qtbot, page, mended):
    """However the cell is put right, nothing red is said of it any more; other errors stay."""
    page.context.tell("Lỗi khác", "error")
    editor = begin(qtbot, page, NEW, "năm trăm")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "năm trăm" in page.messages.text
    if mended in ("give up", "clear", "excel"):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    if mended == "clear":
        page.entry.clear([NEW])
    elif mended == "excel":
        in_excel(page, NEW)
    elif mended != "give up":
        stood = str(kept(page, NEW).value)
        editor.setText(stood if mended == "same" else mended)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    spin()
    assert "Lỗi khác" == page.messages.text


def test_an_error_goes_when_a_file_puts_its_cell_right(qtbot, page):
    """The refused text is gone from its editor: another cell was clicked."""
    begin(qtbot, page, NEW, "năm trăm")
    page.table.setCurrentIndex(page.table.grid.find(NEW._replace(row="payment")))
    assert "năm trăm" in page.messages.text
    in_excel(page, NEW)
    assert "" == page.messages.text
