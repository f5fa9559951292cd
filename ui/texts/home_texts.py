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
TASKS = "{done} / {of}"
SECTIONS = "{done} / {of} mục"
NONE = "–"
NO_FINDINGS = "Không có lỗi"
NEXT_ACT = {
    State.NOTHING: "Bắt đầu nhập",
    State.ENTERING: "Nhập tiếp",
    State.LOCKED: "Xuất gói",
    State.EXPORTED: "Mở xem",
    State.RETURNED: "Xem ghi chú",
    State.APPROVED: "Mở xem",
    State.CONSOLIDATED: "Mở xem",
}
OPEN = "Mở xem"

STEPS_TITLE = "Việc cần làm tiếp"
STEPS_COUNT = "{shown} trong {count} việc"
STEP_CELL = "Đến ô"
STEP_ENTER = "Nhập tiếp"
STEP_WHERE = "{report} · {form}"
BLANKS = "Còn {count} ô trống phải nhập"
START = "Chưa nhập số liệu nào"
NO_STEPS = "Không còn lỗi nào trong các báo cáo đang mở."

FILES_TITLE = "Gửi – nhận gần đây"
FILES_ALL = "Xem sổ"
SENT = "Xuất gói {name}"
GOT = "Nhập gói {name}"
NO_FILES = "Chưa gửi hoặc nhận gói nào."
STEP_RULE = "{row}: {sentence}"
DAYS_LEFT = "còn {count} ngày làm việc"
DAYS_LATE = "trễ {count} ngày làm việc"
