"""Every Vietnamese word of the command that decides between two sides."""

from __future__ import annotations

RESOLVE = """Chọn từng chỗ hai bản của một báo cáo ghi khác nhau.

Chỗ chỉ một bên sửa thì tự nhận. Không kèm lựa chọn thì liệt kê các chỗ còn phải chọn; chọn bằng
1=a 2=b, chỗ còn lại bằng --rest. Đơn vị mình thì kết quả vào bản đang nhập, kiểm tra và chốt như
thường; cấp dưới (--unit) thì thành bản chốt do đơn vị này ký, phải có --reason.

Khi đang nhập mà có bản chốt khác đến thì lệnh này cũng gộp hai bên như vậy."""
CHOICE = "SỐ=a|b"
CHOICE_IS = "Số thứ tự chỗ lệch và bên được chọn, như 1=a."
REST = "Bên được chọn cho mọi chỗ không nêu."
WRONG_CHOICE = "“{found}” không phải lựa chọn. Ghi số thứ tự từ 1 đến {count} và bên a hoặc b: 1=a."
TITLE = "{unit}: {regime} {period}, hai bản khác nhau."
SIDE = "  {letter}: {words}"
TAKEN = "Tự nhận {count} chỗ chỉ một bên sửa (A {left}, B {right})."
ASKED = "Phải chọn {count} chỗ cả hai bên cùng sửa:"
QUESTION = "{number}. {place}"
IN_FORM = "{number}. {place} (biểu “{form}”)"
BEFORE = "   trước đó: {said}"
SAID = "   {letter}: {said}"
FURTHER = "Còn {count} bản chốt nữa; chọn xong, chốt xong thì chạy lại lệnh này."
WRITTEN = "Đã gộp vào bản đang nhập. Kiểm tra rồi chốt."
LOCKED = "Đã chọn thay {unit}, ghi thành bản chốt lần {number}. Mã đối chiếu {code}"
