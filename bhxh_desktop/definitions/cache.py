"""The decoded definitions kept between starts, so that starting parses no TOML.

The cache can be made again at any time: one that is missing, broken, foreign or of other files is
ignored and rewritten. Where a regime has faults nothing is kept, so that they are told every time.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
from msgspec import Struct

import bhxh_desktop
from bhxh_desktop import log, paths
from bhxh_desktop.definitions.loaded import Loaded
from bhxh_desktop.domain.regime import Definition, Regime

FILE_NAME = "regimes.msgpack"
FORMAT = 0
_DIGEST = hashlib.sha256().digest_size
_log = log.logger(__name__)


class _Kept(Struct, frozen=True):
    """A definition with its identity, which costs more to compute than to read."""

    hash: str
    regime: Regime


def shipped() -> Loaded:
    """Return the regimes that come with the program."""
    return cached_regimes(paths.resources() / "regimes", paths.cache_dir())


def cached_regimes(root: Path, folder: Path) -> Loaded:
    """Return what `loader.load_regimes` gives for *root*, from the cache in *folder* if it can."""
    key = _key(root)
    path = folder / FILE_NAME
    kept = _read(path, key)
    if kept is not None:
        return Loaded(kept)
    from bhxh_desktop.definitions.loader import load_regimes  # noqa: PLC0415 -- brings the parser

    loaded = load_regimes(root)
    if not loaded.faults:
        _write(path, key, loaded.definitions)
    return loaded


def _key(root: Path) -> bytes:
    """Return what changes with the program and with any definition file."""
    digest = hashlib.sha256(f"{bhxh_desktop.__version__} {FORMAT}\n".encode())
    for path in sorted(filter(Path.is_file, root.rglob("*.toml"))):
        state = path.stat()
        name = path.relative_to(root).as_posix()
        digest.update(f"{name}\0{state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.digest()


def _read(path: Path, key: bytes) -> tuple[Definition, ...] | None:
    """Return the definitions kept under *key*, None where there are none to trust."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    head, content = data[: 2 * _DIGEST], data[2 * _DIGEST :]
    if head != key + hashlib.sha256(content).digest():
        return None
    try:
        kept = msgspec.msgpack.decode(content, type=tuple[_Kept, ...])
    except msgspec.MsgspecError:
        return None
    return tuple(map(_definition, kept))


def _definition(kept: _Kept) -> Definition:
    definition = Definition(kept.regime)
    vars(definition)["hash"] = kept.hash  # where the cached property keeps it
    return definition


def _write(path: Path, key: bytes, definitions: tuple[Definition, ...]) -> None:
    """Keep *definitions*; a folder that cannot be written only means parsing again next time."""
    import tempfile  # noqa: PLC0415 -- most starts read only

    content = msgspec.msgpack.encode([_Kept(each.hash, each.regime) for each in definitions])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            new = Path(folder) / path.name
            new.write_bytes(key + hashlib.sha256(content).digest() + content)
            new.replace(path)
    except OSError as error:
        _log.info("definitions not cached: %s", error)
