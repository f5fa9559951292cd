"""Number and day of issue, day of receipt: written in the window, shown on the pages afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.importing import import_files
from tests.helpers.responding import respond
from tests.helpers.window import click, held, words_in
from tests.helpers.workspaces import OFFICE, row_of


@pytest.fixture
def draft(open_window):
    """The draft page of an office that has locked its report."""
    window = open_window("sent", OFFICE)
    window.show_page("draft")
    return window.current


@pytest.fixture
def board(open_window):
    """The board of the province at the report of the first office."""
    window = open_window("received", "KH")
    window.show_page("board")
    window.current.table.go_to(OFFICE, "cchc")
    return window.current


def key(qtbot, page):
    """Press the key."""
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    qtbot.keyClick(page, Qt.Key.Key_F4)


def issued(qtbot, page, number="123", day="15/12/2023", person="Trần Văn Mẫu"):
    """Answer the question."""
    key(qtbot, page)
    dialog = page.issued.question
    dialog._number.setText(number)
    dialog.day.setText(day)
    dialog._person.setText(person)
    click(qtbot, dialog.do)
    return dialog


def test_number_and_day_of_issue(qtbot, draft):
    """Asked for once it is locked; then strip, paper and the page of sending tell it."""
    assert "Đã chốt lần 1. Ký và lấy số xong" in draft.issued.words.text()
    issued(qtbot, draft)
    assert "Phát hành số 123, ngày 15/12/2023, Trần Văn Mẫu ký." == draft.issued.words.text()
    assert draft.messages.text == "Đã ghi số 123, ngày 15/12/2023 cho lần 1."
    window = draft.window()
    window.show_page("exchange")
    assert window.current.standing.words.text().endswith(
        ". Phát hành số 123, ngày 15/12/2023, Trần Văn Mẫu ký."
    )
    window.show_page("draft")
    key(qtbot, draft)
    assert ("123", "15/12/2023") == (draft.issued.question.number, draft.issued.question.day.text())


@pytest.mark.parametrize(
    ("number", "day", "why"),
    [
        ("", "15/12/2023", "Chưa ghi số của báo cáo"),
        ("1", "31/12/2023", "Ngày 31/12/2023 chưa đến"),
        ("1", "chiều qua", "chiều qua"),
    ],
)
def test_what_is_refused(qtbot, draft, number, day, why):
    """The sentence stands in the dialog, which stays with what was typed."""
    dialog = issued(qtbot, draft, number, day)
    assert dialog.isVisible()
    assert why in dialog.fault.text()
    assert day == dialog.day.text()
    assert draft.issued.noted.issued is None


def test_while_somebody_writes(qtbot, draft):
    """A store that is held is told of in the dialog."""
    with held(draft.window()):
        dialog = issued(qtbot, draft)
        assert dialog.isVisible()
        assert dialog.fault.text()
    click(qtbot, dialog.do)
    assert "123" == draft.issued.noted.issued.number


def test_nothing_is_locked(open_window):
    """No paper yet, no strip."""
    window = open_window("filled", OFFICE)
    window.show_page("draft")
    assert not window.current.issued.isVisible()


def test_the_province_sees_it(qtbot, draft, board, tmp_path):
    """It travels with the bundle and stands on the board."""
    issued(qtbot, draft)
    sent = export(draft.session, tmp_path)
    import_files(board.session, [sent.path])
    board.show_place()
    board.table.go_to(OFFICE, "cchc")
    assert "Phát hành số 123, ngày 15/12/2023, Trần Văn Mẫu ký" in words_in(board.panel)


def test_the_day_of_receipt(qtbot, draft, board, tmp_path):
    """With a reason only; it stands on the board and reaches the office with the answer."""
    key(qtbot, board)
    dialog = board.receipt
    assert "18/12/2023" == dialog.day.text()
    assert not dialog.do.isEnabled()
    dialog.day.setText("14/12/2023")
    dialog.field.setPlainText("Nhận bản giấy trước")
    click(qtbot, dialog.do)
    assert not dialog.isVisible()
    assert "2023-12-14" == row_of(board.session).received_on.isoformat()
    said = words_in(board.panel)
    assert "ngày 14/12/2023: Nhận bản giấy trước" in said
    assert "Nhập gói" in said
    assert "Đã ghi ngày nhận 14/12/2023 cho lần 1 của BHXH Cam Ranh." in board.messages.text
    (answer,) = respond(board.session, tmp_path, OFFICE)
    import_files(draft.session, [answer.path])
    draft.show_place()
    assert draft.issued.words.text().endswith(
        "BHXH tỉnh Khánh Hòa ghi nhận ngày 14/12/2023: Nhận bản giấy trước."
    )
