"""A small report: every kind of form, section and mark that the writers must handle."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.figure import (
    NONE_ARISING,
    NOT_APPLICABLE,
    Cell,
    FigureKey,
    number_cell,
    text_cell,
)
from bhxh_desktop.domain.parts import DocumentEntry, TaskProgress
from bhxh_desktop.domain.period import Period, Window
from bhxh_desktop.domain.regime import Definition, Regime
from bhxh_desktop.domain.task import Task, count_tasks
from bhxh_desktop.reports.source import ReportSource
from tests.helpers.model import SMALL, a_unit

OPEN_ROW = "r-00000000000000aa"


def _column(code: str, number: str, caption: str, **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "number": number,
        "caption": caption,
        "item": {"measure": "hồ sơ"},
        **more,
    }


def _derived(code: str, number: str, caption: str, formula: str, **more: Any) -> dict[str, Any]:
    item = {"nature": "derived", "measure": "hồ sơ", "formula": formula, **more.pop("item", {})}
    return {"code": code, "number": number, "caption": caption, "item": item, **more}


def _percent(formula: str, places: int = 2) -> dict[str, Any]:
    return {"nature": "derived", "measure": "%", "places": places, "formula": formula}


DOSSIERS = {
    "code": "dossiers",
    "title": "Kết quả giải quyết hồ sơ",
    "row_caption": "Lĩnh vực",
    "note": "Hồ sơ trễ hạn tính theo ngày làm việc.",
    "landscape": True,
    "columns": [
        _derived("received", "1", "Tổng số", "carried + new", group="Tiếp nhận"),
        _column("carried", "2", "Kỳ trước chuyển sang", group="Tiếp nhận"),
        _column("new", "3", "Nhận trong kỳ", group="Tiếp nhận"),
        _derived("resolved", "4", "Tổng số", "on_time + late", group="Đã giải quyết"),
        _column("on_time", "5", "Đúng hạn", group="Đã giải quyết"),
        _column("late", "6", "Trễ hạn", group="Đã giải quyết"),
        _derived("pending", "7", "Đang giải quyết", "received - resolved"),
        {
            "code": "rate",
            "number": "8",
            "caption": "Tỷ lệ trễ hạn",
            "item": _percent("percent(late, on_time + late)"),
        },
    ],
    "rows": [
        {"code": "collection", "number": "1", "caption": "Lĩnh vực thu"},
        {"code": "cards", "number": "2", "caption": "Lĩnh vực cấp sổ, thẻ"},
        {"code": "policy", "number": "3", "caption": "Lĩnh vực chính sách"},
        {"code": "none", "number": "4", "caption": "Lĩnh vực chi trả"},
        {
            "code": "total",
            "caption": "Tổng cộng",
            "formula": "sum(collection, cards, policy, none)",
        },
    ],
}
CHANNELS = {
    "code": "channels",
    "title": "Hình thức tiếp nhận",
    "rows": [
        {
            "code": "all",
            "caption": "Tổng số hồ sơ nhận trong kỳ",
            "item": {"nature": "derived", "measure": "hồ sơ", "formula": "online + counter"},
        },
        {
            "code": "online",
            "indent": 1,
            "caption": "Giao dịch điện tử",
            "item": {"measure": "hồ sơ"},
        },
        {
            "code": "counter",
            "indent": 1,
            "caption": "Bộ phận một cửa",
            "item": {"measure": "hồ sơ"},
        },
        {
            "code": "share",
            "caption": "Tỷ lệ giao dịch điện tử",
            "item": _percent("percent(online, all)"),
        },
        {"code": "unknown", "caption": "Hồ sơ trả tại nhà", "item": {"measure": "hồ sơ"}},
        {
            "code": "gap",
            "caption": "Chênh lệch so với hồ sơ nhận trong kỳ",
            "item": {"nature": "derived", "formula": "all - dossiers.total.new"},
        },
    ],
}
TARGETS = {
    "code": "targets",
    "title": "Chi trả không dùng tiền mặt",
    "rows": [
        {"code": "urban", "number": "I", "caption": "Khu vực đô thị"},
        {
            "code": "paid",
            "number": "1",
            "indent": 1,
            "caption": "Người nhận qua tài khoản",
            "item": {"measure": "người", "nature": "point"},
        },
        {
            "code": "people",
            "number": "2",
            "indent": 1,
            "caption": "Người hưởng",
            "item": {"measure": "người", "nature": "point"},
        },
        {
            "code": "share",
            "number": "3",
            "indent": 1,
            "caption": "Tỷ lệ",
            "item": {**_percent("percent(paid, people)"), "target": {"value": "63"}},
        },
        {"code": "started", "number": "II", "caption": "Ngày bắt đầu", "item": {"kind": "date"}},
        {
            "code": "agreed",
            "number": "III",
            "caption": "Đã có kế hoạch",
            "item": {"kind": "yes_no"},
        },
        {
            "code": "per_meeting",
            "number": "IV",
            "caption": "Người dự một hội nghị",
            "item": {"nature": "derived", "places": 1, "formula": "ratio(paid, targets.meetings)"},
        },
        {"code": "meetings", "number": "V", "caption": "Hội nghị", "item": {}},
        {
            "code": "done",
            "number": "VI",
            "caption": "Nhiệm vụ xong",
            "item": {"nature": "derived", "formula": "steering.reform.done + steering.people.done"},
        },
    ],
}
STEERING = {
    "code": "steering",
    "title": "Nhiệm vụ",
    "levels": ["office", "province"],
    "columns": [
        {
            "code": "planned",
            "caption": "Giao",
            "item": {"nature": "derived", "formula": "tasks(planned)"},
        },
        {
            "code": "done",
            "caption": "Xong",
            "item": {"nature": "derived", "formula": "tasks(done)"},
        },
    ],
    "rows": [{"code": "reform", "caption": "Cải cách"}, {"code": "people", "caption": "Công vụ"}],
}
CLASSES = {
    "code": "classes",
    "title": "Lớp tập huấn",
    "open_rows": {"key": ["name"], "limit": 30},
    "columns": [
        {"code": "name", "caption": "Tên lớp", "width": 20, "item": {"kind": "text"}},
        {"code": "held", "caption": "Ngày", "width": 15, "item": {"kind": "date"}},
        {"code": "heads", "caption": "Số người", "item": {"measure": "người"}},
    ],
}
SECTIONS = [
    {"code": "part_1", "number": "I", "level": 1, "heading": "Tình hình triển khai"},
    {
        "code": "steer",
        "number": "1",
        "level": 2,
        "heading": "Chỉ đạo, điều hành",
        "documents": True,
        "tasks": True,
        "sentences": ["Đã ban hành các văn bản sau:"],
    },
    {"code": "classes", "number": "2", "level": 2, "heading": "Lớp tập huấn", "forms": ["classes"]},
    {"code": "part_2", "number": "II", "level": 1, "heading": "Kết quả thực hiện"},
    {"code": "one_door", "number": "1", "level": 2, "heading": "Cơ chế một cửa"},
    {
        "code": "results",
        "number": "1.1",
        "level": 3,
        "heading": "Kết quả giải quyết hồ sơ",
        "sentences": [
            "Đã giải quyết {dossiers.total.resolved} hồ sơ, trễ hạn {dossiers.total.rate}%.",
            "Lĩnh vực chi trả trễ hạn {dossiers.none.rate}%.",
            "Trả tại nhà {channels.unknown} hồ sơ.",
            "Giao dịch điện tử {channels.online} hồ sơ, trả tại nhà {channels.unknown} hồ sơ.",
        ],
        "forms": ["dossiers"],
    },
    {
        "code": "ways",
        "number": "a)",
        "level": 4,
        "heading": "Các hình thức tiếp nhận",
        "forms": ["channels"],
    },
    {"code": "cash", "number": "2", "level": 2, "heading": "Chi trả", "forms": ["targets"]},
    {"code": "quarter", "number": "3", "level": 2, "heading": "Chỉ quý III", "periods": ["Q3"]},
    {"code": "part_3", "number": "III", "level": 1, "heading": "Kiến nghị"},
]
REPORTED = {
    **SMALL,
    "title": "Cải cách",
    "forms": [DOSSIERS, CHANNELS, TARGETS, STEERING, CLASSES],
    "rules": [],
    "sections": SECTIONS,
    "task_groups": [
        {"code": "reform", "number": "1", "caption": "Thủ tục"},
        {"code": "people", "number": "2", "caption": "Công vụ"},
    ],
    "layouts": {
        level: {
            "title": "BÁO CÁO",
            "subject": "Công tác cải cách hành chính {period}",
            "addressee": ["{parent}"],
            "opening": "{unit} báo cáo kết quả {period} như sau:",
            "closing": "Trên đây là báo cáo của {unit}",
            "recipients": ["Như trên", "Lãnh đạo cơ quan", "Lưu: VT, TCCB"],
            "authority": "KT. GIÁM ĐỐC",
            "signer_title": "PHÓ GIÁM ĐỐC",
        }
        for level in ("office", "province")
    },
}
UNIT = a_unit("P", "VN", "province", place="Khánh Hòa")
UNIT = msgspec.structs.replace(UNIT, name="Bảo hiểm xã hội tỉnh Khánh Hòa")
PARENT = msgspec.structs.replace(a_unit("VN", None, "central"), name="Bảo hiểm xã hội Việt Nam")
WINDOW = Window(
    start=date(2022, 12, 15),
    end=date(2023, 12, 14),
    printed_start=date(2022, 12, 15),
    printed_end=date(2023, 12, 14),
    due_on=date(2023, 12, 18),
)
TASKS = (
    Task(code="1.1", group="reform", text="Rà soát thủ tục"),
    Task(code="1.2", group="reform", text="Công khai thủ tục", due_on=date(2023, 6, 30)),
    Task(code="2.1", group="people", text="Đào tạo"),
)
PROGRESS = {
    "1.1": TaskProgress("reform", "done", "2023-03-01"),
    "1.2": TaskProgress("reform", "in_progress", note="chờ hướng dẫn"),
    "2.1": TaskProgress("people", "done", "2023-05-05"),
}
DOCUMENTS = (
    DocumentEntry("BHXH tỉnh", "208", "KH-BHXH", 2023, "2023-02-20", "theo dõi thi hành pháp luật"),
    DocumentEntry("BHXH tỉnh", "102", "BHXH-VP", 2023, "2023-01-19", "về cử nhân sự"),
    DocumentEntry("UBND tỉnh", "15", "QĐ-UBND", 2023),
)
INPUTS: dict[FigureKey, Cell] = {
    FigureKey("dossiers", "collection", "carried"): number_cell(8820),
    FigureKey("dossiers", "collection", "new"): number_cell(453149),
    FigureKey("dossiers", "collection", "on_time"): number_cell(448862),
    FigureKey("dossiers", "collection", "late"): number_cell(163),
    FigureKey("dossiers", "cards", "carried"): number_cell(136),
    FigureKey("dossiers", "cards", "new"): number_cell(28490),
    FigureKey("dossiers", "cards", "on_time"): number_cell(28407, estimated=True),
    FigureKey("dossiers", "cards", "late"): number_cell(0),
    FigureKey("dossiers", "policy", "new"): number_cell(126039),
    FigureKey("dossiers", "policy", "on_time"): number_cell(124954),
    FigureKey("dossiers", "policy", "late"): NOT_APPLICABLE,
    FigureKey("dossiers", "none", "carried"): NONE_ARISING,
    FigureKey("dossiers", "none", "new"): NONE_ARISING,
    FigureKey("dossiers", "none", "on_time"): NONE_ARISING,
    FigureKey("dossiers", "none", "late"): NONE_ARISING,
    FigureKey("channels", "online", "value"): number_cell(585445),
    FigureKey("channels", "counter", "value"): number_cell(22631),
    FigureKey("targets", "paid", "value"): number_cell(14999),
    FigureKey("targets", "people", "value"): number_cell(15000),
    FigureKey("targets", "started", "value"): text_cell("2023-02-05"),
    FigureKey("targets", "agreed", "value"): text_cell("yes"),
    FigureKey("targets", "meetings", "value"): number_cell(472),
    FigureKey("classes", OPEN_ROW, "name"): text_cell("=HYPERLINK(1)"),
    FigureKey("classes", OPEN_ROW, "held"): text_cell("2023-05-10"),
    FigureKey("classes", OPEN_ROW, "heads"): number_cell(47),
}


def reported_program(**changes: Any) -> Program:
    """The definition of the small report, compiled; top-level keys replaced by *changes*."""
    return Program(Definition(msgspec.convert({**REPORTED, **changes}, Regime)))


def a_source(inputs: dict[FigureKey, Cell] | None = None, **changes: Any) -> ReportSource:
    """The small report of a province; *inputs* replace the typed figures."""
    program = changes.pop("program", None) or reported_program()
    counts = count_tasks(TASKS, PROGRESS, WINDOW.end)
    fields: dict[str, Any] = {
        "program": program,
        "unit": UNIT,
        "parent": PARENT,
        "period": Period.parse("2023"),
        "window": WINDOW,
        "cells": program.compute(INPUTS if inputs is None else inputs, counts),
        "narrative": {"part_3": ("Đề nghị nâng cấp phần mềm.\n- Việc thứ nhất;\n+ Chi tiết.",)},
        "tasks": TASKS,
        "progress": PROGRESS,
        "documents": DOCUMENTS,
    }
    return ReportSource(**{**fields, **changes})
