"""The signed file of a locked report, by the command."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from bhxh_desktop.cli import final_texts as texts
from tests.helpers.commands import Bhxh, done, refused


@pytest.fixture
def office(demo: Path) -> Path:
    """An office of the sample, its report locked."""
    return demo / "kh-cr"


@pytest.fixture
def signed(bhxh: Bhxh, office: Path, tmp_path: Path) -> Path:
    """The locked report as Word file."""
    path = tmp_path / "ký.docx"
    done(bhxh("report", "cchc", "2023", path, data=office))
    return path


@pytest.fixture
def code(bhxh: Bhxh, signed: Path) -> str:
    """The code it carries."""
    words = done(bhxh("layout-check", signed)).replace(".", " ").split()
    return next(word for word in words if word.count("-") == 3)


def test_kept_told_and_written_out(bhxh: Bhxh, office: Path, signed: Path, code: str) -> None:
    """Nothing, then the file with what differs in it, then its bytes again."""
    run = bhxh("final", code, data=office)
    assert (1, f"{texts.NONE}\n") == (run.code, run.err)
    said = done(bhxh("final", code, signed, data=office))
    assert "Bản đã ký: ký.docx, " in said
    assert texts.SAME in said
    document = docx.Document(str(signed))
    document.paragraphs[-2].insert_paragraph_before("Đề nghị thêm.")
    document.save(str(signed))
    said = done(bhxh("final", code, signed, data=office))
    assert texts.DIFFERS.format(count=1) in said
    assert "thêm đoạn “Đề nghị thêm.”" in said
    folder = signed.parent / "ra"
    folder.mkdir()
    assert said in done(bhxh("final", code, "--save", folder, data=office))
    (written,) = folder.iterdir()
    assert signed.read_bytes() == written.read_bytes()


def test_a_scan(bhxh: Bhxh, office: Path, code: str, tmp_path: Path) -> None:
    """It is kept; that it was not compared is said."""
    (tmp_path / "quét.pdf").write_bytes(b"%PDF-1.7")
    assert texts.NOT_COMPARED in done(bhxh("final", code, tmp_path / "quét.pdf", data=office))


def test_what_cannot_be_kept_is_told(bhxh: Bhxh, office: Path, code: str, tmp_path: Path) -> None:
    """One sentence each."""
    (tmp_path / "a.exe").write_bytes(b"MZ")
    told = refused(bhxh("final", code, tmp_path / "a.exe", data=office))
    assert told.startswith("Không kèm được tệp a.exe: chỉ nhận .docx, .pdf.")
    told = refused(bhxh("final", "ZZZZZ", tmp_path / "a.exe", data=office))
    assert "Không có bản chốt nào" in told
