"""Words of what helps to write a section: chips, the picker, figures typed by hand, pasting."""

from __future__ import annotations

INSERT = "Chèn số"
INSERT_TIP = "Chèn số liệu, số nhiệm vụ, văn bản vào lời văn; tự đổi theo số liệu (Ctrl+M)"
PHRASES = "Câu gợi ý"
PHRASES_TIP = "Đưa vào mục này câu số liệu của chương trình hoặc lời văn của kỳ khác"
SENTENCES = "Câu số liệu của mục này để sửa lại ({count} câu)"
NO_SENTENCES = "Chế độ này không soạn sẵn câu số liệu cho mục này"
SENTENCES_WAIT = "Câu số liệu của mục này chờ số: chưa nhập đủ hoặc không so sánh được"
SENTENCES_TAKEN = "Lời văn đã dẫn các số có trong câu số liệu của mục này"
EARLIER = "Lời văn {period} ({count} đoạn)"
NO_EARLIER = "Lời văn {period}: chưa có"
BOLD, ITALIC = "Chữ đậm (Ctrl+B)", "Chữ nghiêng (Ctrl+I)"
DASHES, NUMBERS = "Gạch đầu dòng", "Đánh số 1. 2. 3."

PICKER = "Chèn vào lời văn"
PICKER_HEADING = "Chọn số liệu, nhiệm vụ hoặc văn bản; lời văn tự đổi theo"
SEARCH = "Tìm theo tên hoặc số cột, ví dụ: tiếp nhận, (7)"
KINDS = ("Kỳ này", "Kỳ trước", "Cùng kỳ năm trước", "So với kỳ trước", "So với cùng kỳ")
NAME, WHERE, NOW = "Nội dung", "Biểu, danh mục", "Hiện là"
NOTHING_YET, WAITING = "chưa có", "…"
READING = "tìm số liệu các kỳ trước"
NOT_FOUND = "Không có mục nào khớp. Gõ từ khác hoặc ít từ hơn."

OUTDATED = "Mục này ghi {typed}, số liệu hiện là {now}."
OUTDATED_MORE = "Mục này ghi {typed}, số liệu hiện là {now}; còn {count} số nữa cũng khác."
MEND, KEEP = "Sửa thành {now}", "Giữ {typed}"

LEGACY = (
    "Chưa dán: đoạn chép theo bảng mã {encoding}, không phải Unicode. Chuyển mã sang Unicode "
    "(UniKey: Ctrl+Shift+F6) rồi dán lại."
)
