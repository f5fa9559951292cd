"""What is said of documents and their register: what was found, then what to do."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # reading one
    "document_number": "Không đọc được số văn bản “{found}”. Ghi bằng chữ số, như 106.",
    "document_symbol": "Không đọc được ký hiệu văn bản “{found}”. Ghi như KH-BHXH.",
    "document_year": "{found} không ghi ngày nên không biết của năm nào. Ghi ngày hoặc năm ban "
    "hành.",
    # writing the register
    "task_documents": "Nhiệm vụ ghi {found} văn bản minh chứng, tối đa {limit}. Bỏ bớt.",
    "document_unknown": "Không có văn bản {document} trong sổ. Xem lại số, ký hiệu và năm.",
    "document_taken": "Trong sổ đã có {document} của {issuer}. Sửa văn bản đó, hoặc xóa một trong "
    "hai.",
    "document_waits": "{document} chưa rõ cơ quan ban hành nên chưa vào báo cáo được. Ghi cơ quan "
    "ban hành trước.",
    "document_not_printed": "Báo cáo {regime} không in danh sách văn bản. Chọn báo cáo khác.",
    "document_many": "Danh sách có {found} văn bản, mỗi lần và mỗi báo cáo tối đa {limit}. Chia "
    "thành nhiều lần.",
    # files kept with one
    "attachment_kind": "Không kèm được tệp {found}: chỉ nhận {kinds}. Lưu tệp thành PDF rồi chọn "
    "lại.",
    "attachment_empty": "Tệp {found} không có nội dung. Chọn tệp khác.",
    "attachment_large": "Tệp {found} lớn hơn {limit} MB. Quét lại nhẹ hơn, hoặc tách thành nhiều "
    "tệp.",
    "attachment_many": "{document} đã có {limit} tệp kèm. Bỏ bớt một tệp trước.",
    "attachment_unknown": "{document} không kèm tệp {found}. Xem lại tên tệp.",
    "attachment_missing": "Tệp {found} lớn nên không đi cùng gói. Hỏi đơn vị gửi riêng tệp này.",
    # findings of the register
    "document_days": "{document} có nhiều ngày khác nhau: {days}. Xem văn bản gốc rồi giữ một "
    "ngày.",
    "document_twice": "{document} có {count} lần trong danh sách. Giữ lại một.",
    "document_no_issuer": "{document} không ghi cơ quan ban hành nên chưa vào báo cáo. Ghi cơ quan "
    "ban hành.",
    "document_issuer": "{document}: chưa rõ “{found}” là cơ quan nào nên chưa vào báo cáo. Chọn cơ "
    "quan trong danh sách, hoặc ghi nhận tên này.",
    "document_inverted": "{document} viết ngược ký hiệu, thường là {expected}. Xem văn bản gốc rồi "
    "sửa.",
    "document_owner": "{document} ghi của {issuer}, nhưng ký hiệu này là của {expected}. Sửa cơ "
    "quan hoặc ký hiệu.",
    "document_day": "{document} ghi ngày {day}, không phải một ngày của năm {year}. Sửa ngày.",
    "document_undated": "{document} có trong báo cáo mà không ghi ngày. Xem văn bản gốc rồi ghi "
    "ngày ban hành.",
    "document_outside": "{document} ghi ngày {day}, ngoài kỳ báo cáo ({first} – {last}). Sửa ngày, "
    "hoặc bỏ khỏi báo cáo.",
    "document_future": "{document} ghi ngày {day}, ngày này chưa đến. Sửa ngày.",
    "document_order": "{document} ghi ngày {day} mà {other} ghi ngày {other_day}: số và ngày không "
    "cùng thứ tự. Xem lại số hoặc ngày của hai văn bản.",
}

OUTCOMES = {
    "new": "ghi mới",
    "known": "đã có",
    "filled": "đã có, bổ sung",
    "dated": "đã có, khác ngày",
    "waits": "chờ cơ quan",
    "mentioned": "chỉ được nhắc tới",
    "faulty": "không đọc được",
}
"""What becomes of a pasted line."""
DOUBTS = {
    "type_guessed": "không ghi tên loại, lấy theo ký hiệu",
    "symbol_inverted": "ký hiệu viết ngược",
    "symbol_mended": "ký hiệu thiếu dấu nối, đã thêm",
    "type_differs": "tên loại khác ký hiệu",
    "year_differs": "năm trong số khác năm của ngày",
    "no_date": "không ghi ngày",
    "date_impossible": "ngày không có trong lịch",
    "date_shared": "ngày ghi chung cho nhiều văn bản",
    "year_short": "năm ghi hai chữ số",
    "no_issuer": "không ghi cơ quan ban hành",
    "no_subject": "không ghi trích yếu",
    "issuer_ours": "không ghi cơ quan ban hành, hiểu là của đơn vị",
}
"""What was odd about how a pasted line is written."""
