"""Words about sealing: who can open a bundle, and the recovery code."""

from __future__ import annotations

WHO = "Ai mở được gói"
SEALED = "Niêm phong cho: {unit}"
SEALED_TIP = "Ngoài {unit} chỉ có máy của đơn vị và mã phục hồi mở được."
PLAIN = "Không niêm phong: ai cầm gói cũng đọc được"
BECAUSE = {
    "nobody": "Gói không niêm phong vì không có đơn vị cấp trên để gửi: ai cầm gói cũng đọc được.",
    "unknown": "Gói không niêm phong vì chưa có khóa mở gói đã xác nhận của {unit}: ai cầm gói "
    "cũng đọc được. Nhập một gói của {unit} thì các gói sau được niêm phong.",
    "revoked": "Mọi khóa mở gói của {unit} đã bị thu hồi nên không niêm phong được. Nhập gói mới "
    "của {unit} và xác nhận khóa mới; nếu vẫn cần gửi ngay thì chọn gửi không niêm phong.",
}
WRITTEN = " Gói niêm phong cho {unit}."

# the recovery code
NO_CODE = (
    "Chưa có mã phục hồi. Mất máy này thì không mở lại được các gói niêm phong gửi cho {unit}."
)
MAKE_CODE = "Lập mã phục hồi…"
CODE_TARGET = "Ghi trang mã phục hồi thành"
CODE_KINDS = "PDF (*.pdf);;Word (*.docx);;Văn bản (*.txt)"
CODE_NAME = "ma-phuc-hoi.pdf"
MAKING_CODE = "Lập mã phục hồi"
CODE_WRITTEN = (
    "Đã ghi trang mã phục hồi {name}. In ra giấy, cất vào nơi an toàn rồi xóa tệp; chương trình "
    "không giữ mã và không hiện lại."
)
OPEN_PAGE = "Mở trang để in"
