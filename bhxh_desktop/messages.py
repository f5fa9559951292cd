"""The Vietnamese sentence of every Problem: what was read, where, what to do.

One template per code, filled by `str.format` with the fields of the problem. Grouped by
subject; a test walks all codes of the source and compares their fields with the templates.
"""

from __future__ import annotations

import errno
import re

from bhxh_desktop import (
    bundle_texts,
    definition_texts,
    document_texts,
    paper_texts,
    safety_texts,
)
from bhxh_desktop.errors import Bug, Problem, Problems

SENTENCES: dict[str, str] = {
    # canonical JSON, statements, parts
    "not_canonical": "Nội dung không đúng dạng chuẩn của chương trình ({reason}); tệp đã bị sửa "
    "hoặc do chương trình khác lập. Xin lại tệp gốc.",
    "statement_form": "Một bản ghi có ký thiếu hoặc sai trường ({detail}); không đọc được. "
    "Xin lại tệp gốc.",
    "format_newer": "Dữ liệu này do bản chương trình mới hơn lập (định dạng {found}). "
    "Cập nhật chương trình rồi làm lại.",
    "part_form": "Phần {part} của bản chốt thiếu hoặc sai trường ({detail}); không đọc được. "
    "Xin lại tệp gốc.",
    "cell_form": "Một ô số liệu ghi {found}, không đọc được. Xin lại tệp gốc.",
    "figure_unknown": "Số liệu có ô {cell} mà biểu mẫu không có. "
    "Kiểm tra phiên bản chế độ báo cáo của nơi gửi.",
    # units and periods
    "unit_doubled": "Danh sách đơn vị có hai đơn vị cùng mã {unit}. Giữ lại một.",
    "unit_unknown": "Không có đơn vị mang mã “{unit}”. Các mã gần giống: {expected}.",
    "unit_parent_unknown": "Đơn vị {unit} ghi cấp trên là {parent}, danh sách không có mã này. "
    "Sửa mã cấp trên.",
    "unit_circle": "Đơn vị {unit} là cấp trên của chính mình. Sửa mã cấp trên.",
    "unit_successor_unknown": "Đơn vị {unit} ghi nơi kế thừa là {successor}, danh sách không có "
    "mã này. Sửa mã nơi kế thừa.",
    "period_form": "Không đọc được kỳ báo cáo “{found}”. Ghi như 2023, 2024-Q1, 2024-H1, 2024-9M.",
    "period_not_owed": "Chế độ báo cáo này không có kỳ {period}. Xem lại các kỳ của chế độ.",
    # formulas
    "formula_too_large": "Công thức “{formula}” quá dài hoặc quá nhiều tầng. Tách thành nhiều ô.",
    "formula_syntax": "Không đọc được công thức “{formula}”. Viết như a + b hoặc percent(a, b).",
    "formula_construct": "Công thức “{formula}” có “{found}”, chương trình chỉ hiểu mã ô, số, "
    "dấu +, dấu −, sum, percent, ratio, tasks; percent và ratio phải đứng ngoài cùng.",
    "formula_reference": "Công thức tại {place} nhắc tới “{reference}”, biểu mẫu không có ô này. "
    "Sửa mã ô.",
    "formula_text": "Công thức tại {place} nhắc tới “{reference}”, ô này không phải số. Sửa mã ô.",
    "formula_in_open_rows": "Cột {place} của dòng tự thêm có công thức; dòng tự thêm chỉ nhận ô "
    "nhập tay. Bỏ công thức.",
    "formula_circle": "Công thức tính vòng: {cells}. Bỏ một trong các công thức này.",
    # numbers
    "figure_form": "“{found}” không phải là số ở dạng viết liền. Ghi như 1234567 hoặc 12.5, "
    "không có dấu ngăn hàng nghìn.",
    "figure_range": "Số {found} quá lớn hoặc quá nhiều chữ số thập phân. Nhập lại số.",
    "number_form": "“{found}” không phải là số. Ghi bằng chữ số, như 1.234.",
    # dates and text
    "date_form": "Không đọc được ngày “{found}”. Ghi như 05/6/2024.",
    "date_impossible": "Lịch không có ngày {found}. Sửa lại ngày hoặc tháng.",
    "text_control": "Chữ “{found}” có ký tự không in được, chỗ có dấu □. Xóa ký tự đó.",
    "text_line_end": "Chữ “{found}” xuống dòng ở chỗ có dấu □; ở đây chỉ ghi một dòng. "
    "Nối thành một dòng.",
    "text_legacy": "Chữ “{found}” theo bảng mã {encoding} nên in ra sẽ sai. Đổi sang Unicode "
    "(UniKey: Ctrl+Shift+F6) rồi nhập lại.",
    "text_long": "Chữ “{found}” dài {size} ký tự, ở đây tối đa {limit}. Rút ngắn lại.",
    # entries
    "entry_ambiguous": "Số {found} đọc được hai cách. Gõ {grouped} hoặc {decimal}.",
    "entry_negative": "Số {found} nhỏ hơn 0, ô này chỉ nhận số từ 0 trở lên. Nhập lại số.",
    "entry_whole": "Ô này chỉ nhận số nguyên nhưng ghi {found}. Ghi số nguyên viết liền, như 1234.",
    "entry_places": "Số {found} có quá {places} chữ số thập phân. Làm tròn rồi nhập lại.",
    "entry_choice": "“{found}” không có trong danh sách của ô: {expected}. Chọn một trong số đó.",
    "entry_yes_no": "“{found}” không phải “yes” hoặc “no”. Ghi một trong hai.",
    "entry_date": "Không có ngày “{found}”. Ghi như 2023-12-14.",
    "entry_state": "Ô này không phải số nên không đánh dấu ước được. Bỏ dấu ước.",
    "entry_unknown": "Biểu mẫu không có ô {cell}. Lấy mẫu nhập mới.",
    "entry_state_word": "Tình trạng ô ghi “{found}” không đọc được, hoặc ô có cả giá trị lẫn tình "
    "trạng. Chỉ dùng một trong: {expected}.",
    # plain text
    "text_file_large": "{name} lớn hơn {limit} MiB. Chia thành nhiều tệp.",
    "text_file_binary": "{name} không phải tệp chữ. Chép các dòng sang tệp .txt rồi làm lại.",
    "text_file_encoding": "Chữ trong {name} không ở dạng UTF-8. Lưu lại tệp dạng UTF-8.",
    "text_file_legacy": "Chữ trong {name} theo bảng mã cũ {encoding} nên không đọc được. Chuyển "
    "sang Unicode bằng bộ gõ tiếng Việt rồi lưu lại dạng UTF-8.",
    # the long CSV
    "csv_line": "Dòng {line}: {fault}",
    "csv_lines": "{count} dòng, từ dòng {line}: {fault}",
    "csv_doubled": "Ô {cell} có hai dòng. Giữ lại một.",
    "csv_separator": "Dòng đầu là “{found}”: các cột không ngăn bằng dấu phẩy. Lưu lại tệp dạng "
    "CSV UTF-8 ngăn bằng dấu phẩy.",
    "csv_columns": "Dòng đầu là “{found}”, thiếu cột {missing}. Lấy mẫu nhập mới.",
    "csv_columns_unknown": "Dòng đầu có cột lạ: {found}. Bỏ cột đó hoặc lấy mẫu mới.",
    "csv_width": "Dòng {line} có {found} cột, dòng đầu có {expected}. Sửa dòng này.",
    "csv_syntax": "Không đọc được dòng {line} ({detail}). Kiểm tra dấu ngoặc kép.",
    "csv_too_long": "Tệp dài hơn {limit} dòng. Chia thành nhiều tệp.",
    "csv_other": "Cột {column} ghi “{found}”, tệp này phải là của {expected}. Chọn đúng tệp.",
    **definition_texts.SENTENCES,
    **document_texts.SENTENCES,
    **paper_texts.SENTENCES,
    **safety_texts.SENTENCES,
    # fill-in templates
    "template_not_xlsx": "Tệp {name} không phải tệp .xlsx, hoặc có đặt mật khẩu mở tệp. Mở bằng "
    "Excel rồi lưu lại dạng .xlsx không mật khẩu.",
    "template_too_large": "Tệp {name} lớn hơn {limit} MB hoặc chứa quá nhiều phần; mẫu nhập liệu "
    "nhỏ hơn nhiều. Lấy mẫu mới.",
    "template_damaged": "Không mở được tệp {name} ({detail}): tệp bị hỏng. Mở bằng Excel rồi lưu "
    "lại dạng .xlsx.",
    "template_codes_missing": "Tệp {name} không có trang nào mang mã của mẫu nhập liệu. Lấy mẫu "
    "mới rồi chép số liệu sang.",
    "template_other": "Tệp {name} là mẫu {found}; đang mở {expected}. Chọn đúng tệp, hoặc lấy mẫu "
    "mới.",
    "template_version": "Tệp {name} là mẫu bản {found}; báo cáo này theo bản {expected}. Lấy mẫu "
    "mới rồi chép số liệu sang.",
    "template_unit": "Tệp {name} là mẫu của {found}, sổ này của {expected}; chưa nhập số nào. "
    "Chọn đúng tệp, hoặc lấy mẫu mới.",
    "template_too_long": "Trang “{sheet}” dài hơn {limit} dòng. Xóa các dòng trống ở cuối trang.",
    "template_cell": "{place}: {fault}",
    "template_doubled": "Ô này và {other} cùng một mã. Xóa dòng thừa.",
    "template_row_without_code": "Dòng này không có mã nên không biết là chỉ tiêu nào. Nhập vào "
    "dòng có sẵn của mẫu.",
    "template_text_in_number": "Ô chỉ nhận số mà ghi “{found}”. Gõ lại số, không gõ dấu chấm ngăn "
    "hàng nghìn; nếu ô đang ở dạng Text thì đổi sang General rồi gõ lại; gõ “-” nếu không phát "
    "sinh.",
    "template_marks": "Trang “{sheet}” mất mã ẩn của mẫu (dòng 1 và cột A) nên không biết số "
    "nào của ô nào. Lấy mẫu mới rồi chép số liệu sang.",
    "template_formula": "Ô nhập tay có công thức “{found}”. Gõ số vào ô thay cho công thức.",
    # workspace and store
    "workspace_missing": "Trong {path} không có sổ làm việc. Lập sổ ở đó hoặc chọn đúng thư mục.",
    "workspace_exists": "{path} đã có dữ liệu nên không lập sổ làm việc ở đó. Chọn thư mục trống.",
    "workspace_in_use": "Sổ làm việc {path} đang mở ở một cửa sổ khác của chương trình trên máy "
    "này. Đóng cửa sổ đó rồi làm lại.",
    "workspace_in_use_elsewhere": "Sổ làm việc {path} đang mở trên máy {holder}. Đóng chương trình "
    "ở máy đó rồi làm lại.",
    "store_too_new": "Sổ làm việc {path} do bản chương trình mới hơn lập; chưa có gì thay đổi. "
    "Cập nhật chương trình rồi mở lại.",
    "store_damaged": "Không đọc được {path}: tệp bị hỏng hoặc không do chương trình lập. "
    "Phục hồi từ thư mục backups.",
    "store_busy": "Sổ làm việc đang được ghi bởi việc khác; chưa có gì thay đổi. Chờ việc ấy xong "
    "rồi làm lại; chờ lâu không được thì kiểm tra phần mềm khác đang giữ tệp {path}.",
    "store_unwritable": "Không ghi được vào {path}; chưa có gì thay đổi. Kiểm tra ổ đĩa và quyền "
    "ghi của thư mục rồi làm lại.",
    "disk_full": "Ổ đĩa chứa {path} đã đầy; chưa có gì thay đổi. Xóa bớt tệp rồi làm lại.",
    "workspace_on_network": "Sổ làm việc {path} nằm trên ổ mạng, mất mạng giữa chừng thì dễ hỏng. "
    "Chuyển cả thư mục sang ổ của máy này.",
    "backup_failed": "Chưa có bản sao lưu hôm nay vì không ghi được vào {path}. Kiểm tra chỗ trống "
    "của ổ đĩa và quyền ghi thư mục này.",
    "backup_needs_code": "Chưa có mã phục hồi nào để khóa phần khóa của bản sao lưu. Lập "
    "mã cho bản sao lưu này, in ra và cất riêng.",
    "backup_not_one": "{path} không phải bản sao lưu do chương trình ghi; chưa có gì thay đổi. "
    "Chọn tệp khác.",
    "backup_damaged": "Bản sao lưu {path} bị hỏng hoặc đã bị sửa nên không phục hồi; chưa có gì "
    "thay đổi. Chép lại tệp từ nơi cất, hoặc dùng bản khác.",
    "backup_code_wrong": "Mã phục hồi này không mở được phần khóa của {path}; chưa có gì thay đổi. "
    "Dùng tờ mã lập cùng bản sao lưu hoặc mã của tỉnh; mất mã thì lập khóa mới.",
    "restore_needs_code": "Cần mã phục hồi để lấy lại khóa. Chọn tệp có mã; mất mã thì lập "
    "khóa mới.",
    "nothing_to_prune": "Trước năm {year} không có nội dung nào của bản chốt cũ để bỏ.",
    "year_too_late": "Năm {year} còn ở phía trước nên không bỏ gì. Cho năm từ {latest} trở về "
    "trước.",
    "key_missing": "Không có khóa ký ở {path}. Phục hồi thư mục keys từ bản sao lưu.",
    "key_damaged": "Khóa ký ở {path} bị hỏng. Phục hồi thư mục keys từ bản sao lưu.",
    "sealing_key_missing": "Không có khóa mở gói ở {path}. Phục hồi thư mục keys từ bản sao lưu.",
    "sealing_key_damaged": "Khóa mở gói ở {path} bị hỏng. Phục hồi thư mục keys từ bản sao lưu.",
    "sealing_key_unwritable": "Không ghi được khóa mở gói vào {path} nên máy này chưa mở được gói "
    "niêm phong. Kiểm tra quyền ghi thư mục này rồi mở lại sổ.",
    "key_of_others": "Khóa {fingerprint} chỉ mới ký cho {units}, chưa ký gì cho {unit}. Kiểm tra "
    "lại mã đơn vị; chỉ xác nhận khi chắc chắn đúng.",
    "key_own": "Đây là khóa ký của chính sổ làm việc này nên không bỏ được.",
    "key_not_confirmed": "Chưa ai xác nhận khóa {fingerprint} cho {unit} trên máy này nên không "
    "có gì để bỏ.",
    "key_unknown": "Không có khóa nào, hoặc có nhiều khóa, mang vân tay “{found}”. "
    "Xem lại danh sách khóa.",
    # regimes
    "regime_unknown": "Không có chế độ báo cáo “{found}”. Hiện có: {expected}.",
    "regime_later": "{regime} bắt đầu từ năm {first}. Chọn kỳ từ năm đó.",
    "definition_missing": "Không có định nghĩa chế độ báo cáo {found} mà số liệu này dùng. "
    "Cập nhật chương trình.",
    "definition_doubled": "Bản {version} của chế độ {regime} ở đây có nội dung khác với bản trong "
    "gói. Hai nơi phải dùng cùng một bản chương trình.",
    "regime_version_unknown": "Gói dùng bản {version} của chế độ {regime} mà chương trình này chưa "
    "có. Cập nhật chương trình rồi nhập lại.",
    "definition_differs": "{unit} báo cáo theo bản {version}, tổng hợp đang dùng bản {expected}. "
    "Yêu cầu đơn vị chốt lại theo đúng bản.",
    "figure_unmapped": "{unit}: số ở ô {cell} không có chỗ trong bản mới của mẫu báo cáo. Yêu cầu "
    "đơn vị chuyển báo cáo sang bản mới, ghi lại số đó rồi chốt lại.",
    "version_current": "Báo cáo này đang theo bản mới nhất của mẫu (bản {version}).",
    "version_unmapped": "Chương trình không có các bản của mẫu báo cáo giữa bản {version} và bản "
    "{expected} nên không chuyển được. Cài bản chương trình mới nhất.",
    "figure_homeless": "Số ở ô {cell} không có chỗ trong bản mới của mẫu. Ghi lại số đó, xóa trắng "
    "ô này rồi chuyển lại.",
    "figure_retired": "Ô {cell} không còn trong bản mới của mẫu; số đã nhập ở đó không đưa sang.",
    "section_retired": "Mục lời văn “{section}” không còn trong bản mới của mẫu; phần đã viết "
    "không đưa sang.",
    # typing, locking
    "not_ours": "{unit} không phải đơn vị của sổ này hay cấp dưới của nó. Mở sổ của đơn vị đó hoặc "
    "của cấp trên để nhập.",
    "already_locked": "Kỳ {period} đã chốt. Muốn sửa thì mở lại, sửa rồi chốt lần nữa.",
    "already_open": "Kỳ {period} đang có bản làm việc. Nhập tiếp rồi chốt.",
    "nothing_entered": "{unit} chưa có số liệu kỳ {period}. Nhập số liệu trước.",
    "nothing_to_lock": "Kỳ {period} không có bản làm việc để chốt. Nhập số liệu hoặc mở lại trước.",
    "head_moved": "Kỳ {period}: sau khi mở bản làm việc này đã có bản chốt khác (mã đối chiếu "
    "{code}) nên chưa chốt được. Gộp hai bên trước: chỗ chỉ một bên sửa thì tự nhận, chỗ cả hai "
    "cùng sửa thì chọn.",
    "nothing_to_reopen": "Kỳ {period} chưa chốt lần nào nên không có gì để mở lại.",
    "heads_in_conflict": "{unit} có hai bản chốt khác nhau. Phải chọn từng chỗ lệch trước.",
    "entry_cell": "Ô {cell}: {fault}",
    "entry_at": "{place}: {fault}",
    "entry_rows": "Biểu “{form}” có {found} dòng tự thêm, tối đa {limit}. Bớt dòng.",
    "entry_spared": "Ô {cell}: tỉnh không giao đơn vị này nhập. Bỏ ô này.",
    "entry_not_yours": "Biểu “{form}” không do đơn vị này nhập. Bỏ các dòng của biểu này.",
    "entry_derived": "Ô {cell} là ô tự tính nên không nhập được. Bỏ dòng này.",
    "entry_journal": "Ô {cell} lấy số từ nhật ký phát sinh của kỳ này nên không nhập được. "
    "Ghi thêm dòng nhật ký, hoặc xóa các dòng của ô rồi nhập.",
    "transcript_none": "Chưa chép số liệu {period} từ báo cáo giấy. Chép số liệu trước.",
    "transcript_entered": "Chương trình đã có số liệu {period} của đơn vị nên không chép từ báo "
    "cáo giấy được. Sửa thẳng số liệu của kỳ đó.",
    # journal
    "journal_no_period": "Ngày {day} không thuộc kỳ báo cáo nào của chế độ này. Xem lại các "
    "kỳ rồi ghi lại ngày.",
    "journal_all_locked": "Các kỳ từ ngày {day} trở đi đều đã chốt nên không còn kỳ nào nhận dòng "
    "này. Mở lại một kỳ.",
    "journal_cell": "Ô {cell} không ghi nhật ký được: chỉ ô nhập số phát sinh trong kỳ mới cộng từ "
    "nhật ký. Nhập thẳng số vào ô.",
    "journal_quantity": "Số lượng {found} không ghi được. Ghi số khác 0, có nhiều nhất {places} "
    "chữ số thập phân.",
    "journal_typed": "Ô {cell} kỳ {period} đã nhập thẳng số. Bỏ số đó thì ô mới lấy số từ nhật ký.",
    "journal_many": "Có {found} dòng, mỗi lần ghi được nhiều nhất {limit} dòng. Chia tệp rồi ghi.",
    "journal_unknown": "Không có đúng một dòng nhật ký mang mã “{found}”. Xem lại mã của dòng và "
    "ghi nhiều ký tự hơn.",
    "journal_locked": "Dòng {id} đã tính vào bản chốt nên không xóa được. Ghi dòng đảo lại.",
    "journal_open": "Dòng {id} chưa tính vào bản chốt nào, không cần dòng đảo. Xóa dòng đó.",
    "journal_reversed": "Dòng {id} là dòng đảo, hoặc đã có dòng đảo. Ghi dòng mới nếu số vẫn sai.",
    "journal_note": "Dòng đảo cần lý do. Ghi lý do rồi làm lại.",
    "entry_computed": "{place}: ô {cell} là ô tự tính; “{found}” không được nhận, kết quả tự tính "
    "là {computed}.",
    "entry_note_both": "Dòng này vừa có ghi chú vừa có {found}. Chỉ giữ một.",
    "tasks_unassigned": "{unit} chưa có danh mục nhiệm vụ năm {year} nên không ghi được tiến độ "
    "{count} nhiệm vụ. Nạp danh mục trước.",
    "assignment_row": "{place}: {fault}",
    "assignment_blank_code": "Chưa ghi số của nhiệm vụ ở cột đầu. Ghi số, ví dụ 1.2.",
    "assignment_blank_text": "Chưa ghi nội dung nhiệm vụ.",
    "assignment_group": "Không có nhóm nhiệm vụ “{found}”. Dùng một trong: {expected}.",
    "assignment_unit": "Không có đơn vị “{found}” trong các đơn vị cấp dưới. Ghi tên hoặc mã đơn "
    "vị như trong danh sách.",
    "assignment_not_below": "{unit} không phải đơn vị này hay cấp dưới nên không giao được.",
    "assignment_tasks_many": "Danh mục có quá {limit} nhiệm vụ. Bớt hoặc gộp lại.",
    "assignment_target": "“{found}” không phải chỉ tiêu. Ghi như ≥ 95,5.",
    "assignment_no_target": "Không có chỉ tiêu nào mang mã “{cell}” trong mẫu này. Lưu bảng giao "
    "mới rồi ghi lại vào đó.",
    "assignment_target_doubled": "Chỉ tiêu {cell} của {unit} có hai lần. Bỏ một.",
    "assignment_no_form": "Không có biểu hay dòng nào mang mã “{form}” trong mẫu này. Lưu bảng "
    "giao mới rồi ghi lại vào đó.",
    "assignment_mark": "“{found}” không hiểu được. Ghi “{expected}” hoặc để trống.",
    "assignment_row_code": "{place}: mã “{found}” không có trong mẫu này. Lưu bảng giao mới rồi "
    "ghi lại vào đó, không sửa cột mã.",
    "assignment_no_sheets": "Tệp {name} không có trang nào trong số: {expected}. Chọn đúng bảng "
    "giao.",
    "assignment_pasted": "Không đọc được phần vừa dán. Chép lại cả dòng từ Excel.",
    "plan_without_groups": "Chế độ {regime} không báo cáo theo nhiệm vụ nên không có danh mục để "
    "nạp. Chọn chế độ khác.",
    "not_above": "Hạn gửi của cơ quan do tỉnh giao. Mở sổ làm việc của tỉnh để giao.",
    "office_days": "Số ngày {found} không giao được. Ghi từ 0 đến {limit} ngày làm việc.",
    "office_due": "Kỳ {period}: hạn của cơ quan sẽ là {found}, khi số liệu chưa chốt xong. "
    "Sớm nhất là {expected}; giảm số ngày.",
    "plan_other": "Tệp {name} là danh mục của {found}, cần danh mục của {expected}. Chọn đúng tệp.",
    "plan_empty": "Tệp {name} không có nhiệm vụ nào. Ghi mỗi nhiệm vụ một bảng [[tasks]].",
    "plan_doubled": "Nhiệm vụ {task} có hai lần trong danh mục. Bỏ một.",
    "plan_group": "Nhiệm vụ {task} ghi nhóm “{found}” mà chế độ này không có. Dùng một trong: "
    "{expected}.",
    "plan_unit": "Nhiệm vụ {task} giao cho đơn vị “{unit}” không có trong danh sách. Sửa mã "
    "đơn vị.",
    "plan_not_below": "Nhiệm vụ {task} giao cho {unit}, không phải đơn vị này hay cấp dưới. Bỏ mã "
    "đó; việc của nơi khác do cấp trên của họ giao.",
    "task_unknown": "Đơn vị không được giao nhiệm vụ {task}. Kiểm tra số thứ tự nhiệm vụ.",
    "section_unknown": "Báo cáo không có mục {section}. Kiểm tra mã mục.",
    "toml_entry": "Chỗ này phải là bảng gồm {expected}. Ghi lại cho đúng các khóa đó.",
    "lock_blank": "Chưa chốt được vì biểu “{form}” còn {count} ô chưa nhập. Nhập số, hoặc ghi "
    "không "
    "phát sinh:",
    "lock_blank_cell": "– {cell}",
    "lock_range": "Ô {cell} có giá trị không nhập được. Nhập lại ô này rồi chốt.",
    "lock_needs_reason": "Còn {errors} lỗi và {warnings} cảnh báo. Sửa số liệu, hoặc ghi lý do "
    "rồi chốt.",
    "total_needs_reason": "Số tổng hợp còn {errors} lỗi, {warnings} cảnh báo và {blanks} ô trống. "
    "Ghi lý do rồi chốt.",
    "csv_too_large": "Tệp lớn hơn {limit} MiB. Chia thành nhiều tệp.",
    "csv_encoding": "{name} không phải CSV UTF-8. Trong Excel, lưu dạng “CSV UTF-8” rồi nhập lại.",
    # documents handed in for a check of their layout
    "docx_old": "Tệp {name} là tệp Word đời cũ (.doc), chương trình chỉ đọc .docx. Mở bằng Word "
    "rồi lưu thành .docx.",
    "docx_sealed": "Tệp {name} có đặt mật khẩu mở tệp nên không đọc được. Mở bằng Word, bỏ mật "
    "khẩu rồi lưu lại.",
    "docx_not": "Tệp {name} không phải tệp Word .docx. Chọn tệp .docx, hoặc mở bằng Word rồi lưu "
    "thành .docx.",
    "docx_large": "Tệp {name} lớn hơn {limit} MB, hoặc phần chữ bên trong nhiều hơn {text} MB. "
    "Tách thành các tệp nhỏ hơn.",
    "docx_damaged": "Không đọc được tệp {name} ({detail}): tệp bị hỏng. Mở bằng Word rồi lưu lại.",
    "layout_rules": "Tệp quy tắc thể thức {name} có lỗi ({detail}). Sửa tệp, hoặc cài lại chương "
    "trình.",
    "report_suffix": "Không rõ phải ghi hay đọc {found} ở dạng nào. Dùng một trong: {expected}.",
    "font_missing": "Máy chưa có phông chữ {expected} nên chưa tạo được PDF. Cài phông này, "
    "hoặc ghi báo cáo ra .docx.",
    # review and consolidation
    "revision_unknown": "Không có bản chốt nào mang mã “{found}”. Ghi ít nhất 5 ký tự đầu của mã "
    "đối chiếu.",
    "revision_ambiguous": "Có {count} bản chốt bắt đầu bằng “{found}”. Ghi thêm ký tự.",
    "review_not_above": "Chỉ cấp trên của {unit} mới duyệt được bản chốt này.",
    "review_needs_reason": "Yêu cầu chỉnh lý thì phải ghi lý do.",
    "review_of_waiting": "Khóa ký bản chốt của {unit} chưa được xác nhận. Xác nhận khóa trước, rồi "
    "mới duyệt.",
    "review_moved": "Trong lúc xem lần {number} của {unit} đã có bản khác đến nên chưa ghi ý kiến "
    "nào. Xem bản mới rồi duyệt hoặc yêu cầu chỉnh lý.",
    "nothing_to_consolidate": "Kỳ {period} chưa có bản chốt nào được duyệt. Duyệt trước, hoặc "
    "tính cả bản chưa duyệt.",
    "total_nobody_below": "{unit} không có cơ quan cấp dưới nên không có số tổng hợp. Xem báo cáo "
    "của chính đơn vị.",
    "excluded_elsewhere": "{unit} không thuộc số tổng hợp này của {total} nên không để ngoài được. "
    "Bỏ đơn vị này khỏi danh sách để ngoài.",
    "total_incomplete": "Chưa chốt được số tổng hợp vì thiếu {units}. Chờ gói của các đơn vị này, "
    "hoặc để ngoài kèm lý do.",
    "total_moved": "Kỳ {period}: trong lúc hỏi đã có thay đổi nên số tổng hợp nay khác số vừa xem, "
    "chưa chốt. Xem lại rồi chốt.",
    "part_withheld": "Không có phần số liệu của {unit} trong sổ này. Xin lại gói đầy đủ.",
    **bundle_texts.SENTENCES,
    # merging
    "nothing_to_resolve": "{unit} không có chỗ nào chờ chọn: các bản chốt không lệch nhau, bản "
    "đang nhập dựa trên bản chốt mới nhất.",
    "conflict_moved": "Kỳ {period}: trong lúc chọn đã có bản khác đến. Xem lại các chỗ lệch rồi "
    "chọn lại.",
    "resolve_not_above": "{unit} không thuộc đơn vị này nên không chọn thay được. Chờ đơn vị đó "
    "hoặc cấp trên của đơn vị đó.",
    "behalf_needs_reason": "Chốt thay đơn vị cấp dưới thì phải ghi lý do. Ghi lý do rồi làm lại.",
    "annotation_needs_number": "Chưa ghi số của báo cáo đã phát hành. Ghi phần số, như 123, không "
    "kèm ký hiệu.",
    "annotation_needs_reason": "Sửa ngày nhận thì phải ghi lý do. Ghi lý do rồi làm lại.",
    "annotation_day": "Ngày {found} chưa đến. Ghi ngày trong quá khứ hoặc hôm nay.",
    "annotation_not_ours": "Không ghi được cho {unit} từ sổ này: ngày nhận do cấp trên ghi, số "
    "phát hành do đơn vị đó hoặc cấp trên ghi.",
    "conflict_undecided": "Còn {count} chỗ hai bên ghi khác nhau chưa được chọn. Chọn từng chỗ.",
}


_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def one_line(text: str) -> str:
    """Return *text* with a box for whatever would not print or would begin a line of its own.

    Names of files and what strangers signed may hold anything; nobody may forge our lines.
    """
    return _UNSEEN.sub("□", text)


def say(problem: Problem) -> str:
    """Give the sentence of a problem; a problem among its fields becomes a sentence too.

    Raises Bug where the code has no sentence or the sentence needs a field that was not given.
    """
    fields = {
        name: say(field) if isinstance(field, Problem) else one_line(str(field))
        for name, field in problem.fields.items()
    }
    if problem.code in bundle_texts.OF_PARTS:
        fields["found"] = bundle_texts.part_in_words(fields["found"])
    try:
        return SENTENCES[problem.code].format(**fields)
    except (KeyError, IndexError) as error:
        raise Bug(f"no sentence for {problem}") from error


def say_all(error: Problem | Problems) -> str:
    """Return the sentences of all faults that were found together, one to a line."""
    return "\n".join(map(say, error.problems if isinstance(error, Problems) else (error,)))


_OS_ERRORS = {
    errno.EACCES: "Không được phép ghi hoặc đọc {path}. Chọn chỗ khác, hoặc đóng chương trình "
    "đang mở tệp.",
    errno.ENOSPC: "Ổ đĩa đầy nên không ghi được {path}; chưa có gì thay đổi. Dọn bớt rồi làm lại.",
    errno.ENOENT: "Không có tệp hoặc thư mục {path}. Kiểm tra lại đường dẫn.",
    errno.EISDIR: "{path} là thư mục, cần một tệp.",
    errno.ENOTDIR: "Một phần của đường dẫn {path} không phải là thư mục.",
    errno.ENAMETOOLONG: "Đường dẫn {path} quá dài. Đặt tên ngắn hơn.",
    errno.EROFS: "Ổ đang khóa ghi nên không ghi được {path}. Mở khóa ghi rồi làm lại.",
}
_OS_OTHER = "Hệ điều hành không cho dùng {path} (mã lỗi {number}); chưa có gì thay đổi."
_UNNAMED = "tệp"
_DRAFT = re.compile(r"\.([^/\\]+)\.tmp$")
"""A file is written under such a name and renamed when it is whole; nobody asked for that name."""


def say_os_error(error: OSError) -> str:
    """Return the sentence for what the operating system refused."""
    template = _OS_ERRORS.get(error.errno or 0, _OS_OTHER)
    path = str(error.filename2 or error.filename or _UNNAMED)
    return template.format(path=_DRAFT.sub(r"\1", path), number=error.errno)
