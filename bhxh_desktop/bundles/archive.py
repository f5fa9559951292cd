"""The ZIP of a bundle, written in one exact form and read in no other.

Entries stand in order of name, deflated, with fixed date, system and attributes and nothing
between them. Reading goes from the front, never trusts the directory at the end, and compares it
with the only one these entries can have: so hidden, doubled, overlapping, encrypted or linked
entries, comments, extra fields and bytes before or after need no rules of their own.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from bhxh_desktop.errors import Problem

MEBIBYTE = 2**20
LARGEST_FILE = 64 * MEBIBYTE
LARGEST_ENTRY = 32 * MEBIBYTE
LARGEST_TOTAL = 256 * MEBIBYTE
"""Of all entries unpacked. No limit to the ratio besides: equal tables of many units pack well."""
MOST_ENTRIES = 50_000

NAME = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*(?:/[a-z0-9]+(?:[._-][a-z0-9]+)*)*")
"""A name of this or a later format, safe on any PC: no traversal, no drive, no hidden file."""
LONGEST_NAME = 200

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_VERSION, _UNIX = 20, 3 << 8
_DEFLATED, _MIDNIGHT, _FIRST_DAY = 8, 0, 1 << 5 | 1  # 1980-01-01, where the dates of ZIP begin
_ENCRYPTED = 0x1
_PLAIN_FILE = 0o100644 << 16
_RAW = -zlib.MAX_WBITS
_SHARED = "definitions/"
"""What many bundles of one import have in common, byte for byte."""


class _Entry(NamedTuple):
    name: bytes
    crc: int
    packed: int
    size: int
    offset: int

    @property
    def local(self) -> bytes:
        """The header before the entry's content."""
        return _LOCAL.pack(_LOCAL_MARK, *self._common, 0) + self.name

    @property
    def central(self) -> bytes:
        """The header in the directory."""
        made_by = _VERSION | _UNIX
        rest = (0, 0, 0, 0, _PLAIN_FILE, self.offset)
        return _CENTRAL.pack(_CENTRAL_MARK, made_by, *self._common, *rest) + self.name

    @property
    def _common(self) -> tuple[int, ...]:
        fixed = (_VERSION, 0, _DEFLATED, _MIDNIGHT, _FIRST_DAY)
        return (*fixed, self.crc, self.packed, self.size, len(self.name))


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the ZIP of *files*; raise Problem ``bundle_too_large_to_write``."""
    sizes = [len(data) for data in files.values()]
    too_large = max(sizes, default=0) > LARGEST_ENTRY or sum(sizes) > LARGEST_TOTAL
    out = bytearray()
    entries = []
    for name, data in sorted(files.items()):
        packer = zlib.compressobj(wbits=_RAW)
        content = packer.compress(data) + packer.flush()
        entry = _Entry(name.encode(), zlib.crc32(data), len(content), len(data), len(out))
        entries.append(entry)
        out += entry.local + content
    out += _directory(entries, len(out))
    if too_large or len(sizes) > MOST_ENTRIES or len(out) > LARGEST_FILE:
        raise Problem("bundle_too_large_to_write", limit=LARGEST_FILE // MEBIBYTE)
    return bytes(out)


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the files of a bundle by name, in order of name.

    Raises Problem ``bundle_too_large``, ``bundle_not_one`` (something else), ``bundle_truncated``,
    ``bundle_damaged`` (content against its checksum), ``bundle_name`` (a name no bundle has),
    ``bundle_entry_doubled``, ``bundle_encrypted``, ``bundle_odd`` (any other form of ZIP).
    """
    if len(data) > LARGEST_FILE:
        raise _too_large()
    if _LOCAL_MARK.startswith(data):
        raise Problem("bundle_truncated")
    if not data.startswith(_LOCAL_MARK):
        raise Problem("bundle_not_one")
    files: dict[str, bytes] = {}
    entries: list[_Entry] = []
    place = total = 0
    while data.startswith(_LOCAL_MARK, place):
        entry = _entry(data, place)
        start = place + _LOCAL.size + len(entry.name)
        place = start + entry.packed
        total += entry.size
        too_large = entry.size > LARGEST_ENTRY or total > LARGEST_TOTAL
        if too_large or len(entries) == MOST_ENTRIES:
            raise _too_large()
        if place > len(data):
            raise Problem("bundle_truncated")
        name = _name(entry, files)
        shared = name.startswith(_SHARED) and entry.size <= MEBIBYTE
        content = _remembered if shared else _content
        try:
            files[name] = content(data[start:place], entry.size, entry.crc)
        except zlib.error:
            raise Problem("bundle_damaged", found=name) from None
        entries.append(entry)
    _check_end(data[place:], _directory(entries, place))
    return files


def _entry(data: bytes, place: int) -> _Entry:
    """Read the header at *place*; it must be the one that would be written."""
    if len(data) < place + _LOCAL.size:
        raise Problem("bundle_truncated")
    fields = _LOCAL.unpack_from(data, place)
    start, length = place + _LOCAL.size, fields[9]
    crc, packed, size = fields[6:9]
    entry = _Entry(data[start : start + length], crc, packed, size, place)
    if len(entry.name) < length:
        raise Problem("bundle_truncated")
    if fields[2] & _ENCRYPTED:
        raise Problem("bundle_encrypted")
    if not data.startswith(entry.local, place):
        raise Problem("bundle_odd")
    return entry


def _name(entry: _Entry, before: dict[str, bytes]) -> str:
    name = entry.name.decode("ascii", "replace")
    if len(name) > LONGEST_NAME or NAME.fullmatch(name) is None:
        raise Problem("bundle_name", found=ascii(name)[1:-1][:80])
    if name in before:
        raise Problem("bundle_entry_doubled", found=name)
    if before and name < next(reversed(before)):
        raise Problem("bundle_odd")
    return name


def _content(packed: bytes, size: int, crc: int) -> bytes:
    """Unpack one entry, never more than it says it holds; raise zlib.error where it is damaged."""
    unpacker = zlib.decompressobj(_RAW)
    content = unpacker.decompress(packed, size + 1)
    whole = unpacker.eof and not unpacker.unused_data and len(content) == size
    if not whole or zlib.crc32(content) != crc:
        raise zlib.error
    return content


_remembered = lru_cache(maxsize=8)(_content)


def _directory(entries: list[_Entry], start: int) -> bytes:
    """Return what follows the last entry: the directory and the end record."""
    headers = b"".join(entry.central for entry in entries)
    count = len(entries)
    return headers + _END.pack(_END_MARK, 0, 0, count, count, len(headers), start, 0)


def _check_end(found: bytes, expected: bytes) -> None:
    if found == expected:
        return
    if expected.startswith(found) or _LOCAL_MARK.startswith(found):
        raise Problem("bundle_truncated")
    raise Problem("bundle_odd")


def _too_large() -> Problem:
    return Problem("bundle_too_large", limit=LARGEST_FILE // MEBIBYTE)
