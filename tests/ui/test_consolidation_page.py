"""The total in the window: sources, drill, lock and files; the store holds the result."""

from __future__ import annotations

from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bhxh_desktop.domain.calculation import add
from bhxh_desktop.domain.figure import NONE_ARISING, FigureKey
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.queries.drill import drill
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.history import history
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import MENDED, OFFICES, PROVINCE, UNITS, head_of, key_of
from ui.dialogs.lock_total_dialog import LockTotalDialog

NEW = FigureKey("dossiers", "policy", "new")
TOTAL = FigureKey("dossiers", "total", "received")
REASON = "Đơn vị gửi sau hạn."


@pytest.fixture
def page(open_window):
    """The consolidation of a province all of whose offices are approved."""
    window = open_window("received", PROVINCE)
    window.show_page("consolidation")
    return window.current


@pytest.fixture
def partial(open_window, templates):
    """Six of seven offices have sent, the first two are approved."""
    window = open_window("sent", PROVINCE)
    session = window._context.session
    import_files(session, [templates.bundle(unit) for unit in OFFICES if unit != MENDED])
    for unit in OFFICES[:2]:
        review(session, head_of(session, unit), "approve")
    window.show_page("consolidation")
    return window.current


def chips(page):
    """What the strip counts."""
    return [chip.text for chip in page.strip.chips if chip.isVisible()]


def locked(session):
    """The locked total, None where there is none."""
    known = history(session)
    ids = known.heads_at(key_of(PROVINCE, "total")).ids
    return known.records[ids[0]] if ids else None


def finished(qtbot, page):
    """Wait for the work in the background."""
    qtbot.waitUntil(lambda: not page.context.runner.busy)
    QApplication.processEvents()


def test_all_units_are_in(page):
    """Eight of eight, nothing else to tell."""
    assert "Gồm 8/8 đơn vị" == chips(page)[0]
    assert not any(words.startswith("Thiếu") for words in chips(page))
    assert "Chưa chốt" == page.head.chip.text


@pytest.mark.parametrize("place", [NEW, TOTAL])
def test_a_cell_adds_up_by_unit(page, place):
    """Typed or computed: every unit has a line, and they come to just the total."""
    page.tabs.setCurrentIndex(0)
    page.table.go_to(place)
    taken = page.panel.model.drill
    assert 8 == page.panel.model.rowCount()
    own = {unit: contents(page.session, key_of(unit)).cells[place] for unit in UNITS}
    assert [own[unit] for unit in UNITS] == [row.cell for row in taken.rows]
    assert taken.total.number == add((1, cell) for cell in own.values()).number
    assert page.panel.sum.text() == page.table.grid.find(place).data()
    assert "Cộng đúng bằng số tổng hợp." == page.panel.how.text()
    assert 1 == max(row.share for row in taken.rows)


def test_every_added_cell_comes_to_its_total(page):
    """No cell of the regime that is said to be added differs from its units' sum."""
    places = [FigureKey(*place) for place in page.view.made.definition.items]
    taken = [each for place in places if (each := drill(page.view, place)) is not None]
    added = [each for each in taken if each.way == "sum"]
    assert len(added) > 100
    assert [] == [each.key for each in added if not each.adds_up]


def test_nothing_arising_is_a_dash_and_rates_are_not_added(page):
    """A unit with nothing arising shows a dash; a rate says how it came about."""
    items = page.view.made.definition.items
    places = [FigureKey(*place) for place in items]
    dash = next(
        place
        for place in places
        if (each := drill(page.view, place)) and any(r.cell == NONE_ARISING for r in each.rows)
    )
    codes = [form.code for form in page.view.forms]
    page.tabs.setCurrentIndex(codes.index(dash.form))
    page.table.go_to(dash)
    lines = [page.panel.model.index(n).data() for n in range(page.panel.model.rowCount())]
    assert any(line.endswith(": –") for line in lines)
    rate = next(place for place in places if items[place].consolidate == "ratio")
    page.tabs.setCurrentIndex(codes.index(rate.form))
    page.table.go_to(rate)
    assert not page.panel.sum.isVisible()
    assert page.panel.how.text().startswith("Không cộng được")


def test_the_own_report_is_entered_not_received(open_window, templates):
    """What the unit of the total itself owes comes from nobody else."""
    window = open_window("empty", PROVINCE)
    session = window._context.session
    import_files(session, [templates.bundle(OFFICES[0])])
    review(session, head_of(session, OFFICES[0]), "approve")
    window.show_page("consolidation")
    assert "BHXH tỉnh Khánh Hòa (chưa nhập)" in window.current.strip.words.text()


def test_who_is_missing_and_why(partial):
    """The strip names the missing with where they stand; so does each cell."""
    assert ["Gồm 3/8 đơn vị", "Thiếu 5"] == chips(partial)[:2]
    assert "BHXH Vạn Ninh (chờ duyệt)" in partial.strip.words.text()
    assert "BHXH Khánh Sơn (chưa nhận)" in partial.strip.words.text()
    partial.table.go_to(NEW)
    assert 3 == partial.panel.model.rowCount()
    assert "BHXH Khánh Sơn" in partial.panel.missing.text()


def test_unapproved_ones_can_be_counted_in(qtbot, partial):
    """The option takes in what came; who is not approved is named."""
    before = partial.view.cells[NEW].number
    partial.strip.option.click()
    assert ["Gồm 7/8 đơn vị", "Thiếu 1", "4 chưa duyệt"] == chips(partial)[:3]
    assert partial.view.cells[NEW].number > before
    assert "Chưa duyệt nhưng đã gồm: BHXH Vạn Ninh" in partial.strip.words.text()


def test_a_whole_total_is_locked(qtbot, page):
    """Ctrl+L asks; the safe answer is the default; the total then has its code."""
    qtbot.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(LockTotalDialog)
    assert dialog.later.isDefault()
    if dialog.field.isVisible():
        dialog.field.setPlainText(REASON)
    click(qtbot, dialog.do)
    finished(qtbot, page)
    made = locked(page.session)
    assert {*UNITS} == {*made.sources}
    assert made.verification_code in page.messages.text
    assert "Đã chốt lần 1" == page.head.chip.text
    assert not page.lock_button.isVisible()


def test_locking_without_a_unit_needs_a_reason(qtbot, partial):
    """The missing are left out with the reason, which is in the revision and in the strip."""
    partial.ask_lock()
    dialog = partial.question
    assert not dialog.do.isEnabled()
    assert any("BHXH Khánh Sơn" in words for words in words_in(dialog))
    dialog.field.setPlainText(REASON)
    click(qtbot, dialog.do)
    finished(qtbot, partial)
    assert REASON == locked(partial.session).sources[MENDED].excluded
    assert "Đã chốt lần 1" == partial.head.chip.text
    assert f"BHXH Khánh Sơn ({REASON})" in partial.strip.words.text()
    assert ["Gồm 3/8 đơn vị", "Để ngoài 5"] == chips(partial)[:2]


def test_only_the_total_asked_about_is_locked(qtbot, partial, templates):
    """Bundles that come behind the question are not signed unseen: it is refused, then shown."""
    partial.ask_lock()
    partial.question.field.setPlainText(REASON)

    def bring(session, _progress):
        import_files(session, [templates.bundle(MENDED)])
        review(session, head_of(session, MENDED), "approve")

    partial.context.runner.run("", bring, lambda _: None, pytest.fail)
    click(qtbot, partial.question.do)
    finished(qtbot, partial)
    assert locked(partial.session) is None
    assert "nay khác số vừa xem" in partial.messages.text
    assert ["Gồm 4/8 đơn vị", "Thiếu 4"] == chips(partial)[:2]


def test_later_leaves_all_as_it_is(qtbot, page):
    """Nothing is locked where the question is left."""
    page.ask_lock()
    click(qtbot, page.question.later)
    assert locked(page.session) is None


def test_what_moved_after_a_lock_is_told(qtbot, partial):
    """Another approval after the lock: the total is open again and says what joined."""
    partial.ask_lock()
    partial.question.field.setPlainText(REASON)
    click(qtbot, partial.question.do)
    finished(qtbot, partial)
    review(partial.session, head_of(partial.session, OFFICES[2]), "approve")
    partial.show_place()
    assert "Chưa chốt" == partial.head.chip.text
    assert "Sau lần chốt 1: thêm BHXH Vạn Ninh." in partial.strip.words.text()


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_files_are_written(qtbot, page, tmp_path, suffix):
    """The chosen file holds the report; the message names it."""
    target = tmp_path / f"tong{suffix}"
    suggested = []

    def choose(parent, title, path, kind):
        suggested.append(path)
        return target

    page.paper.choose_path = choose
    click(qtbot, page.word_button if suffix == ".docx" else page.excel_button)
    finished(qtbot, page)
    assert f"KH_tong-hop_cchc_2023{suffix}" == suggested[0].name
    assert "[Content_Types].xml" in ZipFile(target).namelist()
    assert f"Đã lưu {target.name}" == page.messages.text


def test_the_next_cell_to_look_at(qtbot, page):
    """F8 goes round the cells of broken rules; the panel tells the calculation."""
    assert "1 cảnh báo" in chips(page)
    seen = []
    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_F8)
        QApplication.processEvents()
        seen.append(page.table.grid.place(page.table.currentIndex()))
    assert seen[0] == seen[2] != seen[1]
    assert "Phép tính" in page.panel.odd.text()
    page.go_to(NEW)
    assert NEW == page.table.grid.place(page.table.currentIndex())


def test_many_counts_go_on_in_the_next_line(page):
    """On a small screen the counts of the strip take two lines rather than widen the window."""
    for number, chip in enumerate(page.strip.chips):
        chip.show_words(f"{number} ô các đơn vị ghi khác nhau", "warning", "warn")
    page.window().resize(1093, 689)
    QApplication.processEvents()
    assert 1093 == page.window().width()
    tops = {chip.y() for chip in page.strip.chips}
    assert 2 <= len(tops)


def test_no_file_without_a_name(qtbot, page):
    """Leaving the chooser writes nothing."""
    page.paper.choose_path = lambda *_: None
    click(qtbot, page.word_button)
    assert not page.context.runner.busy


def test_a_folder_that_is_not_there_is_told(qtbot, page, tmp_path):
    """What cannot be written is said with the name."""
    page.paper.choose_path = lambda *_: tmp_path / "none" / "tong.docx"
    click(qtbot, page.word_button)
    finished(qtbot, page)
    assert "tong.docx" in page.messages.text


def test_nothing_to_add_up(qtbot, open_window):
    """Before any lock the page says what to do and leads to the board."""
    window = open_window("empty", PROVINCE)
    window.show_page("consolidation")
    page = window.current
    assert "Chưa có số nào để tổng hợp" in words_in(page)
    assert not page.lock_button.isVisible()
    go = next(
        b for b in page.findChildren(type(page.lock_button)) if b.text() == "Mở bảng theo dõi"
    )
    click(qtbot, go)
    assert "board" == window.current.key


def test_many_units_are_added_up_in_the_background(qtbot, page):
    """The same total comes from the runner; an answer for another place is left alone."""
    expected = page.view.cells
    page.few, page.view = 0, None
    page.show_place()
    page.show_place()
    qtbot.waitUntil(lambda: page.view is not None)
    finished(qtbot, page)
    assert expected == page.view.cells
    page._show_fault(ValueError(), 0)  # of an earlier question
    assert page.view is not None


def test_added_rows_carry_their_units_names(page):
    """In a list filled by units each line begins with whose it is."""
    forms = [form.code for form in page.view.forms]
    listed = next(form for form in page.view.forms if form.open_rows)
    page.tabs.setCurrentIndex(forms.index(listed.code))
    captions = {row.caption for row in page.table.grid.rows}
    assert captions & set(page.view.owners.values())


def test_models_under_qts_own_tester(page, qtmodeltester):
    """Both models keep Qt's rules."""
    page.table.go_to(NEW)
    qtmodeltester.check(page.panel.model)
    for number in range(page.tabs.count()):
        page.tabs.setCurrentIndex(number)
        qtmodeltester.check(page.table.grid)


def test_a_form_begins_at_its_first_number(qtbot, page):
    """Not at a heading, of which nothing can be told."""
    for number in range(page.tabs.count()):
        page._shown = None
        page.tabs.setCurrentIndex(number)
        grid = page.table.grid
        if any(grid.item(grid.place(grid.index(row, 0))) for row in range(grid.rowCount())):
            assert grid.item(grid.place(page.table.currentIndex())) is not None, number
