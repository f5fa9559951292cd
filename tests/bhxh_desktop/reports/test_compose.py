"""The neutral document: golden text of the sample report, and the choices behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import msgspec
import pytest

from bhxh_desktop.domain.figure import NOT_APPLICABLE, FigureKey
from bhxh_desktop.domain.paper_frame import PaperFrame
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import to_plain
from bhxh_desktop.reports.compose import compose
from bhxh_desktop.reports.document import Document, Heading, Paragraph, Table
from bhxh_desktop.reports.source import Lock
from tests.helpers.document_text import as_text
from tests.helpers.report import INPUTS, WINDOW, a_source, reported_program
from tests.helpers.sample import office_source, total_source

Expected = Callable[[str, bytes | str], None]
LOCK = Lock("ab12" * 16, "ABCDE-FGHIJ-KLMNO-PQRST", 2)


def test_golden_total(expected_file: Expected) -> None:
    """The report of the sample province, locked."""
    expected_file("report_sample_total.txt", as_text(compose(total_source(lock=LOCK))))


def test_golden_office(expected_file: Expected) -> None:
    """The draft of a sample office."""
    expected_file("report_sample_office.txt", as_text(compose(office_source("KH-KS"))))


def test_golden_small(expected_file: Expected) -> None:
    """Every kind of form, section and state in one draft."""
    expected_file("report_small.txt", as_text(compose(a_source(missing=("BHXH A", "BHXH B")))))


def test_plain_data_for_layout_files() -> None:
    """The document survives as plain data, each block with its type."""
    document = compose(a_source())
    plain = msgspec.to_builtins(document)
    assert document == msgspec.convert(plain, Document)
    assert {"heading", "paragraph", "table"} == {block["type"] for block in plain["blocks"]}


def _texts(document: Document) -> list[str]:
    return [b.text for b in document.blocks if isinstance(b, Paragraph | Heading)]


def test_never_a_number_or_a_name() -> None:
    """Number, day and name stay blank: they are given when the paper is signed."""
    document = compose(a_source(lock=LOCK))
    assert "Số:        /BC-BHXH" == document.letterhead.number_line
    assert "Khánh Hòa, ngày       tháng       năm 2023" == document.letterhead.place_line
    assert "" == document.sign_off.name


def test_draft_and_locked_are_told_apart() -> None:
    """A draft says so on every page, a locked report gives the code to check it by."""
    draft, locked = compose(a_source(sample=True)).marks, compose(a_source(lock=LOCK)).marks
    assert ("DỰ THẢO", "DỮ LIỆU MẪU") == draft.boxes == draft.footer
    assert "" == draft.code
    assert () == locked.boxes
    assert ("Mã đối chiếu: ABCDE-FGHIJ-KLMNO-PQRST (chốt lần thứ 2)",) == locked.footer
    assert LOCK.revision == locked.code


def test_signer_of_the_settings() -> None:
    """Who signs comes from the settings where they say it, else from the definition."""
    frame = PaperFrame(signer=("GIÁM ĐỐC",), signer_name="Nguyễn Thị Mẫu")
    made = compose(a_source(frame=frame)).sign_off
    assert (("GIÁM ĐỐC",), "Nguyễn Thị Mẫu") == (made.titles, made.name)
    assert ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC") == compose(a_source()).sign_off.titles


def test_sections_of_other_periods_are_left_out() -> None:
    """A section only for quarter III stands in no other report."""
    heading = "Chỉ quý III"
    assert heading not in _texts(compose(a_source()))
    assert heading in _texts(compose(a_source(period=Period.parse("2023-Q3"))))


def test_forms_of_another_level_are_left_out() -> None:
    """A form the province fills is not in the report of an office."""
    assert not any(
        "phòng nghiệp vụ được kiểm tra" in t for t in _texts(compose(office_source("KH-CR")))
    )


@pytest.mark.parametrize("form", ["channels", "targets"])
def test_a_form_that_does_not_apply_is_left_out(form: str) -> None:
    """Where every cell says so the form is not printed; an empty section says it is empty."""
    keys = [FigureKey(*key) for key in reported_program().definition.items if key[0] == form]
    source = a_source()
    source = replace(source, cells={**source.cells, **dict.fromkeys(keys, NOT_APPLICABLE)})
    blocks = compose(source).blocks
    heading = {"channels": "Các hình thức tiếp nhận", "targets": "Chi trả"}[form]
    after = next(i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.text == heading)
    following = blocks[after + 1]
    assert isinstance(following, Paragraph)
    assert "(Chưa có nội dung.)" == following.text


def test_long_texts_get_room() -> None:
    """A column of long texts is wider than the form asks, one of short ones is not."""
    cell = FigureKey("classes", "r-00000000000000aa", "name")
    widths = []
    for text in ("ngắn", "rất dài " * 40):
        inputs = {**INPUTS, cell: INPUTS[cell]._replace(value=text)}
        table = next(b for b in compose(a_source(inputs)).blocks if isinstance(b, Table))
        shares = [column.width for column in table.columns]
        widths.append(shares[1] / sum(shares))
    assert widths[1] > 1.2 * widths[0]


def test_several_addressees_are_listed() -> None:
    """One addressee stands on the line, several each on their own with their stops."""
    regime = reported_program().definition.regime
    layout = msgspec.structs.replace(
        regime.layouts["province"], addressee=("{parent}", "UBND tỉnh")
    )
    layouts = {**regime.layouts, "province": layout}
    plain = msgspec.to_builtins(layouts)
    document = compose(a_source(program=reported_program(layouts=plain)))
    assert ("- Bảo hiểm xã hội Việt Nam;", "- UBND tỉnh.") == document.addressees
    assert ("Bảo hiểm xã hội Việt Nam",) == compose(a_source()).addressees


def test_figures_that_run_short_of_the_window() -> None:
    """Printed period and covered days are both told where they differ (seeds 003 and 004)."""
    window = replace(WINDOW, printed_start=date(2023, 1, 1))
    source = a_source(window=window, as_of=date(2023, 12, 4))
    words = [_words(block) for block in compose(source).blocks if isinstance(block, Paragraph)]
    assert (
        "Kỳ báo cáo từ ngày 01 tháng 01 năm 2023 đến ngày 14 tháng 12 năm 2023; số liệu tính từ"
        " ngày 15 tháng 12 năm 2022 đến hết ngày 04 tháng 12 năm 2023."
    ) in words


def test_a_heading_without_number() -> None:
    """Nothing stands before it, no lonely stop."""
    regime = reported_program().definition.regime
    bare = [{**to_plain(each), "number": ""} for each in regime.sections]
    source = a_source(program=reported_program(sections=bare))
    headings = [block for block in compose(source).blocks if isinstance(block, Heading)]
    assert {""} == {heading.number for heading in headings}


@pytest.mark.parametrize(("number", "text"), [("I", "KIẾN NGHỊ"), ("1", "Kiến nghị")])
def test_only_roman_headings_are_in_capitals(number: str, text: str) -> None:
    """A title in Arabic figures is one of a clause, in lower case (II.6.đ, V.6.b)."""
    section = {"code": "only", "number": number, "level": 1, "heading": "Kiến nghị"}
    document = compose(a_source(program=reported_program(sections=[section]), narrative={}))
    (heading,) = (block for block in document.blocks if isinstance(block, Heading))
    assert text == heading.text
    said = next(b for b in document.blocks if isinstance(b, Paragraph) and "(Chưa" in b.text)
    assert not any(run.italic for run in said.runs)


def _words(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)
