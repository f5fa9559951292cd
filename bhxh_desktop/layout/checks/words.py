"""What is written: fixed texts, patterns, the ends of lists, letters of points, the signer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bhxh_desktop.layout.checks.context import Context, Fault
from bhxh_desktop.layout.checks.spelling import same_tones
from bhxh_desktop.layout.letterhead import KINDS
from bhxh_desktop.layout.paper import Line
from bhxh_desktop.layout.pattern_texts import CITED, DATED
from bhxh_desktop.vietnamese.text import fold

_NUMBER = re.compile(r"[IVXLC]+(?![\w])|\d+")
_NEAR = 40
"""Letters behind a number within which its date stands."""
_ARCHIVE_DEPARTMENT = "VT"
_LEADING_WORDS, _FOLLOWING_WORDS = 2, 3


def text(context: Context, wanted: str) -> Iterator[Fault]:
    """Check a fixed text; where the tone of a syllable is put does not matter."""
    for _, line in context.each():
        if same_tones(line.shown) != same_tones(wanted):
            yield Fault("text", line, line.shown[:80], wanted)


def pattern(context: Context, wanted: str) -> Iterator[Fault]:
    """Check how something is written."""
    compiled = re.compile(wanted)
    for _, line in context.each():
        if compiled.fullmatch(line.shown) is None:
            yield Fault("pattern", line, line.shown[:80], context.rule.example)


def ends_with(context: Context, wanted: str) -> Iterator[Fault]:
    """Check the end of a text."""
    for _, line in context.each():
        if not line.text.endswith(wanted):
            yield Fault("ends_with", line, line.text[-10:], wanted)


def ends_listed(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that every entry ends with a semicolon, the last with a stop, and has its dash."""
    for name in context.rule.elements:
        entries = list(_entries(context.lines(name)))
        for entry in entries if wanted else ():
            end = "." if entry is entries[-1] else ";"
            last = entry[-1]
            if not last.text.endswith(end):
                yield Fault("ends_listed", last, last.text[-1:], end)
            elif name != "basis" and not fold(entry[0].text).startswith("-"):
                yield Fault("dashed", entry[0])


def _entries(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the entries of a list; one that does not end goes on in the next line, if undashed."""
    entry: list[Line] = []
    for line in lines:
        goes_on = entry and not entry[-1].text.endswith((";", "."))
        if goes_on and not fold(line.text).startswith("-") and fold(entry[0].text)[:1] == "-":
            entry.append(line)
            continue
        if entry:
            yield entry
        entry = [line]
    if entry:
        yield entry


def roman_number(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that parts are numbered in Roman figures."""
    for _, line in context.each():
        number = _NUMBER.search(line.text)
        if wanted and number is not None and number[0].isdecimal():
            yield Fault("roman_number", line, number[0])


def arabic_number(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that sections of a chapter are numbered in Arabic figures."""
    for _, line in context.each():
        number = _NUMBER.search(line.text)
        if wanted and number is not None and not number[0].isdecimal():
            yield Fault("arabic_number", line, number[0])


def letters(context: Context, wanted: str) -> Iterator[Fault]:
    """Check that points follow each other in the alphabet, đ after d and no f, j, w, z."""
    points = {line.order for line in context.lines("point")}
    heads = {
        line.order
        for name in ("clause", "article", "roman", "chapter", "division")
        for line in context.lines(name)
    }
    before = ""
    for line in context.found.main:
        if line.order in heads:
            before = ""
        elif line.order in points:
            letter = line.text.partition(")")[0]
            after = wanted.find(before) + 1 if before else 0
            expected = wanted[after : after + 1]
            if letter not in (expected, wanted[0]):
                yield Fault("letters", line, letter, expected)
            before = letter if letter in wanted else expected


def signs(context: Context, wanted: Sequence[str]) -> Iterator[Fault]:
    """Check the signs before the lines of lists."""
    for _, line in context.each():
        if fold(line.text[:1]) not in wanted:
            yield Fault("signs", line, line.text[:1], " ".join(wanted))


def title_on_own_line(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that the title of a numbered paragraph does not lead into its text."""
    for _, line in context.each():
        bold = [piece.hand.bold for piece in line.visible]
        leads = [piece.text for piece in line.visible if piece.hand.bold]
        rest = [piece.text for piece in line.visible if not piece.hand.bold]
        mixed = bold == sorted(bold, reverse=True)
        long = _count(leads) > _LEADING_WORDS and _count(rest) >= _FOLLOWING_WORDS
        if wanted and mixed and long:
            yield Fault("title_on_own_line", line)


def first_citation_dated(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that a document is cited with its date where it is named first."""
    seen: set[str] = set()
    for line in context.found.main if wanted else ():
        said = line.text
        for match in CITED.finditer(said):
            behind = said[match.end() : match.end() + _NEAR]
            if match[1] not in seen and not DATED.search(behind):
                yield Fault("first_citation_dated", line, match[1])
            seen.add(match[1])


def symbol_fits_kind(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that the symbol begins with the code of the kind, that of a letter with the body."""
    found = context.found
    codes = set(KINDS.values())
    for _, line in context.each():
        symbol = line.shown.partition("/")[2]
        symbol = symbol.partition("/")[2] or symbol
        first, _, rest = symbol.replace(" ", "").partition("-")
        if not wanted or not first:
            continue
        if found.is_letter:
            if first in codes or not rest:
                yield Fault("symbol_of_letter", line, symbol)
        elif found.kind and first != found.kind:
            yield Fault("symbol_fits_kind", line, symbol, found.kind)


def known_place(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check the place against those of the units; nothing is known without them."""
    known = {same_tones(place.casefold()) for place in context.places}
    for _, line in context.each():
        place = line.text.partition(",")[0].strip()
        if wanted and known and same_tones(place.casefold()) not in known:
            yield Fault("known_place", line, place, ", ".join(context.places[:3]))


def deputy_for_head(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that a deputy signs for the head, and that the codes of authority have their stop."""
    words = context.rules.words
    bare = "|".join(re.escape(code.rstrip(".")) for code in words.authority)
    above = ""
    for _, line in context.each() if wanted else ():
        said = line.shown
        if re.match(rf"(?:{bare})[ /]", said):
            yield Fault("authority_stop", line, said.split()[0])
        elif fold(said).startswith(f"{fold(words.deputy)} ") and not above.startswith(
            words.deputizing.rstrip(".")
        ):
            yield Fault("deputy_for_head", line, said, words.deputizing)
        above = said


def without_titles(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that no degree stands before the name of the signer."""
    found = "|".join(re.escape(word) for word in context.rules.words.academic)
    for _, line in context.each():
        match = re.match(rf"(?:{found})\b[. ]", line.text)
        if wanted and match is not None:
            yield Fault("without_titles", line, match[0].strip())


def archived(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check the last line of the recipients: kept at the registry and the unit that wrote it."""
    word = context.rules.words.archive
    lines = list(context.each())
    if wanted and lines:
        _, last = lines[-1]
        form = rf"\W*{word}: ?{_ARCHIVE_DEPARTMENT}(?:, ?[^;]+)?[.;,]?"
        if re.fullmatch(form, last.text) is None:
            yield Fault("archived", last, last.text)


def as_above_first(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that those addressed stand first among the recipients."""
    lines = [line for _, line in context.each()]
    if wanted and lines and context.lines("addressed"):
        word = context.rules.words.as_above
        if not fold(lines[0].text).lstrip("- ").startswith(fold(word)):
            yield Fault("as_above_first", lines[0])


def blank_in_draft(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that a draft has no number yet."""
    for _, line in context.each():
        number = re.search(r"\d+ ?(?=/)", line.text)
        if wanted and context.found.is_draft and number is not None:
            yield Fault("blank_in_draft", line, number[0])


def _count(parts: Sequence[str]) -> int:
    return sum(len(part.split()) for part in parts)
