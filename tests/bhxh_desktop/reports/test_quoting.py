"""What quotations say: figures, how they compare, tasks, documents; and when they say nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bhxh_desktop.domain.figure import (
    BLANK,
    NONE_ARISING,
    NOT_APPLICABLE,
    Cell,
    CellState,
    FigureKey,
    number_cell,
)
from bhxh_desktop.domain.marked_text import read_marks, write_marks
from bhxh_desktop.domain.parts import Paragraph
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Item
from bhxh_desktop.domain.surroundings import Reference, Surrounding
from bhxh_desktop.reports.quoting import Quoter, change, document_name
from bhxh_desktop.reports.sentences import settled
from bhxh_desktop.reports.typed_numbers import doubts, remembered, told_numbers
from tests.helpers.report import DOCUMENTS, a_source

ONLINE = FigureKey("channels", "online", "value")
PEOPLE = Item(measure="người")
PLAN = f"document:{document_name(DOCUMENTS[0])}"
PERCENT = Item(measure="%", places=2)


def rate(number: str) -> Cell:
    """A percentage."""
    return Cell(CellState.VALUE, Decimal(number))


@pytest.mark.parametrize(
    ("now", "before", "item", "expected"),
    [
        (number_cell(22579), number_cell(20562), PEOPLE, "tăng 2.017 người (9,81%)"),
        (number_cell(101147), number_cell(102441), PEOPLE, "giảm 1.294 người (1,26%)"),
        (number_cell(5), number_cell(5), PEOPLE, "không thay đổi"),
        (number_cell(5), number_cell(0), PEOPLE, "tăng 5 người"),
        (number_cell(5), NONE_ARISING, PEOPLE, "tăng 5 người"),
        (NONE_ARISING, number_cell(4), PEOPLE, "giảm 4 người (100,00%)"),
        (NONE_ARISING, NONE_ARISING, PEOPLE, "không thay đổi"),
        (rate("96.28"), rate("95.03"), PERCENT, "tăng 1,25 điểm phần trăm"),
        (rate("99.9"), rate("100"), PERCENT, "giảm 0,10 điểm phần trăm"),
        (number_cell(3, estimated=True), number_cell(2), PEOPLE, "ước tăng 1 người (50,00%)"),
        (number_cell(7), number_cell(2), Item(), "tăng 5 (250,00%)"),
    ],
)
def test_how_a_figure_compares(now, before, item, expected):
    """Seed 000 writes "tăng … 2.017 người"; percentages differ by points."""
    assert expected == change(now, before, item)


def around(relation: str, cell: Cell):
    """What is known of the figure in another period."""
    return {Reference(relation, "", 0, ONLINE): Surrounding(cell, "2022")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("channels.online", "585.445"),
        ("channels.online.value", "585.445"),
        ("channels.unknown", None),
        ("dossiers.none.rate", None),
        ("dossiers.policy.late", None),
        ("channels.nothing", None),
        ("preceding:channels.online", "500.000"),
        ("change_preceding:channels.online", "tăng 85.445 hồ sơ (17,09%)"),
        ("last_year:channels.online", None),
        ("change_last_year:channels.online", None),
        ("tasks:reform.done", "01"),
        ("tasks:.planned", "03"),
        ("tasks:.late", "01"),
        ("tasks:gone.done", "00"),
        ("documents:count", "03"),
        (PLAN, "Kế hoạch số 208/KH-BHXH ngày 20 tháng 02 năm 2023"),
        ("document:gone", None),
        ("nothing of the kind", None),
    ],
)
def test_what_is_quoted(text, expected):
    """In the words of prose; None where there is nothing to say."""
    earlier = around("preceding", number_cell(500000))
    quoter = Quoter(a_source(around=earlier, period=Period.parse("2023-Q2")))
    assert expected == quoter.words(text)


def test_the_year_before_is_said_once():
    """A year's preceding period is the same time last year."""
    both = around("preceding", number_cell(5)) | around("last_year", number_cell(5))
    quoter = Quoter(a_source(around=both))
    assert quoter.words("preceding:channels.online") is None
    assert "05" == quoter.words("last_year:channels.online")


@pytest.mark.parametrize("cell", [BLANK, NOT_APPLICABLE, number_cell(5)._replace(incomplete=True)])
def test_nothing_is_compared_with_what_is_not_known(cell):
    """Blank, not applicable, or a sum that lacks something."""
    quoter = Quoter(a_source(around=around("last_year", cell)))
    assert quoter.words("change_last_year:channels.online") is None


def test_what_is_signed_says_what_was_true_then():
    """Quotations are put into the words of the moment; the marks stay for the next draft."""
    stored = "Nhận <q channels.online>12</q>, ghi <t channels.online>12</t>."
    made = settled({"part_3": (Paragraph("0" * 16, stored),)}, Quoter(a_source()))
    (paragraph,) = made["part_3"]
    assert "Nhận <q channels.online>585.445</q>, ghi <t channels.online>12</t>." == paragraph.text


def marked(text: str, before: str = "", section: str = "ways", **more) -> str:
    """The text with its typed numbers marked."""
    told = told_numbers(Quoter(a_source(**more)), section)
    return write_marks(remembered(read_marks(text), read_marks(before), told))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nhận 585.445 hồ sơ.", "Nhận <t channels.online>585.445</t> hồ sơ."),
        ("Nhận 585.445.", "Nhận <t channels.online>585.445</t>."),
        ("Nhận <b>585.445</b>", "Nhận <b><t channels.online>585.445</t></b>"),
        ("Số 585.445/QĐ, ngày 22.631-3", "Số 585.445/QĐ, ngày 22.631-3"),
        ("Nhận 1585.445 hồ sơ, 585.4450", "Nhận 1585.445 hồ sơ, 585.4450"),
        ("Đã nhận <q channels.all>608.076</q>", "Đã nhận <q channels.all>608.076</q>"),
        ("Chỉ 7 hồ sơ", "Chỉ 7 hồ sơ"),
    ],
)
def test_numbers_that_a_figure_gave_are_remembered(text, expected):
    """Those of the section's forms, told by just one figure, and no part of another number."""
    assert expected == marked(text)


@pytest.mark.parametrize("section", ["part_3", "no such section"])
def test_numbers_are_remembered_in_every_section(section):
    """Also where the form is not printed, but short ones are met there by chance."""
    assert "Nhận <t channels.online>585.445</t>" == marked("Nhận 585.445", section=section)
    few = {ONLINE: number_cell(58)}
    assert "Nhận 58 hồ sơ" == marked("Nhận 58 hồ sơ", section=section, inputs=few)
    assert "<t channels.online>58</t>" in marked("Nhận 58 hồ sơ", inputs=few)


def test_a_number_stays_remembered_while_its_figure_moves_on():
    """The editor knows nothing of it: the paragraph as it stood before does."""
    before = marked("Nhận 585.445 hồ sơ")
    moved = {ONLINE: number_cell(600000)}
    again = marked("Đã nhận 585.445 hồ sơ điện tử", before, inputs=moved)
    assert "Đã nhận <t channels.online>585.445</t> hồ sơ điện tử" == again
    quoter = Quoter(a_source(moved))
    (found,) = doubts([Paragraph("0" * 16, again)], quoter)
    assert ("585.445", "600.000") == (found.piece.text, found.now)
    kept = again.replace("channels.online>", "channels.online|600.000>")
    assert [] == list(doubts([Paragraph("0" * 16, kept)], quoter))
    assert marked("Nhận 585.445 hồ sơ", kept, inputs=moved).count("|600.000") == 1


def test_equal_numbers_keep_each_its_own_source():
    """Two figures said the same when it was written; what is typed around them changes nothing."""
    first, second = "<t channels.online>58</t>", "<t channels.counter>58</t>"
    before = f"Qua mạng {first} hồ sơ, tại quầy {second} hồ sơ"
    again = marked("Trong kỳ, qua mạng 58 hồ sơ; tại quầy 58 hồ sơ, tăng 7", before, section="x")
    assert f"Trong kỳ, qua mạng {first} hồ sơ; tại quầy {second} hồ sơ, tăng 7" == again
    assert f"Tại quầy {second}" == marked("Tại quầy 58", f"Năm 2023, {second}", section="x")
    more = marked("Cả 12 phòng, 58 qua mạng, 58 tại quầy", f"{first} qua mạng, {second} tại quầy")
    assert f"Cả 12 phòng, {first} qua mạng, {second} tại quầy" == more


def test_counts_of_tasks_and_documents_are_remembered_where_they_print():
    """Only in the section that prints them, and only where one thing says it."""
    entries = tuple(DOCUMENTS[0].__class__("A", str(n), "KH-A", 2023) for n in range(1, 29))
    text = "Đã ban hành 28 văn bản"
    assert "<t documents:count>28</t>" in marked(text, section="steer", documents=entries)
    assert text == marked(text, section="ways", documents=entries)
