"""Writing a bundle: made in memory, put in place whole, read back."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path

from bhxh_desktop.bundles.archive import pack
from bhxh_desktop.bundles.descriptor import (
    DESCRIPTOR,
    SIGNATURE,
    descriptor,
    descriptor_signature,
    listing,
)
from bhxh_desktop.bundles.package import Contents, files
from bhxh_desktop.bundles.trust import PrivateKey
from bhxh_desktop.domain import canonical
from bhxh_desktop.domain.sealing import Sealing
from bhxh_desktop.errors import Problem


@dataclass(frozen=True)
class BundleInfo:
    """A bundle that was written."""

    path: Path
    digest: str
    size: int
    addressee: str | None = None
    sealing: Sealing = field(default_factory=lambda: Sealing(plain="asked"))


def bundle_bytes(contents: Contents, key: PrivateKey) -> tuple[bytes, str]:
    """Return the bundle and its identity; raise Problem ``bundle_too_large_to_write``."""
    held = files(contents)
    described = canonical.encode(descriptor(contents.header, listing(held)))
    signature = descriptor_signature(described, key)
    data = pack({**held, DESCRIPTOR: described, SIGNATURE: signature})
    return data, canonical.digest(described)


def write_bundle(path: Path, contents: Contents, key: PrivateKey) -> BundleInfo:
    """Write the bundle to *path*; raise Problem ``written_differs`` where reading back fails."""
    data, identity = bundle_bytes(contents, key)
    write_whole(path, data)
    return BundleInfo(path, identity, len(data))


def write_whole(path: Path, data: bytes) -> None:
    """Put *data* at *path* so that nobody ever sees half of it, and read it back.

    It is written beside under another name, flushed to the medium and renamed. Raises OSError,
    Problem ``written_differs``.
    """
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
    _flush_folder(path.parent)
    if path.read_bytes() != data:
        raise Problem("written_differs", path=path)


def free(path: Path) -> Path:
    """Return *path*, or the next name beside it that nobody has.

    A store brought back from a copy counts its files again.
    """
    names = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(each for each in chain([path], names) if not each.exists())


def _flush_folder(folder: Path) -> None:
    """Flush the new name too; Windows opens no folder, and some sticks cannot flush one."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
