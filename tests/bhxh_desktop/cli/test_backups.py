"""Backup and restore from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from bhxh_desktop import clock
from tests.helpers.commands import STORY_TIME, Bhxh, done, refused


def test_there_and_back(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """The code is printed with the backup; with it a new PC goes on as the old one."""
    home, new, code = demo / "kh-cr", tmp_path / "new", tmp_path / "ma.txt"
    said = done(bhxh("backup", tmp_path / "b.zip", "--recovery", data=home))
    assert said.startswith(f"Đã sao lưu vào {tmp_path / 'b.zip'} (")
    code.write_text(said, encoding="utf-8")
    said = done(bhxh("restore", tmp_path / "b.zip", "--recovery", code, data=new))
    assert "Bảo hiểm xã hội thành phố Cam Ranh" in said
    keys = [json.loads(bhxh("keys", "list", "--json", data=each).out) for each in (home, new)]
    assert keys[0] == keys[1]
    run = bhxh("status", "2023", data=new)
    assert (0, 1) == (run.code, run.err.count("đọc lại các gói"))


def test_going_back(bhxh: Bhxh, demo: Path) -> None:
    """What is lost is told; looking changes nothing; going back keeps the store as it was."""
    office, province = demo / "kh-cr", demo / "province"
    done(bhxh("reopen", "cchc", "2023", data=office))
    (copy,) = (office / "backups").glob("*.db")
    said = done(bhxh("go-back", copy, "--dry-run", data=office))
    assert "số đang nhập dở KH-CR own cchc 2023" in said
    assert [copy] == list((office / "backups").glob("*.db"))
    said = done(bhxh("go-back", copy, data=office))
    assert "2023-12-18-restore-1.db" in said
    words = refused(bhxh("go-back", copy, data=province))
    assert "của sổ làm việc khác" in words


def test_catching_up(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """A restored workspace reads again what it wrote before it locks; or a person vouches."""
    home, new = demo / "kh-cr", tmp_path / "new"
    assert "không có gì phải đọc lại" in refused(bhxh("catch-up", data=home))
    with clock.held(STORY_TIME.replace(year=2030)):
        done(bhxh("backup", tmp_path / "b.zip", "--recovery", data=home))
    done(bhxh("restore", tmp_path / "b.zip", "--new-keys", data=new))
    words = bhxh("catch-up", data=new).err
    assert "không thấy gói nào đơn vị ghi" in words
    assert "Lệnh: bhxh catch-up --nothing" in words
    assert "chốt tiếp được" in done(bhxh("catch-up", "--nothing", data=new))


def test_a_page(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """The code goes to a page to print instead of the screen."""
    page = tmp_path / "ma.txt"
    said = done(bhxh("backup", tmp_path, "--recovery-page", page, data=demo / "kh-cr"))
    assert "AGE-SECRET-KEY-1" not in said
    (path,) = tmp_path.glob("KH-CR_backup_*.zip")
    assert "Khóa của máy cũ" in done(
        bhxh("restore", path, "--recovery", page, data=tmp_path / "new")
    )


def test_new_keys(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """Who lost the code gets the figures back, and a fingerprint to be confirmed."""
    path = tmp_path / "b.zip"
    done(bhxh("backup", path, "--recovery", data=demo / "kh-cr"))
    said = done(bhxh("restore", path, "--new-keys", data=tmp_path / "new"))
    assert "Báo đơn vị cấp trên vân tay mới" in said


def test_refused(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """One sentence each, and nothing is there."""
    home, new, path = demo / "kh-cr", tmp_path / "new", tmp_path / "b.zip"
    assert "Lập mã cho bản sao lưu này" in refused(bhxh("backup", path, data=home))
    done(bhxh("backup", path, "--recovery", data=home))
    assert "đã có nên không ghi đè" in refused(bhxh("backup", path, "--recovery", data=home))
    assert "mất mã thì lập khóa mới" in refused(bhxh("restore", path, data=new))
    (tmp_path / "ma.txt").write_text("x")
    words = refused(bhxh("restore", path, "--recovery", tmp_path / "ma.txt", data=new))
    assert "Không tìm thấy mã phục hồi" in words
    assert "đã có dữ liệu" in refused(bhxh("restore", path, "--new-keys", data=home))
    assert "không phải bản sao lưu" in refused(
        bhxh("restore", tmp_path / "ma.txt", "--new-keys", data=new)
    )
    assert not new.exists()


def test_prune(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """What would go is told first, what went after; a second time there is nothing."""
    office = demo / "kh-cr"
    done(bhxh("reopen", "cchc", "2023", data=office))
    lines = "form,row,column,value,state\noutreach,attendees,value,5,\n"
    (tmp_path / "more.csv").write_text(lines, encoding="utf-8")
    done(bhxh("fill", "cchc", "2023", tmp_path / "more.csv", data=office))
    done(bhxh("lock", "cchc", "2023", "--reason", "x", data=office))
    assert "trước năm 2024" in done(bhxh("prune", "--before", 2024, "--dry-run", data=office))
    assert "Năm 2024 còn ở phía trước" in refused(bhxh("prune", "--before", 2024, data=office))
    with clock.held(STORY_TIME.replace(year=2030)):
        said = done(bhxh("prune", "--before", 2024, data=office))
        assert "Đã bỏ nội dung của 1 bản chốt cũ" in said
        assert "2030-12" in said
        assert "không có nội dung nào" in refused(bhxh("prune", "--before", 2024, data=office))
        done(bhxh("show", "cchc", "2023", data=office))
