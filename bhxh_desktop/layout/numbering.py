"""The numbers and bullets Word puts before paragraphs by itself, counted as Word counts them."""

from __future__ import annotations

import re
from typing import NamedTuple

from bhxh_desktop.layout.formatting import Values, W, attribute, child, paragraph_values, twips
from bhxh_desktop.layout.package import Element

_ROMAN = {
    1000: "M",
    900: "CM",
    500: "D",
    400: "CD",
    100: "C",
    90: "XC",
    50: "L",
    40: "XL",
    10: "X",
    9: "IX",
    5: "V",
    4: "IV",
    1: "I",
}
_MOST = 4000
_LETTERS = 26
BULLET = "\u2022"


class _Level(NamedTuple):
    start: int
    kind: str
    text: str
    values: Values


class Numbering:
    """The lists of one document; each call of ``label`` counts one further."""

    def __init__(self, root: Element | None) -> None:
        """Read the lists from ``word/numbering.xml``."""
        self._kinds: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for each in root.iter(W + "abstractNum") if root is not None else ():
            key = attribute(each, "abstractNumId") or ""
            levels = (_level(level) for level in each.iter(W + "lvl"))
            self._kinds[key] = dict(levels)
        for each in root.iter(W + "num") if root is not None else ():
            kind = attribute(child(each, "abstractNumId"), "val") or ""
            starts = {}
            for over in each.iter(W + "lvlOverride"):
                at = twips(attribute(child(over, "startOverride"), "val"))
                if at is not None:
                    starts[twips(attribute(over, "ilvl")) or 0] = at
            self._lists[attribute(each, "numId") or ""] = kind, starts
        self._begun: set[str] = set()

    def values(self, found: tuple[str, int] | None) -> Values:
        """Return what a level of a list sets of its paragraphs."""
        level = self._level(found)
        return level.values if level else {}

    def label(self, found: tuple[str, int] | None) -> str:
        """Return what stands before the next paragraph at this level; "" where nothing does."""
        level = self._level(found)
        if found is None or level is None:
            return ""
        key, at = found
        kind, starts = self._lists[key]
        counts = self._counts.setdefault(kind, {})
        if key not in self._begun:
            self._begun.add(key)
            for depth, start in starts.items():
                counts[depth] = start - 1
        counts[at] = counts.get(at, level.start - 1) + 1
        for depth in [each for each in counts if each > at]:
            del counts[depth]
        if level.kind == "bullet":
            return _bullet(level.text)
        return re.sub(r"%([1-9])", lambda m: self._shown(kind, int(m[1]) - 1), level.text)

    def _shown(self, kind: str, depth: int) -> str:
        level = self._kinds[kind].get(depth)
        if level is None:
            return ""
        return _number(self._counts[kind].get(depth, level.start), level.kind)

    def _level(self, found: tuple[str, int] | None) -> _Level | None:
        if found is None or found[0] not in self._lists:
            return None
        return self._kinds.get(self._lists[found[0]][0], {}).get(found[1])


def _level(element: Element) -> tuple[int, _Level]:
    start = twips(attribute(child(element, "start"), "val"))
    return twips(attribute(element, "ilvl")) or 0, _Level(
        start=1 if start is None else start,
        kind=attribute(child(element, "numFmt"), "val") or "decimal",
        text=(attribute(child(element, "lvlText"), "val") or "")[:40],
        values=paragraph_values(child(element, "pPr")),
    )


def _bullet(text: str) -> str:
    """Return a bullet as typed; signs of symbol fonts, which have no meaning of their own, as •."""
    return "".join(BULLET if "\ue000" <= sign <= "\uf8ff" else sign for sign in text) or BULLET


def _number(count: int, kind: str) -> str:
    if kind == "none":
        return ""
    if not 0 < count < _MOST:
        return str(count)
    if kind in ("upperRoman", "lowerRoman"):
        roman = _roman(count)
        return roman if kind == "upperRoman" else roman.lower()
    if kind in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (count - 1) % _LETTERS) * ((count - 1) // _LETTERS + 1)
        return letter.upper() if kind == "upperLetter" else letter
    return f"{count:02}" if kind == "decimalZero" else str(count)


def _roman(count: int) -> str:
    letters = ""
    for value, sign in _ROMAN.items():
        while count >= value:
            letters += sign
            count -= value
    return letters
