"""Writing the report in the real window: sections, editor, autosave; the store holds the result."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.queries.figures import contents
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import OFFICE, a_record, key_of, write_one
from ui.models.section_model import SECTION, STATE
from ui.texts import draft_texts as texts

DIRECTION, INSPECTION = "direction", "inspection"
TYPED = "Câu vừa gõ thêm."


@pytest.fixture
def page(open_window):
    """The draft page of an office that has typed everything."""
    return draft(open_window("filled", OFFICE))


def draft(window):
    """Go to the draft page by its button in the navigation."""
    window.show_page("draft")
    return window.current


def stored(page, code):
    """The paragraphs the store holds of a section."""
    return contents(page.session, key_of(OFFICE)).narrative.get(code, ())


def choose(qtbot, page, code):
    """Click a section in the list."""
    view = page.sections.view
    place = page.sections.model.find(code)
    view.scrollTo(place)
    where = view.visualRect(place).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def typed(qtbot, page, words):
    """Type at the end of the editor."""
    qtbot.keyClick(page.writing.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    commit(page.writing.editor, words)


def commit(editor, words):
    """Type as a Vietnamese typing tool does: it hands whole words over."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(editor, event)


def state(page, code):
    """How far the list says a section is."""
    return page.sections.model.find(code).data(STATE)


def printed(page):
    """All words of the preview, in one line."""
    document = page.preview.document
    pages = range(document.pageCount()) if document else ()
    return " ".join(" ".join(document.getAllText(n).text() for n in pages).split())


def test_the_list_is_a_sound_model(page, qtmodeltester):
    """Qt's own tester finds nothing wrong."""
    qtmodeltester.check(page.sections.model)


def test_sections_say_how_far_they_are(page):
    """Number, heading and state of each section; how many of those asked for are written."""
    assert "6/21 xong" in words_in(page.sections)
    assert ["done", "nothing"] == [state(page, code) for code in (DIRECTION, INSPECTION)]
    place = page.sections.model.find(DIRECTION)
    heading = "Công tác chỉ đạo, điều hành CCHC"
    assert f"1. {heading}" == place.data(Qt.ItemDataRole.DisplayRole)
    assert f"1. {heading}, xong" == place.data(Qt.ItemDataRole.AccessibleTextRole)
    assert f"1. {heading}" in words_in(page.writing)


def test_the_first_section_is_in_view_and_titles_are_passed_over(qtbot, page):
    """Keys go from section to section; what only leads cannot be chosen."""
    assert DIRECTION == page.sections.current
    for _ in range(2):
        qtbot.keyClick(page.sections.view, Qt.Key.Key_Down)
    assert "outreach" == page.sections.current
    choose(qtbot, page, "outreach_training")
    assert "outreach" == page.sections.current


def test_typing_saves_itself_and_keeps_the_id(qtbot, page):
    """After a rest the store holds the text under the same id; the list says so meanwhile."""
    (before,) = stored(page, DIRECTION)
    typed(qtbot, page, " " + TYPED)
    assert "begun" == state(page, DIRECTION)
    assert texts.SAVING == page.writing.saved.text()
    assert (before,) == stored(page, DIRECTION)
    qtbot.waitUntil(lambda: page.writing.saved.text() == texts.SAVED)
    (after,) = stored(page, DIRECTION)
    assert (before.id, f"{before.text} {TYPED}") == (after.id, after.text)
    assert "done" == state(page, DIRECTION)
    assert "Đã lưu 10:26" in words_in(page.window())


def test_a_new_paragraph_gets_its_own_id(qtbot, page):
    """Enter begins a paragraph; Shift+Enter only a line of it."""
    (before,) = stored(page, DIRECTION)
    editor = page.writing.editor
    typed(qtbot, page, "")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    commit(editor, "Gồm:")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    commit(editor, "- một việc;")
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    first, second = stored(page, DIRECTION)
    assert before == first
    assert "Gồm:\n- một việc;" == second.text
    assert first.id != second.id


def test_an_empty_section_shows_its_hint_and_counts_when_written(qtbot, page):
    """The hint stands where nothing does; writing makes one more section done."""
    choose(qtbot, page, INSPECTION)
    assert page.writing.editor.hint.startswith("Nêu kế hoạch kiểm tra")
    empty = page.writing.editor.grab().toImage()
    page.writing.editor.hint = ""
    page.writing.editor.viewport().update()
    assert empty != page.writing.editor.grab().toImage()  # the hint is drawn
    typed(qtbot, page, TYPED)
    page.save()
    assert "7/21 xong" in words_in(page.sections)


def test_dots_left_to_fill_keep_a_section_open(qtbot, page):
    """A text with room left in it is not done."""
    choose(qtbot, page, INSPECTION)
    typed(qtbot, page, "Đã kiểm tra …… đơn vị.")
    page.save()
    assert "begun" == state(page, INSPECTION)
    assert "6/21 xong" in words_in(page.sections)


def test_going_to_another_section_saves(qtbot, page):
    """Nothing waits for the rest when another section is chosen."""
    typed(qtbot, page, " " + TYPED)
    choose(qtbot, page, INSPECTION)
    assert stored(page, DIRECTION)[0].text.endswith(TYPED)
    assert ("",) == page.writing.editor.paragraphs


def test_leaving_the_page_saves(qtbot, page):
    """Nothing waits for the rest when another page is shown, and coming back shows it."""
    window = page.window()
    typed(qtbot, page, " " + TYPED)
    window.show_page("home")
    assert stored(page, DIRECTION)[0].text.endswith(TYPED)
    window.show_page("draft")
    assert page.writing.editor.paragraphs[0].endswith(TYPED)


def test_closing_the_window_saves(qtbot, page):
    """The last words before the window is closed are kept."""
    typed(qtbot, page, " " + TYPED)
    page.window().close()
    assert stored(page, DIRECTION)[0].text.endswith(TYPED)


def test_another_period_saves_under_the_old_one(qtbot, page):
    """What was typed belongs to the report it was typed in."""
    typed(qtbot, page, " " + TYPED)
    page.context.go(period="2023-Q1")
    assert ("",) == page.writing.editor.paragraphs
    assert stored(page, DIRECTION)[0].text.endswith(TYPED)


def test_the_editor_undoes_its_own_typing(qtbot, page):
    """Ctrl+Z and Ctrl+Y, and the two buttons; another section's text is never undone into it."""
    editor = page.writing.editor
    before = editor.paragraphs
    typed(qtbot, page, TYPED)
    after = editor.paragraphs
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert before == editor.paragraphs
    qtbot.keyClick(editor, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert after == editor.paragraphs
    click(qtbot, page.writing.undo)
    assert before == editor.paragraphs
    click(qtbot, page.writing.redo)
    assert after == editor.paragraphs
    choose(qtbot, page, INSPECTION)
    assert not page.writing.undo.isEnabled()


def test_undo_after_saving_is_saved_too(qtbot, page):
    """Saving takes no step away; what is undone is stored again."""
    (before,) = stored(page, DIRECTION)
    typed(qtbot, page, TYPED)
    page.save()
    click(qtbot, page.writing.undo)
    page.save()
    assert (before,) == stored(page, DIRECTION)


def test_a_paste_brings_words_only(page):
    """Fonts, odd spaces and signs nobody sees stay behind; paragraphs come."""
    page.go_to(INSPECTION)
    pasted = QMimeData()
    pasted.setHtml("<b>đậm</b>")
    pasted.setText("Một\u00a0đoạn\u200b.\r\nĐoạn\thai\x07.")
    page.writing.editor.insertFromMimeData(pasted)
    page.save()
    assert ["Một đoạn.", "Đoạn hai."] == [each.text for each in stored(page, INSPECTION)]


def test_what_is_refused_stays_in_the_editor(page):
    """A text too long is told, not lost; the section stays in view until it fits."""
    editor = page.writing.editor
    editor.insertPlainText("x" * 20_001)
    page.go_to(INSPECTION)
    assert DIRECTION == page.sections.current
    assert texts.NOT_SAVED == page.writing.saved.text()
    assert "20" in page.messages.text
    page.context.go(period="2023-Q1")
    page.context.go(period="2023")
    assert editor.paragraphs[0].startswith("x" * 20_001)
    editor.undo()
    editor.selectAll()
    editor.insertPlainText(TYPED)
    assert page.save()
    assert TYPED == stored(page, DIRECTION)[0].text


def test_the_place_names_the_section(page):
    """Coming for a section shows it; the name of a cell is no section."""
    page.context.go(detail="outlook")
    assert "outlook" == page.sections.current
    page.context.go(detail="dossiers.total.new")
    assert "outlook" == page.sections.current


def test_what_the_program_prints_itself_is_named(page):
    """Under the editor stands what need not be typed."""
    note = " ".join(words_in(page.writing))
    assert "2 câu số liệu, danh mục văn bản, tiến độ nhiệm vụ" in note


def test_a_locked_report_is_read_only_until_reopened(qtbot, open_window):
    """The sentence says why and what to do; the button does it."""
    page = draft(open_window("sent", OFFICE))
    code = contents(page.session, key_of(OFFICE)).revision.verification_code
    assert f"Đã chốt lần 1, mã đối chiếu {code}" == page.head.chip.text
    said = " ".join(words_in(page.writing))
    assert "Báo cáo đã chốt lần 1, lời văn không sửa được; muốn sửa thì lập lần chốt mới." in said
    editor = page.writing.editor
    before = editor.paragraphs
    qtbot.keyClicks(editor, "abc")
    assert before == editor.paragraphs
    assert not editor.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    click(qtbot, page.writing.reopen)
    assert texts.DRAFT_CHIP == page.head.chip.text
    assert "Báo cáo đã chốt" not in " ".join(words_in(page.writing))
    typed(qtbot, page, TYPED)
    page.save()
    assert stored(page, DIRECTION)[0].text.endswith(TYPED)


def test_a_report_nobody_began_can_be_written(qtbot, open_window):
    """The first words begin the working copy."""
    page = draft(open_window("empty", OFFICE))
    page.context.go(period="2023")
    assert "0/21 xong" in words_in(page.sections)
    typed(qtbot, page, TYPED)
    page.save()
    assert [TYPED] == [each.text for each in stored(page, DIRECTION)]


def test_two_locked_versions_ask_for_a_choice(open_window, templates, tmp_path):
    """While two heads stand nothing of another report is in view, and the pane says what to do."""
    page = draft(open_window("sent", OFFICE))
    rival = a_record(templates.key(OFFICE), OFFICE, {}, as_of="2023-12-13")
    write_one(tmp_path / "rival.bhxh", templates.key(OFFICE), rival, {})
    import_files(page.session, [tmp_path / "rival.bhxh"])
    page.show_place()
    assert "có hai bản chốt khác nhau" in " ".join(words_in(page.preview))
    assert [] == [row.section.code for row in page.sections.model.rows]
    assert ("",) == page.writing.editor.paragraphs
    assert not page.head.chip.isVisible()
    assert not page.acts.word.isEnabled()
    page.context.go(period="2023-Q1")
    assert page.acts.word.isEnabled()
    assert "0/21 xong" in words_in(page.sections)


def test_panes_give_way_to_narrow_windows(qtbot, page):
    """At 125 % a button chooses the section; at 150 % the panes are tabs; keys still work."""
    window = page.window()
    assert page.sections.isVisible()
    window.resize(1093, window.height())
    assert not page.sections.isVisible()
    assert page.writing.picker.isVisible()
    page.writing.picker.menu().actions()[1].trigger()
    assert "2. Về kiểm tra CCHC" == page.writing.picker.text()
    assert "Chưa chốt" == page.head.chip.text
    window.resize(911, window.height())
    assert (True, False) == (page.writing.isVisible(), page.preview.isVisible())
    qtbot.mouseClick(
        page.panes.tabs, Qt.MouseButton.LeftButton, pos=_middle(page.panes.tabs.tabRect(1))
    )
    assert (False, True) == (page.writing.isVisible(), page.preview.isVisible())


def _middle(rect):
    return QPoint(rect.center())


def test_list_and_paper_name_the_same_rows(qtbot, page):
    """Each section of the list is a heading of the preview."""
    qtbot.waitUntil(lambda: page.preview.document is not None)
    said = printed(page).casefold()
    for row in page.sections.model.rows:
        assert f"{row.section.printed_number} {row.section.heading}".casefold() in said
    assert page.sections.model.index(0).data(SECTION).is_title
