"""Words of the draft page."""

from __future__ import annotations

DRAFT_CHIP = "Chưa chốt, in ra có chữ DỰ THẢO"
DRAFT_SHORT, LOCKED_SHORT = "Chưa chốt", "Đã chốt lần {number}"
LOCKED_CHIP = "Đã chốt lần {number}, mã đối chiếu {code}"
SOURCES = "Số liệu tổng hợp từ {count} đơn vị đã duyệt"
SOURCES_MISSING = "Số liệu tổng hợp từ {count} đơn vị đã duyệt, thiếu {missing} đơn vị"
OWN, TOTAL = "Của đơn vị", "Toàn tỉnh"

SAVE_WORD = "Lưu Word…"
SAVE_OTHER = "Thêm"
SAVE_PDF = "Lưu PDF…"
SAVE_EXCEL = "Lưu phụ lục Excel…"
PRODUCED = "Các tệp đã lập…"
FINAL = "Bản đã ký…"
FRAME = "Khung văn bản…"
PRINT = "In…"
SAVE_TITLES = {
    ".docx": "Lưu báo cáo thành tệp Word",
    ".pdf": "Lưu báo cáo thành tệp PDF",
    ".xlsx": "Lưu phụ lục thành tệp Excel",
}
SAVE_KINDS = {
    ".docx": "Tệp Word (*.docx)",
    ".pdf": "Tệp PDF (*.pdf)",
    ".xlsx": "Tệp Excel (*.xlsx)",
}
FILE_KINDS = {".docx": "Báo cáo", ".pdf": "Báo cáo", ".xlsx": "Phụ lục"}
FILE_OWN = "{what} {regime} {period} - {unit}"
FILE_TOTAL = "{what} {regime} {period} - Toàn tỉnh"
WRITING_FILE = "ghi tệp {name}"
SAVED_FILE = "Đã lưu {name}"
NOT_WRITTEN = (
    "Không ghi được {name} vào {folder}. Tệp đang mở trong Word hoặc Excel thì đóng lại; "
    "không thì chọn thư mục khác rồi lưu lại."
)
NO_ROOM = "Không ghi được {name}: ổ chứa {folder} đã đầy. Xóa bớt tệp hoặc chọn ổ khác rồi lưu lại."
OPEN_FOLDER = "Mở thư mục"
OPEN_FILE = "Mở tệp"
CHECK_LAYOUT = "Kiểm tra thể thức"
NOT_OPENED = "Không mở được {name}: máy này chưa có chương trình mở loại tệp đó."
PRINTING = "in báo cáo"
PRINTED = "Đã gửi {count} trang tới máy in {printer}."
NOT_PRINTED = (
    "Máy in {printer} không nhận bản in; chưa có trang nào được in. Kiểm tra máy in rồi in lại."
)
PRINT_STOPPED = "Đã dừng in. Trang đã gửi trước đó có thể vẫn ra ở máy in {printer}."

SECTIONS = "Các mục"
DONE = "{done}/{of} xong"
CHOOSE_SECTION = "Chọn mục để soạn"
SECTION_LINE = "{number} {heading}"
SECTION_READ = "{number} {heading}, {state}"
STATES = {
    "done": "xong",
    "begun": "đang soạn",
    "nothing": "chưa soạn",
    "outdated": "dẫn số cũ",
}
TABS = ("Soạn", "Xem trước")

UNDO = "Hoàn tác (Ctrl+Z)"
REDO = "Làm lại (Ctrl+Y)"
SAVING = "Đang gõ, chưa lưu"
SAVED = "Đã lưu"
NOT_SAVED = "Chưa lưu được"
NOT_SAVED_YET = (
    "Chưa lưu được đoạn vừa gõ ở mục {section}; chương trình giữ lại và tự lưu khi được. {why}"
)
BACK_TO_IT = "Về mục đó"
SECTION_OF = "{number} {heading}, báo cáo {regime} {period}"
LOCKED = "Báo cáo đã chốt lần {number}, lời văn không sửa được; muốn sửa thì lập lần chốt mới."
REOPEN = "Lập lần chốt mới"
REOPENED = "Đã mở lại để lập lần chốt mới."
NO_HINT = "Mục này không bắt buộc viết. Cần nói thêm gì thì gõ vào đây."
PRINTS_ITSELF = "Chương trình tự in ở mục này: {things}."
SENTENCES = "{count} câu số liệu"
FORMS = "biểu {titles}"
DOCUMENTS = "danh mục văn bản"
TASKS = "tiến độ nhiệm vụ"
COMMA = ", "
BULLETS = "Mỗi đoạn một dòng; dòng bắt đầu bằng “- ” hoặc “+ ” in thành gạch đầu dòng."

PREVIEWING = "lập bản xem trước"
PREVIOUS_PAGE, NEXT_PAGE = "Trang trước", "Trang sau"
PAGE = "Trang {page} / {pages}"
ZOOMS = ("Vừa bề rộng", "Cả trang", "100%")
WORD_DIFFERS = "Word có thể ngắt trang khác bản này; in từ đây thì đúng như xem."
NO_PREVIEW = "Chưa xem trước được"
FRESH = "Bản xem trước lúc {time}"
