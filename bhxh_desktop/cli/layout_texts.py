"""Every Vietnamese word of the command that checks the layout of a Word file."""

from __future__ import annotations

CHECK = """Kiểm tra thể thức một văn bản Word theo Nghị định 30.

Kể từng chỗ sai: quy tắc, chỗ nào, sửa thế nào. Có lỗi thì mã thoát là 1; cảnh báo thì không."""
FILE_IS = "Văn bản Word, .docx; của chương trình này hay bất kỳ văn bản nào."
LEVELS = {"error": "LỖI", "warning": "Cảnh báo", "info": "Gợi ý"}
FINDING = "{level} {rule}. {sentence}"
PLACE = "   Ở: {places}"
MEND = "   Cách sửa: {mend}"
SOURCE = "   Căn cứ: {source}"
MORE = "{places} và {count} chỗ nữa"
SOUND = "Đúng thể thức: không thấy chỗ sai."
COUNT = "Có {errors} lỗi, {warnings} cảnh báo, {infos} gợi ý."
