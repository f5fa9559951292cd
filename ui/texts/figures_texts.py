"""Words of the figures page."""

from __future__ import annotations

LOCK = "Chốt kỳ…"
REOPEN = "Lập lần chốt mới"
IMPORT_EXCEL = "Nhập từ Excel…"
EXCEL_FILES = "Mẫu nhập Excel (*.xlsx)"
EXCEL = "Excel"
SAVE_TEMPLATE = "Lưu mẫu nhập Excel…"
SAVE_TEMPLATE_TITLE = "Lưu mẫu nhập Excel"
WRITING_TEMPLATE = "ghi mẫu nhập"
TEMPLATE_SAVED = "Đã lưu mẫu nhập {name}. Điền xong thì bấm Nhập từ Excel."
CHOOSE_TEMPLATE = "Chọn mẫu nhập đã điền"
READING_TEMPLATE = "đọc mẫu nhập"
TEMPLATE_DONE = "Đã nhập {count} ô từ {name}."
TEMPLATE_ELSEWHERE = "Số đã vào báo cáo {report}, không phải báo cáo đang xem."
TEMPLATE_SAME = "{name} không có ô nào khác số đã nhập."

TAB = "{title}   {done}/{of}"
TAB_FULL = "{title}   {done}/{of} ✓"
VALUE = "Số liệu"
FORMULA = "{number}={terms}"
ROW_MEASURE = "{caption} ({measure})"
ROW_NUMBER = "{number}. {caption}"
NEW_ROW = "Dòng mới"
ADDED_ROW = "Dòng {number}"
NO_OPEN_ROW = "Chỉ xóa được dòng tự thêm."

NONE_ARISING = "–"
NOT_APPLICABLE = "×"
ESTIMATED = "≈ {figure}"
CUT = "{figure}\u202f…"

EDIT_KEY = "F2"
EDIT = "Sửa ô"
KEYS = (
    "Enter xuống ô dưới, Tab sang ô kế, Ctrl+Tab ra khỏi bảng. F2 sửa ô, Shift+F2 ghi chú, F5 thêm "
    "dòng, F6 xóa dòng tự thêm, F7 lấy số gợi ý, F8 đến lỗi sau. Ctrl+PgUp, Ctrl+PgDn đổi biểu."
)
SPOKEN_CELL = "{row}, {column}: {told}"
SPOKEN_ROW = "{row}: {told}"
SPOKEN_BLANK = "trống"
SPOKEN_NONE = "không phát sinh"
SPOKEN_NOT_APPLICABLE = "không áp dụng"
SPOKEN_ESTIMATED = "số ước"
SPOKEN_INCOMPLETE = "cộng còn thiếu ô"
SPOKEN_DERIVED = "ô tính sẵn"
SPOKEN_OFFER = "gợi ý {figure}"
SPOKEN_OVERRIDDEN = "đã sửa số gợi ý"
SPOKEN_NOTE = "có ghi chú"
SPOKEN_MARKS = {"error": "lỗi", "warning": "cảnh báo", "linked": "liên quan đến một lỗi"}
NOTE_TITLE = "Ghi chú của ô"
NOTE_HINT = "Vì sao có số này, lấy từ đâu"
SAVE_NOTE = "Ghi"
DERIVED_HINT = "Ô tính sẵn: {formula}"
DERIVED = "Ô tính sẵn"
INCOMPLETE_HINT = "{derived}; cộng chưa đủ vì còn ô trống"
NOT_TYPED = "Ô tính sẵn, không gõ đè được"
TYPED_HINT = "Nhập số; “-” không phát sinh, “x” không áp dụng, “~26” số ước"
TEXT_HINT = "Nhập chữ"
DATE_HINT = "Nhập ngày, như 05/9/2023"
YES_NO_HINT = "Gõ Có hoặc Không"
CHOICE_HINT = "Một trong: {choices}"
LOCKED_HINT = "Báo cáo đã chốt, ô không sửa được"

OFFERED = "Gợi ý {figure}: {sources}"
TAKE, TAKE_KEY = "Lấy số gợi ý", "F7"
TAKE_ALL = "Lấy cả {count} số gợi ý"
OFFER_SWATCH = " "
NOTHING_OFFERED = "Các ô đang chọn không có số gợi ý nào còn chờ lấy."

FINDINGS = "Kiểm tra"
ERROR_GROUP = "Lỗi, sửa hoặc chốt kèm lý do"
WARNING_GROUP = "Cảnh báo, sửa hoặc ghi lý do"
LATE_ERROR_GROUP = "Lỗi thấy sau khi chốt"
LATE_WARNING_GROUP = "Cảnh báo thấy sau khi chốt"
EXPLAINED_GROUP = "Đã chốt kèm lý do"
REASON = "Lý do: {reason} ({author})"
BLANK_GROUP = "Ô phải nhập còn trống"
TO_CELL = "Đến ô"
BLANK_OF = "{form}: còn {count} ô"
UNTESTED = "{count} phép kiểm tra chờ nhập đủ số liệu."
SOUND = "Số liệu khớp, không còn ô phải nhập nào trống."
READY = "Chốt được: không còn ô phải nhập nào trống."
LOCKED_FOOT = "Báo cáo đã chốt."
NOT_READY = "Chưa chốt được: còn {count} ô bắt buộc để trống."

LOCK_TITLE = "Chốt kỳ"
LOCK_ASK = (
    "Chốt báo cáo {report}? Số liệu lần này không sửa được nữa; muốn sửa thì lập lần chốt mới."
)
LOCK_DO = "Chốt kỳ"
LOCK_BLANKS = "Còn {count} ô phải nhập để trống. Nhập đủ rồi chốt."
LOCK_REASONS = "Còn {errors} lỗi và {warnings} cảnh báo. Chốt thì phải ghi lý do; {reader} sẽ thấy."
LOCK_READER = "cấp trên"
LOCK_SECTIONS = (
    "Lời văn: {done}/{of} mục có nội dung; mục còn lại in là “(Chưa có nội dung.)”. Vẫn chốt được; "
    "muốn viết thì sang trang Dự thảo trước khi chốt."
)
LOCK_OUTDATED = (
    "Lời văn có {count} số gõ tay khác số liệu hiện nay. Xem mục có dấu cảnh báo ở trang Dự thảo."
)
LOCK_SILENT = (
    "Lời văn có {count} chỗ dẫn số chưa có (in là “…”) hoặc văn bản không còn trong danh mục. Xem "
    "mục chưa xong ở trang Dự thảo."
)
LOCK_MOVED = "Số liệu vừa thay đổi sau khi hỏi nên chưa chốt. Xem lại rồi bấm Chốt kỳ."
LOCKED_BEFORE = (
    "Không có gì khác lần chốt {number} nên không lập lần chốt mới; báo cáo trở lại lần chốt đó, "
    "mã đối chiếu {code}. Muốn gửi lại thì sửa số hoặc ghi chú vào ô rồi chốt."
)
REASON_HINT = "Lý do chốt khi số liệu còn như vậy"
LOCKED = "Đã chốt lần {number}, mã đối chiếu {code}."
EXPORT = "Xuất gói"
NEWER = (
    "Mẫu báo cáo này đã có bản mới. Số đã nhập được chuyển sang các ô tương ứng; ô nào không còn "
    "thì được kể tên."
)
RENEW = "Chuyển sang bản mới"
RENEWED = "Đã chuyển sang bản mới của mẫu báo cáo."
REOPENED = "Đã mở lại để lập lần chốt mới."

UNDO_FILL = "nhập ô {cell}"
UNDO_EXCEL = "nhập từ {name}"
UNDO_PASTE = "dán {count} ô"
UNDO_CLEAR = "xóa {count} ô"
UNDO_ROW = "xóa dòng tự thêm"
UNDO_TAKE = "lấy {count} số gợi ý"
UNDO_NOTE = "ghi chú ô {cell}"
UNDONE = "Đã hoàn tác: {what}."
REDONE = "Đã làm lại: {what}."

PASTE_TITLE = "Dán từ Excel"
PASTE_HEAD = ("Chữ dán vào", "Đọc là", "Ô nhận", "Số cũ")
PASTE_DO = "Dán {count} ô"
PASTE_OUTSIDE = "Vùng dán rộng hơn biểu, phần thừa bỏ qua."
COPY_BLOCK = "Chỉ chép được một khối ô liền hàng, liền cột. Chọn lại rồi chép."
PASTE_NOTHING = "Không có ô nào nhận được chữ đang chép."

SELECTED = "Ô chọn: {count}"
SELECTED_NUMBERS = "Ô chọn: {count}    Tổng: {total}    Trung bình: {mean}"
LEGEND = (
    ("derived", "tính sẵn"),
    ("none", "không phát sinh"),
    ("na", "không áp dụng"),
    ("estimated", "số ước"),
    ("incomplete", "cộng còn thiếu ô"),
    ("offer", "số gợi ý"),
    ("note", "có ghi chú"),
    ("blank", "còn trống"),
    ("error", "lỗi"),
    ("warning", "cảnh báo"),
)
NOTE_PANE = "Ghi chú của ô"
NOTE_EDIT = "Sửa ghi chú"
NO_NOTE = "Ô này chưa có ghi chú."
HISTORY_PANE = "Lịch sử của ô"
NO_HISTORY = "Chưa ai sửa ô này trên máy này."
CHANGED = "{who}: {before} → {after}"
EMPTY_CELL = "trống"
EMPTY_TITLE = "Chế độ này không có biểu nào cho đơn vị"
EMPTY = "Chọn chế độ báo cáo khác ở thanh trên."
NOTHING_TITLE = "Chưa nhập được ở kỳ này"
