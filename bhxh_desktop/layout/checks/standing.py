"""What is there at all, beside what, in which order; annexes and their mention."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bhxh_desktop.layout.checks.context import Context, Fault, shown
from bhxh_desktop.layout.paper import Line
from bhxh_desktop.vietnamese.text import fold

_LISTED = r"(?:(?:[ivxlc]+|\d+)\b(?: ?(?:,|;|va|den|-) ?)?)+"
_NUMERAL = re.compile(r"([ivxlc]+|\d+)\b|(-|den)")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_MOST_ANNEXES = 200
_PART_OF_ROOM = 3


def present(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that an element is there; of annexes, that each has it."""
    found = context.found
    for name in context.rule.elements if wanted else ():
        if name.startswith("annex_"):
            part = "title" if name == "annex_title" else "reference"
            for annex in found.annexes:
                if not getattr(annex, part):
                    yield Fault("present", annex.heading)
        elif not found.of(name) and not _is_spared(context, name):
            yield Fault("present")


def present_for(context: Context, wanted: Sequence[str]) -> Iterator[Fault]:
    """Check that an element is there in documents of these kinds; "" is a letter."""
    found = context.found
    asked = found.kind in wanted and (found.kind or found.is_letter)
    if asked and not any(found.of(name) for name in context.rule.elements):
        yield Fault("present")


def without(context: Context, wanted: str) -> Iterator[Fault]:
    """Check that another element is not there as well."""
    own = next(context.each(), None)
    if own is not None and context.found.of(wanted):
        yield Fault("without", context.found.of(wanted)[0])


def on_right(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that an element stands in the right column."""
    for _, line in context.each():
        beside = any(each.order == line.order for each in context.found.left)
        if line.spot is not None:
            right = line.spot.column > 0
        else:
            shape = line.shape
            right = beside or shape.align == "right" or shape.left > line.room // _PART_OF_ROOM
        if wanted and not right:
            yield Fault("on_right", line)


def level_with(context: Context, wanted: str) -> Iterator[Fault]:
    """Check that an element begins on the same line as another."""
    others = context.found.of(wanted)
    for name in context.rule.elements if others else ():
        for line in context.lines(name)[:1]:
            if not _is_level(line, others[0]):
                yield Fault("level_with", line, expected=context.rules.elements[wanted])


def blank_lines(context: Context, wanted: int) -> Iterator[Fault]:
    """Check the room for the signature."""
    room = context.found.blank_lines
    for _, line in context.each():
        if room is not None and room < wanted:
            yield Fault("blank_lines", line, shown(room), shown(wanted))


def order(context: Context, wanted: Sequence[Sequence[str]]) -> Iterator[Fault]:
    """Check that elements follow each other as they should, column by column."""
    names = context.rules.elements
    for chain in wanted:
        there = [name for name in chain if context.found.of(name)]
        for first, second in pairwise(there):
            above, below = context.found.of(first)[0], context.found.of(second)[0]
            if above.order > below.order:
                yield Fault("order", above, names[first], names[second])


def referred_to(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that the text points to every annex."""
    word = fold(context.rules.words.annex)
    said = [fold(line.text) for line in context.found.main]
    known = {number for text in said for number in _mentioned(text, word)}
    known_here = wanted and not context.found.is_annex
    for annex in context.found.annexes if known_here else ():
        number = _value(annex.number)
        told = number in known if number else any(word in text for text in said)
        if not told:
            yield Fault("referred_to", annex.heading)


def numbered_on(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that two or more annexes are numbered in Roman figures without a gap."""
    annexes = context.found.annexes
    if not wanted or len(annexes) < 2:
        return
    for number, annex in enumerate(annexes, 1):
        if annex.number.isdecimal() or _value(annex.number) != number:
            yield Fault("numbered_on", annex.heading, annex.number.upper(), _roman(number))


def _is_spared(context: Context, name: str) -> bool:
    """Tell whether an element need not be there: a letter has no kind, nothing else a subject."""
    found = context.found
    if found.is_annex or found.is_letter:
        return found.is_annex or name in ("kind", "subject")
    return name == "subject" and not found.of("kind")


def _is_level(line: Line, other: Line) -> bool:
    if line.spot is None or other.spot is None:
        return line.spot == other.spot and line.order == other.order
    return line.spot[:2] == other.spot[:2]


def _mentioned(text: str, word: str) -> set[int]:
    """Return the numbers of annexes a paragraph names, ranges written out."""
    found: set[int] = set()
    for match in re.finditer(rf"{word}(?: so)? ({_LISTED})", text):
        last, through = 0, False
        for numeral, dash in _NUMERAL.findall(match[1]):
            value = _value(numeral)
            if dash:
                through = True
                continue
            found |= set(range(last if through else value, min(value, _MOST_ANNEXES) + 1))
            last, through = value, False
    return found


def _value(numeral: str) -> int:
    """Return what a Roman or Arabic numeral means; 0 for none."""
    if numeral.isdecimal():
        return min(int(numeral[:6]), 10**6)
    values = [_ROMAN.get(letter, 0) for letter in numeral.lower()]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True)) if values else 0


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][ones]
