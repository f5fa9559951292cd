"""Type: font, colour, size, weight, slant, capitals, the encoding of the text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from bhxh_desktop.layout.checks.context import RUNNING, Context, Fault, shown, shown_range, within
from bhxh_desktop.layout.elements import is_caps
from bhxh_desktop.layout.paper import Hand, Line, Piece
from bhxh_desktop.layout.ruleset import Larger, Sizes
from bhxh_desktop.vietnamese.text import legacy_encoding

_LEGACY = (".vn", "vni-")
"""How the names of fonts for old encodings begin."""
_DARK = 0x20
"""Grey so dark that it prints as black."""
_LONG = 20
"""Letters of a line of text that is no abbreviation."""
_SHORTEST = 4


def font(context: Context, wanted: str) -> Iterator[Fault]:
    """Check that every letter is in the one font; fonts of old encodings are told of apart."""
    for _, line in context.each():
        names = {name for piece in line.pieces for name in _fonts(piece)}
        for name in sorted(names):
            if name.casefold() != wanted.casefold() and not _is_legacy(name):
                yield Fault("font", line, name, wanted)


def colour(context: Context, wanted: str) -> Iterator[Fault]:
    """Check that all text is black, or of the colour the system takes for text."""
    for _, line in context.each():
        colours = {piece.hand.colour for piece in line.visible}
        for each in sorted(colours):
            if each and each != wanted and not _is_dark(each):
                yield Fault("colour", line, each)


def composed(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that letters with marks are one sign each."""
    for _, line in context.each():
        if wanted and not unicodedata.is_normalized("NFC", line.typed):
            yield Fault("composed", line)


def unicode(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that nothing is written in an encoding from before Unicode."""
    for _, line in context.each():
        names = {name for piece in line.pieces for name in _fonts(piece) if _is_legacy(name)}
        found = next(iter(sorted(names)), "")
        if not found and not line.typed.isascii():
            found = legacy_encoding(line.typed) or ""
        if wanted and found:
            yield Fault("unicode", line, found)


def caps(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that a line is in capitals, or that it is not."""
    for name, line in context.each():
        least = _LONG if name in RUNNING else _SHORTEST
        letters = sum(map(str.isalpha, line.text))
        if wanted and letters and not is_caps(line):
            yield Fault("caps", line)
        elif not wanted and letters >= least and is_caps(line):
            yield Fault("no_caps", line)


def size(context: Context, wanted: Sizes) -> Iterator[Fault]:
    """Check the size of every letter."""
    for _, line in context.each():
        sizes = sorted({piece.hand.size for piece in line.visible})
        wrong = [each for each in sizes if not within(each, wanted)]
        if wrong:
            found = ", ".join(map(shown, wrong))
            yield Fault("size", line, found, shown_range(wanted))


def bold(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check the weight."""
    yield from _all(context, lambda hand: hand.bold, wanted, ("bold", "no_bold"))


def italic(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check the slant."""
    yield from _all(context, lambda hand: hand.italic, wanted, ("italic", "no_italic"))


def underline(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that words are not underlined: a line is drawn below them instead."""
    yield from _all(context, lambda hand: hand.underlined, wanted, ("underline", "no_underline"))


def larger_than(context: Context, wanted: Larger) -> Iterator[Fault]:
    """Check the size against that of another element."""
    others = context.found.of(wanted.element)
    for _, line in context.each():
        expected = others[0].size + wanted.by if others else line.size
        if line.size != expected:
            yield Fault("larger_than", line, shown(line.size), shown(expected))


def _all(
    context: Context,
    has: Callable[[Hand], bool],
    wanted: bool,
    codes: tuple[str, str],
) -> Iterator[Fault]:
    for name, line in context.each():
        wrong, every = _count(line, lambda hand: has(hand) is not wanted)
        if wrong > (every / 2 if name in RUNNING else 0):
            yield Fault(codes[not wanted], line)


def _count(line: Line, wrong: Callable[[Hand], bool]) -> tuple[int, int]:
    """Return how many letters of a line are wrong, and how many there are."""
    counts = [(sum(map(str.isalnum, piece.text)), wrong(piece.hand)) for piece in line.pieces]
    return sum(n for n, bad in counts if bad), sum(n for n, _ in counts)


def _fonts(piece: Piece) -> set[str]:
    """Return the fonts of a piece's letters: those with marks may have another than the rest."""
    letters = [letter for letter in piece.text if letter.isalnum()]
    plain = {piece.hand.font} if any(map(str.isascii, letters)) else set()
    return plain | ({piece.hand.other_font} if not all(map(str.isascii, letters)) else set())


def _is_legacy(name: str) -> bool:
    return name.casefold().startswith(_LEGACY)


def _is_dark(found: str) -> bool:
    try:
        parts = bytes.fromhex(found)
    except ValueError:
        return False
    return all(part < _DARK for part in parts)
