"""Every Vietnamese word of the command that reads again what a restored workspace lacks."""

from __future__ import annotations

CATCH_UP = """Đọc lại các gói từ lúc sao lưu, sau khi phục hồi sổ.

Đọc mọi gói trong thư mục exports, các thư mục có trong sổ gửi – nhận và thư mục chung. Trước đó sổ
vừa phục hồi chưa chốt được."""
NOTHING = "Từ lúc sao lưu đơn vị không ghi gói nào khác."
CAUGHT_UP = "Đã đọc lại {count} gói; chốt tiếp được."
