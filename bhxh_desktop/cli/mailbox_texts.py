"""Every Vietnamese word of the command on the shared folder."""

from __future__ import annotations

MAILBOX = """Trao đổi với các máy khác của đơn vị qua thư mục chung.

Có tên thư mục thì dùng thư mục đó từ nay; không có thì nhận và gửi qua thư mục đã chọn. Trong thư
mục chỉ có gói dữ liệu, sổ làm việc không bao giờ nằm ở đó."""
FOLDER_IS = "Thư mục dùng chung trong mạng nội bộ của đơn vị."
LEAVE = "Thôi dùng thư mục chung."
LEFT = "Đã thôi dùng thư mục chung."
SYNCED = "Thư mục chung: nhận {read} gói, gửi {written} gói."
