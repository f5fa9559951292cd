"""What the journey of the demo says between its commands."""

OPENING = """Chuyến báo cáo mẫu “{title}”. Mọi số liệu, tên người và ngày tháng là {mark}.
Mỗi dòng bắt đầu bằng “$” là một lệnh bhxh; dưới đó là điều lệnh trả lời."""
KEPT_ASIDE = "Thư mục cũ có tệp đã sửa hoặc thêm vào nên được giữ nguyên ở {path}.\n"
STEPS = {
    "workspaces": "Lập sổ làm việc cho BHXH tỉnh và bảy cơ quan; hai cấp đã xác nhận khóa.",
    "template": "Một cơ quan lấy mẫu nhập. Mỗi ô có mã ẩn nên xếp lại dòng cũng không nhầm.",
    "unreadable": "Tệp có chỗ không đọc được: từ chối trọn tệp, kể hết lỗi một lần.",
    "fill": "Tám đơn vị nhập số liệu, lời văn; tỉnh ghi tiến độ 39 nhiệm vụ, dán sổ văn bản.",
    "check": "Kiểm tra: chương trình chỉ ra chỗ số liệu không khớp và viết rõ phép tính.",
    "lock": "Ngày {day}: các đơn vị chốt. Bản chốt có chữ ký, mang mã đối chiếu in trên giấy.",
    "draft": "Cơ quan xem dự thảo: có chữ DỰ THẢO, không số, không chữ ký.",
    "final": "In từ bản đã chốt: báo cáo và phụ lục có công thức.",
    "export": "Mỗi cơ quan ghi một gói để chép ra USB hoặc gửi thư.",
    "import": "Ngày {day}: tỉnh nhập sáu gói. Thứ tự không quan trọng.",
    "again": "Nhập lại lần nữa, cả gói đến muộn ngày {day}: chỉ cái mới được thêm.",
    "tampered": "Một gói bị sửa một byte trên đường đi: từ chối, không có gì thay đổi.",
    "status": "Tỉnh xem ai đã gửi, ai trễ.",
    "return": "Một cơ quan ghi nhầm: tỉnh yêu cầu chỉnh lý kèm lý do, ghi thành gói phản hồi.",
    "mend": "Cơ quan nhập gói phản hồi, mở lại, sửa, chốt lần 2, gửi gói mới. Lần 1 còn nguyên.",
    "approve": "Tỉnh nhập gói mới và duyệt cả bảy.",
    "consolidate": "Tổng hợp: mỗi đơn vị tính một lần, đúng bản đã duyệt.",
    "compare": "Đối chiếu với số liệu trong báo cáo năm 2023 đã công bố của tỉnh:",
    "report": "Báo cáo tổng hợp của tỉnh, phụ lục, và gói gộp gửi lên trên.",
    "others": "Báo cáo khác của cả tám đơn vị: đã nhập, chốt, gửi về tỉnh; năm 2024 còn để mở.",
}
STEP = "{number}. {text}"
COMMAND = "$ bhxh {words}"
OTHER = "   {title}"
COMPARED = "   {caption}: {value}"
CLOSING = "Xong. Kết quả nằm trong {path}:"
UNEXPECTED = "Lệnh này phải kết thúc với mã {expected} nhưng trả về {found}: bhxh {words}"
DRAFT_FILE = "du-thao-{unit}.docx"
REPORT_FILE = "bao-cao-{unit}.docx"
ANNEX_FILE = "phu-luc-{unit}.xlsx"
TOTAL_REPORT = "bao-cao-tong-hop.docx"
TOTAL_ANNEX = "phu-luc-tong-hop.xlsx"
TOTAL_FIGURES = "so-tong-hop.csv"
TEMPLATE_FILE = "mau-nhap.xlsx"
TAMPERED_FILE = "goi-bi-sua.bhxh"
MERGED_FILE = "goi-gop.bhxh"
BUNDLES = "goi"
OTHERS = "bao-cao-khac"
ANSWERS = "goi-phan-hoi"
REPORTS = "bao-cao"
WORKSPACES = "so-lam-viec"
