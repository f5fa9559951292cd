"""Receiving in the real window: preview, keys, refusals; the store holds the result."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from bhxh_desktop.bundles.trust import fingerprint
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.queries.exchange import WaitingKey, file_rows, waiting_keys
from bhxh_desktop.queries.history import history
from tests.helpers.bundles import private_key
from tests.helpers.exchange import (
    begin_import,
    dropped,
    end,
    named,
    short,
    shown,
)
from tests.helpers.responding import respond
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import (
    FIGURES,
    OFFICE,
    OFFICES,
    PROVINCE,
    STRANGER,
    a_record,
    head_of,
    write_one,
)
from ui.dialogs import importing
from ui.dialogs.importing import bundles_in
from ui.texts import exchange_texts as texts
from ui.texts import shell_texts
from ui.widgets.drives import Drive
from ui.widgets.waiting_keys import spread

REPORT = "Cải cách hành chính, năm 2023"

CODE = fingerprint(STRANGER.public)


def _raise(error):
    raise error


@pytest.fixture
def strange(tmp_path):
    """A bundle in the name of an office by a key nobody knows."""
    return write_one(
        tmp_path / "strange.bhxh", STRANGER, a_record(STRANGER, OFFICE, FIGURES), FIGURES
    )


def test_a_preview_keeps_nothing(qtbot, open_exchange, templates):
    """Files are shown with sender, report and number; "later" leaves the store as it was."""
    page = open_exchange("sent")
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


def test_an_import_is_kept_and_told(qtbot, open_exchange, templates):
    """Ctrl+Enter keeps all; the log names each sender, newest first; once more brings nothing."""
    page = open_exchange("sent")
    dialog = begin_import(qtbot, page, *templates.bundles)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    end(qtbot, page)
    assert "Đã nhập 7 gói: 7 bản chốt mới." == page.messages.text
    units = {record.unit for record in history(page.session).records.values()}
    assert {PROVINCE, *OFFICES} == units
    expected = [
        f"{short(page, unit)}: Cải cách hành chính năm 2023, lần 1"
        for unit in sorted(OFFICES, reverse=True)
    ]
    assert expected == [line[3] for line in shown(page)]
    assert page.details.path.text() == str(templates.bundle(max(OFFICES)))
    dialog = begin_import(qtbot, page, templates.bundle(OFFICE))
    assert ["known"] == [row.outcome for row in dialog.model.rows]
    click(qtbot, dialog.do)
    end(qtbot, page)
    assert "Đã nhập 1 gói, mọi nội dung đã có từ trước." == page.messages.text


def test_a_neighbours_bundle_is_told_apart(qtbot, open_exchange, templates):
    """An office sees before the import that the bundle is none of its own matter, and after it."""
    page = open_exchange("sent", OFFICE)
    dialog = begin_import(qtbot, page, templates.bundle(OFFICES[1]))
    (row,) = dialog.model.rows
    assert "beside" == row.outcome
    assert "không phải cấp trên hay cấp dưới của BHXH Cam Ranh" in dialog.details.text()
    assert "1 của đơn vị khác, không tính" == dialog.counts.text()
    click(qtbot, dialog.do)
    end(qtbot, page)
    assert "1 gói của đơn vị khác chỉ lưu lại, không tính gì ở đây." in page.messages.text


def test_a_key_is_confirmed_before_the_import(qtbot, open_exchange, strange):
    """Its fingerprint stands in groups; the safe answer is the default; the rest follows."""
    page = open_exchange("sent")
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


def test_a_key_is_confirmed_after_the_import(qtbot, open_exchange, strange):
    """What was kept and waits stays in view until somebody confirmed the key."""
    page = open_exchange("sent")
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


def test_a_key_of_others_stays_unconfirmed(qtbot, open_exchange, strange, tmp_path):
    """A key that spoke for another office is refused in the question itself, with the reason."""
    page = open_exchange("sent")
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


def test_two_keys_are_confirmed_at_once(qtbot, open_exchange, strange, tmp_path):
    """The second, confirmed while the files are still being read anew, is not passed over."""
    page = open_exchange("sent")
    other = private_key("another stranger")
    record = a_record(other, OFFICES[1], FIGURES)
    second = write_one(tmp_path / "second.bhxh", other, record, FIGURES)
    dialog = begin_import(qtbot, page, strange, second)
    gate = threading.Event()
    page.context.runner.run("", lambda *_: gate.wait(), lambda _: None, page._failed)
    for unit, key in ((OFFICE, STRANGER), (OFFICES[1], other)):
        code = fingerprint(key.public)
        dialog.key_wanted.emit(WaitingKey(unit, short(page, unit), key.public, code))
        click(qtbot, page.importing.question.do)
    gate.set()
    end(qtbot, page)
    end(qtbot, page)
    assert ["new", "new"] == [row.outcome for row in dialog.model.rows]
    assert not dialog.keys.isVisible()
    assert dialog.do.isEnabled()


def test_a_reading_that_fails_is_told_in_the_preview(qtbot, open_exchange, strange, monkeypatch):
    """Where the files cannot be read anew the preview says so, and they can still be imported."""
    page = open_exchange("sent")
    dialog = begin_import(qtbot, page, strange)
    click(qtbot, named(dialog.keys, texts.CONFIRM))
    with monkeypatch.context() as broken:
        fault = Problem("disk_full", path="x")
        broken.setattr(importing, "import_files", lambda *_, **__: _raise(fault))
        click(qtbot, page.importing.question.do)
        end(qtbot, page)
    assert say(fault) in words_in(dialog)
    click(qtbot, dialog.do)
    end(qtbot, page)
    assert "Đã nhập 1 gói: 1 bản chốt mới." == page.messages.text


def test_a_preview_left_while_it_is_read_anew(qtbot, open_exchange, strange):
    """Leaving it after a key was confirmed does not bring it back."""
    page = open_exchange("sent")
    dialog = begin_import(qtbot, page, strange)
    click(qtbot, named(dialog.keys, texts.CONFIRM))
    click(qtbot, page.importing.question.do)
    assert not dialog.do.isEnabled()
    click(qtbot, dialog.later)
    end(qtbot, page)
    assert None is page.importing.dialog
    assert () == file_rows(page.session)


def test_refused_files_say_why(qtbot, open_exchange, templates, tmp_path):
    """A cut file comes first with its sentence; the others can be imported without it."""
    page = open_exchange("sent")
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


def test_a_file_that_went_away(qtbot, open_exchange, templates, tmp_path):
    """A stick pulled out between preview and import: its file is told of by name."""
    page = open_exchange("sent")
    copy = tmp_path / "copy.bhxh"
    copy.write_bytes(templates.bundle(OFFICE).read_bytes())
    dialog = begin_import(qtbot, page, templates.bundle(OFFICES[1]), copy)
    copy.unlink()
    click(qtbot, dialog.do)
    end(qtbot, page)
    first, second = page.messages.text.splitlines()
    assert "Đã nhập 1 gói: 1 bản chốt mới. 1 gói không nhập được:" == first
    assert second.startswith("copy.bhxh: Không có tệp")


def test_verdicts_are_read_out(qtbot, open_exchange, templates, tmp_path):
    """An office sees in the preview what the province said of its report."""
    page = open_exchange("sent", OFFICE)
    (response,) = [path for path in templates.responses if OFFICE in path.name]
    dialog = begin_import(qtbot, page, response)
    (row,) = dialog.model.rows
    assert f"{short(page, PROVINCE)} đã duyệt lần 1 của {short(page)}, {REPORT}." in row.words


def test_a_return_has_its_reason(qtbot, open_exchange, open_window, tmp_path, templates):
    """What has to be mended stands in the preview and, once kept, on the page."""
    province = open_exchange("received")
    record = head_of(province.session, OFFICE)
    review(province.session, record, "return", "Cột 6 lệch 3 hồ sơ.")
    folder = tmp_path / "answers"
    folder.mkdir()
    (made,) = [each for each in respond(province.session, folder) if OFFICE in each.path.name]
    page = open_exchange("sent", OFFICE)
    dialog = begin_import(qtbot, page, made.path)
    (row,) = dialog.model.rows
    assert f"yêu cầu chỉnh lý lần 1 của {short(page)}, {REPORT}: Cột 6 lệch 3 hồ sơ." in row.words
    click(qtbot, dialog.do)
    end(qtbot, page)
    expected = (
        "Đã nhập 1 gói: 2 ý kiến duyệt mới.\n"
        f"{short(page, PROVINCE)} yêu cầu chỉnh lý lần 1 của {short(page)}, {REPORT}: "
        "Cột 6 lệch 3 hồ sơ."
    )
    assert expected == page.messages.text
    assert "Yêu cầu chỉnh lý" == page.head.chip.text
    assert page.standing.action.isVisible()


def test_files_and_folders_are_dropped(qtbot, open_exchange, templates, tmp_path):
    """Of a folder its bundles are read, other files of it are left alone."""
    page = open_exchange("sent")
    folder = tmp_path / "usb"
    (folder / "inner").mkdir(parents=True)
    (folder / "thư.txt").write_text("x")
    assert dropped(page, folder)
    end(qtbot, page)
    assert "Trong usb không có tệp .bhxh nào nên chưa nhập gì." == page.messages.text
    (folder / "inner" / "a.BHXH").write_bytes(templates.bundle(OFFICE).read_bytes())
    assert dropped(page, folder, templates.bundle(OFFICES[1]))
    end(qtbot, page)
    end(qtbot, page)
    names = sorted(row.path.name for row in page.importing.dialog.model.rows)
    assert [f"{OFFICES[1]}-1.bhxh", "a.BHXH"] == names
    assert [folder / "thư.txt"] == bundles_in([folder / "thư.txt"], list)


def test_a_large_folder_is_looked_through_in_the_background(qtbot, open_exchange, tmp_path):
    """A whole drive may be dropped: the window goes on, and the search can be stopped."""
    page = open_exchange("sent")
    (tmp_path / "usb").mkdir()
    (tmp_path / "usb" / "thư.txt").write_text("x")
    gate = threading.Event()
    page.context.runner.run("", lambda *_: gate.wait(), lambda _: None, page._failed)
    dropped(page, tmp_path / "usb")
    assert page.works.busy
    page.context.runner.stop()
    gate.set()
    end(qtbot, page)
    assert shell_texts.STOPPED == page.messages.text


def test_files_are_looked_for_where_they_come_from(qtbot, open_exchange, templates, tmp_path):
    """On a stick; without one where the last files lay, as long as it is there."""
    page = open_exchange("sent")
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


def test_work_is_stopped(qtbot, open_exchange, templates):
    """Esc before the files are read leaves everything as it was, and the page says so."""
    page = open_exchange("sent")
    gate = threading.Event()
    page.context.runner.run("", lambda *_: gate.wait(), lambda _: None, page._failed)
    page.choose_files = lambda _parent, _folder: templates.bundles
    click(qtbot, page.import_button)
    assert not page.import_button.isEnabled()
    page.context.runner.stop()
    gate.set()
    end(qtbot, page)
    assert shell_texts.STOPPED == page.messages.text
    assert page.import_button.isEnabled()
    assert None is page.importing.dialog


def test_nothing_chosen_does_nothing(qtbot, open_exchange):
    """Leaving the file dialog leaves the page as it was."""
    page = open_exchange("sent")
    assert None is begin_import(qtbot, page)
    assert "" == page.messages.text
