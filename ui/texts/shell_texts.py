"""Words of the window itself: navigation, bars, menus, standard dialogs."""

from __future__ import annotations

from bhxh_desktop.domain.submission import State

PRODUCT = "Báo cáo BHXH"
PRODUCT_FOLDER = "BaoCaoBHXH"
WINDOW_TITLE = "{unit} – Báo cáo BHXH"

PAGES = {
    "home": "Bàn làm việc",
    "board": "Theo dõi",
    "consolidation": "Tổng hợp",
    "assignment": "Giao việc",
    "figures": "Số liệu",
    "journal": "Nhật ký",
    "tasks": "Nhiệm vụ",
    "documents": "Văn bản",
    "draft": "Dự thảo",
    "layout": "Thể thức",
    "exchange": "Gửi – nhận",
    "safety": "An toàn",
}
GROUPS = {"enter": "Lập báo cáo", "send": "Hoàn thành và gửi", "province": "Cấp tỉnh"}
MENU = "Danh mục lệnh (F10)"
COLLAPSE = "Thu gọn danh mục trang"
QUIT = "Thoát"
UNDO = "Hoàn tác"
REDO = "Làm lại"
WITH_STEP = "{verb}: {what}"

SAMPLE = "Dữ liệu mẫu"
SAVED = "Đã lưu {time}"
AUTHOR = "Người lập: {name}"
FOLDER = "Sổ làm việc: {path}"
BACKUP = "Sao lưu gần nhất {day}"
NO_BACKUP = "Chưa có bản sao lưu"
COPYING = "sao lưu sổ làm việc"
WORKING = "Đang làm: {what}"
WORKING_AT = "Đang làm: {what}, {percent}%"
STOP = "Dừng (Esc)"
STOPPED = "Đã dừng; chưa có gì thay đổi."

LOSING_TITLE = "Đóng chương trình"
LOSING = "Đóng mà bỏ đoạn lời văn chưa lưu được?"
LOSING_WHY = "Ở lại thì chương trình giữ đoạn vừa gõ và tự lưu khi được."
LOSE = "Đóng, bỏ đoạn chưa lưu"
STAY = "Ở lại"
CLOSING = "Đang làm: {what}. Xong việc này thì cửa sổ tự đóng."
STOP_AND_CLOSE = "Dừng rồi đóng"

CHOOSE_REGIME = "Chọn chế độ báo cáo"
CHOOSE_PERIOD = "Chọn kỳ báo cáo"
CAPTION_WITH_KEY = "{caption}  ({key})"

STATES = {
    State.NOTHING: "Chưa nhập",
    State.ENTERING: "Đang nhập",
    State.LOCKED: "Đã chốt",
    State.EXPORTED: "Đã xuất",
    State.RECEIVED: "Chờ duyệt",
    State.RETURNED: "Yêu cầu chỉnh lý",
    State.APPROVED: "Đã duyệt",
    State.CONSOLIDATED: "Đã tổng hợp",
    State.CONFLICT: "Số liệu lệch",
    State.DISPUTED: "Cần thống nhất",
    State.WAITING_KEY: "Chờ xác nhận khóa",
    State.MISSING_PARENT: "Thiếu bản trước",
}
NOT_RECEIVED = "Chưa nhận"

DUE = "Hạn gửi {weekday} {day}"
DUE_TODAY = "Hạn gửi hôm nay, {weekday} {day}"
WINDOW = "Kỳ số liệu {start} – {end}"
WINDOWS = "Kỳ báo cáo {start} – {end}; số liệu {first} – {last}"

ERRORS = "{count} lỗi"
WARNINGS = "{count} cảnh báo"
BLANKS = "{count} ô trống"
ALL_EXPLAINED = "đủ lý do"
UNEXPLAINED = "{count} chưa có lý do"
AND = ", "

RETURNED_BY = "{unit} yêu cầu chỉnh lý lần {number} ngày {day}: {reason}"
CELL_NOTE = "{cell}: {note}"
TO_CELL = "Đến ô"
ALL = "Xem hết"

CLOSE_PANEL = "Đóng bảng bên"
PANEL = "Mở hoặc đóng bảng bên (Ctrl+\\)"
CLOSE = "Đóng"
LATER = "Để sau"
MORE_MESSAGES = "và {count} thông báo nữa"
REST = "và {count} điều nữa…"
LESS = "Thu gọn"
CLOSE_MESSAGE = "Đóng thông báo"

REFUSED_TITLE = "Chưa mở được sổ làm việc"
PROBLEM_TITLE = "Chương trình gặp lỗi"
PROBLEM_HEAD = "Chương trình gặp lỗi của chính nó"
PROBLEM_BODY = (
    "Việc vừa làm chưa được ghi; số liệu đã lưu trước đó còn nguyên. Chép nội dung bên dưới và gửi "
    "cho người hỗ trợ, rồi mở lại chương trình."
)
COPY_REPORT = "Chép nội dung lỗi"

# the buttons of Qt's own dialogs, which come without Vietnamese
STANDARD = {
    "Open": "Mở",
    "&Open": "&Mở",
    "Save": "Lưu",
    "&Save": "&Lưu",
    "Cancel": "Để sau",
    "&Cancel": "Để sau",
    "OK": "Xong",
    "&OK": "Xong",
    "Close": "Đóng",
    "&Close": "Đóng",
    "&Choose": "&Chọn",
    "Look in:": "Thư mục:",
    "File &name:": "&Tên tệp:",
    "Directory:": "Thư mục:",
    "Files of type:": "Loại tệp:",
    "Save As": "Lưu thành",
    "All Files (*)": "Mọi tệp (*)",
    "All files (*)": "Mọi tệp (*)",
    "Back": "Về trước",
    "Forward": "Tới",
    "Parent Directory": "Thư mục trên",
    "Create New Folder": "Tạo thư mục",
    "List View": "Danh sách",
    "Detail View": "Chi tiết",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Kind": "Loại",
    "Date Modified": "Ngày sửa",
    "My Computer": "Máy này",
    "Computer": "Máy này",
    "Undo": "Hoàn tác",
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "Cắ&t",
    "&Copy": "&Chép",
    "&Paste": "&Dán",
    "Delete": "Xóa",
    "Select All": "Chọn hết",
    "Copy": "Chép",
    "Cut": "Cắt",
    "Paste": "Dán",
    "Redo": "Làm lại",
    "Folder": "Thư mục",
    "File Folder": "Thư mục",
    "New Folder": "Thư mục mới",
    "&New Folder": "Thư mục &mới",
    "&Rename": "Đổ&i tên",
    "&Delete": "&Xóa",
    "Show &hidden files": "Hiện tệp ẩ&n",
    "Recent Places": "Nơi mở gần đây",
    "Drive": "Ổ đĩa",
    "File": "Tệp",
}
