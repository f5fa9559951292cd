"""Words for own text that does not agree with its sources."""

from __future__ import annotations

OUTDATED = "Lời văn mục “{section}” ghi {typed}, số liệu hiện là {now} ({name})."
NO_FIGURE = (
    "Lời văn mục “{section}” dẫn số chưa có hoặc không so sánh được ({name}): bản chốt in “…”. "
    "Nhập số đó hoặc bỏ chỗ dẫn."
)
NO_DOCUMENT = (
    "Lời văn mục “{section}” dẫn văn bản không còn trong danh mục của báo cáo ({name}). Ghi lại "
    "văn bản đó vào danh mục hoặc bỏ chỗ dẫn."
)
NOTHING_COUNTED = (
    "Lời văn mục “{section}” dẫn {name} nhưng báo cáo không có. Bỏ chỗ dẫn hoặc bổ sung danh mục."
)
DOCUMENTS, TASKS = "số văn bản", "số nhiệm vụ"
