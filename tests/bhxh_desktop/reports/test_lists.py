"""Issued documents and tasks as lines of a report."""

from __future__ import annotations

import pytest

from bhxh_desktop.domain.parts import DocumentEntry, TaskProgress
from bhxh_desktop.reports.document import Bullet, Paragraph, Run
from bhxh_desktop.reports.lists import citation, document_list, task_progress
from tests.helpers.report import TASKS, a_source


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            DocumentEntry("BHXH tỉnh", "58", "KH-BHXH", 2023, "2023-01-12", "công tác lưu trữ"),
            "Kế hoạch số 58/KH-BHXH ngày 12 tháng 01 năm 2023 của BHXH tỉnh về công tác lưu trữ",
        ),
        (
            DocumentEntry("BHXH tỉnh", "102", "BHXH-VP", 2023, "2023-05-09", "về việc cử nhân sự"),
            "Công văn số 102/BHXH-VP ngày 09 tháng 5 năm 2023 của BHXH tỉnh về việc cử nhân sự",
        ),
        (
            DocumentEntry("UBND tỉnh", "15", "QĐ-UBND", 2023),
            "Quyết định số 15/QĐ-UBND năm 2023 của UBND tỉnh",
        ),
        (
            DocumentEntry("A", "07", "BC-BHXH", 2023, None, "V/v Rà soát văn bản"),
            "Báo cáo số 07/BC-BHXH năm 2023 của A về việc rà soát văn bản",
        ),
        (
            DocumentEntry("A", "30", "2020/NĐ-CP", 2020, None, "Khánh Hòa làm mẫu"),
            "Nghị định số 30/2020/NĐ-CP của A về Khánh Hòa làm mẫu",
        ),
        (
            DocumentEntry("A", "91", "KL/TU", 2022, "2022-99-99", "BHXH tỉnh"),
            "Kết luận số 91-KL/TU năm 2022 của A về BHXH tỉnh",
        ),
    ],
)
def test_citation(entry: DocumentEntry, expected: str) -> None:
    """Kind by the symbol, number, date by the zero rule, issuer, subject (Decree 30, II.6.b)."""
    assert expected == citation(entry)


def test_documents_stand_in_order_of_date() -> None:
    """By date, then by number as a number; those without a day end their year."""
    entries = [("9", None), ("10", "2023-01-19"), ("9", "2023-01-19"), ("1", "2022-12-30")]
    documents = tuple(DocumentEntry("A", n, "KH-A", 2023, day) for n, day in entries)
    lines = [p.text for p in document_list(a_source(documents=documents), ())]
    assert ["01", "09", "10", "09"] == [line.split()[3].partition("/")[0] for line in lines]
    assert [";", ";", ";", "."] == [line[-1] for line in lines]


def test_documents_of_a_total() -> None:
    """The unit's own first, then each unit's under its name."""
    own, other = DocumentEntry("A", "1", "KH-A", 2023), DocumentEntry("B", "2", "KH-B", 2023)
    source = a_source(documents=(own,), unit_documents={"BHXH B": (other,)})
    lines = [(p.bullet, p.text.rpartition(" ")[2]) for p in document_list(source, ())]
    assert [("-", "A."), ("-", "hiện:"), ("+", "B.")] == lines


def test_progress_of_tasks() -> None:
    """The whole, each group with its states, then each late task and its note."""
    assert [
        "Tiến độ thực hiện nhiệm vụ: đã hoàn thành 02/03 nhiệm vụ.",
        "Thủ tục: 02 nhiệm vụ (đã hoàn thành 01, đang thực hiện 01; trong đó chậm tiến độ 01).",
        "Công vụ: 01 nhiệm vụ (đã hoàn thành).",
        "Nhiệm vụ chậm tiến độ: Công khai thủ tục (chờ hướng dẫn).",
    ] == [p.text for p in task_progress(a_source())]


PLAN = DocumentEntry("BHXH tỉnh Khánh Hòa", "12", "KH-BHXH", 2023, "2023-02-01", "Kế hoạch")
LETTER = DocumentEntry("BHXH tỉnh Khánh Hòa", "09", "CV-BHXH", 2023)


def test_evidence_stands_behind_its_task() -> None:
    """The documents that show a task done, by day, after the note; a late task is named once."""
    shown = {
        "1.1": TaskProgress("reform", "done", "2023-03-01", "Đã ban hành.", (LETTER, PLAN)),
        "1.2": TaskProgress("reform", "late", documents=(PLAN,)),
        "2.1": TaskProgress("people", "done", "2023-05-05"),
    }
    said = [p.text for p in task_progress(a_source(progress=shown))][3:]
    plan = "Kế hoạch số 12/KH-BHXH ngày 01 tháng 02 năm 2023"
    letter = "Công văn số 09/CV-BHXH năm 2023"
    assert f"({plan})." in next(line for line in said if "chậm tiến độ" in line)
    (done,) = [line for line in said if line.startswith("Nhiệm vụ đã hoàn thành: ")]
    assert done.endswith(f" (Đã ban hành; {plan}; {letter}).")
    assert 2 == len(said)


def test_progress_nobody_told() -> None:
    """A task without a word is not begun; without tasks nothing is said."""
    lines = [p.text for p in task_progress(a_source(tasks=TASKS[2:], progress={}))]
    assert "Công vụ: 01 nhiệm vụ (chưa thực hiện 01)." == lines[1]
    late = {"2.1": TaskProgress("people", "late")}
    assert "chậm tiến độ 01" in next(
        p.text for p in list(task_progress(a_source(tasks=TASKS[2:], progress=late)))[1:]
    )
    assert [] == list(task_progress(a_source(tasks=())))


@pytest.mark.parametrize(
    ("above", "bullet", "expected"),
    [
        ("Đã ban hành các văn bản:", "", ["-"]),
        ("Công tác được triển khai từ đầu năm.", "", ["", "-"]),
        ("Về văn bản:", "-", ["+"]),
    ],
)
def test_documents_are_led_in(above: str, bullet: Bullet, expected: list[str]) -> None:
    """Below text that leads to no list a line does; below a point of a list they are its points."""
    source = a_source(documents=(DocumentEntry("A", "1", "KH-A", 2023),))
    words = (Paragraph(runs=(Run(text=above),), bullet=bullet),)
    lines = list(document_list(source, words))
    assert expected == [line.bullet for line in lines]
    assert all(line.text.endswith(":") for line in lines[:-1])
