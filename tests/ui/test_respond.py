"""Answering the offices in the window: who waits, whom to answer, what became of each file."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt

from bhxh_desktop.bundles.reader import Reader
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.workspaces import revoke_key
from bhxh_desktop.queries.answers import answers
from bhxh_desktop.queries.history import history
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import OFFICE, OFFICES, head_of
from ui.texts import respond_texts as texts


@pytest.fixture
def province(open_window):
    """The window of a province that has said something new to two offices."""
    window = open_window("received")
    session = window._context.session
    review(session, head_of(session, OFFICE), "return", "Sửa mục II")
    review(session, head_of(session, OFFICES[1]), "return", "Sửa mục III")
    return window


@pytest.fixture
def open_window(open_window):
    """Open windows of the province."""
    return partial(open_window, unit="KH")


def asked(qtbot, window, page="board"):
    """Press the key and return the question."""
    window.show_page(page)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.current, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    responding = window.commands.made["responding"]
    responding.list_drives = list
    qtbot.waitUntil(lambda: not responding.works.busy)
    return responding.dialog


def written(qtbot, window, dialog):
    """Have the files written; return their names by unit."""
    click(qtbot, dialog.do)
    qtbot.waitUntil(lambda: not window.busy)
    return sorted(path.name for path in window._context.exports.glob("KH_to_*.bhxh"))


def cell(dialog, row, column):
    """What stands in the list."""
    return dialog.model.index(row, column).data()


@pytest.mark.parametrize("page", ["board", "exchange"])
def test_who_waits_is_answered(qtbot, province, page):
    """Those that wait are ticked; their files are written, told, and logged."""
    dialog = asked(qtbot, province, page)
    assert "2 đơn vị có điều chưa được báo" in words_in(dialog)
    assert set(OFFICES[:2]) == set(dialog.units)
    assert "1 yêu cầu chỉnh lý" == cell(dialog, 0, 1)
    assert "Ghi 2 gói trả lời" == dialog.do.text()
    names = written(qtbot, province, dialog)
    assert 2 == len(names)
    assert {OFFICE, OFFICES[1]} == {name.split("_")[2] for name in names}
    assert dialog.isVisible()
    assert dialog.outcome.text().startswith("Đã ghi 2 gói trả lời vào ")
    said = [cell(dialog, row, 3) for row in range(len(OFFICES))]
    assert sorted(f"đã ghi {name}" for name in names) == sorted(filter(None, said))
    assert {"đã trả lời đủ"} == {cell(dialog, row, 1) for row in range(len(OFFICES))}
    session = province._context.session
    assert not any(row.waits for row in answers(session))
    click(qtbot, dialog.later)
    province.show_page("exchange")
    assert names[0] in [row.name for row in province.current.model.rows[:2]]


def test_one_unit_is_chosen(qtbot, province, templates):
    """With the keyboard alone: the space bar ticks; an office answered before may be answered."""
    dialog = asked(qtbot, province)
    dialog.model.tick(())
    assert not dialog.do.isEnabled()
    assert texts.NEEDS in words_in(dialog)
    dialog.table.go_to(2)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    (unit,) = dialog.units
    assert unit not in OFFICES[:2]
    (name,) = written(qtbot, province, dialog)
    data = (province._context.exports / name).read_bytes()
    header = Reader(identities=lambda: [templates.identity(unit)]).read_bytes(data).contents.header
    assert ("response", unit) == (header.use, header.addressee)
    assert set(OFFICES[:2]) == set(dialog.units)


def test_one_cannot_be_written(qtbot, province):
    """Whose keys are all revoked gets nothing until plain is chosen; the other gets its file."""
    session = province._context.session
    key = next(r.signer for r in history(session).records.values() if r.unit == OFFICE)
    revoke_key(session, key, "Mất máy")
    dialog = asked(qtbot, province)
    row = next(n for n, line in enumerate(dialog.model.rows) if line.row.unit.code == OFFICE)
    assert "mọi khóa đã bị thu hồi" == cell(dialog, row, 2)
    (name,) = written(qtbot, province, dialog)
    assert f"_{OFFICES[1]}_" in name
    assert dialog.outcome.text().endswith("1 đơn vị không ghi được, xem lý do ở từng dòng.")
    row = next(n for n, line in enumerate(dialog.model.rows) if line.row.unit.code == OFFICE)
    assert "không ghi được" == cell(dialog, row, 3)
    tip = dialog.model.index(row, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("Mọi khóa mở gói của BHXH Cam Ranh đã bị thu hồi")
    assert tip in province.current.messages.text
    assert [OFFICE] == dialog.units
    click(qtbot, dialog.unsealed)
    assert 2 == len(written(qtbot, province, dialog))


def test_the_stick_is_gone(qtbot, province, tmp_path):
    """Told in the dialog, and nothing is noted as sent."""
    dialog = asked(qtbot, province)
    province.commands.made["responding"].choose_folder = lambda *_: tmp_path / "gone"
    dialog.place._group.button(1).setChecked(True)
    click(qtbot, dialog.do)
    assert dialog.outcome.text().startswith("Không còn ")
    assert 2 == sum(row.waits for row in answers(province._context.session))
    assert dialog.do.isEnabled()


def test_nothing_was_said_yet(qtbot, open_window):
    """Said in a sentence; no dialog."""
    window = open_window("sent")
    assert asked(qtbot, window) is None
    assert window.current.messages.text == texts.NOTHING


def test_an_office_answers_nobody(open_window):
    """Neither the button nor the line of the menu."""
    window = open_window("sent", unit=OFFICE)
    window.show_page("exchange")
    assert not window.current.respond_button.isVisible()
    captions = [action.text() for action in window.bar.menu_button.menu().actions()]
    assert texts.RESPOND not in captions
