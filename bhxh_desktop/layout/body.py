"""The text of a document: headings by their numbers, points, bullets, plain paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from bhxh_desktop.layout.elements import Elements, cut, is_bold, is_caps
from bhxh_desktop.layout.numbering import BULLET
from bhxh_desktop.layout.paper import Grid, Line, Paper
from bhxh_desktop.layout.pattern_texts import POINT
from bhxh_desktop.layout.ruleset import Words
from bhxh_desktop.vietnamese.text import fold

_ROMAN = re.compile(r"(?=[IVX])[IVXLC]+\.(?!\w)")
_CLAUSE = re.compile(r"\d{1,2}(\.\d{1,2})*\.(?!\d)|\d{1,2}(\.\d{1,2})+(?= )")
_SIGN = re.compile(rf"[-–—+*{BULLET}·●▪■◦o➢➤✓✔❖→⁃‣](?=[ \t]|$)")
_SHORT = 90
_HEADING = 60
_CONTENTS = ("toc", "table of contents")
_TEXT_SIZE = 13
_MOST_RUNS = 3
"""Paragraphs that may stand between a table and what belongs to it."""


@dataclass
class _Body:
    found: Elements
    words: Words
    lists: dict[str, list[Line]]


def read_body(paper: Paper, words: Words, found: Elements, after: int, before: int) -> None:
    """Put the paragraphs between *after* and *before* into *found*, each under what it is."""
    held = {line.order for lines in found.lines.values() for line in lines}
    found.tables = tuple(
        grid for grid in paper.grids if not held & {line.order for line in grid.lines}
    )
    about_tables = set(_about_tables(paper, words))
    lines = [line for line in paper.lines if after < line.order < before and line.spot is None]
    found.main = tuple(line for line in lines if not line.is_blank)
    body = _Body(found, words, {})
    chapter: Line | None = None
    for line in found.main:
        if line.order in about_tables or _is_beside(line):
            continue
        names = _title_of_chapter(line, chapter) or _names(line, body)
        chapter = line if "chapter" in names and "chapter_title" not in names else None
        for name, each in _article(line) if names == ["article"] else ((n, line) for n in names):
            body.lists.setdefault(name, []).append(each)
    found.lines |= {name: tuple(each) for name, each in body.lists.items()}
    if found.main:
        found.lines["last_text"] = (found.main[-1],)


def _names(line: Line, body: _Body) -> Sequence[str]:
    """Return what a paragraph is; ``text`` where the rules of the text hold for it."""
    text, folded = line.text, fold(line.text)
    words = body.words
    if _is_apart(line):
        for name, leads in (("chapter", words.chapter), ("division", words.division)):
            if _heads(folded, leads):
                return [name]
    if re.match(rf"{fold(words.article)} \d+[a-z]?[.:]", folded):
        return ["article"]
    if _is_resolution(line, folded, words):
        return []
    numbered = _numbered(line, text)
    return numbered or (["basis"] if _is_basis(folded, body) else ["text"])


def _article(line: Line) -> Iterator[tuple[str, Line]]:
    """Yield an article; where its text goes on behind its number, the number alone and the text."""
    if is_bold(line) or line.shape.outline is not None:
        yield "article", line
        return
    length = line.typed.find(".") + 1 or line.typed.find(":") + 1
    yield "article", line if line.label else cut(line, length)[0]
    yield "text", line


def _numbered(line: Line, text: str) -> Sequence[str]:
    """Return what a paragraph is by the number or sign it begins with; nothing without one."""
    heading = _is_heading(line)
    for pattern, names, of_heading in (
        (_ROMAN, ["text"], ["roman"]),
        (_CLAUSE, ["clause", "text"], ["clause", "clause_title"]),
        (POINT, ["point", "text"], ["point"] if line.shape.outline is not None else None),
        (_SIGN, ["bullet", "text"], None),
    ):
        if pattern.match(text):
            return of_heading if heading and of_heading else names
    return []


def _title_of_chapter(line: Line, chapter: Line | None) -> Sequence[str]:
    """Return that a line is the title of the chapter right above it."""
    is_title = chapter is not None and line.shape.align == "center"
    return ["chapter_title"] if is_title else []


def _heads(folded: str, words: Sequence[str]) -> bool:
    leads = "|".join(re.escape(fold(word)) for word in words)
    return bool(re.match(rf"({leads})( thu)? ([ivxlc]+|\d+|nhat|hai|ba|tu|nam)\b", folded))


def _is_apart(line: Line) -> bool:
    """Tell whether a line stands alone as a heading does."""
    short = len(line.text) <= _HEADING
    return line.shape.align == "center" or (short and (is_bold(line) or is_caps(line)))


def _is_heading(line: Line) -> bool:
    """Tell whether a numbered paragraph is a heading: by its style, else by its type."""
    if line.shape.outline is not None:
        return True
    first = next((piece for piece in line.visible if any(c.isalpha() for c in piece.text)), None)
    whole = is_bold(line) or is_caps(line)
    return first is not None and whole and len(line.text) <= 3 * _SHORT


def _is_resolution(line: Line, folded: str, words: Words) -> bool:
    """Tell whether a line says who decides, or that it is decided: in capitals, in the middle."""
    said = folded.rstrip(" :./") in {fold(word) for word in words.resolution}
    return line.shape.align == "center" and (said or is_caps(line))


def _is_basis(folded: str, body: _Body) -> bool:
    """Tell whether a paragraph cites a basis of a decision; it may do so in a report's opening."""
    first, *others = map(fold, body.words.basis)
    if "basis" in body.lists:
        leads = folded.startswith((first, *others))
    else:
        decides = body.found.kind in body.words.decisions or folded.endswith(";")
        leads = folded.startswith(first) and decides
    begun = set(body.lists) & {"text", "article", "roman", "clause", "chapter"}
    return leads and not begun and not folded.endswith(":")


def _is_beside(line: Line) -> bool:
    """Tell whether a paragraph is no text: contents, a picture, a box, room to be filled in."""
    contents = fold(line.style).startswith(_CONTENTS) or "TOC" in line.fields
    return contents or line.has_picture or line.boxed or not any(map(str.isalnum, line.text))


def _about_tables(paper: Paper, words: Words) -> Iterator[int]:
    """Yield the captions, measures and notes around tables, and notes elsewhere."""
    notes = tuple(fold(word) for word in (words.note, *words.measure))
    blocks = paper.blocks
    for at, block in enumerate(blocks):
        if isinstance(block, Line):
            if block.text and fold(block.text).lstrip("(*- ").startswith(notes):
                yield block.order
            continue
        above, below = reversed(blocks[:at]), iter(blocks[at + 1 :])
        yield from (line.order for line in takewhile(_is_caption, _near(above)))
        yield from (line.order for line in takewhile(_is_note, _near(below)))


def _near(blocks: Iterator[Line | Grid]) -> Iterator[Line]:
    """Yield the next few paragraphs with text, up to a table."""
    lines = takewhile(lambda block: isinstance(block, Line), blocks)
    texts = (line for line in lines if isinstance(line, Line) and not line.is_blank)
    return islice(texts, _MOST_RUNS)


def _is_caption(line: Line) -> bool:
    return line.shape.align in ("center", "right") and len(line.text) <= 3 * _SHORT


def _is_note(line: Line) -> bool:
    """Tell whether a paragraph after a table is one of its notes: in italics or small type."""
    is_small = line.size < _TEXT_SIZE or all(piece.hand.italic for piece in line.visible)
    return is_small and not _numbered(line, line.text)
