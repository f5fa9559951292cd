"""Quoting in the real window: picker, chips, hands, lists, pasting; the store holds the result."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor

from bhxh_desktop.domain.figure import FigureKey, number_cell
from bhxh_desktop.domain.marked_text import Piece, read_marks
from bhxh_desktop.domain.parts import Paragraph
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.narrative import set_narrative
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.reports.sentences import left
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import OFFICE, key_of
from ui.models.section_model import STATE
from ui.texts import quoting_texts as texts

CTRL = Qt.KeyboardModifier.ControlModifier
SECTION = "inspection"
SOURCE = "inspections.units.planned"


@pytest.fixture
def page(qtbot, open_window):
    """The draft page at an empty section, its report made once."""
    return at_section(qtbot, open_window("filled", OFFICE))


def at_section(qtbot, window):
    """Go to the draft page and wait for what quotations say."""
    window.show_page("draft")
    page = window.current
    page.go_to(SECTION)
    qtbot.waitUntil(lambda: page.writing.editor.quoter is not None)
    return page


def a_count(page):
    """A whole number of the report, as (source, words)."""
    quoter = page.writing.editor.quoter
    definition = quoter.source.program.definition
    for place in definition.items:
        words = quoter.words(".".join(place)) or ""
        typed = place not in quoter.source.program.expressions
        if typed and words.isdigit() and len(words) > 1 and not words.startswith("0"):
            return ".".join(place), words
    raise AssertionError("no figure")


def stored(page):
    """What the store holds of the section."""
    page.save()
    return [p.text for p in contents(page.session, key_of(OFFICE)).narrative.get(SECTION, ())]


def put(page, *paragraphs):
    """Write a section elsewhere and show it."""
    said = tuple(Paragraph(f"{n:016x}", text) for n, text in enumerate(paragraphs))
    set_narrative(page.session, key_of(OFFICE), {SECTION: said})
    page.show_place()


def paste(page, *, html="", text=""):
    """Paste as from another program."""
    made = QMimeData()
    if html:
        made.setHtml(html)
    made.setText(text)
    page.writing.editor.insertFromMimeData(made)


def test_the_picker_puts_in_a_chip_that_is_stored_as_a_reference(qtbot, page):
    """Found by name, taken by Enter; printed with what it says."""
    editor = page.writing.editor
    source, words = a_count(page)
    qtbot.keyClicks(editor, "Co ")
    qtbot.keyClick(editor, Qt.Key.Key_M, CTRL)
    picker = page.quoting.picker
    names = {q.source: q.name for q in picker.model.rows}
    picker.search.setText(names[source].split(",")[0])
    picker.table.go_to([q.source for q in picker.model.rows].index(source))
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.quoting.picker is None)
    qtbot.keyClicks(editor, " muc")
    assert [f"Co <q {source}>{words}</q> muc"] == stored(page)


def test_the_picker_finds_by_column_number_and_by_words_without_marks(page):
    """As people look; nothing found is said, and then nothing can be taken."""
    page.quoting.pick()
    picker = page.quoting.picker
    picker.search.setText("tiep nhan (1)")
    picker.search.setText("khong co dau vet nao")
    assert not picker.model.rows
    assert texts.NOT_FOUND in words_in(picker)
    assert not picker.do.isEnabled()
    picker.reject()


def test_figures_of_earlier_periods_are_quoted_too(qtbot, page):
    """Only of numbers; where nothing was locked then the list says so."""
    page.quoting.pick()
    picker = page.quoting.picker
    everything = len(picker.model.rows)
    picker.kinds._group.button(4).click()
    assert 0 < len(picker.model.rows) < everything
    picker.accept()
    assert stored(page)[0].startswith("<q change_last_year:")


def test_a_chip_goes_as_a_whole_and_comes_back(qtbot, page):
    """One Backspace, one undo."""
    source, words = a_count(page)
    put(page, f"Có <q {source}>{words}</q> mục")
    editor = page.writing.editor
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(4):
        qtbot.keyClick(editor, Qt.Key.Key_Right)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert ("Có  mục",) == editor.paragraphs
    editor.undo()
    assert (f"Có <q {source}>{words}</q> mục",) == editor.paragraphs


def test_what_is_typed_beside_a_chip_is_no_part_of_it(qtbot, page):
    """Before and behind."""
    source, words = a_count(page)
    put(page, f"<q {source}>{words}</q>")
    editor = page.writing.editor
    qtbot.keyClick(editor, Qt.Key.Key_End)
    qtbot.keyClicks(editor, " b")
    qtbot.keyClick(editor, Qt.Key.Key_Home)
    qtbot.keyClicks(editor, "a ")
    assert (f"a <q {source}>{words}</q> b",) == editor.paragraphs


def test_a_chip_says_what_its_figure_says_now(qtbot, page):
    """And the text is left alone: nothing to undo, nothing to save."""
    source, words = a_count(page)
    put(page, f"Có <q {source}>{words}</q> mục")
    editor = page.writing.editor
    cell = number_cell(int(words) + 1)
    fill(page.session, key_of(OFFICE), {FigureKey(*source.split(".")): (cell, None)})
    page.show_place()
    now = str(int(words) + 1)
    qtbot.waitUntil(lambda: editor.quoter.words(source) == now)
    assert (f"Có <q {source}>{now}</q> mục",) == editor.paragraphs
    assert not page.writing.undo.isEnabled()
    assert not page.saver.unsaved


def test_a_figure_typed_over_a_chip_is_flagged_and_mended(qtbot, page):
    """The strip names both numbers; one click follows the figure again, or keeps the typed one."""
    source, words = a_count(page)
    put(page, f"Có <q {source}>{words}</q> mục")
    editor, strip = page.writing.editor, page.writing.outdated
    cursor = editor.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(4, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    qtbot.keyClicks(editor, "998")
    assert (f"Có <t {source}>998</t> mục",) == editor.paragraphs
    qtbot.waitUntil(strip.isVisible)
    assert texts.OUTDATED.format(typed="998", now=words) == strip.words.text()
    page.save()
    assert "outdated" == page.sections.model.find(SECTION).data(STATE)
    click(qtbot, strip.keep)
    assert [f"Có <t {source}|{words}>998</t> mục"] == stored(page)
    assert not strip.isVisible()
    assert "done" == page.sections.model.find(SECTION).data(STATE)
    editor.undo()
    strip.look()
    click(qtbot, strip.mend)
    assert [f"Có <q {source}>{words}</q> mục"] == stored(page)


def test_bold_and_italic_by_key_and_by_button(qtbot, page):
    """Stored as marks; the buttons show the hand at the cursor."""
    editor, writing = page.writing.editor, page.writing
    qtbot.keyClicks(editor, "mot ")
    qtbot.keyClick(editor, Qt.Key.Key_B, CTRL)
    assert writing.bold.isChecked()
    qtbot.keyClicks(editor, "hai")
    qtbot.keyClick(editor, Qt.Key.Key_B, CTRL)
    qtbot.keyClicks(editor, " ba")
    qtbot.keyClick(editor, Qt.Key.Key_Left, CTRL | Qt.KeyboardModifier.ShiftModifier)
    click(qtbot, writing.italic)
    assert ["mot <b>hai</b> <i>ba</i>"] == stored(page)
    editor.undo()
    assert ("mot <b>hai</b> ba",) == editor.paragraphs


def test_lists_go_on_and_end_with_enter(qtbot, page):
    """Dashes and numbers, as they print."""
    editor, writing = page.writing.editor, page.writing
    click(qtbot, writing.numbers)
    qtbot.keyClicks(editor, "mot")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "ba")
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    qtbot.keyClick(editor, Qt.Key.Key_End)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "hai")
    assert ("1. mot", "2. hai", "3. ba") == editor.paragraphs
    editor.selectAll()
    click(qtbot, writing.dashes)
    assert ("- mot", "- hai", "- ba") == editor.paragraphs
    click(qtbot, writing.dashes)
    assert ("mot", "hai", "ba") == editor.paragraphs
    editor.undo()
    assert ("- mot", "- hai", "- ba") == editor.paragraphs
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert ("- mot", "- hai", "- ba", "") == editor.paragraphs


WORD = """<html><head><style>p {color: red}</style></head><body>
<!--StartFragment--><p class=MsoNormal style='font-family:"Arial"'>Một <b>hai</b>
<i style='color:red'>ba</i><o:p></o:p></p>
<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol'>·<span>&nbsp;&nbsp;
</span></span><![endif]>dòng</p>
<ul><li>gạch</li></ul><ol><li>số</li></ol>
<p><img src="file:///etc/passwd">cuối</p><!--EndFragment--></body></html>"""


def test_a_paste_from_word_keeps_bold_italic_and_lists_alone(page):
    """No font, colour, size, picture."""
    paste(page, html=WORD)
    expected = ["Một <b>hai</b> <i>ba</i>", "- dòng", "- gạch", "1. số", "cuối"]
    assert expected == stored(page)


def test_a_copy_within_the_editor_keeps_chips(page):
    """And gives words to other programs."""
    source, words = a_count(page)
    put(page, f"Có <q {source}>{words}</q> <b>mục</b>")
    editor = page.writing.editor
    editor.selectAll()
    copied = editor.createMimeDataFromSelection()
    assert f"Có {words} mục" == copied.text()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insertFromMimeData(copied)
    (text,) = editor.paragraphs
    assert 2 == sum(piece.source == source for piece in read_marks(text))
    assert Piece("mục", bold=True) in read_marks(text)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("hép møt tÕt", "TCVN3"), ("Xin chaøo caùc baïn", "VNI")],
)
def test_text_in_an_old_encoding_is_refused_with_advice(page, text, encoding):
    """One sentence; nothing of it gets in."""
    paste(page, text=text)
    assert ("",) == page.writing.editor.paragraphs
    assert texts.LEGACY.format(encoding=encoding) == page.messages.text


def test_signs_that_look_like_marks_are_words(qtbot, page):
    """What is typed is what is stored and shown."""
    editor = page.writing.editor
    qtbot.keyClicks(editor, "a <b>c</b> <q x.y>1</q>")
    (text,) = stored(page)
    assert "a <b>c</b> <q x.y>1</q>" == "".join(piece.text for piece in read_marks(text))
    assert not editor.document().toPlainText().count("\ufffc")


def test_a_locked_report_takes_no_tools(qtbot, open_window):
    """Nothing of the toolbar does anything there."""
    window = open_window("sent", OFFICE)
    window.show_page("draft")
    writing = window.current.writing
    tools = (writing.insert, writing.bold, writing.italic, writing.dashes, writing.numbers)
    assert not any(tool.isEnabled() for tool in tools)
    before = writing.editor.paragraphs
    qtbot.keyClick(writing.editor, Qt.Key.Key_B, CTRL)
    window.current.quoting.pick()
    assert window.current.quoting.picker is None
    assert before == writing.editor.paragraphs


def test_own_sentences_come_into_the_text_to_be_reworded(page):
    """Each figure of them a chip; what stands in the text is not printed a second time."""
    quoter = page.writing.editor.quoter
    sections = quoter.source.regime.sections
    code, count = next((s.code, n) for s in sections if (n := len(list(left(quoter, s, ())))))
    page.go_to(code)
    page.quoting.offer()
    before = len(stored_of(page, code))
    (action, *_) = page.quoting.menu.actions()
    assert texts.SENTENCES.format(count=count) == action.text()
    action.trigger()
    page.save()
    added = stored_of(page, code)[before:]
    assert count == len(added)
    assert any(piece.follows for text in added for piece in read_marks(text))
    page.quoting.offer()
    (taken, *_) = page.quoting.menu.actions()
    assert (texts.SENTENCES_TAKEN, False) == (taken.text(), taken.isEnabled())
    page.writing.editor.undo()
    page.save()
    assert before == len(stored_of(page, code))


def test_why_there_is_no_sentence_is_said(qtbot, page):
    """The regime has none for the section, or its figures are still to come."""
    page.context.go(period="2023-Q2")
    qtbot.waitUntil(lambda: page.writing.editor.quoter is not None)
    said = set()
    for section in page.writing.editor.quoter.source.regime.sections:
        if page.sections.model.find(section.code).isValid():
            page.go_to(section.code)
            page.quoting.offer()
            (first, *_) = page.quoting.menu.actions()
            said.add(first.text() if not first.isEnabled() else "")
            assert bool(section.sentences) == (first.text() != texts.NO_SENTENCES)
    assert {texts.NO_SENTENCES, texts.SENTENCES_WAIT} <= said


def stored_of(page, code):
    """What the store holds of any section."""
    return [p.text for p in contents(page.session, key_of(OFFICE)).narrative.get(code, ())]


def test_the_text_of_the_period_before_is_taken_over_with_what_it_quotes(qtbot, page):
    """It quotes the figures of this period, also where a figure was typed by hand then."""
    source, words = a_count(page)
    page.context.go(period="2023-Q2")
    page.go_to(SECTION)
    now = key_of(OFFICE)._replace(period="2023-Q2")
    fill(page.session, now, {FigureKey(*source.split(".")): (number_cell(int(words)), None)})
    page.show_place()
    qtbot.waitUntil(lambda: page.writing.editor.quoter.words(source) == words)
    earlier = now._replace(period="2023-Q1")
    said = f"Có <q {source}>1</q>, <t {source}|7>5</t> mục"
    set_narrative(page.session, earlier, {SECTION: (Paragraph("0" * 16, said),)})
    page.quoting.offer()
    (action,) = [a for a in page.quoting.menu.actions() if "quý I năm 2023" in a.text()]
    action.trigger()
    quoted = f"<q {source}>{words}</q>"
    assert (f"Có {quoted}, {quoted} mục",) == page.writing.editor.paragraphs
    page.writing.outdated.look()
    assert () == page.writing.outdated.found


def test_a_character_that_takes_two_places_shifts_nothing(qtbot, page):
    """A sign beyond the first 65.536 characters before a number that is mended, or copied."""
    source, words = a_count(page)
    sign = "\U0001f4cc"
    put(page, f"{sign} Có <t {source}>998</t> mục")
    strip, editor = page.writing.outdated, page.writing.editor
    qtbot.waitUntil(strip.isVisible)
    click(qtbot, strip.mend)
    assert [f"{sign} Có <q {source}>{words}</q> mục"] == stored(page)
    cursor = editor.textCursor()
    cursor.setPosition(len(f"{sign} ".encode("utf-16-le")) // 2)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    assert f"Có {words} mục" == editor.createMimeDataFromSelection().text()
