"""Words of the dialog on what stands around a report."""

from __future__ import annotations

TITLE = "Khung văn bản"
HEADING = "Tên cơ quan, người ký, nơi nhận in trên báo cáo của {unit}"
DO = "Lưu"
LEAVE = "Thôi"
SCOPES = ("Mọi báo cáo", "Chỉ {regime}")
EMPTY = "Phần để trống in theo chữ mờ: theo mẫu báo cáo và danh mục đơn vị."
FIELDS = {
    "parent_body": "Cơ quan chủ quản",
    "body": "Cơ quan ban hành",
    "symbol": "Ký hiệu cơ quan",
    "place": "Địa danh",
    "signer": "Quyền hạn, chức vụ",
    "signer_name": "Họ tên người ký",
    "addressees": "Kính gửi",
    "recipients": "Nơi nhận",
}
LINES = "mỗi dòng một nơi"
NOBODY = "để trống, viết tay khi ký"
SAVED = "Đã lưu khung văn bản; bản xem trước in theo khung mới."
