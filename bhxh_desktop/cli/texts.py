"""Every Vietnamese word of the command line, but for the sentences of problems."""

from __future__ import annotations

from typing import Literal

from bhxh_desktop.domain.submission import State

Judgement = Literal["approve", "return"]

# the command itself
BHXH = (
    "Báo cáo định kỳ ngành bảo hiểm xã hội: nhập, kiểm tra, chốt, gửi và tổng hợp mà không cần "
    "mạng."
)
EPILOG = """Cách dùng từng lệnh: bhxh LỆNH --help

Lệnh trên một sổ làm việc cần --data, đứng ngay sau bhxh.

Mã thoát: 0 xong; 1 có lỗi số liệu hoặc bị từ chối, kèm lý do; 2 gõ sai lệnh."""
SYNTAX = "[--data THƯ_MỤC]"
OPTIONS = "[TÙY_CHỌN]"
COMMAND = "LỆNH [...]"
FOLDER = "THƯ_MỤC"
FILE = "TỆP"
REGIME = "CHẾ_ĐỘ"
PERIOD = "KỲ"
YEAR = "NĂM"
CODE = "MÃ"
NAME = "TÊN"
TEXT = "LỜI"
REVISION = "BẢN_CHỐT"
VERDICT = "Ý_KIẾN"
FINGERPRINT = "VÂN_TAY"
DATA = "Thư mục của sổ làm việc, hoặc đặt biến môi trường BHXH_DATA."
NO_DATA = "Lệnh này cần biết sổ làm việc. Thêm --data THƯ_MỤC ngay sau bhxh."
DATA_FIRST = "--data THƯ_MỤC đứng ngay sau bhxh, trước tên lệnh."
NOT_UTF8 = "Trong lệnh có chữ không ở dạng UTF-8. Đổi tên tệp hoặc gõ lại chữ đó."
STOPPED = "Đã dừng theo yêu cầu; chưa có gì thay đổi."
BUG = (
    "Chương trình gặp lỗi của chính nó nên chưa làm xong lệnh này. Gửi tệp {path} cho người hỗ trợ."
)

# what the arguments of commands are
REGIME_IS = "Mã chế độ báo cáo; xem bằng lệnh regimes."
PERIOD_IS = "Như 2023, 2023-Q1 (quý), 2023-H1 (nửa năm); xem bằng lệnh periods."
YEAR_IS = "Như 2023."
TEMPLATE_IS = "Tệp sẽ ghi, .xlsx hoặc .csv."
FIGURES_ARE = "Tệp số liệu, .xlsx hoặc .csv."
TASKS_ARE = 'Tệp .toml: mỗi nhiệm vụ một bảng [tasks."1.2"].'
NARRATIVE_IS = "Tệp .toml: mỗi đoạn một bảng [[sections.MÃ_MỤC]]."
REPORT_IS = "Tệp sẽ ghi: .docx hoặc .pdf là báo cáo, .xlsx là phụ lục."
TOTAL_IS = "Tệp sẽ ghi: .csv, .xlsx hoặc .json; bỏ trống thì in ra."
EXPORT_IS = "Tệp sẽ ghi, tự thêm đuôi .bhxh; nếu là thư mục thì chương trình tự đặt tên."
BUNDLE_IS = "Gói dữ liệu .bhxh."
REVISION_IS = "Mã đối chiếu của bản chốt, ít nhất 5 ký tự đầu."
VERDICT_IS = "duyệt (approve), hoặc trả-lại (return) là yêu cầu chỉnh lý; không dấu cũng được."
KEY_UNIT_IS = "Mã đơn vị giữ khóa."
FINGERPRINT_IS = "Vân tay của khóa, ít nhất 8 ký tự đầu."
REGIME_FOLDER_IS = "Thư mục một phiên bản, có tệp regime.toml."
JOURNEY_FOLDER_IS = "Thư mục mới, nơi để lại kết quả."

# options shared by commands
JSON = "In dạng JSON cho chương trình khác đọc."
AS_CSV = "In dạng CSV dài, mỗi ô một dòng."
UNIT = "Mã đơn vị; bỏ trống là đơn vị của sổ làm việc."
SCOPE = "own: số của đơn vị; total: số tổng hợp."
AUTHOR = "Tên người làm, ghi vào nhật ký; bỏ trống là tên đặt khi lập sổ."
REASON = "Lý do, ghi vào bản chốt hoặc ý kiến duyệt."
ALL = "Tính cả bản chưa duyệt."
EXCLUDE = "Để một đơn vị ngoài số tổng hợp: MÃ=LÝ DO. Lặp lại được."
LOCK_TOTAL = "Chốt số tổng hợp thành bản có ký."
CONSOLIDATED = "Báo cáo tổng hợp của đơn vị cấp trên."
ENROL = "Xác nhận khóa lạ của nơi gửi (chỉ dùng sau khi đã đối chiếu vân tay qua điện thoại)."
DRY_RUN = "Chỉ cho xem gói sẽ thay đổi gì, không ghi."
PLAIN = "Không niêm phong: ai cầm gói cũng đọc được."
MAIL = "Ghi thêm thư nháp .eml có gói đính kèm, cạnh gói; mở bằng chương trình thư rồi gửi."
MAIL_WRITTEN = "Đã ghi thư nháp {path}."
FORCE = "Thay tệp đã có cùng tên."
DISCARD = "Bỏ bản làm việc đang có, mở lại từ bản chốt mới nhất."
MERGED = "Gói gộp gửi lên trên: số của mình và các đơn vị cấp dưới, không kèm bản phải chỉnh lý."
ONLY_REGIME = "Chỉ chế độ báo cáo này."
ONLY_PERIOD = "Chỉ kỳ này."
SAMPLE_REASON = "Dữ liệu mẫu: số hồ sơ trực tuyến gồm cả chiều nhận và chiều trả."
EMPTY = "Chỉ lập sổ và trao khóa, chưa nhập số liệu."

# help of each command; its first line stands in the list
INIT = "Lập sổ làm việc của một đơn vị trong thư mục --data."
INIT_UNIT = "Mã đơn vị của sổ, như KH-CR; viết thường cũng được."
INIT_AUTHOR = "Tên người làm, ghi trên bản chốt và gói; bỏ trống là tên đơn vị."
INIT_RECOVERY = (
    "Trang mã phục hồi sẽ ghi, .txt, .docx hoặc .pdf, khi đơn vị có cấp dưới; bỏ trống thì in ra."
)
DEMO = """Lập các sổ làm việc mẫu: tỉnh và từng cơ quan.

Mỗi đơn vị một thư mục dưới --data, đã nhập số liệu mẫu, chốt, và có gói trong exports."""
KEYS = """Xem khóa ký; xác nhận khóa của đơn vị khác; lập mã phục hồi.

Không kèm lệnh con thì liệt kê."""
KEYS_LIST = "Liệt kê khóa của máy này, khóa đã xác nhận và khóa đang chờ."
KEYS_CONFIRM = "Xác nhận khóa có vân tay này là của đơn vị."
KEYS_FORCE = "Xác nhận cả khi khóa mới chỉ ký cho đơn vị khác."
KEYS_WITHDRAW = """Bỏ xác nhận nhầm một khóa.

Những gì khóa đã ký cho đơn vị vẫn lưu, nhưng thôi được tính."""
KEYS_SEND = """Ghi khóa của máy này vào một gói để đơn vị khác xác nhận.

Dùng cho máy mới chưa có gì để gửi. Gói chỉ có khóa công khai, ai đọc cũng được."""
KEYS_SENT = "Đã ghi khóa của máy này vào {path}. Vân tay để đọc qua điện thoại: {fingerprint}"
KEYS_RECOVERY = """Lập mã phục hồi của đơn vị có cấp dưới, chỉ hiện một lần.

Mã mở được các gói niêm phong gửi đến và gửi đi của đơn vị và của cấp dưới, kể cả khi mất hết khóa
của máy. Ghi trang để in vào TỆP, hoặc in ra nếu không có TỆP."""
RECOVERY_PAGE_IS = "Trang sẽ ghi: .txt, .docx hoặc .pdf; bỏ trống thì in ra."
RENEW_CODE = "Lập mã mới thay mã đang có."
RECOVERY = "Mở gói niêm phong bằng mã phục hồi gõ trong tệp .txt này."
BACKUP = """Sao lưu cả sổ vào một tệp, để cất ở ổ khác.

Phần khóa luôn được khóa bằng mã phục hồi của tỉnh, hoặc bằng mã lập riêng cho bản sao lưu này."""
BACKUP_IS = "Tệp sẽ ghi; nếu là thư mục thì chương trình tự đặt tên."
BACKUP_CODE = "Lập mã phục hồi cho bản sao lưu này và in ra."
BACKUP_PAGE = "Lập mã và ghi trang mã phục hồi vào tệp .txt, .docx hoặc .pdf."
RESTORE = """Lập lại sổ làm việc trong thư mục --data từ bản sao lưu.

Thư mục phải trống. Có mã phục hồi thì lấy lại được cả khóa của máy cũ."""
RESTORE_FROM = "Tệp do lệnh backup ghi."
RESTORE_CODE = "Tệp .txt có mã phục hồi."
NEW_KEYS = "Lập khóa mới, khi mất mã phục hồi; đơn vị khác phải xác nhận lại khóa."
REGIMES = """Liệt kê chế độ báo cáo; soát một định nghĩa.

Không kèm lệnh con thì liệt kê; regimes check THƯ_MỤC thì soát."""
REGIMES_CHECK = "Soát định nghĩa một chế độ báo cáo, kể hết lỗi một lần."
PERIODS = "Các kỳ của một chế độ trong năm: kỳ số liệu, hạn gửi."
TEMPLATE = """Ghi mẫu nhập có sẵn mã ô và tên chỉ tiêu.

Số liệu, ghi chú đã nhập cũng có sẵn trong mẫu. Tệp đã có thì không ghi đè, trừ khi thêm --force."""
FILL = """Nhập số liệu từ tệp: tất cả, hoặc không gì cả.

Dòng để trống thì ô giữ nguyên: muốn xóa trắng một ô thì ghi blank ở cột state, muốn xóa ghi chú thì
ghi no_note. Dòng tự thêm mới ghi +1, +2 ở cột row. Số ở ô tự tính không được nhận và được báo lại.
Có lỗi thì kể hết lỗi theo dòng và không nhập ô nào."""
EARLIER = "Số chép từ báo cáo giấy của kỳ cũ: để so sánh và lấy số đầu kỳ, không gửi đi."
TRANSCRIBED = "Đã chép {count} ô của kỳ cũ."
SHOW = "Xem số liệu của một kỳ."
CHECK = """Kiểm tra số liệu: lỗi, cảnh báo kèm phép tính.

Có lỗi hoặc còn ô phải nhập để trống thì mã thoát là 1."""
LOCK = """Chốt kỳ: số liệu thành bản có ký.

Còn lỗi hoặc cảnh báo thì phải ghi --reason; ô bắt buộc còn trống thì không chốt được. Thêm --json
để lấy cả mã đầy đủ của bản chốt."""
REOPEN = """Mở bản làm việc mới trên bản đã chốt.

Bản đã chốt giữ nguyên; sửa xong thì chốt lần nữa."""
RENEW = """Chuyển bản làm việc sang bản mới của mẫu báo cáo.

Báo cáo đã bắt đầu theo bản nào thì giữ bản đó cho đến khi chạy lệnh này. Ô nào không còn trong bản
mới thì được kể tên; ô nào không có chỗ thì chưa chuyển gì cả."""
JOURNAL = """Nhật ký phát sinh: ghi từng việc theo ngày, số của ô tự cộng.

Không kèm lệnh con thì liệt kê mọi dòng đã ghi."""
JOURNAL_ADD = """Ghi một dòng: ô, ngày xảy ra, số lượng.

Dòng tính vào kỳ có ngày đó; kỳ đã chốt thì tính vào kỳ còn mở đầu tiên sau nó và lệnh báo rõ.
Nhật ký không rời máy này; không ghi tên người vào ghi chú."""
JOURNAL_LOAD = """Ghi nhiều dòng từ tệp .csv: tất cả, hoặc không dòng nào.

Ba cột mã ô như tệp của lệnh template, thêm cột event_on (ngày), quantity (số), note nếu có."""
JOURNAL_LIST = "Liệt kê mọi dòng, hoặc các dòng của một chế độ, của một kỳ."
JOURNAL_REMOVE = "Xóa một dòng chưa tính vào bản chốt nào."
JOURNAL_REVERSE = "Đảo một dòng đã chốt: ghi số ngược lại vào kỳ còn mở đầu tiên."
JOURNAL_FILE = "Tệp .csv có các dòng nhật ký."
PLACE, PLACE_IS = "Ô", "Mã ô: biểu.dòng.cột, như xem bằng lệnh show --csv."
DAY, DAY_IS = "NGÀY", "Ngày xảy ra, như 05/9/2024."
QUANTITY, QUANTITY_IS = "SỐ", "Số lượng, như 12 hoặc -1."
LINE_ID, LINE_IS = "MÃ_DÒNG", "Mã dòng, vài ký tự đầu là đủ."
NOTE = "Ghi chú của dòng."
SWITCH = "Bỏ số đã nhập thẳng vào ô, lấy số từ nhật ký."
JOURNAL_WRITTEN = "Đã ghi {count} dòng nhật ký."
JOURNAL_LATE = "{cell}, ngày {day}: {belongs} đã chốt nên tính vào {booked}."
JOURNAL_REMOVED = "Đã xóa dòng {id}."
JOURNAL_HEAD = ("Mã dòng", "Tính vào", "Ngày", "Ô", "Số lượng", "Ghi chú", "")
JOURNAL_NOTHING = "Chưa có dòng nhật ký nào."
JOURNAL_STANDING = {True: "đã chốt", False: ""}
TASK = """Nạp danh mục nhiệm vụ của năm; ghi tiến độ từ tệp.

Chưa có danh mục thì nạp trước: task CHẾ_ĐỘ KỲ --plan TỆP. Danh mục mới thay danh mục cũ của năm."""
ASSIGN = """Giao việc của năm: hạn gửi, nhiệm vụ, chỉ tiêu, biểu.

Lưu bảng giao bằng --write, điền trong Excel, nạp lại bằng --read. Không có tùy chọn nào thì in
những gì đã giao."""
ASSIGN_WRITE = "Lưu bảng giao để điền, tệp .xlsx; đã giao gì thì có sẵn trong đó."
ASSIGN_READ = "Nạp bảng giao đã điền, tệp .xlsx."
ASSIGNED = "Đã nạp bảng giao năm {year} từ {path}."
ASSIGNMENT = """Năm {year}:
  Cơ quan gửi trước hạn của tỉnh: {days} ngày làm việc
  Nhiệm vụ đã giao:               {tasks}
  Chỉ tiêu giao riêng:            {targets}
  Biểu, dòng không phải nhập:     {spared}"""
NUMBER = "SỐ"
OFFICE_DAYS = "Cơ quan gửi trước hạn của tỉnh bấy nhiêu ngày làm việc; 0 là cùng hạn."
ASSIGNED_DUE = "Năm {year}, cơ quan gửi trước hạn của tỉnh {days} ngày làm việc."
PLAN = "Danh mục nhiệm vụ, tệp .toml: mỗi nhiệm vụ một bảng [[tasks]] gồm code, group, text."
PLAN_LOADED = "Đã nạp danh mục năm {year}: {count} nhiệm vụ."
TASK_NEEDS = "Cần tệp tiến độ, hoặc --plan TỆP để nạp danh mục."
NARRATIVE = "Ghi lời văn các mục của báo cáo từ tệp."
REPORT = """Ghi báo cáo hoặc phụ lục có công thức.

Số liệu chưa chốt thì báo cáo chỉ là dự thảo."""
CONSOLIDATE = """Tổng hợp các bản đã duyệt; in ra hoặc ghi tệp.

Mỗi đơn vị tính một lần, theo bản được duyệt gần nhất."""
EXPORT = """Ghi gói dữ liệu để gửi đi.

Gói niêm phong khi đã biết khóa mở gói của nơi nhận; không thì lệnh nói rõ vì sao."""
INSPECT = """Xem một gói có gì, không cần sổ làm việc.

Gói niêm phong chỉ xem được bên ngoài; thêm --data thì mở bằng khóa của sổ đó."""
IMPORT = """Nhập gói; mỗi gói nhập trọn hoặc không nhập.

Thứ tự và nhập lại không ảnh hưởng. Có gói bị từ chối hoặc chờ xác nhận khóa thì mã thoát là 1."""
REVIEW = "Duyệt một bản chốt hoặc yêu cầu chỉnh lý."
STATUS = "Đơn vị nào đã gửi, đã duyệt, trễ bao nhiêu ngày."
JOURNEY = "Đi hết một chuyến báo cáo trên sổ làm việc mẫu, kể từng bước."

# results
CREATED = "Đã lập sổ làm việc của {unit} tại {path}."
AUTHOR_IS = "Người làm: {name}."
NO_AUTHOR = "Người làm: {name}. Khi chốt, duyệt hoặc ghi gói thì thêm --author để ghi tên riêng."
OWN_KEY = "Vân tay khóa của máy này: {fingerprint}"
RECOVERY_WRITTEN = (
    "Đã ghi trang mã phục hồi vào {path}. In ra giấy, cất vào nơi an toàn rồi xóa tệp này; chương "
    "trình không giữ mã và không hiện lại."
)
BACKED_UP = "Đã sao lưu vào {path} ({size}), đọc lại khớp."
BACKUP_OPENS = {
    False: "Phần khóa mở bằng mã phục hồi của đơn vị hoặc của cấp trên.",
    True: "Phần khóa mở bằng mã dưới đây; mã chỉ hiện lần này.",
}
RESTORED = "Đã phục hồi sổ làm việc của {unit} tại {path}, theo bản sao lưu lúc {time} {day}."
RESTORED_KEYS = "Khóa của máy cũ dùng tiếp được; đừng dùng cùng khóa này ở hai máy."
RESTORED_NEW = "Máy dùng khóa mới. Báo đơn vị cấp trên vân tay mới để xác nhận."
RESTORED_THEN = "Trước khi chốt, đọc lại các gói đã ghi và đã nhận từ lúc sao lưu: bhxh catch-up."
DEMO_READY = "Đã lập {count} sổ làm việc mẫu trong {path}. Mọi số liệu là DỮ LIỆU MẪU."
KEY_CONFIRMED = "Từ nay khóa {fingerprint} được tính cho {unit}."
KEY_WITHDRAWN = "Từ nay khóa {fingerprint} không còn được tính cho {unit}."
KEY_OWN = "máy này"
KEY_WAITING = "chờ xác nhận"
KEY_REVOKED = "đã thu hồi"
KEY_CONFIRMED_WORD = "đã xác nhận"
KEYS_HEAD = ("Vân tay", "Đơn vị", "Đã ký cho", "Tình trạng")
REGIMES_HEAD = ("Mã", "Bản", "Tên", "Số biểu", "Các kỳ")
PERIOD_KINDS = {
    "year": "năm",
    "quarter": "quý",
    "half": "nửa năm",
    "nine_months": "9 tháng",
    "month": "tháng",
    "day": "ngày",
    "named": "đột xuất",
}
SOUND = "Định nghĩa {title}, bản {version}: đầy đủ, không có lỗi."
PERIODS_HEAD = ("Kỳ", "Số liệu từ", "đến", "Ghi trên báo cáo", "Hạn gửi")
TEMPLATE_WRITTEN = "Đã ghi mẫu nhập vào {path}."
FILLED = "Đã nhập, {count} ô thay đổi so với trước."
SAVED = "Đã ghi, {count} chỗ thay đổi so với trước."
SHOW_TITLES = {
    "own": "{unit}: {regime} {period}",
    "total": "{unit}: {regime} {period}, số tổng hợp",
}
SHOW_LOCKED = "Bản chốt lần {number}, mã đối chiếu {code}."
SHOW_OPEN = {"own": "Bản làm việc, chưa chốt.", "total": "Chưa chốt."}
NO_ROWS = "(chưa có dòng nào)"
NO_FINDINGS = "Không có lỗi hay cảnh báo."
LOCKED = "Đã chốt {period}, lần {number}, người chốt: {author}. Mã đối chiếu {code}"
LOCKED_BEFORE = (
    "Kỳ {period} không có gì khác lần chốt {number} nên không lập lần chốt mới; báo cáo trở lại "
    "lần chốt đó, mã đối chiếu {code}. Muốn gửi lại thì sửa số hoặc ghi chú vào ô rồi chốt."
)
REOPENED = "Đã mở bản làm việc trên bản chốt hiện có."
RENEWED = "Đã chuyển bản làm việc sang bản mới của mẫu báo cáo."
FILE_WRITTEN = "Đã ghi {path}."
REPORT_WRITTEN = {True: "Đã ghi báo cáo {path}.", False: "Đã ghi dự thảo {path}: chưa chốt."}
BYTES = "{size} byte"
EXPORT_HOLDS = {
    "own": "Trong gói: {report}, lần {number}.",
    "total": "Trong gói: số tổng hợp {report}, lần {number}.",
}
SEALED = "Gói niêm phong: chỉ {unit} và đơn vị gửi mở được."
PLAIN_BECAUSE = {
    "asked": "Gói không niêm phong theo yêu cầu: ai cầm gói cũng đọc được.",
    "nobody": "Gói không niêm phong vì không có đơn vị cấp trên để gửi: ai cầm gói cũng đọc được.",
    "unknown": "Gói không niêm phong vì chưa có khóa mở gói đã xác nhận của {unit}: ai cầm gói "
    "cũng đọc được. Nhập một gói của {unit} và xác nhận khóa thì các gói sau được niêm phong.",
}
EXPORTED = "Đã ghi gói {path} ({size}), đọc lại khớp. Mã gói {digest}"
REVIEWED = {
    "approve": "Đã duyệt bản chốt {code} của {unit}.",
    "return": "Đã yêu cầu {unit} chỉnh lý bản chốt {code}.",
}
STATUS_TITLE = "{title} ({regime}), kỳ {period}, hạn gửi {due}"
STATUS_HEAD = ("Đơn vị", "Tình trạng", "Lần", "Ngày nhận", "Mã đối chiếu")
NOTHING_OWED = "Kỳ {period} không có báo cáo nào phải gửi. Xem các kỳ bằng lệnh periods."
RETURNED_BECAUSE = "{unit}, yêu cầu chỉnh lý: {reason}"
LATE = "{day}, trễ {days} ngày làm việc"
TAKEN = "Gồm số của: {units}."
MISSING = "Chưa gồm: {units}."
EXCLUDED = "Để ngoài {unit}: {reason}."
NEWER = "{unit} có bản mới chưa duyệt, số tổng hợp dùng bản đã duyệt."
DISPUTED_CHOICE = (
    "{unit} có các bản đã duyệt khác nhau, số tổng hợp dùng bản {code}. Cần thống nhất."
)
UNAPPROVED = "{unit}: bản chưa duyệt."
DIFFERENCE = "{unit}, ô {cell}: bản chốt in {printed}, tính lại là {computed}."
TOTAL_CHANGED = (
    "Số tổng hợp đã chốt ({code}) khác số tính lại nên báo cáo chỉ là dự thảo. Chốt lại."
)
MOVED = "Lệch sau tổng hợp: {change} ở {unit}, {cell}."
MOVED_MORE = "Lệch sau tổng hợp: {unit} còn {count} ô khác."
FROM_TO = "{before} thành {after}"
REVISED = "Lệch sau tổng hợp: {unit} có bản chốt khác, các số không đổi."
JOINED = "Lệch sau tổng hợp: thêm {unit}."
GONE = "Lệch sau tổng hợp: không còn {unit}."
DISAGREEMENT = "Ô {cell}: các đơn vị ghi khác nhau ({values})."
TOTAL_LOCKED = "Đã chốt số tổng hợp. Mã đối chiếu {code}"
INSPECT_LABELS = (
    "Mã gói",
    "Loại gói",
    "Nơi gửi",
    "Người lập",
    "Lập lúc",
    "Số thứ tự gói",
    "Vân tay khóa",
    "Dung lượng",
    "Niêm phong",
)
SEALED_WORDS = {False: "không", True: "có"}
OUTSIDE_LABELS = ("Loại gói", "Dung lượng", "Số khóa mở được", "SHA-256 của tệp")
OUTSIDE_USE = "gói niêm phong"
INSPECT_HEAD = ("Đơn vị", "Bản chốt", "Chế độ", "Kỳ", "Lần", "Mã đối chiếu")
VERDICTS: dict[str, Judgement] = {
    "approve": "approve",
    "duyet": "approve",
    "return": "return",
    "tra lai": "return",
}
VERDICT_WRONG = "“{found}” không phải ý kiến duyệt. Ghi duyệt hoặc trả-lại."
SCOPES = {"own": "số của đơn vị", "total": "số tổng hợp"}
USES = {
    "submission": "gói nộp",
    "merged": "gói gộp",
    "response": "gói phản hồi",
    "setup": "gói thiết lập",
}

SAMPLE_BUNDLE = "{use}, DỮ LIỆU MẪU"

NOT_ENTERED = "chưa nhập"
STATES = {
    State.NOTHING: "chưa nhận",
    State.ENTERING: "đang nhập",
    State.LOCKED: "đã chốt",
    State.EXPORTED: "đã xuất",
    State.RECEIVED: "chờ duyệt",
    State.RETURNED: "yêu cầu chỉnh lý",
    State.APPROVED: "đã duyệt",
    State.CONSOLIDATED: "đã tổng hợp",
    State.CONFLICT: "số liệu lệch",
    State.DISPUTED: "cần thống nhất",
    State.WAITING_KEY: "chờ xác nhận khóa",
    State.MISSING_PARENT: "thiếu bản trước",
}

# cells in print
BLANK = "…"
CUT = "…"
SIGNS = "Dấu trong ô: … chưa nhập, – không phát sinh, x không áp dụng, * tổng còn thiếu số liệu."
