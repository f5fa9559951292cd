"""Vietnamese words of the layout check: what is wrong, where, how it is mended."""

from __future__ import annotations

LEVELS = {"error": "Lỗi", "warning": "Cảnh báo", "info": "Gợi ý"}

# places
PAGES_OF = "phần trang {number}"
TABLE = "bảng {number}"
CELL = "bảng {number}, dòng {row}, cột {column}"
PARAGRAPH = "đoạn {number}"
ON_MARGIN = "đầu hoặc chân trang"
WHOLE = "cả văn bản"
QUOTED = "{where}: “{text}”"
ONLY_QUOTED = "“{text}”"
SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}

SAYS = {
    # pages
    "paper": "khổ giấy {found} mm, quy định {expected} mm (A4)",
    "landscape_for_tables": "trang xoay ngang mà không có bảng",
    "margins": "lề {found} mm, quy định {expected} mm",
    "number_missing": "không có ở đầu trang",
    "number_in_footer": "đặt ở chân trang, quy định đặt ở lề trên",
    "hidden_on_first": "hiện ở trang đầu, quy định trang đầu không hiện",
    "hidden_later": "trang đầu của phần này không hiện số; chỉ trang đầu văn bản không hiện",
    "numbered_from": "đánh số lại từ {found}, quy định đánh liên tục từ {expected}",
    "numerals": "không đánh bằng chữ số Ả Rập",
    "own_pages": "số trang không đánh riêng từ 1",
    # letters
    "font": "phông {found}, quy định {expected}",
    "colour": "màu {found}, quy định màu đen",
    "composed": "chữ có dấu gõ theo Unicode tổ hợp, quy định Unicode dựng sẵn TCVN 6909:2001",
    "unicode": "gõ theo bảng mã cũ ({found}), quy định Unicode TCVN 6909:2001",
    "caps": "chưa viết in hoa",
    "no_caps": "viết in hoa cả dòng, quy định in thường",
    "size": "cỡ chữ {found}, quy định {expected}",
    "bold": "chưa in đậm",
    "no_bold": "in đậm, quy định không đậm",
    "italic": "chưa in nghiêng",
    "no_italic": "in nghiêng, quy định chữ đứng",
    "underline": "chưa gạch chân",
    "no_underline": "dùng gạch chân thay cho đường kẻ",
    "larger_than": "cỡ chữ {found}; thường lấy {expected} để hơn dòng trên một cỡ",
    # paragraphs
    "align_left": "không đặt sát lề trái",
    "align_center": "không đặt canh giữa",
    "align_right": "không đặt canh phải",
    "align_both": "không dàn đều hai lề",
    "first_line": "chữ đầu dòng cách lề {found} cm, quy định {expected} cm",
    "gap": "cách đoạn {found} pt, quy định tối thiểu {expected} pt",
    "gap_above": "cách dòng trên {found} pt, quy định {expected} pt",
    "line_spacing": "cách dòng {found}, quy định {expected} dòng",
    "single_spaced": "không cách dòng đơn",
    "line_missing": "bên dưới không có đường kẻ",
    "line_typed": "đường kẻ bên dưới gõ bằng dấu, quy định là đường vẽ nét liền",
    "line_length": "đường kẻ bên dưới dài {found}% dòng chữ, quy định {expected}%",
    "boxed": "không đóng khung",
    "own_line": "số thứ tự và tiêu đề nằm chung một dòng",
    # words
    "text": "ghi “{found}”, quy định “{expected}”",
    "pattern": "ghi “{found}”, không đúng cách ghi như “{expected}”",
    "ends_with": "kết thúc bằng “{found}”, quy định “{expected}”",
    "ends_listed": "dòng kết thúc bằng “{found}”, quy định “{expected}”",
    "dashed": "dòng không có gạch đầu dòng",
    "roman_number": "đánh số {found}, quy định chữ số La Mã",
    "arabic_number": "đánh số {found}, quy định chữ số Ả Rập",
    "letters": "đánh chữ “{found})”, thứ tự chữ cái tiếng Việt là “{expected})”",
    "signs": "dùng dấu “{found}”, thường dùng: {expected}",
    "title_on_own_line": "tiêu đề in đậm và nội dung nằm chung một dòng",
    "first_citation_dated": "văn bản {found} viện dẫn lần đầu mà chưa ghi ngày, tháng, năm",
    "symbol_fits_kind": "ký hiệu “{found}” không bắt đầu bằng mã của tên loại ({expected})",
    "symbol_of_letter": "ký hiệu công văn “{found}” không phải dạng cơ quan-đơn vị soạn thảo",
    "known_place": "địa danh “{found}” không phải nơi đóng trụ sở của đơn vị nào ({expected}…)",
    "authority_stop": "“{found}” viết không có dấu chấm liền sau",
    "deputy_for_head": "“{found}” ký mà dòng trên không ghi {expected}",
    "without_titles": "ghi “{found}” trước họ tên",
    "archived": "dòng cuối ghi “{found}”, không đúng dạng “- Lưu: VT, đơn vị soạn thảo.”",
    "as_above_first": "có Kính gửi mà dòng đầu không phải “- Như trên;”",
    "blank_in_draft": "dự thảo đã ghi số {found}; số chỉ cấp khi văn bản đã ký",
    # standing
    "present": "không có trong văn bản",
    "without": "có cả tên loại; công văn không ghi tên loại",
    "on_right": "không đặt ở phía trên, bên phải",
    "level_with": "không ngang hàng với “{expected}”",
    "blank_lines": "chừa {found} dòng trống để ký, nên chừa ít nhất {expected}",
    "order": "“{found}” đứng sau “{expected}”",
    "referred_to": "nội dung văn bản không dẫn chiếu đến phụ lục này",
    "numbered_on": "mang số “{found}”, thứ tự phải là “{expected}” bằng chữ số La Mã",
    # tables
    "head_repeated": "dòng tiêu đề không lặp lại ở đầu mỗi trang",
    "rows_whole": "có dòng bị ngắt đôi giữa hai trang",
    "smallest": "chữ nhỏ nhất cỡ {found}, nên từ {expected} trở lên",
}
"""Follows the name of the element and a colon."""

MENDS = {
    # pages
    "paper": "Vào Bố cục, Cỡ giấy, chọn A4 cho mọi phần.",
    "landscape_for_tables": "Xoay trang lại theo chiều dọc.",
    "margins": "Vào Bố cục, Lề, sửa lại lề này.",
    "number_missing": "Chèn số trang ở đầu trang, canh giữa.",
    "number_in_footer": "Xóa số ở chân trang, chèn số trang ở đầu trang, canh giữa.",
    "hidden_on_first": "Đánh dấu “Trang đầu khác” rồi xóa số ở đầu trang thứ nhất.",
    "hidden_later": "Bỏ “Trang đầu khác” ở phần này.",
    "numbered_from": "Trong định dạng số trang, chọn tiếp tục từ phần trước.",
    "numerals": "Trong định dạng số trang, chọn kiểu 1, 2, 3.",
    "own_pages": "Đặt ngắt phần trước phụ lục và đánh số trang bắt đầu từ 1.",
    # letters
    "font": "Chọn chỗ này, đặt phông {expected}.",
    "colour": "Chọn chỗ này, đặt màu chữ tự động.",
    "composed": "Chuyển mã sang Unicode dựng sẵn bằng bộ gõ, rồi dán lại.",
    "unicode": "Chuyển mã sang Unicode dựng sẵn bằng bộ gõ, rồi đặt phông Times New Roman.",
    "caps": "Viết in hoa cả dòng.",
    "no_caps": "Viết lại bằng chữ in thường, chỉ viết hoa chữ cái đầu.",
    "size": "Đặt cỡ chữ {expected}.",
    "bold": "Đặt in đậm.",
    "no_bold": "Bỏ in đậm.",
    "italic": "Đặt in nghiêng.",
    "no_italic": "Bỏ in nghiêng.",
    "underline": "Đặt gạch chân.",
    "no_underline": "Bỏ gạch chân, vẽ đường kẻ nét liền bên dưới.",
    "larger_than": "Đặt cỡ chữ {expected}.",
    # paragraphs
    "align_left": "Canh trái.",
    "align_center": "Canh giữa.",
    "align_right": "Canh phải.",
    "align_both": "Canh đều hai bên.",
    "first_line": "Đặt lùi dòng đầu {expected} cm, lề trái của đoạn 0.",
    "gap": "Đặt khoảng cách sau đoạn {expected} pt.",
    "gap_above": "Đặt khoảng cách trước đoạn {expected} pt.",
    "line_spacing": "Đặt cách dòng từ dòng đơn đến 1,5 dòng.",
    "single_spaced": "Đặt cách dòng đơn, khoảng cách trước và sau 0.",
    "line_missing": "Vẽ một đường kẻ nét liền ở giữa, bên dưới.",
    "line_typed": "Xóa các dấu đã gõ, vẽ một đường kẻ nét liền.",
    "line_length": "Kéo đường kẻ cho dài {expected}% dòng chữ, đặt cân đối ở giữa.",
    "boxed": "Đóng khung quanh chữ.",
    "own_line": "Xuống dòng sau số thứ tự.",
    # words
    "text": "Ghi lại: {expected}",
    "pattern": "Ghi lại như: {expected}",
    "ends_with": "Kết thúc bằng “{expected}”.",
    "ends_listed": "Đổi dấu cuối dòng thành “{expected}”.",
    "dashed": "Thêm gạch đầu dòng.",
    "roman_number": "Đánh số bằng chữ số La Mã.",
    "arabic_number": "Đánh số bằng chữ số Ả Rập.",
    "letters": "Đổi thành “{expected})” và sửa các điểm sau.",
    "signs": "Dùng dấu “-”, dưới đó là dấu “+”.",
    "title_on_own_line": "Xuống dòng sau tiêu đề, hoặc bỏ in đậm.",
    "first_citation_dated": "Ghi thêm ngày, tháng, năm ban hành, cơ quan ban hành và trích yếu.",
    "symbol_fits_kind": "Sửa ký hiệu hoặc tên loại cho khớp.",
    "symbol_of_letter": "Ghi ký hiệu như BHXH-VP.",
    "known_place": "Ghi tên chính thức của nơi cơ quan đóng trụ sở.",
    "authority_stop": "Thêm dấu chấm, như “KT.”.",
    "deputy_for_head": "Thêm dòng “{expected}” và chức vụ người đứng đầu ở trên.",
    "without_titles": "Bỏ học hàm, học vị và danh hiệu, chỉ ghi họ tên.",
    "archived": "Ghi lại như: - Lưu: VT, VP.",
    "as_above_first": "Thêm dòng “- Như trên;” ở đầu danh sách.",
    "blank_in_draft": "Để trống số cho đến khi ký.",
    # standing
    "present": "Thêm vào đúng vị trí.",
    "without": "Bỏ tên loại, hoặc bỏ dòng “V/v” nếu không phải công văn.",
    "on_right": "Chuyển sang cột bên phải ở đầu trang thứ nhất.",
    "level_with": "Đặt hai thành phần trên cùng một dòng.",
    "blank_lines": "Thêm dòng trống giữa chức vụ và họ tên.",
    "order": "Chuyển “{found}” lên trước “{expected}”.",
    "referred_to": "Nhắc đến phụ lục này ở chỗ thích hợp của nội dung.",
    "numbered_on": "Đánh lại số phụ lục.",
    # tables
    "head_repeated": "Trong thuộc tính bảng, chọn lặp lại dòng tiêu đề.",
    "rows_whole": "Trong thuộc tính bảng, bỏ cho phép ngắt dòng qua trang.",
    "smallest": "Đặt cỡ chữ từ {expected} trở lên.",
}
"""What to do in Word."""

# figures changed by hand
CHANGES = {
    "figure": "Ô {place}: bản chốt {locked}, trong tệp {found}.",
    "row_missing": "Biểu “{form}” thiếu dòng “{row}” của bản chốt.",
    "row_added": "Biểu “{form}” có thêm dòng “{row}” mà bản chốt không có.",
    "table_missing": "Không thấy biểu “{form}” của bản chốt.",
    "columns": "Biểu “{form}” có số cột khác bản chốt nên không so được.",
}
REWORDED = {
    "changed": "Đoạn “{locked}” sửa thành “{found}”.",
    "added": "Thêm đoạn “{found}”.",
    "removed": "Bỏ đoạn “{locked}”.",
}
REWORDED_UNDER = "Mục {under}: {words}"
BLANK = "để trống"
