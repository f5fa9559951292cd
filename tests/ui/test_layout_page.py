"""The layout check in the real window: any Word file, ours and those of other hands."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from bhxh_desktop.operations.previews import Wanted, save_report
from bhxh_desktop.operations.submissions import lock
from tests.helpers.exchange import dropped, end, named, press
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import OFFICE, key_of
from ui.texts import draft_texts
from ui.texts import layout_texts as texts

TYPED = "98.765"


@pytest.fixture
def page(open_window):
    """The page at an office that has locked its report."""
    return at_page(open_window("sent", OFFICE))


@pytest.fixture
def ours(page, tmp_path):
    """The report as the program writes it, locked."""
    path = tmp_path / "Báo cáo.docx"
    save_report(page.session, Wanted(key_of(OFFICE)), path)
    return path


def at_page(window):
    """Go to the page by the navigation."""
    window.show_page("layout")
    page = window.current
    page.opened = []
    page.open_path = lambda path: page.opened.append(path) or True
    return page


def edited(ours: Path, *, code: bool = True) -> Path:
    """Our report after somebody typed over a figure and chose smaller letters in Word."""
    document = docx.Document(str(ours))
    cells = (cell for table in document.tables for cell in table._cells)
    figure = next(c for c in cells if c.text.strip().isdigit() and len(c.text.strip()) > 2)
    figure.paragraphs[0].runs[0].text = TYPED
    body = [paragraph for paragraph in document.paragraphs if len(paragraph.text) > 80]
    for run in body[0].runs:
        run.font.size = Pt(9)
    if not code:
        for section in document.sections:
            for foot in (section.footer, section.first_page_footer):
                for run in [r for p in foot.paragraphs for r in p.runs]:
                    run.text = ""
    path = ours.with_name("Đã sửa.docx")
    document.save(str(path))
    return path


def strange(folder: Path) -> Path:
    """A Word file that is no document of an office."""
    document = docx.Document()
    document.add_paragraph("Danh sách liên hoan cuối năm")
    path = folder / "khác.docx"
    document.save(str(path))
    return path


def check(qtbot, page, *paths):
    """Choose files with the key and wait for what is said of them."""
    page.choose_files = lambda _parent, _folder: list(paths)
    press(qtbot, page, Qt.Key.Key_O)
    end(qtbot, page)


def results(page):
    """What the list says of each file."""
    return {row.title: row.result for row in page.model.rows}


def said(page):
    """All that is shown of the file in view."""
    return " | ".join(words_in(page.findings))


def test_our_own_report_is_sound(qtbot, page, ours, qtmodeltester):
    """No error, every figure as locked; the list is a sound model."""
    check(qtbot, page, ours)
    (row,) = page.model.rows
    assert row.checked.is_sound
    assert texts.SAME.split(",")[0].format(number=1) in said(page)
    qtmodeltester.check(page.model)


def test_what_was_changed_by_hand_is_named(qtbot, page, ours):
    """The figure typed over with both values, and the letters that are too small."""
    check(qtbot, page, edited(ours))
    assert texts.CHANGED_COUNT.format(count=1) in results(page)["Đã sửa.docx"]
    assert f"trong tệp {TYPED}." in said(page)
    assert texts.GROUPS["error"] in said(page)


def test_changed_words_are_told_too(qtbot, page, ours):
    """A paragraph that says something else than what was locked; nothing of the file before."""
    check(qtbot, page, ours)
    document = docx.Document(str(ours))
    longest = max(document.paragraphs, key=lambda each: len(each.text))
    longest.runs[0].text = f"Thêm vào: {longest.runs[0].text}"
    path = ours.with_name("Lời văn.docx")
    document.save(str(path))
    check(qtbot, page, path)
    assert texts.CHANGED_GROUP.split(",")[0].format(number=1) in said(page)
    assert "Thêm vào" in said(page)


def test_several_files_and_a_faulty_one(qtbot, page, ours, tmp_path):
    """One that cannot be read is told with its reason; the others are checked."""
    broken = tmp_path / "hỏng.docx"
    broken.write_bytes(b"PK\x03\x04")
    check(qtbot, page, broken, strange(tmp_path), ours)
    assert results(page)["hỏng.docx"] == texts.NOT_READ
    assert texts.COUNTS["error"].format(count=1)[2:] in results(page)["khác.docx"]
    assert page.model.rows[0].fault in said(page)
    page.table.go_to(1)
    assert texts.NO_CODE in said(page)


def test_a_file_is_checked_again_after_it_was_mended(qtbot, page, ours):
    """In Word, under the same name; the list keeps one line of it."""
    path = edited(ours)
    check(qtbot, page, path)
    path.write_bytes(ours.read_bytes())
    click(qtbot, page.again_button)
    end(qtbot, page)
    (row,) = page.model.rows
    assert not row.changes
    assert row.checked.is_sound


def test_a_file_without_code_is_compared_when_asked(qtbot, page, ours):
    """With what is locked of the report in view; the button says with what."""
    check(qtbot, page, edited(ours, code=False))
    assert texts.NO_CODE in said(page)
    click(qtbot, named(page.findings, texts.COMPARE.split("{")[0]))
    end(qtbot, page)
    assert f"trong tệp {TYPED}." in said(page)


def test_nothing_to_compare_with_before_the_lock(qtbot, open_window, ours):
    """An office that still types is offered no comparison."""
    page = at_page(open_window("filled", OFFICE))
    check(qtbot, page, edited(ours, code=False))
    assert not [words for words in words_in(page.findings) if words.startswith("So với")]


def test_the_report_in_view_is_checked_as_it_stands(qtbot, open_window):
    """Without a file of it: what the program would write now, before anything is locked."""
    page = at_page(open_window("filled", OFFICE))
    click(qtbot, page.own_button)
    end(qtbot, page)
    (row,) = page.model.rows
    assert row.checked.is_sound
    assert row.title == texts.OWN_NAME.format(report="Cải cách hành chính năm 2023")
    assert not page.open_button.isVisible()
    lock(page.session, key_of(OFFICE), "khóa")
    click(qtbot, page.again_button)
    end(qtbot, page)
    assert page.model.rows[0].checked.code


def test_files_are_dropped_on_the_page(qtbot, page, ours, tmp_path):
    """Word files are taken, others are not."""
    other = tmp_path / "ảnh.png"
    other.write_bytes(b"")
    assert dropped(page, other, edited(ours))
    end(qtbot, page)
    assert ["Đã sửa.docx"] == list(results(page))


def test_what_was_found_is_copied_and_the_file_opened(qtbot, page, ours):
    """To be sent to whoever mends it; double click or the button opens it in Word."""
    path = edited(ours)
    check(qtbot, page, path)
    click(qtbot, page.copy_button)
    copied = QGuiApplication.clipboard().text()
    assert copied.splitlines()[0] == path.name
    assert f"trong tệp {TYPED}." in copied
    assert texts.MEND.split("{")[0] in copied
    click(qtbot, page.open_button)
    page.table.activated.emit(page.model.index(0, 0))
    assert page.opened == [path, path]
    page.open_path = lambda _path: False
    click(qtbot, page.open_button)
    assert texts.NOT_OPENED.format(name=path.name) in words_in(page.window())


def test_nothing_is_said_before_a_file_is_chosen(qtbot, page):
    """The page says what it is for; a question given up changes nothing."""
    assert texts.EMPTY_TITLE in words_in(page)
    check(qtbot, page)
    assert texts.EMPTY_TITLE in words_in(page)


def test_a_saved_draft_is_checked_with_one_click(qtbot, open_window, tmp_path):
    """From the message that it was saved; each time anew."""
    window = open_window("filled", OFFICE)
    window.show_page("draft")
    path = tmp_path / "dự thảo.docx"
    draft = window.current
    for _time in range(2):
        window.show_page("draft")
        draft.acts.paper.choose_path = lambda *_: path
        click(qtbot, draft.acts.word)
        qtbot.waitUntil(lambda: not window.busy)
        click(qtbot, named(window, draft_texts.CHECK_LAYOUT))
        assert window.current.key == "layout"
        end(qtbot, window.current)
        assert ["dự thảo.docx"] == list(results(window.current))
