"""What the operating system refused, in words."""

from __future__ import annotations

import errno
import os

import pytest

from bhxh_desktop.messages import say_os_error


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "Không được phép ghi hoặc đọc /usb/a.bhxh."),
        (errno.ENOSPC, "Ổ đĩa đầy nên không ghi được /usb/a.bhxh; chưa có gì thay đổi."),
        (errno.ENOENT, "Không có tệp hoặc thư mục /usb/a.bhxh."),
        (errno.EISDIR, "/usb/a.bhxh là thư mục, cần một tệp."),
        (errno.ENAMETOOLONG, "Đường dẫn /usb/a.bhxh quá dài."),
        (errno.EIO, f"Hệ điều hành không cho dùng /usb/a.bhxh (mã lỗi {errno.EIO})"),
    ],
)
@pytest.mark.parametrize(
    "names", [("/usb/a.bhxh",), ("/usb/.a.bhxh.tmp",), ("/usb/.a.bhxh.tmp", None, "/usb/a.bhxh")]
)
def test_errors_name_the_file_people_asked_for(
    number: int, words: str, names: tuple[str | None, ...]
) -> None:
    """Not the name under which it is written at first, and nothing in English."""
    said = say_os_error(OSError(number, os.strerror(number), *names))
    assert said.startswith(words)
    assert os.strerror(number) not in said


def test_errors_without_a_name() -> None:
    """A full disk does not always say which file it was."""
    said = say_os_error(OSError(errno.ENOSPC, "No space left on device"))
    assert said.startswith("Ổ đĩa đầy nên không ghi được tệp; chưa có gì thay đổi.")
