"""Canonical JSON: one sequence of bytes for one value, so that a hash names a content.

The profile is model.md §4: ASCII keys in order, no spaces, text in NFC without control characters
but the line feed, no floats, no null, whole numbers from 0 to 2^31 - 1 (figures are strings).
Within it the bytes equal RFC 8785.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from typing import Any

import msgspec

from bhxh_desktop.errors import Problem

LARGEST_COUNTER = 2**31 - 1

# The only escapes the profile can produce are \" \\ and \n; any other stands for a control
# character or for a letter that should have been written as it is.
_FOREIGN_ESCAPE = re.compile(r'\\(?:\\|"|n)|(\\.)')
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# From a letter beyond ASCII to the end of its string; a colon there says that it was a key.
_LETTERS = re.compile(r'[^\x00-\x7f][^"\\]*+(?:\\.[^"\\]*+)*+"(:?)')
_WORDS, _LISTS = (str, bool), (list, tuple)


class _Reject(ValueError):
    """Raised inside the JSON hooks; never leaves this module."""


def digest(data: bytes) -> str:
    """Return the SHA-256 of *data* in 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def encode(value: Any) -> bytes:
    """Return the canonical bytes of *value* (dicts, lists, tuples, strings, counters, booleans).

    Raises Problem ``not_canonical`` where the profile has no form for the value.
    """
    try:
        data = _WRITER.encode(value) if _plain(value) else None
    except (ValueError, RecursionError):  # half of a surrogate pair; endless depth
        data = None
    reason = "value" if data is None else _fault(data.decode())
    if data is None or reason is not None:
        raise Problem("not_canonical", reason=reason)
    return data


def decode(data: bytes) -> Any:
    """Return the value whose canonical bytes are *data*.

    Raises Problem ``not_canonical`` for anything :func:`encode` could not have written:
    floats, NaN, null, duplicate or unsorted keys, spaces, foreign escapes, text not in NFC.
    """
    try:
        text = data.decode()
        value = _READER.decode(text)
        reason = _fault(text)
        if reason is None and _WRITER.encode(value) != data:
            reason = "form"
        # whatever else is not plain was refused on the way
        if _has_foreign_key(text) or ("null" in text and not _plain(value)):
            reason = "value"
    except (ValueError, RecursionError):
        reason = "syntax"
    if reason is not None:
        raise Problem("not_canonical", reason=reason)
    return value


def _fault(text: str) -> str | None:
    """Say what in the JSON *text* lies outside the profile; the whole text is judged at once.

    A quotation mark composes with nothing, so the text is in NFC exactly when each string is.
    """
    if not text.isprintable() and _CONTROL.search(text):
        return "control"
    if "\\" in text and any(match[1] for match in _FOREIGN_ESCAPE.finditer(text)):
        return "control"
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        return "nfc"
    return None


def _has_foreign_key(text: str) -> bool:
    """Tell whether a key of valid JSON goes beyond ASCII, without walking through the value."""
    return not text.isascii() and any(match[1] for match in _LETTERS.finditer(text))


def _plain(value: Any) -> bool:
    """Tell whether *value* holds only what the profile knows (json.dumps is more liberal)."""
    if isinstance(value, _WORDS):
        return True
    if isinstance(value, dict):
        keys = all(isinstance(key, str) and key.isascii() for key in value)
        return keys and all(map(_plain, value.values()))
    if isinstance(value, _LISTS):
        return all(map(_plain, value))
    return isinstance(value, int) and 0 <= value <= LARGEST_COUNTER


def _refuse(token: str) -> Any:
    raise _Reject(token)


def _counter(token: str) -> int:
    if len(token) > len(str(LARGEST_COUNTER)) or not 0 <= int(token) <= LARGEST_COUNTER:
        raise _Reject(token)
    return int(token)


_READER = json.JSONDecoder(parse_float=_refuse, parse_constant=_refuse, parse_int=_counter)
_WRITER = msgspec.json.Encoder(order="sorted")
