"""Documents of a few blocks in the frame of the small report, for the writers of paper."""

from __future__ import annotations

from typing import Any

import msgspec

from bhxh_desktop.reports.compose import compose
from bhxh_desktop.reports.document import (
    Block,
    Column,
    Document,
    HeaderCell,
    Paragraph,
    Row,
    Run,
    Table,
)
from tests.helpers.report import a_source

DRAFT = compose(a_source(sample=True))
"""The small report as a draft of sample data."""
HANDS = [
    ("BẢO HIỂM XÃ HỘI VIỆT NAM", 12, "upright"),  # H5
    ("TỈNH KHÁNH HÒA", 12, "bold"),  # H6
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "bold"),  # H1
    ("Độc lập - Tự do - Hạnh phúc", 13, "bold"),  # H2, H4
    ("Khánh Hòa, ngày", 13, "italic"),  # H9
    ("Nơi nhận:", 12, "bold italic"),  # N2
    ("- Lưu: VT, TCCB.", 11, "upright"),  # N3
    ("KT. GIÁM ĐỐC", 14, "bold"),  # S1
]
"""Size and hand of what frames a report, by the points of Decree 30/2020, appendix I."""


def a_paragraph(text: str) -> Paragraph:
    """A paragraph in one hand."""
    return Paragraph(runs=(Run(text=text),))


def a_table(*rows: tuple[str, ...], **changes: Any) -> Table:
    """A table of two columns, the first wide."""
    fields: dict[str, Any] = {
        "columns": (Column(width=3, align="left"), Column(width=1, align="right")),
        "caption_column": 0,
        "header": ((HeaderCell(text="Nội dung"), HeaderCell(text="Số liệu")),),
        "rows": tuple(Row(cells=cells) for cells in rows),
    }
    return Table(**{**fields, **changes})


def with_blocks(*blocks: Block, **changes: Any) -> Document:
    """The small report with another body."""
    return msgspec.structs.replace(DRAFT, blocks=blocks, **changes)
