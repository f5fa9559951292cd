"""The desk: what is due, what to do next and in which order, on wide and narrow windows."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from bhxh_desktop import clock
from bhxh_desktop.domain.figure import BLANK, FigureKey
from bhxh_desktop.domain.parts import Paragraph
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.narrative import set_narrative
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.queries.sections import narrative
from tests.helpers.responding import respond
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import MENDED, OFFICE, PROVINCE, head_of, key_of
from ui.widgets.basics import Elided
from ui.widgets.report_line import ReportHead, ReportLine

NEW = FigureKey("dossiers", "policy", "new")
LATE = datetime.fromisoformat("2023-12-22T10:26:00+07:00")


def link(widget, caption):
    """The one link in view with a caption."""
    QApplication.processEvents()
    found = [b for b in widget.findChildren(QAbstractButton) if caption == b.text()]
    (one,) = [b for b in found if b.isVisible()]
    return one


def steps(page):
    """The words of the steps in view."""
    QApplication.processEvents()
    return words_in(page._steps)


def lines(page):
    """Title, state and act of each report in view."""
    QApplication.processEvents()
    return [words_in(line) for line in page.findChildren(ReportLine) if line.isVisible()]


def line_of(page, title="Cải cách hành chính"):
    """The words on the line of a report."""
    return next(words for words in lines(page) if title in words)


def test_a_filled_report_is_to_be_locked(qtbot, open_window):
    """Where nothing is blank, wrong or unwritten, line and step both lead to the lock."""
    page = open_window("filled", OFFICE).current
    page.context.write(write_all)
    assert "Chốt" == line_of(page)[-1]
    said = steps(page)
    assert "Đã nhập đủ, chỉ còn chốt kỳ" in said
    click(qtbot, link(page._steps, "Chốt"))
    assert "figures" == page.window().current.key


def write_all(session):
    """Finish every section the unit is asked to write."""
    asked = narrative(session, key_of(OFFICE)).asked
    text = (Paragraph("0" * 16, "Đơn vị thực hiện đầy đủ."),)
    return set_narrative(session, key_of(OFFICE), {row.section.code: text for row in asked})


def test_text_comes_before_the_lock(qtbot, open_window):
    """Figures are whole, sections are not: line and step lead to the draft."""
    page = open_window("filled", OFFICE).current
    assert "Soạn lời văn" == line_of(page)[-1]
    said = steps(page)
    assert any(words.endswith("mục lời văn chưa xong") for words in said)
    assert "Đã nhập đủ, chỉ còn chốt kỳ" not in said
    click(qtbot, link(page._steps, "Soạn lời văn"))
    assert "draft" == page.window().current.key


def test_a_blank_cell_comes_before_the_lock(open_window):
    """A cell that must be filled keeps the act at typing, and leads there."""
    page = open_window("filled", OFFICE).current
    page.context.write(lambda s: fill(s, key_of(OFFICE), {NEW: (BLANK, None)}))
    assert "Nhập tiếp" == line_of(page)[-1]
    assert "Còn 1 ô trống phải nhập" in steps(page)
    assert "81 / 82 ô" in line_of(page)


def test_an_untouched_report_is_begun_under_one_name(open_window):
    """Line and step call the way on the same."""
    page = open_window("empty", OFFICE).current
    said = steps(page)
    assert "Chưa nhập số liệu nào" in said
    assert "Bắt đầu nhập" in said
    assert "Nhập tiếp" not in words_in(page)
    assert "Bắt đầu nhập" == line_of(page)[-1]


def test_what_came_waits_for_its_verdict(qtbot, open_window, templates):
    """The province is told how many reports wait, with the way to the board."""
    page = open_window("sent", PROVINCE).current
    import_files(page.session, templates.bundles)
    page.show_place()
    said = steps(page)
    assert "7 báo cáo của đơn vị chờ duyệt" in said
    assert "Năm 2023: Cải cách hành chính 7" in said
    click(qtbot, link(page._steps, "Duyệt"))
    assert "board" == page.window().current.key


def test_a_total_waits_when_all_are_approved(qtbot, open_window):
    """With the last verdict the next thing is the total."""
    page = open_window("received", PROVINCE).current
    assert "Đã duyệt đủ 7 đơn vị, chưa chốt số tổng hợp" in steps(page)
    click(qtbot, link(page._steps, "Tổng hợp"))
    assert "consolidation" == page.window().current.key


def test_many_units_are_looked_through_in_the_background(qtbot, open_window, monkeypatch):
    """The same steps come from the runner."""
    monkeypatch.setattr("ui.pages.home_page.FEW", 0)
    page = open_window("received", PROVINCE).current
    qtbot.waitUntil(lambda: bool(page._found))
    assert "Đã duyệt đủ 7 đơn vị, chưa chốt số tổng hợp" in steps(page)


def test_what_is_late_comes_first_and_nothing_is_hidden(qtbot, open_window, templates, monkeypatch):
    """Late reports of one's own, then what came; the rest is behind a link that counts all."""
    most = 4
    monkeypatch.setattr("ui.pages.home_page.MOST_STEPS", most)
    with clock.held(LATE):
        page = open_window("filled", PROVINCE).current
        import_files(page.session, templates.bundles[:-1])
        page.show_place()
        sentences = [step.sentence for step in page._found]
        waits = sentences.index("6 báo cáo của đơn vị chờ duyệt")
        assert all("trễ" in step.where for step in page._found[:waits])
        assert waits
        assert most == len([words for words in steps(page) if words in sentences])
        click(qtbot, link(page._steps, f"Xem tất cả ({len(sentences)})"))
        assert {*sentences} <= {*steps(page)}
        click(qtbot, link(page._steps, "Thu gọn"))
        link(page._steps, f"Xem tất cả ({len(sentences)})")


def test_returned_reports_say_why(open_window, templates, tmp_path):
    """What the province asks for stands among the first things, with its reason."""
    province = open_window("received", PROVINCE)
    session = province._context.session
    review(session, head_of(session), "return", "Cột 6 lệch 3 hồ sơ.")
    (answer,) = [made.path for made in respond(session, tmp_path) if OFFICE in made.path.name]
    page = open_window("sent", OFFICE).current
    import_files(page.session, [answer])
    page.show_place()
    assert "Yêu cầu chỉnh lý: Cột 6 lệch 3 hồ sơ." in steps(page)
    assert "Chỉnh lý" == line_of(page)[-1]


def test_reports_that_are_done_stand_behind_a_link(qtbot, open_window, monkeypatch):
    """At the province a locked report is done; open ones are never hidden."""
    monkeypatch.setattr("ui.pages.home_page.MOST_REPORTS", 1)
    page = open_window("received", PROVINCE).current
    all_rows = len(page._rows)
    still_open = [row for row in page._rows if not row.is_done]
    assert len(still_open) == all_rows - 1
    assert [row.title for row in still_open] == [words[0] for words in lines(page)]
    click(qtbot, link(page, "Xem thêm 1 báo cáo đã xong"))
    assert all_rows == len(lines(page))
    assert "Mở xem" == line_of(page)[-1]


@pytest.mark.parametrize("width", [1366, 1093, 1024])
@pytest.mark.parametrize(("stage", "unit"), [("filled", OFFICE), ("received", PROVINCE)])
def test_nothing_is_cut(qtbot, open_window, stage, unit, width):
    """Every word on a report's line stands whole; a name may lose its middle, never its end."""
    page = open_window(stage, unit).current
    page.window().resize(width, 768)
    qtbot.waitUntil(lambda: page.window().width() == width)
    QApplication.processEvents()
    (head,) = [each for each in page.findChildren(ReportHead) if not each.isHidden()] or [None]
    assert (head is not None) == (width == 1366)
    for line in page.findChildren(ReportLine):
        for part in [*line.findChildren(QLabel), *line.findChildren(QAbstractButton)]:
            if part.isVisible() and not isinstance(part, Elided):
                assert part.sizeHint().width() <= part.width(), words_in(line)
            assert line.rect().contains(part.mapTo(line, part.rect().bottomRight())), part.text()


def test_the_desk_of_a_mended_office_is_read(open_window):
    """A report that was sent twice is done: nothing is asked of it."""
    page = open_window("mended", MENDED).current
    assert not any(step.regime == key_of(MENDED).regime for step in page._found)
