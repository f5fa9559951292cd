"""Every Vietnamese word of the commands on the register of documents."""

from __future__ import annotations

DOCUMENT = """Sổ văn bản: ghi, dán danh sách, chọn văn bản cho báo cáo.

Không kèm lệnh con thì liệt kê cả sổ. Văn bản gọi bằng số và ký hiệu, như 106/KH-BHXH; trùng tên
thì thêm --year, --of."""
LIST = """Liệt kê cả sổ, hoặc cả sổ so với báo cáo của một kỳ.

Sau danh sách là những điều cần xem lại: trùng, ngược ký hiệu, sai thứ tự ngày."""
PASTE = """Đọc danh sách văn bản trong tệp chữ và ghi vào sổ.

Mỗi dòng viết như người ta vẫn viết: “Kế hoạch số 58/KH-BHXH ngày 12/01/2023 của BHXH tỉnh về …”.
Có CHẾ_ĐỘ thì văn bản vào báo cáo của kỳ có ngày đó, hoặc của KỲ ghi sau. Chỉ in những dòng cần xem
lại; thêm --dry-run để xem chương trình đọc ra gì ở mọi dòng mà chưa ghi."""
PASTE_FILE = "Tệp chữ .txt có danh sách văn bản."
ADD = """Ghi một văn bản vào sổ, và vào báo cáo nếu có --regime."""
CHANGE = """Sửa một văn bản trong sổ và trong mọi báo cáo chưa chốt có văn bản đó.

Phần nào không ghi thì giữ nguyên."""
REMOVE = "Xóa văn bản khỏi sổ và khỏi mọi báo cáo chưa chốt."
TAG = """Đưa văn bản vào danh sách của một báo cáo.

Thêm --off để bỏ khỏi danh sách; văn bản vẫn còn trong sổ."""
NAME, NAME_IS = "VĂN_BẢN", "Số và ký hiệu, như 106/KH-BHXH."
YEAR = "Năm ban hành."
OF = "Cơ quan ban hành, để phân biệt khi trùng số và ký hiệu."
NUMBER, SYMBOL = "Số mới.", "Ký hiệu mới."
DATE = "Ngày ban hành, như 12/01/2023."
ISSUER = "Cơ quan ban hành, viết thế nào cũng được: “BHXH tỉnh”, “UBND tỉnh”."
SUBJECT = "Trích yếu."
ACCEPT = "Ghi nhận tên cơ quan chương trình chưa biết."
REGIME = "Chế độ có báo cáo in văn bản này."
PERIOD = "Kỳ; không ghi thì theo ngày của văn bản."
DRY_RUN = "Chỉ xem, không ghi gì."
OFF = "Bỏ khỏi danh sách của báo cáo."
UNNAMED = "Ghi văn bản là số/ký hiệu, như 106/KH-BHXH, đang ghi “{found}”."
SEVERAL = "Có {count} văn bản {name}: {found}. Thêm --year hoặc --of."
ADDED = "Sổ văn bản: ghi mới {new}, bổ sung {completed}, đã có {known}, chờ cơ quan {waiting}."
LISTED = "Báo cáo kỳ {period}: thêm {count} văn bản."
CHANGED = "Đã sửa thành {document} của {issuer}."
REMOVED = "Đã xóa {count} văn bản khỏi sổ."
TAGGED = "Báo cáo kỳ {period}: thêm {count} văn bản."
UNTAGGED = "Báo cáo kỳ {period}: bỏ {count} văn bản."
NOTHING = "Sổ văn bản chưa có văn bản nào."
NO_CITATION = "Không thấy văn bản nào trong {path}."
HEAD = ("Ngày", "Số, ký hiệu", "Cơ quan ban hành", "Trích yếu", "Báo cáo")
PASTED_HEAD = ("Dòng", "Ngày", "Số, ký hiệu", "Cơ quan ban hành", "Trích yếu", "Sẽ")
FINDINGS = "Cần xem lại ({count}):"
WAITS = "chờ cơ quan"
ATTACH = """Kèm một tệp vào văn bản trong sổ.

Báo cáo có văn bản đó thì khi chốt mang theo tệp, và gói gửi cấp trên có tệp."""
ATTACH_FILE = "Tệp PDF, Word, Excel hoặc ảnh quét, tối đa 5 MB."
DETACH = "Bỏ một tệp kèm văn bản; báo cáo đã chốt vẫn giữ."
DETACH_FILE = "Tên tệp như đã kèm."
FILES = """Liệt kê tệp kèm văn bản trong sổ.

Có CHẾ_ĐỘ và KỲ thì liệt kê tệp các đơn vị gửi kèm báo cáo của kỳ đó."""
FILES_TO = "Ghi các tệp ra thư mục này."
FILES_HEAD = ("Đơn vị", "Văn bản", "Tệp", "Byte")
ATTACHED = "Đã kèm {name} vào {document}."
DETACHED = "Đã bỏ {name} khỏi {document}."
NO_FILES = "Chưa có tệp kèm nào."
NOT_HERE = "{name}: tệp lớn, không đi cùng gói."
WRITTEN = "Đã ghi {path}"
