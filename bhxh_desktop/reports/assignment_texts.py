"""The words of the workbook in which a province assigns."""

from __future__ import annotations

TITLE = "Giao việc {regime}, năm {year}"
TASKS = "Nhiệm vụ"
TARGETS = "Chỉ tiêu"
FORMS = "Biểu phải nhập"
TASK_HEADS = (
    "Số", "Nhóm", "Nội dung nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian",
    "Hạn", "Sản phẩm", "Đơn vị thực hiện",
)  # fmt: skip
TASK_WIDTHS = (8, 26, 60, 20, 24, 18, 13, 22, 34)
TARGET_HEADS = ("Mã", "Biểu", "Chỉ tiêu", "Mẫu quy định")
FORM_HEADS = ("Mã", "Biểu, dòng")
NOT_ASKED = "không"
"""Stands where a unit is not asked for a form or a row."""
TASKS_NOTE = (
    "Mỗi dòng một nhiệm vụ. Đơn vị ghi tên hoặc mã, cách nhau dấu chấm phẩy; để trống là đơn vị "
    "giao. Hạn để trống thì lấy theo cột Thời gian."
)
TARGETS_NOTE = "Ghi như “≥ 95,5”; không ghi dấu là ít nhất; để trống là theo mẫu quy định."
FORMS_NOTE = "Ghi “không” ở đơn vị không phải nhập; để trống là phải nhập."
ROW = "{sheet}, dòng {row}"
CELL = "{sheet}, ô {cell}"
