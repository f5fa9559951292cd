"""Every Vietnamese word the reports add to what definitions and offices say."""

from __future__ import annotations

# the frame of a document (Decree 30/2020, appendix I)
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER_LINE = "Số:        /{symbol}"
NUMBERED_LINE = "Số: {number}/{symbol}"
NO_PLACE = "…………"
PLACE_LINE = "{place}, {day}"
ADDRESSED = "Kính gửi:"
RECIPIENTS = "Nơi nhận:"

# marks
DRAFT = "DỰ THẢO"
SAMPLE = "DỮ LIỆU MẪU"
VERIFICATION = "Mã đối chiếu: {code} (chốt lần thứ {number})"

# what is said of the figures as a whole
WINDOW = "Số liệu trong báo cáo tính từ {start} đến hết {end}."
WINDOWS = "Kỳ báo cáo từ {start} đến {end}; số liệu tính từ {first} đến hết {last}."
MISSING = "Số liệu chưa gồm: {units}."
NO_CONTENT = "(Chưa có nội dung.)"
NO_FIGURE = "(chưa có số liệu)"
DOES_NOT_APPLY = "(không áp dụng)"
NO_FIGURE_IN_SENTENCE = "…"
ESTIMATED = "ước {figure}"
BEFORE_NAMES = (
    *("năm", "tháng", "ngày", "quý", "khóa", "mục", "điều", "khoản", "nghị quyết", "lần thứ"),
)
RISEN, FALLEN, UNCHANGED = "tăng {size}", "giảm {size}", "không thay đổi"
POINTS = "{points} điểm phần trăm"
WITH_SHARE = "{size} ({share}%)"

# annexes (Decree 30/2020, appendix I, III.1)
ANNEX = "Phụ lục"
ANNEX_NUMBERED = "Phụ lục {number}"
ANNEX_AND = " và "
ANNEX_AT = "Chi tiết tại {annexes} kèm theo."
ANNEX_REFERENCE = "(Kèm theo {kind} {number} {day} của {body})"
BLANK_DAY = "ngày       tháng       năm {year}"

# tables
NUMBER = "STT"
CAPTION = "Nội dung"
UNIT = "Đơn vị"
MEASURE = "Đơn vị tính"
TARGET = "Chỉ tiêu giao"
FIGURE = "Số liệu"
MEASURE_LINE = "Đơn vị tính: {measure}"
NONE_ARISING = "–"
NOT_APPLICABLE = "x"
INCOMPLETE = "*"
LEGEND = "Ghi chú: {meanings}."
MEANINGS = {
    NONE_ARISING: "“–” là không phát sinh",
    NOT_APPLICABLE: "“x” là không áp dụng",
    INCOMPLETE: "“*” là tổng còn thiếu số liệu",
}
UNIT_SAYS = "{unit}: {text}"
OF_WHICH = "trong đó"
YES_NO = {"yes": "Có", "no": "Không"}

# tasks
TASKS_DONE = "Tiến độ thực hiện nhiệm vụ: đã hoàn thành {done}/{planned} nhiệm vụ."
TASKS_OF_GROUP = "{caption}: {planned} nhiệm vụ ({states})"
TASK_STATES = {
    "done": "đã hoàn thành {count}",
    "in_progress": "đang thực hiện {count}",
    "not_started": "chưa thực hiện {count}",
}
TASKS_LATE = "; trong đó chậm tiến độ {count}"
TASKS_ALL_DONE = "đã hoàn thành"
TASK_LATE = "Nhiệm vụ chậm tiến độ: {text}{shown}"
TASKS_SHOWN = {
    "done": "Nhiệm vụ đã hoàn thành: {text}{shown}",
    "in_progress": "Nhiệm vụ đang thực hiện: {text}{shown}",
    "not_started": "Nhiệm vụ chưa thực hiện: {text}{shown}",
}
"""Of a task with the documents that show how far it is."""

# documents: the codes of Decree 30/2020, appendix III
DOCUMENT_KINDS = {
    "BB": "Biên bản",
    "BC": "Báo cáo",
    "BTT": "Bản thỏa thuận",
    "BGN": "Bản ghi nhớ",
    "CĐ": "Công điện",
    "CT": "Chỉ thị",
    "CTr": "Chương trình",
    "DA": "Dự án",
    "ĐA": "Đề án",
    "GGT": "Giấy giới thiệu",
    "GM": "Giấy mời",
    "GNP": "Giấy nghỉ phép",
    "GUQ": "Giấy ủy quyền",
    "HD": "Hướng dẫn",
    "HĐ": "Hợp đồng",
    "KH": "Kế hoạch",
    "NQ": "Nghị quyết",
    "PA": "Phương án",
    "PB": "Phiếu báo",
    "PC": "Phiếu chuyển",
    "PG": "Phiếu gửi",
    "QC": "Quy chế",
    "QĐ": "Quyết định",
    "QyĐ": "Quy định",
    "TB": "Thông báo",
    "TC": "Thông cáo",
    "TTr": "Tờ trình",
}
LETTER = "Công văn"
CITATION_ABOUT = ("về việc ", "v/v ", "về ")
DOCUMENTS = "Văn bản đã ban hành, thực hiện:"
DOCUMENTS_OF = "Văn bản {unit} đã ban hành, thực hiện:"

# the page of a recovery code
RECOVERY_KIND = "MÃ PHỤC HỒI"
RECOVERY_SUBJECT = "{unit}"
RECOVERY_PLACE = "{place}, {day}"
RECOVERY_USES = {
    "bundles": "Mã này mở được các gói niêm phong gửi đến và gửi đi của {unit} và phần khóa của "
    "các bản sao lưu, kể cả khi mọi máy của đơn vị đã hỏng hoặc mất.",
    "backup": "Mã này mở được phần khóa của bản sao lưu lập {day} của {unit}. Không có mã thì "
    "phục hồi được số liệu nhưng không phục hồi được khóa ký.",
}
RECOVERY_ONCE = (
    "Chương trình không giữ mã này và không hiện lại lần nữa. In tờ này ra giấy, cất vào két hoặc "
    "phong bì niêm phong do lãnh đạo đơn vị giữ, rồi xóa tệp."
)
RECOVERY_HIDE = (
    "Ai có mã thì đọc được những gì mã mở được: không chụp ảnh, không gửi qua mạng, không lưu vào "
    "máy tính."
)
RECOVERY_TABLE = "Đọc theo hàng, từ trái sang phải. Không có chữ O, chỉ có số 0."
RECOVERY_HOW = (
    "Khi cần dùng: gõ lại mã vào một tệp .txt, cả dòng đầu; dấu cách, xuống dòng, chữ hoa hay chữ "
    "thường đều được. Gõ sai thì chương trình báo. Dùng xong xóa tệp .txt."
)
RECOVERY_COMMANDS = {
    "bundles": "bhxh --data SỔ import --recovery MÃ.txt GÓI.bhxh",
    "backup": "bhxh --data SỔ_MỚI restore SAO_LƯU --recovery MÃ.txt",
}
RECOVERY_PUBLIC = "Khóa công khai của mã này, ai cũng xem được:"
RECOVERY_MAKER = "NGƯỜI LẬP"
RECOVERY_KEPT = "Nơi cất:"
RECOVERY_SAFE = ("- Két của đơn vị.",)

# workbooks
PERIOD_LINE = "Kỳ báo cáo: {period} (từ {start} đến hết {end})"
AS_VALUES = (
    "Ô nền xám không có công thức: số liệu tính từ danh mục nhiệm vụ, hoặc số có nhiều chữ số hơn "
    "mức Excel tính chính xác."
)
FILL_IN = (
    "Chỉ nhập vào ô nền trắng; ô nền xám tự tính. Gõ dấu “-” nếu không phát sinh, chữ “x” nếu "
    "không áp dụng, để trống nếu chưa có số liệu. Ghi ngày như 05/6/2023."
)
TRUE_FALSE = ("Sai", "Đúng")
TYPED_NONE_ARISING = ("-", "–", "không phát sinh")
TYPED_NOT_APPLICABLE = ("x", "không áp dụng")
