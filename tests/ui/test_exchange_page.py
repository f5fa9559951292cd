"""Sending, and the log of files, in the real window; disk and store hold the result."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from bhxh_desktop.bundles.reader import Reader
from bhxh_desktop.bundles.trust import fingerprint
from bhxh_desktop.domain.submission import State
from bhxh_desktop.operations import exporting as operation
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.submissions import lock, reopen
from bhxh_desktop.queries.exchange import file_rows, outgoing
from tests.helpers.exchange import (
    begin_export,
    begin_import,
    end,
    named,
    press,
    short,
    shown,
)
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import (
    MENDED,
    OFFICE,
    OFFICES,
    PROVINCE,
    REASON,
    STRANGER,
    head_of,
    key_of,
)
from ui.models.file_columns import FILE_COLUMNS, size_words
from ui.models.record_table_model import RecordTableModel
from ui.texts import exchange_texts as texts
from ui.widgets.drives import Drive, removable_drives
from ui.widgets.waiting_keys import spread

CODE = fingerprint(STRANGER.public)


def test_entering_leads_to_the_figures(qtbot, open_exchange):
    """What is not locked is not exported: the page says so and leads on."""
    page = open_exchange("filled", OFFICE)
    assert any("đang nhập, chưa chốt" in words for words in words_in(page.standing))
    assert "Chưa gửi hoặc nhận gói nào" in words_in(page)
    press(qtbot, page, Qt.Key.Key_E)
    assert not hasattr(page.exporting, "dialog")
    assert page.messages.text.startswith("Chưa có gì để xuất. Cải cách hành chính, năm 2023 đang")
    click(qtbot, named(page.messages, texts.OPEN_FIGURES))
    assert "figures" == page.window().current.key


def test_mending_exports_what_is_locked(open_exchange):
    """After reopening, the page says which of the two would go."""
    page = open_exchange("sent", OFFICE)
    reopen(page.session, key_of(OFFICE))
    page.show_place()
    assert [
        "Cải cách hành chính, năm 2023 đang sửa sau lần 1. Gói xuất bây giờ chỉ có lần 1 đã chốt.",
        "Mở trang Số liệu",
    ] == words_in(page.standing)


def test_the_question_tells_what_does_not_go(qtbot, open_exchange):
    """A report being typed again goes as it was locked, and the question says so."""
    page = open_exchange("sent", OFFICE)
    reopen(page.session, key_of(OFFICE))
    page.show_place()
    said = words_in(begin_export(qtbot, page))
    assert "Xuất gói Cải cách hành chính, năm 2023, lần 1?" in said
    assert any("gói chỉ có lần 1 đã chốt, không có các thay đổi đang nhập" in w for w in said)


def test_what_a_merged_bundle_lacks_is_told(qtbot, open_exchange, templates):
    """Whose figures are missing, and that no total is locked, stands by the choice."""
    page = open_exchange("sent")
    import_files(page.session, templates.bundles[:-1])
    dialog = begin_export(qtbot, page)
    assert not dialog.gaps.isVisible()
    click(qtbot, dialog.merged)
    assert dialog.gaps.text().startswith("Cải cách hành chính năm 2023: số tổng hợp chưa chốt")
    assert short(page, MENDED) in dialog.gaps.text()
    assert dialog.gaps.isVisible()


def test_a_province_without_own_figures_sends_those_below(qtbot, open_exchange, templates):
    """With nothing of its own the choice is made; with nothing at all it is told."""
    page = open_exchange("empty")
    press(qtbot, page, Qt.Key.Key_E)
    assert page.messages.text.startswith("Chưa có gì để xuất.")
    import_files(page.session, templates.bundles)
    dialog = begin_export(qtbot, page)
    assert dialog.merged.isChecked()
    assert not dialog.merged.isEnabled()
    click(qtbot, dialog.do)
    end(qtbot, page)
    assert "đọc lại khớp" in page.messages.text


def test_locked_is_exported_and_read_back(qtbot, open_exchange):
    """The primary button writes to the workspace's folder; state, log and notice follow."""
    page = open_exchange("filled", OFFICE)
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
    expected = [
        "18/12/2023 10:26",
        "Xuất",
        path.name,
        "Cải cách hành chính năm 2023, lần 1",
    ]
    assert [expected] == [line[:4] for line in shown(page)]
    assert (str(path), bundle.digest) == (page.details.path.text(), page.details.code.text())
    click(qtbot, named(page.messages, texts.MAIL))
    qtbot.waitUntil(lambda: page.opened == [path.with_suffix(".eml")])
    page.opened.clear()
    click(qtbot, named(page.messages, texts.OPEN_FOLDER))
    click(qtbot, named(page.details, texts.OPEN_FOLDER))
    assert [path.parent, path.parent] == page.opened


def test_a_stick_comes_first(qtbot, open_exchange, tmp_path):
    """A drive that can be taken out is chosen; one that was pulled out is told of."""
    page = open_exchange("sent")
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
def test_elsewhere_by_name(qtbot, open_exchange, tmp_path, name, there, words):
    """A name gets the suffix; a file is replaced only where somebody was asked."""
    page = open_exchange("sent")
    (tmp_path / there).write_text("old")
    offered = []
    page.exporting.choose_target = lambda _parent, path: offered.append(path) or tmp_path / name
    dialog = begin_export(qtbot, page)
    click(qtbot, named(dialog, texts.PLACE_OTHER))
    click(qtbot, dialog.do)
    end(qtbot, page)
    assert words in page.messages.text
    assert [page.context.exports / "KH_cchc_2023_0001.bhxh"] == offered


def test_a_full_stick(qtbot, open_exchange, monkeypatch):
    """What the system refused is a sentence, and the log keeps that there is no file."""

    def full(path, data):
        raise OSError(errno.ENOSPC, "", str(path.with_name(f".{path.name}.tmp")))

    page = open_exchange("sent")
    monkeypatch.setattr(operation, "write_whole", full)
    click(qtbot, begin_export(qtbot, page).do)
    end(qtbot, page)
    path = page.context.exports / "KH_cchc_2023_0001.bhxh"
    expected = f"Ổ đĩa đầy nên không ghi được {path}; chưa có gì thay đổi. Dọn bớt rồi làm lại."
    assert expected == page.messages.text
    assert [texts.FAILED_WAY, path.name, texts.SENT_FAILED] == shown(page)[0][1:4]


def test_the_province_may_send_what_is_below(qtbot, open_exchange):
    """The question offers it; the file then holds every unit."""
    page = open_exchange("received")
    dialog = begin_export(qtbot, page)
    click(qtbot, dialog.merged)
    click(qtbot, dialog.do)
    end(qtbot, page)
    bundle = Reader().read(Path(page.model.rows[0].path))
    assert {PROVINCE, *OFFICES} == {r.unit for r in bundle.contents.records.values()}


def test_a_folder_that_is_gone(qtbot, open_exchange, templates, tmp_path):
    """The log remembers files on media that are no longer there."""
    page = open_exchange("sent")
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


def test_own_fingerprint_stands_on_the_page(open_exchange, templates):
    """The other side asks for it over the telephone."""
    page = open_exchange("sent", OFFICE)
    code = spread(fingerprint(templates.key(OFFICE).public))
    assert any(words.endswith(code) for words in words_in(page))


def test_models_hold_qts_rules(qtbot, open_exchange, templates, request):
    """Qt's own tester finds nothing wrong with empty, filled and refilled tables."""
    page = open_exchange("sent")
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
        (51, "dưới 1 KB"),
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
