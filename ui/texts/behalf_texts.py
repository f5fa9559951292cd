"""Words of typing for a unit below, and of correcting what it sent."""

from __future__ import annotations

TYPE = "Nhập thay…"
CORRECT = "Sửa số liệu của đơn vị…"
GO_ON = "Tiếp tục nhập thay…"
KEY = "F2"
BEGUN = "Đang nhập thay dở cho đơn vị này."

HEAD = "Số liệu của {unit}"
TYPING = (
    "Đang nhập thay {unit}: mọi số ở trang này là của {unit}, không phải của {home}. Khi chốt phải "
    "ghi lý do; bản chốt do {home} ký và được tính là đã duyệt."
)
CORRECTING = (
    "Đang sửa số liệu lần {number} của {unit}: mọi số ở trang này là của {unit}, không phải của "
    "{home}. Khi chốt phải ghi lý do; bản chốt do {home} ký và được tính là đã duyệt."
)
LOCKED = "Số liệu lần {number} của {unit}, mã đối chiếu {code}; đã chốt nên không sửa được."
BACK = "Về trang Theo dõi"
DROP = "Bỏ bản đang nhập…"
CHIP = "Nhập thay"

LOCK_TITLE = "Chốt thay đơn vị"
LOCK_ASK = "Chốt thay {unit}: {report}?"
LOCK_WHAT = (
    "{home} ký thay {unit}; bản này được tính là đã duyệt và đến {unit} trong gói trả lời. Báo cáo "
    "{unit} tự gửi sau này được so từng chỗ với bản này."
)
LOCK_DO = "Chốt thay {unit}"
LOCK_HINT = "Lý do nhập thay hoặc sửa, số lấy ở đâu (bản giấy, điện thoại…)"
LOCK_NEEDS = "Ghi lý do rồi mới chốt thay được."
DID_LOCK = (
    "Đã chốt thay {unit} lần {number}, mã đối chiếu {code}, được tính là đã duyệt. Trả lời đơn vị "
    "để đơn vị biết."
)

DROP_TITLE = "Bỏ bản đang nhập"
DROP_ASK = "Bỏ những gì đang nhập thay {unit}?"
DROP_WHAT = (
    "Những số vừa nhập ở sổ này cho {unit} bị bỏ; bản đã nhận của {unit} và số liệu của {home} "
    "không đổi."
)
DROP_DO = "Bỏ bản đang nhập"
KEEP = "Giữ lại"
DROPPED = "Đã bỏ bản đang nhập thay {unit}."
