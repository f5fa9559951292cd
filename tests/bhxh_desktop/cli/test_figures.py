"""Commands on figures: template, fill, show."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from tests.helpers.commands import (
    OFFICES,
    SAMPLE,
    Bhxh,
    done,
    figures,
    refused,
    shipped_regimes,
)

OF_2023 = ("cchc", "2023")
WORDS = {"none_arising": "-", "not_applicable": "x"}
FIRST_CELL = ("dossiers", "collection", "carried_in")


def _typed(unit: str) -> dict[tuple[str, str, str], tuple[str, str]]:
    """What the sample types for a unit."""
    return figures((SAMPLE / f"{unit}.csv").read_text(encoding="utf-8"))


def _shown(bhxh: Bhxh, office: Path) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Every cell of a workspace, derived ones too."""
    return figures(done(bhxh("show", *OF_2023, "--csv", data=office)))


def _fill_in(path: Path, unit: str) -> None:
    """Type a unit's sample into an .xlsx template by its hidden codes, as people type."""
    book = openpyxl.load_workbook(path)
    wanted = _typed(unit)
    rows: dict[str, str] = {}
    for page in book:
        form = page["A1"].value.split("|")[-1]
        columns = {page.cell(1, n).value: n for n in range(2, page.max_column + 1)}
        for at in range(2, page.max_row + 1):
            row = page.cell(at, 1).value
            if row is not None and row.startswith("r-"):
                free = [
                    r for f, r, _ in wanted if f == form and r.startswith("r-") and r not in rows
                ]
                if not free:
                    continue
                rows[row := free[0]] = form
            for column, number in columns.items():
                if (form, row, column) in wanted:
                    value, state = wanted.pop((form, row, column))
                    page.cell(at, number).value = WORDS.get(state, _as_typed(value))
    assert {} == wanted
    book.save(path)


def _as_typed(value: str) -> object:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return "/".join(reversed(value.split("-")))
    return Decimal(value) if re.fullmatch(r"-?[\d.]+", value) else value


@pytest.mark.parametrize("unit", ["KH-KS", "KH"])
def test_a_workbook_comes_back(bhxh: Bhxh, offices: Path, tmp_path: Path, unit: str) -> None:
    """A template filled in Excel gives the very figures that the sample's CSV gives."""
    home = offices / ("province" if unit == "KH" else unit.lower())
    template = tmp_path / "mau.XLSX"
    assert str(template) in done(bhxh("template", *OF_2023, template, data=home))
    _fill_in(template, unit)
    done(bhxh("fill", *OF_2023, template, data=home))
    by_workbook = _without_row_ids(_shown(bhxh, home))
    done(
        bhxh("fill", *OF_2023, SAMPLE / f"{unit}.csv", data=offices / "kh-nh")
    ) if unit == "" else None
    expected = _without_row_ids(_typed(unit))
    assert expected <= by_workbook
    assert len(by_workbook) > len(expected) > 80


def _without_row_ids(
    cells: dict[tuple[str, str, str], tuple[str, str]],
) -> set[tuple[str, ...]]:
    """Cells without the ids of open rows: new rows get ids of their own."""
    return {
        (form, "" if row.startswith("r-") else row, column, *cell)
        for (form, row, column), cell in cells.items()
    }


def test_a_csv_template_comes_back(bhxh: Bhxh, offices: Path, tmp_path: Path) -> None:
    """The CSV template lists every cell to type with its caption; filled, it is read."""
    office, template = offices / "kh-ks", tmp_path / "mau.csv"
    done(bhxh("template", *OF_2023, template, data=office))
    rows = list(csv.DictReader(io.StringIO(template.read_text(encoding="utf-8-sig"), newline="")))
    captions = {(r["form"], r["row"], r["column"]): r["caption"] for r in rows}
    assert "Lĩnh vực thu BHXH, BHYT, BHTN, (2) Kỳ trước chuyển sang" == captions[FIRST_CELL]
    wanted = {key: cell for key, cell in _typed("KH-KS").items() if not key[1].startswith("r-")}
    assert wanted.keys() <= captions.keys()
    assert {"own"} == {row["scope"] for row in rows}
    for row in rows:
        value, state = wanted.get((row["form"], row["row"], row["column"]), ("", ""))
        row.update(value=value, state="" if state == "value" else state)
    with template.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    said = done(bhxh("fill", *OF_2023, template, data=office))
    assert f"{len(wanted)} ô" in said
    assert wanted.items() <= _shown(bhxh, office).items()


def test_an_empty_template_changes_nothing(bhxh: Bhxh, offices: Path, tmp_path: Path) -> None:
    """Blank lines leave cells as they are."""
    office = offices / "kh-ks"
    done(bhxh("fill", *OF_2023, SAMPLE / "KH-KS.csv", data=office))
    for name in ("mau.csv", "mau.xlsx"):
        done(bhxh("template", *OF_2023, tmp_path / name, data=office))
        said = done(bhxh("fill", *OF_2023, tmp_path / name, data=office))
        assert said == "Đã nhập, 0 ô thay đổi so với trước.\n"


def test_a_template_replaces_no_file_unasked(bhxh: Bhxh, offices: Path, tmp_path: Path) -> None:
    """What somebody filled in stays, unless --force says so."""
    path = tmp_path / "mau.xlsx"
    path.write_bytes(b"x")
    said = refused(bhxh("template", *OF_2023, path, data=offices / "kh-ks"))
    assert said.startswith(f"{path} đã có nên không ghi đè.")
    assert b"x" == path.read_bytes()
    done(bhxh("template", *OF_2023, path, "--force", data=offices / "kh-ks"))
    assert b"x" != path.read_bytes()


def test_what_is_not_taken_is_told(bhxh: Bhxh, offices: Path, tmp_path: Path) -> None:
    """A number over a computed cell of the workbook: the rest is taken, the number told."""
    path = tmp_path / "mau.xlsx"
    done(bhxh("template", *OF_2023, path, data=offices / "kh-ks"))
    book = openpyxl.load_workbook(path)
    page = next(page for page in book if page["A1"].value.endswith("|dossiers"))
    columns = {page.cell(1, n).value: n for n in range(2, page.max_column + 1)}
    row = next(r for r in range(2, 40) if page.cell(r, 1).value == "policy")
    page.cell(row, columns["new"]).value = " 7 "
    page.cell(row, columns["received"]).value = 999
    place = page.cell(row, columns["received"]).coordinate
    book.save(path)
    run = bhxh("fill", *OF_2023, path, data=offices / "kh-ks")
    assert (0, "Đã nhập, 1 ô thay đổi so với trước.\n") == (run.code, run.out)
    assert re.fullmatch(rf"'.*'!{place}: ô “.*, \(1\) .*” của biểu “.*” là ô tự tính; “999” không "
                        r"được nhận, kết quả tự tính là 7\*\.\n", run.err)  # fmt: skip


def test_all_or_nothing(bhxh: Bhxh, offices: Path) -> None:
    """A file with faults tells each with its line and leaves every cell as it was."""
    office = offices / "kh-ks"
    done(bhxh("fill", *OF_2023, SAMPLE / "KH-KS.csv", data=office))
    before = _shown(bhxh, office)
    run = bhxh("fill", *OF_2023, SAMPLE / "KH-KS.unreadable.csv", data=office)
    assert (1, "") == (run.code, run.out)
    *told, hint = run.err.splitlines()
    assert hint.startswith("Lệnh: bhxh template ")
    assert [f"Dòng {number}: " for number in (2, 3, 4, 5)] == [line[:8] for line in told]
    for line, word in zip(told, ("3.779", "muoi mot", "-1", "dossiers.thu.late"), strict=True):
        assert word in line
    assert before == _shown(bhxh, office)


CELL = "staffing,permanent,present,1"
FAULTY = {
    "a;b;c\n1;2;3\n": "Dòng đầu là “a;b;c”: các cột không ngăn bằng dấu phẩy.",
    "form,row,value\n": "Dòng đầu là “form, row, value”, thiếu cột column.",
    "form,row,column,value,colour\n": "Dòng đầu có cột lạ: colour.",
    "form,row,column,value\na,b\n": "Dòng 2 có 2 cột, dòng đầu có 4.",
    'form,row,column,value\n"a,b,c,d\n': "Không đọc được dòng",
    f"form,row,column,value\n{CELL}\n{CELL}\n": (
        "Dòng 3: Ô “Biên chế công chức, viên chức, số lượng người làm việc, (2) Số biên chế hiện "
        "có đến thời điểm báo cáo” của biểu “Quản lý, sử dụng biên chế” có hai dòng."
    ),
    f"unit,form,row,column,value\nKH-CR,{CELL}\n": "Dòng 2: Cột unit ghi “KH-CR”",
    f"period,form,row,column,value\n2024,{CELL}\n": "Dòng 2: Cột period ghi “2024”",
    f"scope,form,row,column,value\ntotal,{CELL}\n": "Dòng 2: Cột scope ghi “total”",
    "form,row,column,value\nonline_outreach,articles,value,1\n": "không do đơn vị này nhập",
    "": "Dòng đầu là “”, thiếu cột",
}


@pytest.mark.parametrize("text", FAULTY)
def test_csv_that_cannot_be_used(bhxh: Bhxh, offices: Path, tmp_path: Path, text: str) -> None:
    """Each slip of a CSV has its own sentence, and nothing is begun."""
    path = tmp_path / "so.csv"
    path.write_text(text, encoding="utf-8")
    said = refused(bhxh("fill", *OF_2023, path, data=offices / "kh-ks"))
    assert FAULTY[text] in said, said
    assert "chưa có số liệu" in refused(bhxh("show", *OF_2023, data=offices / "kh-ks"))


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.docx", "a"])
def test_files_of_another_kind(bhxh: Bhxh, offices: Path, tmp_path: Path, name: str) -> None:
    """Bytes that are no table, and names that do not tell what they are."""
    path = tmp_path / name
    path.write_bytes(bytes(range(256)) * 9)
    said = refused(bhxh("fill", *OF_2023, path, data=offices / "kh-ks"))
    assert name in said
    if path.suffix in (".docx", ""):
        assert ".csv" in said
        assert "Dùng một trong: .xlsx, .csv." in refused(
            bhxh("template", *OF_2023, path, data=offices / "kh-ks")
        )
        assert path.read_bytes() == bytes(range(256)) * 9


def test_a_template_of_another_period(bhxh: Bhxh, offices: Path, tmp_path: Path) -> None:
    """A workbook is for one period of one regime."""
    template = tmp_path / "mau.xlsx"
    done(bhxh("template", "cchc", "2024-Q1", template, data=offices / "kh-ks"))
    said = refused(bhxh("fill", *OF_2023, template, data=offices / "kh-ks"))
    assert "là mẫu Cải cách hành chính, quý I năm 2024; đang mở" in said


def test_another_units_desk(bhxh: Bhxh, offices: Path) -> None:
    """An office types for itself and for nobody beside it."""
    said = refused(
        bhxh("fill", *OF_2023, SAMPLE / "KH-CR.csv", "--unit", "KH-CR", data=offices / "kh-ks")
    )
    assert said.startswith("BHXH Cam Ranh không phải đơn vị của sổ này hay cấp dưới của nó.")


def test_a_locked_period_is_reopened_first(bhxh: Bhxh, demo: Path) -> None:
    """What is locked is not typed over."""
    run = bhxh("fill", *OF_2023, SAMPLE / "KH-KS.csv", data=demo / "kh-ks")
    assert "đã chốt" in refused(run)
    assert "bhxh reopen " in run.err


def test_show_csv_is_filled_in_again(bhxh: Bhxh, demo: Path, offices: Path, tmp_path: Path) -> None:
    """What one workspace shows as CSV another takes, cell by cell; so for every office."""
    for unit in OFFICES:
        said = done(bhxh("show", *OF_2023, "--csv", data=demo / unit.lower()))
        path = tmp_path / f"{unit}.csv"
        path.write_bytes(said.encode())
        done(bhxh("fill", *OF_2023, path, data=offices / unit.lower()))
        assert said == done(bhxh("show", *OF_2023, "--csv", data=offices / unit.lower()))


def test_show_json(bhxh: Bhxh, demo: Path) -> None:
    """The JSON holds the same cells, whose they are, and the revision."""
    plain = json.loads(done(bhxh("show", *OF_2023, "--json", data=demo / "kh-ks")))
    cells = {
        (c["form"], c["row"], c["column"]): (c["value"], c["state"] or "value")
        for c in plain["cells"]
    }
    assert cells == _shown(bhxh, demo / "kh-ks")
    assert ("KH-KS", "own", "cchc", "2023", "2023-12-14") == tuple(
        plain[name] for name in ("unit", "scope", "regime", "period", "as_of")
    )
    assert 64 == len(plain["revision"])


def test_show_for_people(bhxh: Bhxh, demo: Path) -> None:
    """Forms as on paper within 120 characters; an office does not see what it never fills."""
    said = done(bhxh("show", *OF_2023, data=demo / "kh-ks"))
    assert said.startswith("BHXH Khánh Sơn: Cải cách hành chính năm 2023\nBản chốt lần 1, mã đối")
    assert 120 >= max(map(len, said.splitlines()))
    assert "Lĩnh vực thu BHXH, BHYT, BHTN" in said
    assert "Kế hoạch cải cách hành chính theo nhóm nhiệm vụ" not in said
    assert "Kế hoạch cải cách hành chính theo nhóm nhiệm vụ" in done(
        bhxh("show", *OF_2023, data=demo / "province")
    )
    done(bhxh("reopen", *OF_2023, data=demo / "kh-ks"))
    assert "Bản làm việc, chưa chốt." in done(bhxh("show", *OF_2023, data=demo / "kh-ks"))


@pytest.mark.parametrize("command", ["template", "fill", "show", "check", "lock", "reopen"])
def test_periods_and_regimes_there_are_not(
    bhxh: Bhxh, offices: Path, tmp_path: Path, command: str
) -> None:
    """A regime nobody has, a period it does not have, and what is no period at all."""
    file = tmp_path / "x.csv"
    file.write_text("form,row,column,value\n", encoding="utf-8")
    rest = [file] if command in ("template", "fill") else []
    home = offices / "kh-cr"
    said = refused(bhxh(command, "xyz", "2023", *rest, data=home))
    known = ", ".join(shipped_regimes())
    assert said == f"Không có chế độ báo cáo “xyz”. Hiện có: {known}."
    said = refused(bhxh(command, "cchc", "2023-M05", *rest, data=home))
    assert said == "Chế độ báo cáo này không có kỳ 2023-M05. Xem lại các kỳ của chế độ."
    for period in ("23", "2023-Q5", "２０２３", "", "2023 "):
        said = refused(bhxh(command, "cchc", period, *rest, data=home))
        assert said.startswith(f"Không đọc được kỳ báo cáo “{period}”."), said
