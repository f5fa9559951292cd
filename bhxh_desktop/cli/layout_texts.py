"""Words of the layout check on the command line."""

from __future__ import annotations

CHECK = """Kiểm tra thể thức một tệp Word theo Nghị định 30.

Đọc được mọi tệp .docx, không cần sổ làm việc. Có --data thì so cả số liệu trong các bảng với bản
chốt mang mã đối chiếu in trong tệp, hoặc bản chốt ghi ở --revision, và kể ô nào đã sửa tay.

Mã thoát 1 khi có lỗi hoặc có số sửa tay; chỉ có cảnh báo, gợi ý thì mã thoát 0."""
FILE_IS = "Tệp Word .docx."
REVISION = "So với bản chốt này: mã đối chiếu, ít nhất 5 ký tự đầu. Cần --data."
NO_DATA = "--revision cần biết sổ làm việc. Thêm --data THƯ_MỤC ngay sau bhxh."

FINDING = "{level} {rule}. {sentence}"
PLACES = "Tại: {places}"
MORE_PLACES = "và {count} chỗ nữa"
MEND = "Cách sửa: {mend}"
SOURCE = "Theo {source}."
SEPARATOR = "; "
CHANGED_TITLE = "Khác bản chốt lần {number}, mã đối chiếu {code}:"
UNCHANGED = "Bảng và lời văn đúng như bản chốt lần {number}, mã đối chiếu {code}."
NOT_HERE = "Tệp mang mã đối chiếu {code}; sổ làm việc này không có bản chốt đó nên chưa so số liệu."
NOT_COMPARED = "Tệp mang mã đối chiếu {code}. Thêm --data THƯ_MỤC ngay sau bhxh để so số liệu."
COUNT = "{errors} lỗi, {warnings} cảnh báo, {infos} gợi ý."
NOTHING = "Không thấy lỗi thể thức theo {decree}."
