"""The board at the province: counts, filters, the panel's proof, verdicts that reach the store."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bhxh_desktop import clock
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.figure import number_cell
from bhxh_desktop.domain.submission import State
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.queries.board import board
from bhxh_desktop.queries.history import history
from bhxh_desktop.queries.status import status
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import (
    ATTENDEES,
    MENDED,
    OFFICES,
    PERIOD,
    PROVINCE,
    REGIME,
    a_record,
    definition,
    head_of,
    key_of,
    write_one,
)
from ui.dialogs.return_dialog import ReturnDialog
from ui.models.board_model import VIEW, BoardModel

FIRST, SECOND = OFFICES[0], OFFICES[1]
CAME = OFFICES[:4]
REASON = "Đối chiếu lại cột 5 lĩnh vực thu."
AFTER = datetime.fromisoformat("2023-12-20T10:26:00+07:00")


@pytest.fixture
def page(open_window, templates):
    """The board of one regime two working days after the due day; four offices have sent."""
    window = open_window("sent", PROVINCE)
    session = window._context.session
    session.installed = (definition(),)
    import_files(session, [templates.bundle(unit) for unit in CAME])
    with clock.held(AFTER):
        window.show_page("board")
        yield window.current


def state(page, unit):
    """Where the store says a report stands."""
    return next(row.state for row in status(page.session, PERIOD, REGIME) if row.unit.code == unit)


def views(page):
    """What the cells in view say, by unit."""
    model = page.table.board
    return {
        model.unit(number).code: model.index(number, 0).data(VIEW)
        for number in range(model.rowCount())
        if not page.table.isRowHidden(number)
    }


def test_every_count_can_be_counted(page):
    """The filters' counts are those of the cells in view, and add up to all."""
    counts = page.table.board.counts
    shown = [view.group for view in views(page).values()]
    assert {group: count for group, count in counts.items() if count} == {
        "all": 8,
        **{group: shown.count(group) for group in shown},
    }
    assert 8 == sum(count for group, count in counts.items() if group != "all")
    assert "Chờ duyệt  4" == page.filters.words["received"]
    assert "Quá hạn chưa nhận  3" == page.filters.words["overdue"]


def test_what_is_not_begun_here_is_counted_so(open_window):
    """The own report is under the word its cell says."""
    window = open_window("empty", PROVINCE)
    window.show_page("board")
    page = window.current
    own = views(page)[PROVINCE]
    assert "Chưa nhập" == own.words
    assert page.filters.words[own.group].startswith("Chưa nhập  ")


def test_cells_say_state_day_and_lateness(page):
    """Icon and word, below them the day; filled only where someone must act."""
    came, missing, own = (views(page)[unit] for unit in (FIRST, MENDED, PROVINCE))
    assert ("Chờ duyệt", "18/12", "", False) == (came.words, came.second, came.late, came.must_act)
    assert ("Chưa nhận", "trễ 2 ngày", True) == (missing.words, missing.late, missing.must_act)
    assert ("Đã chốt", "tại sổ này") == (own.words, own.second)
    said = "Cải cách hành chính: quá hạn từ 18/12/2023, còn 3 đơn vị chưa gửi"
    assert said == page.head.due.text()


def test_a_filter_leaves_the_units_it_means(qtbot, page):
    """Only units with such a report stay; the first becomes the current one."""
    click(qtbot, page.filters.chip("overdue"))
    assert [*OFFICES[4:]] == [*views(page)]
    assert OFFICES[4] == page.table.current.unit.code
    assert "Chưa nhận gói nào của đơn vị này." in words_in(page.panel)
    assert not page.panel.approve.isVisible()
    click(qtbot, page.filters.chip("all"))
    assert 8 == len(views(page))


def test_the_panel_proves_what_came(page):
    """The first report that waits is in view, with code, key, checks and history."""
    head = head_of(page.session, FIRST)
    said = words_in(page.panel)
    assert head.verification_code in said
    assert "Đúng khóa của đơn vị" in said
    assert "0 lỗi, 1 cảnh báo, đủ lý do" in said
    assert "Nhận lần 1" in said
    assert "Nhận đúng hạn" == page.panel.time.text


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_approving_by_key(qtbot, page, key):
    """Ctrl+Enter approves what is in view; counts, panel and head follow; once is enough."""
    qtbot.keyClick(page.table, key, Qt.KeyboardModifier.ControlModifier)
    assert State.APPROVED is state(page, FIRST)
    assert "Đã duyệt  1" == page.filters.words["approved"]
    assert "Đã duyệt lần 1 của BHXH Cam Ranh" in page.messages.text
    assert FIRST == page.table.current.unit.code
    assert not page.panel.approve.isEnabled()
    assert "Bản này đã duyệt. Muốn đổi thì yêu cầu chỉnh lý." == page.panel.why.text()


def test_head_panel_and_picker_agree(qtbot, open_window, templates):
    """They speak of the current cell's regime; what came in time and waits is not called late."""
    window = open_window("sent", PROVINCE)
    session = window._context.session
    import_files(session, templates.bundles)
    with clock.held(AFTER):
        window.show_page("board")
        page = window.current
        page.table.go_to(FIRST, REGIME)
        assert "Cải cách hành chính: đã nhận đủ, còn 7 báo cáo chờ duyệt" == page.head.due.text()
        assert "Nhận đúng hạn" == page.panel.time.text
        other = next(c for c in page.table.board.board.columns if c.regime != REGIME)
        page.table.go_to(FIRST, other.regime)
        assert other.title == window.bar.regime.text()
        words = f"{other.title}: quá hạn từ 18/12/2023, còn 7 đơn vị chưa gửi"
        assert words == page.head.due.text()
        assert "Quá hạn từ 18/12/2023" == page.panel.time.text
        menu = window.bar.regime.menu()
        next(a for a in menu.actions() if a.text() == "Cải cách hành chính").trigger()
        assert (FIRST, REGIME) == (page.table.current.unit.code, page.table.current.key.regime)


def test_opening_the_board_leaves_the_place(open_window, templates, tmp_path):
    """Where all of the regime in place is judged, another one that waits is not gone to."""
    window = open_window("received", PROVINCE)
    session, key = window._context.session, templates.key(FIRST)
    other = next(d for d in session.installed if d.regime.code == "papi")
    record = a_record(key, FIRST, {}, definition=other)
    import_files(session, [write_one(tmp_path / "b.bhxh", key, record, {}, other)])
    window.show_page("board")
    assert 1 == window.current.table.board.counts["received"]
    assert REGIME == window._context.place.regime == window.current.table.current.key.regime


def test_a_long_name_keeps_its_end(open_window):
    """The panel wraps the report's name; the head of the column tells it whole in its tip."""
    window = open_window("received", PROVINCE)
    window.show_page("board")
    page = window.current
    columns = page.table.board.board.columns
    number, column = max(enumerate(columns), key=lambda pair: len(pair[1].title))
    page.table.go_to(FIRST, column.regime)
    about = page.panel._about
    assert about.wordWrap()
    assert column.title in about.text()
    tip = page.table.board.headerData(
        number, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    )
    assert column.title == tip


def test_a_return_asks_for_its_reason(qtbot, page):
    """Without a reason nothing can be asked; Enter leaves all as it is."""
    click(qtbot, page.panel.send_back)
    dialog = page.findChild(ReturnDialog)
    assert not dialog.do.isEnabled()
    assert dialog.later.isDefault()
    dialog.field.setPlainText(REASON)
    click(qtbot, dialog.do)
    assert State.RETURNED is state(page, FIRST)
    (made,) = history(page.session).reviews.values()
    assert REASON == made.reason
    assert f"Yêu cầu chỉnh lý lần 1: “{REASON}”" in words_in(page.panel)
    assert views(page)[FIRST].must_act


def test_a_verdict_is_on_what_was_read(qtbot, page, templates):
    """A bundle that comes behind the question is not judged unread; what was written is kept."""
    import_files(page.session, [templates.bundle(MENDED)])
    page.show_place()
    page.table.go_to(MENDED, REGIME)
    click(qtbot, page.panel.send_back)
    page.question.field.setPlainText(REASON)
    import_files(page.session, [templates.bundle(MENDED, 2)])
    page.context.changed.emit(Changes("import", ""))
    click(qtbot, page.question.do)
    assert {} == history(page.session).reviews
    assert "lần 1 của BHXH Khánh Sơn đã có bản khác đến" in page.messages.text
    assert 2 == page.panel.side.record.number
    click(qtbot, page.panel.send_back)
    assert REASON == page.question.field.toPlainText()
    click(qtbot, page.question.do)
    (made,) = history(page.session).reviews.values()
    assert page.panel.side.record.id == made.revision


def test_the_side_in_view_stays_the_same(page, templates, tmp_path):
    """A third side that comes may stand before the one that is read: that one stays in view."""
    key, session = templates.key(SECOND), page.session

    def bring(number):
        figures = {ATTENDEES: number_cell(number)}
        record = a_record(key, SECOND, figures)
        import_files(session, [write_one(tmp_path / f"{number}.bhxh", key, record, figures)])
        page.show_place()

    bring(1)
    page.table.go_to(SECOND, REGIME)
    page.panel._choose(1)
    read = page.panel.side.record.id
    for number in range(2, 6):
        bring(number)
    assert read == page.panel.side.record.id


def test_leaving_the_question_changes_nothing(qtbot, page):
    """Esc goes back without a verdict."""
    click(qtbot, page.panel.send_back)
    dialog = page.findChild(ReturnDialog)
    dialog.field.setPlainText(REASON)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert State.RECEIVED is state(page, FIRST)


def test_a_second_number_shows_what_changed(page, templates):
    """After the second bundle the panel lists the cell that differs, before and after."""
    session = page.session
    import_files(session, [templates.bundle(MENDED), templates.bundle(MENDED, 2)])
    page.show_place()
    assert page.table.go_to(MENDED, REGIME)
    said = words_in(page.panel)
    assert "1 ô đổi so với lần 1" in said
    assert "Số người tham dự" in said
    assert "Nhận lần 2" in said
    assert "lần 2" in views(page)[MENDED].second


def test_two_sides_are_chosen_between(qtbot, page, templates, tmp_path):
    """In a conflict each side can be looked at; the strip tells of it; a verdict is on one side."""
    session = page.session
    figures = {}
    other = a_record(templates.key(SECOND), SECOND, figures)
    import_files(session, [write_one(tmp_path / "b.bhxh", templates.key(SECOND), other, figures)])
    page.show_place()
    assert "Số liệu lệch  1" == page.filters.words["conflict"]
    assert page.strip.isVisible()
    page.choose("conflict")
    sides = page.panel.report.sides
    assert 2 == len(sides)
    before = page.panel.side
    page.panel._choose(1)
    assert before is not page.panel.side
    click(qtbot, page.panel.approve)
    choice = history(session, REGIME, PERIOD).choose(key_of(SECOND))
    assert page.panel.side.record.id == choice.revision


def test_own_report_needs_no_verdict(qtbot, page):
    """The province's own line offers its figures, no verdict."""
    page.table.go_to(PROVINCE, REGIME)
    assert not page.panel.approve.isVisible()
    assert page.panel.own.isVisible()
    click(qtbot, page.panel.own)
    assert "figures" == page.window().current.key


def test_figures_of_a_unit_are_read_only(qtbot, page):
    """Every form the unit fills is shown as it sees it; nothing can be typed."""
    click(qtbot, page.panel.figures)
    dialog = page.figures
    assert dialog.tabs.count() == len(dialog.forms) > 5
    said = page.panel.side.said
    for number in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(number)
        grid = dialog.table.grid
        assert grid.index(0, 0).flags() & Qt.ItemFlag.ItemIsEditable == Qt.ItemFlag.NoItemFlags
    dialog.tabs.setCurrentIndex(0)
    place = dialog.table.grid.place(dialog.table.grid.index(0, 0))
    assert said.cells[place] == dialog.table.grid.cell(place)
    dialog.reject()


def test_the_panel_is_a_drawer_on_a_narrow_window(qtbot, page):
    """Narrow: closed until a cell is chosen; a key opens and closes it everywhere."""
    window = page.window()
    toggle = Qt.Key.Key_Backslash, Qt.KeyboardModifier.ControlModifier
    assert page.panel.isVisible()
    qtbot.keyClick(page.table, *toggle)
    qtbot.waitUntil(lambda: not page.panel.isVisible())
    window.resize(1093, 640)
    QApplication.processEvents()
    assert 1093 == window.width()
    assert not page.panel.isVisible()
    middle = page.table.visualRect(page.table.board.index(1, 0)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert page.panel.isVisible()
    assert page.beside.width() == page.panel.geometry().right() + 1
    click(qtbot, page.beside.close_button)
    assert not page.panel.isVisible()
    window.resize(1366, 768)
    QApplication.processEvents()
    assert page.panel.isVisible()
    assert not page.beside.close_button.isVisible()


def test_a_unit_asked_for_is_gone_to(page):
    """Other pages lead to a unit by the detail of the place."""
    page.context.go("board", detail=SECOND)
    assert SECOND == page.table.current.unit.code
    assert "" == page.context.place.detail


def test_many_regimes_stand_side_by_side(qtbot, page):
    """Columns come from the regimes there are; each unit says how many of its reports are done."""
    one = board(page.session, PERIOD)
    other = one.columns[0].__class__("other", "Kiểm soát TTHC", one.columns[0].due_on, 3)
    both = one.__class__(one.period, (*one.columns, other), one.units, one.rows)
    model = BoardModel(both, PROVINCE)
    assert 2 == model.columnCount()
    assert model.row_at(model.index(0, 1)) is None
    assert "–" == model.index(0, 1).data()
    assert (0, 1) == model.done(unit=FIRST)
    assert "Kiểm soát TTHC" == model.headerData(1, Qt.Orientation.Horizontal)


def test_no_regime_of_another_kind_of_period(page):
    """A period nothing is owed in says so."""
    page.context.place = page.context.place.__class__(REGIME, "2023-M05")
    page.show_place()
    QApplication.processEvents()
    assert "Kỳ này không có báo cáo nào" in words_in(page)
    assert {} == page.filters.words


def test_the_model_under_qts_own_tester(page, qtmodeltester):
    """The model keeps Qt's rules."""
    assert definition().regime.short_title == page.table.board.column(0).title
    qtmodeltester.check(page.table.board)
