"""Words of the dialog on the signed file of a locked report."""

from __future__ import annotations

TITLE = "Bản đã ký"
HEADING = "{regime} {period}, bản chốt lần {number}, mã đối chiếu {code}"
CHOOSE = "Chọn tệp đã ký…"
OPEN = "Mở tệp"
CLOSE = "Đóng"
WHAT = (
    "Giữ tệp lãnh đạo sửa lần cuối và đã ký (.docx hoặc .pdf). Bản chốt và mã đối chiếu không đổi; "
    "gói gửi cấp trên mang theo tệp này."
)
NOT_LOCKED = "Báo cáo này chưa chốt. Chốt rồi mới giữ được bản đã ký."
ASK = "Chọn tệp đã ký"
KINDS = "Tệp đã ký (*.docx *.pdf)"
READING = "so bản đã ký với bản chốt"
NONE = "Chưa giữ tệp nào."
KEPT = "{name}, {who} giữ ngày {day}"
NOT_HERE = "Nội dung tệp không có ở đây: tệp lớn không đi cùng gói."
NOT_COMPARED = "Tệp PDF không so được với bản chốt; giữ tệp Word thì so được."
SAME = "Bảng và lời văn đúng như bản chốt."
DIFFERS = "Khác bản chốt {count} chỗ:"
