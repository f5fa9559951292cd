"""Checking the layout of Word files by command."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from tests.helpers.commands import Bhxh, done, refused

OF_2023 = ("cchc", "2023")


@pytest.mark.parametrize("unit", ["kh-cr", "province"])
@pytest.mark.parametrize("locked", [False, True])
def test_our_own_drafts_pass(
    bhxh: Bhxh, demo: Path, offices: Path, tmp_path: Path, unit: str, *, locked: bool
) -> None:
    """No error in a draft nor in the report, at the office nor at the province."""
    home = (demo if locked else offices) / unit
    path = tmp_path / "bao-cao.docx"
    run = bhxh("report", *OF_2023, path, data=home)
    if run.code:  # nothing was typed at the empty office
        sample = demo / unit
        done(bhxh("reopen", *OF_2023, data=sample))
        done(bhxh("report", *OF_2023, path, data=sample))
    found = json.loads(bhxh("layout-check", path, "--json").out)
    assert [] == [each for each in found if each["level"] == "error"]


def test_any_word_file(bhxh: Bhxh, tmp_path: Path) -> None:
    """A file of another hand: each fault with rule, place, mend and source; exit 1."""
    path = tmp_path / "khác.docx"
    document = docx.Document()
    document.add_paragraph("Báo cáo không có quốc hiệu.")
    document.save(path)
    run = bhxh("layout-check", path)
    assert 1 == run.code
    assert "LỖI " in run.out
    for words in ("   Cách sửa: ", "   Căn cứ: "):
        assert words in run.out
    assert run.out.splitlines()[-1].startswith("Có ")


def test_what_is_no_word_file(bhxh: Bhxh, tmp_path: Path) -> None:
    """One sentence, no traceback."""
    path = tmp_path / "x.docx"
    path.write_bytes(b"PK not really")
    assert refused(bhxh("layout-check", path))
