"""Deciding between two sides of a report, by keys and mouse, at the office and at the province."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from bhxh_desktop.domain.figure import FigureKey, number_cell
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.submissions import lock, reopen
from bhxh_desktop.queries.conflicts import conflicted
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import ATTENDEES, OFFICE, PROVINCE, REASON, definition, key_of
from ui.dialogs.resolve_dialog import ResolveDialog
from ui.models.conflict_model import LEFT, PLACE, RESULT, RIGHT, ConflictModel

KEY = key_of(OFFICE)
BANNERS = FigureKey("outreach", "banners", "value")
NEW = FigureKey("dossiers", "collection", "new")


def mended(templates, folder, name: str, numbers: dict[FigureKey, int]):
    """What one PC of the office made of what was sent; a bundle."""
    with Session.open(templates.copy("sent", OFFICE, folder / name)) as session:
        reopen(session, KEY)
        fill(session, KEY, {place: (number_cell(n), None) for place, n in numbers.items()})
        lock(session, KEY, REASON)
        return export(session, folder / f"{name}.bhxh").path


@pytest.fixture
def bundles(templates, tmp_path):
    """What two PCs of the office have made of the same revision."""
    return (
        mended(templates, tmp_path, "one", {ATTENDEES: 5, NEW: 60000}),
        mended(templates, tmp_path, "two", {ATTENDEES: 7, NEW: 60001, BANNERS: 9}),
    )


@pytest.fixture
def office(open_window, bundles):
    """The office's window with two heads."""
    window = open_window("sent", OFFICE)
    window._context.session.installed = (definition(),)
    import_files(window._context.session, bundles)
    window.show_page("figures")
    return window


@pytest.fixture
def province(open_window, bundles):
    """The province's board with a report of two heads."""
    window = open_window("received", PROVINCE)
    window._context.session.installed = (definition(),)
    import_files(window._context.session, bundles)
    window.show_page("board")
    return window


def dialog_of(window) -> ResolveDialog:
    """The dialog in view."""
    (found,) = (each for each in window.findChildren(ResolveDialog) if each.isVisible())
    return found


def result(dialog, row: int) -> str:
    """What a row comes to."""
    return str(dialog.model.index(row, RESULT).data())


def press(dialog, row: int, column: int) -> None:
    """Click a cell of the table."""
    where = dialog.table.visualRect(dialog.model.index(row, column)).center()
    at = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    QTest.mouseClick(dialog.table.viewport(), *at)


def test_the_office_decides_by_keys(office, qtbot):
    """Offered beside the sentence; arrows take a side and go on; then it is in the grid."""
    session = office._context.session
    buttons = office.findChildren(QPushButton)
    (choose,) = [each for each in buttons if each.text() == "Chọn từng chỗ…"]
    click(qtbot, choose)
    dialog = dialog_of(office)
    assert not dialog.do.isEnabled()
    assert "Đã chọn 0/2" == dialog.progress.text
    assert not dialog.field.isVisible()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(dialog.table, key)
    assert "Đã chọn 2/2" == dialog.progress.text
    left, right = (side.cells for side in (dialog.shown.left, dialog.shown.right))
    click(qtbot, dialog.do)
    said = contents(session, KEY).cells
    assert left[NEW] == said[NEW]
    assert right[ATTENDEES] == said[ATTENDEES]
    assert number_cell(9) == said[BANNERS]
    assert office.current.entering.locked is None
    assert office.current.table is not None
    assert history(session).heads_at(KEY).in_conflict  # until it is locked
    lock(session, KEY, REASON)
    assert 1 == len(history(session).heads_at(KEY).ids)


def test_another_value(office, qtbot):
    """F2 types what neither side says; rules run on it at once."""
    office._context.remedies["heads_in_conflict"][1]()
    dialog = dialog_of(office)
    QTest.keyClick(dialog.table, Qt.Key.Key_F2)
    editor = dialog.table.findChild(QLineEdit)
    QTest.keyClicks(editor, "60.500")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: result(dialog, 1).startswith("60.500"))
    dialog.model.choose_all("left")
    assert "Đã chọn 2/2" == dialog.progress.text
    dialog.model.choose(1, number_cell(1))
    qtbot.waitUntil(lambda: any(" khác " in words for words in words_in(dialog)), timeout=5000)


def test_a_number_nobody_reads(office, qtbot):
    """What cannot be read is told, and nothing is chosen."""
    office._context.remedies["heads_in_conflict"][1]()
    dialog = dialog_of(office)
    qtbot.waitUntil(lambda: any("Phép tính" in words for words in words_in(dialog)))
    assert not dialog.model.setData(dialog.model.index(1, RESULT), "mười")
    assert dialog.model.choices == [None, None]
    qtbot.waitUntil(lambda: any("mười" in words for words in words_in(dialog)))


def test_the_mouse_takes_a_side(office):
    """A click on a side takes it; all at once by the buttons of the foot."""
    office._context.remedies["heads_in_conflict"][1]()
    dialog = dialog_of(office)
    for column, side in ((LEFT, "left"), (RIGHT, "right")):
        where = dialog.table.visualRect(dialog.model.index(1, column)).center()
        QTest.mouseClick(
            dialog.table.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            where,
        )
        assert side == dialog.model.choices[0]
    press(dialog, 2, PLACE)
    assert dialog.model.choices[1] is None


def test_the_province_decides_with_a_reason(province, qtbot):
    """From the panel of the board; signed there, counted as approved, to be sent back."""
    session = province._context.session
    page = province.current
    assert page.table.go_to(OFFICE, KEY.regime)
    assert page.panel.resolve.isVisible()
    click(qtbot, page.panel.resolve)
    dialog = dialog_of(province)
    dialog.model.choose_all("right")
    assert not dialog.do.isEnabled()
    dialog.field.setPlainText("Theo biên bản\nđối chiếu ngày 17/12.")
    click(qtbot, dialog.do)
    (head,) = history(session).heads_at(KEY).ids
    record = history(session).records[head]
    assert session.key.public == record.signer
    reasons = contents(session, KEY).explanations.reasons
    assert {"Theo biên bản đối chiếu ngày 17/12."} == {each.reason for each in reasons}
    assert not page.panel.resolve.isVisible()


def test_the_model(office):
    """Qt's own tester finds nothing while choices change."""
    model = ConflictModel(conflicted(office._context.session, KEY))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.choose_all("left")
    model.choose(0, "left")
    assert model.first_open == -1
    spoken = model.index(1, PLACE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Gốc" in spoken
