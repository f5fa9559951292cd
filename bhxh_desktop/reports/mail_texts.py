"""Words of the letter a bundle goes out with."""

from __future__ import annotations

SUBJECT = "{unit} gửi gói báo cáo {name}"
BODY = """Kính gửi {addressee},

{unit} gửi kèm gói báo cáo {name} ({size} byte).
{sealing}
Mã gói: {digest}

Nhập gói bằng chương trình Báo cáo BHXH, trang Gửi – nhận. Không giải nén, không đổi nội dung tệp.

{author}
"""
SEALED = "Gói đã niêm phong, chỉ đơn vị nhận mở được."
PLAIN = "Gói không niêm phong: ai có tệp cũng đọc được."
ANYONE = "đơn vị nhận"
