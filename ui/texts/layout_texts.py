"""Words of the page that checks the layout of Word files."""

from __future__ import annotations

CHOOSE = "Chọn tệp Word…"
CHOOSE_KEY = "Ctrl+O"
CHOOSE_TITLE = "Chọn tệp Word cần kiểm tra"
WORD_FILES = "Tệp Word (*.docx)"
OUR_OWN = "Kiểm tra báo cáo đang chọn"
AGAIN = "Kiểm tra lại"
OPEN = "Mở tệp"
COPY = "Chép kết quả"
COPIED = "Đã chép kết quả kiểm tra {name}."
NOT_OPENED = "Không mở được {name}. Mở tệp từ thư mục của tệp."
CHECKING = "Đang kiểm tra thể thức {count} tệp…"
CHECKING_ONE = "Đang kiểm tra thể thức {name}…"
FILES = "Các tệp đã kiểm tra"
FILE, RESULT = "Tệp", "Kết quả"

EMPTY_TITLE = "Chưa kiểm tra tệp nào"
EMPTY = (
    "Chọn hoặc kéo vào đây tệp Word: báo cáo do chương trình lập rồi sửa tay, hoặc văn bản bất kỳ. "
    "Chương trình đối chiếu với Nghị định 30/2020/NĐ-CP, chỉ ra từng chỗ sai và cách sửa; tệp mang "
    "mã đối chiếu thì so cả số liệu với bản đã chốt. Tệp không bị thay đổi."
)
SOUND = "Đúng thể thức"
COUNTS = {"error": "{count} lỗi", "warning": "{count} cảnh báo", "info": "{count} gợi ý"}
CHANGED_COUNT = "{count} chỗ sửa tay"
NOT_READ = "Không đọc được"
COMMA = ", "
OWN_NAME = "{report} (bản trong chương trình)"

SOUND_WORDS = "Không thấy lỗi thể thức theo {decree}."
GROUPS = {"error": "Lỗi – phải sửa", "warning": "Cảnh báo – nên sửa", "info": "Gợi ý"}
CHANGED_GROUP = "Khác bản chốt lần {number}, mã đối chiếu {code}"
CHANGED_FOOT = "Khác bản chốt lần {number}, mã đối chiếu {code}, ở {count} chỗ."
SAME = "Bảng và lời văn đúng như bản chốt lần {number}, mã đối chiếu {code}."
NOT_HERE = "Tệp mang mã đối chiếu {code}; sổ làm việc này không có bản chốt đó nên chưa so số liệu."
NO_CODE = "Tệp không mang mã đối chiếu nên chưa so số liệu."
COMPARE = "So với {report}, bản chốt lần {number}"
AT = "Tại: {places}"
MORE = "và {count} chỗ nữa"
SEPARATOR = "; "
MEND = "Cách sửa: {mend}"
SOURCE = "Theo {source}"
COPIED_LINE = "- {level}: {words}"
