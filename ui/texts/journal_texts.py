"""Words of the page of the journal."""

from __future__ import annotations

ADD = "Thêm dòng…"
REMOVE = "Xóa dòng"
REVERSE = "Đảo dòng…"
SEARCH = "Tìm chỉ tiêu, ghi chú"
TABLE = "Nhật ký phát sinh"

THIS = "Kỳ này  {count}"
ALL = "Cả nhật ký  {count}"
LOCKED = "Đã chốt  {count}"

HEAD_DAY = "Ngày"
HEAD_CELL = "Chỉ tiêu"
HEAD_FORM = "Biểu"
HEAD_QUANTITY = "Số lượng"
HEAD_PERIOD = "Tính vào"
HEAD_NOTE = "Ghi chú"
HEAD_AUTHOR = "Người ghi"
IN_FORM = "{cell} ({form})"
LATE = "{period}, trễ"
LATE_TIP = "Kỳ của ngày này đã chốt nên số tính vào {period}."
REVERSED_TIP = "Đã có dòng đảo lại."
REVERSING_TIP = "Dòng này đảo lại một dòng trước."
LOCKED_TIP = "Đã tính vào bản chốt; sai thì ghi dòng đảo."

EMPTY_TITLE = "Nhật ký còn trống"
EMPTY = (
    "Ghi từng việc ngay khi phát sinh: ngày, chỉ tiêu, số lượng. Số của ô tự cộng từ các dòng, "
    "cuối kỳ không phải nhập lại."
)
NONE_TITLE = "Không có dòng nào ở đây"
NONE = "Chọn mục khác ở trên, hoặc thêm dòng mới."
NO_CELLS_TITLE = "Chế độ này không dùng nhật ký"
NO_CELLS = "Không ô nào của biểu cộng số phát sinh trong kỳ. Nhập số ở trang Số liệu."

TITLE = "Nhật ký phát sinh"
HEADING = "Ghi một việc đã phát sinh"
DO = "Ghi"
DO_MORE = "Ghi, thêm dòng nữa"
CELL, DAY, QUANTITY, NOTE = "Chỉ tiêu", "Ngày xảy ra", "Số lượng", "Ghi chú"
SEARCH_CELL = "Tìm chỉ tiêu, ví dụ: tiếp nhận"
NOT_FOUND = "Không có chỉ tiêu nào khớp. Gõ từ khác hoặc ít từ hơn."
DAY_HINT = "như 05/6/2024"
COUNTS_IN = "Tính vào {period}."
COUNTS_LATER = "Kỳ của ngày này đã chốt nên tính vào {period}."
SWITCH = "Bỏ số đã nhập thẳng; ô lấy số từ nhật ký"
WRITTEN = "Đã ghi {quantity} vào {cell}; tính vào {period}."
REMOVED = "Đã xóa dòng {quantity} ngày {day} của {cell}."
UNDO = "Hoàn tác (Ctrl+Z)"
PUT_BACK = "Đã ghi lại dòng vừa xóa."

REVERSE_TITLE = "Đảo dòng nhật ký"
REVERSE_HEADING = "Đảo dòng {quantity} ngày {day} của {cell}?"
REVERSE_WHY = (
    "Dòng đã tính vào bản chốt nên giữ nguyên; chương trình ghi thêm dòng {quantity} vào kỳ còn mở "
    "đầu tiên."
)
REVERSE_DO = "Ghi dòng đảo"
REVERSE_HINT = "Vì sao đảo lại, ví dụ: ghi nhầm ngày"
