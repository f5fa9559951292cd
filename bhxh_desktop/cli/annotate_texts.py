"""Every Vietnamese word of the command on issued and received reports."""

from __future__ import annotations

ANNOTATE = """Ghi số, ngày phát hành của báo cáo đã chốt; sửa ngày nhận.

Không đổi bản chốt và mã đối chiếu. Ghi lại lần nữa thì thay lần trước; gói gửi đi mang theo."""
NUMBER = "Số của báo cáo, không kèm ký hiệu, như 123."
ISSUED = "Ngày ký, phát hành."
PERSON = "Người ký."
RECEIVED = "Ngày đơn vị này nhận được báo cáo, khác ngày nhập gói; cần --reason."
REASON = "Vì sao ngày nhận khác ngày nhập gói."
ONE_OF_TWO = "Thêm --date NGÀY cùng --number SỐ, hoặc --received NGÀY."
IS_ISSUED = "số {number}, ngày {day}"
IS_RECEIVED = "nhận ngày {day}"
SAID = "Đã ghi cho bản chốt {code} của {unit}: {words}."
