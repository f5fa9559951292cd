"""Words of the dialog that decides between two sides of a report."""

from __future__ import annotations

TITLE = "Xử lý số liệu lệch"
REBASE_TITLE = "Gộp với bản chốt mới"
HEADING = "{unit} · {regime}, {period}"
ABOUT = (
    "Chọn nội dung cho từng chỗ (← lấy A, → lấy B, F2 nhập số khác); cả hai bản vẫn được giữ "
    "nguyên trong lịch sử."
)
FURTHER = " Còn {count} bản chốt nữa, xử lý sau bản này."
PLACE = "Chỗ khác nhau"
BASE = "Gốc chung"
SIDES = ("Bản A", "Bản B")
RESULT = "Kết quả gộp"
BY = {"left": "theo A", "right": "theo B"}
OTHER = "số khác"
OPEN = "Chưa chọn"
ASKED = "Cần chọn: {count} chỗ hai bên sửa khác nhau"
TAKEN = "Đã tự gộp: {count} chỗ chỉ một bên sửa"
NONE_ASKED = "Không chỗ nào phải chọn: hai bên sửa những chỗ khác nhau."
PROGRESS = "Đã chọn {done}/{of}"
LEFT, RIGHT = "Lấy hết bản A", "Lấy hết bản B"
REASON = "Lý do, ghi vào bản chốt"
NEEDS = "Cần lý do: quyết định này thay cho đơn vị."
DO = {"own": "Gộp vào bản đang nhập", "below": "Ghi quyết định"}
CHECK = "Kiểm tra lại ngay khi chọn"
SOUND = "Không có lỗi hay cảnh báo."
MORE = "và {count} điều nữa, xem ở trang Số liệu"
NOT_ALL = "Chọn hết thì kiểm tra đủ; ô chưa chọn coi như trống."
MERGED = "Đã gộp vào bản đang nhập. Xem lại rồi chốt kỳ."
DECIDED = "Đã ghi quyết định thay {unit}, bản chốt lần {number}. Trả lời đơn vị để đơn vị biết."
RESOLVE = "Chọn từng chỗ…"
MERGE = "Gộp hai bên…"
CELL = "{place}. Gốc {base}. A {left}. B {right}. {result}"
NOTHING = "–"
