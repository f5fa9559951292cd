"""Words of the safety of the data: backups, going back, keys."""

from __future__ import annotations

CATCH_UP = "Đọc lại các gói"
CATCHING_UP = "đọc lại các gói đã ghi và đã nhận"
CAUGHT_UP = "Đã đọc lại {count} gói; chốt tiếp được."
NOT_READ = "{name}: {fault}"

VOUCH_TITLE = "Đọc lại các gói"
VOUCH_ASK = "Không thấy gói nào đơn vị ghi từ ngày {day}"
VOUCH_WHAT = (
    "Đã đọc {count} gói trong các thư mục của sổ. Nếu từ ngày đó có ghi gói ra USB hoặc gửi thư "
    "thì bấm Để sau, nhập gói ấy ở trang Gửi – nhận rồi đọc lại. Chốt tiếp khi còn thiếu thì sẽ có "
    "hai bản khác nhau cùng một số lần."
)
VOUCH_DO = "Không ghi gói nào, cho chốt"
