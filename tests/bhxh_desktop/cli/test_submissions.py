"""Commands that check, lock and reopen."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.helpers.commands import ONLINE, SAMPLE, Bhxh, done, figures, refused

OF_2023 = ("cchc", "2023")
HEADER = "form,row,column,value,state\n"


def _typed(bhxh: Bhxh, home: Path, *lines: str) -> None:
    """Type the sample of the office, then *lines* over it."""
    path = home.parent / "more.csv"
    path.write_text(HEADER + "\n".join(lines), encoding="utf-8")
    done(bhxh("fill", *OF_2023, SAMPLE / "KH-CR.csv", data=home))
    done(bhxh("fill", *OF_2023, path, data=home))


def test_check_sets_off_what_is_wrong(bhxh: Bhxh, offices: Path) -> None:
    """An error shows its form and row, the calculation, the rule, how to mend it; exit 1."""
    home = offices / "kh-cr"
    _typed(bhxh, home, "dossiers,collection,overdue,5,")
    run = bhxh("check", *OF_2023, data=home)
    assert (1, "") == (run.code, run.err)
    lines = run.out.splitlines()
    assert lines[:2] == [
        "LỖI ở biểu “Kết quả giải quyết hồ sơ thủ tục hành chính”",
        "   Chỉ tiêu: Lĩnh vực thu BHXH, BHYT, BHTN",
    ]
    assert re.fullmatch(r"   Phép tính: \(1\) [\d.]+ khác \(4\) .* = [\d.]+; lệch 5\.", lines[2])
    assert lines[3].startswith("   Quy tắc: Cột 1 ")
    assert lines[4].startswith("   Cách sửa: ")
    assert lines[-1] == "Có 1 lỗi, 1 cảnh báo."


def test_check_lists_blank_cells_by_form(bhxh: Bhxh, offices: Path) -> None:
    """A blank required cell fails the check; rules it keeps from being tested stand together."""
    home = offices / "kh-cr"
    _typed(
        bhxh, home, "staffing,contract,present,,blank", "cashless,one_time_cashless,value,,blank"
    )
    run = bhxh("check", *OF_2023, data=home)
    assert 1 == run.code
    head = "Ô TRỐNG: chưa nhập đủ biểu “Quản lý, sử dụng biên chế”, còn các ô:"
    assert f"{head}\n   Lao động hợp" in run.out
    assert "   Chi trả BHXH một lần: Số lượt người nhận qua phương tiện" in run.out
    assert 1 == run.out.count("Nhập đủ các ô đó mới kiểm tra được các quy tắc:\n   ")
    assert run.out.endswith("Có 0 lỗi, 1 cảnh báo, 2 ô phải nhập còn trống.\n")


def test_check_names_half_filled_added_rows(bhxh: Bhxh, offices: Path) -> None:
    """A row the office added is told by its number and its name."""
    home = offices / "kh-cr"
    _typed(bhxh, home, "training_other,+1,course,Lớp nửa vời,", "training_other,+2,heads,5,")
    run = bhxh("check", *OF_2023, data=home)
    assert 1 == run.code
    for name in ("dòng tự thêm 2 (Lớp nửa vời), Đơn vị tổ chức", "dòng tự thêm 3, Tên lớp"):
        assert f"   {name}" in run.out
        assert f"– {name}" in bhxh("lock", *OF_2023, data=home).err


def test_check_of_warnings_alone(bhxh: Bhxh, demo: Path) -> None:
    """Warnings are told with the reason given for them, and are no failure; silence neither."""
    said = done(bhxh("check", *OF_2023, data=demo / "kh-cr"))
    assert "   Lý do đã ghi: Dữ liệu mẫu: số hồ sơ trực tuyến" in said
    assert said.endswith("Có 0 lỗi, 1 cảnh báo.\n")
    home = demo / "kh-cr"
    done(bhxh("reopen", *OF_2023, data=home))
    _typed(bhxh, home, "dossier_channels,online,value,1,")
    assert "Không có lỗi hay cảnh báo.\n" == done(bhxh("check", *OF_2023, data=home))


def test_check_json(bhxh: Bhxh, offices: Path) -> None:
    """The same findings for programs: kind, severity, cells, both sides, and the words."""
    home = offices / "kh-cr"
    _typed(bhxh, home, "dossiers,collection,overdue,5,", "staffing,contract,present,,blank")
    run = bhxh("check", *OF_2023, "--json", data=home)
    assert 1 == run.code
    rule, blank = (
        next(f for f in json.loads(run.out) if f["kind"] == kind) for kind in ("rule", "blank")
    )
    assert ("error", "collection", None) == (rule["severity"], rule["row"], rule["reason"])
    assert 5 == abs(int(rule["left"]) - int(rule["right"]))
    assert "dossiers.collection.overdue" in rule["cells"]
    assert rule["words"].startswith("LỖI ở biểu “Kết quả giải quyết")
    assert ["staffing.contract.present"] == blank["cells"]


def test_lock_tells_the_code(bhxh: Bhxh, offices: Path) -> None:
    """People get the code they compare; scripts ask for the whole id."""
    home = offices / "kh-cr"
    done(bhxh("fill", *OF_2023, SAMPLE / "KH-CR.csv", data=home))
    run = bhxh("lock", *OF_2023, "--reason", ONLINE, data=home)
    assert 0 == run.code
    words = r"Đã chốt 2023, lần 1, người chốt: Trần Văn Mẫu\. Mã đối chiếu (\S+)\n"
    code = re.fullmatch(words, run.out)
    shown = json.loads(done(bhxh("show", *OF_2023, "--json", data=home)))
    assert "không có bản làm việc để chốt" in refused(bhxh("lock", *OF_2023, data=home))
    done(bhxh("reopen", *OF_2023, data=home))
    again = bhxh("lock", *OF_2023, "--reason", ONLINE, "--json", data=home)
    assert code is not None
    said = {"revision": shown["revision"], "code": code[1], "number": 1}
    assert said == json.loads(again.out)
    assert again.err.startswith("Kỳ 2023 không có gì khác lần chốt 1 nên không lập lần chốt mới;")


def test_lock_asks_for_a_reason(bhxh: Bhxh, offices: Path) -> None:
    """Findings are locked over with a reason, a blank required cell never."""
    home = offices / "kh-cr"
    _typed(bhxh, home, "dossiers,collection,overdue,5,", "staffing,contract,present,,blank")
    run = bhxh("lock", *OF_2023, "--reason", "kệ", data=home)
    assert (1, "") == (run.code, run.out)
    head, *cells = run.err.splitlines()
    assert head.startswith("Chưa chốt được vì biểu “Quản lý, sử dụng biên chế” còn 1 ô chưa nhập.")
    assert [line[:36] for line in cells] == ["– Lao động hợp đồng làm công việc hỗ"]
    _typed(bhxh, home, "dossiers,collection,overdue,5,")
    for reason in ((), ("--reason", " \u00a0")):
        said = refused(bhxh("lock", *OF_2023, *reason, data=home))
        assert said.startswith("Còn 1 lỗi và 1 cảnh báo."), said
    done(bhxh("lock", *OF_2023, "--reason", "đã báo cáo tỉnh", data=home))
    run = bhxh("check", *OF_2023, data=home)
    assert 1 == run.code
    assert "   Lý do đã ghi: đã báo cáo tỉnh (Trần Văn Mẫu)\n" in run.out


def test_reopen_keeps_what_is_locked(bhxh: Bhxh, demo: Path) -> None:
    """A working copy begins on the head; the second lock counts on from it once it was sent."""
    home = demo / "kh-cr"
    before = figures(done(bhxh("show", *OF_2023, "--csv", data=home)))
    assert "Đã mở bản làm việc" in done(bhxh("reopen", *OF_2023, data=home))
    assert before == figures(done(bhxh("show", *OF_2023, "--csv", data=home)))
    assert "đang nhập" in done(bhxh("status", "2023", "--regime", "cchc", data=home))
    assert "đang có bản làm việc" in refused(bhxh("reopen", *OF_2023, data=home))
    assert "lần 2, " in bhxh("lock", *OF_2023, "--reason", ONLINE, data=home).out
    said = refused(bhxh("reopen", "cchc", "2024-Q1", data=home))
    assert said == "Kỳ 2024-Q1 chưa chốt lần nào nên không có gì để mở lại."


def test_text_that_cannot_be_signed(bhxh: Bhxh, offices: Path) -> None:
    """A name or reason is one line of plain text, cleaned to one form of Unicode."""
    home = offices / "kh-cr"
    done(bhxh("fill", *OF_2023, SAMPLE / "KH-CR.csv", "--author", "Bu\u0300i  Ai", data=home))
    for reason in ("a\nb", "a\u0007b"):
        said = refused(bhxh("lock", *OF_2023, "--reason", reason, data=home))
        assert said.startswith("Chữ “a□b” ")
    done(bhxh("lock", *OF_2023, "--reason", "gô\u0323p\u200b", "--author", "B\u200bùi", data=home))
    assert "Lý do đã ghi: gộp (Bùi)" in done(bhxh("check", *OF_2023, data=home))


@pytest.mark.parametrize(("option", "limit"), [("--reason", 4000), ("--author", 120)])
def test_words_too_long(bhxh: Bhxh, offices: Path, option: str, limit: int) -> None:
    """What a signed statement could not hold is refused, not cut."""
    home = offices / "kh-cr"
    done(bhxh("fill", *OF_2023, SAMPLE / "KH-CR.csv", data=home))
    said = refused(bhxh("lock", *OF_2023, "--reason", ONLINE, option, "a" * 5000, data=home))
    assert said.endswith(f"dài 5000 ký tự, ở đây tối đa {limit}. Rút ngắn lại.")
    done(bhxh("lock", *OF_2023, "--reason", ONLINE, option, "a" * limit, data=home))
    assert "a" * limit in done(bhxh("check", *OF_2023, data=home))
