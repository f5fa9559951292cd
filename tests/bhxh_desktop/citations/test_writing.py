"""A citation is written as the decree wants it, and reads back as the same document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.citations.lexicon import lexicon
from bhxh_desktop.citations.parsing import parse_citations
from bhxh_desktop.citations.writing import format_citation
from bhxh_desktop.domain.citation import Citation

TYPES = [each for each in lexicon().types.types if each.codes and each.name not in ("Luật", "Lệnh")]
BODIES = ("BHXH", "UBND", "CP", "TTg", "BYT", "SNV", "ĐKTCCHC")
UNITS = ("VP", "TCCB", "GĐYT", "KSTT", "CNTT", "VX")
ISSUERS = (
    *("BHXH tỉnh Khánh Hòa", "BHXH Khánh Hòa", "BHXH Việt Nam", "Tổng Giám đốc BHXH Việt Nam"),
    *("Chính phủ", "Thủ tướng Chính phủ", "Bộ Y tế", "Bộ Lao động - Thương binh và Xã hội"),
    *("Ủy ban nhân dân tỉnh Khánh Hòa", "Sở Kế hoạch và Đầu tư tỉnh Khánh Hòa", "Tỉnh ủy"),
    *("Ban Chấp hành Trung ương Đảng khóa XIII", "Trung tâm Truyền thông, BHXH Việt Nam", "BHXH"),
    *("Giám đốc BHXH huyện Diên Khánh", "Đoàn kiểm tra CCHC số 2", "Công ty Cổ phần Hòn Tằm", ""),
)
SUBJECTS = (
    *("", "công tác lưu trữ năm 2023", "Kế hoạch cải cách hành chính năm 2023"),
    *("ban hành Quy chế làm việc của BHXH tỉnh Khánh Hòa", "giao chỉ tiêu năm 2023, năm 2024"),
    *("thực hiện các biện pháp khắc phục hạn chế; cải thiện chỉ số", "một số nhiệm vụ, giải pháp"),
    *("phê duyệt Đề án “Đổi mới (giai đoạn 2)” của Ngành", "tăng cường kỷ cương tại TP. Nha Trang"),
    *("tiếp tục xây dựng và hoàn thiện Nhà nước pháp quyền", "số hóa hồ sơ – giấy tờ"),
)


@st.composite
def documents(draw: st.DrawFn) -> Citation:
    """A document as a register may hold it."""
    day = draw(st.dates(date(1946, 1, 1), date(2099, 12, 31)))
    year: int | None = day.year
    kind, symbol = "Công văn", f"{draw(st.sampled_from(BODIES))}-{draw(st.sampled_from(UNITS))}"
    if draw(st.booleans()):
        chosen = draw(st.sampled_from(TYPES))
        code, body = draw(st.sampled_from(chosen.codes)), draw(st.sampled_from(BODIES))
        forms = (f"{code}-{body}", f"{day.year}/{code}-{body}", f"{code}/TU")
        kind, symbol = chosen.name, draw(st.sampled_from(forms))
    known = draw(st.sampled_from(["day", "year", "none"]))
    if known == "none" and not symbol[0].isdigit():
        year = None
    return Citation(
        type=kind,
        number=str(draw(st.integers(1, 99999))),
        symbol=symbol,
        date=day if known == "day" else None,
        issuer=draw(st.sampled_from(ISSUERS)),
        subject=draw(st.sampled_from(SUBJECTS)),
        line="",
        year=year,
    )


@given(documents())
def test_what_is_written_is_read_again(document: Citation) -> None:
    """Type, number, symbol, date, issuer, subject and year come back."""
    found = parse_citations(format_citation(document))
    assert [] == [each for each in found[1:] if not each.within], format_citation(document)
    assert document == replace(found[0], line="", doubts=()), format_citation(document)


@pytest.mark.parametrize(
    ("document", "text"),
    [
        (
            Citation(
                *("Kế hoạch", "58", "KH-BHXH", date(2023, 1, 12), "BHXH tỉnh"),
                *("công tác lưu trữ", "", 2023),
            ),
            "Kế hoạch số 58/KH-BHXH ngày 12 tháng 01 năm 2023 của BHXH tỉnh về công tác lưu trữ",
        ),
        (
            Citation("Nghị định", "5", "2021/NĐ-CP", None, "Chính phủ", "", "", 2021),
            "Nghị định số 05/2021/NĐ-CP của Chính phủ",
        ),
        (
            Citation("Nghị quyết", "27", "NQ/TW", None, "", "Ban hành A", "", 2022),
            "Nghị quyết số 27-NQ/TW năm 2022 về việc ban hành A",
        ),
    ],
)
def test_the_decree(document: Citation, text: str) -> None:
    """Zeros, months, the dash of the Party, what is not known left out."""
    assert text == format_citation(document)
