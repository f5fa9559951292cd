"""Words of the help: the journey of a report, the keys, where everything is."""

from __future__ import annotations

HELP = "Trợ giúp"
HEADING = "Báo cáo BHXH làm việc thế nào"
JOURNEY, KEYS, ABOUT = "Một chuyến báo cáo", "Phím", "Máy này"

STEPS = {
    "office": (
        "Bàn làm việc cho biết báo cáo nào đến hạn, còn thiếu gì; bấm một việc là đến đúng ô.",
        "Số liệu: nhập từng ô như trong Excel, dán từ Excel, hoặc nhập từ mẫu Excel.",
        "Kiểm tra: lỗi và cảnh báo hiện ngay bên cạnh; sửa số, hoặc ghi lý do khi chốt.",
        "Nhật ký: ghi từng việc khi phát sinh, số của ô tự cộng; không bắt buộc dùng.",
        "Nhiệm vụ: đánh dấu việc đã xong, đang làm; ghi văn bản minh chứng, vướng mắc.",
        "Văn bản: dán cả danh sách đã ban hành, xem lại từng dòng, chọn văn bản nào vào báo cáo.",
        (
            "Dự thảo: viết lời văn, chèn số tự theo số liệu, lưu Word hoặc in; ký xong ghi số, "
            "ngày. Nút Thêm: khung văn bản, các tệp đã lập, bản đã ký."
        ),
        "Thể thức: tệp Word sửa xong, chương trình chỉ chỗ sai Nghị định 30, số nào đã sửa tay.",
        "Chốt kỳ, rồi Gửi – nhận: xuất gói ra USB hoặc thư điện tử cho BHXH tỉnh.",
        "Nhập gói phản hồi của tỉnh; bị yêu cầu chỉnh lý thì lập lần chốt mới, sửa, chốt, gửi lại.",
    ),
    "province": (
        "Giao việc: nhiệm vụ, chỉ tiêu và biểu phải nhập của từng đơn vị.",
        "Gửi – nhận: nhập các gói của đơn vị; khóa lạ thì gọi điện đối chiếu vân tay.",
        "Theo dõi: ai đã gửi, ai trễ; sửa ngày nhận nếu cần; duyệt hoặc yêu cầu chỉnh lý.",
        "Tổng hợp: cộng các bản đã duyệt, xem số nào lấy từ đơn vị nào, rồi chốt.",
        "Số liệu, Dự thảo: số và lời văn của chính BHXH tỉnh; báo cáo của toàn tỉnh.",
        "Trả lời các đơn vị (mỗi đơn vị một gói); xuất gói báo cáo toàn tỉnh gửi lên trên.",
    ),
}

GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Mọi trang",
        (
            ("F1", "trợ giúp"),
            ("F10", "danh mục lệnh"),
            ("Ctrl+1", "trang đầu; Ctrl+2 trang kế…; Ctrl+0 trang thứ mười"),
            ("Ctrl+\\", "mở hoặc đóng bảng bên"),
            ("Ctrl+O", "nhập gói (trang Gửi – nhận); chọn tệp Word (trang Thể thức)"),
            ("Ctrl+E", "xuất gói (Bàn làm việc, Gửi – nhận)"),
            ("Ctrl+R", "trả lời các đơn vị (cấp tỉnh: Theo dõi, Gửi – nhận)"),
            ("Esc", "dừng việc đang chạy; bỏ chữ đang gõ"),
        ),
    ),
    (
        "Theo dõi (cấp tỉnh)",
        (("F2", "nhập thay hoặc sửa số liệu của đơn vị"),),
    ),
    (
        "Số liệu",
        (
            ("Enter", "ghi và xuống ô dưới"),
            ("Tab", "ghi và sang ô kế"),
            ("Ctrl+Tab", "ra khỏi bảng"),
            ("F2", "sửa ô"),
            ("Shift+F2", "ghi chú của ô"),
            ("F5", "thêm dòng"),
            ("F6", "xóa dòng tự thêm"),
            ("F7", "lấy số gợi ý"),
            ("F8", "đến lỗi sau; Shift+F8 lỗi trước"),
            ("Ctrl+PgDown", "biểu sau; Ctrl+PgUp biểu trước"),
            ("Ctrl+C", "chép; Ctrl+V dán"),
            ("Ctrl+Z", "hoàn tác; Ctrl+Y làm lại"),
            ("Ctrl+L", "chốt kỳ"),
        ),
    ),
    (
        "Nhật ký",
        (
            ("F5", "thêm dòng; F6 xóa dòng chưa chốt, Ctrl+Z lấy lại"),
            ("Ctrl+F", "tìm"),
        ),
    ),
    (
        "Nhiệm vụ",
        (
            ("Ctrl+D", "các nhiệm vụ đang chọn đã xong"),
            ("F2", "ghi tình trạng, ngày, ghi chú, minh chứng; Ctrl+Z lấy lại"),
            ("Ctrl+F", "tìm"),
        ),
    ),
    (
        "Văn bản",
        (
            ("Ctrl+V", "dán danh sách; Space bỏ qua dòng đang chọn"),
            ("F5", "thêm; F2 sửa; F6 xóa, Ctrl+Z lấy lại"),
            ("F4", "tệp kèm: Ctrl+O thêm, Enter mở, F6 bỏ"),
            ("Ctrl+C", "chép viện dẫn của các văn bản đã chọn"),
            ("Ctrl+F", "tìm"),
        ),
    ),
    (
        "Gõ vào ô số",
        (
            ("-", "không phát sinh"),
            ("x", "không áp dụng"),
            ("~26", "số ước 26"),
        ),
    ),
    (
        "Dự thảo",
        (
            ("Ctrl+S", "lưu ngay (chương trình cũng tự lưu)"),
            ("Ctrl+M", "chèn số, câu so sánh, văn bản"),
            ("Ctrl+B", "in đậm; Ctrl+I in nghiêng"),
            ("F4", "ghi số, ngày phát hành của báo cáo đã chốt"),
            ("F12", "lưu Word"),
            ("Ctrl+P", "in"),
        ),
    ),
)

FOLDER = "Sổ làm việc"
OPEN_FOLDER = "Mở thư mục"
VERSION = "Chương trình"
VERSION_IS = "bản {version}"
FORMAT = "Gói dữ liệu"
FORMAT_IS = "định dạng {format}"
INSIDE = (
    "Trong thư mục đó: store.db giữ số liệu, keys là khóa ký, backups là bản sao lưu mỗi ngày; sao "
    "lưu ra USB, trở về bản cũ ở trang An toàn."
)
