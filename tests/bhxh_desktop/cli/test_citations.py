"""Citations read by command from files of text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from bhxh_desktop.citations.reading import LARGEST_TEXT
from bhxh_desktop.cli.citation_texts import DOUBTS
from bhxh_desktop.domain.citation import Doubt
from tests.helpers.commands import Bhxh, done, refused

TEXT = """Các văn bản:
+ Kế hoạch số 58/KH-BHXH ngày 12/01/2023 của BHXH tỉnh về công tác lưu trữ.
+ Quyết định số 06/QĐ TTg thực hiện Nghị quyết số 27-NQ/TW ngày 31/02/2022 của Bộ Chính trị.
"""
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-16-be-bom")


def encoded(text: str, encoding: str) -> bytes:
    """The text as a program may save it."""
    if encoding.endswith("-bom"):
        return ("\ufeff" + text).encode(encoding.removesuffix("-bom"))
    return text.encode(encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_as_json(bhxh: Bhxh, tmp_path: Path, encoding: str) -> None:
    """One object for each document, however the text was saved."""
    path = tmp_path / "văn bản.txt"
    path.write_bytes(encoded(TEXT.replace("\n", "\r\n"), encoding))
    first, second, third = json.loads(done(bhxh("citations", path, "--json")))
    assert {
        "type": "Kế hoạch",
        "number": "58",
        "symbol": "KH-BHXH",
        "date": "2023-01-12",
        "issuer": "BHXH tỉnh",
        "subject": "công tác lưu trữ",
        "line": TEXT.splitlines()[1],
        "row": 2,
        "year": 2023,
        "within": "",
        "doubts": [],
    } == first
    assert (None, None, ["symbol_mended", "no_date"]) == (
        second["date"],
        second["year"],
        second["doubts"],
    )
    assert ("06/QĐ-TTg", 3, None) == (third["within"], third["row"], third["date"])


def test_in_words(bhxh: Bhxh, tmp_path: Path) -> None:
    """Each document in a line, its subject below, then what to look at."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert done(bhxh("citations", path)).splitlines() == [
        "   1. Kế hoạch số 58/KH-BHXH ngày 12/01/2023 của BHXH tỉnh",
        "      công tác lưu trữ",
        "   2. Quyết định số 06/QĐ-TTg",
        "      thực hiện Nghị quyết số 27-NQ/TW ngày 31/02/2022 của Bộ Chính trị",
        "      Xem lại: ký hiệu thiếu dấu nối hoặc dùng sai dấu nối, đã đọc thành QĐ-TTg.",
        "      Xem lại: không ghi ngày ban hành.",
        "   3.   ↳ Nghị quyết số 27-NQ/TW năm 2022 của Bộ Chính trị",
        "      Xem lại: lịch không có ngày ghi ở đây; đối chiếu bản gốc.",
        "3 văn bản, 3 chỗ cần xem lại.",
    ]


def test_nothing_found(bhxh: Bhxh, tmp_path: Path) -> None:
    """Said in words; JSON is an empty list."""
    path = tmp_path / "a.txt"
    path.write_text("Không có gì.", encoding="utf-8")
    assert "Không thấy văn bản nào có số và ký hiệu trong a.txt.\n" == done(bhxh("citations", path))
    assert [] == json.loads(done(bhxh("citations", path, "--json")))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("KÕ ho¹ch sè 58/KH-BHXH ngµy 12/01/2023".encode("latin-1"), "bảng mã cũ TCVN3"),
        ("KÕ ho¹ch sè 58/KH-BHXH ngµy 12/01/2023".encode(), "bảng mã cũ TCVN3"),
        ("Keá hoaïch soá 58/KH-BHXH ngaøy 12/01/2023".encode("latin-1"), "bảng mã cũ VNI"),
        ("Kế hoạch số 58".encode("utf-16-le"), "không phải tệp chữ"),
        (b"PK\x03\x04\x00\x00\xff\xfe", "không phải tệp chữ"),
        (b"PK\x00", "không phải tệp chữ"),
        ("\ufeffx".encode("utf-16-le") + b"y", "không"),
        (b"\xff\x80abc", "không ở dạng UTF-8"),
        (b" " * ((LARGEST_TEXT << 20) + 1), "lớn hơn 16 MiB"),
    ],
)
def test_what_cannot_be_read(bhxh: Bhxh, tmp_path: Path, data: bytes, words: str) -> None:
    """One sentence that names the file, what it is and what to do."""
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    said = refused(bhxh("citations", path))
    assert "a.txt" in said
    assert words in said


def test_no_such_file(bhxh: Bhxh, tmp_path: Path) -> None:
    """Wrong usage."""
    assert 2 == bhxh("citations", tmp_path / "a.txt").code


def test_every_doubt_has_its_sentence() -> None:
    """What the parser may say is said in words."""
    assert set(get_args(Doubt)) == set(DOUBTS)
