"""What is said of reports on paper: what went wrong, then what to do."""

from __future__ import annotations

AUTHORITIES = ("TM.", "Q.", "KT.", "TL.", "TUQ.")
"""On whose behalf somebody signs (Decree 30/2020, appendix I, II.7.b)."""
ARCHIVE = "Lưu: VT"
"""How the last of the recipients begins (II.9.d)."""

SENTENCES: dict[str, str] = {
    # what stands around a report
    "frame_authority": "Quyền hạn người ký ghi “{found}”. Người ký ghi hai dòng thì dòng đầu bắt "
    "đầu bằng một trong {expected}, như KT. GIÁM ĐỐC.",
    "frame_archive": "Dòng cuối của nơi nhận ghi “{found}”. Dòng cuối là dòng lưu, bắt đầu bằng "
    "“{expected}”.",
    "frame_lines": "Có {found} dòng, mỗi phần tối đa {limit} dòng. Bớt dòng rồi lưu lại.",
}
