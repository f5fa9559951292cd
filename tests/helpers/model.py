"""Builders for the model: a small regime, a small province, revisions without real signatures."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.canonical import digest
from bhxh_desktop.domain.figure import Figures
from bhxh_desktop.domain.parts import figures_to_part
from bhxh_desktop.domain.regime import Definition, Regime
from bhxh_desktop.domain.revision import DefinitionRef, HeadRecord, Review
from bhxh_desktop.domain.trust import Trust
from bhxh_desktop.domain.unit import Succession, Unit, UnitTree

OPENED = date(2010, 1, 1)
DAY = date(2023, 12, 14)

SMALL = {
    "code": "small",
    "version": 1,
    "title": "Nhỏ",
    "short_title": "Nhỏ",
    "basis": [],
    "valid_from": "2023",
    "periods": [
        {
            "kind": "year",
            "from": {"month": -1, "day": 15},
            "to": {"month": 0, "day": 14},
            "due": {"working_days": 2},
        }
    ],
    "forms": [
        {
            "code": "dossiers",
            "title": "Hồ sơ",
            "columns": [
                {
                    "code": "received",
                    "number": "1",
                    "caption": "Tổng",
                    "item": {"nature": "derived", "formula": "carried + new"},
                },
                {"code": "carried", "number": "2", "caption": "Kỳ trước", "item": {}},
                {"code": "new", "number": "3", "caption": "Trong kỳ", "item": {}},
                {"code": "late", "number": "4", "caption": "Trễ", "item": {}},
                {
                    "code": "late_rate",
                    "number": "5",
                    "caption": "Tỷ lệ",
                    "item": {
                        "nature": "derived",
                        "measure": "%",
                        "places": 2,
                        "consolidate": "ratio",
                        "formula": "percent(late, received)",
                    },
                },
            ],
            "rows": [
                {"code": "collection", "number": "1", "caption": "Thu"},
                {"code": "policy", "number": "2", "caption": "Chính sách"},
                {"code": "total", "caption": "Tổng cộng", "formula": "sum(collection, policy)"},
            ],
        },
        {
            "code": "sheet",
            "title": "Chỉ tiêu",
            "rows": [
                {"code": "heading", "caption": "Mục"},
                {"code": "staff", "caption": "Biên chế", "item": {"consolidate": "province"}},
                {"code": "target", "caption": "Mức giao", "item": {"consolidate": "equal"}},
                {
                    "code": "words",
                    "caption": "Ghi chú",
                    "item": {"kind": "text", "required": False, "consolidate": "text"},
                },
                {
                    "code": "share",
                    "caption": "Mức đạt",
                    "item": {"places": 1, "consolidate": "weighted", "weight": "staff_here"},
                },
                {"code": "staff_here", "caption": "Có mặt", "item": {}},
            ],
        },
        {
            "code": "classes",
            "title": "Lớp",
            "open_rows": {"key": ["name"]},
            "columns": [
                {"code": "name", "caption": "Tên lớp", "item": {"kind": "text"}},
                {"code": "heads", "caption": "Số người", "item": {}},
            ],
        },
    ],
    "rules": [
        {
            "code": "late_in_received",
            "kind": "at_most",
            "form": "dossiers",
            "left": "late",
            "right": "received",
            "sentence": "Số trễ hạn không vượt số tiếp nhận.",
        }
    ],
    "layouts": {
        level: {
            "title": "BÁO CÁO",
            "subject": "Nhỏ {period}",
            "addressee": ["{parent}"],
            "opening": "{unit} báo cáo {period}",
            "closing": "Trên đây là báo cáo",
            "recipients": ["Như trên", "Lưu: VT"],
            "signer_title": "GIÁM ĐỐC",
        }
        for level in ("office", "province")
    },
}


def small_definition(**changes: Any) -> Definition:
    """The small regime, with top-level keys replaced by *changes*."""
    return Definition(msgspec.convert({**SMALL, **changes}, Regime))


def small_program() -> Program:
    """The small regime, compiled."""
    return Program(small_definition())


def small_tree() -> UnitTree:
    """A province P with offices A, B, C, two posts under C, and D closed in June, merged into A."""
    return UnitTree.of(
        [
            a_unit("VN", None, "central"),
            a_unit("P", "VN", "province"),
            a_unit("A", "P"),
            a_unit("B", "P"),
            a_unit("C", "P"),
            a_unit("C-X", "C"),
            a_unit("C-Y", "C"),
            a_unit("D", "P", valid_to=date(2023, 6, 30), succession=Succession("merge", ("A",))),
        ]
    )


def a_unit(code: str, parent: str | None, level: Any = "office", **more: Any) -> Unit:
    """A unit opened long ago."""
    return Unit(
        code=code,
        name=f"Bảo hiểm xã hội {code}",
        short_name=code,
        level=level,
        parent=parent,
        valid_from=OPENED,
        **more,
    )


def key_of(unit: str, number: int = 0) -> str:
    """The made-up key of a unit's PC."""
    return digest(f"{unit}/{number}".encode())


def trust_all(*units: str) -> Trust:
    """Trust in key 0 of each unit."""
    return Trust({unit: frozenset({key_of(unit)}) for unit in units})


def a_revision(
    unit: str,
    *parents: HeadRecord,
    figures: Figures | str = "",
    signer: str | None = None,
    scope: Any = "own",
    **more: Any,
) -> HeadRecord:
    """A revision of the small regime; *figures* may be a word that stands for some content."""
    if isinstance(figures, str):
        part = digest(figures.encode())
    else:
        part = digest(figures_to_part(figures))
    fields = {
        "unit": unit,
        "scope": scope,
        "regime": "small",
        "period": "2023",
        "as_of": "2023-12-14",
        "author": "Người lập",
        "locked_at": "2023-12-15T08:00:00+07:00",
        "definition": DefinitionRef("small", 1, "d" * 64),
        "signer": signer or key_of(unit),
        "parents": tuple(sorted(parent.id for parent in parents)),
        "parts": {"figures": part},
    }
    return HeadRecord(**{**fields, **more})


def a_review(record: HeadRecord, verdict: Any = "approve", **more: Any) -> Review:
    """A review by the province's first PC."""
    fields = {
        "unit": "P",
        "revision": record.id,
        "verdict": verdict,
        "author": "Người duyệt",
        "made_at": "2023-12-16T08:00:00+07:00",
        "signer": key_of("P"),
    }
    return Review(**{**fields, **more})


def by_id(*statements: Any) -> dict[str, Any]:
    """Index statements by id."""
    return {statement.id: statement for statement in statements}
