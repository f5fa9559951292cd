"""An office whose report came back reads why, where it mends it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from bhxh_desktop import clock
from bhxh_desktop.bundles.trust import sign
from bhxh_desktop.domain.revision import Review
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.store import revisions
from tests.helpers.exchange import named
from tests.helpers.responding import respond
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import OFFICE, PROVINCE, head_of
from ui.texts import shell_texts as texts

REASON = "Cột 3 phải gồm cả hồ sơ bưu chính"
SENTENCE = f"BHXH tỉnh Khánh Hòa yêu cầu chỉnh lý lần 1 ngày 18/12/2023: {REASON}"


@pytest.fixture
def returned(open_window, tmp_path):
    """Give the window of an office whose report the province returned for a reason."""

    def made(reason):
        session = open_window("received", PROVINCE)._context.session
        review(session, head_of(session, OFFICE), "return", reason)
        (tmp_path / "out").mkdir()
        respond(session, tmp_path / "out")
        window = open_window("sent", OFFICE)
        import_files(window._context.session, sorted((tmp_path / "out").iterdir()))
        return window, session.key

    return made


@pytest.mark.parametrize("key", ["figures", "draft"])
def test_the_reason_stands_over_the_work(qtbot, returned, key):
    """Before it is reopened, and while it is being mended."""
    window, _ = returned(REASON)
    window.show_page(key)
    assert SENTENCE in words_in(window.current)
    reopen = window.current.acts.reopen if key == "figures" else window.current.writing.reopen
    click(qtbot, reopen)
    assert SENTENCE in words_in(window.current)
    window._context.go(period="2023-Q1")
    assert SENTENCE not in words_in(window.current)


def test_the_desk_leads_there(qtbot, returned):
    """The step of the desk names the reason, and its button opens the figures."""
    window, _ = returned(REASON)
    window.show_page("home")
    qtbot.waitUntil(lambda: any(REASON in words for words in words_in(window.current)))
    act = next(b for b in window.current.findChildren(QPushButton) if b.text() == "Chỉnh lý")
    click(qtbot, act)
    assert "figures" == window.current.key
    assert SENTENCE in words_in(window.current)


def test_a_long_reason_can_be_read_whole(qtbot, returned):
    """It is cut at first, and leaves the grid its room."""
    reason = "Xem lại số liệu tiếp nhận theo từng hình thức. " * 40
    window, _ = returned(reason)
    window.show_page("figures")
    strip = window.current.acts.returned
    assert strip.height() < 120
    click(qtbot, named(strip, texts.ALL))
    assert reason.strip() in " ".join(words_in(strip))
    click(qtbot, named(strip, texts.LESS))
    assert reason.strip() not in " ".join(words_in(strip))


def test_notes_on_cells_lead_to_them(qtbot, returned):
    """Each names its cell; its button shows it, from the draft too."""
    window, key = returned(REASON)
    session = window._context.session
    record = head_of(session, OFFICE)
    before = sorted(revisions.reviews_of(session.connection, [record.id]))
    made = Review(
        unit=PROVINCE,
        revision=record.id,
        verdict="return",
        replaces=tuple(before),
        reason=REASON,
        cell_notes={"dossiers.policy.new": "Thiếu hồ sơ bưu chính"},
        author="Lê Thị Tỉnh",
        made_at=clock.stamp(),
        signer=key.public,
    )
    revisions.add_reviews(session.connection, [sign(key, made)], clock.stamp())
    window.show_page("draft")
    said = " ".join(words_in(window.current.returned))
    assert "Lĩnh vực chính sách BHXH, (3) Nhận trong kỳ" in said
    assert "Thiếu hồ sơ bưu chính" in said
    click(qtbot, named(window.current.returned, texts.TO_CELL))
    assert "figures" == window.current.key
    table = window.current.table
    assert "new" == table.grid.columns[table.currentIndex().column()]
