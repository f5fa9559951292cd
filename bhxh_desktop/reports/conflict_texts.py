"""The words in which two sides of a report are held against each other."""

from __future__ import annotations

LOCKED_SIDE = "bản chốt lần {number} của {author}, {at}, mã đối chiếu {code}"
WORKING_SIDE = "bản đang nhập"
BLANK = "để trống"
ROW_GONE = "không có dòng này"
GONE = {"text": "không có đoạn này", "document": "không có trong danh sách"}
NOTE_OF = "Ghi chú: {cell}"
TASK = "Nhiệm vụ {number}: {text}"
TASK_STATES = {
    "not_started": "chưa thực hiện",
    "in_progress": "đang thực hiện",
    "done": "đã hoàn thành",
}
DONE_ON = "{state}, ngày {day}"
WITH_NOTE = "{said} ({note})"
PARAGRAPH = "Lời văn, {section}"
JOINED = "; "
IN_ROW = "{caption}: {value}"
DOCUMENT = "Văn bản {document} năm {year} của {issuer}"
DOCUMENT_SAID = "{day}, {subject}"
NO_DAY = "không ghi ngày"
