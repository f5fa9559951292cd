"""Sealed bundles from the command line: written, looked at from outside, opened, refused."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.helpers.commands import OFFICES, Bhxh, done, refused

UNKNOWN = (
    "Gói không niêm phong vì chưa có khóa mở gói đã xác nhận của BHXH tỉnh Khánh Hòa: ai cầm gói "
    "cũng đọc được. Nhập một gói của BHXH tỉnh Khánh Hòa và xác nhận khóa thì các gói sau được "
    "niêm phong."
)
ASKED = "Gói không niêm phong theo yêu cầu: ai cầm gói cũng đọc được."
FOR_OTHERS = (
    "Gói này niêm phong cho đơn vị khác nên máy này không mở được; chưa có gì thay đổi. Xin nơi "
    "gửi xuất lại gói cho đơn vị mình."
)


@pytest.fixture
def answer(bhxh: Bhxh, demo: Path, tmp_path: Path) -> Path:
    """What the province writes to Cam Ranh: a verdict."""
    province = demo / "province"
    done(
        bhxh(
            "import",
            *[next((demo / u.lower() / "exports").iterdir()) for u in OFFICES[:2]],
            data=province,
        )
    )
    rows = json.loads(done(bhxh("status", "2023", "--regime", "cchc", "--json", data=province)))
    (code,) = [row["verification_code"] for row in rows if row["unit"] == "KH-CR"]
    done(bhxh("review", code, "approve", data=province))
    said = done(bhxh("respond", tmp_path / "back", data=province)).splitlines()
    assert ["Gói niêm phong: chỉ BHXH Cam Ranh và đơn vị gửi mở được."] == said[1:]
    (path,) = (tmp_path / "back").iterdir()
    return path


def test_why_it_is_plain(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """Before anything came from the province, and where somebody wants it so."""
    home = demo / "kh-cr"
    assert UNKNOWN == done(bhxh("export", tmp_path, data=home)).splitlines()[1]
    assert ASKED == done(bhxh("export", tmp_path, "--plain", data=home)).splitlines()[1]


def test_sealed_from_then_on(bhxh: Bhxh, demo: Path, answer: Path, tmp_path: Path) -> None:
    """Once the answer is in, what the office writes is sealed for the province, unless asked."""
    home, province = demo / "kh-cr", demo / "province"
    assert "Cam Ranh" in done(bhxh("import", answer, data=home))
    path = tmp_path / "a.bhxh"
    said = done(bhxh("export", path, data=home)).splitlines()
    assert "Gói niêm phong: chỉ BHXH tỉnh Khánh Hòa và đơn vị gửi mở được." == said[1]
    assert path.read_bytes().startswith(b"age-encryption.org/v1\n")
    assert done(bhxh("import", path, data=province))
    plain = tmp_path / "b.bhxh"
    assert ASKED == done(bhxh("export", plain, "--plain", data=home)).splitlines()[1]
    assert plain.read_bytes().startswith(b"PK")


def test_from_outside(bhxh: Bhxh, answer: Path) -> None:
    """Without a key: that it is sealed, how large, for how many keys, the file's fingerprint."""
    data = answer.read_bytes()
    assert {
        "sealed": True,
        "size": len(data),
        "recipients": 2,
        "sha256": sha256(data).hexdigest(),
    } == json.loads(done(bhxh("inspect", answer, "--json")))
    said = done(bhxh("inspect", answer))
    assert [
        ["Loại gói", "gói niêm phong"],
        ["Số khóa mở được", "2"],
        ["SHA-256 của tệp", sha256(data).hexdigest()],
    ] == [
        [part.strip() for part in line.split("  ", 1)]
        for line in said.splitlines()
        if "Dung lượng" not in line
    ]


def test_from_inside(bhxh: Bhxh, demo: Path, answer: Path) -> None:
    """With the key of the workspace all is seen, though the workspace need not be free."""
    for home in ("kh-cr", "province"):
        facts = json.loads(done(bhxh("inspect", answer, "--json", data=demo / home)))
        assert ("response", "KH-CR", True) == (facts["use"], facts["addressee"], facts["sealed"])
    said = done(bhxh("inspect", answer, data=demo / "kh-cr"))
    lines = [line.split() for line in said.splitlines()]
    assert ["Niêm", "phong", "có"] in lines


def test_for_somebody_else(bhxh: Bhxh, demo: Path, answer: Path) -> None:
    """Another office sees it from outside, is told why, and can import nothing."""
    run = bhxh("inspect", answer, "--json", data=demo / "kh-nh")
    assert (1, f"{FOR_OTHERS}\n") == (run.code, run.err)
    assert 2 == json.loads(run.out)["recipients"]
    said = refused(bhxh("import", answer, data=demo / "kh-nh"))
    assert f"{answer.name}: {FOR_OTHERS}" == said


def test_recovery_code(bhxh: Bhxh, demo: Path, answer: Path, tmp_path: Path) -> None:
    """Made once and printed; with it a bundle opens though the keys of the PC are gone."""
    province, home, code = demo / "province", demo / "kh-cr", tmp_path / "ma.txt"
    said = done(bhxh("keys", "recovery", code, data=province))
    assert said.startswith(f"Đã ghi trang mã phục hồi vào {code}.")
    assert "đã có mã phục hồi" in refused(bhxh("keys", "recovery", data=province))
    done(bhxh("export", tmp_path / "p.bhxh", data=province))
    done(bhxh("import", tmp_path / "p.bhxh", data=home))
    done(bhxh("export", tmp_path / "o.bhxh", data=home))
    (province / "keys" / "sealing.key").unlink()
    done(bhxh("import", tmp_path / "o.bhxh", "--recovery", code, data=province))
    other = tmp_path / "other.txt"
    said = done(bhxh("keys", "recovery", "--renew", data=province))
    other.write_text(said, encoding="utf-8")
    run = bhxh("import", answer, "--recovery", other, data=demo / "kh-nh")
    assert (1, f"{answer.name}: {FOR_OTHERS}\n") == (run.code, run.err)
    other.write_text("không có mã", encoding="utf-8")
    said = refused(bhxh("import", answer, "--recovery", other, data=home))
    assert said.startswith("Không tìm thấy mã phục hồi")


def test_a_new_pc(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """It names its keys; whoever imports that is told to compare the fingerprint."""
    done(bhxh("init", "--unit", "KH-CR", data=tmp_path / "new"))
    said = done(bhxh("keys", "send", tmp_path / "k", data=tmp_path / "new"))
    assert said.startswith(f"Đã ghi khóa của máy này vào {tmp_path / 'k.bhxh'}. Vân tay")
    run = bhxh("import", tmp_path / "k.bhxh", data=demo / "province")
    assert (1, "k.bhxh: gói của BHXH Cam Ranh, 1 ghi nhận khóa mới.\n") == (run.code, run.out)
    assert "k.bhxh: khóa mở gói của BHXH Cam Ranh chưa được tính" in run.err
    done(bhxh("import", tmp_path / "k.bhxh", "--enrol", data=demo / "province"))


def test_init_shows_the_code(bhxh: Bhxh, tmp_path: Path) -> None:
    """A unit with others below it gets its code at once: in print, or on a page."""
    said = done(bhxh("init", "--unit", "KH", data=tmp_path / "one"))
    assert "AGE-SECRET-KEY-1" in said
    page = tmp_path / "ma.docx"
    said = done(bhxh("init", "--unit", "KH", "--recovery", page, data=tmp_path / "two"))
    assert "AGE-SECRET-KEY-1" not in said
    assert page.exists()
    assert "MÃ" not in done(bhxh("init", "--unit", "KH-CR", data=tmp_path / "three"))


def test_tampered(bhxh: Bhxh, demo: Path, answer: Path, tmp_path: Path) -> None:
    """One sentence each, whether cut, changed or emptied."""
    data = answer.read_bytes()
    path = tmp_path / "x.bhxh"
    for spoilt in (data[:100], data[:-30], data[:-1] + bytes([data[-1] ^ 1]), data + b"x"):
        path.write_bytes(spoilt)
        said = refused(bhxh("import", path, data=demo / "kh-cr"))
        assert said.startswith("x.bhxh: Gói niêm phong bị ")
    path.write_bytes(data[:100])
    assert "cắt ngắn" in refused(bhxh("inspect", path))
