"""A text cut into the pieces that are read one by one: paragraphs, list items, table rows.

Lines that a program broke (pages turned into text) are put together again; lines of a list are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bhxh_desktop.citations.lexicon import Lexicon
from bhxh_desktop.citations.pattern_texts import BULLET
from bhxh_desktop.citations.words import Words, key_of

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad", "-"))
_SPACES = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_LAST_WORD = re.compile(r"([^\W\d_]+)\W?\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"\d{1,6} ?[/-] ?(?:\d{4}/)?[^\W\d_]{2}")
_YEARS = re.compile(r"(?:19|20)\d\d ?- ?(?:19|20)\d\d\b")
_FARTHEST = 60
_BREAK = "\x00"
_BROKEN = re.compile(r"(?<=[^\W\d_])-\x00 (?=[^\W\d_])")
"""A symbol broken at its dash: NQ-, CP."""
_WIDEST_WRAP = 130
_NEARLY = 0.85


@dataclass(frozen=True)
class Item:
    """A piece to be read.

    text: one line, spaces drawn together, one kind of dash. shown: letter by letter the same with
    the dashes as written. line: as it was written. row: the line it begins on, from 1. body: where
    the words after a bullet begin. cells: of a table row; empty otherwise.
    """

    text: str
    shown: str
    line: str
    row: int
    body: int = 0
    cells: tuple[str, ...] = ()


def items_of(text: str, lexicon: Lexicon) -> Iterator[Item]:
    """Yield the pieces of a cleaned text in its order."""
    group: list[str] = []
    first, blank = 1, False
    lines = text.split("\n")
    widths = _widths(lines)
    for row, raw in enumerate(lines, 1):
        line = raw.strip(" ")
        if not line.strip():
            blank = True
            continue
        if group and _continues(group[-1], line, lexicon, 0 if blank else widths[row - 1]):
            group.append(line)
        else:
            if group:
                yield _item(group, first)
            group, first = [line], row
        blank = False
    if group:
        yield _item(group, first)


def _item(group: list[str], row: int) -> Item:
    line = _BROKEN.sub("-", " ".join([f"{part.strip()}{_BREAK}" for part in group]))
    line = line.replace(_BREAK, "")
    cells = tuple(_plain(cell) for cell in line.split("\t")) if "\t" in line else ()
    shown = " ".join(cell for cell in cells if cell) if cells else _plain(line)
    text = shown.translate(_DASHES)
    bullet = BULLET.match(text)
    return Item(text, shown, line, row, body=bullet.end() if bullet else 0, cells=cells)


def _plain(text: str) -> str:
    return _SPACES.sub(" ", _CONTROL.sub(" ", text)).strip()


def _widths(lines: list[str]) -> list[int]:
    """By line, the longest line of its block; 0 where the block is not a broken paragraph."""
    widths: list[int] = []
    block: list[int] = []
    for line in [*lines, ""]:
        if line.strip():
            block.append(len(line.rstrip()))
            continue
        longest = max(block, default=0)
        broken = len(block) > 1 and longest <= _WIDEST_WRAP
        widths += [longest if broken else 0] * len(block) + [0]
        block = []
    return widths


def _continues(before: str, line: str, lexicon: Lexicon, width: int) -> bool:
    """Tell whether a line goes on with what the line *before* it says; *width* 0: not wrapped."""
    tail = before[-_FARTHEST:]
    if (
        "\t" in line
        or "\t" in before
        or (BULLET.match(line) and not _YEARS.search(tail[-5:] + line))
    ):
        return False
    long = _LONG_WORD.match(line)
    full = bool(width and long and len(before) + 1 + len(long[0]) > _NEARLY * width)
    last = _LAST_WORD.search(tail)
    if _ends(tail, last, lexicon):
        return full and tail[-1] == ";"
    if last is not None and key_of(last[1]) in lexicon.closing and _is_head(line, lexicon):
        return False  # "… cho cán bộ" and then a document of its own
    return (
        _is_open(tail, last, lexicon)
        or _goes_on(line, lexicon)
        or (full and not _is_head(line, lexicon))
    )


def _ends(tail: str, last: re.Match[str] | None, lexicon: Lexicon) -> bool:
    short = last is not None and key_of(last[1]) in lexicon.shortened
    return tail[-1] in ";:!?" or (tail[-1] == "." and not short)


def _is_open(tail: str, last: re.Match[str] | None, lexicon: Lexicon) -> bool:
    if tail[-1] in "-/":
        return True
    return last is not None and last.end(1) == len(tail) and key_of(last[1]) in lexicon.open


def _goes_on(line: str, lexicon: Lexicon) -> bool:
    """Tell whether a line begins with what never begins anything."""
    word = _FIRST_WORD.match(line)
    if word is None:
        return False
    return key_of(word[0]) in lexicon.continuing or (
        word[0][0].islower() and not _is_head(line, lexicon)
    )


def _is_head(line: str, lexicon: Lexicon) -> bool:
    """Tell whether a citation begins with the line."""
    if _NUMBER.match(line):
        return True
    words = Words(line[:_FARTHEST])
    end = lexicon.names.match(words.keys, 0)
    spoken = lexicon.phrases["number"].match(words.keys, end)
    return end > 0 and (spoken > end or words.key(end).isdigit())
