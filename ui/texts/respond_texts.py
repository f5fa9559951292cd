"""Words of answering the offices."""

from __future__ import annotations

RESPOND = "Trả lời các đơn vị…"
KEY = "Ctrl+R"
LOOKING = "Xem đơn vị nào chờ trả lời"
NOTHING = (
    "Chưa có gì để trả lời các đơn vị. Duyệt hoặc yêu cầu chỉnh lý báo cáo ở trang Theo dõi trước."
)
TITLE = "Trả lời các đơn vị"
HEAD_WAITING = "{count} đơn vị có điều chưa được báo"
HEAD_NONE = "Mọi đơn vị đã được trả lời"
ABOUT = (
    "Mỗi đơn vị một gói, chỉ có báo cáo của đơn vị đó cùng ý kiến duyệt, số tỉnh đã sửa và ngày đã "
    "ghi. Đơn vị nhập gói này thì biết kết quả."
)
COLUMNS = ("Đơn vị", "Chưa được báo", "Gói ghi ra", "Kết quả")
APPROVED = "{count} duyệt"
RETURNED = "{count} yêu cầu chỉnh lý"
DECIDED = "{count} bản do cấp trên chốt"
NOTED = "{count} ngày đã ghi"
TOLD = "đã trả lời đủ"
AND = ", "
SEALED = "niêm phong"
NOT_SEALED = {
    "unknown": "không niêm phong, chưa có khóa",
    "revoked": "mọi khóa đã bị thu hồi",
}
OPEN_TO_ALL = "không niêm phong"
TICK_WAITING = "Chọn đơn vị đang chờ"
TICK_ALL = "Chọn tất cả"
TICK_NONE = "Bỏ chọn"
WHERE = "Ghi gói vào"
SEAL = "Niêm phong cho từng đơn vị"
SEAL_TIP = "Ngoài đơn vị nhận chỉ có máy của đơn vị mình và mã phục hồi mở được."
PLAIN = "Không niêm phong: ai cầm gói cũng đọc được"
DO = "Ghi {count} gói trả lời"
DO_NONE = "Ghi gói trả lời"
NEEDS = "Chọn ít nhất một đơn vị."
CHOOSE_FOLDER = "Chọn thư mục để ghi gói trả lời"
WRITING = "Ghi {count} gói trả lời"
WRITTEN = "đã ghi {name}"
NOT_WRITTEN = "không ghi được"
DONE = "Đã ghi {count} gói trả lời vào {folder}, đọc lại khớp."
DONE_NONE = "Chưa ghi được gói nào."
FAILED = " {count} đơn vị không ghi được, xem lý do ở từng dòng."
FAILED_ONE = "{unit}: {why}"
