"""Every Vietnamese word of findings, for the command line and the window alike."""

from __future__ import annotations

SEVERITIES = {"error": "LỖI", "warning": "Cảnh báo"}
IN_FORM = "{severity} ở biểu “{form}”"
PLACE = "Chỉ tiêu: {place}"
BLANKS = "LỖI: chưa nhập đủ biểu “{form}”, còn các ô:"
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
RELATIONS = {"equal": "khác", "at_most": "lớn hơn", "at_least": "nhỏ hơn"}

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
