"""Words of the consolidation page."""

from __future__ import annotations

from bhxh_desktop.domain.submission import State

LOCK = "Chốt số tổng hợp…"
WORD = "Lưu Word…"
EXCEL = "Lưu Excel…"
LOCKED_CHIP = "Đã chốt lần {number}"
OPEN_CHIP = "Chưa chốt"
CODE = "Mã đối chiếu {code}"
READING = "cộng số tổng hợp"
LOCKING = "chốt số tổng hợp"
FILE_NAME = "{unit}_tong-hop_{regime}_{period}"

UNAPPROVED_OPTION = "Gồm cả bản chưa duyệt"
INCLUDED = "Gồm {count}/{of} đơn vị"
MISSING = "Thiếu {count}"
LEFT_OUT = "Để ngoài {count}"
UNAPPROVED = "{count} chưa duyệt"
NEWER = "{count} có bản mới hơn"
DIFFERENCES = "{count} ô in khác số tính lại"
DISAGREEMENTS = "{count} ô các đơn vị ghi khác nhau"
NEXT_ODD = "Đến ô cần xem"
ADDING_TITLE = "Đang cộng số tổng hợp"
ADDING = "Số hiện ra khi cộng xong mọi đơn vị."
WHO_MISSING = "Thiếu: {units}."
WHO_LEFT_OUT = "Để ngoài: {units}."
WHO_UNAPPROVED = "Chưa duyệt nhưng đã gồm: {units}."
WHO_NEWER = "Có bản mới hơn chưa duyệt, đang dùng bản đã duyệt: {units}."
SINCE = "Sau lần chốt {number}: {what}."
JOINED = "thêm {units}"
GONE = "không còn {units}"
REVISED = "bản khác của {units}"
OTHER_CELLS = "{count} ô nay cộng ra số khác"
UNIT_WHY = "{unit} ({why})"
JOIN = ", "
SEMICOLON = "; "
WHY = {
    State.NOTHING: "chưa nhận",
    State.ENTERING: "đang nhập, chưa chốt",
    State.RECEIVED: "chờ duyệt",
    State.RETURNED: "yêu cầu chỉnh lý",
    State.CONFLICT: "số liệu lệch",
    State.DISPUTED: "cần thống nhất",
    State.WAITING_KEY: "chờ xác nhận khóa",
    State.MISSING_PARENT: "thiếu bản trước",
}
NOT_ENTERED = "chưa nhập"
NOT_COUNTED = "chưa có bản được duyệt"
BOARD = "Mở bảng theo dõi"

EMPTY_TITLE = "Chưa có số nào để tổng hợp"
EMPTY = (
    "Kỳ này chưa có bản chốt nào được duyệt. Duyệt ở bảng theo dõi, hoặc chọn “Gồm cả bản chưa "
    "duyệt” để cộng thử."
)
STOPPED = "Việc cộng đã dừng giữa chừng. Mở lại trang này để cộng lại."
FAILED_TITLE = "Chưa cộng được số tổng hợp"

PANEL_HINT = "Chọn một ô để xem số của từng đơn vị."
BY_UNIT = "Theo đơn vị"
WHOLE = "{unit} (cả đơn vị dưới)"
ADDED = "Cộng"
SUM_HOLDS = "Cộng đúng bằng số tổng hợp."
SUM_DIFFERS = (
    "Số tổng hợp tính lại từ các ô đã cộng; cộng số in của các đơn vị thì lệch {difference}."
)
RATE = "Không cộng được: số tổng hợp tính lại từ các ô đã cộng của mọi đơn vị."
OWN = "Không cộng: lấy theo báo cáo của đơn vị tổng hợp."
WORDS = "Ghi theo từng đơn vị, không cộng."
HOW = {"rate": RATE, "own": OWN, "words": WORDS}
NOT_IN = "Chưa gồm: {units}"
NOBODY = "Không đơn vị nào ghi ô này."
DIFFERENCE = "{unit} in {printed}, tính lại từ các ô nhập là {computed}."
DISAGREEMENT = "Các đơn vị ghi khác nhau: {said}."
SAYS = "{unit} {value}"
BLANK = "trống"
DRILL_ROW = "{unit}: {value}"

LOCK_TITLE = "Chốt số tổng hợp"
LOCK_ASK = "Chốt số tổng hợp {title} {period}?"
LOCK_WHAT = (
    "Gồm {count} đơn vị. Bản chốt không sửa được nữa; khi có bản mới của đơn vị thì tổng hợp và "
    "chốt lần sau."
)
LOCK_MISSING = "Chưa gồm: {units}. Chốt thì để các đơn vị này ngoài, kèm lý do ghi trong bản chốt."
LOCK_UNAPPROVED = "Có số chưa duyệt của {units}."
LOCK_NEWER = "Có bản mới hơn chưa duyệt của {units}; chốt theo bản đã duyệt."
LOCK_FINDINGS = "Còn {errors} lỗi, {warnings} cảnh báo, {blanks} ô trống trong số tổng hợp."
LOCK_HINT = "Lý do, ghi trong bản chốt"
LOCK_NEEDS = "Ghi lý do rồi mới chốt được."
LOCK_DO = "Chốt số tổng hợp"
LOCKED = "Đã chốt số tổng hợp lần {number}, mã đối chiếu {code}."
EXPORT = "Xuất gói…"
