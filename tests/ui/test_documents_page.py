"""The register of documents in the real window: pasted, written, listed, removed, copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bhxh_desktop.domain.document import key_of as key_of_document
from bhxh_desktop.domain.parts import DocumentEntry
from bhxh_desktop.operations.attachments import attach
from bhxh_desktop.operations.documents import add_documents
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.submissions import lock, reopen
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.session import Session
from bhxh_desktop.store import register
from tests.helpers.exchange import named, press
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import OFFICE, PROVINCE, REASON, key_of
from ui.texts import documents_texts as texts

KEY = key_of(OFFICE)
PLAN = DocumentEntry("BHXH Cam Ranh", "07", "KH-BHXH", 2023, "2023-01-19", "Một")
LINES = """Danh sách văn bản đã ban hành:
- Kế hoạch số 07/KH-BHXH ngày 19/01/2023 của BHXH Cam Ranh về công tác lưu trữ năm 2023;
- Công văn số 12/BHXH ngày 2/2/2023 về việc cử người học lớp một cửa.
- Thông báo số 3/TB-ĐKT ngày 03/3/2023 của Đoàn kiểm tra số 2 về kết quả kiểm tra.
- Kế hoạch số 8/KH-BHXH năm 2023 của BHXH tỉnh về công tác văn thư.
"""
MANY = "\n".join(
    f"Thông báo số {n}/TB-BHXH ngày 15/6/2023 của BHXH Cam Ranh về việc {n}" for n in range(20, 320)
)


@pytest.fixture
def page(open_window):
    """The page at an office that still types."""
    return at_page(open_window("filled", OFFICE))


def at_page(window):
    """Go to the page by the navigation."""
    QApplication.clipboard().clear()
    window.show_page("documents")
    return window.current


def pasted(qtbot, page, text=LINES):
    """Press Ctrl+V over the list and wait for what was read."""
    QApplication.clipboard().setText(text)
    press(qtbot, page.table if page.model.rows else page, Qt.Key.Key_V)
    dialog = page.acts.dialog
    qtbot.waitUntil(lambda: bool(dialog.lines) and not dialog.reading)
    return dialog


def written(qtbot, page, text=LINES):
    """Paste and confirm."""
    dialog = pasted(qtbot, page, text)
    confirm(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(page.model.rows) and not page.window().busy)


def names(page):
    """The documents in view."""
    return [row.key.printed for row in page.model.rows]


def stored(page):
    """The register as it is stored."""
    return {key.printed for key in register.documents(page.session.connection)}


def listed(page, key=KEY):
    """What the report in view lists."""
    return {key.printed for key in contents(page.session, key).documents}


def choose(page, *printed):
    """Choose documents in the list by their names."""
    page.table.clearSelection()
    for name in printed:
        row = names(page).index(name)
        page.table.selectionModel().select(
            page.model.index(row, 0),
            page.table.selectionModel().SelectionFlag.Select
            | page.table.selectionModel().SelectionFlag.Rows,
        )


def key(qtbot, page, code):
    """Press a key without others on the list; nobody gives the window its focus back."""
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    qtbot.keyClick(page.table, code)


def confirm(qtbot, dialog):
    """Press Ctrl+Enter in a dialog; nobody gives it the focus here."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def space(qtbot, dialog):
    """Press Space on the lines of a preview."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)


def outcomes(dialog):
    """What the preview says would become of each line."""
    last = dialog.model.columnCount() - 1
    return [dialog.model.index(row, last).data() for row in range(dialog.model.rowCount())]


def test_nothing_enters_before_it_is_confirmed(qtbot, page, qtmodeltester):
    """Ctrl+V shows what was read of each line; leaving writes nothing."""
    dialog = pasted(qtbot, page)
    assert [2, 3, 4, 5] == [line.row for line in dialog.lines]
    assert ["ghi mới", "ghi mới", "chờ cơ quan", "ghi mới"] == [
        said.split(" · ")[0] for said in outcomes(dialog)
    ]
    assert texts.PASTE_DO.format(count=4) == dialog.do.text()
    assert texts.LINE.format(row=2, said=LINES.splitlines()[1]) == dialog.detail.text()
    qtmodeltester.check(dialog.model)
    dialog.reject()
    assert set() == stored(page)
    written(qtbot, page)
    assert {"07/KH-BHXH", "12/BHXH", "03/TB-ĐKT", "08/KH-BHXH"} == stored(page)
    assert {"07/KH-BHXH", "12/BHXH", "08/KH-BHXH"} == listed(page)
    assert texts.PASTED_WAITING.format(count=1) in page.messages.text
    qtmodeltester.check(page.model)


def test_a_line_is_left_out(qtbot, page):
    """With Space, and taken after all with Space; the buttons count along."""
    dialog = pasted(qtbot, page)
    for row in (0, 2):
        dialog.table.go_to(row)
        space(qtbot, dialog)
    assert [texts.SKIPPED] * 2 == [outcomes(dialog)[row] for row in (0, 2)]
    assert texts.TAKE == dialog.skip.text()
    space(qtbot, dialog)
    assert texts.PASTE_DO.format(count=3) == dialog.do.text()
    click(qtbot, dialog.do)
    qtbot.waitUntil(lambda: bool(page.model.rows))
    assert {"12/BHXH", "03/TB-ĐKT", "08/KH-BHXH"} == stored(page)


def test_a_line_of_no_year_is_told_and_not_written(qtbot, page):
    """Its fault stands in the preview; put right in the text above, it is read again."""
    text = "Kế hoạch số 8/KH-BHXH của BHXH tỉnh về công tác văn thư"
    dialog = pasted(qtbot, page, text)
    assert "không biết của năm nào" in outcomes(dialog)[0]
    assert not dialog.do.isEnabled()
    dialog.box.setPlainText(text.replace("BHXH của", "BHXH năm 2023 của"))
    qtbot.waitUntil(dialog.do.isEnabled)
    dialog.reject()


def test_one_line_and_a_row_of_a_sheet(qtbot, page):
    """A single line is a list of one; so is a row copied from Excel."""
    row = "1\t07/KH-BHXH\t19/01/2023\tBHXH Cam Ranh\tCông tác lưu trữ"
    for text in (LINES.splitlines()[1], row):
        dialog = pasted(qtbot, page, text)
        (line,) = dialog.lines
        found = line.entry
        assert ("07", "KH-BHXH", "2023-01-19") == (found.number, found.symbol, found.day)
        assert "BHXH Cam Ranh" == found.issuer
        dialog.reject()


def test_what_is_known_is_said(qtbot, page):
    """The same list a second time: all there already; a second day is kept beside and told."""
    written(qtbot, page)
    dialog = pasted(qtbot, page, LINES.replace("19/01/2023", "20/01/2023"))
    assert outcomes(dialog)[0].startswith("đã có, khác ngày")
    assert all(said.startswith("đã có") for said in outcomes(dialog))
    dialog.accept()
    qtbot.waitUntil(lambda: any("nhiều ngày" in said for said in page.findings.sentences))
    assert texts.DOUBTFUL.split()[0] in page.chips.words["doubtful"]


def test_findings_lead_to_their_row(qtbot, page):
    """Beside the list, by keyboard as by mouse; a filter that hides the row gives way."""
    written(qtbot, page)
    wanted = next(i for i, said in enumerate(page.findings.sentences) if "Đoàn kiểm tra" in said)
    click(qtbot, page.chips.chip("listed"))
    assert "03/TB-ĐKT" not in names(page)
    buttons = [b for b in page.findings.buttons if b.isVisible()]
    qtbot.keyClick(buttons[wanted], Qt.Key.Key_Space)
    assert "03/TB-ĐKT" == page.table.current.key.printed


def test_filters_and_search(qtbot, page):
    """By chips with counts, and by words without marks."""
    written(qtbot, page)
    assert texts.ALL.format(count=4) == page.chips.words["all"]
    click(qtbot, page.chips.chip("waiting"))
    assert ["03/TB-ĐKT"] == names(page)
    click(qtbot, page.chips.chip("all"))
    press(qtbot, page, Qt.Key.Key_F)
    qtbot.keyClicks(page.search, "luu tru")
    assert ["07/KH-BHXH"] == names(page)
    qtbot.keyClicks(page.search, " khong co")
    assert texts.NONE_TITLE in words_in(page)


def test_one_document_is_added(qtbot, page):
    """With F5, in a form; what cannot be read is said in it and nothing is lost."""
    key(qtbot, page, Qt.Key.Key_F5)
    dialog = page.acts.dialog
    assert not dialog.do.isEnabled()
    qtbot.keyClicks(dialog.number, "58")
    qtbot.keyClicks(dialog.symbol, "KH-BHXH")
    qtbot.keyClicks(dialog.day, "31/02/2023")
    dialog.subject.setPlainText("về công tác văn thư")
    click(qtbot, dialog.do)
    assert dialog.isVisible()
    assert dialog.fault.text()
    dialog.day.clear()
    qtbot.keyClicks(dialog.day, "12/1/2023")
    click(qtbot, dialog.do)
    assert ["58/KH-BHXH"] == names(page)
    assert {"58/KH-BHXH"} == listed(page)


def test_one_document_is_put_right(qtbot, page):
    """F2: the issuer that waited is named and accepted; the report lists the document then."""
    written(qtbot, page)
    choose(page, "03/TB-ĐKT")
    key(qtbot, page, Qt.Key.Key_F2)
    dialog = page.acts.dialog
    assert dialog.accept_box.isVisible()
    qtbot.keyClick(dialog.accept_box, Qt.Key.Key_Space)
    confirm(qtbot, dialog)
    assert "03/TB-ĐKT" in listed(page)
    assert not [row for row in page.model.rows if row.waits]


def test_tagged_by_report(qtbot, page):
    """Out of the report and into it, several at once; the register keeps them."""
    written(qtbot, page)
    choose(page, "07/KH-BHXH", "12/BHXH")
    assert texts.SELECTED.format(count=2) == page.chosen.text()
    click(qtbot, page.take_out_button)
    assert {"08/KH-BHXH"} == listed(page)
    assert 4 == len(stored(page))
    choose(page, "07/KH-BHXH", "03/TB-ĐKT")
    click(qtbot, page.take_in_button)
    assert {"07/KH-BHXH", "08/KH-BHXH"} == listed(page)


def test_removed_and_taken_back(qtbot, page):
    """F6 asks, and Enter keeps; what is removed comes back with Ctrl+Z, in the report too."""
    written(qtbot, page)
    choose(page, "07/KH-BHXH", "12/BHXH")
    key(qtbot, page, Qt.Key.Key_F6)
    qtbot.keyClick(page.acts.dialog, Qt.Key.Key_Return)
    assert 4 == len(stored(page))
    key(qtbot, page, Qt.Key.Key_F6)
    click(qtbot, page.acts.dialog.do)
    assert {"03/TB-ĐKT", "08/KH-BHXH"} == stored(page)
    assert {"08/KH-BHXH"} == listed(page)
    press(qtbot, page, Qt.Key.Key_Z)
    assert 4 == len(stored(page)) == len(names(page))
    assert {"07/KH-BHXH", "12/BHXH", "08/KH-BHXH"} == listed(page)
    choose(page, "08/KH-BHXH")
    key(qtbot, page, Qt.Key.Key_F6)
    click(qtbot, page.acts.dialog.do)
    qtbot.waitUntil(lambda: texts.UNDO in words_in(page.messages))
    click(qtbot, named(page.messages, texts.UNDO))
    assert "08/KH-BHXH" in stored(page)


def test_citations_are_copied(qtbot, page):
    """One, or all that are chosen, each in a line as the decree cites it."""
    written(qtbot, page)
    choose(page, "07/KH-BHXH")
    press(qtbot, page.table, Qt.Key.Key_C)
    first = (
        "Kế hoạch số 07/KH-BHXH ngày 19 tháng 01 năm 2023 của BHXH Cam Ranh về công tác lưu trữ "
        "năm 2023"
    )
    assert first == QApplication.clipboard().text()
    page.table.selectAll()
    press(qtbot, page.table, Qt.Key.Key_C)
    assert 4 == len(QApplication.clipboard().text().splitlines())
    assert texts.COPIED.format(count=4) == page.messages.text


def test_a_locked_report_keeps_its_list(qtbot, open_window):
    """The page says so, and the register is written all the same; reopened, it may be listed."""
    page = at_page(open_window("sent", OFFICE))
    assert texts.LOCKED.format(period="năm 2023") in words_in(page.strip)
    written(qtbot, page)
    assert 4 == len(stored(page))
    assert set() == listed(page)
    page.table.selectAll()
    assert not page.take_in_button.isEnabled()
    reopen(page.session, KEY)
    page.show_place()
    page.table.selectAll()
    click(qtbot, page.take_in_button)
    assert 3 == len(listed(page))
    lock(page.session, KEY, REASON)


def test_a_report_without_a_list(qtbot, open_window):
    """Says that it prints none; the paste goes into the register alone."""
    page = at_page(open_window("filled", OFFICE))
    page.context.go(regime="nq02")
    assert texts.NOT_PRINTED in words_in(page.strip)
    dialog = pasted(qtbot, page)
    assert not dialog.into.isEnabled()
    dialog.reject()


def test_the_list_of_the_sample(open_window, qtmodeltester):
    """The province's own documents, all of them printed; one is chosen at first."""
    page = at_page(open_window("filled", PROVINCE))
    assert 36 == len(page.model.rows) == len(listed(page, key_of(PROVINCE)))
    assert page.table.current is not None
    qtmodeltester.check(page.model)


def test_a_long_list_is_read_and_written_beside_the_window(qtbot, page):
    """Hundreds of lines, while the window goes on answering."""
    dialog = pasted(qtbot, page, MANY)
    assert 300 == len(dialog.lines)
    confirm(qtbot, dialog)
    assert page.window().busy
    qtbot.waitUntil(lambda: len(page.model.rows) == 300)
    page.table.selectAll()
    click(qtbot, page.take_out_button)
    assert page.window().busy
    qtbot.waitUntil(lambda: not page.window().busy)
    assert set() == listed(page)
    page.table.selectAll()
    key(qtbot, page, Qt.Key.Key_F6)
    click(qtbot, page.acts.dialog.do)
    qtbot.waitUntil(lambda: not page.window().busy)
    assert set() == stored(page)
    press(qtbot, page, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: len(page.model.rows) == 300)


def test_text_that_is_no_list(qtbot, page):
    """Nothing was read: the preview says so and nothing can be written."""
    press(qtbot, page, Qt.Key.Key_V)
    dialog = page.acts.dialog
    dialog.box.setPlainText("Liên hoan cuối năm, ai đi thì ghi tên.")
    qtbot.waitUntil(lambda: not dialog.reading)
    assert texts.PASTE_NOTHING == dialog.summary.text()
    assert not dialog.do.isEnabled()
    dialog.reject()


@pytest.fixture
def scan(tmp_path):
    """A file somebody scanned."""
    path = tmp_path / "Kế hoạch 07.pdf"
    path.write_bytes(b"%PDF-1.7")
    return path


@pytest.fixture
def sent_with(templates, tmp_path):
    """The bundle of an office whose report lists a document with a file."""

    def sent(scan):
        folder = templates.copy("sent", OFFICE, tmp_path / "office")
        with Session.open(folder) as office:
            reopen(office, KEY)
            add_documents(office, [PLAN], KEY)
            attach(office, key_of_document(PLAN), scan)
            lock(office, KEY, REASON)
            return export(office, tmp_path / "a.bhxh").path

    return sent


def files_dialog(qtbot, page, printed):
    """Press F4 on a document."""
    choose(page, printed)
    key(qtbot, page, Qt.Key.Key_F4)
    dialog = page.acts.dialog
    dialog.opened = []
    dialog.open_path = lambda path: dialog.opened.append(path) or True
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def cell(page, printed, column):
    """What the list shows of a document in a column."""
    place = [each.key for each in page.model.columns].index(column)
    return page.model.index(names(page).index(printed), place).data()


def test_files_of_a_document(qtbot, page, scan, qtmodeltester):
    """Added with Ctrl+O, opened with Enter, taken away with F6; a wrong one is told of."""
    written(qtbot, page)
    dialog = files_dialog(qtbot, page, "07/KH-BHXH")
    assert not dialog.do.isEnabled()
    dialog.choose_files = lambda _parent: [scan]
    qtbot.keyClick(dialog.table, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not dialog.busy)
    qtmodeltester.check(dialog.model)
    assert [scan.name] == [file.name for file in dialog.model.rows]
    assert texts.FILE_COUNT.format(count=1) == cell(page, "07/KH-BHXH", "files")
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.busy)
    (path,) = dialog.opened
    assert scan.read_bytes() == path.read_bytes()
    program = scan.with_suffix(".exe")
    program.write_bytes(b"MZ")
    dialog.choose_files = lambda _parent: [program]
    click(qtbot, dialog.add)
    qtbot.waitUntil(lambda: not dialog.busy)
    assert program.name in dialog.said.text()
    qtbot.keyClick(dialog.table, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: not dialog.busy)
    assert () == dialog.model.rows
    assert "" == cell(page, "07/KH-BHXH", "files")
    dialog.reject()


def test_what_the_units_sent(qtbot, open_window, sent_with, scan):
    """The province sees what an office lists, opens its files, and changes nothing of it."""
    page = at_page(open_window("received", PROVINCE))
    assert "sent" not in page.chips.words
    import_files(page.session, [sent_with(scan)])
    page.show_place()
    click(qtbot, page.chips.chip("sent"))
    assert ["07/KH-BHXH"] == names(page)
    assert page.session.tree[OFFICE].short_name == cell(page, "07/KH-BHXH", "report")
    assert not page.edit_button.isEnabled()
    assert not page.remove_button.isEnabled()
    dialog = files_dialog(qtbot, page, "07/KH-BHXH")
    assert not dialog.add.isVisible()
    assert not dialog.take.isVisible()
    click(qtbot, dialog.do)
    qtbot.waitUntil(lambda: bool(dialog.opened))
    assert scan.read_bytes() == dialog.opened[0].read_bytes()
    dialog.reject()


def test_left_while_it_is_read(qtbot, page):
    """Esc in the middle of the reading: nothing comes after it."""
    QApplication.clipboard().setText(MANY)
    press(qtbot, page, Qt.Key.Key_V)
    dialog = page.acts.dialog
    qtbot.waitUntil(lambda: page.window().busy)
    dialog.reject()
    qtbot.waitUntil(lambda: not page.window().busy)
    assert set() == stored(page)
