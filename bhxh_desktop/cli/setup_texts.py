"""Every Vietnamese word of the commands on setups."""

from __future__ import annotations

INIT_SETUP = "Tệp thiết lập do tỉnh gửi; sổ lập cho đơn vị ghi trong tệp."
ENROL = "Đã gọi điện đối chiếu vân tay khóa của tỉnh: nhận thiết lập ngay."
ONE_OF_TWO = "Thêm --unit MÃ, hoặc --setup TỆP khi có tệp thiết lập của tỉnh."
ACCEPTED = "Đã nhận thiết lập của {by}, khóa {key}."
WAITS = (
    "Thiết lập của {by} đang chờ: gọi điện đối chiếu vân tay {key}, đúng thì chạy lệnh "
    "keys confirm {code} {key}"
)
SETUP = """Ghi gói thiết lập cho cơ quan cấp dưới.

Gói có danh sách đơn vị, việc đã giao, các chế độ báo cáo và khóa. Cơ quan mới lập sổ từ gói này
(init --setup); cơ quan đã có sổ thì nhập như mọi gói."""
SETUP_IS = "Tệp sẽ ghi; không kèm --unit thì là thư mục, mỗi cơ quan một tệp."
UNIT = "Mã cơ quan nhận gói."
WRITTEN = "Đã ghi gói thiết lập {path}."
READ_OUT = "Vân tay khóa để đọc cho cơ quan nhận gói: {fingerprint}"
BROUGHT = "Thiết lập mới của {unit}: {units} đơn vị, {assignments} bảng giao, {forms} mẫu báo cáo."
REVOKE = """Thu hồi một khóa của cơ quan cấp dưới.

Dùng khi mất máy hoặc người giữ máy thôi việc. Cơ quan khác biết khi nhập gói của đơn vị này."""
PAST = "Cả những gì khóa đã ký trước đây cũng thôi được tính."
REVOKED = "Đã thu hồi khóa {fingerprint}. Gói gửi đi từ nay mang theo việc thu hồi này."
