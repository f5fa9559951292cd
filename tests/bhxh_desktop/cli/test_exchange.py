"""Commands that write, look into and import bundles, review, and show the status."""

from __future__ import annotations

import json
import random
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from bhxh_desktop import clock
from bhxh_desktop.bundles.package import Contents
from bhxh_desktop.bundles.trust import fingerprint, sign
from bhxh_desktop.bundles.writer import write_bundle
from bhxh_desktop.domain.revision import Review
from tests.helpers.bundles import a_header, private_key
from tests.helpers.commands import OFFICES, ONLINE, Bhxh, done, refused

OF_2023 = ("cchc", "2023")
OPTIONS = ("--regime", "cchc", "--period", "2023")


def _bundles(demo: Path) -> list[Path]:
    """The bundles of all offices in the order of the province's list."""
    return [next((demo / unit.lower() / "exports").iterdir()) for unit in OFFICES]


def _board(bhxh: Bhxh, province: Path) -> dict[str, dict[str, object]]:
    rows = json.loads(done(bhxh("status", "2023", "--regime", "cchc", "--json", data=province)))
    return {row["unit"]: row for row in rows}


def test_export_to_a_file_and_into_a_folder(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """A file gets the name asked for, in a folder it gets its own; the sequence goes on."""
    home = demo / "kh-cr"
    path = tmp_path / "của tôi.bhxh"
    said = done(bhxh("export", path, "--plain", data=home))
    assert said.startswith(f"Đã ghi gói {path} (")
    done(bhxh("export", tmp_path, "--regime", "cchc", "--period", "2023", data=home))
    done(bhxh("export", tmp_path, data=home))
    names = {entry.name for entry in tmp_path.glob("*.bhxh")}
    assert {path.name, "KH-CR_cchc_2023_0003.bhxh", "KH-CR_all_all_0004.bhxh"} == names
    facts = json.loads(done(bhxh("inspect", path, "--json")))
    assert ("submission", 2, "KH-CR", "KH") == tuple(
        facts[name] for name in ("use", "sequence", "sender", "addressee")
    )


def test_export_never_overwrites_unasked(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """A name without the suffix gets it; a file that is there stays unless --force says so."""
    home = demo / "kh-cr"
    done(bhxh("export", tmp_path / "goi", data=home))
    path = tmp_path / "goi.bhxh"
    before = path.read_bytes()
    said = refused(bhxh("export", tmp_path / "goi", data=home))
    assert said.startswith(f"{path} đã có nên không ghi đè.")
    assert before == path.read_bytes()
    done(bhxh("export", path, "--force", data=home))
    assert 3 == json.loads(done(bhxh("inspect", path, "--json")))["sequence"]


def test_export_says_what_goes(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """The number that goes, and that what is being typed again does not."""
    home = demo / "kh-cr"
    said = done(bhxh("export", tmp_path, *OPTIONS, data=home)).splitlines()
    assert "Trong gói: Cải cách hành chính năm 2023, lần 1." == said[-1]
    done(bhxh("reopen", *OF_2023, data=home))
    said = done(bhxh("export", tmp_path, *OPTIONS, data=home)).splitlines()
    assert said[-1].startswith("Cải cách hành chính năm 2023 đang sửa sau lần 1: gói chỉ có lần 1")


def test_export_of_all_says_what_lacks(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """A total that is not locked, or of fewer units, is told beside the file."""
    province = demo / "province"
    done(bhxh("import", *_bundles(demo)[:2], data=province))
    run = bhxh("export", tmp_path, "--merged", *OPTIONS, data=province)
    assert 0 == run.code
    (told,) = [line for line in run.err.splitlines() if "Cải cách hành chính năm 2023" in line]
    assert "chưa chốt" in told
    assert "BHXH Vạn Ninh" in told


def test_nothing_to_export(bhxh: Bhxh, offices: Path, demo: Path, tmp_path: Path) -> None:
    """Nothing locked, or not in that period; no file appears."""
    path = tmp_path / "x.bhxh"
    nothing = "Chưa có bản chốt nào để ghi vào gói. Chốt kỳ trước."
    assert nothing == refused(bhxh("export", path, data=offices / "kh-cr"))
    for option in (("--period", "2024"), ("--regime", "xyz")):
        assert nothing == refused(bhxh("export", path, *option, data=demo / "kh-cr"))
    assert not path.exists()


def test_inspect(bhxh: Bhxh, demo: Path) -> None:
    """What a bundle holds, without a workspace and from inside one."""
    (bundle, *_) = _bundles(demo)
    said = done(bhxh("inspect", bundle))
    assert said == done(bhxh("inspect", bundle, data=demo / "province"))
    facts = json.loads(done(bhxh("inspect", bundle, "--json")))
    assert facts == json.loads(done(bhxh("inspect", bundle, "--json", data=demo / "kh-nh")))
    assert facts["sample"] is True
    (revision,) = facts["revisions"]
    for shown in (
        facts["digest"],
        facts["fingerprint"],
        "gói nộp, DỮ LIỆU MẪU",
        "Trần Văn Mẫu",
        "09:00 18/12/2023",
        f"KH-CR   số của đơn vị  cchc    2023    1  {revision['code']}",
    ):
        assert shown in said


def test_import_in_any_order_and_again(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """One by one, shuffled, doubled, renamed: the board and the totals are the same."""
    bundles, boards, totals = _bundles(demo), [], []
    for number in range(2):
        province = shutil.copytree(demo / "province", tmp_path / f"p{number}")
        order = [*bundles, *bundles[:3]]
        random.Random(number).shuffle(order)  # noqa: S311 -- any order will do
        for part in (order[:4], order[4:], bundles):
            done(bhxh("import", *part, data=province))
        boards.append(_board(bhxh, province))
        totals.append(done(bhxh("consolidate", *OF_2023, "--all", data=province)))
    assert boards[0] == boards[1]
    assert totals[0] == totals[1]
    assert {"received"} == {row["state"] for unit, row in boards[0].items() if unit != "KH"}


def test_what_import_says(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """New and known bundles in one line each; a spoilt one beside them refuses only itself."""
    (first, second, *_) = _bundles(demo)
    spoilt = tmp_path / "hỏng.bhxh"
    data = bytearray(first.read_bytes())
    data[len(data) // 2] ^= 1
    spoilt.write_bytes(data)
    province = demo / "province"
    done(bhxh("import", second, data=province))
    run = bhxh("import", spoilt, first, second, data=province)
    assert 1 == run.code
    assert run.out.splitlines() == [
        f"{first.name}: gói của BHXH Cam Ranh, 1 bản chốt mới.",
        f"{second.name}: gói của BHXH Ninh Hòa, đã có đủ từ trước.",
    ]
    assert run.err.startswith("hỏng.bhxh: ")
    assert "chưa có gì thay đổi" in run.err
    plain = bhxh("import", spoilt, second, "--json", data=province)
    said = json.loads(plain.out)
    assert (1, [], ["hỏng.bhxh"]) == (
        plain.code,
        said["imported"][0]["new"],
        [Path(row["file"]).name for row in said["refused"]],
    )
    assert run.err.strip() == f"hỏng.bhxh: {said['refused'][0]['sentence']}"


def test_a_name_that_is_not_there(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """It is told by name, and the other file comes in."""
    (first, *_) = _bundles(demo)
    run = bhxh("import", tmp_path / "không.bhxh", first, data=demo / "province")
    assert (1, f"{first.name}: gói của BHXH Cam Ranh, 1 bản chốt mới.\n") == (run.code, run.out)
    assert run.err.startswith(f"không.bhxh: Không có tệp {tmp_path / 'không.bhxh'} nên không nhập.")
    assert 1 == run.err.count("\n")


def test_names_of_files_forge_nothing(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """A name with a line end in it stays in its line."""
    (first, *_) = _bundles(demo)
    odd = shutil.copy(first, tmp_path / "a\nĐã duyệt.bhxh")
    said = done(bhxh("import", odd, data=demo / "province"))
    assert said == "a□Đã duyệt.bhxh: gói của BHXH Cam Ranh, 1 bản chốt mới.\n"


def test_dry_run(bhxh: Bhxh, demo: Path) -> None:
    """It tells all that would be new and keeps nothing, not even the list of files."""
    province = demo / "province"
    before = _board(bhxh, province)
    for _ in range(2):
        said = done(bhxh("import", *_bundles(demo), "--dry-run", data=province))
        assert 7 == said.count("1 bản chốt mới")
        assert said.endswith("Đây là xem trước, chưa ghi gì.\n")
        assert before == _board(bhxh, province)


def test_review_by_the_start_of_a_code(bhxh: Bhxh, demo: Path) -> None:
    """Five characters of the code are enough, in any case; a return needs its reason."""
    province = demo / "province"
    done(bhxh("import", *_bundles(demo), data=province))
    code = str(_board(bhxh, province)["KH-CR"]["verification_code"])
    said = refused(bhxh("review", code[:5], "return", data=province))
    assert said == "Yêu cầu chỉnh lý thì phải ghi lý do."
    said = done(bhxh("review", code[:5].lower(), "return", "--reason", "Xem lại", data=province))
    assert said == f"Đã yêu cầu BHXH Cam Ranh chỉnh lý bản chốt {code}.\n"
    told = done(bhxh("status", "2023", "--regime", "cchc", data=province))
    assert "BHXH Cam Ranh, yêu cầu chỉnh lý: Xem lại\n" in told
    assert "Xem lại" == _board(bhxh, province)["KH-CR"]["reason"]
    said = done(bhxh("review", code[:11], "approve", data=province))
    assert said == f"Đã duyệt bản chốt {code} của BHXH Cam Ranh.\n"
    assert "approved" == _board(bhxh, province)["KH-CR"]["state"]


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("duyệt", "approved"),
        ("Duyet", "approved"),
        ("trả-lại", "returned"),
        ("TRẢ LẠI", "returned"),
        ("tra-lai", "returned"),
    ],
)
def test_verdicts_in_vietnamese(bhxh: Bhxh, demo: Path, word: str, state: str) -> None:
    """What people say, with or without marks."""
    province = demo / "province"
    done(bhxh("import", *_bundles(demo), data=province))
    code = str(_board(bhxh, province)["KH-CR"]["verification_code"])
    done(bhxh("review", code, word, "--reason", "Xem lại", data=province))
    assert state == _board(bhxh, province)["KH-CR"]["state"]


@pytest.mark.parametrize("name", ["", "A", "AAAA", "ZZZZZ-ZZZZZ", "%", "*****"])
def test_review_of_nothing(bhxh: Bhxh, demo: Path, name: str) -> None:
    """Too short a name, or nobody's."""
    said = refused(bhxh("review", name, "approve", data=demo / "province"))
    assert said.startswith(f"Không có bản chốt nào mang mã “{name}”.")


def test_review_is_the_parents(bhxh: Bhxh, demo: Path) -> None:
    """An office does not judge itself."""
    home = demo / "kh-cr"
    code = _board(bhxh, home)["KH-CR"]["verification_code"]
    said = refused(bhxh("review", code, "approve", data=home))
    assert said == "Chỉ cấp trên của BHXH Cam Ranh mới duyệt được bản chốt này."


def test_the_way_back(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """A returned office mends, sends again, is approved; the province sends all of it upward."""
    province, home = demo / "province", demo / "kh-ks"
    done(bhxh("import", *_bundles(demo), data=province))
    code = _board(bhxh, province)["KH-KS"]["verification_code"]
    done(bhxh("review", code, "return", "--reason", "Lệch cột 5", data=province))
    _locked_again(bhxh, home, tmp_path)
    again = tmp_path / "again.bhxh"
    done(bhxh("export", again, data=home))
    assert 2 == len(json.loads(done(bhxh("inspect", again, "--json")))["revisions"])
    with clock.held(datetime.fromisoformat("2023-12-20T08:00:00+07:00")):
        done(bhxh("import", again, data=province))
    row = _board(bhxh, province)["KH-KS"]
    assert ("received", 2, "2023-12-20", 0) == tuple(
        row[name] for name in ("state", "number", "received_on", "late_by")
    )
    done(bhxh("review", row["verification_code"], "approve", data=province))
    merged = tmp_path / "merged.bhxh"
    done(bhxh("export", merged, "--merged", data=province))
    facts = json.loads(done(bhxh("inspect", merged, "--json")))
    assert ("merged", 9) == (facts["use"], len(facts["revisions"]))


def test_the_answer_is_told(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """An office that imports what came back reads the verdict, the reason, and what to do next."""
    province, home = demo / "province", demo / "kh-ks"
    done(bhxh("import", *_bundles(demo), data=province))
    board = _board(bhxh, province)
    for unit, verdict in (
        ("KH-KS", ("return", "--reason", "Lệch cột 5.")),
        ("KH-CR", ("approve",)),
    ):
        done(bhxh("review", board[unit]["verification_code"], *verdict, data=province))
    said = done(bhxh("respond", tmp_path / "back", "--plain", data=province))
    assert 2 == said.count("Đã ghi gói ")
    answers = {path.name.split("_")[2]: path for path in (tmp_path / "back").iterdir()}
    said = done(bhxh("import", answers["KH-KS"], data=home))
    asked = (
        "BHXH tỉnh Khánh Hòa yêu cầu chỉnh lý bản chốt lần 1 của BHXH Khánh Sơn, kỳ 2023 (cchc): "
        "Lệch cột 5."
    )
    assert said.splitlines() == [
        f"{answers['KH-KS'].name}: gói của BHXH tỉnh Khánh Hòa, 1 ý kiến duyệt mới.",
        f"{asked} Mở lại bằng lệnh: bhxh reopen cchc 2023",
    ]
    assert "đã có đủ từ trước" in done(bhxh("import", answers["KH-KS"], data=home))
    said = done(bhxh("import", answers["KH-CR"], data=demo / "kh-cr"))
    assert said.endswith(
        "\nBHXH tỉnh Khánh Hòa đã duyệt bản chốt lần 1 của BHXH Cam Ranh, kỳ 2023 (cchc).\n"
    )
    plain = json.loads(bhxh("import", answers["KH-CR"], "--json", data=demo / "kh-ks").out)
    assert [] == plain["imported"][0]["reviews"]


def test_who_waits_is_answered(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """Only who was not told yet; a unit whose keys are revoked is refused, the others are not."""
    province, back = demo / "province", tmp_path / "back"
    done(bhxh("import", *_bundles(demo), data=province))
    board = _board(bhxh, province)
    for unit in ("KH-KS", "KH-CR"):
        done(bhxh("review", board[unit]["verification_code"], "approve", data=province))
    said = done(bhxh("respond", back, "--unit", "kh-ks", data=province))
    assert 1 == said.count("Đã ghi gói ")
    assert "_KH-KS_" in said
    facts = json.loads(done(bhxh("inspect", _bundles(demo)[0], "--json")))
    done(bhxh("keys", "revoke", facts["fingerprint"], "--reason", "Mất", data=province))
    failed = bhxh("respond", back, "--waiting", data=province)
    assert (1, "") == (failed.code, failed.out)
    assert failed.err.startswith("BHXH Cam Ranh: Mọi khóa mở gói của BHXH Cam Ranh đã bị thu hồi")
    assert "--plain" in failed.err
    said = done(bhxh("respond", back, "--waiting", "--plain", data=province))
    assert 1 == said.count("Đã ghi gói ")
    assert "Mọi đơn vị đã được trả lời" in done(bhxh("respond", back, "--waiting", data=province))


def test_an_answer_to_what_was_mended(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """Who has locked again meanwhile is not told to reopen."""
    province, home = demo / "province", demo / "kh-ks"
    done(bhxh("import", *_bundles(demo), data=province))
    code = _board(bhxh, province)["KH-KS"]["verification_code"]
    done(bhxh("review", code, "return", "--reason", "Sai", data=province))
    done(bhxh("respond", tmp_path, data=province))
    (answer,) = tmp_path.glob("*.bhxh")
    _locked_again(bhxh, home, tmp_path)
    said = done(bhxh("import", answer, data=home))
    assert "yêu cầu chỉnh lý bản chốt lần 1" in said
    assert "Mở lại" not in said


def test_an_answer_by_an_unknown_key(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """A review whose key nobody confirmed waits, says so, and its key is in the list."""
    home, stranger = demo / "kh-cr", private_key("stranger")
    (revision,) = json.loads(done(bhxh("inspect", _bundles(demo)[0], "--json")))["revisions"]
    review = Review(
        unit="KH",
        revision=revision["id"],
        verdict="approve",
        author="Người duyệt",
        made_at="2023-12-18T09:00:00+07:00",
        signer=stranger.public,
    )
    header = a_header("KH", signer=stranger.public, use="response", addressee="KH-CR")
    answer = Contents(header, reviews={review.id: sign(stranger, review)})
    path = write_bundle(tmp_path / "a.bhxh", answer, stranger).path
    run = bhxh("import", path, data=home)
    assert (1, "a.bhxh: gói của BHXH tỉnh Khánh Hòa, 1 ý kiến duyệt mới.\n") == (run.code, run.out)
    mark = fingerprint(stranger.public)
    second, waits = run.err.splitlines()
    assert second.startswith("BHXH tỉnh Khánh Hòa đã có khóa khác: ")
    assert waits == (
        "a.bhxh: ý kiến duyệt của BHXH tỉnh Khánh Hòa chưa được tính vì khóa ký chưa xác nhận. "
        f"Gọi điện đối chiếu vân tay, đúng thì chạy lệnh: keys confirm KH {mark}"
    )
    rows = {
        r["fingerprint"]: r for r in json.loads(done(bhxh("keys", "list", "--json", data=home)))
    }
    assert ([], ["KH"]) == (rows[mark]["units"], rows[mark]["signed_for"])
    done(bhxh("keys", "confirm", "KH", mark, data=home))
    assert "đã duyệt" in done(bhxh("status", "2023", "--regime", "cchc", data=home))


def test_status(bhxh: Bhxh, demo: Path) -> None:
    """Under each regime its due date, then every unit with state, receipt and lateness."""
    province = demo / "province"
    (first, *rest) = _bundles(demo)
    done(bhxh("import", *rest, data=province))
    with clock.held(datetime.fromisoformat("2023-12-20T08:00:00+07:00")):
        done(bhxh("import", first, data=province))
    lines = done(bhxh("status", "2023", "--regime", "cchc", data=province)).splitlines()
    assert lines[0] == "Cải cách hành chính (cchc), kỳ 2023, hạn gửi 18/12/2023"
    assert 8 == len(lines[3:]) - lines.count("")
    assert "BHXH Cam Ranh        chờ duyệt     1  20/12/2023, trễ 2 ngày làm việc  " in lines[4]
    row = _board(bhxh, province)["KH-CR"]
    assert ("2023-12-18", "2023-12-20", 2) == (row["due_on"], row["received_on"], row["late_by"])


def test_status_of_what_is_not_there(bhxh: Bhxh, offices: Path) -> None:
    """An office has typed nothing, the province received nothing; some periods nobody owes."""
    assert "chưa nhập\n" in done(bhxh("status", "2024-Q1", data=offices / "kh-cr"))
    board = done(bhxh("status", "2024-Q1", data=offices / "province"))
    assert (1, 7) == (board.count("chưa nhập"), board.count("chưa nhận"))
    for period in ("2023-M05", "2023-Q1"):
        said = done(bhxh("status", period, data=offices / "province"))
        assert said.startswith(f"Kỳ {period} không có báo cáo nào phải gửi.")
    assert [] == json.loads(done(bhxh("status", "2023-M05", "--json", data=offices / "kh-cr")))
    assert "“Q1”" in refused(bhxh("status", "Q1", data=offices / "kh-cr"))


def test_status_of_one_regime(bhxh: Bhxh, offices: Path) -> None:
    """One regime alone; a name nobody knows, or a period it has not, is told."""
    home = offices / "kh-cr"
    every = json.loads(done(bhxh("status", "2023", "--json", data=home)))
    (one,) = json.loads(done(bhxh("status", "2023", "--regime", "cchc", "--json", data=home)))
    assert one in every
    assert len(every) > 1
    assert "xx" in refused(bhxh("status", "2023", "--regime", "xx", data=home))
    assert "2023-M05" in refused(bhxh("status", "2023-M05", "--regime", "cchc", data=home))


def test_offices_are_due_before_the_province(bhxh: Bhxh, offices: Path) -> None:
    """The province says by how many working days; an office cannot."""
    asked = ("assign", "kstthc", "2024", "--office-days")
    assert "trước hạn của tỉnh 1 ngày" in done(bhxh(*asked, "1", data=offices / "province"))
    status = ("status", "2024", "--regime", "kstthc", "--json")
    rows = json.loads(done(bhxh(*status, data=offices / "province")))
    dues = {row["unit"]: row["due_on"] for row in rows}
    assert dues["KH-CR"] < dues["KH"]
    assert "giảm số ngày" in bhxh(*asked, "15", data=offices / "province").err
    assert "Mở sổ làm việc của tỉnh" in refused(bhxh(*asked, "1", data=offices / "kh-cr"))


def test_a_neighbours_bundle_is_told(bhxh: Bhxh, demo: Path) -> None:
    """An office that takes in the bundle of another one hears that it counts nothing there."""
    (bundle, *_) = _bundles(demo)
    run = bhxh("import", bundle, data=demo / "kh-nh")
    assert (0, True) == (run.code, run.out.startswith(f"{bundle.name}: gói của BHXH Cam Ranh"))
    assert "BHXH Cam Ranh không phải cấp trên hay cấp dưới của BHXH Ninh Hòa" in run.err
    assert "" == bhxh("import", bundle, data=demo / "province").err


def _locked_again(bhxh, home, folder):
    """Reopen, note that it was looked through, lock: what is unchanged is not locked again."""
    note = folder / "note.csv"
    note.write_text(
        "form,row,column,value,state,note\noutreach,meetings,value,,,Đã rà lại\n", "utf-8"
    )
    done(bhxh("reopen", *OF_2023, data=home))
    done(bhxh("fill", *OF_2023, note, data=home))
    done(bhxh("lock", *OF_2023, "--reason", ONLINE, data=home))
