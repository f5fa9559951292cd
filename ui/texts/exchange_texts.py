"""Words of the page of sending and receiving, and of its dialogs."""

from __future__ import annotations

from bhxh_desktop.domain.submission import State
from bhxh_desktop.domain.trust import Standing

IMPORT = "Nhập gói…"
EXPORT = "Xuất gói…"
IMPORT_KEY, EXPORT_KEY = "Ctrl+O", "Ctrl+E"
OPEN_FIGURES = "Mở trang Số liệu"
OPEN_FOLDER = "Mở thư mục"

# the submission in place
REPORT = "{title}, {period}"
STANDS = {
    State.NOTHING: "{report} chưa nhập số liệu nên chưa có gì để xuất.",
    State.ENTERING: "{report} đang nhập, chưa chốt. Chốt kỳ xong mới xuất được gói.",
    State.LOCKED: "{report} đã chốt lần {number}, mã đối chiếu {code}, chưa xuất gói.",
    State.EXPORTED: "{report} đã xuất lần {number}, mã đối chiếu {code}.",
    State.RECEIVED: "{report} đã được nhận lần {number}, mã đối chiếu {code}.",
    State.RETURNED: "{report} lần {number} bị yêu cầu chỉnh lý. Mở lại, sửa, chốt rồi xuất.",
    State.APPROVED: "{report} lần {number} đã được duyệt, mã đối chiếu {code}.",
    State.CONSOLIDATED: "{report} lần {number} đã vào số tổng hợp, mã đối chiếu {code}.",
    State.CONFLICT: "{report} có hai bản chốt lệch nhau. Thống nhất xong mới xuất được gói.",
    State.DISPUTED: "{report} có ý kiến duyệt trái nhau về lần {number}; gói vẫn xuất được.",
    State.WAITING_KEY: "{report} có bản chốt chờ xác nhận khóa nên chưa xuất được.",
    State.MISSING_PARENT: "{report} thiếu bản chốt trước. Nhập gói còn thiếu rồi xuất.",
}
MENDING = "{report} đang sửa sau lần {number}. Gói xuất bây giờ chỉ có lần {number} đã chốt."
NOTHING_TO_EXPORT = "Chưa có gì để xuất. {why}"
NOT_OWED = "Đơn vị không phải báo cáo kỳ này."

# keys
KEYS_WAIT = "{count} khóa chờ xác nhận. Số liệu ký bằng khóa đó đã lưu nhưng chưa được tính."
SEE_KEYS = "Xem khóa…"
KEYS_TITLE = "Khóa chờ xác nhận"
KEYS_HEAD = "{count} khóa chờ xác nhận"
CLOSE = "Đóng"
CONFIRM = "Xác nhận khóa…"
CONFIRM_TITLE = "Xác nhận khóa"
CONFIRM_ASK = "Xác nhận khóa này là của {unit}?"
CONFIRM_HOW = (
    "Gọi {unit} theo số điện thoại đã biết từ trước, không lấy số ghi trong thư gửi kèm gói. Nghe "
    "đọc vân tay ở cuối trang Gửi – nhận của máy bên đó, so từng nhóm:"
)
CONFIRM_THEN = (
    "Khớp cả {count} nhóm mới xác nhận; lệch một chữ là khóa của người khác. Xác nhận rồi, mọi số "
    "liệu ký bằng khóa này được tính cho {unit}."
)
CONFIRM_DO = "Xác nhận khóa"
CONFIRMED = "Đã xác nhận khóa của {unit}."
OWN_KEY = "Vân tay khóa của máy này, đọc qua điện thoại khi bên nhận hỏi:"

# log of files
LOG = "Sổ gửi – nhận"
HEAD_TIME, HEAD_WAY, HEAD_NAME = "Lúc", "Chiều", "Tên tệp"
HEAD_WHAT, HEAD_SIZE, HEAD_CODE = "Nội dung", "Cỡ", "Mã gói"
TIME = "{day} {time}"
WAYS = {"in": "Nhập", "out": "Xuất"}
FAILED_WAY = "Không ghi được"
SENT_COUNT, GOT_COUNT = "{count} bản chốt", "{count} bản chốt mới"
GOT_NOTHING = "đã có đủ từ trước"
SENT_FAILED = "Chưa có tệp nào được ghi"
FROM = "{unit}: {what}"
SEPARATOR = " · "
REPORT_NUMBER = "{name}, lần {number}"
MORE_REPORTS = "{count} báo cáo nữa"
AND = " và "
UNKNOWN_SENDER = "Không ghi nơi gửi"
TINY = "dưới 1 KB"
SIZES = ("{size} KB", "{size} MB", "{size} GB")
DETAIL_PATH = "Nơi lưu"
DETAIL_CODE = "Mã gói (SHA-256)"
EMPTY_TITLE = "Chưa gửi hoặc nhận gói nào"
EMPTY = "Cắm USB hoặc lưu tệp đính kèm, rồi bấm Nhập gói; cũng có thể kéo tệp thả vào trang này."
EMPTY_ACT = "Nhập gói…"
FOLDER_GONE = "Không mở được thư mục {path}. Cắm lại USB, hoặc tệp đã được chuyển đi nơi khác."

# choosing files
CHOOSE_FILES = "Chọn gói để nhập"
BUNDLES = "Gói dữ liệu (*.bhxh)"
NO_BUNDLE = "Trong {name} không có tệp .bhxh nào nên chưa nhập gì."

# reading
LOOKING = "Tìm gói"
READING = "Đọc thử {count} gói"
IMPORTING = "Nhập {count} gói"
PREVIEW_TITLE = "Nhập gói"
PREVIEW_HEAD = "Xem trước {count} gói"
PREVIEW_DO = "Nhập {count} gói"
PREVIEW_NONE = "Không có gói nào nhập được. Xem lý do từng gói trong bảng."
OUTCOMES = {
    "refused": "Không nhập được",
    "waiting": "Chờ xác nhận khóa",
    "doubt": "Lưu, không tính",
    "beside": "Của đơn vị khác",
    "new": "Có mới",
    "known": "Đã có đủ",
}
COUNTS = {
    "refused": "{count} không nhập được",
    "waiting": "{count} chờ xác nhận khóa",
    "doubt": "{count} lưu nhưng không tính",
    "beside": "{count} của đơn vị khác, không tính",
    "new": "{count} có mới",
    "known": "{count} đã có đủ từ trước",
}
PREVIEW_COLUMNS = ("Kết quả", "Đơn vị gửi", "Báo cáo", "Lần", "Nội dung", "Tên tệp")
TIMES = "lần {number}"
SEVERAL = "{count} báo cáo của {units} đơn vị"
NO_REPORT = "Không có báo cáo"
MAIL = "Soạn thư gửi kèm"
MAILING = "soạn thư"
MAILED = "Đã ghi thư nháp {path}. Mở bằng chương trình thư rồi gửi."
BRINGS = {
    "revisions": "{count} bản chốt mới",
    "reviews": "{count} ý kiến duyệt mới",
    "keys": "{count} ghi nhận khóa mới",
    "setups": "{count} thiết lập mới",
}
BESIDE = (
    "{unit} không phải cấp trên hay cấp dưới của {home}: gói này chỉ lưu lại, không tính gì ở đây. "
    "Kiểm tra có nhập nhầm sổ không."
)
BRINGS_NOTHING = "Đã có đủ từ trước."
BRINGS_SENTENCE = "{brings}."
JUDGED = {
    "approve": "{by} đã duyệt lần {number} của {unit}, {report}.",
    "return": "{by} yêu cầu chỉnh lý lần {number} của {unit}, {report}: {reason}.",
}
SECOND_KEY = (
    " {unit} đã có khóa khác: nếu không phải máy mới của {unit} thì có nơi khác mở nhầm tệp thiết "
    "lập, đừng xác nhận."
)
MORE_VERDICTS = "và {count} ý kiến duyệt nữa"
SIGNED_KINDS = {
    "revision": "Bản chốt",
    "review": "Ý kiến duyệt",
    "setup": "Thiết lập",
    "keys": "Khóa mở gói",
}
DOUBTS = {
    Standing.UNKNOWN: "{kind} của {unit} chưa được tính vì khóa ký chưa xác nhận.",
    Standing.FOREIGN: "{kind} của {unit} do khóa của {owners} ký nên chỉ lưu, không tính. Hỏi lại "
    "{unit}.",
    Standing.REVOKED: "{kind} của {unit} do khóa đã thu hồi ký nên chỉ lưu, không tính. Hỏi lại "
    "{unit}.",
}
REFUSED_ONE = "{name}: {fault}"
IMPORTED = "Đã nhập {count} gói: {brings}."
IMPORTED_NOTHING = "Đã nhập {count} gói, mọi nội dung đã có từ trước."
IMPORTED_WAITING = " {count} gói có nội dung chờ xác nhận khóa."
IMPORTED_DOUBT = " {count} gói có nội dung chỉ lưu, không tính."
IMPORTED_BESIDE = " {count} gói của đơn vị khác chỉ lưu lại, không tính gì ở đây."
IMPORTED_REFUSED = " {count} gói không nhập được:"

# writing
EXPORT_TITLE = "Xuất gói"
EXPORT_ASK = "Xuất gói {report}, lần {number}?"
EXPORT_ASK_NEW = "Xuất gói {report}?"
EXPORT_CODE = "Mã đối chiếu {code}"
EXPORT_DO = "Xuất gói"
EXPORT_WHERE = "Ghi gói vào"
PLACE_HOME = "Thư mục gói của sổ làm việc\n{path}"
PLACE_DRIVE = "{name} ({root}), còn trống {free}"
PLACE_UNNAMED = "USB"
PLACE_GONE = "Không còn {path} nên chưa ghi gói. Cắm lại USB rồi xuất lại."
PLACE_OTHER = "Nơi khác…"
PLACE_OTHER_TIP = "Chọn thư mục và tên tệp sau khi bấm Xuất gói"
MERGED = "Kèm số liệu của các đơn vị trực thuộc"
CHOOSE_TARGET = "Ghi gói thành"
EXPORTING = "Xuất gói {report}"
EXPORTED = "Đã ghi gói {name} vào {folder}, đọc lại khớp."
FILE_EXISTS = "{path} đã có nên không ghi đè. Xuất lại và đặt tên khác."
