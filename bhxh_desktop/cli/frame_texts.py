"""Every Vietnamese word of the command on what stands around a report."""

from __future__ import annotations

FRAME = """Khung văn bản: tên cơ quan, địa danh, người ký, nơi nhận.

Không kèm gì thì in ra đang dùng gì. Ghi phần nào thì thay phần đó; ghi "" thì bỏ, dùng lại theo mẫu
báo cáo và danh mục đơn vị. Không có --regime thì dùng cho mọi báo cáo của đơn vị."""
REGIME = "Chỉ cho báo cáo của chế độ này."
PARENT_BODY = "Tên cơ quan chủ quản, dòng trên."
BODY = "Tên cơ quan ban hành, dòng dưới."
SYMBOL = "Chữ viết tắt tên cơ quan trong ký hiệu, như BHXH."
PLACE = "Địa danh trước ngày, tháng, năm."
SIGNER = "Quyền hạn, chức vụ người ký; thêm lần nữa cho dòng thứ hai."
SIGNER_NAME = "Họ tên người ký."
ADDRESSEE = "Nơi gửi ở dòng Kính gửi; thêm nhiều lần được."
RECIPIENT = "Một dòng của nơi nhận, dòng cuối là dòng lưu; thêm nhiều lần được."
SET = "Đã ghi khung văn bản."
AS_DEFINED = "(theo mẫu)"
CAPTIONS = {
    "parent_body": "Cơ quan chủ quản",
    "body": "Cơ quan ban hành",
    "symbol": "Ký hiệu cơ quan",
    "place": "Địa danh",
    "signer": "Người ký",
    "signer_name": "Họ tên",
    "addressees": "Kính gửi",
    "recipients": "Nơi nhận",
}
LINE = "{caption}: {value}"
