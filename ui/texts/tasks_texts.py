"""Words of the page of tasks."""

from __future__ import annotations

from bhxh_desktop.domain.formula import TaskState

STATES: dict[TaskState, str] = {
    "not_started": "Chưa thực hiện",
    "in_progress": "Đang thực hiện",
    "done": "Đã hoàn thành",
    "late": "Chậm tiến độ",
}
AND_LATE = "{state}, chậm"
NOT_TOLD = "Chưa ghi"

ALL = "Tất cả  {count}"
OPEN = "Chưa xong  {count}"
LATE = "Chậm tiến độ  {count}"
DONE = "Đã hoàn thành  {count}"

HEAD_CODE = "Số"
HEAD_TEXT = "Nhiệm vụ"
HEAD_TIME = "Thời hạn"
HEAD_STATE = "Tình trạng"
HEAD_SHOWN = "Minh chứng"
TABLE = "Danh sách nhiệm vụ"
SHOWN_COUNT = "{count} văn bản"
SEARCH = "Tìm nhiệm vụ"

MARK_DONE = "Đã xong"
MARK_BEGUN = "Đang làm"
MARK_NOT = "Chưa làm"
EDIT = "Ghi chi tiết…"
UNDO = "Hoàn tác (Ctrl+Z)"
SELECTED = "Đã chọn {count} nhiệm vụ"
WRITTEN = "Đã ghi {count} nhiệm vụ: {state}."
WRITTEN_ONE = "Đã ghi nhiệm vụ {code}: {state}."
TAKEN_BACK = "Đã trở lại như trước với {count} nhiệm vụ."

LOCKED = (
    "Báo cáo {period} đã chốt: tiến độ giữ nguyên. Muốn sửa thì lập lần chốt mới ở trang Số liệu."
)
OPEN_FIGURES = "Mở trang Số liệu"
AS_OF = "{period}; tiến độ tính đến {day}"

NONE_TITLE = "Không có nhiệm vụ nào ở đây"
NONE = "Chọn mục khác ở trên."
EMPTY_TITLE = "Đơn vị không được giao nhiệm vụ nào"
EMPTY = (
    "Chế độ này không giao nhiệm vụ cho đơn vị trong năm, hoặc chưa nhập gói thiết lập tỉnh gửi. "
    "Báo cáo không in phần tiến độ nhiệm vụ."
)

PANEL = "Nhiệm vụ đang chọn"
NOTHING_CHOSEN = "Chọn một nhiệm vụ để xem đầy đủ."
GROUP, LEAD, COOPERATING = "Nhóm", "Chủ trì", "Phối hợp"
TIME, PRODUCT = "Thời hạn", "Sản phẩm"
NOTE, SHOWN, DONE_ON = "Ghi chú", "Minh chứng", "Ngày hoàn thành"

TITLE = "Tiến độ nhiệm vụ"
HEADING = "{code}. {text}"
DO = "Ghi"
STATE = "Tình trạng"
DONE_ON_HINT = "như 05/6/2024; để trống nếu không rõ"
NOTE_HINT = "Kết quả, vướng mắc; nhiệm vụ chậm thì nêu nguyên nhân"
ADD_SHOWN = "Chọn từ sổ văn bản…"
DROP_SHOWN = "Bỏ văn bản"
NO_SHOWN = "Chưa có văn bản minh chứng."

PICK_TITLE = "Văn bản minh chứng"
PICK_HEADING = "Chọn văn bản cho thấy nhiệm vụ đã làm đến đâu"
PICK_SEARCH = "Tìm số, ký hiệu, trích yếu"
PICK_DO = "Chọn"
PICK_READING = "đọc sổ văn bản"
PICK_NONE = "Không có văn bản nào khớp. Ghi văn bản vào sổ ở trang Văn bản trước."
