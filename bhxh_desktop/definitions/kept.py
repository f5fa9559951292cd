"""Files made from resources and kept between starts; each can be made again at any time.

One that is missing, broken, foreign or of other resources is ignored and written anew.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TypeVar

import msgspec

import bhxh_desktop
from bhxh_desktop import log

T = TypeVar("T")
FORMAT = 0
_DIGEST = hashlib.sha256().digest_size
_log = log.logger(__name__)


def key_of(root: Path) -> bytes:
    """Return what changes with the program and with any TOML file under *root*."""
    digest = hashlib.sha256(f"{bhxh_desktop.__version__} {FORMAT}\n".encode())
    for path in sorted(filter(Path.is_file, root.rglob("*.toml"))):
        state = path.stat()
        name = path.relative_to(root).as_posix()
        digest.update(f"{name}\0{state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.digest()


def read_kept(path: Path, key: bytes, kind: type[T]) -> T | None:
    """Return what is kept under *key*, None where there is nothing to trust."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    head, content = data[: 2 * _DIGEST], data[2 * _DIGEST :]
    if head != key + hashlib.sha256(content).digest():
        return None
    try:
        return msgspec.msgpack.decode(content, type=kind)
    except msgspec.MsgspecError:
        return None


def write_kept(path: Path, key: bytes, value: object) -> None:
    """Keep *value*; a folder that cannot be written only means making it again next time."""
    import tempfile  # noqa: PLC0415 -- most starts read only

    content = msgspec.msgpack.encode(value)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            new = Path(folder) / path.name
            new.write_bytes(key + hashlib.sha256(content).digest() + content)
            new.replace(path)
    except OSError as error:
        _log.info("%s not kept: %s", path.name, error)
