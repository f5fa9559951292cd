"""Two ways to put the tone of a syllable, hòa and hoà, are one spelling."""

from __future__ import annotations

import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def same_tones(text: str) -> str:
    """Return *text* with the tone of each word behind it, so that both ways compare equal."""
    return " ".join(map(_word, text.split()))


def _word(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    tones = "".join(part for part in parts if part in _TONES)
    return unicodedata.normalize("NFC", "".join(p for p in parts if p not in _TONES)) + tones
