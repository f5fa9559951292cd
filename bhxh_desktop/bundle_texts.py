"""What is said of bundles and other files that travel: what was found, then what to do."""

from __future__ import annotations

_PARTS = {
    "heads": "bản chốt",
    "parts": "nội dung báo cáo",
    "reviews": "ý kiến duyệt",
    "annotations": "số phát hành, ngày nhận",
    "enrolments": "ghi nhận khóa",
    "revocations": "thu hồi khóa",
    "sealing": "khóa mở gói",
    "setups": "thiết lập",
    "definitions": "mẫu báo cáo",
    "attachments": "tệp kèm văn bản",
    "figures.csv": "bảng số liệu",
    "datapackage.json": "bảng kê",
    "datapackage.sig": "chữ ký của gói",
}
OF_PARTS = frozenset(
    {
        *("bundle_damaged", "bundle_file", "bundle_entry_doubled", "bundle_entry_missing"),
        *("bundle_entry_undeclared", "bundle_hash", "bundle_statement_signature"),
    }
)
"""Codes of Problems whose ``found`` is a path in a bundle."""


def part_in_words(path: str) -> str:
    """Return what people call the part of a bundle at *path*; any other words stay as they are."""
    return _PARTS.get(path.partition("/")[0], path)


SENTENCES: dict[str, str] = {
    "nothing_to_respond": "Chưa có ý kiến duyệt bản chốt nào nên không có gì để phản hồi. Duyệt "
    "trước.",
    "nothing_to_export": "Chưa có bản chốt nào để ghi vào gói. Chốt kỳ trước.",
    "export_reopened": "{report} đang sửa sau lần {number}: gói chỉ có lần {number} đã chốt, không "
    "có các thay đổi đang nhập. Muốn gửi cả thay đổi thì chốt kỳ rồi xuất lại.",
    "merged_open": "{report}: số tổng hợp chưa chốt nên không có trong gói. Chốt rồi xuất lại.",
    "merged_open_lacks": "{report}: số tổng hợp chưa chốt nên không có trong gói; chưa có bản được "
    "duyệt của {units}.",
    "merged_lacks": "{report}: số tổng hợp lần {number} không gồm {units}.",
    "merged_moved": "{report}: từ khi chốt số tổng hợp lần {number} các đơn vị đã có bản khác. "
    "Chốt lại số tổng hợp rồi xuất lại.",
    "folder_taken": "Thư mục {path} đã có dữ liệu khác, không ghi đè. Chọn thư mục khác.",
    "file_exists": "{path} đã có nên không ghi đè. Đặt tên khác, hoặc xóa tệp cũ rồi ghi lại.",
    "file_missing": "Không có tệp {path} nên không nhập. Kiểm tra lại tên tệp và ổ đĩa.",
    "file_is_folder": "{path} là thư mục nên không nhập. Chọn từng tệp .bhxh trong đó.",
    "file_unreadable": "Không đọc được {path} (mã lỗi {number}) nên không nhập. Kiểm tra ổ đĩa và "
    "quyền đọc tệp.",
    "written_differs": "Đã ghi {path} nhưng đọc lại không khớp. Ghi lại vào ổ khác.",
    "bundle_too_large": "Gói lớn hơn mức cho phép ({limit} MiB) nên không nhập; chưa có gì thay "
    "đổi. Kiểm tra lại tệp với nơi gửi.",
    "bundle_too_large_to_write": "Gói lớn hơn mức cho phép ({limit} MiB) nên không ghi. Ghi từng "
    "kỳ hoặc từng chế độ báo cáo.",
    "bundle_not_one": "Tệp này không phải gói dữ liệu nên không nhập được; chưa có gì thay đổi. "
    "Chọn tệp có đuôi .bhxh do nơi gửi lập.",
    "bundle_truncated": "Gói bị cắt ngắn nên không nhập được; chưa có gì thay đổi. "
    "Hãy chép lại gói từ nơi gửi.",
    "bundle_damaged": "Phần “{found}” trong gói bị hỏng khi chép nên không nhập được; chưa có gì "
    "thay đổi. Hãy chép lại gói từ nơi gửi.",
    "sealing_revoked": "Mọi khóa mở gói của {unit} đã bị thu hồi nên không niêm phong được; chưa "
    "ghi gói. Nhập gói mới của {unit} và xác nhận khóa mới, hoặc chọn ghi gói không niêm phong.",
    "sealed_for_others": "Gói này niêm phong cho đơn vị khác nên máy này không mở được; chưa có gì "
    "thay đổi. Xin nơi gửi xuất lại gói cho đơn vị mình.",
    "sealed_truncated": "Gói niêm phong bị cắt ngắn nên không mở được; chưa có gì thay đổi. "
    "Hãy chép lại gói từ nơi gửi.",
    "sealed_damaged": "Gói niêm phong bị hỏng, bị cắt bớt khi chép hoặc đã bị sửa nên không mở "
    "được; chưa có gì thay đổi. Hãy chép lại gói từ nơi gửi.",
    "sealed_newer": "Gói niêm phong theo dạng mới hơn chương trình này đọc được; chưa có gì thay "
    "đổi. Cập nhật chương trình rồi nhập lại.",
    "sealed_password": "Gói được khóa bằng mật khẩu nên không mở được; chưa có gì thay đổi. "
    "Xin lại gói gốc.",
    "sealing_key_unusable": "Khóa niêm phong {found} không dùng được.",
    "recovery_not_here": "{unit} không có đơn vị cấp dưới nên không lập mã phục hồi riêng; mã phục "
    "hồi của cấp trên mở được các gói của đơn vị.",
    "recovery_exists": "{unit} đã có mã phục hồi. Lập mã mới thì các gói sau chỉ mở được bằng mã "
    "mới. Chỉ lập lại khi thật cần.",
    "recovery_code_unreadable": "Không tìm thấy mã phục hồi trong tệp này, hoặc mã bị gõ sai. "
    "So lại từng nhóm với tờ giấy đã in.",
    "bundle_encrypted": "Gói có đặt mật khẩu nén nên không đọc được; chưa có gì thay đổi. "
    "Xin lại gói gốc, không nén lại.",
    "bundle_odd": "Gói bị hỏng khi chép hoặc đã nén lại bằng chương trình khác nên không nhập; "
    "chưa có gì thay đổi. Xin lại gói gốc.",
    "bundle_file": "Không nhập gói, chưa có gì thay đổi. Phần “{found}” trong gói: {fault}",
    "bundle_name": "Trong gói có tệp mang tên lạ “{found}” nên không nhập; chưa có gì thay đổi. "
    "Xin lại gói gốc.",
    "bundle_entry_doubled": "Trong gói phần “{found}” có hai lần nên không nhập; chưa có gì thay "
    "đổi. Xin lại gói gốc.",
    "bundle_entry_missing": "Gói thiếu phần “{found}” nên không nhập; chưa có gì thay đổi. "
    "Xin lại gói gốc.",
    "bundle_entry_undeclared": "Gói có thêm phần “{found}” không kê khai nên không nhập; chưa có "
    "gì thay đổi. Xin lại gói gốc.",
    "bundle_hash": "Phần “{found}” trong gói đã bị sửa nên không nhập; chưa có gì thay đổi. "
    "Xin lại gói gốc.",
    "bundle_descriptor": "Bảng kê của gói thiếu hoặc sai trường ({detail}) nên không nhập; chưa có "
    "gì thay đổi. Xin lại gói gốc.",
    "bundle_signature": "Chữ ký của gói không phải của nơi gửi ghi trên gói nên không nhập; chưa "
    "có gì thay đổi. Xin lại gói gốc.",
    "bundle_statement_signature": "Chữ ký của phần “{found}” trong gói không đúng nên không nhập; "
    "chưa có gì thay đổi. Xin lại gói gốc.",
    "bundle_csv_differs": "Bảng số liệu trong gói khác số liệu đã ký từ dòng {line} nên không "
    "nhập; chưa có gì thay đổi. Xin lại gói gốc.",
    "bundle_part_unused": "Gói có một phần (mã {found}) không thuộc bản chốt nào nên không nhập; "
    "chưa có gì thay đổi. Xin lại gói gốc.",
    "bundle_part_missing": "Gói thiếu số liệu của bản chốt mới nhất của {unit} nên không nhập; "
    "chưa có gì thay đổi. Xin lại gói đầy đủ.",
    "bundle_definition": "Mẫu báo cáo trong gói (mã {found}) không đọc được nên không nhập; chưa "
    "có gì thay đổi. Xin lại gói gốc.",
    "bundle_definition_missing": "Gói không kèm mẫu báo cáo của chế độ {regime} nên không đọc được "
    "số liệu; chưa có gì thay đổi. Xin lại gói đầy đủ.",
    "bundle_parent": "Một bản chốt của {unit} trong gói nối tiếp bản của báo cáo khác nên không "
    "nhập; chưa có gì thay đổi. Xin lại gói gốc.",
    "bundle_unit_unknown": "Gói ghi đơn vị {unit} không có trong danh sách đơn vị nên không nhập; "
    "chưa có gì thay đổi. Hỏi lại nơi gửi.",
    "totals_overlap": "Các số tổng hợp trong gói tính {unit} hai lần nên không nhập; chưa có gì "
    "thay đổi. Hỏi lại nơi gửi.",
    "bundle_sample": "Gói chứa dữ liệu mẫu nên không nhập vào sổ làm việc thật; chưa có gì thay "
    "đổi. Chỉ nhập gói mẫu vào sổ làm việc mẫu.",
    "setup_for_others": "Gói thiết lập này không dành cho {home} nên không nhập; chưa có gì thay "
    "đổi. Xin tỉnh gói của đơn vị mình.",
    "revoke_needs_reason": "Thu hồi khóa thì phải ghi lý do. Ghi lý do rồi làm lại.",
    "revoke_not_below": "Khóa {fingerprint} không phải của cơ quan cấp dưới nên đơn vị này không "
    "thu hồi được. Báo cấp trên của đơn vị giữ khóa.",
    "mailbox_none": "Sổ này chưa có thư mục chung. Chọn thư mục trước.",
    "mailbox_missing": "Không thấy thư mục chung {path}. Kiểm tra mạng nội bộ hoặc chọn lại thư "
    "mục.",
    "mailbox_is_workspace": "{path} chứa sổ làm việc hoặc nằm trong sổ làm việc nên không dùng làm "
    "thư mục chung được. Chọn thư mục khác.",
    "mail_too_large": "Gói lớn hơn {limit} MiB nên không gửi kèm thư được. Chép gói sang USB, hoặc "
    "ghi từng kỳ, từng chế độ báo cáo một gói.",
    "setup_expected": "Tệp này không phải gói thiết lập dành cho một cơ quan nên không lập sổ "
    "được. Chọn tệp thiết lập do tỉnh gửi cho đơn vị mình.",
    "setup_not_below": "{unit} không thuộc đơn vị này nên không ghi được gói thiết lập. Chọn cơ "
    "quan cấp dưới.",
    "setup_nobody_below": "{unit} không có cơ quan cấp dưới nên không ghi gói thiết lập.",
    "setup_form": "Mẫu báo cáo trong gói thiết lập có {count} lỗi nên không nhập; chưa có gì thay "
    "đổi. Lỗi đầu: {fault} Báo lại nơi gửi.",
    "sent_form": "{regime}, {path}: {fault}",
    "bundle_foreign_signature": "Gói mang số liệu của {unit} nhưng do khóa của {signer} ký nên "
    "không nhập; chưa có gì thay đổi. Hỏi lại {unit}.",
}
