"""Sealing in the window: told before a bundle is written, or chosen; and the recovery code."""

from __future__ import annotations

import pytest

from bhxh_desktop.bundles.reader import Reader
from bhxh_desktop.bundles.sealed import is_sealed
from bhxh_desktop.domain.sealing import Sealing
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.recovery import code_in
from tests.helpers.exchange import begin_export, begin_import, end, named, opened_page
from tests.helpers.responding import respond
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import OFFICE, OFFICES, PROVINCE
from ui.texts import sealing_texts as texts

SEALED = "Niêm phong cho: BHXH tỉnh Khánh Hòa"
WHY = "Gói không niêm phong vì chưa có khóa mở gói đã xác nhận của BHXH tỉnh Khánh Hòa"


@pytest.fixture
def answered(open_window, templates):
    """The page of an office that has imported what the province answered."""
    page = opened_page(open_window, "sent", OFFICE)
    (path,) = [path for path in templates.responses if f"_{OFFICE}_" in path.name]
    assert import_files(page.session, [path]).complete
    return page


def exported(qtbot, page, dialog):
    """The bytes of what is written when the dialog is answered."""
    click(qtbot, dialog.do)
    end(qtbot, page)
    (path,) = page.context.exports.glob("*.bhxh")
    return path.read_bytes()


def test_why_it_will_be_plain(qtbot, open_window):
    """Without keys of the province there is no choice, and the reason is told beforehand."""
    page = opened_page(open_window, "sent", OFFICE)
    dialog = begin_export(qtbot, page)
    said = words_in(dialog)
    assert any(words.startswith(WHY) for words in said)
    assert SEALED not in said
    assert not is_sealed(exported(qtbot, page, dialog))
    assert "niêm phong" not in page.messages.text


def test_sealed_by_itself(qtbot, answered, templates):
    """Nothing is asked of anybody: the bundle is sealed, and the notice says for whom."""
    dialog = begin_export(qtbot, answered)
    assert SEALED in words_in(dialog)
    data = exported(qtbot, answered, dialog)
    assert is_sealed(data)
    assert answered.messages.text.endswith("Gói niêm phong cho BHXH tỉnh Khánh Hòa.")
    key = templates.identity(PROVINCE)
    assert OFFICE == Reader(identities=lambda: [key]).read_bytes(data).contents.header.sender


def test_plain_is_chosen(qtbot, answered):
    """Somebody wants it open to all."""
    dialog = begin_export(qtbot, answered)
    click(qtbot, named(dialog, texts.PLAIN))
    assert not is_sealed(exported(qtbot, answered, dialog))


def test_a_damaged_key(qtbot, answered):
    """Told in a sentence; no dialog that could not be answered."""
    (answered.session.workspace.folder / "keys" / "sealing.key").write_text("x")
    answered.ask_export()
    assert not hasattr(answered.exporting, "dialog")
    assert "bị hỏng" in answered.messages.text


def test_the_preview_opens_it(qtbot, open_window, answered, tmp_path):
    """What is for this PC is shown as ever; what is for another is refused in a sentence."""
    sent = export(answered.session, tmp_path / "o.bhxh")
    page = opened_page(open_window, "received")
    dialog = begin_import(qtbot, page, sent.path)
    assert ["known"] == [row.outcome for row in dialog.model.rows]
    other = next(m for m in respond(page.session, tmp_path) if m.addressee == OFFICES[1])
    third = opened_page(open_window, "sent", OFFICES[2])
    dialog = begin_import(qtbot, third, other.path)
    (row,) = dialog.model.rows
    assert row.words.startswith("Gói này niêm phong cho đơn vị khác")


@pytest.mark.parametrize("suffix", [".txt", ".pdf"])
def test_the_recovery_code(qtbot, open_window, tmp_path, suffix):
    """Asked for until it is made; the page is written and the strip goes."""
    page = opened_page(open_window, "received")
    assert page.recovery.isVisible()
    path = tmp_path / f"ma{suffix}"
    path.write_text("old")  # the file dialog asked
    page.recovery.choose_target = lambda _parent, _path: path
    click(qtbot, named(page.recovery, texts.MAKE_CODE))
    qtbot.waitUntil(lambda: not page.context.runner.busy)
    assert f"Đã ghi trang mã phục hồi {path.name}." in page.messages.text
    assert not page.recovery.isVisible()
    if suffix == ".txt":
        assert code_in(path).recipient


def test_no_page_no_code(qtbot, open_window, tmp_path):
    """Left, or a page that cannot be written: it is still asked for."""
    page = opened_page(open_window, "received")
    for answer in (None, tmp_path / "x.doc", tmp_path / "none" / "x.txt"):
        page.recovery.choose_target = lambda _parent, _path, answer=answer: answer
        click(qtbot, named(page.recovery, texts.MAKE_CODE))
        qtbot.waitUntil(lambda: not page.context.runner.busy)
        assert page.recovery.isVisible()
    assert "Không có tệp hoặc thư mục" in page.messages.text


def test_an_office_is_not_asked(open_window):
    """It has the code of its province."""
    assert not opened_page(open_window, "sent", OFFICE).recovery.isVisible()


def test_every_key_was_revoked(qtbot, answered, monkeypatch):
    """Nothing goes out plain by itself: the reason stands there, and plain has to be chosen."""
    monkeypatch.setattr("ui.dialogs.exporting.sealing_to", lambda *_: Sealing(plain="revoked"))
    monkeypatch.setattr(
        "bhxh_desktop.operations.exporting.sealing_to",
        lambda *_, plain: Sealing(plain="asked" if plain else "revoked"),
    )
    dialog = begin_export(qtbot, answered)
    assert any(words.startswith("Mọi khóa mở gói của BHXH tỉnh") for words in words_in(dialog))
    assert not dialog.do.isEnabled()
    click(qtbot, named(dialog, texts.PLAIN))
    assert not is_sealed(exported(qtbot, answered, dialog))
