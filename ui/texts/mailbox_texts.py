"""Words of the line on the folder that PCs of a unit share."""

from __future__ import annotations

NONE = "Đơn vị có nhiều máy thì dùng chung một thư mục trong mạng nội bộ để nhận việc của nhau."
IN_USE = "Thư mục chung của đơn vị: {folder}"
CHOOSE = "Chọn thư mục chung…"
CHANGE = "Đổi…"
VISIT = "Nhận và gửi"
LEAVE = "Thôi dùng"
CHOOSE_TITLE = "Chọn thư mục chung của các máy trong đơn vị"
VISITING = "nhận và gửi qua thư mục chung"
CAME = "Thư mục chung: nhận {read} gói, gửi {written} gói."
NOTHING = "Thư mục chung: không có gì mới."
SEE = "Xem ngay"
GONE = "Không vào được thư mục chung, sẽ thử lại"
VISITED = "Thư mục chung lúc {time}"
REFUSED = "{name}: {fault}"
