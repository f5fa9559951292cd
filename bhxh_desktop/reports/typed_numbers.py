"""Own text whose words and source do not agree: numbers typed by hand, quotations of nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.marked_text import Piece, read_marks
from bhxh_desktop.domain.parts import Paragraph
from bhxh_desktop.domain.quotation import COUNT_OF_DOCUMENTS, name_of
from bhxh_desktop.reports import texts
from bhxh_desktop.reports.quoting import Quoter

_NUMBER = re.compile(r"(?<![\w./,-])\d[\d.]*(?:,\d+)?(?![\w/-]|[.,]\d)")
_NAMED = re.compile(rf"(?:{'|'.join(texts.BEFORE_NAMES)})\s+\Z", re.IGNORECASE)
"""Before a number that names something: a year, a document, an article."""
_SHORTEST, _SHORTEST_ELSEWHERE = 2, 4
"""Characters a number needs to tell where it comes from: among the section's own figures, and among
all others of the report, where a short one is too easily met by chance."""


class Doubt(NamedTuple):
    """Words that are not what their source says, or that quote what says nothing."""

    paragraph: str
    """Its id."""
    piece: Piece
    now: str | None
    """What the source says; None where it says nothing."""


def told_numbers(quoter: Quoter, section: str) -> dict[str, str]:
    """Return by its words every number that just one figure says.

    The figures of the section's own forms come first; what several of them say is of none.
    """
    near, far = _sources(quoter, section)
    elsewhere = _sayings(quoter, far, _SHORTEST_ELSEWHERE)
    found = elsewhere | _sayings(quoter, near, _SHORTEST)
    return {words: sources[0] for words, sources in found.items() if len(sources) == 1}


def remembered(
    pieces: Iterable[Piece], before: Iterable[Piece], told: Mapping[str, str]
) -> Iterator[Piece]:
    """Yield pieces, the numbers in them marked with the source that *told* says.

    What was marked *before* in the same paragraph stays so, also where the figure is another now.
    """
    now = tuple(pieces)
    marks = iter(_marks(list(_numbers(now)), list(_numbers(before))))
    for piece in now:
        if piece.source:
            yield piece
            continue
        place = 0
        for match in _NUMBER.finditer(piece.text):
            number = match[0].rstrip(".")
            known = next(marks)
            source = known.source if known else told.get(number, "")
            if not known and _NAMED.search(piece.text[: match.start()]):
                continue
            if source:
                yield piece._replace(text=piece.text[place : match.start()])
                kept = known.kept if known else ""
                yield piece._replace(text=number, source=source, typed=True, kept=kept)
                place = match.start() + len(number)
        yield piece._replace(text=piece.text[place:])


class _Said(NamedTuple):
    """A number of a paragraph, and how it was marked."""

    number: str
    mark: Piece | None
    is_open: bool
    """Whether nothing marks it: people typed it as words."""


def _numbers(pieces: Iterable[Piece]) -> Iterator[_Said]:
    """Yield the numbers people typed, in order."""
    for piece in pieces:
        if piece.typed:
            yield _Said(piece.text, piece, is_open=False)
        elif not piece.source:
            for match in _NUMBER.finditer(piece.text):
                yield _Said(match[0].rstrip("."), None, is_open=True)


def _marks(now: list[_Said], before: list[_Said]) -> Iterator[Piece | None]:
    """Yield for each open number what it was marked with before.

    The numbers in front of what was changed, and behind it, are the same ones; of those between
    the first mark of an equal number serves.
    """
    least = min(len(now), len(before))
    pairs = list(zip(now, before, strict=False))
    front = next((n for n, (a, b) in enumerate(pairs) if a.number != b.number), least)
    ends = list(zip(reversed(now), reversed(before), strict=False))[: least - front]
    back = next((n for n, (a, b) in enumerate(ends) if a.number != b.number), len(ends))
    moved = {each.number: each.mark for each in reversed(before) if each.mark}
    for place, each in enumerate(now):
        if not each.is_open:
            continue
        if place < front:
            yield before[place].mark
        elif place >= len(now) - back:
            yield before[place - len(now)].mark
        else:
            yield moved.get(each.number)


def doubts(paragraphs: Iterable[Paragraph], quoter: Quoter) -> Iterator[Doubt]:
    """Yield what was typed by hand and is said otherwise now, and quotations of nothing."""
    for paragraph in paragraphs:
        for piece in read_marks(paragraph.text):
            now = said_otherwise(piece, quoter)
            if now is not None or (piece.follows and quoter.words(piece.source) is None):
                yield Doubt(paragraph.id, piece, now)


def said_otherwise(piece: Piece, quoter: Quoter) -> str | None:
    """Return what the source of typed words says now, None where it is that or was kept so."""
    now = quoter.words(piece.source) if piece.typed else None
    return None if now in (piece.text, piece.kept) else now


def _sayings(quoter: Quoter, sources: Iterable[str], shortest: int) -> dict[str, list[str]]:
    """Return by its words the sources of every number."""
    found: dict[str, list[str]] = {}
    for source in sources:
        words = quoter.words(source) or ""
        if len(words) >= shortest and _NUMBER.fullmatch(words) and not words.startswith("0"):
            found.setdefault(words, []).append(source)
    return found


def _sources(quoter: Quoter, code: str) -> tuple[list[str], list[str]]:
    """Return what a section may take its numbers from: its own figures, those of the report."""
    regime, items = quoter.source.regime, quoter.source.program.definition.items
    section = next((each for each in regime.sections if each.code == code), None)
    forms = section.forms if section else ()
    near: list[str] = []
    far: list[str] = []
    for place, item in items.items():
        if item.kind == "number":
            (near if place[0] in forms else far).append(name_of(FigureKey(*place)))
    groups = ("", *(group.code for group in regime.task_groups))
    states = ("planned", "done", "late")
    if section and section.tasks:
        near += [f"tasks:{group}.{state}" for group in groups for state in states]
    if section and section.documents:
        near.append(COUNT_OF_DOCUMENTS)
    return near, far
