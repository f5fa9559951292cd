"""What stands around a report, set by the command and printed from then on."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.text.paragraph import Paragraph

from bhxh_desktop.cli import frame_texts as texts
from bhxh_desktop.layout.checker import check_paper
from bhxh_desktop.layout.reading import read_paper
from bhxh_desktop.layout.ruleset import current_rules
from tests.helpers.commands import Bhxh, done, refused

SIGNER = ("--signer", "KT. Giám đốc", "--signer", "Phó giám đốc", "--signer-name", "Trần Văn A")
RECIPIENTS = ("--recipient", "Như trên;", "--recipient", "- Lưu: VT, TCHC.")


@pytest.fixture
def office(demo: Path) -> Path:
    """An office of the sample."""
    return demo / "kh-cr"


def printed(bhxh: Bhxh, office: Path) -> list[str]:
    """Every line of the report as Word has it, nothing in it an error of layout."""
    path = office.parent / "a.docx"
    done(bhxh("report", "cchc", "2023", path, "--force", data=office))
    found = check_paper(read_paper(path), current_rules(), ())
    assert "error" not in {finding.level for finding in found}, found
    body = Document(str(path)).element.body
    return [Paragraph(p, None).text for p in body.xpath(".//w:p")]


def test_all_that_is_set_is_printed(bhxh: Bhxh, office: Path) -> None:
    """Letterhead, symbol, place, signer with his authority, addressee and recipients."""
    done(
        bhxh(
            *("frame", "--parent-body", "Bảo hiểm xã hội tỉnh Khánh Hòa", "--symbol", "BHXH-CR"),
            *("--body", "Bảo hiểm xã hội Cam Ranh", "--place", "Cam Ranh", *SIGNER, *RECIPIENTS),
            *("--to", "Văn phòng Ủy ban nhân dân tỉnh {x}"),
            data=office,
        )
    )
    lines = printed(bhxh, office)
    for line in (
        "BẢO HIỂM XÃ HỘI CAM RANH",
        "Số:        /BC-BHXH-CR",
        "Cam Ranh, ngày       tháng       năm 2023",
        "Kính gửi: Văn phòng Ủy ban nhân dân tỉnh {x}",
        "- Như trên;",
        "- Lưu: VT, TCHC.",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Trần Văn A",
    ):
        assert line in lines


def test_one_regime_goes_before_all(bhxh: Bhxh, office: Path) -> None:
    """What is set for one report alone; what that leaves open comes from those for all."""
    done(bhxh("frame", "--place", "Cam Ranh", "--signer-name", "Trần Văn A", data=office))
    names = {"Trần Văn A", "Lê Thị B"}
    done(bhxh("frame", "--regime", "papi", "--signer-name", "Lê Thị B", data=office))
    assert {"Trần Văn A"} == names & {*printed(bhxh, office)}
    done(bhxh("frame", "--regime", "cchc", "--signer-name", "Lê Thị B", data=office))
    lines = printed(bhxh, office)
    assert {"Lê Thị B"} == names & {*lines}
    assert "Cam Ranh, ngày       tháng       năm 2023" in lines


def test_it_is_shown_and_taken_back(bhxh: Bhxh, office: Path) -> None:
    """Without an option what holds; an empty text goes back to the definition."""
    done(bhxh("frame", "--place", "Cam Ranh", *SIGNER, data=office))
    said = done(bhxh("frame", data=office)).splitlines()
    assert texts.LINE.format(caption="Địa danh", value="Cam Ranh") in said
    assert texts.LINE.format(caption="Người ký", value="KT. GIÁM ĐỐC; PHÓ GIÁM ĐỐC") in said
    assert texts.LINE.format(caption="Nơi nhận", value=texts.AS_DEFINED) in said
    done(bhxh("frame", "--place", "", "--signer", "", data=office))
    said = done(bhxh("frame", data=office)).splitlines()
    assert texts.LINE.format(caption="Địa danh", value=texts.AS_DEFINED) in said
    assert texts.LINE.format(caption="Người ký", value=texts.AS_DEFINED) in said


@pytest.mark.parametrize(
    ("options", "begins"),
    [
        (("--signer", "GIÁM ĐỐC", "--signer", "PHÓ GIÁM ĐỐC"), "Quyền hạn người ký ghi “GIÁM ĐỐC”"),
        (("--recipient", "Như trên"), "Dòng cuối của nơi nhận ghi “Như trên”"),
        (("--recipient", "a") * 21, "Có 21 dòng, mỗi phần tối đa 20 dòng"),
        (("--place", "a" * 201), "“aaa"),
        (("--body", "a\x07b"), "“a□b”"),
        (("--regime", "none", "--place", "a"), "Không có chế độ báo cáo “none”"),
    ],
)
def test_what_cannot_be_printed_is_refused(
    bhxh: Bhxh, office: Path, options: tuple[str, ...], begins: str
) -> None:
    """One sentence, and all stays as it was."""
    before = done(bhxh("frame", data=office))
    assert begins in refused(bhxh("frame", *options, data=office))
    assert before == done(bhxh("frame", data=office))
