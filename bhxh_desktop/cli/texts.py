"""Every Vietnamese word of the command line, but for the sentences of problems."""

from __future__ import annotations

import errno

from bhxh_desktop.domain.submission import State

# the command itself
BHXH = """Báo cáo định kỳ ngành bảo hiểm xã hội, không cần mạng.

Một chuyến: init, template, fill, check, lock, report, export tại cơ sở; import, status, review,
consolidate, report --consolidated tại tỉnh."""
SYNTAX = "[--data THƯ_MỤC]"
COMMAND = "LỆNH [...]"
FOLDER = "THƯ_MỤC"
FILE = "TỆP"
REGIME = "CHẾ_ĐỘ"
PERIOD = "KỲ"
YEAR = "NĂM"
CODE = "MÃ"
NAME = "TÊN"
TEXT = "LỜI"
REVISION = "BẢN_CHỐT"
DATA = "Thư mục của sổ làm việc (hoặc biến môi trường BHXH_DATA)."
NO_DATA = "Lệnh này cần biết sổ làm việc: bhxh --data THƯ_MỤC …"
STOPPED = "Đã dừng theo yêu cầu; chưa có gì thay đổi."

# options shared by commands
JSON = "In dạng JSON cho chương trình khác đọc."
AS_CSV = "In dạng CSV dài, mỗi ô một dòng."
UNIT = "Mã đơn vị; bỏ trống là đơn vị của sổ làm việc."
SCOPE = "own: số của đơn vị; total: số tổng hợp."
AUTHOR = "Tên người làm, ghi vào nhật ký; bỏ trống là tên đặt khi lập sổ."
REASON = "Lý do, ghi vào bản chốt hoặc ý kiến duyệt."
ALL = "Tính cả bản chưa duyệt."
EXCLUDE = "Để một đơn vị ngoài số tổng hợp: MÃ=LÝ DO. Lặp lại được."
LOCK_TOTAL = "Chốt số tổng hợp thành bản có ký."
CONSOLIDATED = "Báo cáo tổng hợp của đơn vị cấp trên."
ENROL = "Xác nhận khóa lạ của nơi gửi (chỉ dùng sau khi đã đối chiếu vân tay qua điện thoại)."
DRY_RUN = "Chỉ cho xem gói sẽ thay đổi gì, không ghi."
PLAIN = "Gói không niêm phong. Hiện chương trình chỉ ghi dạng này."
MERGED = "Gói gộp: mọi đơn vị cấp dưới cùng số của mình."
ONLY_REGIME = "Chỉ chế độ báo cáo này."
ONLY_PERIOD = "Chỉ kỳ này."
SAMPLE_REASON = "Dữ liệu mẫu: số hồ sơ trực tuyến gồm cả chiều nhận và chiều trả."
EMPTY = "Chỉ lập sổ và trao khóa, chưa nhập số liệu."

# help of each command, first line shown in the list
INIT = "Lập sổ làm việc của một đơn vị trong thư mục --data."
DEMO = "Lập các sổ làm việc mẫu: tỉnh và từng cơ quan, đã nhập, chốt và ghi gói."
KEYS = "Xem khóa; xác nhận khóa của đơn vị khác bằng vân tay."
KEYS_LIST = "Liệt kê khóa của máy này, khóa đã xác nhận và khóa đang chờ."
KEYS_CONFIRM = "Xác nhận khóa có vân tay này là của đơn vị MÃ."
REGIMES = "Liệt kê chế độ báo cáo; regimes check THƯ_MỤC soát một định nghĩa."
REGIMES_CHECK = "Soát định nghĩa một chế độ báo cáo, kể hết lỗi một lần."
PERIODS = "Các kỳ của một chế độ trong năm: kỳ số liệu và hạn gửi."
TEMPLATE = "Ghi mẫu nhập .xlsx hoặc .csv có sẵn mã ô và tên chỉ tiêu."
FILL = "Nhập số liệu từ .xlsx hoặc .csv: tất cả, hoặc không gì cả."
SHOW = "Xem số liệu của một kỳ."
CHECK = "Kiểm tra số liệu: lỗi và cảnh báo kèm phép tính. Có lỗi thì mã thoát là 1."
LOCK = "Chốt kỳ: số liệu thành bản có ký, muốn sửa thì mở lại."
REOPEN = "Mở bản làm việc mới trên bản đã chốt; bản đã chốt giữ nguyên."
TASK = "Ghi tiến độ nhiệm vụ từ tệp .toml."
NARRATIVE = "Ghi lời văn các mục từ tệp .toml."
REPORT = "Ghi dự thảo báo cáo .docx hoặc phụ lục .xlsx có công thức."
CONSOLIDATE = "Tổng hợp các bản đã duyệt; ghi ra .csv, .xlsx, .json hoặc in bảng."
EXPORT = "Ghi gói dữ liệu để gửi đi."
INSPECT = "Xem một gói có gì, không cần sổ làm việc."
IMPORT = "Nhập một hay nhiều gói; mỗi gói nhập trọn hoặc không nhập."
REVIEW = "Duyệt (approve) hoặc trả lại (return) một bản chốt."
STATUS = "Đơn vị nào đã gửi, đã duyệt, trễ bao nhiêu ngày."
JOURNEY = "Đi hết một chuyến báo cáo trên sổ làm việc mẫu, kể từng bước."

# results
CREATED = "Đã lập sổ làm việc của {unit} tại {path}."
OWN_KEY = "Vân tay khóa của máy này: {fingerprint}"
DEMO_READY = "Đã lập {count} sổ làm việc mẫu trong {path}. Mọi số liệu là DỮ LIỆU MẪU."
KEY_CONFIRMED = "Từ nay khóa {fingerprint} được tính cho {unit}."
KEY_OWN = "máy này"
KEY_WAITING = "chờ xác nhận"
KEY_REVOKED = "đã thu hồi"
KEY_CONFIRMED_WORD = "đã xác nhận"
KEYS_HEAD = ("Vân tay", "Đơn vị", "Đã ký cho", "Tình trạng")
REGIMES_HEAD = ("Mã", "Bản", "Tên", "Số biểu", "Các kỳ")
PERIOD_KINDS = {
    "year": "năm",
    "quarter": "quý",
    "half": "nửa năm",
    "nine_months": "9 tháng",
    "month": "tháng",
    "day": "ngày",
    "named": "đột xuất",
}
SOUND = "Định nghĩa {title}, bản {version}: đầy đủ, không có lỗi."
PERIODS_HEAD = ("Kỳ", "Số liệu từ", "đến", "Ghi trên báo cáo", "Hạn gửi")
TEMPLATE_WRITTEN = "Đã ghi mẫu nhập vào {path}."
FILLED = "Đã nhập, {count} ô thay đổi so với trước."
SAVED = "Đã ghi, {count} chỗ thay đổi so với trước."
SHOW_TITLES = {
    "own": "{unit}: {regime} {period}",
    "total": "{unit}: {regime} {period}, số tổng hợp",
}
SHOW_LOCKED = "Bản chốt lần {number}, mã đối chiếu {code}."
SHOW_OPEN = {"own": "Bản làm việc, chưa chốt.", "total": "Chưa chốt."}
NO_ROWS = "(chưa có dòng nào)"
ADDED_ROW = "dòng tự thêm"
NO_FINDINGS = "Không có lỗi hay cảnh báo."
LOCKED = "Đã chốt {period}, lần {number}. Mã đối chiếu {code}"
REOPENED = "Đã mở bản làm việc trên bản chốt hiện có."
REPORT_WRITTEN = "Đã ghi {path}."
BYTES = "{size} byte"
EXPORTED = "Đã ghi gói {path} ({size}), đọc lại khớp. Mã gói {digest}"
IMPORTED = "{name}: gói của {unit}, {new} bản chốt mới."
IMPORTED_NOTHING = "{name}: gói của {unit}, đã có đủ từ trước."
WAITING = (
    "{name}: bản chốt của {unit} chưa được tính vì khóa ký chưa xác nhận. Gọi điện đối chiếu vân "
    "tay, đúng thì chạy lệnh: keys confirm {code} {fingerprint}"
)
REFUSED = "{name}: {fault}"
DRY = "Đây là xem trước, chưa ghi gì."
REVIEWED = {
    "approve": "Đã duyệt bản chốt {code} của {unit}.",
    "return": "Đã trả lại bản chốt {code} của {unit}.",
}
STATUS_TITLE = "{title} ({regime}), kỳ {period}, hạn gửi {due}"
STATUS_HEAD = ("Đơn vị", "Tình trạng", "Lần", "Ngày nhận", "Mã đối chiếu")
NOTHING_OWED = "Kỳ {period} không có báo cáo nào phải gửi. Xem các kỳ bằng lệnh periods."
LATE = "{day}, trễ {days} ngày làm việc"
TAKEN = "Gồm số của: {units}."
MISSING = "Chưa gồm: {units}."
EXCLUDED = "Để ngoài {unit}: {reason}."
NEWER = "{unit} có bản mới chưa duyệt, số tổng hợp dùng bản đã duyệt."
UNAPPROVED = "{unit}: bản chưa duyệt."
DIFFERENCE = "{unit}, ô {cell}: bản chốt in {printed}, tính lại là {computed}."
DISAGREEMENT = "Ô {cell}: các đơn vị ghi khác nhau ({values})."
TOTAL_LOCKED = "Đã chốt số tổng hợp. Mã đối chiếu {code}"
INSPECT_LABELS = (
    "Mã gói",
    "Loại gói",
    "Nơi gửi",
    "Người lập",
    "Lập lúc",
    "Số thứ tự gói",
    "Vân tay khóa",
    "Dung lượng",
)
INSPECT_HEAD = ("Đơn vị", "Bản chốt", "Chế độ", "Kỳ", "Lần", "Mã đối chiếu")
SCOPES = {"own": "số của đơn vị", "total": "số tổng hợp"}
USES = {
    "submission": "gói nộp",
    "merged": "gói gộp",
    "response": "gói phản hồi",
    "setup": "gói thiết lập",
}

NOT_ENTERED = "chưa nhập"
STATES = {
    State.NOTHING: "chưa nhận",
    State.ENTERING: "đang nhập",
    State.LOCKED: "đã chốt",
    State.EXPORTED: "đã xuất",
    State.RECEIVED: "đã nhận",
    State.RETURNED: "yêu cầu chỉnh lý",
    State.APPROVED: "đã duyệt",
    State.CONSOLIDATED: "đã tổng hợp",
    State.CONFLICT: "số liệu lệch",
    State.DISPUTED: "cần thống nhất",
    State.WAITING_KEY: "chờ xác nhận khóa",
    State.MISSING_PARENT: "thiếu bản trước",
}

# findings
SEVERITIES = {"error": "LỖI", "warning": "Cảnh báo"}
FINDING = "{severity} ở biểu “{form}”"
FINDING_PLACE = "Chỉ tiêu: {place}"
FINDING_BLANKS = "LỖI: chưa nhập đủ biểu “{form}”, còn các ô:"
FINDING_UNTESTED = "Cảnh báo: chưa đủ số liệu để kiểm tra các quy tắc:"
FINDING_KINDS = {
    "blank": "Chưa nhập.",
    "range": "Giá trị này không nhập được vào ô.",
    "incomplete": "Chưa đủ số liệu để kiểm tra.",
}
FINDING_CALCULATION = "Phép tính: {left} {relation} {right}; lệch {gap}."
FINDING_RULE = "Quy tắc: {sentence}"
FINDING_MEND = "Cách sửa: {mend}"
FINDING_REASON = "Lý do đã ghi: {reason} ({author})"
FINDINGS = "Có {errors} lỗi, {warnings} cảnh báo."
RELATIONS = {"equal": "khác", "at_most": "lớn hơn", "at_least": "nhỏ hơn"}
EQUALS = " = "

# cells in print
BLANK = "…"
CUT = "…"
SIGNS = "Dấu trong ô: … chưa nhập, – không phát sinh, x không áp dụng, * tổng còn thiếu số liệu."

_OS_ERRORS = {
    errno.EACCES: "Không được phép ghi hoặc đọc {path}. Chọn chỗ khác, hoặc đóng chương trình "
    "đang mở tệp.",
    errno.ENOSPC: "Ổ đĩa đầy nên không ghi được {path}; chưa có gì thay đổi. Dọn bớt rồi làm lại.",
    errno.ENOENT: "Không có tệp hoặc thư mục {path}. Kiểm tra lại đường dẫn.",
    errno.EISDIR: "{path} là thư mục, cần một tệp.",
    errno.ENOTDIR: "Một phần của đường dẫn {path} không phải là thư mục.",
    errno.EROFS: "Ổ đang khóa ghi nên không ghi được {path}. Mở khóa ghi rồi làm lại.",
}
_OS_OTHER = "Hệ điều hành không cho dùng {path} ({detail}); chưa có gì thay đổi."


def os_error(error: OSError) -> str:
    """Return the sentence for what the operating system refused."""
    template = _OS_ERRORS.get(error.errno or 0, _OS_OTHER)
    return template.format(path=error.filename or "", detail=error.strerror)
