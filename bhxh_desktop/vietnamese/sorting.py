"""Vietnamese alphabetical order (CLDR vi): a ă â b c d đ e ê …, then tones, then case."""

from __future__ import annotations

import unicodedata

from bhxh_desktop.vietnamese.text import clean

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: place for place, letter in enumerate(_ALPHABET)}
# huyền < hỏi < ngã < sắc < nặng; any other mark comes after them
_TONES = str.maketrans("\u0300\u0309\u0303\u0301\u0323", "12345")
_SPACE, _SIGN, _DIGIT, _LETTER, _FOREIGN = range(5)

SortKey = tuple[tuple[tuple[int, int], ...], str, tuple[bool, ...], str]


def sort_key(text: str) -> SortKey:
    """Return the key by which *text* is sorted.

    Letters decide first, over the whole text; then the tones word by word, none first, wherever in
    the word they stand ("hoà", "hòa", "hỏa"); then case, lower first; then the text itself, so that
    two texts never tie. Spaces come before signs, digits, letters: "An Bình" precedes "Anh".
    """
    plain = clean(text)
    letters = [_split(letter) for letter in _letters(plain)]
    return (
        tuple(_weight(base) for base, _ in letters),
        "".join(marks if base.isalpha() else " " for base, marks in letters),
        tuple(base.isupper() for base, _ in letters),
        plain,
    )


def _letters(text: str) -> list[str]:
    """The letters of *text*, each with its marks behind it."""
    letters: list[str] = []
    for part in unicodedata.normalize("NFD", text):
        if letters and unicodedata.combining(part):
            letters[-1] += part
        else:
            letters.append(part)
    return letters


def _split(letter: str) -> tuple[str, str]:
    """The letter of the alphabet in *letter* and its tone; "ệ" is "ê" and "5"."""
    marks = letter[1:].translate(_TONES)
    tones = "".join(mark for mark in marks if mark.isdigit())
    shape = "".join(mark for mark in marks if not mark.isdigit())
    base = unicodedata.normalize("NFC", letter[0] + shape)
    return (base, tones) if base.lower() in _RANK else (letter[0], tones + shape)


def _weight(base: str) -> tuple[int, int]:
    lower = base.lower()
    if lower in _RANK:
        return _LETTER, _RANK[lower]
    group = _SIGN
    if base.isspace():
        group = _SPACE
    elif base.isdigit():
        group = _DIGIT
    elif base.isalpha():
        group = _FOREIGN
    return group, ord(lower[0])
