"""A small but complete regime as files, to be written to a folder and spoilt in one place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bhxh_desktop.definitions.loader import load_regime
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.messages import say

HERE = "# here"
"""Marks the line on which a fault is expected."""

Change = tuple[str, str, str]
"""File, text that stands in it once, text to put there instead."""

FILES = {
    "regime.toml": """\
format = 0
code = "small"
version = 1
title = "Chế độ nhỏ"
short_title = "Nhỏ"
basis = ["Quyết định số 01/QĐ-BHXH"]
valid_from = "2023"
forms = ["dossiers", "sheet", "classes"]

[[periods]]
kind = "year"
from = { month = -1, day = 15 }
to = { day = 14 }
due = { working_days = 2 }

[[periods]]
kind = "quarter"
numbers = [1, 2, 3]
from = { month = -1, day = 15 }
to = { day = 14 }
printed_from = { day = 1 }
due = { before = { day = 19 } }

[[task_groups]]
code = "direction"
number = "1"
caption = "Chỉ đạo"

[layouts.office]
title = "BÁO CÁO"
subject = "Công tác {period}"
addressee = ["{parent}"]
opening = "{unit} báo cáo {period}:"
closing = "Trên đây là báo cáo"
recipients = ["Như trên", "Lưu: VT"]
signer_title = "GIÁM ĐỐC"

[layouts.province]
title = "BÁO CÁO"
subject = "Công tác {period} của tỉnh"
addressee = ["{parent}"]
opening = "{unit} báo cáo {period}:"
closing = "Trên đây là báo cáo"
recipients = ["Như trên", "Lưu: VT"]
signer_title = "GIÁM ĐỐC"
""",
    "forms/dossiers.toml": """\
format = 0
code = "dossiers"
title = "Hồ sơ"
row_caption = "Lĩnh vực"

[[columns]]
code = "received"
number = "1"
caption = "Tiếp nhận"
item = { nature = "derived", formula = "carried + new" }

[[columns]]
code = "carried"
number = "2"
caption = "Kỳ trước"
[columns.item]
nature = "opening"

[[columns]]
code = "new"
number = "3"
caption = "Trong kỳ"
item = { measure = "hồ sơ" }

[[columns]]
code = "rate"
number = "4"
caption = "Tỷ lệ"
item = { nature = "derived", formula = "percent(new, received)", places = 2, consolidate = "ratio" }

[[rows]]
code = "collection"
number = "1"
caption = "Thu"

[[rows]]
code = "cards"
number = "2"
caption = "Thẻ"

[[rows]]
code = "total"
caption = "Cộng"
formula = "sum(collection, cards)"
""",
    "forms/sheet.toml": """\
code = "sheet"
title = "Chỉ tiêu"

[[rows]]
code = "staffing"
number = "I"
caption = "Nhân sự"

[[rows]]
code = "staff"
number = "1"
caption = "Có mặt"
item = { nature = "closing", target = { value = "95.5", source = "Quyết định" } }

[[rows]]
code = "satisfied"
number = "2"
caption = "Mức hài lòng"
item = { places = 1, consolidate = "weighted", weight = "staff" }

[[rows]]
code = "method"
number = "3"
caption = "Cách làm"
item = { kind = "choice", choices = ["Phiếu", "Phần mềm"], consolidate = "list" }

[[rows]]
code = "launched"
number = "4"
caption = "Từ khi bắt đầu"
item = { window = "since", since = "2021-07-01" }
""",
    "forms/classes.toml": """\
code = "classes"
title = "Lớp tập huấn"
open_rows = { key = ["name"] }
columns = [
  { code = "name", caption = "Tên lớp", item = { kind = "text" } },
  { code = "heads", caption = "Số người", item = {} },
]
""",
    "rules.toml": """\
format = 0

[[rules]]
code = "new_in_received"
kind = "at_most"
form = "dossiers"
rows = ["collection", "cards"]
left = "new"
right = "received"
sentence = "Số mới không vượt số tiếp nhận."

[[rules]]
code = "staff_and_heads"
kind = "at_least"
severity = "warning"
left = "sheet.staff"
right = "dossiers.total.new"
sentence = "Người không ít hơn hồ sơ."
""",
    "narrative.toml": """\
[[sections]]
code = "results"
number = "I"
heading = "Kết quả"
level = 1
forms = ["dossiers"]

[[sections]]
code = "received"
number = "1"
heading = "Tiếp nhận"
level = 2
periods = ["year", "Q3"]
sentences = ["Tiếp nhận {dossiers.total.received} hồ sơ, có {sheet.staff} người."]
""",
}


def as_version(number: int) -> tuple[Change, ...]:
    """Return what makes the small regime a later version of itself, with the same cells."""
    table = f'"classes"]\n\n[upgrade]\nfrom = {number - 1}\n'
    version = ("regime.toml", "version = 1", f"version = {number}")
    return version, ("regime.toml", '"classes"]\n', table)


def write_regime(folder: Path, *changes: Change) -> Path:
    """Write the small regime to *folder* with *changes* made; a file changed to "" is left out."""
    files = dict(FILES)
    for name, old, new in changes:
        text = files.get(name, "")
        assert text.count(old) == 1 or not text, f"{old!r} stands {text.count(old)} times in {name}"
        files[name] = text.replace(old, new) if text else new
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text:
            path.write_text(text, encoding="utf-8")
    return folder


def line_here(path: Path) -> int:
    """Return the line of *path* that is marked."""
    lines = path.read_text(encoding="utf-8").split("\n")
    marked = [number for number, line in enumerate(lines, 1) if HERE in line]
    assert len(marked) == 1, f"{len(marked)} marks in {path}"
    return marked[0]


def faults_of(folder: Path) -> list[dict[str, Any]]:
    """Load the regime in *folder*; return each fault flat: file, line, path, code, other fields."""
    try:
        load_regime(folder)
    except Problems as faults:
        return [flat(fault) for fault in faults.problems]
    return []


def flat(fault: Problem) -> dict[str, Any]:
    """Return the fields of *fault*, those of the fault it places among them, and its code."""
    assert say(fault)
    fields = {"code": fault.code, **fault.fields}
    inner = fields.pop("fault", None)
    if isinstance(inner, Problem):
        fields |= {**inner.fields, "code": inner.code}
    return fields
