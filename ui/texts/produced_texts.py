"""Words of the list of files a report was written to."""

from __future__ import annotations

TITLE = "Các tệp đã lập"
HEADING = "{regime} {period}: {count} tệp đã lập"
NONE = "Chưa lập tệp nào từ báo cáo này. Lưu Word, PDF hoặc Excel thì tệp có tên ở đây."
HEADS = ("Tệp", "Lúc", "Người lập", "Của bản nào", "Còn ở đó")
TIME = "{day} {time}"
DRAFT = "dự thảo"
LOCKED = "chốt lần {number}"
OLDER = "{state}, đã có bản khác"
TOTAL = "toàn tỉnh, {state}"
THERE = {True: "còn", False: "không còn"}
LOST = "Không còn {name} ở {folder}; tệp đã được chuyển chỗ, đổi tên hoặc xóa."
FOLDER = "Mở thư mục"
FILE = "Mở tệp"
CLOSE = "Đóng"
