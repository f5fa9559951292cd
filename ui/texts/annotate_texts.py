"""Words about what became of a locked report: issued with a number, received on a day."""

from __future__ import annotations

KEY = "F4"

# number and day of issue
NOT_ISSUED = "Đã chốt lần {number}. Ký và lấy số xong thì ghi số, ngày phát hành vào đây."
ISSUED = "Phát hành số {number}, ngày {day}"
SIGNED_BY = ", {person} ký"
RECEIVED = " {unit} ghi nhận ngày {day}: {note}."
END = "."
NOTE_ISSUE = "Ghi số, ngày phát hành…"
CHANGE_ISSUE = "Ghi lại số, ngày…"
ISSUE_TITLE = "Ghi số, ngày phát hành"
ISSUE_ASK = "{report}, lần {number} của {unit}"
ISSUE_WHAT = (
    "Ghi đúng như trên bản giấy đã ký. Bản chốt và mã đối chiếu không đổi; gói gửi sau mang theo "
    "số này, bản in sau có số và ngày. Ghi lại lần nữa thì thay lần trước."
)
NUMBER, DAY, PERSON = "Số", "Ngày", "Người ký"
NUMBER_HINT = "phần số, như 123"
DAY_HINT = "như 15/12/2023"
PERSON_HINT = "không bắt buộc"
ISSUE_DO = "Ghi số, ngày"
DID_ISSUE = "Đã ghi số {number}, ngày {day} cho lần {revision}."

# the day of receipt
NOTE_RECEIPT = "Sửa ngày nhận…"
RECEIPT_TITLE = "Sửa ngày nhận"
RECEIPT_ASK = "Ngày nhận {report}, lần {number} của {unit}"
RECEIPT_WHAT = (
    "Đúng hạn hay trễ được tính theo ngày này thay cho ngày nhập gói. Đơn vị thấy ngày và lý do "
    "khi nhập gói trả lời."
)
RECEIPT_REASON = "Lý do ngày nhận khác ngày nhập gói"
RECEIPT_NEEDS = "Ghi lý do rồi mới sửa được ngày nhận."
RECEIPT_DO = "Ghi ngày nhận"
DID_RECEIVE = "Đã ghi ngày nhận {day} cho lần {revision} của {unit}. Trả lời đơn vị để đơn vị biết."
