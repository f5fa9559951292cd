"""A file of plain text: UTF-8 or UTF-16, anything else refused by name."""

from __future__ import annotations

import codecs
from pathlib import Path

from bhxh_desktop.errors import Problem
from bhxh_desktop.vietnamese.text import legacy_encoding

LARGEST_TEXT = 16
"""MiB."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(path: Path) -> str:
    """Return the text of a file, without the mark at its head.

    Raises Problem ``text_file_large``, ``text_file_binary``, ``text_file_encoding`` or, where an
    old encoding is recognised, ``text_file_legacy``; OSError where the file cannot be read.
    """
    with path.open("rb") as file:
        data = file.read((LARGEST_TEXT << 20) + 1)
    if len(data) > LARGEST_TEXT << 20:
        raise Problem("text_file_large", name=path.name, limit=LARGEST_TEXT)
    encoding = "utf-16" if data.startswith(_UTF_16) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if b"\0" in data:
            raise Problem("text_file_binary", name=path.name) from None
        _refuse_legacy(path, data.decode("latin-1"))
        raise Problem("text_file_encoding", name=path.name) from None
    if "\0" in text:
        raise Problem("text_file_binary", name=path.name)
    _refuse_legacy(path, text)
    return text


def _refuse_legacy(path: Path, text: str) -> None:
    encoding = legacy_encoding(text)
    if encoding:
        raise Problem("text_file_legacy", name=path.name, encoding=encoding)
