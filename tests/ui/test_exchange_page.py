"""Sending and receiving in the real window: clicks and keys; disk and store hold the result."""

from __future__ import annotations

import errno
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton
from pytestqt.modeltest import ModelTester

from bhxh_desktop.bundles.reader import Reader
from bhxh_desktop.bundles.trust import fingerprint
from bhxh_desktop.domain.figure import number_cell
from bhxh_desktop.domain.submission import State
from bhxh_desktop.operations import exporting as operation
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.submissions import lock, reopen
from bhxh_desktop.queries.exchange import file_rows, outgoing, waiting_keys
from bhxh_desktop.queries.history import history
from tests.helpers.bundles import private_key
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import (
    ATTENDEES,
    OFFICES,
    PROVINCE,
    REASON,
    a_record,
    head_of,
    key_of,
    write_one,
)
from ui.dialogs.importing import bundles_in
from ui.models.file_columns import FILE_COLUMNS, size_words
from ui.models.record_table_model import RecordTableModel
from ui.texts import exchange_texts as texts
from ui.widgets.drives import Drive, removable_drives
from ui.widgets.waiting_keys import spread

OFFICE = OFFICES[0]
STRANGER = private_key("stranger")
FIGURES = {ATTENDEES: number_cell(7)}
CODE = fingerprint(STRANGER.public)


@pytest.fixture
def open_page(open_window):
    """Open the page of a unit at a stage, with no stick plugged in and nothing to open folders."""

    def open_one(stage: str, unit: str = PROVINCE):
        window = open_window(stage, unit)
        window.show_page("exchange")
        page = window.current
        page.exporting.list_drives = list
        page.opened = []
        page.exporting.open_path = lambda path: page.opened.append(path) or True
        return page

    return open_one


@pytest.fixture
def strange(tmp_path):
    """A bundle in the name of an office by a key nobody knows."""
    return write_one(
        tmp_path / "strange.bhxh", STRANGER, a_record(STRANGER, OFFICE, FIGURES), FIGURES
    )


def named(widget, caption):
    """The button in view with this caption."""
    found = [b for b in widget.findChildren(QAbstractButton) if b.text().startswith(caption)]
    (one,) = [b for b in found if b.isVisible()]
    return one


def end(qtbot, page):
    """Wait for the work under way."""
    qtbot.waitUntil(lambda: not page.works.busy)


def press(qtbot, page, key):
    """Press a key of the window; without a window manager nobody gives it back the focus."""
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    qtbot.keyClick(page, key, Qt.KeyboardModifier.ControlModifier)


def begin_import(qtbot, page, *paths):
    """Press the key, choose files, wait for the preview."""
    page.choose_files = lambda _parent, _folder: list(paths)
    press(qtbot, page, Qt.Key.Key_O)
    end(qtbot, page)
    return page.importing.dialog


def begin_export(qtbot, page):
    """Press the key and return the question."""
    press(qtbot, page, Qt.Key.Key_E)
    return page.exporting.dialog


def shown(page):
    """What the log shows, line by line."""
    model = page.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def short(page, unit=OFFICE):
    """How people call a unit."""
    return page.session.tree[unit].short_name


def test_entering_leads_to_the_figures(qtbot, open_page):
    """What is not locked is not exported: the page says so and leads on."""
    page = open_page("filled", OFFICE)
    assert any("đang nhập, chưa chốt" in words for words in words_in(page.standing))
    assert "Chưa gửi hoặc nhận gói nào" in words_in(page)
    press(qtbot, page, Qt.Key.Key_E)
    assert not hasattr(page.exporting, "dialog")
    assert page.standing.action.hasFocus()
    click(qtbot, page.standing.action)
    assert "figures" == page.window().current.key


def test_mending_exports_what_is_locked(open_page):
    """After reopening, the page says which of the two would go."""
    page = open_page("sent", OFFICE)
    reopen(page.session, key_of(OFFICE))
    page.show_place()
    assert [
        "Cải cách hành chính, năm 2023 đang sửa sau lần 1. Gói xuất bây giờ chỉ có lần 1 đã chốt.",
        "Mở trang Số liệu",
    ] == words_in(page.standing)


def test_locked_is_exported_and_read_back(qtbot, open_page):
    """The primary button writes to the workspace's folder; state, log and notice follow."""
    page = open_page("filled", OFFICE)
    lock(page.session, key_of(OFFICE), REASON)
    page.show_place()
    assert page.export_button.property("primary") is True
    dialog = begin_export(qtbot, page)
    assert "Xuất gói Cải cách hành chính, năm 2023, lần 1?" in words_in(dialog)
    assert not dialog.merged.isVisible()
    click(qtbot, dialog.do)
    end(qtbot, page)
    (path,) = page.context.exports.iterdir()
    bundle = Reader().read(path)
    assert [head_of(page.session, OFFICE).id] == list(bundle.contents.records)
    assert f"Đã ghi gói {path.name} vào {path.parent}, đọc lại khớp." == page.messages.text
    assert page.export_button.property("primary") is False
    assert State.EXPORTED is outgoing(page.session, key_of(OFFICE)).state
    assert "Đã xuất" == page.head.chip.text
    expected = ["18/12/2023 10:26", "Xuất", path.name, "1 bản chốt"]
    assert [expected] == [line[:4] for line in shown(page)]
    assert (str(path), bundle.digest) == (page.details.path.text(), page.details.code.text())
    click(qtbot, named(page.messages, texts.OPEN_FOLDER))
    click(qtbot, named(page.details, texts.OPEN_FOLDER))
    assert [path.parent, path.parent] == page.opened


def test_a_stick_comes_first(qtbot, open_page, tmp_path):
    """A drive that can be taken out is chosen; one that was pulled out is told of."""
    page = open_page("sent")
    stick = tmp_path / "stick"
    stick.mkdir()
    page.exporting.list_drives = lambda: [Drive("KINGSTON", stick, 3_400_000_000)]
    dialog = begin_export(qtbot, page)
    assert f"KINGSTON ({stick}), còn trống 3,2 GB" in words_in(dialog)
    click(qtbot, dialog.do)
    end(qtbot, page)
    (written,) = stick.iterdir()
    dialog = begin_export(qtbot, page)
    written.unlink()
    stick.rmdir()
    click(qtbot, dialog.do)
    assert f"Không còn {stick} nên chưa ghi gói." in page.messages.text
    assert 1 == len(file_rows(page.session))


@pytest.mark.parametrize(
    ("name", "there", "words"),
    [
        ("moi", "khac.bhxh", "Đã ghi gói moi.bhxh"),
        ("cu.bhxh", "cu.bhxh", "Đã ghi gói cu.bhxh"),  # the file dialog asked
        ("cu", "cu.bhxh", "đã có nên không ghi đè"),  # it knew nothing of the suffix
    ],
)
def test_elsewhere_by_name(qtbot, open_page, tmp_path, name, there, words):
    """A name gets the suffix; a file is replaced only where somebody was asked."""
    page = open_page("sent")
    (tmp_path / there).write_text("old")
    offered = []
    page.exporting.choose_target = lambda _parent, path: offered.append(path) or tmp_path / name
    dialog = begin_export(qtbot, page)
    click(qtbot, named(dialog, texts.PLACE_OTHER))
    click(qtbot, dialog.do)
    end(qtbot, page)
    assert words in page.messages.text
    assert [page.context.exports / "KH_cchc_2023_0001.bhxh"] == offered


def test_a_full_stick(qtbot, open_page, monkeypatch):
    """What the system refused is a sentence, and the log keeps that there is no file."""

    def full(path, data):
        raise OSError(errno.ENOSPC, "", str(path.with_name(f".{path.name}.tmp")))

    page = open_page("sent")
    monkeypatch.setattr(operation, "write_whole", full)
    click(qtbot, begin_export(qtbot, page).do)
    end(qtbot, page)
    path = page.context.exports / "KH_cchc_2023_0001.bhxh"
    expected = f"Ổ đĩa đầy nên không ghi được {path}. Xóa bớt tệp trên ổ rồi xuất lại."
    assert expected == page.messages.text
    assert [texts.FAILED_WAY, path.name, texts.SENT_FAILED] == shown(page)[0][1:4]


def test_the_province_may_send_what_is_below(qtbot, open_page):
    """The question offers it; the file then holds every unit."""
    page = open_page("received")
    dialog = begin_export(qtbot, page)
    click(qtbot, dialog.merged)
    click(qtbot, dialog.do)
    end(qtbot, page)
    bundle = Reader().read(Path(page.model.rows[0].path))
    assert {PROVINCE, *OFFICES} == {r.unit for r in bundle.contents.records.values()}


def test_a_preview_keeps_nothing(qtbot, open_page, templates):
    """Files are shown with sender, report and number; "later" leaves the store as it was."""
    page = open_page("sent")
    dialog = begin_import(qtbot, page, *templates.bundles)
    assert {short(page, unit) for unit in OFFICES} == {row.sender for row in dialog.model.rows}
    assert {("Cải cách hành chính, năm 2023", "lần 1", "1 bản chốt mới.")} == {
        (row.report, row.number, row.words) for row in dialog.model.rows
    }
    assert "7 có mới" in words_in(dialog)
    assert "Nhập 7 gói" == dialog.do.text()
    click(qtbot, dialog.later)
    end(qtbot, page)
    assert () == file_rows(page.session)
    assert {PROVINCE} == {record.unit for record in history(page.session).records.values()}


def test_an_import_is_kept_and_told(qtbot, open_page, templates):
    """Ctrl+Enter keeps all; the log names each sender, newest first; once more brings nothing."""
    page = open_page("sent")
    dialog = begin_import(qtbot, page, *templates.bundles)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    end(qtbot, page)
    assert "Đã nhập 7 gói: 7 bản chốt mới." == page.messages.text
    units = {record.unit for record in history(page.session).records.values()}
    assert {PROVINCE, *OFFICES} == units
    expected = [f"{short(page, unit)}: 1 bản chốt mới" for unit in sorted(OFFICES, reverse=True)]
    assert expected == [line[3] for line in shown(page)]
    assert page.details.path.text() == str(templates.bundle(max(OFFICES)))
    dialog = begin_import(qtbot, page, templates.bundle(OFFICE))
    assert ["known"] == [row.outcome for row in dialog.model.rows]
    click(qtbot, dialog.do)
    end(qtbot, page)
    assert "Đã nhập 1 gói, mọi nội dung đã có từ trước." == page.messages.text


def test_a_key_is_confirmed_before_the_import(qtbot, open_page, strange):
    """Its fingerprint stands in groups; the safe answer is the default; the rest follows."""
    page = open_page("sent")
    dialog = begin_import(qtbot, page, strange)
    assert ["waiting"] == [row.outcome for row in dialog.model.rows]
    assert {short(page), spread(CODE)} < set(words_in(dialog.keys))
    click(qtbot, named(dialog.keys, texts.CONFIRM))
    question = page.importing.question
    assert f"Xác nhận khóa này là của {short(page)}?" in words_in(question)
    assert question.later.isDefault()
    click(qtbot, question.later)
    assert frozenset() == page.session.trust.units_of(STRANGER.public)
    click(qtbot, named(dialog.keys, texts.CONFIRM))
    click(qtbot, page.importing.question.do)
    end(qtbot, page)
    assert {OFFICE} == page.session.trust.units_of(STRANGER.public)
    assert ["new"] == [row.outcome for row in dialog.model.rows]
    assert not dialog.keys.isVisible()
    click(qtbot, dialog.do)
    end(qtbot, page)
    assert "Đã nhập 1 gói: 1 bản chốt mới." == page.messages.text
    assert not page.waiting.isVisible()


def test_a_key_is_confirmed_after_the_import(qtbot, open_page, strange):
    """What was kept and waits stays in view until somebody confirmed the key."""
    page = open_page("sent")
    click(qtbot, begin_import(qtbot, page, strange).do)
    end(qtbot, page)
    expected = "Đã nhập 1 gói: 1 bản chốt mới. 1 gói có nội dung chờ xác nhận khóa."
    assert expected == page.messages.text
    click(qtbot, named(page.waiting, texts.SEE_KEYS))
    keys = page.keys_dialog
    click(qtbot, named(keys, texts.CONFIRM))
    click(qtbot, keys.question.do)
    assert not keys.isVisible()
    assert () == waiting_keys(page.session)
    assert not page.waiting.isVisible()
    assert f"Đã xác nhận khóa của {short(page)}." == page.messages.text


def test_a_key_of_others_stays_unconfirmed(qtbot, open_page, strange, tmp_path):
    """A key that spoke for another office is refused in the question itself, with the reason."""
    page = open_page("sent")
    click(qtbot, begin_import(qtbot, page, strange).do)
    end(qtbot, page)
    record = a_record(STRANGER, OFFICES[1], FIGURES)
    other = write_one(tmp_path / "other.bhxh", STRANGER, record, FIGURES)
    dialog = begin_import(qtbot, page, other)
    click(qtbot, named(dialog.keys, texts.CONFIRM))
    question = page.importing.question
    click(qtbot, question.do)
    assert CODE in question.fault.text()
    assert short(page) in question.fault.text()
    assert not question.do.isEnabled()
    assert frozenset() == page.session.trust.units_of(STRANGER.public)


def test_refused_files_say_why(qtbot, open_page, templates, tmp_path):
    """A cut file comes first with its sentence; the others can be imported without it."""
    page = open_page("sent")
    cut = tmp_path / "cut.bhxh"
    cut.write_bytes(templates.bundle(OFFICE).read_bytes()[:3000])
    dialog = begin_import(qtbot, page, templates.bundle(OFFICE), cut)
    assert ["refused", "new"] == [row.outcome for row in dialog.model.rows]
    assert dialog.details.text().startswith("cut.bhxh: Gói bị cắt ngắn")
    assert "Nhập 1 gói" == dialog.do.text()
    click(qtbot, dialog.do)
    end(qtbot, page)
    assert "Đã nhập 1 gói: 1 bản chốt mới." == page.messages.text
    dialog = begin_import(qtbot, page, cut)
    assert texts.PREVIEW_NONE in words_in(dialog)
    assert not dialog.do.isVisible()


def test_a_file_that_went_away(qtbot, open_page, templates, tmp_path):
    """A stick pulled out between preview and import: its file is told of by name."""
    page = open_page("sent")
    copy = tmp_path / "copy.bhxh"
    copy.write_bytes(templates.bundle(OFFICE).read_bytes())
    dialog = begin_import(qtbot, page, templates.bundle(OFFICES[1]), copy)
    copy.unlink()
    click(qtbot, dialog.do)
    end(qtbot, page)
    first, second = page.messages.text.splitlines()
    assert "Đã nhập 1 gói: 1 bản chốt mới. 1 gói không nhập được:" == first
    assert second.startswith("copy.bhxh: Không có tệp")


def test_verdicts_are_read_out(qtbot, open_page, templates, tmp_path):
    """An office sees in the preview what the province said of its report."""
    page = open_page("sent", OFFICE)
    (response,) = [path for path in templates.responses if OFFICE in path.name]
    dialog = begin_import(qtbot, page, response)
    (row,) = dialog.model.rows
    assert f"{short(page, PROVINCE)} đã duyệt lần 1 của {short(page)}." in row.words


def test_a_return_has_its_reason(qtbot, open_page, open_window, tmp_path, templates):
    """What has to be mended stands in the preview and, once kept, on the page."""
    province = open_page("received")
    record = head_of(province.session, OFFICE)
    review(province.session, record, "return", "Cột 6 lệch 3 hồ sơ.")
    folder = tmp_path / "answers"
    folder.mkdir()
    (made,) = [
        each for each in operation.respond(province.session, folder) if OFFICE in each.path.name
    ]
    page = open_page("sent", OFFICE)
    dialog = begin_import(qtbot, page, made.path)
    (row,) = dialog.model.rows
    assert f"yêu cầu chỉnh lý lần 1 của {short(page)}: Cột 6 lệch 3 hồ sơ." in row.words
    click(qtbot, dialog.do)
    end(qtbot, page)
    expected = (
        "Đã nhập 1 gói: 2 ý kiến duyệt mới.\n"
        f"{short(page, PROVINCE)} yêu cầu chỉnh lý lần 1 của {short(page)}: Cột 6 lệch 3 hồ sơ."
    )
    assert expected == page.messages.text
    assert "Yêu cầu chỉnh lý" == page.head.chip.text
    assert page.standing.action.isVisible()


def dropped(page, *paths):
    """Drop files on the page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    event = QDropEvent(QPointF(9, 9), copy, data, left, none.NoModifier)
    page.dropEvent(event)
    return event.isAccepted()


def test_files_and_folders_are_dropped(qtbot, open_page, templates, tmp_path):
    """Of a folder its bundles are read, other files of it are left alone."""
    page = open_page("sent")
    folder = tmp_path / "usb"
    (folder / "inner").mkdir(parents=True)
    (folder / "thư.txt").write_text("x")
    assert dropped(page, folder)
    assert "Trong usb không có tệp .bhxh nào nên chưa nhập gì." == page.messages.text
    (folder / "inner" / "a.BHXH").write_bytes(templates.bundle(OFFICE).read_bytes())
    assert dropped(page, folder, templates.bundle(OFFICES[1]))
    end(qtbot, page)
    names = sorted(row.path.name for row in page.importing.dialog.model.rows)
    assert [f"{OFFICES[1]}-1.bhxh", "a.BHXH"] == names
    assert [folder / "thư.txt"] == bundles_in([folder / "thư.txt"])


def test_work_is_stopped(qtbot, open_page, templates):
    """Esc before the files are read leaves everything as it was, and the page says so."""
    page = open_page("sent")
    gate = threading.Event()
    page.context.runner.run("", lambda *_: gate.wait(), lambda _: None, page._failed)
    page.choose_files = lambda _parent, _folder: templates.bundles
    click(qtbot, page.import_button)
    assert not page.import_button.isEnabled()
    page.context.runner.stop()
    gate.set()
    end(qtbot, page)
    assert texts.STOPPED == page.messages.text
    assert page.import_button.isEnabled()
    assert None is page.importing.dialog


def test_a_folder_that_is_gone(qtbot, open_page, templates, tmp_path):
    """The log remembers files on media that are no longer there."""
    page = open_page("sent")
    folder = tmp_path / "usb"
    folder.mkdir()
    copy = folder / "a.bhxh"
    copy.write_bytes(templates.bundle(OFFICE).read_bytes())
    click(qtbot, begin_import(qtbot, page, copy).do)
    end(qtbot, page)
    copy.unlink()
    folder.rmdir()
    click(qtbot, named(page.details, texts.OPEN_FOLDER))
    assert page.messages.text.startswith(f"Không mở được thư mục {folder}.")
    assert [] == page.opened


def test_files_are_looked_for_where_they_come_from(qtbot, open_page, templates, tmp_path):
    """On a stick; without one where the last files lay, as long as it is there."""
    page = open_page("sent")
    offered = []
    page.choose_files = lambda _parent, folder: offered.append(folder) or []
    click(qtbot, page.import_button)
    click(qtbot, begin_import(qtbot, page, templates.bundle(OFFICE)).do)
    end(qtbot, page)
    page.choose_files = lambda _parent, folder: offered.append(folder) or []
    click(qtbot, page.import_button)
    page.exporting.list_drives = lambda: [Drive("", tmp_path, 0)]
    click(qtbot, page.import_button)
    assert [Path.home(), templates.bundle(OFFICE).parent, tmp_path] == offered


def test_a_preview_left_while_it_is_read_anew(qtbot, open_page, strange):
    """Leaving it after a key was confirmed does not bring it back."""
    page = open_page("sent")
    dialog = begin_import(qtbot, page, strange)
    click(qtbot, named(dialog.keys, texts.CONFIRM))
    click(qtbot, page.importing.question.do)
    assert not dialog.do.isEnabled()
    click(qtbot, dialog.later)
    end(qtbot, page)
    assert None is page.importing.dialog
    assert () == file_rows(page.session)


def test_nothing_chosen_does_nothing(qtbot, open_page):
    """Leaving the file dialog leaves the page as it was."""
    page = open_page("sent")
    assert None is begin_import(qtbot, page)
    assert "" == page.messages.text


def test_own_fingerprint_stands_on_the_page(open_page, templates):
    """The other side asks for it over the telephone."""
    page = open_page("sent", OFFICE)
    code = spread(fingerprint(templates.key(OFFICE).public))
    assert any(words.endswith(code) for words in words_in(page))


def test_models_hold_qts_rules(qtbot, open_page, templates, request):
    """Qt's own tester finds nothing wrong with empty, filled and refilled tables."""
    page = open_page("sent")
    dialog = begin_import(qtbot, page, *templates.bundles)
    fresh = RecordTableModel(FILE_COLUMNS)
    testers = [ModelTester(request.config) for _ in range(3)]
    for tester, model in zip(testers, (page.model, dialog.model, fresh), strict=True):
        tester.check(model)
    fresh.show_rows(page.model.rows)
    dialog.model.show_rows(dialog.model.rows[:2])
    click(qtbot, dialog.do)
    end(qtbot, page)
    fresh.show_rows(page.model.rows)
    fresh.show_rows(())
    for tester in testers:
        tester._cleanup()


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0,0 KB"),
        (15_155, "14,8 KB"),
        (1024**2, "1,0 MB"),
        (3_400_000_000, "3,2 GB"),
        (5 * 1024**4, "5.120,0 GB"),
    ],
)
def test_sizes_are_read_at_a_glance(size, words):
    """One decimal, in the unit people know from their sticks."""
    assert words == size_words(size)


def test_drives_are_looked_for():
    """Whatever the machine has, its own root is no stick."""
    assert Path("/") not in [drive.root for drive in removable_drives()]
