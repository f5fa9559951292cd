"""Ways to spoil a sound document in one point each, and which rule each one breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any

from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from bhxh_desktop.layout.ruleset import Expect, current_rules
from bhxh_desktop.reports.ooxml import field_run, paragraph, rule, text_run, w
from tests.helpers.sound import REFERENCE, Spoil, every, find, take_out

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do"
PARENT, ISSUER = "BẢO HIỂM XÃ HỘI VIỆT NAM", "TỈNH KHÁNH HÒA"
KIND, SUBJECT = "BÁO CÁO", "Công tác cải cách hành chính năm 2023"
DATE, ABOUT, OPENING = "Khánh Hòa, ngày", "V/v báo cáo", "Số liệu trong báo cáo"
BASIS, END = "Căn cứ Luật", "Trên đây là báo cáo"
STANDS: dict[str, tuple[str, str]] = {
    "H1": ("report", NATION),
    "H2": ("report", MOTTO),
    "H5": ("report", PARENT),
    "H6": ("report", ISSUER),
    "H6-line": ("report", ISSUER),
    "H7": ("report", "Số:"),
    "H9": ("report", DATE),
    "T1": ("report", KIND),
    "T2": ("report", SUBJECT),
    "T2-line": ("report", SUBJECT),
    "T3": ("letter", ABOUT),
    "B1": ("decision", BASIS),
    "B3": ("decision", "Chương I"),
    "B3-title": ("decision", "QUY ĐỊNH CHUNG"),
    "B4": ("report", "TÌNH HÌNH TRIỂN KHAI"),
    "B4-division": ("decision", "Mục 1"),
    "B5": ("decision", "Điều 1. "),
    "B6": ("decision", "2. Các đơn vị"),
    "B6-title": ("report", "1. Chỉ đạo, điều hành"),
    "B6-point": ("report", "a) Các hình thức"),
    "B8": ("report", OPENING),
    "S1": ("report", "KT. GIÁM ĐỐC"),
    "S2": ("report", "Nguyễn Văn An"),
    "N1": ("report", "Kính gửi"),
    "N1-list": ("letter", "- Sở Nội vụ."),
    "N2": ("report", "Nơi nhận:"),
    "N3": ("report", "- Lãnh đạo cơ quan;"),
    "P2": ("decision", "Phụ lục I"),
    "P2-title": ("decision", "DANH MỤC NHIỆM VỤ"),
    "P3": ("decision", REFERENCE),
    "X1": ("letter", "KHẨN"),
    "X2": ("letter", "NVA. 05"),
}
"""The base and a paragraph of the element each rule is about."""


def hand(text: str, **changes: Any) -> Spoil:
    """Change the type of all runs: ``size``, ``bold``, ``italic``, ``underline``, ``name``."""

    def spoil(document: Docx) -> None:
        for run in find(document, text).runs:
            for name, value in changes.items():
                setattr(run.font, name, Pt(value) if name == "size" else value)

    return spoil


def coloured(document: Docx) -> None:
    """Print a paragraph in blue."""
    find(document, OPENING).runs[0].font.color.rgb = RGBColor(0, 0, 0xFF)


def shape(text: str, **changes: Any) -> Spoil:
    """Change how a paragraph stands."""

    def spoil(document: Docx) -> None:
        for name, value in changes.items():
            setattr(find(document, text).paragraph_format, name, value)

    return spoil


def word(text: str, old: str, new: str) -> Spoil:
    """Change what is written."""

    def spoil(document: Docx) -> None:
        run = next(run for run in find(document, text).runs if old in run.text)
        run.text = run.text.replace(old, new)

    return spoil


def recased(text: str, *, upper: bool) -> Spoil:
    """Write a paragraph in capitals, or not."""

    def spoil(document: Docx) -> None:
        for run in find(document, text).runs:
            run.text = run.text.upper() if upper else run.text.capitalize()

    return spoil


def gone(*wanted: str) -> Spoil:
    """Take paragraphs out."""
    return lambda document: [take_out(find(document, text)) for text in wanted]


def ruled(text: str, length: int, room: int) -> Spoil:
    """Change the length of the line under a paragraph; 0: leave it out."""

    def spoil(document: Docx) -> None:
        old = find(document, text)._p.getnext()
        assert old.findall(".//" + qn("w:pBdr"))
        old.addnext(rule(length, room, "Letterhead") if length else paragraph("Letterhead", ()))
        old.getparent().remove(old)

    return spoil


def sheets(document: Docx) -> None:
    """Print on letter paper."""
    for section in document.sections:
        section.page_width, section.page_height = Mm(216), Mm(279)


def turned(document: Docx) -> None:
    """Turn the sheets of an annex that has no table."""
    document.sections[-1].page_width, document.sections[-1].page_height = Mm(297), Mm(210)


def number(spoil: Callable[[Paragraph], object]) -> Spoil:
    """Change the paragraph with the number of the page."""
    return lambda document: spoil(document.sections[0].header.paragraphs[0])


def _digits(**changes: Any) -> Spoil:
    def spoil(each: Paragraph) -> None:
        for run in each.runs:
            for name, value in changes.items():
                setattr(run.font, name, value)

    return number(spoil)


def below(document: Docx) -> None:
    """Put the number of the page into the foot."""
    section = document.sections[0]
    section.header.paragraphs[0].clear()
    for run in field_run("PAGE"):
        section.footer.paragraphs[0]._p.append(run)


def shown_first(document: Docx) -> None:
    """Let the first page show its number."""
    document.sections[0].different_first_page_header_footer = False


def counted(section: int, **attributes: str | int) -> Spoil:
    """Change how the pages of a section are counted."""

    def spoil(document: Docx) -> None:
        end = document.sections[section]._sectPr
        for old in end.findall(qn("w:pgNumType")):
            end.remove(old)
        if attributes:
            end.find(qn("w:pgMar")).addnext(w("pgNumType", **attributes))

    return spoil


def in_bold(text: str, lead: str) -> Spoil:
    """Print the beginning of a paragraph bold."""

    def spoil(document: Docx) -> None:
        run = find(document, text).runs[0]
        rest = deepcopy(run._r)
        run._r.addnext(rest)
        rest.find(qn("w:t")).text = run.text.removeprefix(lead)
        run.text, run.bold = lead, True

    return spoil


def swapped(document: Docx) -> None:
    """Put the nation into the left column and the bodies into the right one."""
    table = document.tables[0]
    for row in table.rows:
        left, right = row._tr.findall(qn("w:tc"))
        left.addprevious(right)
    left, right = table._tbl.tblGrid.gridCol_lst
    left.addprevious(right)


def switched(tag: str) -> Spoil:
    """Switch a property of all rows off."""

    def spoil(document: Docx) -> None:
        for mark in document.element.body.iter(qn(tag)):
            mark.set(qn("w:val"), "0")

    return spoil


def close_signed(document: Docx) -> None:
    """Leave two lines for the signature."""
    for each in document.tables[-1].rows[0].cells[1].paragraphs[3:6]:
        take_out(each)


def next_row(text: str) -> Spoil:
    """Move a paragraph into a row of its own, below the one it is in, in the same column."""

    def spoil(document: Docx) -> None:
        line = find(document, text)._p
        row = line.getparent().getparent()
        column = row.findall(qn("w:tc")).index(line.getparent())
        below_it = deepcopy(row)
        row.addnext(below_it)
        for at, cell in enumerate(below_it.findall(qn("w:tc"))):
            for old in cell.findall(qn("w:p")):
                cell.remove(old)
            cell.append(line if at == column else paragraph("Letterhead", ()))
        for cell in row.findall(qn("w:tc")):
            if not cell.findall(qn("w:p")):
                cell.append(paragraph("Letterhead", ()))

    return spoil


def signed_above(document: Docx) -> None:
    """Put the sign-off into a row above the recipients."""
    row = document.tables[-1].rows[0]._tr
    row.addnext(deepcopy(row))
    for at, row_at in ((0, 0), (1, 1)):
        cell = document.tables[-1].rows[row_at].cells[at]
        for old in cell.paragraphs[1:]:
            take_out(old)
        cell.paragraphs[0].clear()


def moved(text: str, before: str) -> Spoil:
    """Put one paragraph before another."""
    return lambda document: find(document, before)._p.addprevious(find(document, text)._p)


def all_of(*spoils: Spoil) -> Spoil:
    """Change more than one thing."""
    return lambda document: [spoil(document) for spoil in spoils]


def small_print(document: Docx) -> None:
    """Print a cell of a table in 8 points."""
    next(run for run in find(document, "Lĩnh vực thu").runs).font.size = Pt(8)


def _kind_of_letter(document: Docx) -> None:
    kind = paragraph("Title", (text_run("THÔNG BÁO"),))
    find(document, "Kính gửi:")._p.addprevious(kind)


def _unboxed(document: Docx) -> None:
    borders = find(document, "KHẨN")._p.pPr.find(qn("w:pBdr"))
    borders.getparent().remove(borders)


def _no_recipients(document: Docx) -> None:
    for text in ("- Như trên;", "- Lãnh đạo cơ quan;", "- Lưu: VT, TCCB."):
        take_out(find(document, text))


def _no_addressee(document: Docx) -> None:
    take_out(find(document, "Kính gửi"))


def _no_signer(document: Docx) -> None:
    for each in document.tables[-1].rows[0].cells[1].paragraphs:
        each.clear()


_SPECIAL: dict[tuple[str, str], tuple[str, Spoil]] = {
    ("G1", "paper"): ("letter", sheets),
    ("G2", "landscape_for_tables"): ("decision", turned),
    ("G3", "margins"): ("decision", lambda d: setattr(d.sections[0], "left_margin", Mm(25))),
    ("G4", "font"): ("report", hand(OPENING, name="Arial")),
    ("G4", "colour"): ("report", coloured),
    ("G4", "composed"): ("report", word(OPENING, "Số", "So\u0302\u0301")),
    ("G4", "unicode"): ("report", hand(OPENING, name=".VnTime")),
    ("G5", "in_header"): ("report", below),
    ("G5", "hidden_on_first"): ("report", shown_first),
    ("G5", "numbered_from"): ("report", counted(0, start=3)),
    ("G5", "numerals"): ("report", counted(0, fmt="upperRoman")),
    ("G5", "align"): ("report", number(lambda p: setattr(p, "alignment", ALIGN.RIGHT))),
    ("G5", "size"): ("report", _digits(size=Pt(10))),
    ("G5", "italic"): ("report", _digits(italic=True)),
    ("G6", "own_pages"): ("decision", counted(-1)),
    ("H1", "text"): ("report", word(NATION, "NGHĨA", "NGHIÃ NƯỚC")),
    ("H1", "on_right"): ("report", swapped),
    ("H2", "text"): ("report", word(MOTTO, " - Tự", "-Tự")),
    ("H2", "line_below"): ("report", ruled(MOTTO, 1000, 5205)),
    ("H3", "single_spaced"): ("report", shape(NATION, line_spacing=1.5)),
    ("H4", "larger_than"): ("report", hand(NATION, size=13)),
    ("H6", "present"): ("report", gone(PARENT, "BẢO HIỂM XÃ HỘI", ISSUER)),
    ("H6", "size"): ("report", hand(ISSUER, size=14)),
    ("H6-line", "line_below"): ("report", ruled(ISSUER, 0, 4150)),
    ("H7", "pattern"): ("report", word("Số:", "BC-", "BC - ")),
    ("H8", "symbol_fits_kind"): ("report", word("Số:", "BC-", "KH-")),
    ("H9", "pattern"): ("report", word(DATE, "ngày       tháng       ", "ngày 5 tháng 6 ")),
    ("H9", "level_with"): ("report", next_row(DATE)),
    ("H10", "known_place"): ("report", word(DATE, "Khánh Hòa", "Nha Trang")),
    ("T1", "present"): ("report", gone(KIND, SUBJECT)),
    ("T2", "size"): ("report", hand(SUBJECT, size=15)),
    ("T2", "caps"): ("report", all_of(ruled(SUBJECT, 2400, 9355), recased(SUBJECT, upper=True))),
    ("T2-line", "line_below"): ("report", ruled(SUBJECT, 0, 9355)),
    ("T3", "gap_above"): ("letter", shape(ABOUT, space_before=Pt(0))),
    ("T3", "without"): ("letter", _kind_of_letter),
    ("B1", "ends_listed"): ("decision", word(BASIS, "2014;", "2014,")),
    ("B2", "first_citation_dated"): ("report", word("102/BHXH-VP", "ngày", "trong")),
    ("B3", "own_line"): ("decision", word("Chương I", "Chương I", "Chương I. Quy định")),
    ("B3", "roman_number"): ("decision", word("Chương I", "Chương I", "Chương 1")),
    ("B4-division", "own_line"): ("decision", word("Mục 1", "Mục 1", "Mục 1. Chung")),
    ("B4-division", "arabic_number"): ("decision", word("Mục 1", "Mục 1", "Mục I")),
    ("B5", "first_line"): ("decision", shape("Điều 1. ", first_line_indent=Mm(20))),
    ("B6", "title_on_own_line"): (
        "decision",
        in_bold("2. Các đơn vị", "2. Các đơn vị "),
    ),
    ("B6-point", "italic"): ("report", hand("a) Các hình thức", italic=True)),
    ("B6-point", "letters"): ("decision", word("đ) Báo cáo", "đ)", "e)")),
    ("B7", "signs"): ("decision", word("- Báo cáo gửi", "- ", "* ")),
    ("B8", "align"): ("report", shape(OPENING, alignment=ALIGN.LEFT)),
    ("B8", "first_line"): ("report", shape(OPENING, first_line_indent=Mm(0))),
    ("B8", "gap"): ("report", shape(OPENING, space_after=Pt(3))),
    ("B8", "line_spacing"): ("report", shape(OPENING, line_spacing=2.0)),
    ("B9", "ends_with"): ("report", word(END, "./.", ".")),
    ("S1", "deputy_for_head"): ("report", word("KT. GIÁM ĐỐC", "KT. ", "")),
    ("S1", "present"): ("report", _no_signer),
    ("S2", "without_titles"): ("report", word("Nguyễn Văn An", "Nguyễn", "ThS. Nguyễn")),
    ("S3", "blank_lines"): ("report", close_signed),
    ("N1", "present_for"): ("report", all_of(_no_addressee, word("- Như trên;", "trên", "gửi"))),
    ("N1-list", "ends_listed"): ("letter", word("- Sở Nội vụ.", "vụ.", "vụ;")),
    ("N2", "level_with"): ("report", signed_above),
    ("N3", "ends_listed"): ("report", word("- Lãnh đạo", ";", ",")),
    ("N3", "archived"): ("report", word("- Lưu:", "VT, TCCB", "VT; TCCB")),
    ("N3", "as_above_first"): ("report", gone("- Như trên;")),
    ("N3", "present"): ("report", _no_recipients),
    ("P1", "referred_to"): ("decision", word("nêu tại", " và Phụ lục II", "")),
    ("P1", "numbered_on"): ("decision", word("Phụ lục II", "II", "2")),
    ("P2", "own_line"): ("decision", all_of(word("Phụ lục I", "lục I", "lục I. TÊN"))),
    ("X1", "boxed"): ("letter", _unboxed),
    ("X3", "blank_in_draft"): ("report", word("Số:", "        ", " 15")),
    ("X4", "head_repeated"): ("report", switched("w:tblHeader")),
    ("X4", "rows_whole"): ("report", switched("w:cantSplit")),
    ("X4", "smallest"): ("report", small_print),
    ("X5", "order"): ("report", moved("Kính gửi", KIND)),
}


def pairs() -> list[tuple[str, str]]:
    """Every expectation of every rule: the id and the name of the check."""
    return [
        (each.id, name)
        for each in current_rules().rules
        for name in Expect.__struct_fields__
        if getattr(each.expect, name) is not None
    ]


def _general() -> Iterable[tuple[tuple[str, str], tuple[str, Spoil]]]:
    """Yield what can be spoiled the same way at every element."""
    rules = {each.id: each.expect for each in current_rules().rules}
    for key in pairs():
        if key in _SPECIAL or key[0] not in STANDS:
            continue
        base, text = STANDS[key[0]]
        wanted, name = getattr(rules[key[0]], key[1]), key[1]
        changes = {
            "size": lambda text=text: hand(text, size=20),
            "bold": lambda text=text, wanted=wanted: hand(text, bold=not wanted),
            "italic": lambda text=text, wanted=wanted: hand(text, italic=not wanted),
            "underline": lambda text=text: hand(text, underline=True),
            "align": lambda text=text: shape(text, alignment=ALIGN.RIGHT),
            "caps": lambda text=text, wanted=wanted: recased(text, upper=not wanted),
            "present": lambda text=text: gone(text),
        }
        if name in changes:
            yield key, (base, changes[name]())


BROKEN: dict[tuple[str, str], tuple[str, Spoil]] = {**dict(_general()), **_SPECIAL}
"""By rule and check: the sound document, and what is done to it."""
__all__ = ["BROKEN", "every", "pairs"]
