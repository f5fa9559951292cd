"""The preview of the draft page, its files and its way to the printer."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel

from bhxh_desktop.operations.previews import Wanted, preview
from bhxh_desktop.queries.figures import contents
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import OFFICE, OFFICES, PROVINCE, key_of
from ui.context import sentence
from ui.dialogs import section_saver
from ui.runner import Stopped
from ui.texts import draft_texts as texts
from ui.widgets import live_preview
from ui.widgets.pdf_file import read_pdf
from ui.widgets.printing import print_pdf

TYPED = "Câu vừa gõ thêm."


@pytest.fixture
def page(qtbot, open_window):
    """The draft page of an office that has typed everything, with its preview."""
    return draft(qtbot, open_window("filled", OFFICE))


def draft(qtbot, window):
    """Show the draft page and wait for its preview."""
    window.show_page("draft")
    qtbot.waitUntil(lambda: window.current.preview.document is not None)
    return window.current


def text_of(document):
    """All words of a PDF, in one line."""
    pages = range(document.pageCount()) if document else ()
    return " ".join(" ".join(document.getAllText(n).text() for n in pages).split())


def wait_for(qtbot, page, words):
    """Wait until the preview says something."""
    qtbot.waitUntil(lambda: words in text_of(page.preview.document))


def place(page):
    """What stands between the arrows."""
    return page.preview.place.text()


def test_the_preview_shows_what_is_typed_before_it_is_saved(qtbot, page, monkeypatch):
    """Fresh words are on paper soon, the place in the preview stays."""
    assert TYPED not in text_of(page.preview.document)
    page.preview.turn(3)
    bar = page.preview.view.verticalScrollBar()
    before = bar.value()
    assert before > 0
    monkeypatch.setattr(section_saver, "AUTOSAVE_MS", 60_000)
    page.writing.editor.insertPlainText(TYPED)
    wait_for(qtbot, page, TYPED)
    assert before == bar.value()
    (stored,) = contents(page.session, key_of(OFFICE)).narrative["direction"]
    assert TYPED not in stored.text


def test_the_last_picture_goes_as_soon_as_the_next_is_drawn(qtbot, page, monkeypatch):
    """It covers the pages while they are drawn, no blink longer; drawing takes milliseconds."""
    preview = page.preview
    preview._still_timer.setInterval(3_600_000)
    stills = []
    monkeypatch.setattr(preview._still, "show", lambda: stills.append(QLabel.show(preview._still)))
    page.writing.editor.insertPlainText(TYPED)
    wait_for(qtbot, page, TYPED)
    qtbot.waitUntil(lambda: stills and not preview._still.isVisible())


def test_typing_on_while_a_preview_is_made_is_not_lost(qtbot, page):
    """The last words win, one compilation at a time."""
    started = []
    page.context.runner.started.connect(started.append)
    for word in ("một", "hai", "ba"):
        page.writing.editor.insertPlainText(f"Lần {word}. ")
        page._live.now()
    wait_for(qtbot, page, "Lần một. Lần hai. Lần ba.")
    assert [texts.PREVIEWING] * 2 == started


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), Stopped()])
def test_a_preview_that_could_not_be_made_says_why(qtbot, page, monkeypatch, error):
    """A full disk or Esc is no fault of the program; typing on makes the next one."""

    def refuse(_session, _wanted):
        raise error

    monkeypatch.setattr(live_preview, "preview", refuse)
    page._live.now()
    why = sentence(error)
    qtbot.waitUntil(lambda: why in words_in(page.preview))
    monkeypatch.undo()
    page.writing.editor.insertPlainText(TYPED)
    wait_for(qtbot, page, TYPED)


def test_the_preview_goes_on_after_the_window_was_away(qtbot, page):
    """What was typed just before minimising is on paper once the window is back."""
    window = page.window()
    page.writing.editor.insertPlainText(TYPED)
    window.showMinimized()
    qtbot.waitUntil(lambda: not page._live._rest.isActive())
    window.showNormal()
    wait_for(qtbot, page, TYPED)


def test_the_preview_names_when_it_was_made(page):
    """Beside the sentence about Word."""
    said = words_in(page.preview)
    assert "Bản xem trước lúc 10:26:00" in said
    assert texts.WORD_DIFFERS in said


def test_pages_are_turned_and_counted(qtbot, page):
    """The arrows turn pages and rest at both ends."""
    pages = page.preview.document.pageCount()
    assert f"Trang 1 / {pages}" == place(page)
    assert not page.preview.previous.isEnabled()
    click(qtbot, page.preview.next)
    assert f"Trang 2 / {pages}" == place(page)
    click(qtbot, page.preview.previous)
    assert f"Trang 1 / {pages}" == place(page)
    page.preview.turn(pages - 1)
    assert not page.preview.next.isEnabled()
    page.preview.turn(1)
    assert f"Trang {pages} / {pages}" == place(page)


def test_a_zoom_stays_at_the_page(qtbot, page):
    """The three sizes differ and none loses the page."""
    page.preview.turn(3)
    ends = set()
    for choice in (1, 2, 0):
        click(qtbot, page.preview.zooms._group.button(choice))
        assert place(page).startswith("Trang 4 /")
        ends.add(page.preview.view.verticalScrollBar().maximum())
    assert 3 == len(ends)


def test_the_chosen_section_comes_into_view(qtbot, page):
    """Its heading stands near the top of the preview."""
    page.go_to("one_stop")
    document = page.preview.document
    number = page.preview.view.pageNavigator().currentPage()
    assert "1.2. Thực hiện cơ chế một cửa" in document.getAllText(number).text()
    assert number > 1
    assert place(page).startswith(f"Trang {number + 1} /")
    before = page.preview.view.verticalScrollBar().value()
    page.go_to("proposals")
    assert page.preview.view.verticalScrollBar().value() > before
    page.go_to("direction")
    assert place(page).startswith("Trang 1 /")


def save(qtbot, page, path, act):
    """Save by *act*, answering with *path*; gives what was suggested."""
    asked = []

    def answer(_parent, title, suggested, kind):
        asked.append((title, suggested, kind))
        return path

    page.acts.paper.choose_path = answer
    act()
    if path is not None:
        qtbot.waitUntil(lambda: page.messages.text == f"Đã lưu {path.name}")
    return asked[0]


def test_word_is_saved_with_the_last_words(qtbot, page, tmp_path):
    """F12 saves what is typed, suggests folder and name, writes, and offers to open."""
    path, opened = tmp_path / "báo cáo.docx", []
    page.acts.paper.open_path = lambda each: opened.append(each) or True
    page.writing.editor.insertPlainText(TYPED)
    _, suggested, kind = save(
        qtbot, page, path, lambda: qtbot.keyClick(page.writing.editor, Qt.Key.Key_F12)
    )
    name = f"Báo cáo Cải cách hành chính năm 2023 - {page.session.unit.short_name}.docx"
    assert page.context.exports / name == suggested
    assert "Tệp Word (*.docx)" == kind
    words = [each.text for each in docx.Document(io.BytesIO(path.read_bytes())).paragraphs]
    assert any(TYPED in each for each in words)
    for caption, expected in ((texts.OPEN_FOLDER, tmp_path), (texts.OPEN_FILE, path)):
        (act,) = [each for each in page.messages._buttons if each.text() == caption]
        click(qtbot, act)
        assert expected == opened.pop()


@pytest.mark.parametrize(("number", "suffix"), [(0, ".pdf"), (1, ".xlsx")])
def test_the_menu_saves_the_other_kinds(qtbot, page, tmp_path, number, suffix):
    """PDF and Excel come from the menu beside."""
    path = tmp_path / f"tệp{suffix}"
    action = page.acts.other.menu().actions()[number]
    title, suggested, kind = save(qtbot, page, path, action.trigger)
    assert (texts.SAVE_TITLES[suffix], texts.SAVE_KINDS[suffix]) == (title, kind)
    assert suffix == suggested.suffix
    assert path.stat().st_size > 1000


def test_what_was_saved_is_listed(qtbot, page, tmp_path):
    """File, moment, person and state, newest first; the folder opens, a lost file is told."""
    for name in ("a.docx", "b.pdf"):
        save(qtbot, page, tmp_path / name, lambda n=name: page.acts.save_file(n[1:]))
    opened = []
    page.acts.paper.open_path = lambda each: opened.append(each) or True
    page.acts.show_produced()
    dialog = page.acts.listed
    shown = dialog.table.model()
    rows = [[shown.index(r, c).data() for c in range(5)] for r in range(shown.rowCount())]
    assert ["b.pdf", "18/12/2023 10:26", page.session.author, "dự thảo", "còn"] == rows[0]
    assert "a.docx" == rows[1][0]
    click(qtbot, dialog.do)
    click(qtbot, dialog.file)
    assert [tmp_path, tmp_path / "b.pdf"] == opened
    (tmp_path / "b.pdf").unlink()
    click(qtbot, dialog.file)
    assert dialog.said.text().startswith("Không còn b.pdf ở ")
    assert dialog.isVisible()


def test_a_file_nothing_opens_is_told(qtbot, page, tmp_path):
    """Where the system has no program for it, a sentence says so."""
    page.acts.paper.open_path = lambda _path: False
    save(qtbot, page, tmp_path / "a.pdf", lambda: page.acts.save_file(".pdf"))
    click(qtbot, page.messages._buttons[1])
    assert "Không mở được a.pdf" in page.messages.text


def test_leaving_the_question_writes_nothing(qtbot, page):
    """No path, no work, no word."""
    started = []
    page.context.runner.started.connect(started.append)
    save(qtbot, page, None, lambda: click(qtbot, page.acts.word))
    page.acts.paper.choose_printer = lambda _parent: None
    click(qtbot, page.acts.print)
    assert [] == started
    assert "" == page.messages.text


def test_a_folder_that_takes_nothing_is_told(qtbot, page, tmp_path):
    """The sentence of the fault stands under the head."""
    page.acts.paper.choose_path = lambda *_: tmp_path / "không có" / "a.docx"
    click(qtbot, page.acts.word)
    qtbot.waitUntil(lambda: page.messages.text != "")
    assert page.messages.text.startswith("Không ghi được a.docx vào ")


def test_a_file_open_in_word_is_told_and_kept(qtbot, page, tmp_path, monkeypatch):
    """Windows gives no file of that name away: the old one stays, nothing lies beside it."""
    path = tmp_path / "a.docx"
    path.write_bytes(b"open in Word")

    def refuse(draft, target):
        raise PermissionError(errno.EACCES, "sharing violation", str(draft), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    page.acts.paper.choose_path = lambda *_: path
    click(qtbot, page.acts.word)
    qtbot.waitUntil(lambda: page.messages.text != "")
    assert page.messages.text.startswith("Không ghi được a.docx vào ")
    assert "đóng lại" in page.messages.text
    assert [path] == list(tmp_path.glob("a.*"))
    assert b"open in Word" == path.read_bytes()


def a_printer(path):
    """A printer that leaves its paper in a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setFullPage(True)
    printer.setResolution(100)
    return printer


def test_printing_prints_the_preview(qtbot, page, tmp_path):
    """Every page comes out the way it lies, and the printer's name is told."""
    printer = a_printer(tmp_path / "in.pdf")
    printer.setPrinterName("")
    page.acts.paper.choose_printer = lambda _parent: printer
    qtbot.keyClick(page.writing.editor, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    count = page.preview.document.pageCount()
    qtbot.waitUntil(lambda: page.messages.text.startswith(f"Đã gửi {count} trang"), timeout=20_000)
    printed = read_pdf((tmp_path / "in.pdf").read_bytes())
    assert _sides(page.preview.document) == _sides(printed)


def _sides(document):
    sizes = [document.pagePointSize(n) for n in range(document.pageCount())]
    return [(round(size.width() / 5), round(size.height() / 5)) for size in sizes]


def test_only_the_pages_asked_for_are_printed(page, tmp_path):
    """From page 2 to 3."""
    printer = a_printer(tmp_path / "in.pdf")
    printer.setFromTo(2, 3)
    steps = []
    made = preview(page.session, Wanted(key_of(OFFICE)))
    assert 2 == print_pdf(made.pdf, printer, lambda *step: steps.append(step))
    assert [(0, 2), (1, 2)] == steps


@pytest.mark.parametrize(("collated", "order"), [(True, [1, 2, 1, 2]), (False, [1, 1, 2, 2])])
def test_as_many_copies_as_asked_for(page, tmp_path, collated, order):
    """A printer that makes no copies itself is sent them one after the other."""
    printer = a_printer(tmp_path / "in.pdf")
    assert not printer.supportsMultipleCopies()
    printer.setFromTo(1, 2)
    printer.setCopyCount(2)
    printer.setCollateCopies(collated)
    made = preview(page.session, Wanted(key_of(OFFICE)))
    assert 4 == print_pdf(made.pdf, printer, lambda *_: None)
    printed = read_pdf((tmp_path / "in.pdf").read_bytes())
    drawn = [printed.render(n, QSize(200, 283)) for n in range(4)]
    assert [drawn[order.index(each)] for each in order] == drawn
    assert drawn[order.index(1)] != drawn[order.index(2)]


def test_a_stopped_print_is_told(qtbot, page, tmp_path):
    """Esc while it prints: no page more, and a sentence, no report of a fault."""
    printer = a_printer(tmp_path / "in.pdf")
    page.acts.paper.choose_printer = lambda _parent: printer
    page.context.runner.progressed.connect(lambda *_: page.context.runner.stop())
    click(qtbot, page.acts.print)
    qtbot.waitUntil(lambda: page.messages.text.startswith("Đã dừng in."), timeout=20_000)


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\)")  # Qt says it too
def test_a_printer_that_refuses_is_told(qtbot, page, tmp_path):
    """No page, and the sentence says so."""
    printer = a_printer(tmp_path / "không có" / "in.pdf")
    page.acts.paper.choose_printer = lambda _parent: printer
    click(qtbot, page.acts.print)
    qtbot.waitUntil(lambda: "không nhận bản in" in page.messages.text)


def test_the_province_previews_its_own_and_the_whole(qtbot, open_window, tmp_path):
    """The total is made from the approved offices and lends the own text."""
    page = draft(qtbot, open_window("received", PROVINCE))
    assert "" == page.head.words.text()
    click(qtbot, page.acts.whose._group.button(1))
    sources = f"Số liệu tổng hợp từ {len(OFFICES) + 1} đơn vị đã duyệt"
    qtbot.waitUntil(lambda: page.head.words.text() == sources)
    assert texts.DRAFT_CHIP == page.head.chip.text
    _, suggested, _ = save(qtbot, page, tmp_path / "a.xlsx", lambda: page.acts.save_file(".xlsx"))
    assert "Phụ lục Cải cách hành chính năm 2023 - Toàn tỉnh.xlsx" == suggested.name
    click(qtbot, page.acts.whose._group.button(0))
    qtbot.waitUntil(lambda: page.head.words.text() == "" and page._live._making is None)
    assert page.head.chip.text.startswith("Đã chốt lần 1, mã đối chiếu ")


def test_a_total_of_nothing_says_why(qtbot, open_window):
    """Where no office is approved the pane says so; the own report comes back."""
    page = draft(qtbot, open_window("filled", PROVINCE))
    click(qtbot, page.acts.whose._group.button(1))
    qtbot.waitUntil(lambda: page.preview.document is None)
    assert texts.NO_PREVIEW in words_in(page.preview)
    assert "Trang 0 / 0" == place(page)
    click(qtbot, page.acts.whose._group.button(0))
    qtbot.waitUntil(lambda: page.preview.document is not None)
    assert texts.NO_PREVIEW not in words_in(page.preview)


def test_a_file_written_after_all_settles_that_another_was_not(qtbot, page, tmp_path):
    """What was told of the first leaves; a name without a space does not widen the window."""
    window = page.window()
    folder = tmp_path / "x" / ("a" * 200)
    page.acts.paper.choose_path = lambda *_: folder / f"{'b' * 200}.docx"
    click(qtbot, page.acts.word)
    qtbot.waitUntil(lambda: page.messages.text != "" and not window.busy)
    told = page.messages.text
    assert 1366 == window.width()
    page.acts.paper.choose_path = lambda *_: tmp_path / "a.docx"
    click(qtbot, page.acts.word)
    qtbot.waitUntil(lambda: (tmp_path / "a.docx").exists() and not window.busy)
    assert told not in [notice.text for notice in page.messages._notices]
