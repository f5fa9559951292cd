"""Identities: the X25519 keys sealed bundles are opened with, in the text form of age.

The encryption library is imported where it is used: most commands only show what is stored.
"""

from __future__ import annotations

import re
import secrets
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from bhxh_desktop.bundles.trust import write_private
from bhxh_desktop.errors import Problem

IDENTITY_FILE = "sealing.key"
_WRITTEN = re.compile("AGE-?SECRET-?KEY-?1([02-9AC-HJ-NP-Z]{58})")
_NO_LETTER = re.compile(r"[^0-9A-Z-]")
_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_DATA, _CHECK = 52, 6  # letters of five bits: 32 bytes and the checksum
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


class Identity:
    """What one PC, or whoever holds a recovery code, opens sealed bundles with."""

    def __init__(self, secret: str) -> None:
        """Take the text of an age identity; raise ValueError for anything else."""
        from pyrage import IdentityError, x25519  # noqa: PLC0415

        try:
            self.key = x25519.Identity.from_str(secret)
        except IdentityError as error:
            raise ValueError(str(error)) from None
        self.secret = secret

    @classmethod
    def generate(cls) -> Identity:
        """Make a new one."""
        from pyrage import x25519  # noqa: PLC0415

        return cls(str(x25519.Identity.generate()))

    @cached_property
    def recipient(self) -> str:
        """The public key bundles are sealed to."""
        return str(self.key.to_public())


def keep_identity(folder: Path) -> Identity:
    """Return the identity kept in *folder*, made where there is none; never replace one.

    The file appears whole, readable by its owner only. Raises OSError, Problem
    ``sealing_key_damaged``.
    """
    path = folder / IDENTITY_FILE
    if not path.exists():
        draft = folder / f".{IDENTITY_FILE}.{secrets.token_hex(4)}.tmp"
        try:
            write_private(draft, f"{Identity.generate().secret}\n")
            draft.rename(path)
        except BaseException:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise
    return load_identity(folder)


def load_identity(folder: Path) -> Identity:
    """Return the identity kept in *folder*.

    Raises Problem ``sealing_key_missing``, ``sealing_key_damaged``.
    """
    path = folder / IDENTITY_FILE
    try:
        return Identity(path.read_text("ascii").strip())
    except FileNotFoundError:
        raise Problem("sealing_key_missing", path=path) from None
    except ValueError:
        raise Problem("sealing_key_damaged", path=path) from None


def read_code(text: str) -> Identity:
    """Return the identity a recovery code stands for, as printed or as typed from paper.

    Spaces, line ends, small letters and words around it do no harm; its checksum finds slips of
    the pen. Raises Problem ``recovery_code_unreadable``.
    """
    found = _WRITTEN.search(_NO_LETTER.sub("", text.upper()))
    try:
        return Identity(f"AGE-SECRET-KEY-1{found.group(1)}" if found else "")
    except ValueError:
        raise Problem("recovery_code_unreadable") from None


def is_usable(recipient: str) -> bool:
    """Tell whether something can be sealed to *recipient*: no slip of the pen, and no weak point.

    The library stops the whole program at one of the few points of small order, and who signed
    it may well be trusted.
    """
    from cryptography.hazmat.primitives.asymmetric import x25519  # noqa: PLC0415

    values = [_LETTERS.find(letter) for letter in recipient.removeprefix("age1")]
    if len(values) != _DATA + _CHECK or min(values) < 0 or _polymod(values) != 1:
        return False
    number = 0
    for value in values[:_DATA]:
        number = number << 5 | value
    point = x25519.X25519PublicKey.from_public_bytes((number >> 4).to_bytes(32, "big"))
    try:
        x25519.X25519PrivateKey.from_private_bytes(bytes(32)).exchange(point)
    except ValueError:
        return False
    return number & 0xF == 0


def _polymod(values: list[int]) -> int:
    """Return the checksum of Bech32 (BIP 173) over the prefix "age" and *values*; 1 is sound."""
    prefix = "age"
    spread = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    check = 1
    for value in spread + values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, factor in enumerate(_GENERATOR):
            if top >> bit & 1:
                check ^= factor
    return check
