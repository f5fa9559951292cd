"""A text as words with their places, and phrases found among them in one pass."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_END = ""


class Words:
    """The words of a text: letters together, digits together, each sign alone.

    keys: how each is compared; starts, ends: where it stands in the text. shown: what is quoted
    instead of the text, letter by letter as long.
    """

    def __init__(self, text: str, shown: str = "") -> None:
        found = list(_WORD.finditer(text))
        self.text = text
        self.shown = shown or text
        self.keys = [key_of(match[0]) for match in found]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]

    def __len__(self) -> int:
        return len(self.keys)

    def index(self, place: int) -> int:
        """Return the first word that begins at *place* of the text or later."""
        return bisect_left(self.starts, place)

    def capital(self, index: int) -> bool:
        """Tell whether the word begins with a capital letter."""
        return index < len(self) and self.text[self.starts[index]].isupper()

    def key(self, index: int) -> str:
        """Return how the word is compared; empty before the first and after the last."""
        return self.keys[index] if 0 <= index < len(self) else ""

    def word(self, index: int) -> str:
        """Return the word as written."""
        return self.text[self.starts[index] : self.ends[index]] if index < len(self) else ""

    def between(self, first: int, end: int) -> str:
        """Return what is shown from a word to before another."""
        return self.shown[self.starts[first] : self.ends[end - 1]] if first < end else ""


class Phrases:
    """Phrases with what they stand for; the longest that matches is taken."""

    def __init__(self, phrases: Iterable[str] | Mapping[str, str]) -> None:
        named = phrases if isinstance(phrases, Mapping) else {each: each for each in phrases}
        self._forward: dict[str, Any] = {}
        self._backward: dict[str, Any] = {}
        for phrase, name in named.items():
            keys = [key_of(word) for word in _WORD.findall(phrase)]
            _plant(self._forward, keys, name)
            _plant(self._backward, keys[::-1], name)

    def match(self, keys: Sequence[str], index: int) -> int:
        """Return where the phrase that begins at *index* ends; *index* if there is none."""
        return self._walk(self._forward, keys, index, 1)[0]

    def named(self, keys: Sequence[str], index: int) -> tuple[int, str]:
        """Return the same with what the phrase stands for."""
        return self._walk(self._forward, keys, index, 1)

    def ending(self, keys: Sequence[str], end: int) -> tuple[int, str]:
        """Return where the phrase that ends before *end* begins, and what it stands for."""
        index, name = self._walk(self._backward, keys, end - 1, -1)
        return index + 1, name

    @staticmethod
    def _walk(node: dict[str, Any], keys: Sequence[str], index: int, step: int) -> tuple[int, str]:
        best, name = index, ""
        while 0 <= index < len(keys) and keys[index] in node:
            node = node[keys[index]]
            index += step
            if _END in node:
                best, name = index, node[_END]
        return best, name


@lru_cache(maxsize=1 << 14)
def key_of(word: str) -> str:
    """Return how a word is compared: no case, the tone at the end, so that hòa and hoà are one."""
    parts = unicodedata.normalize("NFD", word.casefold())
    tones = [part for part in parts if part in _TONES]
    return "".join([*(part for part in parts if part not in _TONES), *tones])


def _plant(node: dict[str, Any], keys: Sequence[str], name: str) -> None:
    for key in keys:
        node = node.setdefault(key, {})
    node[_END] = name
