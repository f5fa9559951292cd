"""How long a line of bold Times New Roman is, for rules as long as the text and even breaks."""

from __future__ import annotations

import unicodedata

_WIDTHS = {
    220: "|",
    250: " ,.",
    278: "'/\\il",
    333: "!()-:;[]`fjt",
    389: "Is",
    394: "{}",
    444: "cerz",
    500: "#$*0123456789?J_agovxy\u2013\u201c\u201d",
    520: "~",
    555: '"',
    556: "Sbdhknpqu\u0111",
    570: "+<=>",
    581: "^",
    611: "FP",
    667: "BELTZ",
    722: "ACDNRUVXYw\u0110",
    778: "GHKOQ",
    833: "&m",
    930: "@",
    944: "M",
    1000: "%W\u2026",
}
"""Thousandths of the type size, of Liberation Serif Bold, whose widths are Times New Roman's."""
_WIDTH = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_HORN = "\u031b"
_HORN_WIDTH = {"o": 54, "O": 0, "u": 44, "U": 74}
_UNKNOWN = 600
TWIPS_PER_POINT = 20


def text_width(text: str, points: float) -> int:
    """Return the width in twips of *text* in bold letters of *points*; accents have no width."""
    width = 0
    base = ""
    for letter in unicodedata.normalize("NFD", text):
        if letter == _HORN:
            width += _HORN_WIDTH.get(base, 0)
        elif not unicodedata.combining(letter):
            base = letter
            width += _WIDTH.get(letter, _UNKNOWN)
    return round(width * points * TWIPS_PER_POINT / 1000)


def even_lines(text: str, points: float, limit: int) -> tuple[str, ...]:
    """Break *text* into as few lines as fit into *limit* twips, the longest as short as can be.

    A word longer than the limit stands alone.
    """
    lines = _filled(text, points, limit)
    if len(lines) == 1:
        return lines
    longest = limit
    widths = {text_width(line, points) for line in _pieces(text)}
    for width in sorted(widths):
        if width <= limit and len(_filled(text, points, width)) == len(lines):
            longest = width
            break
    return _filled(text, points, longest)


def _filled(text: str, points: float, limit: int) -> tuple[str, ...]:
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", points) <= limit:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _pieces(text: str) -> set[str]:
    """Return every run of neighbouring words."""
    words = text.split()
    ends = range(len(words) + 1)
    return {" ".join(words[start:end]) for start in ends for end in ends if start < end}
