"""Commands that make workspaces and look after keys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bhxh_desktop.session import Session
from tests.helpers.commands import OFFICES, ONLINE, SAMPLE, Bhxh, done, refused

OF_2023 = ("cchc", "2023")


@pytest.fixture
def stranger(bhxh: Bhxh, tmp_path: Path) -> Path:
    """A bundle of an office that made its workspace itself, so nobody knows its key."""
    folder, bundle = tmp_path / "stranger", tmp_path / "stranger.bhxh"
    done(bhxh("init", "--unit", "KH-KS", "--author", "Ai Đó", data=folder))
    done(bhxh("fill", *OF_2023, SAMPLE / "KH-KS.csv", data=folder))
    done(bhxh("lock", *OF_2023, "--reason", ONLINE, data=folder))
    done(bhxh("export", bundle, "--plain", data=folder))
    return bundle


def test_an_office_walks_alone(bhxh: Bhxh, tmp_path: Path) -> None:
    """From nothing to paper and a bundle: init, fill, check, lock, report, export."""
    office = tmp_path / "deep" / "so"
    said = done(bhxh("init", "--unit", "KH-CR", "--author", "Trần Văn Mẫu", data=office))
    assert "Bảo hiểm xã hội thành phố Cam Ranh" in said
    assert {"store.db", "keys", "backups", "exports"} <= {path.name for path in office.iterdir()}
    assert "86 ô" in done(bhxh("fill", *OF_2023, SAMPLE / "KH-CR.csv", data=office))
    assert "Có 0 lỗi, 1 cảnh báo." in done(bhxh("check", *OF_2023, data=office))
    locked = bhxh("lock", *OF_2023, "--reason", ONLINE, data=office)
    assert "Mã đối chiếu" in done(locked)
    paper, bundle = tmp_path / "bc.docx", tmp_path / "cr.bhxh"
    assert str(paper) in done(bhxh("report", *OF_2023, paper, data=office))
    assert str(bundle) in done(bhxh("export", bundle, "--plain", data=office))
    assert paper.stat().st_size > 10_000
    assert bundle.stat().st_size > 10_000
    assert "đã xuất" in done(bhxh("status", "2023", "--regime", "cchc", data=office))


def test_codes_of_units_in_any_case(bhxh: Bhxh, offices: Path, tmp_path: Path) -> None:
    """A code is the same in small letters, wherever one is typed."""
    done(bhxh("init", "--unit", " kh-cr", data=tmp_path / "new"))
    said = refused(bhxh("show", *OF_2023, "--unit", "kh-cr", data=offices / "province"))
    assert said.startswith("BHXH Cam Ranh chưa có số liệu")
    mark = json.loads(done(bhxh("keys", "--json", data=offices / "province")))[0]["fingerprint"]
    done(bhxh("keys", "confirm", "kh-cr", mark, "--force", data=offices / "province"))


def test_bare_keys_lists_them(bhxh: Bhxh, offices: Path) -> None:
    """Nobody has to know the word for listing."""
    province = offices / "province"
    assert done(bhxh("keys", data=province)) == done(bhxh("keys", "list", data=province))


def test_init_refuses(bhxh: Bhxh, tmp_path: Path, demo: Path) -> None:
    """A folder that holds something, or a unit nobody knows, is refused and left alone."""
    before = sorted(demo.rglob("*"))
    said = refused(bhxh("init", "--unit", "KH", data=demo / "province"))
    assert f"{demo / 'province'} đã có dữ liệu nên" in said
    assert sorted(demo.rglob("*")) == before
    said = refused(bhxh("init", "--unit", "KH-XX", data=tmp_path / "new"))
    assert said.startswith("Không có đơn vị mang mã “KH-XX”. Các mã gần giống: KH-")
    assert not (tmp_path / "new").exists()
    said = refused(bhxh("init", "--unit", "kh-cam", data=tmp_path / "new"))
    assert "Các mã gần giống: KH-CR (BHXH Cam Ranh), KH-" in said
    assert 2 == bhxh("init", data=tmp_path / "new").code
    assert 2 == bhxh("init", "--unit", "KH").code


def test_the_author_is_kept(bhxh: Bhxh, tmp_path: Path) -> None:
    """The name given at the beginning signs bundles; without one it is the unit's name.

    Making the workspace and locking say whose name it is.
    """
    for name, expected in (
        (("--author", " Lê Thị\u00a0Mẫu "), "Lê Thị Mẫu"),
        ((), "BHXH Cam Ranh"),
    ):
        folder = tmp_path / expected
        said = done(bhxh("init", "--unit", "KH-CR", *name, data=folder))
        assert f"Người làm: {expected}." in said
        assert ("--author" in said) == (not name)
        done(bhxh("fill", *OF_2023, SAMPLE / "KH-CR.csv", data=folder))
        locked = bhxh("lock", *OF_2023, "--reason", ONLINE, data=folder)
        assert f"người chốt: {expected}. " in locked.out
        done(bhxh("export", folder / "exports", data=folder))
        (bundle,) = (folder / "exports").iterdir()
        assert expected == json.loads(done(bhxh("inspect", bundle, "--json")))["author"]


def test_demo(bhxh: Bhxh, demo: Path) -> None:
    """A workspace for the province and one per office, each with its bundle."""
    assert {"province", *map(str.lower, OFFICES)} == {path.name for path in demo.iterdir()}
    for folder in demo.iterdir():
        (bundle,) = (folder / "exports").iterdir()
        assert "submission" == json.loads(done(bhxh("inspect", bundle, "--json")))["use"]
    assert "đã có dữ liệu" in refused(bhxh("demo", data=demo))
    bundles = sorted(demo.glob("kh-*/exports/*"))
    done(bhxh("import", *bundles, data=demo / "province"))
    assert 7 == done(bhxh("status", "2023", "--regime", "cchc", data=demo / "province")).count(
        "chờ duyệt"
    )


def test_demo_empty(bhxh: Bhxh, offices: Path) -> None:
    """The same workspaces with nothing typed; the two levels know each other's keys."""
    assert {"province", *map(str.lower, OFFICES)} == {path.name for path in offices.iterdir()}
    said = refused(bhxh("show", *OF_2023, data=offices / "kh-cr"))
    assert said == "BHXH Cam Ranh chưa có số liệu kỳ 2023. Nhập số liệu trước."
    rows = json.loads(done(bhxh("keys", "list", "--json", data=offices / "province")))
    assert sorted(["KH", *OFFICES]) == sorted(row["units"][0] for row in rows)
    assert ["KH"] == [row["units"][0] for row in rows if row["own"]]
    listed = done(bhxh("keys", "list", data=offices / "kh-cr")).splitlines()
    assert ["máy này", "đã xác nhận"] == [line.split("  ")[-1].strip() for line in listed[2:]]


def test_an_unknown_key_waits(bhxh: Bhxh, offices: Path, stranger: Path) -> None:
    """Its figures are stored and not counted, until its fingerprint is confirmed."""
    province = offices / "province"
    waiting = bhxh("import", stranger, data=province)
    assert 1 == waiting.code
    assert waiting.err.startswith("BHXH Khánh Sơn đã có khóa khác: ")
    assert 2 == waiting.err.count("\n")
    (key,) = [
        row
        for row in json.loads(done(bhxh("keys", "list", "--json", data=province)))
        if not row["units"]
    ]
    assert ["KH-KS"] == key["signed_for"]
    assert waiting.err.endswith(f"keys confirm KH-KS {key['fingerprint']}\n")
    assert "chờ xác nhận khóa" in done(bhxh("status", "2023", "--regime", "cchc", data=province))
    assert "chưa có bản chốt nào" in refused(bhxh("consolidate", *OF_2023, "--all", data=province))
    assert "chờ xác nhận" in done(bhxh("keys", "list", data=province))
    start = key["fingerprint"][:9]
    assert key["fingerprint"] in done(bhxh("keys", "confirm", "KH-KS", start, data=province))
    assert "chờ duyệt" in done(bhxh("status", "2023", "--regime", "cchc", data=province))
    assert (
        "Gồm số của: BHXH Khánh Sơn." in bhxh("consolidate", *OF_2023, "--all", data=province).err
    )


def test_enrol(bhxh: Bhxh, offices: Path, stranger: Path) -> None:
    """With --enrol the sender's key is confirmed on the way in."""
    province = offices / "province"
    said = done(bhxh("import", stranger, "--enrol", data=province))
    assert said == "stranger.bhxh: gói của BHXH Khánh Sơn, 1 bản chốt mới.\n"
    assert "chờ duyệt" in done(bhxh("status", "2023", "--regime", "cchc", data=province))


@pytest.mark.parametrize("fingerprint", ["", "AAAA", "AAAA-AAAA-AAAA", "x", "-"])
def test_confirm_refuses(bhxh: Bhxh, offices: Path, fingerprint: str) -> None:
    """A fingerprint that is too short or of no key here confirms nothing."""
    said = refused(bhxh("keys", "confirm", "KH-KS", fingerprint, data=offices / "province"))
    assert said.startswith("Không có khóa nào, hoặc có nhiều khóa, mang vân tay")


def test_confirm_needs_a_unit(bhxh: Bhxh, offices: Path) -> None:
    """A key is never confirmed for a unit that is not there."""
    province = offices / "province"
    (own, *_) = json.loads(done(bhxh("keys", "list", "--json", data=province)))
    said = refused(bhxh("keys", "confirm", "KH-XX", own["fingerprint"], data=province))
    assert said.startswith("Không có đơn vị mang mã “KH-XX”. Các mã gần giống: KH-")


def test_a_wrong_confirmation_can_be_mended(bhxh: Bhxh, offices: Path, stranger: Path) -> None:
    """A wrong code is refused, insisted on it is taken back, and then the right one goes."""
    province = offices / "province"
    bhxh("import", stranger, data=province)
    rows = json.loads(done(bhxh("keys", "list", "--json", data=province)))
    (mark,) = [row["fingerprint"] for row in rows if not row["units"]]
    said = refused(bhxh("keys", "confirm", "KH-NH", mark, data=province))
    assert f"Khóa {mark} chỉ mới ký cho BHXH Khánh Sơn, chưa ký gì cho BHXH Ninh Hòa." in said
    done(bhxh("keys", "confirm", "KH-NH", mark, "--force", data=province))
    said = done(bhxh("keys", "withdraw", "KH-NH", mark, "--reason", "Gõ nhầm", data=province))
    assert said == f"Từ nay khóa {mark} không còn được tính cho BHXH Ninh Hòa.\n"
    assert "Chưa ai xác nhận" in refused(bhxh("keys", "withdraw", "KH-NH", mark, data=province))
    done(bhxh("keys", "confirm", "KH-KS", mark, data=province))
    assert "chờ duyệt" in done(bhxh("status", "2023", "--regime", "cchc", data=province))


@pytest.mark.parametrize(
    "command",
    [
        ("status", "2023"),
        ("show", *OF_2023),
        ("check", *OF_2023),
        ("keys",),
        ("journal", "list", *OF_2023),
        ("template", *OF_2023, "mau.csv"),
    ],
    ids=lambda command: command[0],
)
def test_reading_while_the_window_is_open(
    bhxh: Bhxh,
    offices: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
) -> None:
    """What only reads says the same beside the window as alone; what writes is refused."""
    monkeypatch.chdir(tmp_path)
    office = offices / "kh-cr"
    done(bhxh("fill", *OF_2023, SAMPLE / "KH-CR.csv", data=office))
    alone = done(bhxh(*command, data=office))
    for path in tmp_path.glob("mau.csv"):
        path.unlink()
    with Session.open(office):
        assert alone == done(bhxh(*command, data=office))
        said = refused(bhxh("reopen", *OF_2023, data=office))
    assert f"Sổ làm việc {office} đang mở ở một cửa sổ khác" in said
    assert "PID" not in said
