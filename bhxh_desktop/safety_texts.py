"""What is said of backups, of going back to one and of what is read again afterwards."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "workspace_restored": "Sổ này phục hồi từ bản sao lưu ngày {day}. Trước khi chốt, đọc lại các "
    "gói đã ghi và đã nhận từ ngày đó.",
    "restored_behind": "Chưa chốt được: sổ này phục hồi từ bản sao lưu ngày {day}, có thể thiếu "
    "bản đã chốt và gửi sau đó, chốt tiếp sẽ có hai bản khác nhau cùng một số lần. Đọc lại các gói "
    "đã ghi và đã nhận từ ngày đó rồi chốt.",
    "nothing_to_catch_up": "Sổ này không phục hồi từ bản sao lưu nào, hoặc đã đọc lại các gói; "
    "không có gì phải đọc lại.",
    "catch_up_finds_none": "Đã đọc {count} gói ở các thư mục của sổ nhưng không thấy gói nào đơn "
    "vị ghi từ ngày {day}. Nhập gói đã ghi ra USB hoặc gửi thư từ ngày đó; nếu chưa ghi gói nào "
    "thì xác nhận.",
    "catch_up_gaps": "Đã đọc {count} gói nhưng còn thiếu {missing} gói máy này ghi từ ngày {day}: "
    "gói số {numbers} (số ở cuối tên tệp). Nhập các gói đó; gói không còn ở đâu và chưa gửi cho ai "
    "thì xác nhận.",
    "going_back_moved": "Sổ vừa có thay đổi nên phần sẽ mất khác với phần đã xem; sổ vẫn như cũ. "
    "Xem lại rồi trở về bản sao lưu.",
    "backup_of_others": "{path} là bản sao lưu của sổ làm việc khác nên không đưa về sổ này được. "
    "Phục hồi thành sổ mới ở thư mục khác.",
}
"""By code of a Problem."""
