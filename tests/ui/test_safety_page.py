"""Backups and keys in the window: nothing is taken out before it is told what is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bhxh_desktop import clock
from bhxh_desktop.operations.backups import back_up
from bhxh_desktop.queries.history import history
from bhxh_desktop.queries.keys import own_fingerprint
from bhxh_desktop.queries.restored import behind_since
from bhxh_desktop.session import Session
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import OFFICE, PROVINCE, key_of, relock
from tests.ui.conftest import NOW
from ui.texts import safety_texts as texts


@pytest.fixture
def opened(qtbot, open_window):
    """Open the page: ``opened("sent", OFFICE)``."""

    def open_page(stage, unit):
        window = open_window(stage, unit)
        window.show_page("safety")
        return window.current

    return open_page


def wait(qtbot, page):
    """Let the work in the background end."""
    qtbot.waitUntil(lambda: not page.context.runner.busy)


def seen(table, column):
    """What stands in a column."""
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_copy_and_back(qtbot, opened):
    """A copy appears in the list; going back names what is lost, and keeps it."""
    page = opened("sent", OFFICE)
    click(qtbot, page.copy_now)
    wait(qtbot, page)
    assert texts.WHYS["hand"] == seen(page.copies, 1)[0]
    assert "Đã sao lưu vào 2023-12-18-hand-1.db" in page.messages.text
    second = relock(page.session, 1)
    page.copies.go_to(seen(page.copies, 1).index(texts.WHYS["hand"]))
    for do in (False, True):
        click(qtbot, page.go_back)
        wait(qtbot, page)
        asked = page.safekeeping.question
        assert asked.later.isDefault()
        said = "\n".join(words_in(asked))
        assert "08:30 ngày 15/12/2023" in said
        assert "1 bản đã chốt hoặc đã nhận: BHXH Cam Ranh cchc 2023 lần 2" in said
        click(qtbot, asked.do if do else asked.later)
        wait(qtbot, page)
        assert do is (second.id not in history(page.session).records)
    assert behind_since(page.session) is not None
    assert texts.WHYS["restore"] in seen(page.copies, 1)
    qtbot.waitUntil(lambda: texts.CATCH_UP in words_in(page.messages))


def test_backup_elsewhere(qtbot, opened, tmp_path):
    """Where there is no recovery code one is made for the backup, its page written."""
    page = opened("sent", OFFICE)
    answers = iter([tmp_path / "b.zip", tmp_path / "ma.txt"])
    page.safekeeping.asking.to_write = lambda *_: next(answers)
    click(qtbot, page.back_up)
    wait(qtbot, page)
    click(qtbot, page.safekeeping.question.do)
    wait(qtbot, page)
    assert (tmp_path / "b.zip").is_file()
    assert "AGE-SECRET-KEY-1" in (tmp_path / "ma.txt").read_text("utf-8-sig")
    assert "In ra giấy" in page.messages.text


@pytest.mark.parametrize("with_code", [True, False])
def test_backup_of_another(qtbot, opened, templates, tmp_path, with_code):
    """It becomes a workspace of its own; the one that is open stays as it is."""
    other = templates.copy("sent", PROVINCE, tmp_path / "other")
    with Session.open(other) as session:
        back_up(session, tmp_path / "b.zip", page=tmp_path / "ma.txt")
        key = session.key.public
    page = opened("sent", OFFICE)
    answers = iter([tmp_path / "b.zip", tmp_path / "ma.txt"])
    page.safekeeping.asking.to_read = lambda *_: next(answers)
    page.safekeeping.asking.folder = lambda *_: tmp_path / "new"
    click(qtbot, page.from_file)
    wait(qtbot, page)
    asked = page.safekeeping.question
    click(qtbot, asked.do if with_code else asked.without)
    wait(qtbot, page)
    assert "Đã phục hồi" in page.messages.text
    with Session.open(tmp_path / "new") as session:
        assert PROVINCE == session.unit.code
        assert with_code is (key == session.key.public)


def test_prune(qtbot, opened):
    """How much would go is told first; with nothing to go there is nothing to click."""
    page = opened("mended", "KH-KS")
    click(qtbot, page.prune)
    dialog = page.safekeeping.question
    assert not dialog.do.isEnabled()
    assert texts.PRUNE_NONE == dialog.found.text()
    dialog.reject()
    with clock.held(NOW + timedelta(days=800)):
        click(qtbot, page.prune)
        dialog = page.safekeeping.question
        assert "Sẽ bỏ nội dung của 1 bản chốt cũ" in dialog.found.text()
        dialog.years.setCurrentText("2023")
        assert not dialog.do.isEnabled()
        dialog.years.setCurrentText("2024")
        click(qtbot, dialog.do)
        wait(qtbot, page)
    assert "Đã bỏ nội dung của 1 bản chốt cũ" in page.messages.text


def test_keys(qtbot, opened):
    """The own one first, in groups; what can be done depends on where a key stands."""
    page = opened("received", PROVINCE)
    assert own_fingerprint(page.session).replace("-", "  ") == seen(page.keys, 1)[0]
    assert not page.revoke.isEnabled()
    assert not page.withdraw.isEnabled()
    page.keys.go_to(seen(page.keys, 0).index("BHXH Cam Ranh"))
    row = page.keys.current
    click(qtbot, page.revoke)
    asked = page.acts.question
    assert not asked.do.isEnabled()
    assert any("1 bản khóa đã ký" in words for words in words_in(asked))
    asked.reason.setPlainText("Mất máy.")
    asked.past.setChecked(True)
    click(qtbot, asked.do)
    assert row.key in page.session.trust.revoked
    assert "Đã thu hồi khóa của BHXH Cam Ranh" in page.messages.text
    assert texts.STANDINGS["revoked"] in seen(page.keys, 2)
    assert () == history(page.session).heads_at(key_of(OFFICE)).ids


def test_withdrawn(qtbot, opened):
    """A confirmation given by mistake is taken back; the key then waits again."""
    page = opened("received", PROVINCE)
    page.keys.go_to(seen(page.keys, 0).index("BHXH Cam Ranh"))
    row = page.keys.current
    click(qtbot, page.withdraw)
    click(qtbot, page.acts.question.do)
    assert () == tuple(page.session.trust.units_of(row.key))
    assert texts.STANDINGS["waiting"] in seen(page.keys, 2)


def test_what_is_no_backup(qtbot, opened, tmp_path):
    """One sentence, and nothing is asked."""
    page = opened("sent", OFFICE)
    (tmp_path / "x.zip").write_bytes(b"x")
    page.safekeeping.asking.to_read = lambda *_: tmp_path / "x.zip"
    click(qtbot, page.from_file)
    wait(qtbot, page)
    assert "không phải bản sao lưu" in page.messages.text
    assert page.safekeeping.question is None


def test_keys_written(qtbot, opened, tmp_path):
    """The keys of this PC go into a file; a new recovery code onto a page."""
    page = opened("sent", PROVINCE)
    answers = iter([tmp_path / "k.bhxh", tmp_path / "ma.txt"])
    page.acts.asking.to_write = lambda *_: next(answers)
    click(qtbot, page.send)
    wait(qtbot, page)
    click(qtbot, page.renew)
    wait(qtbot, page)
    assert (tmp_path / "k.bhxh").is_file()
    assert (tmp_path / "ma.txt").is_file()
