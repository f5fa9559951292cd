"""Every Vietnamese word of the command that takes out old parts."""

from __future__ import annotations

PRUNE = """Bỏ nội dung các bản chốt cũ đã có bản khác thay.

Chỉ với kỳ báo cáo của các năm trước năm đã cho. Bản chốt mới nhất, bản đã duyệt và bản đã tổng hợp
giữ nguyên; ai chốt, lúc nào, sau bản nào cũng giữ nguyên. Sổ được sao lưu trước khi bỏ."""
BEFORE = "Năm đầu tiên còn giữ đủ mọi bản."
DRY_RUN = "Chỉ xem sẽ bỏ gì, chưa bỏ."
WOULD = "Sẽ bỏ nội dung của {revisions} bản chốt cũ trước năm {year}: {size} byte. Chưa bỏ gì."
NOTHING = "Trước năm {year} không có nội dung nào của bản chốt cũ để bỏ."
DONE = "Đã bỏ nội dung của {revisions} bản chốt cũ trước năm {year}: {size} byte."
COPY = "Sổ trước khi bỏ nằm ở {path}."
