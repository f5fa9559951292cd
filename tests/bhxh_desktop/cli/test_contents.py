"""Commands that write what is not figures: progress of tasks and narrative, from TOML files."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from tests.helpers.commands import SAMPLE, Bhxh, done, refused

OF_2023 = ("cchc", "2023")
TASK = '[tasks."1.1"]\ngroup = "procedures"\nstate = "done"\n'


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _paper(bhxh: Bhxh, home: Path) -> str:
    """The words of the report as it stands."""
    path = home / "exports" / "x.docx"
    done(bhxh("report", *OF_2023, path, "--force", data=home))
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def test_progress_of_tasks(bhxh: Bhxh, offices: Path) -> None:
    """Tasks are counted into their form; saying the same again changes nothing."""
    home = offices / "province"
    for changed in (39, 0):
        said = done(bhxh("task", *OF_2023, SAMPLE / "KH.progress.toml", data=home))
        assert said == f"Đã ghi, {changed} chỗ thay đổi so với trước.\n"
    assert "Tổng số nhiệm vụ đã hoàn thành   39" in done(bhxh("show", *OF_2023, data=home))


def test_a_plan_first(bhxh: Bhxh, tmp_path: Path) -> None:
    """A new workspace has no tasks, which is said once; with a plan loaded they can be reported."""
    home = tmp_path / "so"
    done(bhxh("init", "--unit", "KH", data=home))
    said = refused(bhxh("task", *OF_2023, SAMPLE / "KH.progress.toml", data=home))
    assert said == (
        "BHXH tỉnh Khánh Hòa chưa có danh mục nhiệm vụ năm 2023 nên không ghi được tiến độ 39 "
        "nhiệm vụ. Nạp danh mục trước."
    )
    plan, progress = SAMPLE / "tasks.toml", SAMPLE / "KH.progress.toml"
    said = done(bhxh("task", *OF_2023, "--plan", plan, data=home))
    assert said == "Đã nạp danh mục năm 2023: 39 nhiệm vụ.\n"
    said = done(bhxh("task", *OF_2023, progress, "--plan", plan, data=home))
    assert said.endswith("Đã ghi, 39 chỗ thay đổi so với trước.\n")
    assert 2 == bhxh("task", *OF_2023, data=home).code


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Tệp x.toml không có nhiệm vụ nào."),
        ("tasks = 5", "Tệp x.toml không có nhiệm vụ nào."),
        ("year = 2024\n", "Tệp x.toml là danh mục của cchc 2024, cần danh mục của cchc 2023."),
        ('[[tasks]]\ncode = "1"', "Tệp x.toml, dòng 1, khóa tasks[0]: Chỗ này phải là bảng gồm"),
        (
            '[[tasks]]\ncode = "1"\ngroup = "x"\ntext = "a"',
            "Nhiệm vụ 1 ghi nhóm “x” mà chế độ này không có. Dùng một trong: ",
        ),
    ],
)
def test_plans_with_faults(
    bhxh: Bhxh, offices: Path, tmp_path: Path, text: str, sentence: str
) -> None:
    """What is wrong is said, and the old plan stays."""
    home = offices / "province"
    plan = _written(tmp_path / "x.toml", text)
    assert sentence in refused(bhxh("task", *OF_2023, "--plan", plan, data=home))
    done(bhxh("task", *OF_2023, SAMPLE / "KH.progress.toml", data=home))


def test_narrative_is_printed(bhxh: Bhxh, offices: Path, tmp_path: Path) -> None:
    """Paragraphs stand in the report in their order, cleaned to one form of Unicode."""
    home = offices / "kh-cr"
    text = (
        '[[sections.direction]]\ntext = "Đoạn một, không\u00a0có mã."\n'
        '[[sections.direction]]\nid = "0123456789abcdef"\ntext = "Đoạn hai viê\u0323t rời."\n'
    )
    path = _written(tmp_path / "loi_van.toml", text)
    assert "2 chỗ" not in refused(bhxh("narrative", "xyz", "2023", path, data=home))
    done(bhxh("narrative", *OF_2023, path, data=home))
    paper = _paper(bhxh, home)
    assert 0 < paper.index("Đoạn một, không có mã.") < paper.index("Đoạn hai việt rời.")
    done(bhxh("narrative", *OF_2023, SAMPLE / "KH-CR.narrative.toml", data=home))
    assert "Đoạn một" not in _paper(bhxh, home)


def test_text_that_quotes_nothing_is_told(bhxh: Bhxh, offices: Path, tmp_path: Path) -> None:
    """Before the lock, each place with its section; and again when it is locked so."""
    home = offices / "kh-cr"
    text = (
        "[[sections.direction]]\n"
        'text = "Nhận <q last_year:dossiers.policy.new>…</q>, <q document:a>Công văn 1</q>."\n'
    )
    done(bhxh("narrative", *OF_2023, _written(tmp_path / "loi_van.toml", text), data=home))
    said = bhxh("check", *OF_2023, data=home).out
    assert "dẫn số chưa có hoặc không so sánh được (" in said
    assert "dẫn văn bản không còn trong danh mục của báo cáo (Công văn 1)." in said
    assert '"kind": "narrative"' in bhxh("check", *OF_2023, "--json", data=home).out
    done(bhxh("narrative", *OF_2023, SAMPLE / "KH-CR.narrative.toml", data=home))
    assert "Lời văn mục" not in bhxh("check", *OF_2023, data=home).out


@pytest.mark.parametrize(
    ("command", "text", "sentences"),
    [
        ("task", "", ["Tệp x.toml, dòng 1: Chỗ này phải là bảng gồm group, state ("]),
        ("task", "tasks = 1", ["Tệp x.toml, dòng 1: Chỗ này phải là bảng gồm group"]),
        (
            "task",
            f'{TASK}[tasks."1.2"]\nstate = "gone"\n\n[tasks.a]\ngroup = 1\n',
            [
                "Tệp x.toml, dòng 4, khóa tasks.'1.2': Chỗ này phải là bảng gồm group",
                "Tệp x.toml, dòng 7, khóa tasks.a: Chỗ này phải là bảng gồm group",
            ],
        ),
        (
            "task",
            TASK.replace("1.1", "9.9") + TASK.replace("1.1", "9.8"),
            [
                "Đơn vị không được giao nhiệm vụ 9.9. Kiểm tra số thứ tự nhiệm vụ.",
                "Đơn vị không được giao nhiệm vụ 9.8. Kiểm tra số thứ tự nhiệm vụ.",
            ],
        ),
        ("task", "[tasks\n", ["Tệp x.toml, dòng 1: “[tasks” sai cú pháp TOML"]),
        ("narrative", "[tasks]\n", ["Tệp x.toml, dòng 1: Chỗ này phải là bảng gồm text."]),
        ("narrative", '[sections]\na = "b"', ["dòng 2, khóa sections.a: Chỗ này phải là bảng"]),
        ("narrative", '[sections]\na = ["b"]', ["dòng 2, khóa sections.a: Chỗ này phải là bảng"]),
        ("narrative", "[[sections.a]]\ntext = 5", ["dòng 1, khóa sections.a: Chỗ này phải là"]),
        ("narrative", '[[sections.a]]\ntext = "b"', ["Báo cáo không có mục a. Kiểm tra mã mục."]),
        ("narrative", '[[sections.a]]\ntext = "b\\u0007c"', ["Chữ “b□c” có ký tự không in được"]),
    ],
)
def test_files_with_faults(
    bhxh: Bhxh, offices: Path, tmp_path: Path, command: str, text: str, sentences: list[str]
) -> None:
    """Every faulty entry is told with its line, and nothing is written."""
    home = offices / "province"
    run = bhxh(command, *OF_2023, _written(tmp_path / "x.toml", text), data=home)
    assert (1, "") == (run.code, run.out)
    told = run.err.splitlines()
    assert len(sentences) == len(told), told
    assert all(sentence in line for sentence, line in zip(sentences, told, strict=True)), told
    assert "chưa có số liệu" in refused(bhxh("show", *OF_2023, data=home))


@pytest.mark.parametrize("command", ["task", "narrative"])
def test_files_that_are_no_text(bhxh: Bhxh, offices: Path, tmp_path: Path, command: str) -> None:
    """Bytes, and a file far too long."""
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xff\xfe\x00")
    said = refused(bhxh(command, *OF_2023, path, data=offices / "province"))
    assert said == "Tệp x.toml, dòng 1: Chữ không ở dạng UTF-8. Lưu lại tệp dạng UTF-8."
    path.write_bytes(b"#" * (2**20 + 1))
    said = refused(bhxh(command, *OF_2023, path, data=offices / "province"))
    assert said.startswith("Tệp x.toml lớn hơn 1024 KB.")
