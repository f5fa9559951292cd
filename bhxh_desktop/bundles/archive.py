"""Taking a ZIP apart without trusting anything it says of itself."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from bhxh_desktop.bundles.package import (
    DESCRIPTOR,
    LARGEST_ENTRY,
    LARGEST_FILE,
    LARGEST_TOTAL,
    MOST_ENTRIES,
    PATH,
    SIGNATURE,
)
from bhxh_desktop.errors import Problem

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_ENCRYPTED = 0x1
_SYMLINK = 0o120000


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the files of a bundle by name.

    Raises Problem ``bundle_too_large``, ``bundle_truncated`` (no readable ZIP: cut short or
    something else), ``bundle_name`` (a name no bundle has), ``bundle_entry_doubled``,
    ``bundle_entry_odd`` (encrypted, a link, another compression, junk between entries).
    """
    if len(data) > LARGEST_FILE:
        raise Problem("bundle_too_large", limit=LARGEST_FILE >> 20)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check(infos, data, archive.start_dir)
            return {info.filename: _content(archive, info) for info in infos}
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        NotImplementedError,
        ValueError,
        OSError,
        UnicodeError,
    ):
        raise Problem("bundle_truncated") from None


def _check(infos: list[zipfile.ZipInfo], data: bytes, directory: int) -> None:
    if len(infos) > MOST_ENTRIES or sum(info.file_size for info in infos) > LARGEST_TOTAL:
        raise Problem("bundle_too_large", limit=LARGEST_FILE >> 20)
    names = set()
    for info in infos:
        name = info.orig_filename
        if name not in (DESCRIPTOR, SIGNATURE) and PATH.fullmatch(name) is None:
            raise Problem("bundle_name", found=ascii(name)[1:81])
        if name in names:
            raise Problem("bundle_entry_doubled", found=name)
        names.add(name)
        if _is_odd(info):
            raise Problem("bundle_entry_odd", found=name)
        if info.file_size > LARGEST_ENTRY:
            raise Problem("bundle_too_large", limit=LARGEST_FILE >> 20)
    _check_places(infos, data, directory)


def _is_odd(info: zipfile.ZipInfo) -> bool:
    return bool(
        info.flag_bits & _ENCRYPTED
        or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        or info.external_attr >> 16 & 0o170000 == _SYMLINK
    )


def _check_places(infos: list[zipfile.ZipInfo], data: bytes, directory: int) -> None:
    """Refuse entries that overlap, leave gaps, or are named otherwise than in the directory."""
    place = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        head = _LOCAL.unpack_from(data, info.header_offset)
        name_end = info.header_offset + _LOCAL.size + head[9]
        name = data[info.header_offset + _LOCAL.size : name_end]
        if info.header_offset != place or name != info.orig_filename.encode():
            raise Problem("bundle_entry_odd", found=info.filename)
        place = name_end + head[10] + info.compress_size
    if place != directory:
        raise Problem("bundle_entry_odd", found=DESCRIPTOR)


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Read one entry, never more than it says it holds."""
    with archive.open(info) as file:
        content = file.read(info.file_size + 1)
    if len(content) != info.file_size:
        raise zipfile.BadZipFile
    return content
