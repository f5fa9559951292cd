"""Citations are found and read into fields, whatever the text."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.citations.parsing import parse_citations
from bhxh_desktop.domain.citation import Citation

DAY = date(2023, 1, 12)
LINE = "Kế hoạch số 58/KH-BHXH ngày 12/01/2023 của BHXH tỉnh Khánh Hòa về công tác lưu trữ."


def one(text: str) -> Citation:
    """The only document of a text."""
    (found,) = parse_citations(text)
    return found


def names(text: str) -> list[str]:
    """The documents of a text by number and symbol, those that another mentions in brackets."""
    return [f"({each.name})" if each.within else each.name for each in parse_citations(text)]


def test_a_line() -> None:
    """Every field, and where it was read."""
    assert Citation(
        type="Kế hoạch",
        number="58",
        symbol="KH-BHXH",
        date=DAY,
        issuer="BHXH tỉnh Khánh Hòa",
        subject="công tác lưu trữ",
        line=LINE,
        year=2023,
        row=3,
    ) == one(f"\n\n{LINE}\n")


@pytest.mark.parametrize(
    "text",
    [
        LINE,
        LINE.replace("Kế hoạch", "kế hoạch"),
        LINE.upper().replace("BHXH TỈNH KHÁNH HÒA", "BHXH tỉnh Khánh Hòa"),
        LINE.replace("số 58", "số: 058"),
        LINE.replace("số 58", "Số:58"),
        LINE.replace("số 58", "58"),
        LINE.replace("KH-BHXH", "KH- BHXH"),
        LINE.replace("KH-BHXH", "KH -BHXH"),
        LINE.replace("58/KH-BHXH", "58 / KH – BHXH"),
        LINE.replace("KH-BHXH", "KH‑BHXH"),
        LINE.replace("KH-BHXH", "kh-bhxh"),
        LINE.replace("12/01/2023", "12/1/2023"),
        LINE.replace("12/01/2023", "12-01-2023"),
        LINE.replace("12/01/2023", "12.01.2023"),
        LINE.replace("12/01/2023", "12 / 01 / 2023"),
        LINE.replace("12/01/2023", "12 tháng 01 năm 2023"),
        LINE.replace("12/01/2023", "12 tháng 1 năm 2023"),
        LINE.replace(" ngày 12/01/2023", ", ngày 12/01/2023"),
        LINE.replace("ngày 12/01/2023", "(ngày 12/01/2023)"),
        LINE.replace("ngày 12/01/2023", "ký ngày 12/01/2023"),
        LINE.replace("ngày 12/01/2023", "12/01/2023"),
        LINE.replace(" về ", " V/v "),
        LINE.replace(" về ", " v/v: "),
        LINE.replace(" về ", " về việc "),
        LINE.replace(" về ", ": "),
        LINE.replace(" về ", " - "),
        LINE.replace(" về công tác lưu trữ", " về “công tác lưu trữ”"),
        LINE.replace(" về công tác lưu trữ.", ': "công tác lưu trữ".'),
        LINE.replace(" về ", " "),
        LINE.replace(" của BHXH tỉnh Khánh Hòa về", " của BHXH tỉnh Khánh Hòa, về việc"),
        LINE.replace(" ", "\u00a0"),
        LINE.replace(" ", "  "),
        LINE.replace("Hòa", "Hoà"),
        unicodedata.normalize("NFD", LINE),
        f"- {LINE}",
        f"+ {LINE}",
        f"• {LINE}",
        f"–{LINE}",
        f"12. {LINE}",
        f"1.2.3. {LINE}",
        f"a) {LINE}",
        f"(3) {LINE}",
        f"- + {LINE}",
        f"“{LINE}”",
        LINE.rstrip(".") + ";",
        LINE.rstrip(".") + "./.",
        LINE.replace(" ngày 12/01/2023", "").replace(" về", " ngày 12/01/2023 về"),
        "Kế hoạch của BHXH tỉnh Khánh Hòa số 58/KH-BHXH ngày 12/01/2023 về công tác lưu trữ",
        "BHXH tỉnh Khánh Hòa đã có Kế hoạch số 58/KH-BHXH ngày 12/01/2023 về công tác lưu trữ",
        "Ngày 12/01/2023, BHXH tỉnh Khánh Hòa ban hành Kế hoạch số 58/KH-BHXH về công tác lưu trữ.",
        "58/KH-BHXH ngày 12/01/2023 của BHXH tỉnh Khánh Hòa về công tác lưu trữ",
        "3\tKế hoạch\t58/KH-BHXH\t12/01/2023\tV/v công tác lưu trữ\tBHXH tỉnh Khánh Hòa",
        "58/KH-BHXH\tBHXH tỉnh Khánh Hòa\t12/01/2023\tcông tác lưu trữ.",
        "1\tKế hoạch số 58/KH-BHXH ngày 12/01/2023\tcông tác lưu trữ\tBHXH tỉnh Khánh Hòa\t",
        "Kế hoạch số\n58/KH-BHXH ngày\n12/01/2023 của BHXH\ntỉnh Khánh Hòa về công\ntác lưu trữ.",
        LINE.replace("KH-BHXH", "KH-\nBHXH"),
    ],
)  # fmt: skip
def test_forms_of_one_citation(text: str) -> None:
    """However it is written, it is the same document."""
    found = one(text)
    assert ("Kế hoạch", "58", "KH-BHXH") == (found.type, found.number, found.symbol)
    assert (DAY, 2023) == (found.date, found.year)
    issuer = found.issuer.replace("Hoà", "Hòa")
    assert ("BHXH tỉnh Khánh Hòa", "công tác lưu trữ") == (issuer, found.subject.lower())


@pytest.mark.parametrize(
    ("text", "number", "symbol", "name"),
    [
        ("Nghị quyết số 02/NQ-CP", "2", "NQ-CP", "02/NQ-CP"),
        ("Luật số 58/2014/QH13", "58", "2014/QH13", "58/2014/QH13"),
        ("Nghị quyết số 01/2023/QH15", "1", "2023/QH15", "01/2023/QH15"),
        ("Nghị định số 43 /2021/ NĐ-CP", "43", "2021/NĐ-CP", "43/2021/NĐ-CP"),
        ("Nghị quyết số 27-NQ/TW", "27", "NQ/TW", "27-NQ/TW"),
        ("Chương trình số 30-CTr/TU", "30", "CTr/TU", "30-CTr/TU"),
        ("Nghị quyết số 1667/NQ-UBTVQH15", "1667", "NQ-UBTVQH15", "1667/NQ-UBTVQH15"),
        ("Thông tư liên tịch số 15/2018/TTLT-BYT-BTC", "15", "2018/TTLT-BYT-BTC", None),
        ("Thông tư liên tịch số 05/TTLT/BYT-BTC", "5", "TTLT/BYT-BTC", "05/TTLT/BYT-BTC"),
        ("Nghị định số 12/CP", "12", "CP", "12/CP"),
        ("Công văn số 4958/UBND", "4958", "UBND", "4958/UBND"),
        ("Quyết định số 12a/QĐ-BHXH", "12a", "QĐ-BHXH", "12a/QĐ-BHXH"),
    ],
)
def test_numbers_and_symbols(text: str, number: str, symbol: str, name: str | None) -> None:
    """The number is bare, the symbol is all behind it, and together they are written right."""
    found = one(text)
    assert (number, symbol) == (found.number, found.symbol)
    assert found.name == (name or f"{number}/{symbol}")


@pytest.mark.parametrize(
    ("text", "kind", "doubts"),
    [
        ("Văn bản số 81/UBND-KSTT ngày 5/1/2022", "Công văn", ("type_guessed",)),
        ("thực hiện số 09-NQ/TW ngày 28/01/2022", "Nghị quyết", ("type_guessed",)),
        ("QĐ số 38/QĐ-TTg ngày 5/1/2022", "Quyết định", ()),
        ("Nghị quyết số 68-NQ/CP ngày 5/1/2022", "Nghị quyết", ("symbol_inverted",)),
        ("Nghị quyết số 27/NQ-TW ngày 5/1/2022", "Nghị quyết", ("symbol_inverted",)),
        ("Công văn số 1348/VP-BHXH ngày 7/7/2023", "Công văn", ("symbol_inverted",)),
        ("Báo cáo số 377/BHXH-BC ngày 7/7/2023", "Báo cáo", ("symbol_inverted",)),
        ("Quyết định số 06/QĐ TTg ngày 7/7/2023", "Quyết định", ("symbol_mended",)),
        ("Công văn số 12/QĐ-BHXH ngày 7/7/2023", "Công văn", ("type_differs",)),
        ("Công văn số 152/TT-TTTT ngày 04/05/2023", "Công văn", ()),
        ("Nghị định số 43/2021/NĐ-CP ngày 7/7/2023", "Nghị định", ("year_differs",)),
        ("Kế hoạch số 58/KH-BHXH", "Kế hoạch", ("no_date",)),
        ("Kế hoạch số 58/KH-BHXH ngày 31/02/2023", "Kế hoạch", ("date_impossible",)),
        ("Kế hoạch số 58/KH-BHXH ngày 12/01/23", "Kế hoạch", ("year_short",)),
        ("Kế hoạch số 58/KH-BHXH năm 2023", "Kế hoạch", ()),
    ],
)
def test_doubts(text: str, kind: str, doubts: tuple[str, ...]) -> None:
    """What is odd is told and read nevertheless."""
    found = one(text)
    assert (kind, doubts) == (found.type, found.doubts)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A số 1. Công văn số 12, 13 và 14/BHXH-VP ngày 5/1/2023 về X", ["12", "13", "14"]),
        ("các Công văn số 12/BHXH-VP, 13/BHXH-VP ngày 5/1/2023 về X", ["12", "13"]),
        ("các Công văn số 12/BHXH-VP và số 13/BHXH-VP ngày 5/1/2023 của BHXH tỉnh", ["12", "13"]),
    ],
)
def test_one_date_for_several(text: str, found: list[str]) -> None:
    """What stands once behind the last belongs to all, which is said."""
    read = parse_citations(text)
    assert [f"{number}/BHXH-VP" for number in found] == [each.name for each in read]
    assert {("Công văn", date(2023, 1, 5))} == {(each.type, each.date) for each in read}
    assert 1 == len({(each.issuer, each.subject) for each in read})
    assert ["date_shared"] * (len(read) - 1) == [d for each in read for d in each.doubts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kế hoạch số 58/KH-BHXH về A; Công văn số 9/BHXH-VP về B, Quyết định số 7/QĐ-BHXH.",
            ["58/KH-BHXH", "09/BHXH-VP", "07/QĐ-BHXH"],
        ),
        (
            "Quyết định số 120/QĐ-BHXH ban hành Chương trình thực hiện Nghị quyết số 01/NQ-CP.",
            ["120/QĐ-BHXH", "(01/NQ-CP)"],
        ),
        (
            "Công văn số 5/BHXH-VP về việc thực hiện Nghị quyết số 1/NQ-CP và Chỉ thị số 7/CT-TTg",
            ["05/BHXH-VP", "(01/NQ-CP)", "(07/CT-TTg)"],
        ),
        (
            "Nghị định số 43/2021/NĐ-CP của Chính phủ và Quyết định số 06/QĐ-TTg phê duyệt Đề án",
            ["43/2021/NĐ-CP", "06/QĐ-TTg"],
        ),
        (
            "Thông báo số 2/TB-ĐKT của Đoàn kiểm tra số 2 theo Quyết định số 10/QĐ-UBND về việc X",
            ["02/TB-ĐKT", "10/QĐ-UBND"],
        ),
        (f"{LINE}\n{LINE}\n{LINE}", ["58/KH-BHXH"] * 3),
        ("58/KH-BHXH\n59/KH-BHXH", ["58/KH-BHXH", "59/KH-BHXH"]),
    ],
)
def test_several(text: str, found: list[str]) -> None:
    """Those side by side and those that a subject mentions are told apart."""
    assert found == names(text)


def test_a_mention_belongs_to_the_subject() -> None:
    """The subject is whole, and the document in it is given too."""
    outer, inner = parse_citations(
        "- Theo Kế hoạch số 5/KH-BHXH ngày 5/1/2023 của BHXH tỉnh thực hiện Nghị quyết số 01/NQ-CP "
        "ngày 06/01/2023 của Chính phủ về giải pháp chủ yếu; các việc khác."
    )
    assert outer.subject == (
        "thực hiện Nghị quyết số 01/NQ-CP ngày 06/01/2023 của Chính phủ về giải pháp chủ yếu"
    )
    assert ("05/KH-BHXH", "giải pháp chủ yếu") == (inner.within, inner.subject)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "\n\n", "Không có gì.", "12/01/2023", "Số: /KH-BHXH ngày tháng năm 2023"),
        *("Mẫu số 02/KH-BHXH", "Biểu số II.06a/VPCP/KSTT", "25/25 cơ sở KCB", "24/7", "1/2 CCVC"),
        *("giai đoạn 2021-2025", "Luật BHXH, Luật BHYT", "TCVN ISO 9001-2015", "Điều 5/khoản 2"),
        *("12.947 người/ Số người", "và/hoặc", "quý I/2023", "QĐ-BHXH", "Kế hoạch số 58"),
        *("https://dichvucong.gov.vn/gui/pak", "01/VNNIC", "10 km/h", "5/kg", "phòng 3/Tầng 2"),
    ],
)
def test_what_is_no_citation(text: str) -> None:
    """Nothing is made up."""
    assert () == parse_citations(text)


PIECES = st.sampled_from(
    [
        *("Kế hoạch", "Quyết định", "các Công văn", "văn bản", "số", "số:", "58", "2021", "/", "-"),
        *("KH-BHXH", "NQ/TW", "UBND", "QĐ TTg", "kh", "ngày", "12/01/2023", "31.02.2023", "tháng"),
        *("năm", "của", "BHXH tỉnh Khánh Hòa", "Bộ Y tế", "và", ",", ";", ".", ":", "(", ")", "“"),
        *("”", '"', "về việc", "V/v", "ban hành", "\n", "\n\n", "\t", "- ", "1. ", "\u00a0", "…"),
        *("\x00", "\ud800", "\u0301", "ﬁ", "²", "٣", "Tổng Giám đốc", "theo", "thực hiện", "İ"),
    ]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=60).map(" ".join) | st.text())
def test_any_text(text: str) -> None:
    """Nothing raises, and what is found is sound."""
    for found in parse_citations(text):
        assert found.type
        assert found.number
        assert "\n" not in found.line + found.subject + found.issuer + found.symbol
        assert 1 <= found.row <= text.count("\n") + 20 * len(text)
        assert len(found.line) <= max(2000, len(text))


def test_one_issuer_behind_two_of_a_kind() -> None:
    """It stands once; what is of another body, or has its own subject, gets none."""
    text = "theo Nghị định số 45/2020/NĐ-CP và Nghị định số 107/2021/NĐ-CP của Chính phủ."
    assert ["Chính phủ"] * 2 == [found.issuer for found in parse_citations(text)]
    other = "theo Quyết định số 5/QĐ-UBND và Quyết định số 06/QĐ-TTg của Thủ tướng Chính phủ."
    assert ["", "Thủ tướng Chính phủ"] == [found.issuer for found in parse_citations(other)]
    own = "Quyết định số 5/QĐ-BHXH về việc a và Quyết định số 6/QĐ-BHXH của BHXH tỉnh."
    assert [("", "a"), ("BHXH tỉnh", "")] == [(f.issuer, f.subject) for f in parse_citations(own)]


def test_one_issuer_ahead_of_several() -> None:
    """It stands once, ahead of the list; a sentence later, or of another kind, it is not theirs."""
    text = (
        "theo chỉ đạo của UBND tỉnh tại các văn bản số 8/UBND-KT ngày 05/01/2022 về a; Kế hoạch số "
        "9/KH-UBND ngày 06/01/2022 về b. Công văn số 10/UBND-KT ngày 07/01/2022 về c."
    )
    assert ["UBND tỉnh"] * 2 + [""] == [found.issuer for found in parse_citations(text)]
    other = text.replace("các văn bản", "Công văn")
    assert ["UBND tỉnh", "", ""] == [found.issuer for found in parse_citations(other)]


def test_an_issuer_behind_a_quoted_name() -> None:
    """Where the symbol says so; else it is the name's own."""
    text = "trên cơ sở Kế hoạch số 2/KH-BHXH ngày 31/08/2023 về việc triển khai “Đề án 06” của {}."
    found = [parse_citations(text.format(who))[0] for who in ("BHXH Việt Nam", "Chính phủ")]
    assert ["BHXH Việt Nam", ""] == [each.issuer for each in found]


@pytest.mark.parametrize("end", ["cán bộ", "nội bộ", "của BHXH tỉnh", "mỗi ngày", "các năm"])
def test_a_subject_may_end_in_a_word_that_others_go_on_from(end: str) -> None:
    """A line that cites a document of its own begins a new one."""
    plan, letter = "Kế hoạch số 5/KH-BHXH ngày 05/01/2024", "Công văn số 15/BHXH-VP ngày 5/5/2024"
    text = f"{plan} về đào tạo {end}\n{letter} về b"
    assert ["5", "15"] == [found.number for found in parse_citations(text)]
    assert f"đào tạo {end}" == parse_citations(text)[0].subject.removeprefix("về ")
