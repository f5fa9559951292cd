"""Every Vietnamese word of the command on the signed file of a locked report."""

from __future__ import annotations

FINAL = """Giữ tệp đã ký của báo cáo; kể chỗ khác bản chốt.

Là tệp lãnh đạo sửa lần cuối. Có tệp thì giữ tệp đó, thay tệp giữ trước; không đổi bản chốt và mã
đối chiếu. Không có tệp thì xem đang giữ tệp nào. Gói gửi cấp trên mang theo."""
FILE_IS = "Tệp .docx hoặc .pdf đã ký."
SAVE = "Ghi tệp đang giữ ra thư mục này."
KEPT = "Bản đã ký: {name}, {who} giữ ngày {day}."
NONE = "Chưa giữ bản đã ký nào của bản chốt này."
NOT_HERE = "Nội dung tệp không có ở đây: tệp lớn không đi cùng gói."
NOT_COMPARED = "Tệp .pdf không so được với bản chốt; giữ thêm tệp Word thì so được."
SAME = "Bảng và lời văn đúng như bản chốt."
DIFFERS = "Khác bản chốt {count} chỗ:"
WRITTEN = "Đã ghi {path}."
