"""Words of the page on which a province assigns the year."""

from __future__ import annotations

YEAR = "Năm {year}"
DUE = "Hạn gửi của các cơ quan"
DUE_SAME = "cùng hạn của tỉnh"
DUE_EARLIER = "trước hạn của tỉnh {days} ngày làm việc"
SENT_WITH = "Cơ quan chỉ thấy việc đã giao sau khi nhập gói thiết lập tỉnh gửi."
SEND = "Gửi cơ quan…"
SEND_TITLE = "Chọn thư mục ghi gói thiết lập"
SENDING = "ghi gói thiết lập"
SENT = (
    "Đã ghi {count} gói thiết lập vào {folder}, mỗi cơ quan một gói. Vân tay để đọc cho cơ quan "
    "mới lập sổ: {fingerprint}."
)
OPEN_FOLDER = "Mở thư mục"

TASKS = "Nhiệm vụ  {count}"
TARGETS = "Chỉ tiêu giao riêng  {count}"
FORMS = "Không phải nhập  {count}"

EXCEL = "Excel"
SAVE = "Lưu bảng giao để điền…"
LOAD = "Nhập bảng giao đã điền…"
SAVE_TITLE = "Lưu bảng giao"
LOAD_TITLE = "Chọn bảng giao đã điền"
FILES = "Bảng tính Excel (*.xlsx)"
FILE_NAME = "giao_{regime}_{year}.xlsx"
WRITING, READING = "ghi bảng giao", "đọc bảng giao"
SAVED = "Đã lưu bảng giao {name}. Điền trong Excel rồi nhập lại ở đây."
LOADED = "Đã nhập bảng giao {name}."

PASTE = "Dán danh mục"
PASTE_TITLE = "Dán danh mục nhiệm vụ"
PASTE_HEADING = "{count} nhiệm vụ sẽ thay danh mục năm {year}"
PASTE_BEFORE = "Danh mục đang có: {count} nhiệm vụ."
PASTE_DO = "Thay danh mục"
PASTED = "Danh mục năm {year} nay có {count} nhiệm vụ."
NOTHING_COPIED = (
    "Chưa chép dòng nào. Trong Excel chọn các dòng theo thứ tự cột: số, nhóm, nội dung, chủ trì, "
    "phối hợp, thời gian, hạn, sản phẩm, đơn vị; bấm Ctrl+C rồi dán ở đây."
)
NO_GROUPS_TITLE = "Chế độ này không báo cáo theo nhiệm vụ"
NO_GROUPS = "Chọn chế độ báo cáo khác để giao nhiệm vụ."
NO_TASKS_TITLE = "Chưa có danh mục nhiệm vụ"
NO_TASKS = (
    "Chép các dòng trong Excel rồi bấm Dán danh mục, hoặc lưu bảng giao để điền. Chưa giao thì "
    "dùng danh mục trong văn bản của ngành."
)

HEADS = ("Số", "Nội dung nhiệm vụ", "Nhóm", "Thời gian", "Hạn", "Đơn vị thực hiện")
TARGETS_HINT = (
    "Ghi như ≥ 95,5; không ghi dấu là ít nhất. Chữ nhạt là chỉ tiêu mẫu quy định, áp dụng cho ô để "
    "trống."
)
FORMS_HINT = "Bỏ dấu ở đơn vị không phải nhập: các ô đó in “x”, không tính là thiếu."
