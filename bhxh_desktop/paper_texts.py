"""What is said of reports on paper: what went wrong, then what to do."""

from __future__ import annotations

AUTHORITIES = ("TM.", "Q.", "KT.", "TL.", "TUQ.")
"""On whose behalf somebody signs (Decree 30/2020, appendix I, II.7.b)."""
ARCHIVE = "Lưu: VT"
"""How the last of the recipients begins (II.9.d)."""

SENTENCES: dict[str, str] = {
    # what a paper lacks, told beside it
    "paper_no_place": "{unit} chưa có địa danh nên trước ngày, tháng còn trống. Ghi địa danh ở "
    "Khung văn bản.",
    "font_replaced": "Máy chưa có phông {expected} nên bản PDF dùng {found}, chữ rộng bằng nhau. "
    "Cài {expected} để in đúng phông.",
    # what stands around a report
    "frame_authority": "Quyền hạn người ký ghi “{found}”. Người ký ghi hai dòng thì dòng đầu bắt "
    "đầu bằng một trong {expected}, như KT. GIÁM ĐỐC.",
    "frame_archive": "Dòng cuối của nơi nhận ghi “{found}”. Dòng cuối là dòng lưu, bắt đầu bằng "
    "“{expected}”.",
    "frame_lines": "Có {found} dòng, mỗi phần tối đa {limit} dòng. Bớt dòng rồi lưu lại.",
}
