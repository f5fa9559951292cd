"""The signed file of a locked report, kept in the window."""

from __future__ import annotations

import docx

from bhxh_desktop.operations.reports import write_report
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.report_source import source_of
from tests.helpers.window import click
from tests.helpers.workspaces import OFFICE, key_of
from ui.texts import draft_texts
from ui.texts import final_texts as texts


def draft(qtbot, window):
    """The draft page with its preview."""
    window.show_page("draft")
    qtbot.waitUntil(lambda: window.current.preview.document is not None)
    return window.current


def choose(page):
    """Choose the entry of the menu."""
    actions = page.acts.other.menu().actions()
    next(each for each in actions if each.text() == draft_texts.FINAL).trigger()
    return page.acts.final


def test_a_draft_has_none(qtbot, open_window):
    """It is said that the report is to be locked first."""
    page = draft(qtbot, open_window("filled", OFFICE))
    assert choose(page) is None
    assert texts.NOT_LOCKED == page.messages.text


def test_a_file_is_kept_and_compared(qtbot, open_window, tmp_path):
    """What differs stands in the dialog, then and when it is opened again; the file opens."""
    page = draft(qtbot, open_window("sent", OFFICE))
    path = tmp_path / "ký.docx"
    write_report(
        page.session, source_of(page.session, contents(page.session, key_of(OFFICE))), path
    )
    document = docx.Document(str(path))
    document.paragraphs[-2].insert_paragraph_before("Đề nghị thêm.")
    document.save(str(path))
    dialog = choose(page)
    qtbot.waitUntil(dialog.do.isEnabled)
    assert texts.NONE == dialog.said.text()
    assert not dialog.look.isEnabled()
    dialog.choose = lambda _parent: path
    click(qtbot, dialog.do)
    qtbot.waitUntil(dialog.look.isEnabled)
    assert dialog.said.text().startswith("ký.docx, ")
    assert texts.DIFFERS.format(count=1) in dialog.words.toPlainText()
    assert "thêm đoạn “Đề nghị thêm.”" in dialog.words.toPlainText()
    click(qtbot, dialog.later)
    path.unlink()
    opened = []
    page.acts.paper.open_path = lambda each: opened.append(each.read_bytes()) or True
    again = choose(page)
    qtbot.waitUntil(again.look.isEnabled)
    click(qtbot, again.look)
    assert opened[0].startswith(b"PK")
    click(qtbot, again.later)


def test_a_file_that_is_none_is_told(qtbot, open_window, tmp_path):
    """The dialog says why and stays; closing it while it works breaks nothing."""
    page = draft(qtbot, open_window("sent", OFFICE))
    path = tmp_path / "a.docx"
    path.write_bytes(b"%PDF-1.7")
    dialog = choose(page)
    qtbot.waitUntil(dialog.do.isEnabled)
    dialog.choose = lambda _parent: path
    click(qtbot, dialog.do)
    qtbot.waitUntil(lambda: dialog.words.toPlainText() != "")
    assert "không phải tệp Word .docx" in dialog.words.toPlainText()
    click(qtbot, dialog.do)
    click(qtbot, dialog.later)
    qtbot.waitUntil(lambda: not page.context.runner.busy)
