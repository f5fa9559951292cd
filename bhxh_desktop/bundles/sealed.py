"""Sealed bundles: a whole bundle encrypted in the age format (age-encryption.org/v1).

The standard age program opens what is written here; what it writes is read here, armored too.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from bhxh_desktop.bundles.archive import LARGEST_FILE, MEBIBYTE
from bhxh_desktop.bundles.identity import Identity, is_usable
from bhxh_desktop.errors import Problem

LARGEST_SEALED = LARGEST_FILE * 3 // 2
"""Of an age file: armor alone makes a file longer by a third."""
_VERSION = b"age-encryption.org/v"
_FIRST = _VERSION + b"1\n"
_ARMOR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_STANZA = re.compile(rb"^-> (\S+)", re.MULTILINE)
_GREASE = b"-grease"
"""Ends the kind of a stanza that is there to be passed over, and is nobody's."""
_PASSWORD = b"scrypt"
_LONGEST_HEADER = 64 * 1024
_CUT = ("truncated", "fill whole buffer")


@dataclass(frozen=True)
class Outside:
    """What a sealed bundle shows to everybody."""

    size: int
    recipients: int
    """How many keys open it; whose they are does not show."""
    digest: str
    """SHA-256 of the file."""


class _TooLarge(Exception):
    """Stops the opening of a file that holds more than any bundle."""


class _Limited(io.BytesIO):
    """Takes as much as a bundle may hold."""

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        if self.tell() + len(data) > LARGEST_FILE:
            raise _TooLarge
        return super().write(data)


def is_sealed(data: bytes) -> bool:
    """Tell whether *data* is an age file, of whatever version, armored or not."""
    return data.startswith(_VERSION) or data.lstrip().startswith(_ARMOR)


def seal(data: bytes, recipients: Sequence[str]) -> bytes:
    """Return *data* sealed to *recipients*, of which there is at least one.

    What was read from a bundle is usable; see `is_usable`.
    """
    import pyrage  # noqa: PLC0415

    keys = [pyrage.x25519.Recipient.from_str(each) for each in recipients if is_usable(each)]
    return pyrage.encrypt(data, keys)


def unseal(data: bytes, identities: Iterable[Identity]) -> bytes:
    """Return what is sealed in *data* to one of *identities*.

    Raises Problem ``bundle_too_large``, ``sealed_newer``, ``sealed_password``,
    ``sealed_truncated``, ``sealed_for_others``, ``sealed_damaged``.
    """
    import pyrage  # noqa: PLC0415

    if len(data) > LARGEST_SEALED:
        raise _too_large()
    text = _unarmored(data)
    if not text.startswith(_FIRST):
        raise Problem("sealed_newer")
    if _PASSWORD in _kinds(text):
        raise Problem("sealed_password")
    out = _Limited()
    try:
        pyrage.decrypt_io(io.BytesIO(text), out, [each.key for each in identities])
    except _TooLarge:
        raise _too_large() from None
    except (pyrage.DecryptError, OSError) as error:  # the library has both for one fault
        raise _fault(str(error)) from None
    return out.getvalue()


def outside(data: bytes) -> Outside:
    """Return what the sealed file *data* shows without a key; raise as :func:`unseal`."""
    text = _unarmored(data)
    if not text.startswith(_FIRST):
        raise Problem("sealed_newer")
    kinds = _kinds(text)
    return Outside(len(data), sum(not k.endswith(_GREASE) for k in kinds), sha256(data).hexdigest())


def _unarmored(data: bytes) -> bytes:
    """Return the bytes of an armored file; raise Problem ``sealed_truncated``."""
    if data.startswith(_VERSION):
        return data
    head, _, rest = data.strip().partition(b"\n")
    body, end, _ = rest.partition(_ARMOR.replace(b"BEGIN", b"END"))
    try:
        text = base64.b64decode(b"".join(body.split()), validate=True)
    except binascii.Error:
        text = b""
    if head.strip() != _ARMOR or not end or not text:
        raise Problem("sealed_truncated")
    return text


def _kinds(text: bytes) -> list[bytes]:
    """Return the kind of each stanza of the header; raise Problem ``sealed_truncated``."""
    head, mark, _ = text[:_LONGEST_HEADER].partition(b"\n---")
    if not mark:
        raise Problem("sealed_truncated")
    return _STANZA.findall(head)


def _fault(said: str) -> Problem:
    """Return the fault that the library names; it has one exception for everything."""
    if "matching keys" in said:
        return Problem("sealed_for_others")
    if any(word in said for word in _CUT):
        return Problem("sealed_truncated")
    return Problem("sealed_damaged")


def _too_large() -> Problem:
    return Problem("bundle_too_large", limit=LARGEST_FILE // MEBIBYTE)
