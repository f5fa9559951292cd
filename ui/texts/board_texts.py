"""Words of the board page."""

from __future__ import annotations

TODAY = "{weekday}, {day}"
IMPORT = "Nhập gói…"
NOT_SENT = "{title}: {when}, còn {count} đơn vị chưa gửi"
DUE_SOON = "còn {count} ngày làm việc"
DUE_TODAY = "hạn hôm nay"
SINCE = "Quá hạn từ {day}"
TO_JUDGE = "{title}: đã nhận đủ, còn {count} báo cáo chờ duyệt"
TO_MEND = "{title}: đã nhận đủ, mới duyệt {done}/{of}"

UNIT = "Đơn vị"
UNITS = "{count} đơn vị, {period}"
UNIT_DONE = "{done}/{of} đã duyệt"
COLUMN_DUE = "hạn {day} · duyệt {done}/{of}"
NOT_OWED = "–"

GROUPS = {
    "all": "Tất cả",
    "received": "Chờ duyệt",
    "returned": "Yêu cầu chỉnh lý",
    "conflict": "Số liệu lệch",
    "disputed": "Cần thống nhất",
    "waiting_key": "Chờ xác nhận khóa",
    "missing_parent": "Thiếu bản trước",
    "overdue": "Quá hạn chưa nhận",
    "coming": "Chưa nhận",
    "untouched": "Chưa nhập",
    "entering": "Đang nhập",
    "locked": "Đã chốt",
    "approved": "Đã duyệt",
}
GROUP_COUNT = "{group}  {count}"
SEPARATOR = " · "
NUMBER = "lần {number}"
LATE = "trễ {count} ngày"
LEFT = "còn {count} ngày"
DUE_NOW = "hạn hôm nay"
TWO_SIDES = "hai bản"
AT_HOME = "tại sổ này"
PROOF = "Mã đối chiếu {code}"
CELL = "{unit}, {title}: {words}"

OF_PERIOD = "{title} · {period}"
IN_TIME = "Nhận đúng hạn"
LATE_CHIP = "Nhận trễ {count} ngày làm việc"
LOCKED = "Lần chốt"
LOCKED_AT = "{number}, lúc {time} ngày {day}"
ISSUED = "Trên giấy"
RECEIVED = "Nhận"
RECEIVED_NOTE = "ngày {day}: {note}"
CAME = "Nhập gói"
MOMENT = "{time} ngày {day}"
CODE = "Mã đối chiếu"
SIGNATURE = "Chữ ký số"
SIGNED = {"unit": "Đúng khóa của đơn vị", "above": "Khóa của cấp trên"}
AUTHOR = "Người lập"
CHECKS = "Kiểm tra"
WITHHELD = "Gói chuyển lên không kèm phần số liệu này."
CHANGED = "{count} ô đổi so với lần {number}"
UNCHANGED = "Không ô nào đổi so với lần {number}"
MORE_CHANGED = "và {count} ô nữa, xem trong số liệu"
ARROW = "→"
BLANK = "trống"
MAIN = "Số chính"
EVENTS = "Diễn biến"
EVENT = {
    "locked": "Chốt lần {number}",
    "received": "Nhận lần {number}",
    "approve": "Duyệt lần {number}",
    "return": "Yêu cầu chỉnh lý lần {number}: “{reason}”",
}
EVENT_AT = "{day} {time}"
SIDES = "Hai bản chốt cùng sửa từ một bản. Chọn bản để xem; gộp lại bằng nút bên dưới, hoặc duyệt."
SIDE = "Bản {letter}"
SIDE_LETTERS = "ABCDEFGH"

RESOLVE = "Xử lý số liệu lệch…"

NO_CELL = "Chọn một ô để xem báo cáo của đơn vị."
NOTHING_CAME = "Chưa nhận gói nào của đơn vị này."
WAITING_KEY = (
    "Gói đã nhận nhưng khóa ký chưa được xác nhận nên chưa tính. Xác nhận khóa ở trang Gửi – nhận."
)
OWN = "Báo cáo của chính đơn vị này không cần ai ở đây duyệt."
OPEN_OWN = "Mở trang Số liệu"
IS_APPROVED = "Bản này đã duyệt. Muốn đổi thì yêu cầu chỉnh lý."
IS_CONSOLIDATED = "Bản này đã vào số tổng hợp đã chốt."
IS_RETURNED = "Đã yêu cầu chỉnh lý, chờ đơn vị gửi bản mới."

APPROVE = "Duyệt"
RETURN = "Yêu cầu chỉnh lý…"
FIGURES = "Xem số liệu"
DID_APPROVE = "Đã duyệt lần {number} của {unit}. Trả lời đơn vị để đơn vị biết."
DID_RETURN = "Đã ghi yêu cầu chỉnh lý lần {number} của {unit}. Trả lời đơn vị để đơn vị biết."

RETURN_TITLE = "Yêu cầu chỉnh lý"
RETURN_ASK = "Yêu cầu {unit} chỉnh lý {title} {period}?"
RETURN_WHAT = (
    "Đơn vị nhận lý do này trong gói phản hồi, sửa rồi chốt và gửi lần mới. Bản lần {number} vẫn "
    "được giữ."
)
RETURN_IN_TOTAL = "Bản này đã vào số tổng hợp đã chốt; số đã chốt không đổi theo."
RETURN_HINT = "Lý do: chỗ nào, số nào, cần sửa thế nào"
RETURN_NEEDS = "Ghi lý do rồi mới yêu cầu được."
RETURN_DO = "Yêu cầu chỉnh lý"
CLOSE = "Đóng"

FIGURES_TITLE = "Số liệu của đơn vị"
FIGURES_OF = "{unit} · {title} {period}"
FIGURES_OF_REVISION = "Lần {number} · mã đối chiếu {code} · chỉ xem"

CONFLICTS = (
    "{count} báo cáo có số liệu lệch. Tổng hợp vẫn dùng bản duyệt gần nhất, nếu có, cho tới khi "
    "chọn xong."
)
SHOW_CONFLICTS = "Xem từng báo cáo"
EMPTY_TITLE = "Kỳ này không có báo cáo nào"
EMPTY = "Chọn kỳ khác ở thanh trên cùng."
