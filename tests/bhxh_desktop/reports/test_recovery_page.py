"""The page of a recovery code: whatever is printed can be typed in again."""

from __future__ import annotations

import subprocess
from datetime import date

import pytest

from bhxh_desktop.bundles.identity import read_code
from bhxh_desktop.reports.docx_writer import write_docx
from bhxh_desktop.reports.recovery_page import RecoveryPage, as_document, as_text
from bhxh_desktop.reports.typst_writer import pdf_bytes
from tests.helpers import document_text
from tests.helpers.model import small_tree
from tests.helpers.sealing import RECIPIENT, SECRETS

TREE = small_tree()


def a_page(opens="bundles"):
    """The page of a province."""
    return RecoveryPage(
        code=SECRETS["A"],
        recipient=RECIPIENT,
        opens=opens,
        unit=TREE["P"],
        parent=TREE["VN"],
        author="Người lập",
        day=date(2024, 12, 16),
    )


def test_groups():
    """Fifteen groups of four, the last shorter; together they are the code."""
    lines = a_page().lines
    assert [5, 5, 5] == [len(groups) for groups in lines]
    words = "".join(group for groups in lines for group in groups)
    assert SECRETS["A"] == f"AGE-SECRET-KEY-1{words}"


@pytest.mark.parametrize("opens", ["bundles", "backup"])
def test_text(opens):
    """The page as text says whose it is and can be read back as it stands."""
    said = as_text(a_page(opens))
    assert RECIPIENT == read_code(said).recipient
    assert said.startswith("MÃ PHỤC HỒI: Bảo hiểm xã hội P\nngày 16 tháng 12 năm 2024\n")
    assert {"bundles": "import --recovery", "backup": "restore"}[opens] in said


def test_document():
    """As a document it says the same."""
    said = document_text.as_text(as_document(a_page()))
    assert "ngày 16 tháng 12 năm 2024" in said
    assert all(group in said for groups in a_page().lines for group in groups)


def test_files(judge, tmp_path):
    """One page of PDF from which the code can be copied; a .docx is made of the same."""
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf_bytes(as_document(a_page())))
    shown = subprocess.run(
        [judge("pdftotext"), "-layout", path, "-"], capture_output=True, check=True
    )
    text = shown.stdout.decode()
    assert RECIPIENT == read_code(text).recipient
    assert 1 == text.count("\f")
    assert write_docx(as_document(a_page())).startswith(b"PK")
