"""Words of the self-test."""

from __future__ import annotations

STORE = "mở sổ làm việc, nhập số liệu mẫu"
DEFINITIONS = "đọc các chế độ báo cáo"
DRAFT = "lập dự thảo {kind}"
SEALING = "niêm phong và mở gói"
OFFICE = "các trang của cơ quan"
PROVINCE = "các trang của tỉnh"
STEP_DONE = "✓ {step}"
STEP_FAILED = "✗ {step}: {error}"
ALL_WELL = "Chương trình chạy được."
FAILED = "Chưa chạy được: {steps}."
