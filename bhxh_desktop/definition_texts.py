"""What is said of faulty definitions: where, then what; by the code of the Problem."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "definition_at": "Tệp {file}, dòng {line}, khóa {path}: {fault}",
    "definition_line": "Tệp {file}, dòng {line}: {fault}",
    "definition_file_missing": "Thiếu tệp {file}. Thêm tệp này hoặc bỏ nó khỏi danh sách biểu.",
    "definition_file_unreadable": "Không mở được tệp {file}. Kiểm tra quyền đọc và ổ đĩa.",
    "definition_file_large": "Tệp {file} lớn hơn {expected} KB. Kiểm tra có đúng tệp định nghĩa "
    "không.",
    "definition_file_unknown": "Tệp {file} không được dùng tới. Thêm vào danh sách biểu trong "
    "regime.toml hoặc xóa tệp.",
    "definition_folder": "Thư mục {file} chứa chế độ báo cáo {expected}. Đổi tên thư mục hoặc sửa "
    "mã, phiên bản trong regime.toml.",
    "definition_two_contents": "Thư mục {file} ghi {found}, nơi khác đã có {found} với nội dung "
    "khác. Tăng số phiên bản.",
    "definition_encoding": "Chữ không ở dạng UTF-8. Lưu lại tệp dạng UTF-8.",
    "definition_syntax": "“{found}” sai cú pháp TOML hoặc ghi lại khóa đã có. Sửa dòng này.",
    "definition_newer": "Tệp ở định dạng {found}, chương trình này đọc đến định dạng {expected}. "
    "Cập nhật chương trình.",
    "definition_key_unknown": "Không có khóa này. Đổi thành: {expected}.",
    "definition_key_missing": "Thiếu khóa này. Thêm khóa và giá trị.",
    "definition_elsewhere": "Khóa này không ghi ở đây. Chuyển sang tệp {expected}.",
    "definition_text": "Đọc được “{found}”, cần chuỗi chữ. Đặt giá trị trong ngoặc kép.",
    "definition_code": "Mã “{found}” sai dạng. Dùng chữ thường không dấu, chữ số, gạch dưới, "
    "bắt đầu bằng chữ, tối đa 40 ký tự.",
    "definition_unit_code": "Mã đơn vị “{found}” sai dạng. Dùng chữ in hoa không dấu và chữ số, "
    "các phần ngăn bằng gạch nối.",
    "definition_whole_number": "Đọc được “{found}”, cần số nguyên từ {low} đến {high}. "
    "Ghi lại số, không đặt trong ngoặc kép.",
    "definition_choice": "Đọc được “{found}”. Chỉ dùng một trong: {expected}.",
    "definition_date": "Đọc được “{found}”, cần ngày như 2023-12-31, không đặt trong ngoặc kép. "
    "Ghi lại ngày.",
    "definition_date_text": "Đọc được “{found}”, cần ngày có thật như “2023-12-31”. Ghi lại ngày.",
    "definition_figure": "Đọc được “{found}”, cần số như “95” hoặc “0.95”. Ghi lại số.",
    "definition_year": "Đọc được “{found}”, cần năm như “2023”. Ghi lại năm.",
    "definition_list": "Đọc được “{found}”, cần danh sách. Đặt các mục trong ngoặc vuông.",
    "definition_table": "Đọc được “{found}”, cần một bảng gồm khóa và giá trị. Viết thành bảng.",
    "definition_list_empty": "Danh sách trống. Thêm ít nhất một mục.",
    "definition_too_many": "Có {found} mục, tối đa {expected}. Bớt đi hoặc tách ra.",
    "definition_text_long": "Dài {found} ký tự, tối đa {expected}. Rút ngắn.",
    "definition_text_loose": "“{found}” có chữ ghép bằng dấu rời. Gõ lại bằng Unicode dựng sẵn.",
    "definition_text_control": "“{found}” có ký tự điều khiển. Xóa ký tự đó.",
    "definition_repeated": "“{found}” đã dùng ở trên. Đổi hoặc bỏ một chỗ.",
    "definition_code_reserved": "Mã “{found}” là từ riêng của công thức. Đặt mã khác.",
    "definition_form_name": "Mã của biểu khác tên tệp. Ghi “{expected}”.",
    "definition_reference": "Không có “{found}”. Dùng: {expected}.",
    "upgrade_alone": "Không thấy bản {found} trong thư mục của chế độ này. Đặt bản ấy bên cạnh, "
    "hoặc bỏ bảng [upgrade].",
    "upgrade_missing": "Chưa nói các ô của bản {expected} chuyển sang bản này thế nào. Thêm bảng "
    "[upgrade] có from = {expected}.",
    "upgrade_from": "Ghi bản {found}, nhưng bản liền trước là {expected}. Ghi from = {expected}.",
    "upgrade_shape": "“{found}” và “{expected}” không cùng cấp. Biểu đổi thành biểu, dòng thành "
    "dòng, cột thành cột, ô thành ô.",
    "upgrade_doubled": "Có hơn một ô của bản {version} chuyển vào “{found}”. Chỉ để một.",
    "upgrade_stranger": "“{found}” của bản {version} không có ở bản này. Ghi tên mới vào renamed, "
    "hoặc ghi vào retired nếu thôi không hỏi.",
    "upgrade_newcomer": "“{found}” không có ở bản {version}. Ghi vào added, hoặc ghi tên cũ vào "
    "renamed.",
    "upgrade_not_new": "“{found}” đã có từ bản {version}. Bỏ khỏi added.",
    "upgrade_reused": "“{found}” ở bản {version} là ô khác. Đặt mã mới cho ô của bản này.",
    "upgrade_meaning": "Ghi {found}, bản {version} ghi {expected}: ô không còn nghĩa cũ. Giữ như "
    "cũ, hoặc đặt mã mới.",
    "definition_placeholder": "Chỗ điền “{found}” không ứng với gì. Dùng: {expected}.",
    "definition_column_empty": "Cột này không có ô nào để điền. Khai item cho cột hoặc cho dòng.",
    "definition_item_unused": "Các cột đã có item nên item của dòng không có tác dụng. "
    "Bỏ item của dòng.",
    "definition_formula_in_sheet": "Biểu không có cột thì công thức đứng trong item của dòng. "
    "Chuyển công thức vào item.",
    "definition_formula_missing": "Ô tính (derived) chưa có công thức. Thêm công thức hoặc ghi "
    "nature khác.",
    "definition_consolidation": "Ô không phải số nên không tổng hợp kiểu {found} được. "
    "Dùng một trong: {expected}.",
    "definition_ratio": "Tổng hợp kiểu ratio cần công thức có tử số và mẫu số. "
    "Viết percent(a, b) hoặc ratio(a, b).",
    "definition_rule_idle": "Quy tắc không kiểm tra dòng nào. Nêu dòng cố định có trong biểu.",
    "definition_rule_constant": "Quy tắc không nêu số liệu nào để kiểm tra. Nêu ít nhất một ô; "
    "quy tắc chỉ đếm nhiệm vụ thì nêu biểu.",
    "definition_period_number": "Kỳ {expected} không có số {found}. Sửa số của kỳ.",
    "definition_due": "Hạn gửi có {found} cách tính. Giữ đúng một cách.",
    "definition_window_backwards": "Ngày cuối kỳ đứng trước ngày đầu kỳ. Sửa tháng hoặc ngày.",
    "definition_window_overlap": "Kỳ bắt đầu ngày {found} khi kỳ trước kéo dài đến {expected}. "
    "Sửa để các kỳ không chồng nhau.",
    "definition_layout_missing": "Thiếu phần trình bày của cấp {expected}. Thêm bảng "
    "layouts.{expected}.",
    "unit_closed_early": "Đơn vị {unit} kết thúc trước ngày bắt đầu. Sửa ngày.",
    "unit_not_closed": "Đơn vị {unit} có nơi kế thừa mà chưa có ngày kết thúc. Thêm ngày kết thúc.",
    "calendar_year": "Ngày {found} không thuộc năm {expected}. Chuyển sang tệp của năm đó.",
    "calendar_weekday": "Ngày {found} vốn là ngày làm việc. Bỏ khỏi danh sách ngày làm bù.",
}
