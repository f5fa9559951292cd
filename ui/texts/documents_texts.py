"""Words of the register of documents."""

from __future__ import annotations

PASTE = "Dán danh sách…"
ADD = "Thêm…"
EDIT = "Sửa…"
REMOVE = "Xóa…"
FILES = "Tệp kèm…"
COPY = "Chép viện dẫn"
COPIED = "Đã chép {count} dòng viện dẫn; dán vào Word hay bất cứ đâu."
TAKE_IN = "Đưa vào báo cáo"
TAKE_OUT = "Bỏ khỏi báo cáo"
SEARCH = "Tìm số, ký hiệu, trích yếu"
TABLE = "Sổ văn bản"

LISTED = "Trong báo cáo  {count}"
WITHIN = "Trong kỳ, chưa đưa vào  {count}"
WAITING = "Chờ cơ quan  {count}"
DOUBTFUL = "Văn bản cần xem lại  {count}"
SENT = "Đơn vị gửi  {count}"
ALL = "Cả sổ  {count}"

HEAD_DAY = "Ngày"
HEAD_NAME = "Số, ký hiệu"
HEAD_ISSUER = "Cơ quan ban hành"
HEAD_SUBJECT = "Trích yếu"
HEAD_REPORT = "Báo cáo"
HEAD_FILES = "Tệp"
FILE_COUNT = "{count} tệp"
NO_DAY = "năm {year}"
IS_LISTED = "Có in"
IS_NOT_LISTED = "Chưa đưa vào"
WAITS = "Chờ cơ quan"
REPORTS = "Có trong báo cáo: {reports}"
NO_REPORT = "Chưa có trong báo cáo nào."
IN_REPORT = "{regime}, {period}"
SELECTED = "Đã chọn {count} văn bản"

LOCKED = (
    "Báo cáo {period} đã chốt: danh sách trong báo cáo giữ nguyên. Muốn thêm bớt thì lập "
    "lần chốt mới ở trang Số liệu."
)
NOT_PRINTED = "Báo cáo này không in danh sách văn bản; sổ vẫn ghi được."
OPEN_FIGURES = "Mở trang Số liệu"

EMPTY_TITLE = "Sổ văn bản còn trống"
EMPTY = "Dán cả danh sách từ Word, chương trình tự tách số, ngày, cơ quan, trích yếu."
NONE_TITLE = "Không có văn bản nào ở đây"
NONE = "Chọn mục khác ở trên, hoặc dán danh sách mới."

FINDINGS = "Cần xem lại"
NOTHING_FOUND = "Không thấy chỗ nào cần xem lại."
TO_ROW = "Đến dòng"

TAKEN_IN = "Đã đưa {count} văn bản vào báo cáo."
TAKEN_OUT = "Đã bỏ {count} văn bản khỏi báo cáo; văn bản vẫn còn trong sổ."
CHANGED = "Đã ghi {document}."
REMOVED = "Đã xóa {count} văn bản khỏi sổ."
UNDO = "Hoàn tác (Ctrl+Z)"
PUT_BACK = "Đã ghi lại {count} văn bản vào sổ."

REMOVE_TITLE = "Xóa văn bản"
REMOVE_HEADING = "Xóa {count} văn bản khỏi sổ?"
REMOVE_WHY = (
    "Văn bản cũng ra khỏi các báo cáo chưa chốt. Báo cáo đã chốt vẫn giữ. Chỉ muốn bỏ khỏi báo cáo "
    "thì giữ lại và bấm Bỏ khỏi báo cáo."
)
REMOVE_DO = "Xóa {count} văn bản"
KEEP = "Giữ lại"

EDIT_TITLE = "Văn bản"
EDIT_HEADING = "Sửa {document}"
ADD_HEADING = "Thêm một văn bản"
EDIT_DO = "Ghi"
NUMBER = "Số"
SYMBOL = "Ký hiệu"
DAY = "Ngày ban hành"
DAY_HINT = "như 12/01/2023; không rõ ngày thì ghi năm"
ISSUER = "Cơ quan ban hành"
ISSUER_IS = "Hiểu là {issuer}."
ISSUER_UNKNOWN = "Chương trình chưa biết cơ quan này."
ISSUER_NEEDED = "Chưa ghi cơ quan thì văn bản chưa vào báo cáo."
ACCEPT = "Ghi nhận tên này là một cơ quan ban hành"
SUBJECT = "Trích yếu"
INTO = "Đưa vào báo cáo {period}"

PASTE_TITLE = "Dán danh sách văn bản"
PASTE_HEADING = "Dán danh sách, xem chương trình đọc ra gì rồi mới ghi"
PASTE_HINT = (
    "Mỗi dòng như: Kế hoạch số 58/KH-BHXH ngày 12/01/2023 của BHXH tỉnh về công tác lưu trữ"
)
PASTE_DO = "Ghi {count} văn bản"
PASTE_NOTHING = "Chưa thấy văn bản nào."
PASTE_READING = "Đang đọc…"
PASTE_SUMMARY = "Đọc được {count} văn bản: {parts}."
PASTE_HEAD = ("Dòng", "Ngày", "Số, ký hiệu", "Cơ quan ban hành", "Trích yếu", "Sẽ")
SKIP, TAKE, SKIPPED, SPACE = "Bỏ qua", "Vẫn ghi", "bỏ qua", "Space"
PASTE_PART = "{count} {outcome}"
LINE = "Dòng {row}: {said}"
PREVIEW = "Các văn bản đọc được"
READING, WRITING = "đọc danh sách văn bản", "ghi danh sách văn bản"
OPENING = "đọc sổ văn bản"
PASTED = "Đã ghi {new} văn bản mới, {known} đã có; báo cáo thêm {listed}."
PASTED_WAITING = "{count} văn bản chờ cơ quan ban hành nên chưa vào báo cáo."

FILES_TITLE = "Tệp kèm văn bản"
FILES_HEADING = "Tệp kèm {document}"
FILES_HINT = (
    "Mỗi tệp tối đa {limit} MB. Báo cáo có văn bản này thì khi chốt mang theo tệp và gửi tỉnh cùng "
    "gói."
)
FILES_SENT = "Tệp do đơn vị gửi kèm báo cáo; chỉ xem."
FILE_HEAD = ("Tên tệp", "Dung lượng")
FILE_OPEN, FILE_ADD, FILE_TAKE, OUT = "Mở", "Thêm tệp…", "Bỏ tệp", "Đóng"
FILE_KINDS = "Văn bản, ảnh quét ({kinds})"
ATTACHING, OPENING_FILE = "ghi tệp kèm văn bản", "mở tệp kèm văn bản"
NOT_OPENED = "Máy này không có chương trình mở tệp {name}."
