"""Commands that write reports and totals."""

from __future__ import annotations

import csv
import errno
import json
import re
from pathlib import Path

import msgspec
import openpyxl
import pytest
from docx import Document

from bhxh_desktop.bundles.trust import load_key
from bhxh_desktop.domain.figure import FigureKey, number_cell, text_cell
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from bhxh_desktop.store import assignments
from tests.helpers.commands import OFFICES, ONLINE, ROOT, Bhxh, done, figures, refused
from tests.helpers.workspaces import a_record, head_of, key_of, write_one

OF_2023 = ("cchc", "2023")
ATTENDEES = ("outreach", "attendees", "value")
PUBLISHED = ROOT / "tests" / "data" / "expected" / "seed_002.csv"


def _codes(bhxh: Bhxh, province: Path) -> dict[str, str]:
    rows = json.loads(done(bhxh("status", "2023", "--regime", "cchc", "--json", data=province)))
    return {row["unit"]: row["verification_code"] for row in rows}


@pytest.fixture
def province(bhxh: Bhxh, demo: Path) -> Path:
    """The province with the bundles of all offices imported and none approved."""
    bundles = sorted(demo.glob("kh-*/exports/*.bhxh"))
    done(bhxh("import", *bundles, data=demo / "province"))
    return demo / "province"


@pytest.fixture
def approved(bhxh: Bhxh, province: Path) -> Path:
    """The province with every office approved."""
    codes = _codes(bhxh, province)
    for unit in OFFICES:
        done(bhxh("review", codes[unit], "approve", data=province))
    return province


def test_a_file_open_in_word_is_told_and_kept(
    bhxh: Bhxh, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence that names the file as it was asked for; the old one stays."""
    path = tmp_path / "a.docx"
    path.write_bytes(b"open in Word")

    def refuse(draft: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "sharing violation", str(draft), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    told = refused(bhxh("report", *OF_2023, path, "--force", data=demo / "kh-cr"))
    assert f"Không được phép ghi hoặc đọc {path}. " in told
    assert "đóng chương trình đang mở tệp" in told
    assert [path] == list(tmp_path.glob("*a.docx*"))
    assert b"open in Word" == path.read_bytes()


def _words(path: Path) -> str:
    document = Document(str(path))
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + tables)


def test_reports_of_an_office(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """A locked report carries its code, an open one says it is a draft; annexes have formulas."""
    home = demo / "kh-cr"
    code = _codes(bhxh, home)["KH-CR"]
    assert done(bhxh("report", *OF_2023, tmp_path / "a.docx", data=home)) == (
        f"Đã ghi báo cáo {tmp_path / 'a.docx'}.\n"
    )
    locked = _words(tmp_path / "a.docx")
    assert "55.344" in locked
    done(bhxh("report", *OF_2023, tmp_path / "a.xlsx", data=home))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    formulas = [c for page in book for row in page for c in row if c.data_type == "f"]
    assert len(formulas) > 20
    done(bhxh("reopen", *OF_2023, data=home))
    said = done(bhxh("report", *OF_2023, tmp_path / "b.docx", data=home))
    assert said == f"Đã ghi dự thảo {tmp_path / 'b.docx'}: chưa chốt.\n"
    assert (True, False) == tuple(
        code in _all_text(tmp_path / name) for name in ("a.docx", "b.docx")
    )


def _all_text(path: Path) -> str:
    """Paragraphs, tables, headers and footers of a document."""
    document = Document(str(path))
    parts = [
        p
        for s in document.sections
        for p in (s.header, s.first_page_header, s.footer, s.first_page_footer)
    ]
    return _words(path) + "\n".join(p.text for part in parts for p in part.paragraphs)


def test_report_as_pdf(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """The suffix decides, in whatever case it is typed."""
    for name in ("a.pdf", "B.PDF"):
        assert done(bhxh("report", *OF_2023, tmp_path / name, data=demo / "kh-cr")) == (
            f"Đã ghi báo cáo {tmp_path / name}.\n"
        )
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "B.PDF").read_bytes()
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["x.odt", "x", "x.csv", ".docx"])
def test_reports_of_another_kind(bhxh: Bhxh, demo: Path, tmp_path: Path, name: str) -> None:
    """Only .docx, .pdf and .xlsx are written."""
    said = refused(bhxh("report", *OF_2023, tmp_path / name, data=demo / "kh-cr"))
    kinds = ".docx, .pdf, .xlsx"
    assert said == f"Không rõ phải ghi hay đọc {name} ở dạng nào. Dùng một trong: {kinds}."
    assert not (tmp_path / name).exists()


def test_nothing_is_consolidated_unasked(bhxh: Bhxh, province: Path) -> None:
    """Without approval only the province's own figures count; --all takes the others in."""
    run = bhxh("consolidate", *OF_2023, data=province)
    assert 0 == run.code
    told = run.err.splitlines()
    assert told[0] == "Gồm số của: BHXH tỉnh Khánh Hòa."
    assert told[1].startswith("Chưa gồm: BHXH Cam Ranh, BHXH Ninh Hòa, ")
    everyone = bhxh("consolidate", *OF_2023, "--all", data=province)
    assert 0 == everyone.code
    assert "Chưa gồm" not in everyone.err
    assert 7 == len(re.findall(r"^BHXH .*: bản chưa duyệt\.$", everyone.err, re.MULTILINE))
    assert "617.759" in everyone.out
    assert "617.759" not in run.out


def test_the_total_is_the_published_one(bhxh: Bhxh, approved: Path, tmp_path: Path) -> None:
    """CSV, JSON, workbook, report and screen all give the published figures."""
    for name in ("t.csv", "t.json", "t.xlsx"):
        assert "" == done(bhxh("consolidate", *OF_2023, tmp_path / name, data=approved))
    total = figures((tmp_path / "t.csv").read_text(encoding="utf-8-sig"))
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        published = {(r["form"], r["row"], r["column"]): r["value"] for r in csv.DictReader(file)}
    assert len(published) > 100
    assert published == {place: total[place][0] for place in published}
    plain = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    cells = {
        (c["form"], c["row"], c["column"]): (c["value"], c["state"] or "value")
        for c in plain["cells"]
    }
    assert total == cells
    assert {"KH", *OFFICES} == plain["sources"].keys()
    assert ("total", [], {}) == (plain["scope"], plain["missing"], plain["excluded"])
    assert {"KH", "KH-CR"} < {row["unit"] for row in plain["by_unit"]}
    printed = done(bhxh("consolidate", *OF_2023, data=approved))
    assert "617.759" in printed
    assert 120 >= max(map(len, printed.splitlines()))
    done(bhxh("report", *OF_2023, tmp_path / "t.docx", "--consolidated", data=approved))
    assert "617.759" in _words(tmp_path / "t.docx")
    sums = [c for page in openpyxl.load_workbook(tmp_path / "t.xlsx") for r in page for c in r]
    assert 453149 in [cell.value for cell in sums]


def test_a_unit_left_out(bhxh: Bhxh, approved: Path, tmp_path: Path) -> None:
    """--exclude needs a reason, which the total keeps; nobody else's figures change."""
    path = tmp_path / "t.json"
    run = bhxh("consolidate", *OF_2023, path, "--exclude", "KH-CR=Chờ đối chiếu", data=approved)
    assert 0 == run.code
    assert "Để ngoài BHXH Cam Ranh: Chờ đối chiếu.\n" in run.err
    plain = json.loads(path.read_text(encoding="utf-8"))
    assert {"KH-CR": "Chờ đối chiếu"} == plain["excluded"]
    assert {"KH", *OFFICES} - {"KH-CR"} == plain["sources"].keys()
    for pair in ("KH-CR", "KH-CR=", "KH-CR= "):
        wrong = bhxh("consolidate", *OF_2023, "--exclude", pair, data=approved)
        assert (2, "") == (wrong.code, wrong.out)
    assert "“KH-XX”" in refused(
        bhxh("consolidate", *OF_2023, "--exclude", "KH-XX=a", data=approved)
    )


def test_lock_a_total(bhxh: Bhxh, approved: Path) -> None:
    """A total without gaps is locked once for the same sources; status and paper then say so."""
    asked = bhxh("consolidate", *OF_2023, "--lock", data=approved)
    assert 1 == asked.code
    assert "Cảnh báo ở biểu “Hình thức tiếp nhận hồ sơ" in asked.err
    assert asked.err.splitlines()[-2].startswith("Còn 0 lỗi và 1 cảnh báo.")
    run = bhxh("consolidate", *OF_2023, "--lock", "--reason", ONLINE, data=approved)
    code = re.search(r"Đã chốt số tổng hợp\. Mã đối chiếu (\S+)\n", run.err)
    assert code is not None, run
    assert 8 == done(bhxh("status", "2023", "--regime", "cchc", data=approved)).count("đã tổng hợp")
    shown = done(bhxh("show", *OF_2023, "--scope", "total", data=approved))
    assert shown.startswith(
        "BHXH tỉnh Khánh Hòa: Cải cách hành chính năm 2023, số tổng hợp\nBản chốt"
    )
    assert code[1] in shown
    assert code[1] in done(bhxh("consolidate", *OF_2023, data=approved))
    again = bhxh("consolidate", *OF_2023, "--lock", data=approved)
    assert (0, True) == (again.code, f"Mã đối chiếu {code[1]}\n" in again.err)


@pytest.mark.parametrize("word", ["hôm nay", "2023-02-31", "0000-00-00", "x" * 4000])
def test_days_no_calendar_has(
    bhxh: Bhxh, demo: Path, approved: Path, tmp_path: Path, word: str
) -> None:
    """A word in a date cell, come by a bundle, stops no list and no total."""
    key = load_key(demo / "kh-cr" / "keys")
    opened = FigureKey("training_other", "r-0123456789abcdef", "opened_on")
    with Session.open(approved) as session:
        head = head_of(session)
        figures_there = {**session.figures_of([head])[head.id], opened: text_cell(word)}
    record = a_record(key, "KH-CR", figures_there, head)
    write_one(tmp_path / "1.bhxh", key, record, figures_there)
    done(bhxh("import", tmp_path / "1.bhxh", data=approved))
    done(bhxh("review", record.id, "approve", data=approved))
    asked = (*OF_2023, "--unit", "KH-CR")
    for options in ((), ("--csv",), ("--json",)):
        assert word[:20] in done(bhxh("show", *asked, *options, data=approved))
    assert ".".join(opened) in bhxh("check", *asked, "--json", data=approved).out
    for name in ("t.csv", "t.json", "t.xlsx"):
        done(bhxh("consolidate", *OF_2023, tmp_path / name, data=approved))
    assert word[:20] in done(bhxh("consolidate", *OF_2023, data=approved))
    done(bhxh("report", *OF_2023, tmp_path / "t.docx", "--consolidated", data=approved))
    assert word[:20] in _words(tmp_path / "t.docx")


def test_two_approved_sides_are_told(
    bhxh: Bhxh, demo: Path, approved: Path, tmp_path: Path
) -> None:
    """One of them counts, and the note says whose and which."""
    key = load_key(demo / "kh-cr" / "keys")
    with Session.open(approved) as session:
        figures_there = session.figures_of([head_of(session)])[head_of(session).id]
    figures_there = {**figures_there, FigureKey(*ATTENDEES): number_cell(1)}
    record = a_record(key, "KH-CR", figures_there)
    write_one(tmp_path / "1.bhxh", key, record, figures_there)
    done(bhxh("import", tmp_path / "1.bhxh", data=approved))
    assert "đã duyệt khác nhau" not in bhxh("consolidate", *OF_2023, data=approved).err
    done(bhxh("review", record.id, "approve", data=approved))
    told = bhxh("consolidate", *OF_2023, data=approved).err
    with Session.open(approved) as session:
        choice = history(session).choose(key_of("KH-CR"))
        code = history(session).records[choice.revision].verification_code
    words = f"BHXH Cam Ranh có các bản đã duyệt khác nhau, số tổng hợp dùng bản {code}."
    assert words in told


def test_a_locked_total_that_changed(bhxh: Bhxh, approved: Path, tmp_path: Path) -> None:
    """Its tasks are not what they were: the cells are told, the report is a draft."""
    run = bhxh("consolidate", *OF_2023, "--lock", "--reason", ONLINE, data=approved)
    code = run.err.split()[-1]
    with Session.open(approved) as session, session.writing():
        said = assignments.load(session.connection, "cchc", 2023)
        fewer = msgspec.structs.replace(said, tasks=said.tasks[1:])
        assignments.save(session.connection, fewer)
    run = bhxh("consolidate", *OF_2023, tmp_path / "t.csv", data=approved)
    assert f"Số tổng hợp đã chốt ({code}) khác số tính lại nên báo cáo chỉ là dự thảo." in run.err
    assert re.search(r"BHXH tỉnh Khánh Hòa, ô .*: bản chốt in 39, tính lại là 38\.", run.err)
    done(bhxh("report", *OF_2023, tmp_path / "t.docx", "--consolidated", data=approved))
    assert code not in _all_text(tmp_path / "t.docx")


def test_what_moved_after_the_lock(bhxh: Bhxh, demo: Path, approved: Path, tmp_path: Path) -> None:
    """A correction approved after the total was locked: which number of which unit, by how much."""
    done(bhxh("consolidate", *OF_2023, "--lock", "--reason", ONLINE, data=approved))
    assert "Lệch" not in bhxh("consolidate", *OF_2023, data=approved).err
    home, before = demo / "kh-cr", demo / "kh-cr" / "before.csv"
    before.write_text(done(bhxh("show", *OF_2023, "--csv", data=home)), encoding="utf-8")
    was = figures(before.read_text(encoding="utf-8"))[ATTENDEES][0]
    done(bhxh("reopen", *OF_2023, data=home))
    more = tmp_path / "more.csv"
    cells = f"{','.join(ATTENDEES)},{int(was) + 13},\n"
    more.write_text(f"form,row,column,value,state\n{cells}", encoding="utf-8")
    done(bhxh("fill", *OF_2023, more, data=home))
    done(bhxh("lock", *OF_2023, "--reason", ONLINE, data=home))
    done(bhxh("export", tmp_path / "2.bhxh", data=home))
    done(bhxh("import", tmp_path / "2.bhxh", data=approved))
    assert "Lệch" not in bhxh("consolidate", *OF_2023, data=approved).err
    done(bhxh("review", _codes(bhxh, approved)["KH-CR"], "approve", data=approved))
    path = tmp_path / "t.json"
    told = bhxh("consolidate", *OF_2023, path, data=approved).err
    (line,) = (line for line in told.splitlines() if line.startswith("Lệch sau tổng hợp"))
    assert line.startswith("Lệch sau tổng hợp: +13 người ở BHXH Cam Ranh, ")
    (moved,) = json.loads(path.read_text(encoding="utf-8"))["moved"]["cells"]
    expected = {"unit": "KH-CR", "cell": ".".join(ATTENDEES), "before": was}
    assert {**expected, "after": str(int(was) + 13)} == moved
    left = bhxh("consolidate", *OF_2023, "--exclude", "KH-NH=Hư máy", data=approved).err
    assert "Lệch sau tổng hợp: không còn BHXH Ninh Hòa.\n" in left


def test_a_total_with_gaps_is_not_locked(bhxh: Bhxh, province: Path, tmp_path: Path) -> None:
    """A missing unit must be left out with a reason first; the file is written all the same."""
    path = tmp_path / "t.csv"
    run = bhxh("consolidate", *OF_2023, path, "--lock", data=province)
    assert (1, "") == (run.code, run.out)
    assert run.err.splitlines()[-2].startswith("Chưa chốt được số tổng hợp vì thiếu BHXH Cam Ranh,")
    excluded = [word for unit in OFFICES for word in ("--exclude", f"{unit}={ONLINE}")]
    locking = ("--lock", "--force", "--reason", ONLINE)
    done(bhxh("consolidate", *OF_2023, path, *locking, *excluded, data=province))


def test_an_office_has_nobody_below(bhxh: Bhxh, demo: Path, tmp_path: Path) -> None:
    """A total of one office alone would be its own report under another name."""
    path = tmp_path / "x.docx"
    for words in (("report", *OF_2023, path, "--consolidated"), ("consolidate", *OF_2023)):
        said = refused(bhxh(*words, data=demo / "kh-cr"))
        assert said == (
            "BHXH Cam Ranh không có cơ quan cấp dưới nên không có số tổng hợp. Xem báo cáo của "
            "chính đơn vị."
        )
    assert not path.exists()


def test_nothing_locked_is_nothing_to_add_up(bhxh: Bhxh, offices: Path, tmp_path: Path) -> None:
    """Nothing locked, nothing to consolidate; and a suffix nobody knows."""
    said = refused(bhxh("consolidate", *OF_2023, data=offices / "province"))
    assert said.startswith("Kỳ 2023 chưa có bản chốt nào được duyệt.")
    said = refused(
        bhxh("report", *OF_2023, tmp_path / "x.docx", "--consolidated", data=offices / "province")
    )
    assert said.startswith("Kỳ 2023 chưa có bản chốt nào được duyệt.")


@pytest.mark.parametrize("name", ["t.pdf", "t"])
def test_totals_of_another_kind(bhxh: Bhxh, province: Path, tmp_path: Path, name: str) -> None:
    """Only .csv, .xlsx and .json are written."""
    run = bhxh("consolidate", *OF_2023, tmp_path / name, data=province)
    assert (1, "") == (run.code, run.out)
    assert run.err.endswith("Dùng một trong: .csv, .xlsx, .json.\n")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("report", *OF_2023), "a.docx"),
        (("report", *OF_2023, "--consolidated"), "a.xlsx"),
        (("consolidate", *OF_2023), "a.xlsx"),
        (("consolidate", *OF_2023), "a.csv"),
    ],
)
def test_a_report_replaces_no_file_unasked(
    bhxh: Bhxh, approved: Path, tmp_path: Path, words: tuple[str, ...], name: str
) -> None:
    """What somebody went on writing in stays, unless --force says so."""
    path = tmp_path / name
    path.write_bytes(b"x")
    said = refused(bhxh(*words, path, data=approved))
    assert said.startswith(f"{path} đã có nên không ghi đè.")
    assert b"x" == path.read_bytes()
    done(bhxh(*words, path, "--force", data=approved))
    assert b"x" != path.read_bytes()
