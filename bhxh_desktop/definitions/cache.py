"""The decoded definitions kept between starts, so that starting parses no TOML.

Where a regime has faults nothing is kept, so that they are told every time.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from bhxh_desktop import paths
from bhxh_desktop.definitions.kept import key_of, read_kept, write_kept
from bhxh_desktop.definitions.loaded import Loaded
from bhxh_desktop.domain.regime import Definition, Regime

FILE_NAME = "regimes.msgpack"


class _Kept(Struct, frozen=True):
    """A definition with its identity, which costs more to compute than to read."""

    hash: str
    regime: Regime


def shipped() -> Loaded:
    """Return the regimes that come with the program, the same objects as long as no file changes.

    So whoever opens a workspace again, for every preview say, compiles nothing anew.
    """
    root = paths.resources() / "regimes"
    return _shipped(root, paths.cache_dir(), key_of(root))


def cached_regimes(root: Path, folder: Path) -> Loaded:
    """Return what `loader.load_regimes` gives for *root*, from the cache in *folder* if it can."""
    return _cached(root, folder, key_of(root))


def _cached(root: Path, folder: Path, key: bytes) -> Loaded:
    path = folder / FILE_NAME
    kept = read_kept(path, key, tuple[_Kept, ...])
    if kept is not None:
        return Loaded(tuple(map(_definition, kept)))
    from bhxh_desktop.definitions.loader import load_regimes  # noqa: PLC0415 -- brings the parser

    loaded = load_regimes(root)
    if not loaded.faults:
        write_kept(path, key, [_Kept(each.hash, each.regime) for each in loaded.definitions])
    return loaded


_shipped = lru_cache(maxsize=1)(_cached)


def _definition(kept: _Kept) -> Definition:
    definition = Definition(kept.regime)
    vars(definition)["hash"] = kept.hash  # where the cached property keeps it
    return definition
