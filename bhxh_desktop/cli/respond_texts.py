"""Every Vietnamese word of the command that answers units below."""

from __future__ import annotations

RESPOND = """Trả lời các đơn vị, mỗi đơn vị một gói.

Gói mang ý kiến duyệt, số cấp trên đã sửa và ngày đã ghi, chỉ của đơn vị nhận gói. Đơn vị nào không
ghi được gói thì nói lý do, các đơn vị khác vẫn được ghi."""
FOLDER_IS = "Thư mục để ghi, mỗi đơn vị một gói."
UNITS = "Chỉ trả lời đơn vị này; ghi được nhiều lần."
WAITING = "Chỉ trả lời các đơn vị có điều chưa được báo."
NOBODY_WAITS = "Mọi đơn vị đã được trả lời; chưa ghi gói nào."
NOT_WRITTEN = "{unit}: {why}"
