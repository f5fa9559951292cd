"""Words of the first start."""

from __future__ import annotations

TITLE = "Lập sổ làm việc"
HEADING = "Máy này dùng cho đơn vị nào?"
ABOUT = (
    "Sổ làm việc là một thư mục trên máy này, giữ số liệu, bản chốt và khóa ký của đơn vị. "
    "Mỗi máy lập một lần."
)
UNIT = "Đơn vị"
AUTHOR = "Người lập báo cáo"
AUTHOR_HINT = "Họ và tên, in trong lịch sử và trên gói gửi đi"
FOLDER = "Thư mục"
CHOOSE = "Chọn…"
CHOOSE_FOLDER = "Chọn thư mục cho sổ làm việc"
DO = "Lập sổ làm việc"
FOLDER_NAME = "BaoCaoBHXH"

SETUP = "Tệp thiết lập"
SETUP_HINT = "Tỉnh gửi cho đơn vị; chưa có thì chọn đơn vị ở dưới."
CHOOSE_SETUP = "Chọn tệp thiết lập do tỉnh gửi"
SETUP_FILES = "Gói dữ liệu (*.bhxh)"
CALL = (
    "Gọi điện cho {sender} theo số đã biết từ trước, đọc cho nhau nghe vân tay khóa dưới đây. Khớp "
    "từng nhóm thì đánh dấu."
)
COMPARED = "Đã gọi điện, vân tay khớp"

MISSING_TITLE = "Chưa thấy sổ làm việc"
MISSING = "Không thấy sổ làm việc ở {folder}"
NO_FOLDER = (
    "Máy này không có thư mục đó. Sổ để trên USB, ổ rời hoặc ổ mạng thì cắm hoặc nối ổ rồi bấm Thử "
    "lại. Sổ đã chuyển chỗ thì chọn thư mục mới của nó."
)
NO_STORE = (
    "Thư mục đó có nhưng không chứa sổ làm việc (tệp store.db). Sổ đã chuyển chỗ thì chọn thư mục "
    "mới của nó; tệp bị xóa nhầm thì phục hồi từ thư mục backups hoặc từ bản sao lưu."
)
NOT_ANEW = (
    "Chỉ lập sổ mới khi đơn vị chưa có sổ: sổ mới trống, có khóa ký khác, tỉnh phải xác nhận lại."
)
AGAIN, ELSEWHERE, NEW = "Thử lại", "Chọn thư mục khác…", "Lập sổ mới…"
FIND_FOLDER = "Chọn thư mục của sổ làm việc"
