"""Words of the home page."""

from __future__ import annotations

from bhxh_desktop.domain.submission import State

TODAY = "{weekday}, {day}"
IMPORT = "Nhập gói…"
EXPORT = "Xuất gói…"

DUE_TITLE = "Hạn gửi"
TODAY_PIN = "Hôm nay, {weekday} {day}"
MANY_DUE = "{count} báo cáo"
PIN = "{title}  {day}"
WEEK = "{weekday} {day}"

HEAD = ("Báo cáo", "Số liệu", "Nhiệm vụ", "Lời văn", "Kiểm tra", "Tình trạng", "")
REPORT = "{title} {period}"
DUE_DAY = "Hạn {weekday} {day}"
CELLS = "{done} / {of} ô"
TASKS = "{done} / {of} việc"
SECTIONS = "{done} / {of} mục"
NONE = "–"
NO_FINDINGS = "Không có lỗi"
NEXT_ACT = {
    State.NOTHING: "Bắt đầu nhập",
    State.ENTERING: "Nhập tiếp",
    State.LOCKED: "Xuất gói",
    State.RETURNED: "Chỉnh lý",
}
LOCK = "Chốt"
OPEN = "Mở xem"
DONE_TOO = "Xem thêm {count} báo cáo đã xong"
SEPARATOR = " · "

STEPS_TITLE = "Việc cần làm tiếp"
STEPS_COUNT = "{shown} trong {count} việc"
STEPS_ALL = "Xem tất cả ({count})"
STEPS_FEW = "Thu gọn"
STEP_CELL = "Đến ô"
LOCK_LEFT = "Đã nhập đủ, chỉ còn chốt kỳ"
TELL_TASKS, TASKS_LEFT = "Ghi tiến độ", "Còn {count} nhiệm vụ chưa ghi tiến độ"
WRITE, WRITE_LEFT = "Soạn lời văn", "Còn {count} mục lời văn chưa xong"
EXPORT_LEFT = "Đã chốt lần {number}, chưa xuất gói"
RETURNED = "Yêu cầu chỉnh lý: {reason}"
COUNTED = "{title} {count}"
IN_PERIOD = "{period}: {regimes}"
TO_JUDGE, JUDGE = "{count} báo cáo của đơn vị chờ duyệt", "Duyệt"
SPLIT, SEE = "{count} báo cáo của đơn vị có số liệu lệch hoặc ý kiến trái nhau", "Xem"
WHOLE, ADD_UP = "Đã duyệt đủ {count} đơn vị, chưa chốt số tổng hợp", "Tổng hợp"
BLANKS = "Còn {count} ô trống phải nhập"
START = "Chưa nhập số liệu nào"
NO_STEPS = "Không còn việc nào phải làm với các báo cáo đang mở."
LOOKING = "Đang xem các đơn vị gửi gì…"

FILES_TITLE = "Gửi – nhận gần đây"
FILES_ALL = "Xem sổ"
SENT = "Xuất gói {name}"
GOT = "Nhập gói {name}"
NO_FILES = "Chưa gửi hoặc nhận gói nào."
STEP_RULE = "{row}: {sentence}"
DAYS_LEFT = "còn {count} ngày làm việc"
TODAY_DUE = "hôm nay"
AND = ", "
DAYS_LATE = "trễ {count} ngày làm việc"
