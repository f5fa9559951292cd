"""Every Vietnamese word of the command that goes back to a copy of the store."""

from __future__ import annotations

GO_BACK = """Đưa sổ làm việc về một bản sao lưu của chính nó.

Kể những gì sổ sẽ không còn; sổ như hiện nay được sao lưu trước. Khóa của máy giữ nguyên. Sau đó
phải đọc lại các gói rồi mới chốt."""
COPY_IS = "Tệp .db trong thư mục backups, hoặc tệp do lệnh backup ghi."
DRY_RUN = "Chỉ xem sẽ mất gì, chưa đổi gì."
LOSES = "Lần ghi cuối trong bản này: {time} {day}. Sau lúc đó sổ có thêm:"
REVISION = "  bản chốt {name} lần {number}"
TYPED = "  số đang nhập dở {name}"
FILES = "  {count} gói đã ghi hoặc đã nhận"
WENT_BACK = "Đã trở về bản đó; sổ trước đó nằm ở {path}."
