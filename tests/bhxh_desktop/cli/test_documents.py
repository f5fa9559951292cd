"""The register of documents by command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers.commands import Bhxh, done, refused

LIST = """- Kế hoạch số 7/KH-BHXH ngày 19/01/2023 của BHXH Cam Ranh về công tác lưu trữ.
- Công văn số 12/BHXH-VP ngày 02/02/2023 về việc cử nhân sự.
- Công văn số 15/BHXH-VP ngày 01/02/2023 về việc thực hiện Quyết định số 9/QĐ-BHXH ngày 5/1/2023.
- Thông báo số 3/TB-ĐKT ngày 03/3/2023 của Đoàn kiểm tra số 2 về việc b.
- Kế hoạch số 8/KH-BHXH của BHXH tỉnh về việc a.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A list as somebody keeps it."""
    file = tmp_path / "danh sách.txt"
    file.write_text(LIST, "utf-8")
    return file


def test_a_list(bhxh: Bhxh, offices: Path, path: Path) -> None:
    """Looked at, then written, then shown with what should be looked at; it is in the report."""
    home = offices / "kh-cr"
    assert "chưa có văn bản" in done(bhxh("document", data=home))
    said = done(bhxh("document", "paste", path, "cchc", "2023", "--dry-run", data=home))
    assert said.count("ghi mới") == 3
    assert "chỉ được nhắc tới" in said
    assert "5: " in said
    assert "chưa có văn bản" in done(bhxh("document", "list", data=home))
    said = done(bhxh("document", "paste", path, "cchc", "2023", data=home))
    assert "ghi mới 4, bổ sung 0, đã có 0, chờ cơ quan 1." in said
    assert "5: " in said
    assert "07/KH-BHXH" not in said
    assert "Báo cáo kỳ 2023: thêm 3 văn bản." in said
    shown = done(bhxh("document", "list", "cchc", "2023", data=home))
    assert shown.count("cchc 2023") == 3
    assert "chưa rõ “Đoàn kiểm tra số 2” là cơ quan nào" in shown
    assert "12/BHXH-VP ghi ngày 02/02/2023 mà 15/BHXH-VP" in shown or (
        "15/BHXH-VP ghi ngày 01/02/2023 mà 12/BHXH-VP" in shown
    )
    listed = json.loads(done(bhxh("document", "--json", data=home)))
    assert ["07/KH-BHXH", "15/BHXH-VP", "12/BHXH-VP", "03/TB-ĐKT"] == [
        each["printed"] for each in listed["documents"]
    ]
    assert 2 == len(listed["findings"])
    report = home / "a.docx"
    done(bhxh("report", "cchc", "2023", report, data=home))
    assert report.exists()


def test_one_by_one(bhxh: Bhxh, offices: Path) -> None:
    """Added, put right, taken in and out of the report, removed."""
    home = offices / "kh-cr"
    about = ("--date", "19/1/2023", "--subject", "Lưu trữ", "--regime", "cchc")
    said = done(bhxh("document", "add", "7/KH-BHXH", *about, data=home))
    assert "Báo cáo kỳ 2023: thêm 1 văn bản." in said
    named = ("--issuer", "Đoàn kiểm tra", "--accept", "--year", "2023")
    assert "chờ cơ quan 0" in done(bhxh("document", "add", "9/TB-ĐKT", *named, data=home))
    said = done(bhxh("document", "change", "9/TB-ĐKT", "--issuer", "BHXH tỉnh", data=home))
    assert "Đã sửa thành 09/TB-ĐKT của BHXH tỉnh Khánh Hòa." in said
    done(bhxh("document", "change", "7/KH-BHXH", "--number", "8", data=home))
    off = bhxh("document", "tag", "cchc", "2023", "8/KH-BHXH", "--off", data=home)
    assert "bỏ 1 văn bản" in done(off)
    on = bhxh("document", "tag", "cchc", "2023", "8/KH-BHXH", "9/TB-ĐKT", data=home)
    assert "thêm 2 văn bản" in done(on)
    kept = done(bhxh("document", "add", "91-KL/TU", "--date", "18/10/2022", data=home))
    assert "chờ cơ quan 1" in kept
    assert "91-KL/TU" in done(bhxh("document", data=home))
    done(bhxh("document", "remove", "8/KH-BHXH", "9/TB-ĐKT", "91-KL/TU", data=home))
    assert "chưa có văn bản" in done(bhxh("document", data=home))


def test_refused(bhxh: Bhxh, offices: Path, tmp_path: Path) -> None:
    """One clear sentence each; nothing is written."""
    home = offices / "kh-cr"
    assert "30/KH-BHXH" in refused(bhxh("document", "remove", "30/KH-BHXH", data=home))
    assert "31/2/2023" in refused(
        bhxh("document", "add", "7/KH-BHXH", "--date", "31/2/2023", data=home)
    )
    assert "năm nào" in refused(bhxh("document", "add", "7/KH-BHXH", data=home))
    for issuer in ("BHXH tỉnh", "BHXH Việt Nam"):
        said = ("--date", "19/1/2023", "--issuer", issuer)
        done(bhxh("document", "add", "7/KH-BHXH", *said, data=home))
    run = bhxh("document", "remove", "7/KH-BHXH", data=home)
    assert (2, True) == (run.code, "Có 2 văn bản" in run.err)
    done(bhxh("document", "remove", "7/KH-BHXH", "--of", "BHXH tỉnh", data=home))
    assert 2 == bhxh("document", "add", "KH-BHXH", data=home).code
    assert 2 == bhxh("document", "list", "cchc", data=home).code
    empty = tmp_path / "a.txt"
    empty.write_text("Không có gì.", "utf-8")
    assert "Không thấy văn bản nào" in done(bhxh("document", "paste", empty, data=home))


def test_files(bhxh: Bhxh, offices: Path, path: Path, tmp_path: Path) -> None:
    """Kept with a document, listed, written out, taken away; a program is refused."""
    home = offices / "kh-cr"
    done(bhxh("document", "paste", path, "cchc", "2023", data=home))
    assert "Chưa có tệp kèm nào." in done(bhxh("document", "files", data=home))
    scan = tmp_path / "bản quét.pdf"
    scan.write_bytes(b"%PDF-1.7")
    said = done(bhxh("document", "attach", "07/KH-BHXH", scan, data=home))
    assert "Đã kèm bản quét.pdf vào 07/KH-BHXH." in said
    (filed,) = json.loads(done(bhxh("document", "files", "--json", data=home)))
    assert ("07/KH-BHXH", "bản quét.pdf", 8) == (filed["document"], filed["name"], filed["size"])
    out = tmp_path / "ra"
    out.mkdir()
    assert "bản quét.pdf" in done(bhxh("document", "files", "--to", out, data=home))
    (written,) = out.iterdir()
    assert scan.read_bytes() == written.read_bytes()
    assert "Chưa có tệp kèm nào." in done(bhxh("document", "files", "cchc", "2023", data=home))
    program = tmp_path / "a.exe"
    program.write_bytes(b"MZ")
    said = refused(bhxh("document", "attach", "07/KH-BHXH", program, data=home))
    assert "chỉ nhận .pdf" in said
    assert "không kèm tệp" in refused(bhxh("document", "detach", "07/KH-BHXH", "b.pdf", data=home))
    done(bhxh("document", "detach", "07/KH-BHXH", "bản quét.pdf", data=home))
    assert "Chưa có tệp kèm nào." in done(bhxh("document", "files", data=home))
