"""Writing a bundle: a ZIP with fixed dates and order, put in place whole and read back."""

from __future__ import annotations

import io
import os
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bhxh_desktop.bundles.package import (
    DESCRIPTOR,
    SIGNATURE,
    Contents,
    descriptor,
    descriptor_bytes,
    files,
)
from bhxh_desktop.bundles.trust import PrivateKey
from bhxh_desktop.domain import canonical
from bhxh_desktop.errors import Problem

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_PLAIN_FILE = 0o100644 << 16


@dataclass(frozen=True)
class BundleInfo:
    """A bundle that was written."""

    path: Path
    digest: str
    size: int


def bundle_bytes(contents: Contents, key: PrivateKey) -> tuple[bytes, str]:
    """Return the bundle and its identity."""
    listed = files(contents)
    described = canonical.encode(descriptor(contents.header, listed))
    signature = canonical.encode(
        {"signature": key.sign(descriptor_bytes(described)), "signer": key.public}
    )
    entries = {DESCRIPTOR: described, SIGNATURE: signature, **listed}
    return _zip(entries), canonical.digest(described)


def write_bundle(path: Path, contents: Contents, key: PrivateKey) -> BundleInfo:
    """Write the bundle to *path*; raise Problem ``written_differs`` where reading back fails.

    The file is written beside under another name, flushed to the medium, renamed, read again.
    """
    data, identity = bundle_bytes(contents, key)
    write_whole(path, data)
    return BundleInfo(path, identity, len(data))


def write_whole(path: Path, data: bytes) -> None:
    """Put *data* at *path* so that nobody ever sees half of it, and read it back."""
    draft = path.with_name(f".{path.name}.tmp")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    if path.read_bytes() != data:
        raise Problem("written_differs", path=path)


def _zip(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in sorted(entries.items()):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = _UNIX
            info.external_attr = _PLAIN_FILE
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()
