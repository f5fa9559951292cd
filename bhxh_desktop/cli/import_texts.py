"""What the command that imports bundles says of them."""

from __future__ import annotations

from bhxh_desktop.domain.trust import Standing

IMPORTED = "{name}: gói của {unit}, {new}."
IMPORTED_NEW = {
    "revisions": "{count} bản chốt mới",
    "reviews": "{count} ý kiến duyệt mới",
    "keys": "{count} ghi nhận khóa mới",
    "setups": "{count} thiết lập mới",
}
IMPORTED_NOTHING = "{name}: gói của {unit}, đã có đủ từ trước."
IMPORTED_BESIDE = (
    "{name}: {unit} không phải cấp trên hay cấp dưới của {home} nên gói này chỉ lưu lại, không "
    "tính gì ở đây. Kiểm tra có nhập nhầm sổ không."
)
SIGNED_KINDS = {
    "revision": "bản chốt",
    "review": "ý kiến duyệt",
    "setup": "thiết lập",
    "keys": "khóa mở gói",
}
DOUBTS = {
    Standing.UNKNOWN: "{name}: {kind} của {unit} chưa được tính vì khóa ký chưa xác nhận. Gọi điện "
    "đối chiếu vân tay, đúng thì chạy lệnh: keys confirm {code} {fingerprint}",
    Standing.FOREIGN: "{name}: {kind} của {unit} do khóa của {owners} ký nên chỉ lưu lại, không "
    "tính gì. Hỏi lại {unit}.",
    Standing.REVOKED: "{name}: {kind} của {unit} do khóa đã thu hồi ký nên chỉ lưu lại, không tính "
    "gì. Hỏi lại {unit}.",
}
SECOND_KEY = (
    "{unit} đã có khóa khác: nếu không phải máy mới của {unit} thì có nơi khác mở nhầm tệp thiết "
    "lập, đừng xác nhận."
)
JUDGED = {
    "approve": "{by} đã duyệt bản chốt lần {number} của {unit}, kỳ {period} ({regime}).",
    "return": "{by} yêu cầu chỉnh lý bản chốt lần {number} của {unit}, kỳ {period} ({regime}): "
    "{reason}.",
}
REOPEN_IT = " Mở lại bằng lệnh: bhxh reopen {regime} {period}"
REFUSED = "{name}: {fault}"
DRY = "Đây là xem trước, chưa ghi gì."
