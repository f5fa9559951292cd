"""The Vietnamese sentence of every Problem: what was read, where, what to do.

One template per code, filled by `str.format` with the fields of the problem. Grouped by
subject; a test walks all codes of the source and compares their fields with the templates.
"""

from __future__ import annotations

from bhxh_desktop.errors import Bug, Problem

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
    "unit_unknown": "Không có đơn vị mang mã {unit}. Xem mã bằng lệnh status.",
    "unit_parent_unknown": "Đơn vị {unit} ghi cấp trên là {parent}, danh sách không có mã này. "
    "Sửa mã cấp trên.",
    "unit_circle": "Đơn vị {unit} là cấp trên của chính mình. Sửa mã cấp trên.",
    "unit_successor_unknown": "Đơn vị {unit} ghi nơi kế thừa là {successor}, danh sách không có "
    "mã này. Sửa mã nơi kế thừa.",
    "period_form": "Không đọc được kỳ báo cáo “{found}”. Ghi như 2023, 2024-Q1, 2024-H1, 2024-9M.",
    "period_not_owed": "Chế độ báo cáo này không có kỳ {period}. Xem các kỳ bằng lệnh periods.",
    # formulas
    "formula_too_large": "Công thức “{formula}” quá dài hoặc quá nhiều tầng. Tách thành nhiều ô.",
    "formula_syntax": "Không đọc được công thức “{formula}”. Viết như a + b hoặc percent(a, b).",
    "formula_construct": "Công thức “{formula}” có “{found}”, chương trình chỉ hiểu mã ô, số, "
    "dấu +, dấu −, sum, percent, ratio, tasks; percent và ratio phải đứng ngoài cùng.",
    "formula_reference": "Công thức tại {place} nhắc tới “{reference}”, biểu mẫu không có ô này. "
    "Sửa mã ô.",
    "formula_in_open_rows": "Cột {place} của dòng tự thêm có công thức; dòng tự thêm chỉ nhận ô "
    "nhập tay. Bỏ công thức.",
    "formula_circle": "Công thức tính vòng: {cells}. Bỏ một trong các công thức này.",
    # numbers
    "figure_form": "“{found}” không phải là số ở dạng viết liền. Ghi như 1234567 hoặc 12.5, "
    "không có dấu ngăn hàng nghìn.",
    "figure_range": "Số {found} quá lớn hoặc quá nhiều chữ số thập phân. Nhập lại số.",
    "number_form": "Không đọc được số “{found}”. Ghi như 1.234.567,89.",
    # entries
    "entry_negative": "Số {found} nhỏ hơn 0, ô này chỉ nhận số từ 0 trở lên. Nhập lại số.",
    "entry_places": "Số {found} có quá {places} chữ số thập phân. Làm tròn rồi nhập lại.",
    "entry_choice": "“{found}” không có trong danh sách của ô: {expected}. Chọn một trong số đó.",
    "entry_yes_no": "“{found}” không phải “yes” hoặc “no”. Ghi một trong hai.",
    "entry_date": "Không có ngày “{found}”. Ghi như 2023-12-14.",
    "entry_state": "Ô này không phải số nên không đánh dấu ước được. Bỏ dấu ước.",
    "entry_unknown": "Biểu mẫu không có ô {cell}. Lấy mẫu mới bằng lệnh template.",
    "entry_state_word": "Tình trạng ô ghi “{found}” không đọc được, hoặc ô có cả giá trị lẫn tình "
    "trạng. Chỉ dùng một trong: {expected}.",
    # the long CSV
    "csv_line": "Dòng {line}: {fault}",
    "csv_doubled": "Ô {cell} có hai dòng. Giữ lại một.",
    "csv_separator": "Dòng đầu là “{found}”: các cột không ngăn bằng dấu phẩy. Lưu lại tệp dạng "
    "CSV UTF-8 ngăn bằng dấu phẩy.",
    "csv_columns": "Dòng đầu là “{found}”, thiếu cột {missing}. Lấy mẫu mới bằng lệnh template.",
    "csv_columns_unknown": "Dòng đầu có cột lạ: {found}. Bỏ cột đó hoặc lấy mẫu mới.",
    "csv_width": "Dòng {line} có {found} cột, dòng đầu có {expected}. Sửa dòng này.",
    "csv_syntax": "Không đọc được dòng {line} ({detail}). Kiểm tra dấu ngoặc kép.",
    "csv_too_long": "Tệp dài hơn {limit} dòng. Chia thành nhiều tệp.",
    "csv_other": "Cột {column} ghi “{found}”, tệp này phải là của {expected}. Chọn đúng tệp.",
    # merging
    "conflict_undecided": "Còn {count} chỗ hai bên ghi khác nhau chưa được chọn. Chọn từng chỗ.",
}


def say(problem: Problem) -> str:
    """Give the sentence of a problem; a problem among its fields becomes a sentence too.

    Raises Bug where the code has no sentence or the sentence needs a field that was not given.
    """
    fields = {name: say(f) if isinstance(f, Problem) else f for name, f in problem.fields.items()}
    try:
        return SENTENCES[problem.code].format(**fields)
    except (KeyError, IndexError) as error:
        raise Bug(f"no sentence for {problem}") from error
