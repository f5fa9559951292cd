"""The file of a backup: the store as it is, and the keys sealed to recovery codes.

A ZIP with three entries that any program opens: ``backup.json`` says what it is, ``store.db`` is
the database, ``keys.age`` an age file. The sealed part vouches for ``backup.json`` and so
for the store: nobody puts these keys beside another one.
"""

from __future__ import annotations

import errno
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Annotated, Any, TypeVar

import msgspec
from msgspec import Meta, Struct

from bhxh_desktop.bundles.identity import IDENTITY_FILE, Identity
from bhxh_desktop.bundles.sealed import seal, unseal
from bhxh_desktop.bundles.trust import KEY_FILE
from bhxh_desktop.bundles.upgrades import check_format
from bhxh_desktop.domain import canonical
from bhxh_desktop.domain.revision import Hash, Moment, Name
from bhxh_desktop.domain.unit import UnitCode
from bhxh_desktop.errors import Problem

ABOUT, KEYS, STORE = "backup.json", "keys.age", "store.db"
KEY_FILES = (KEY_FILE, IDENTITY_FILE)
LARGEST_STORE = 8 * 2**30
_LARGEST_SMALL = 64 * 1024
_CHUNK = 2**20
S = TypeVar("S", bound=Struct)
_NEVER = (1980, 1, 1, 0, 0, 0)


class BackupHeader(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a backup says of itself."""

    format: Annotated[int, Meta(ge=0, le=0)] = 0
    unit: UnitCode
    author: Name
    made_at: Moment
    store: Hash
    size: Annotated[int, Meta(ge=1, le=LARGEST_STORE)]
    """Of the store."""


class _Keys(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sealed part."""

    format: Annotated[int, Meta(ge=0, le=0)] = 0
    about: Hash
    """Of ``backup.json``."""
    files: dict[str, str]


@dataclass(frozen=True)
class Backup:
    """A backup that was opened; its store has not been read yet."""

    path: Path
    header: BackupHeader
    about: str
    """SHA-256 of what it says of itself."""
    sealed: bytes


def write_backup(
    file: IO[bytes],
    store: Path,
    keys: Mapping[str, str],
    recipients: Sequence[str],
    about: Mapping[str, Any],
) -> BackupHeader:
    """Write a backup of *store* and of the *keys* by name of file, sealed to *recipients*.

    *about* gives ``unit``, ``author`` and ``made_at``.
    """
    with store.open("rb") as source:
        digest, size = _digest(source)
    header = BackupHeader(**about, store=digest, size=size)
    said = canonical.encode(msgspec.to_builtins(header))
    held = _Keys(about=canonical.digest(said), files=dict(keys))
    sealed = seal(canonical.encode(msgspec.to_builtins(held)), recipients)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_entry(ABOUT), said)
        archive.writestr(_entry(KEYS), sealed)
        with store.open("rb") as source, archive.open(_entry(STORE), "w", force_zip64=True) as out:
            for chunk in _chunks(source):
                out.write(chunk)
    return header


def open_backup(path: Path) -> Backup:
    """Return what a backup says of itself.

    Raises Problem ``backup_not_one``, ``backup_damaged``, ``format_newer``, OSError.
    """
    with path.open("rb") as file:
        if not zipfile.is_zipfile(file):
            raise Problem("backup_not_one", path=path)
    with _told(path), zipfile.ZipFile(path) as archive:
        if sorted(archive.namelist()) != [ABOUT, KEYS, STORE]:
            raise Problem("backup_not_one", path=path)
        about, sealed = (_small(archive, name) for name in (ABOUT, KEYS))
        return Backup(path, _decoded(about, BackupHeader), canonical.digest(about), sealed)


def copy_store(backup: Backup, target: Path) -> None:
    """Write the store of a backup to *target*; raise Problem ``backup_damaged``, OSError."""
    left, found = backup.header.size, sha256()
    with (
        _told(backup.path),
        zipfile.ZipFile(backup.path) as archive,
        archive.open(STORE) as source,
        target.open("xb") as out,
    ):
        for chunk in _chunks(source):
            left -= len(chunk)
            if left < 0:
                break
            found.update(chunk)
            out.write(chunk)
    if left or found.hexdigest() != backup.header.store:
        raise Problem("backup_damaged", path=backup.path)


def keys_in(backup: Backup, code: Identity) -> dict[str, str]:
    """Return the keys by name of file, opened with a recovery code.

    Raises Problem ``backup_code_wrong``, ``backup_damaged``.
    """
    try:
        plain = unseal(backup.sealed, [code])
    except Problem as problem:
        if problem.code == "sealed_for_others":
            raise Problem("backup_code_wrong", path=backup.path) from None
        raise Problem("backup_damaged", path=backup.path) from None
    with _told(backup.path):
        held = _decoded(plain, _Keys)
    if held.about != backup.about or sorted(held.files) != sorted(KEY_FILES):
        raise Problem("backup_damaged", path=backup.path)
    return held.files


def _entry(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, _NEVER)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = 0o100600 << 16
    return made


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        data = file.read(_LARGEST_SMALL + 1)
    if len(data) > _LARGEST_SMALL:
        raise zipfile.BadZipFile(name)
    return data


def _decoded(data: bytes, kind: type[S]) -> S:
    value = canonical.decode(data)
    check_format(value.get("format") if isinstance(value, dict) else None)
    return msgspec.convert(value, kind)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell whatever is wrong inside the file as Problem ``backup_damaged``."""
    try:
        yield
    except Problem as problem:
        if problem.code != "not_canonical":
            raise
        raise Problem("backup_damaged", path=path) from None
    except (
        *(zipfile.BadZipFile, zlib.error, struct.error, EOFError),
        *(NotImplementedError, RuntimeError, ValueError, msgspec.ValidationError),
    ) as error:
        raise Problem("backup_damaged", path=path) from error
    except OSError as error:
        if error.errno != errno.EINVAL:  # the file names a place before its beginning
            raise
        raise Problem("backup_damaged", path=path) from error


def _digest(file: IO[bytes]) -> tuple[str, int]:
    found, size = sha256(), 0
    for chunk in _chunks(file):
        found.update(chunk)
        size += len(chunk)
    return found.hexdigest(), size


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk
