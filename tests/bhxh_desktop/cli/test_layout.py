"""The layout check on the command line: words, codes, JSON; with and without a workspace."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from tests.helpers.commands import Bhxh, done
from tests.helpers.sound import find, letter, report

OF_2023 = ("cchc", "2023")


@pytest.fixture
def locked(bhxh: Bhxh, demo: Path, tmp_path: Path) -> Path:
    """The locked report of an office as a Word file."""
    path = tmp_path / "a.docx"
    done(bhxh("report", *OF_2023, path, data=demo / "kh-cr"))
    return path


def changed(path: Path, old: str, new: str) -> None:
    """Type over a number of a table."""
    document = docx.Document(str(path))
    find(document, old).runs[0].text = new
    document.save(str(path))


def test_a_sound_document(bhxh: Bhxh, tmp_path: Path) -> None:
    """No workspace is needed; nothing is to be done."""
    letter().save(str(tmp_path / "a.docx"))
    run = bhxh("layout-check", tmp_path / "a.docx")
    said = "Không thấy lỗi thể thức theo Nghị định số 30/2020/NĐ-CP.\n"
    assert (0, said, "") == run


def test_a_finding_is_told_whole(bhxh: Bhxh, tmp_path: Path) -> None:
    """What, where, how to mend it, by which item; exit 1."""
    document = report()
    for text in ("Lãnh đạo cơ quan", "- Như trên;", "TCCB"):
        find(document, text).runs[0].font.size = Pt(14)
    find(document, "Nơi nhận").runs[0].italic = False
    document.save(str(tmp_path / "a.docx"))
    run = bhxh("layout-check", tmp_path / "a.docx")
    assert 1 == run.code
    assert (
        "Lỗi N3. Danh sách nơi nhận: cỡ chữ 14, quy định 11.\n"
        "   Tại: “- Như trên;”; “- Lãnh đạo cơ quan;”; “- Lưu: VT, TCCB.”\n"
        "   Cách sửa: Đặt cỡ chữ 11.\n"
        "   Theo Nghị định số 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.9.d.\n"
    ) in run.out
    assert run.out.endswith("2 lỗi, 0 cảnh báo, 0 gợi ý.\n")


def test_warnings_are_no_failure(bhxh: Bhxh, tmp_path: Path) -> None:
    """Only an error makes the exit code 1."""
    document = report()
    run = find(document, "./.").runs[0]
    run.text = run.text.replace("./.", ".")
    document.save(str(tmp_path / "a.docx"))
    assert "0 lỗi, 1 cảnh báo" in done(bhxh("layout-check", tmp_path / "a.docx"))


def test_a_locked_report(bhxh: Bhxh, demo: Path, locked: Path) -> None:
    """It is compared by the code it carries; without a workspace it is told what is missing."""
    code = next(w for w in done(bhxh("layout-check", locked)).split() if w.count("-") == 3)
    assert "Thêm --data THƯ_MỤC ngay sau bhxh để so số liệu." in done(bhxh("layout-check", locked))
    said = done(bhxh("layout-check", locked, data=demo / "kh-cr"))
    assert f"Bảng và lời văn đúng như bản chốt lần 1, mã đối chiếu {code}" in said
    other = done(bhxh("layout-check", locked, data=demo / "kh-nh"))
    assert "sổ làm việc này không có bản chốt đó" in other


def test_a_figure_changed_by_hand(bhxh: Bhxh, demo: Path, locked: Path) -> None:
    """The cell by its captions, the locked value, the one in the file; in JSON by its codes."""
    changed(locked, "55.344", "55.443")
    run = bhxh("layout-check", locked, data=demo / "kh-cr")
    assert 1 == run.code
    assert "bản chốt 55.344, trong tệp 55.443.\n" in run.out
    run = bhxh("layout-check", locked, "--json", data=demo / "kh-cr")
    (change,) = json.loads(run.out)["changes"]
    assert ("figure", "55.344", "55.443") == (change["what"], change["locked"], change["found"])
    assert change["cell"].startswith(f"{change['form']}.")
    assert 0 == bhxh("layout-check", locked).code


def test_a_revision_that_is_named(bhxh: Bhxh, demo: Path, locked: Path, tmp_path: Path) -> None:
    """A draft carries no code; one may be given."""
    code = json.loads(bhxh("layout-check", locked, "--json").out)["verification_code"]
    home = demo / "kh-cr"
    done(bhxh("reopen", *OF_2023, data=home))
    draft = tmp_path / "b.docx"
    done(bhxh("report", *OF_2023, draft, data=home))
    assert "bản chốt" not in done(bhxh("layout-check", draft, data=home))
    said = done(bhxh("layout-check", draft, "--revision", code[:11], data=home))
    assert code in said
    run = bhxh("layout-check", draft, "--revision", "ZZZZZ", data=home)
    assert (1, "") == run[:2]
    assert "Không có bản chốt nào" in run.err


def test_misuse(bhxh: Bhxh, tmp_path: Path) -> None:
    """A revision without a workspace, a file that is not there: 2; one that is no document: 1."""
    letter().save(str(tmp_path / "a.docx"))
    run = bhxh("layout-check", tmp_path / "a.docx", "--revision", "ABCDE")
    assert 2 == run.code
    assert "--revision cần biết sổ làm việc" in run.err
    assert 2 == bhxh("layout-check", tmp_path / "b.docx").code
    (tmp_path / "c.docx").write_bytes(b"%PDF-1.7")
    run = bhxh("layout-check", tmp_path / "c.docx")
    assert (1, "Tệp c.docx không phải tệp Word .docx.") == (run.code, run.err[:37])


@pytest.mark.parametrize("unit", ["kh-cr", "province"])
def test_our_own_drafts_pass(bhxh: Bhxh, demo: Path, tmp_path: Path, unit: str) -> None:
    """Nothing but hints, of the locked report and of the draft that follows it."""
    path, home = tmp_path / "a.docx", demo / unit
    done(bhxh("report", *OF_2023, path, data=home))
    assert "Bảng và lời văn đúng như bản chốt" in done(bhxh("layout-check", path, data=home))
    done(bhxh("reopen", *OF_2023, data=home))
    path.unlink()
    done(bhxh("report", *OF_2023, path, data=home))
    found = json.loads(done(bhxh("layout-check", path, "--json")))["findings"]
    assert {"info"} >= {each["level"] for each in found}


def test_a_document_forges_no_line(bhxh: Bhxh, tmp_path: Path) -> None:
    """Marks that turn the direction of writing are shown as boxes."""
    document = report()
    find(document, "- Lãnh đạo cơ quan;").runs[0].text = "- Lãnh\u202e đạo,"
    document.save(str(tmp_path / "a.docx"))
    said = bhxh("layout-check", tmp_path / "a.docx").out
    assert "“- Lãnh□ đạo,”" in said


@pytest.mark.parametrize("unit", ["kh-cr", "province"])
@pytest.mark.parametrize("reopened", [False, True])
def test_our_own_papers_pass(
    bhxh: Bhxh, demo: Path, tmp_path: Path, unit: str, *, reopened: bool
) -> None:
    """No error in a draft nor in the locked report, at the office nor at the province."""
    home, path = demo / unit, tmp_path / "bao-cao.docx"
    if reopened:
        done(bhxh("reopen", *OF_2023, data=home))
    done(bhxh("report", *OF_2023, path, data=home))
    found = json.loads(bhxh("layout-check", path, "--json").out)["findings"]
    assert [] == [each for each in found if each["level"] == "error"]
