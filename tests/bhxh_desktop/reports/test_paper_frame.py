"""What an office sets around its reports: every authority, several addressees, its own name."""

from __future__ import annotations

from pathlib import Path

import pytest

from bhxh_desktop.domain.paper_frame import PaperFrame, checked_frame
from bhxh_desktop.layout.checker import check_paper
from bhxh_desktop.layout.reading import read_paper
from bhxh_desktop.layout.ruleset import current_rules
from bhxh_desktop.reports.compose import compose
from bhxh_desktop.reports.document import Paragraph
from bhxh_desktop.reports.docx_writer import write_docx
from tests.helpers.sample import total_source

LONG = "Bảo hiểm xã hội liên huyện Cam Lâm, Khánh Sơn, Khánh Vĩnh"
THREE = ("Bảo hiểm xã hội Việt Nam", "Ủy ban nhân dân tỉnh", "Sở Nội vụ")


@pytest.mark.parametrize(
    "signer",
    [
        ("TM. Ban chỉ đạo", "Trưởng ban"),
        ("Q. Giám đốc",),
        ("KT. Giám đốc", "Phó giám đốc"),
        ("TL. Giám đốc", "Chánh văn phòng"),
        ("TUQ. Giám đốc", "Trưởng phòng Tổ chức cán bộ"),
        ("Giám đốc",),
    ],
)
@pytest.mark.parametrize("addressees", [(), THREE])
def test_every_authority_is_laid_out_as_the_decree_wants(tmp_path: Path, signer, addressees):
    """In capitals above the name; one addressee on the line, several each on its own (S1, N1)."""
    frame = checked_frame(
        PaperFrame(body=LONG, signer=signer, signer_name="Nguyễn Văn A", addressees=addressees)
    )
    made = compose(total_source(frame=frame))
    assert tuple(line.upper() for line in signer) == made.sign_off.titles
    assert len(addressees) or 1 == len(made.addressees)
    (tmp_path / "a.docx").write_bytes(write_docx(made))
    found = check_paper(read_paper(tmp_path / "a.docx"), current_rules(), ("Khánh Hòa",))
    assert {"info"} >= {finding.level for finding in found}, found


def test_the_text_names_the_body_as_the_letterhead_does():
    """The opening, the closing and the annex say who reports by the name that was set."""
    made = compose(total_source(frame=PaperFrame(body=LONG)))
    first, *_, last = [each.text for each in made.blocks if isinstance(each, Paragraph)]
    assert LONG.upper() == made.letterhead.body
    assert LONG in first
    assert LONG in last
    assert LONG in made.annexes[0].reference
