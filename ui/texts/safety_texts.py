"""Words of the safety of the data: backups, going back, keys."""

from __future__ import annotations

CATCH_UP = "Đọc lại các gói"
CATCHING_UP = "đọc lại các gói đã ghi và đã nhận"
CAUGHT_UP = "Đã đọc lại {count} gói; chốt tiếp được."
NOT_READ = "{name}: {fault}"

VOUCH_TITLE = "Đọc lại các gói"
VOUCH_ASK = "Không thấy gói nào đơn vị ghi từ ngày {day}"
VOUCH_WHAT = (
    "Đã đọc {count} gói trong các thư mục của sổ. Nếu từ ngày đó có ghi gói ra USB hoặc gửi thư "
    "thì bấm Để sau, nhập gói ấy ở trang Gửi – nhận rồi đọc lại. Chốt tiếp khi còn thiếu thì sẽ có "
    "hai bản khác nhau cùng một số lần."
)
VOUCH_DO = "Không ghi gói nào, cho chốt"
GAPS_ASK = "Còn thiếu {missing} gói máy này ghi từ ngày {day}"
GAPS_WHAT = (
    "Thiếu gói số {numbers} (số ở cuối tên tệp). Tìm ở USB hoặc thư đã gửi, bấm Để sau, nhập gói "
    "ấy ở trang Gửi – nhận rồi đọc lại. Chỉ chốt tiếp khi gói thiếu không còn ở đâu và chưa gửi "
    "cho ai: nếu không sẽ có hai bản khác nhau cùng một số lần."
)
GAPS_DO = "Gói thiếu chưa gửi cho ai, cho chốt"

HEAD = "An toàn dữ liệu"
COMMA, APART = ", ", "  "
AT, WHY, SIZE, TIME = "Lúc", "Vì sao", "Cỡ", "{day} {time}"
WHYS = {
    "day": "Đầu ngày làm việc",
    "hand": "Người dùng sao lưu",
    "upgrade": "Trước khi nâng cấp sổ",
    "restore": "Trước khi trở về bản cũ",
    "prune": "Trước khi bỏ nội dung cũ",
    "resolve": "Trước khi xử lý số liệu lệch",
}
UNIT, FINGERPRINT, STANDING = "Đơn vị", "Vân tay, đọc từng nhóm qua điện thoại", "Tình trạng"
STANDINGS = {
    "own": "Máy này",
    "confirmed": "Đã xác nhận",
    "waiting": "Chờ xác nhận",
    "revoked": "Đã thu hồi",
}

COPIES = "Bản sao lưu trong sổ làm việc"
KEYS = "Khóa"
NO_COPIES = "Chưa có bản sao lưu nào"
NO_COPIES_WHY = "Chương trình tự sao lưu mỗi ngày một lần, trước khi ghi lần đầu."
COPY_NOW = "Sao lưu ngay"
BACK_UP = "Sao lưu ra USB hoặc nơi khác…"
GO_BACK = "Trở về bản này…"
FROM_FILE = "Phục hồi từ tệp…"
PRUNE = "Bỏ nội dung cũ…"
CONFIRM, WITHDRAW, REVOKE = "Xác nhận…", "Bỏ xác nhận…", "Thu hồi…"
SEND, RENEW = "Ghi khóa máy này…", "Lập mã phục hồi mới…"

COPYING = "sao lưu"
COPIED = "Đã sao lưu vào {name}."
BACKUP_TARGET = "Sao lưu thành"
BACKUP_FILES = "Bản sao lưu (*.zip)"
BACKED_UP = "Đã sao lưu vào {path}, {size}. Phần khóa mở bằng mã phục hồi."
CODE_TITLE = "Mã phục hồi của bản sao lưu"
CODE_ASK = "Lập mã phục hồi cho bản sao lưu này?"
CODE_WHAT = (
    "Phần khóa của bản sao lưu chỉ mở được bằng mã phục hồi, mà sổ này chưa có mã nào. Chọn nơi "
    "ghi "
    "trang mã, in ra giấy, cất riêng với bản sao lưu rồi xóa tệp."
)
CODE_DO = "Chọn nơi ghi trang mã…"

OPENING = "xem bản sao lưu"
BACK_TITLE = "Trở về bản sao lưu"
BACK_ASK = "Đưa sổ làm việc về lần ghi cuối có trong bản này, {time} ngày {day}?"
LOSES = "Sổ sẽ không còn những gì ghi sau lúc đó:"
LOST_REVISIONS = "· {count} bản đã chốt hoặc đã nhận: {names}"
LOST_TYPED = "· {count} báo cáo đang nhập dở khác với lúc đó: {names}"
LOST_FILES = "· {count} gói đã ghi hoặc đã nhận"
LOST_NOTHING = "Từ lúc đó không có bản chốt, số đang nhập hay gói nào khác."
AND_MORE = "… và {count} bản nữa"
REVISION = "{unit} {regime} {period} lần {number}"
REPORT = "{unit} {regime} {period}"
BACK_KEPT = (
    "Sổ như hiện nay được sao lưu trước, nên vẫn trở lại được. Sau đó phải đọc lại các gói đã "
    "ghi và "
    "đã nhận thì mới chốt được."
)
BACK_DO = "Trở về bản này"
GOING_BACK = "trở về bản sao lưu"
WENT_BACK = "Đã trở về bản sao lưu; sổ trước đó nằm ở {name}. Đọc lại các gói rồi mới chốt."

CHOOSE_BACKUP = "Chọn bản sao lưu"
ANY_BACKUP = "Bản sao lưu (*.zip *.db)"
NEW_TITLE = "Phục hồi thành sổ mới"
NEW_ASK = "Phục hồi {name} thành một sổ làm việc mới?"
NEW_WHAT = (
    "Đây là bản sao lưu của sổ khác; sổ đang mở không đổi. Có mã phục hồi thì máy dùng tiếp khóa "
    "cũ; "
    "không có mã thì máy có khóa mới và đơn vị cấp trên phải xác nhận lại."
)
NEW_WITH_CODE, NEW_KEYS = "Chọn tệp có mã…", "Không có mã, lập khóa mới…"
CODE_FILE, CODE_FILES = "Chọn tệp có mã phục hồi", "Văn bản (*.txt)"
NEW_FOLDER = "Chọn thư mục trống cho sổ mới"
RESTORING = "phục hồi sổ làm việc"
RESTORED = "Đã phục hồi sổ làm việc vào {path}. Đóng chương trình rồi mở sổ đó."

KEY_OF = "Khóa của {unit}"
WITHDRAW_TITLE, WITHDRAW_DO = "Bỏ xác nhận khóa", "Bỏ xác nhận"
WITHDRAW_WHAT = (
    "{count} bản khóa này đã ký ở đây vẫn lưu nhưng thôi được tính, cho đến khi khóa được xác nhận "
    "lại. Chỉ sổ này đổi; đơn vị khác không biết."
)
REVOKE_TITLE, REVOKE_DO = "Thu hồi khóa", "Thu hồi khóa"
REVOKE_WHAT = (
    "Từ nay không gì do khóa này ký được tính, ở mọi đơn vị nhận gói của sổ này; không lấy lại "
    "được. "
    "{count} bản khóa đã ký và có ở đây vẫn được tính."
)
REVOKE_PAST = "Cả {count} bản đã ký trước đây cũng thôi được tính"
REASON = "Lý do: mất máy, người giữ máy thôi việc…"
NEEDS_REASON = "Ghi lý do rồi mới thu hồi được."
WITHDRAWN = "Đã bỏ xác nhận khóa của {unit}."
REVOKED = "Đã thu hồi khóa của {unit}. Gói gửi đi từ nay mang theo việc thu hồi này."
SEND_TARGET, BUNDLES = "Ghi khóa của máy này thành", "Gói dữ liệu (*.bhxh)"
SENDING = "ghi khóa của máy này"
SENT = "Đã ghi khóa của máy này vào {name}. Gửi tệp rồi đọc vân tay qua điện thoại."

PRUNE_TITLE = "Bỏ nội dung cũ"
PRUNE_ASK = "Bỏ nội dung các bản chốt cũ đã có bản khác thay?"
PRUNE_WHAT = (
    "Bản chốt mới nhất, bản đã duyệt và bản đã tổng hợp giữ nguyên; ai chốt, lúc nào cũng giữ "
    "nguyên. "
    "Sổ được sao lưu trước."
)
PRUNE_BEFORE = "Của các năm trước năm"
PRUNE_WOULD = "Sẽ bỏ nội dung của {revisions} bản chốt cũ, bớt {size}."
PRUNE_NONE = "Không có nội dung cũ nào để bỏ."
PRUNE_DO = "Bỏ nội dung cũ"
PRUNING = "bỏ nội dung cũ"
PRUNED = "Đã bỏ nội dung của {revisions} bản chốt cũ, bớt {size}; sổ trước đó nằm ở {name}."
