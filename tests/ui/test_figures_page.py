"""Typing figures in the real window: keys, marks, paste, undo, lock; the store holds the result."""

from __future__ import annotations

from decimal import Decimal

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTableWidget

from bhxh_desktop.domain.figure import (
    BLANK,
    NONE_ARISING,
    FigureKey,
    number_cell,
)
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.sections import narrative
from bhxh_desktop.vietnamese.numbers import format_number
from tests.helpers.window import words_in
from tests.helpers.workspaces import OFFICE, REASON, key_of
from ui.dialogs.lock_dialog import LockDialog
from ui.dialogs.note_dialog import NoteDialog
from ui.dialogs.paste_preview_dialog import PastePreviewDialog
from ui.models.figure_grid_model import VIEW

NEW = FigureKey("dossiers", "policy", "new")
RECEIVED = FigureKey("dossiers", "policy", "received")
CARRIED = FigureKey("dossiers", "policy", "carried_in")
TOTAL = FigureKey("dossiers", "total", "new")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(open_window):
    """The figures page of an office that has typed everything."""
    window = open_window("filled", OFFICE)
    window.show_page("figures")
    return window.current


def typed(qtbot, page, place, text):
    """Go to a cell and type over it, as in Excel."""
    page.go_to(place)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.viewport().findChildren(QLineEdit)[-1]
    editor.selectAll()
    editor.insert(text)  # Qt's synthetic keys know no Vietnamese letters
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt takes the text over after the key
    QApplication.processEvents()


def cell(page, place):
    """What the store holds."""
    return contents(page.session, key_of(OFFICE)).cells.get(place, BLANK)


def shown(page, place):
    """What the grid shows."""
    return page.table.grid.find(place).data(Qt.ItemDataRole.DisplayRole)


def test_a_number_is_saved_and_summed_at_once(qtbot, page):
    """Enter saves; row and column totals follow; the tick says when."""
    before = cell(page, TOTAL).value, cell(page, NEW).value
    typed(qtbot, page, NEW, "20.000")
    assert number_cell(20000) == cell(page, NEW)
    assert "20.000" == shown(page, NEW)
    expected = before[0] - before[1] + 20000
    assert expected == cell(page, TOTAL).value
    assert shown(page, TOTAL).replace(".", "") == str(expected)
    assert "Đã lưu 10:26" in words_in(page.window())


def test_enter_goes_down_and_states_have_signs(qtbot, page):
    """The next cell is the one below; "-" is nothing arising, shown as a dash."""
    typed(qtbot, page, CARRIED, "-")
    assert NONE_ARISING == cell(page, CARRIED)
    assert "–" == shown(page, CARRIED)
    assert page.table.currentIndex().row() == page.table.grid.find(CARRIED).row() + 1
    typed(qtbot, page, CARRIED, "~26")
    assert number_cell(26, estimated=True) == cell(page, CARRIED)
    assert "≈ 26" == shown(page, CARRIED)
    assert shown(page, RECEIVED).startswith("≈ ")


def test_what_is_no_number_is_refused_in_a_sentence(qtbot, page):
    """The cell keeps what it had; the sentence names the cell."""
    before = cell(page, NEW)
    typed(qtbot, page, NEW, "nhiều")
    assert before == cell(page, NEW)
    assert "chính sách" in page.messages.text
    assert "nhiều" in page.messages.text


def test_derived_cells_take_nothing(qtbot, page):
    """Typing on a computed cell opens no editor; the bar says how it is computed."""
    page.go_to(RECEIVED)
    qtbot.keyClicks(page.table, "5")
    assert page.table.viewport().findChild(QLineEdit) is None
    assert "Ô tính sẵn: 1=2+3" == page.pane.cell_bar.hint.text()


def test_undo_and_redo(qtbot, page):
    """Undo writes what stood there; redo writes again; both reach the store."""
    before = cell(page, NEW)
    typed(qtbot, page, NEW, "7")
    page.undo()
    assert before == cell(page, NEW)
    page.redo()
    assert number_cell(7) == cell(page, NEW)
    page.go_to(NEW)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert BLANK == cell(page, NEW)
    page.undo()
    assert number_cell(7) == cell(page, NEW)


def test_a_block_is_pasted_after_a_preview(qtbot, page):
    """Each text is shown with what it means; derived cells and doubtful texts are left out."""
    before = cell(page, NEW)
    QApplication.clipboard().setText("1.234\t-\tnhiều\n5\t6\t7\n")
    page.go_to(CARRIED)
    qtbot.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(PastePreviewDialog)
    assert "Dán 4 ô" == dialog.do.text()
    dialog.do.click()
    assert number_cell(1234) == cell(page, CARRIED)
    assert NONE_ARISING == cell(page, NEW)
    page.undo()
    assert before == cell(page, NEW)


def test_a_copied_block_comes_back(qtbot, page):
    """What is copied can be pasted; numbers travel without separators."""
    page.go_to(CARRIED)
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == str(cell(page, CARRIED).value)


def test_findings_follow_and_lead_to_their_cell(qtbot, page):
    """A blank required cell appears beside the grid at once; one click goes to it."""
    page.go_to(NEW)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    QApplication.processEvents()  # the panel follows in the next frame
    assert "Chưa chốt được: còn 1 ô bắt buộc để trống." == page.findings.foot
    page.go_to(FigureKey("outreach", "meetings", "value"))
    page.findings.wanted.emit(NEW)
    assert NEW == page.table.grid.place(page.table.currentIndex())


def test_a_broken_rule_marks_its_cells(qtbot, page):
    """Cells of a broken rule are marked, in the grid and by a sentence."""
    typed(qtbot, page, FigureKey("dossiers", "policy", "on_time"), "99999")
    grid = page.table.grid
    cells = (RECEIVED, FigureKey("dossiers", "policy", "resolved"), NEW)
    assert ["error", "linked", ""] == [grid.find(each).data(VIEW).severity for each in cells]
    assert any("Phép tính" in words for words in words_in(page.findings))


def test_rows_are_added_and_deleted(qtbot, page):
    """The line at the end takes a new row; F6 deletes it, notes too; undo brings both back."""
    form = next(f for f in page.entering.forms if f.open_rows)
    page.tabs.setCurrentIndex([f.code for f in page.entering.forms].index(form.code))
    grid = page.table.grid
    count = grid.rowCount()
    place = grid.place(grid.index(count - 1, 0))
    typed(qtbot, page, place, "Lớp thử")
    assert count + 1 == page.table.grid.rowCount()
    page.go_to(place)
    page.entry.ask_note(place)
    dialog = page.findChildren(NoteDialog)[-1]
    dialog.field.setPlainText("Theo giấy mời")
    dialog.accept()
    qtbot.keyClick(page.table, Qt.Key.Key_F6)
    assert BLANK == cell(page, place)
    assert place not in contents(page.session, key_of(OFFICE)).notes
    page.undo()
    assert "Lớp thử" == cell(page, place).value
    assert "Theo giấy mời" == contents(page.session, key_of(OFFICE)).notes[place]


def test_a_new_row_repaints_what_it_changes(qtbot, page):
    """What is typed into the last line makes a row, and its own cell is told of as well."""
    form = next(f for f in page.entering.forms if f.open_rows)
    page.tabs.setCurrentIndex([f.code for f in page.entering.forms].index(form.code))
    grid = page.table.grid
    place = grid.place(grid.index(grid.rowCount() - 1, 0))
    changed = []
    grid.dataChanged.connect(lambda first, last: changed.append(grid.place(first)))
    typed(qtbot, page, place, "Lớp thử")
    assert place in changed


def test_a_note(qtbot, page):
    """Shift+F2 writes a note; the corner shows it, the bar tells it."""
    page.go_to(NEW)
    qtbot.keyClick(page.table, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    dialog = page.findChild(NoteDialog)
    dialog.field.setPlainText("Theo sổ\ntheo dõi")
    dialog.do.click()
    assert "Theo sổ theo dõi" == contents(page.session, key_of(OFFICE)).notes[NEW]
    assert page.table.grid.find(NEW).data(VIEW).noted


def test_locking_asks_for_a_reason(qtbot, page):
    """Over a warning only with a reason; then nothing can be typed, and a new revision can."""
    qtbot.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(LockDialog)
    assert not dialog.do.isEnabled()
    asked = narrative(page.session, key_of(OFFICE)).asked
    written = sum(row.state != "nothing" for row in asked)
    assert written < len(asked)
    told = f"Lời văn: {written}/{len(asked)} mục có nội dung"
    assert any(words.startswith(told) for words in words_in(dialog))
    dialog.field.setPlainText(REASON)
    dialog.do.click()
    record = contents(page.session, key_of(OFFICE)).revision
    assert record.verification_code in page.messages.text
    QApplication.processEvents()
    assert "Đã chốt" == page.head.chip.text
    assert not page.table.grid.is_editable(NEW)
    shown = words_in(page.findings)
    said = f"Lý do: {REASON} ({page.session.author})"
    assert {"Đã chốt kèm lý do", said} <= {*shown}
    assert not [words for words in shown if words.startswith("Số liệu khớp")]
    page.acts.reopen.click()
    QApplication.processEvents()
    assert "Đang nhập" == page.head.chip.text
    assert page.table.grid.is_editable(NEW)


def locked(page):
    """Lock what is in view."""
    page.acts.ask_lock()
    page.acts.question.field.setPlainText(REASON)
    page.acts.question.do.click()
    QApplication.processEvents()
    return contents(page.session, key_of(OFFICE)).revision


def test_nothing_new_is_not_locked_again(page):
    """The report is back where it was, and that is said."""
    first = locked(page)
    page.acts.reopen.click()
    QApplication.processEvents()
    assert first == locked(page)
    assert page.messages.text.startswith("Không có gì khác lần chốt 1 nên không lập lần chốt mới;")
    assert "Đã chốt" == page.head.chip.text


def test_only_what_was_asked_about_is_locked(page):
    """A file read while the question stands changes the figures: they are shown, not locked."""
    page.acts.ask_lock()
    key = page.entry.key
    page.context.write(lambda s: fill(s, key, {NEW: (number_cell(5), None)}))
    page.acts.question.field.setPlainText(REASON)
    page.acts.question.do.click()
    assert contents(page.session, key).revision is None
    assert page.messages.text.startswith("Số liệu vừa thay đổi")
    assert locked(page) is not None


def test_a_blank_forbids_the_lock(qtbot, page):
    """The question says how many cells are blank and cannot be answered with yes."""
    page.go_to(NEW)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    page.acts.ask_lock()
    assert not page.acts.question.do.isEnabled()
    assert any("1 ô" in words for words in words_in(page.acts.question))
    page.acts.question.reject()


def test_the_grid_paints_every_form(qtbot, page):
    """Each form is drawn with its head; the frozen column keeps its place when scrolling."""
    for number in range(page.tabs.count()):
        page.tabs.setCurrentIndex(number)
        picture = page.table.grab()
        assert picture.toImage().pixelColor(QPoint(2, 2)).name() != "#000000"


def test_models_under_qts_own_tester(qtbot, qtmodeltester, page):
    """Every form's model keeps Qt's rules, also after its rows changed."""
    for number in range(page.tabs.count()):
        page.tabs.setCurrentIndex(number)
        qtmodeltester.check(page.table.grid)


def test_the_note_and_history_of_a_cell(qtbot, page):
    """Under the grid: who typed what in place of what, and the note."""
    before = shown(page, NEW)
    typed(qtbot, page, NEW, "16100")
    page.go_to(NEW)
    QApplication.processEvents()
    (change, *_) = page.inspector.changes
    assert change.endswith(f"{page.session.author}: {before} → 16.100")
    page.inspector.note_wanted.emit()
    dialog = page.findChild(NoteDialog)
    dialog.field.setPlainText("Theo sổ theo dõi")
    dialog.do.click()
    QApplication.processEvents()
    assert "Theo sổ theo dõi" == page.inspector.note.text()


def test_the_foot_sums_what_is_selected(page):
    """Count, sum and mean of the selected cells, as in Excel."""
    window = page.window()
    page.go_to(NEW)
    assert "Ô chọn: 1" == window.foot.selection.text()
    page.table.selectRow(page.table.currentIndex().row())
    places = page.table.selected
    numbers = [cell(page, place).value for place in places]
    count, total = len(places), sum(n for n in numbers if isinstance(n, Decimal))
    assert window.foot.selection.text().startswith(
        f"Ô chọn: {count}    Tổng: {format_number(total)}"
    )
    window.show_page("home")
    assert window.foot.selection.isHidden()


def test_keys_for_forms_and_findings(qtbot, page):
    """Ctrl+PgDn shows the next form; F8 goes round the findings."""
    qtbot.keyClick(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert 1 == page.tabs.currentIndex()
    qtbot.keyClick(page, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert 0 == page.tabs.currentIndex()
    page.go_to(NEW)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    QApplication.processEvents()
    seen = []
    for _ in range(len(page.findings.cells) + 1):
        qtbot.keyClick(page, Qt.Key.Key_F8)
        seen.append(page.table.grid.place(page.table.currentIndex()))
    assert [*page.findings.cells, page.findings.cells[0]] == seen
    assert NEW in seen


def test_excel_there_and_back(qtbot, page, tmp_path):
    """A file to fill in goes out, the filled one comes back as one step that can be undone."""
    path = tmp_path / "mau.xlsx"
    page.acts.excel.choose_path = lambda *_: path
    page.acts.excel.give_out.trigger()
    qtbot.waitUntil(path.exists)
    book = load_workbook(path)
    before = cell(page, NEW)
    (found,) = [c for s in book for line in s.iter_rows() for c in line if c.value == before.value]
    found.value = 16123
    book.save(path)
    page.acts.excel.choose_file = lambda *_: path
    page.acts.excel.take_in.trigger()
    qtbot.waitUntil(lambda: not page.context.runner.busy)
    assert "Đã nhập 1 ô từ mau.xlsx." == page.messages.text
    assert "16.123" == shown(page, NEW)
    page.undo()
    assert before == cell(page, NEW)


def test_before_anything_is_typed(open_window):
    """Every cell that must be filled is told of; nothing claims that all is well."""
    window = open_window("empty", OFFICE)
    window.show_page("figures")
    page = window.current
    blanks = sum(f.finding.kind == "blank" for f in page.entering.findings)
    assert blanks
    assert f"Chưa chốt được: còn {blanks} ô bắt buộc để trống." == page.findings.foot


@pytest.mark.parametrize("editing", [False, True])
@pytest.mark.parametrize("modifiers", [Qt.KeyboardModifier.NoModifier, CTRL])
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_goes_on_and_ctrl_tab_goes_out(qtbot, page, key, modifiers, editing):
    """Tab walks the grid as in Excel; with Ctrl it leaves the grid, from the editor too."""
    page.go_to(NEW)
    at = page.table
    if editing:
        qtbot.keyClick(page.table, Qt.Key.Key_F2)
        at = page.table.viewport().findChildren(QLineEdit)[-1]
        at.setText("4321")
    qtbot.keyClick(at, key, modifiers)
    inside = page.table is QApplication.focusWidget()
    assert inside == (modifiers != CTRL)
    assert (page.pane.place != NEW) == inside
    assert not editing or number_cell(4321) == cell(page, NEW)
    assert "Ctrl+Tab" in page.table.accessibleDescription()


def test_a_screen_reader_hears_the_whole_cell(qtbot, page):
    """Where it is, what stands there, and every mark that is painted beside it."""

    def said(place):
        return page.table.grid.find(place).data(Qt.ItemDataRole.AccessibleTextRole)

    assert f"3. Lĩnh vực chính sách BHXH, Nhận trong kỳ: {shown(page, NEW)}" == said(NEW)
    page.entry.edit(CARRIED, "~26")
    assert said(CARRIED).endswith(": 26, số ước")
    assert said(RECEIVED).endswith(", số ước, ô tính sẵn, lỗi")
    page.entry.edit(CARRIED, "-")
    assert said(CARRIED).endswith(": không phát sinh")
    page.entry.edit(CARRIED, "x")
    assert said(CARRIED).endswith(": không áp dụng")
    page.entry.edit(CARRIED, "")
    assert said(CARRIED).endswith(": trống")
    assert ", cộng còn thiếu ô, ô tính sẵn" in said(RECEIVED)
    page.tabs.setCurrentIndex([f.code for f in page.entering.forms].index("outreach"))
    meetings = FigureKey("outreach", "meetings", "value")
    assert said(meetings).endswith(f": {shown(page, meetings)}")


def test_ctrl_enter_of_the_number_pad_pastes(qtbot, page):
    """As Ctrl+Enter does; Tab in the preview reaches the buttons."""
    page.go_to(NEW)
    page.entry.paste("1\n3")
    dialog = page.findChildren(PastePreviewDialog)[-1]
    assert not dialog.findChild(QTableWidget).tabKeyNavigation()
    dialog.later.setFocus()
    pad = CTRL | Qt.KeyboardModifier.KeypadModifier
    qtbot.keyClick(dialog.later, Qt.Key.Key_Enter, pad)
    assert not dialog.isVisible()
    assert number_cell(1) == cell(page, NEW)


def test_a_sum_over_blanks_says_so(qtbot, page):
    """Its sign stands in the legend, and the cell bar says what it means."""
    page.go_to(NEW)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    page.go_to(RECEIVED)
    assert shown(page, RECEIVED).endswith("\u202f…")
    assert page.pane.cell_bar.hint.text() == "Ô tính sẵn: 1=2+3; cộng chưa đủ vì còn ô trống"
    assert "cộng còn thiếu ô" in words_in(page.pane.legend)


def test_a_locked_report_shows_what_it_was_locked_over(open_window):
    """Its finding stands with the reason, and is counted here as on the other pages."""
    window = open_window("sent", OFFICE)
    said = [words for words in words_in(window.current) if words.endswith("cảnh báo")]
    window.show_page("figures")
    shown = words_in(window.current.findings)
    assert ["1 cảnh báo"] == said == [words for words in shown if words.endswith("cảnh báo")]
    assert f"Lý do: {REASON} ({window.current.session.author})" in shown
    assert "Đã chốt kèm lý do" in shown
    assert not any("Số liệu khớp" in words for words in shown)
    assert 1 == len(window.current.findings.cells)


def test_the_head_tells_both_windows_where_they_differ(open_window):
    """As the paper does: a report due before its period ends holds figures up to the due day."""
    window = open_window("filled", OFFICE)
    window.show_page("figures")
    head = window.current.head
    assert "Kỳ số liệu 15/12/2022 – 14/12/2023" == head.words.text()
    window._context.go(regime="nq02", period="2024")
    both = "Kỳ báo cáo 15/12/2023 – 14/12/2024; số liệu 15/12/2023 – 04/12/2024"
    assert both == head.words.text()


def test_words_in_a_cell_take_the_lines_they_need(qtbot, page):
    """A long answer is read whole in its row, which is as wide as the window has room for."""
    page.window()._context.go(regime="nq02", period="2024")
    place = page.table.grid.place(page.table.grid.index(0, 0))
    before = page.table.rowHeight(0)
    words = "Kế hoạch số 15/KH-BHXH ngày 08/3/2024 của Bảo hiểm xã hội tỉnh Khánh Hòa " * 2
    typed(qtbot, page, place, words.strip())
    for width in (1366, 1024):
        page.window().resize(width, 768)
        QApplication.processEvents()
        table, bar = page.table, page.pane.cell_bar
        assert table.rowHeight(0) > before
        assert table.columnWidth(0) == table.viewport().width()
        assert bar.value.is_cut
        assert bar.hint.geometry().right() <= bar.width()
