"""Every Vietnamese word of findings, for the command line and the window alike."""

from __future__ import annotations

SEVERITIES = {"error": "LỖI", "warning": "Cảnh báo"}
IN_FORM = "{severity} ở biểu “{form}”"
PLACE = "Chỉ tiêu: {place}"
BLANKS = "Ô TRỐNG: chưa nhập đủ biểu “{form}”, còn các ô:"
UNTESTED_YET = "Nhập đủ các ô đó mới kiểm tra được các quy tắc:"
UNTESTED = "Cảnh báo: chưa đủ số liệu để kiểm tra các quy tắc:"
KINDS = {
    "blank": "Chưa nhập.",
    "range": "Giá trị này không nhập được vào ô.",
    "incomplete": "Chưa đủ số liệu để kiểm tra.",
}
CALCULATION = "Phép tính: {left} {relation} {right}; lệch {gap}."
RULE = "Quy tắc: {sentence}"
MEND = "Cách sửa: {mend}"
REASON = "Lý do đã ghi: {reason} ({author})"
COUNT = "Có {errors} lỗi, {warnings} cảnh báo."
COUNT_WITH_BLANKS = "Có {errors} lỗi, {warnings} cảnh báo, {blanks} ô phải nhập còn trống."
RELATIONS = {
    "equal": "khác",
    "at_most": "lớn hơn",
    "at_least": "nhỏ hơn",
    "above": "không lớn hơn",
    "below": "không nhỏ hơn",
}
CHANGE = "Phép tính: {left} so với {right}: {word} {percent}%, quá mức {limit}%."
ROSE, FELL = "tăng", "giảm"
ORDER = "Ngày {left} sau ngày {right}."
TARGET = "Chỉ tiêu được giao: {bound}{source}."
BOUNDS = {
    "at_least": "từ {number} trở lên",
    "above": "trên {number}",
    "at_most": "không quá {number}",
    "below": "dưới {number}",
}
OF_SOURCE = " ({source})"
AUTOMATIC = {
    "auto_opening": "Số đầu kỳ bằng số cuối kỳ đã chốt của kỳ liền trước.",
    "auto_override": "Ô lấy số gợi ý, hoặc có ghi chú vì sao khác.",
    "auto_year": "Số cả năm không nhỏ hơn tổng các quý đã chốt.",
}
MENDS = {
    "auto_target": "Kiểm tra lại số liệu; nếu đúng thì ghi nguyên nhân chưa đạt khi chốt.",
    "auto_opening": "Sửa số đầu kỳ, hoặc mở lại kỳ trước để sửa; nếu đúng thì ghi lý do khi chốt.",
    "auto_override": "Lấy số gợi ý, hoặc ghi chú vào ô vì sao số này đúng.",
    "auto_year": "Sửa số cả năm, hoặc mở lại quý ghi sai.",
}
OF_PERIOD = "{name} {period}:"
FROM_PERIOD = "{name}, {period}"
FROM_ELSEWHERE = "{name} ở báo cáo {regime}, {period}"
ELSEWHERE = "“{name}” ở báo cáo {regime}, {period}:"
ELSEWHERE_AT = (
    "“{name}” ở báo cáo {regime}, {period} (số đến ngày {there}; báo cáo này đến ngày {here}):"
)

# calculations
EQUALS = "{terms} = {total}"
PLUS = "+"
MINUS = "−"
BRACKETS = "({terms})"
PERCENT_OF = "{top} : {bottom} × 100 = {total}"
RATIO_OF = "{top} : {bottom} = {total}"
PERCENT = "{number}%"
PERCENT_POINTS = "{number} điểm phần trăm"
COLUMN = "({number})"
QUOTED = "“{name}”"
OF_FORM = "“{name}” của biểu “{form}”"
TASKS = {
    "planned": "nhiệm vụ được giao",
    "not_started": "nhiệm vụ chưa thực hiện",
    "in_progress": "nhiệm vụ đang thực hiện",
    "done": "nhiệm vụ đã hoàn thành",
    "late": "nhiệm vụ chậm tiến độ",
}
