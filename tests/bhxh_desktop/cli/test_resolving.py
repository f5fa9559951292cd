"""The command that decides between two sides of a report."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.helpers.commands import Bhxh, done, refused

OF_2023 = ("cchc", "2023")
HEADER = "form,row,column,value,state\n"
REASON = ("--reason", "Đã đối chiếu.")


def mend(bhxh: Bhxh, home: Path, attendees: int, *more: str) -> Path:
    """Reopen, write numbers, lock, export; return the bundle."""
    path = home.parent / f"{home.name}.csv"
    lines = [f"outreach,attendees,value,{attendees},", *more]
    path.write_text(HEADER + "\n".join(lines), encoding="utf-8")
    done(bhxh("reopen", *OF_2023, data=home))
    done(bhxh("fill", *OF_2023, path, data=home))
    done(bhxh("lock", *OF_2023, *REASON, data=home))
    bundle = home.parent / f"{home.name}-{attendees}.bhxh"
    done(bhxh("export", bundle, "--regime", "cchc", data=home))
    return bundle


@pytest.fixture
def bundles(bhxh: Bhxh, demo: Path) -> tuple[Path, Path]:
    """What two PCs of an office have made of the same revision."""
    one, two = demo / "kh-cr", demo / "kh-cr-2"
    shutil.copytree(one, two)
    return mend(bhxh, one, 5), mend(bhxh, two, 7, "outreach,banners,value,9,")


def test_at_the_office(bhxh: Bhxh, demo: Path, bundles: tuple[Path, Path]) -> None:
    """Listed with both sides in words; decided into a working copy that is locked as usual."""
    home = demo / "kh-cr"
    done(bhxh("import", bundles[1], data=home))
    listed = bhxh("resolve", *OF_2023, data=home)
    assert (1, "") == (listed.code, listed.err)
    lines = listed.out.splitlines()
    assert "BHXH Cam Ranh: Cải cách hành chính 2023, hai bản khác nhau." == lines[0]
    assert lines[1].startswith("  A: bản chốt lần 2 của ")
    assert "Phải chọn 1 chỗ cả hai bên cùng sửa:" in lines
    assert "1. Số người tham dự (biểu “Tuyên truyền trực tiếp và trực quan”)" in lines
    assert {"5 người", "7 người"} == {line.partition(": ")[2] for line in lines[-2:]}
    before = bhxh("resolve", *OF_2023, data=home)
    assert listed == before
    decided = done(bhxh("resolve", *OF_2023, "1=a", data=home))
    assert "Đã gộp vào bản đang nhập. Kiểm tra rồi chốt.\n" == decided
    done(bhxh("lock", *OF_2023, *REASON, data=home))
    shown = done(bhxh("show", *OF_2023, "--csv", data=home))
    assert "outreach,banners,value,9," in shown


def test_at_the_province(bhxh: Bhxh, demo: Path, bundles: tuple[Path, Path]) -> None:
    """Only with a reason; the decision is a revision signed there."""
    home = demo / "province"
    done(bhxh("import", *bundles, data=home))
    for_office = ("resolve", *OF_2023, "--unit", "KH-CR", "--rest", "b")
    assert "Chốt thay đơn vị cấp dưới thì phải ghi lý do." in refused(bhxh(*for_office, data=home))
    decided = done(bhxh(*for_office, *REASON, data=home))
    assert decided.startswith("Đã chọn thay BHXH Cam Ranh, ghi thành bản chốt lần 3.")
    status = done(bhxh("status", "2023", "--regime", "cchc", data=home))
    row = next(line for line in status.splitlines() if line.startswith("BHXH Cam Ranh"))
    assert "đã duyệt" in row


def test_undecided_and_misused(bhxh: Bhxh, demo: Path, bundles: tuple[Path, Path]) -> None:
    """A choice that is none is wrong use; one that is missing a refusal."""
    home = demo / "kh-cr"
    assert "không có chỗ nào chờ chọn" in refused(bhxh("resolve", *OF_2023, data=home))
    done(bhxh("import", bundles[1], data=home))
    for word in ("2=a", "0=a", "a", "1=c", "1=", "٣=a"):
        run = bhxh("resolve", *OF_2023, word, data=home)
        assert 2 == run.code
        assert "không phải lựa chọn" in " ".join(run.err.split())


def test_while_typing(bhxh: Bhxh, demo: Path, bundles: tuple[Path, Path]) -> None:
    """The head moved under what is being typed: both go together without a question."""
    home = demo / "kh-cr"
    shutil.rmtree(home)
    shutil.copytree(demo / "kh-cr-2", home)
    done(bhxh("reopen", *OF_2023, data=home))
    mended = mend(bhxh, demo / "kh-cr-2", 11)
    done(bhxh("import", mended, data=home))
    assert "đã có bản chốt khác" in refused(bhxh("lock", *OF_2023, *REASON, data=home))
    done(bhxh("resolve", *OF_2023, data=home))
    done(bhxh("lock", *OF_2023, *REASON, data=home))
    shown = done(bhxh("show", *OF_2023, "--csv", data=home))
    assert "outreach,attendees,value,11," in shown
