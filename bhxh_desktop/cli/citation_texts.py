"""Every Vietnamese word of the command that reads citations."""

from __future__ import annotations

COMMAND = """Nhận ra các văn bản được dẫn trong một tệp chữ.

Đọc từng dòng, cả danh sách hoặc đoạn văn chép từ Word, Excel: loại, số, ký hiệu, ngày, cơ quan ban
hành, trích yếu. Văn bản chỉ được nhắc trong trích yếu của văn bản khác thì có dấu ↳ ở đầu."""
FILE_IS = "Tệp chữ, UTF-8 hoặc UTF-16."
TITLE = "{type} số {name}"
WITHIN = "  ↳ {title}"
DAY = "ngày {day}"
YEAR = "năm {year}"
ISSUER = "của {issuer}"
SUBJECT = "      {subject}"
DOUBT = "      Xem lại: {doubt}"
COUNT = "{count} văn bản."
COUNT_DOUBTED = "{count} văn bản, {doubted} chỗ cần xem lại."
NONE = "Không thấy văn bản nào có số và ký hiệu trong {name}."
DOUBTS = {
    "type_guessed": "dòng này không ghi tên loại; theo ký hiệu thì là {type}.",
    "symbol_inverted": "ký hiệu {symbol} viết ngược thứ tự hoặc sai dấu nối; đối chiếu bản gốc.",
    "symbol_mended": "ký hiệu thiếu dấu nối hoặc dùng sai dấu nối, đã đọc thành {symbol}.",
    "type_differs": "ký hiệu {symbol} không phải của loại {type}; đối chiếu bản gốc.",
    "year_differs": "năm trong số khác năm của ngày ban hành; đối chiếu bản gốc.",
    "no_date": "không ghi ngày ban hành.",
    "date_impossible": "lịch không có ngày ghi ở đây; đối chiếu bản gốc.",
    "date_shared": "ngày ghi một lần cho nhiều văn bản, đã dùng cho từng văn bản.",
    "year_short": "năm ghi hai chữ số, đã đọc là {year}.",
}
