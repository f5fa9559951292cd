"""Issued and received, by command."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.commands import Bhxh, done, refused


def test_issued(bhxh: Bhxh, demo: Path) -> None:
    """Number and day for the revision that is named by its code."""
    home = demo / "kh-cr"
    shown = done(bhxh("show", "cchc", "2023", data=home))
    code = next(word.strip(".") for word in shown.split() if word.count("-") == 3)
    said = done(bhxh("annotate", code, "--number", "123", "--date", "15/12/2023", data=home))
    assert f"Đã ghi cho bản chốt {code} của BHXH Cam Ranh: số 123, ngày 15/12/2023.\n" == said
    assert 2 == bhxh("annotate", code, data=home).code
    line = bhxh("annotate", code, "--received", "15/12/2023", "--reason", "x", data=home)
    assert "ngày nhận do cấp trên ghi" in refused(line)
