"""Sentences with what they quote: those of the definition, and the office's own text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bhxh_desktop.domain.canonical import digest
from bhxh_desktop.domain.marked_text import Piece, joined, read_marks, write_marks
from bhxh_desktop.domain.parts import LONGEST_PARAGRAPH
from bhxh_desktop.domain.parts import Paragraph as StoredParagraph
from bhxh_desktop.domain.quotation import PLACEHOLDER, Quotation, placeholders, read_quotation
from bhxh_desktop.domain.regime import Regime, Section
from bhxh_desktop.errors import Bug
from bhxh_desktop.reports import texts
from bhxh_desktop.reports.document import Bullet, Paragraph, Run
from bhxh_desktop.reports.quoting import Quoter
from bhxh_desktop.reports.source import ReportSource
from bhxh_desktop.vietnamese.text import check_text

_NAME = re.compile(r"\{([a-z_]+)\}")
_BULLETS: tuple[tuple[re.Pattern[str], Bullet], ...] = (
    (re.compile("[-\u2010-\u2015\u2022]\\s+"), "-"),
    (re.compile(r"\+\s+"), "+"),
)


def fill(template: str, words: Mapping[str, str]) -> str:
    """Return *template* with every ``{name}`` replaced; Bug for a name nobody gave."""

    def word(match: re.Match[str]) -> str:
        if match[1] not in words:
            raise Bug(f"no {match[1]} for {template!r}")
        return words[match[1]]

    return _NAME.sub(word, template)


def layout_words(source: ReportSource) -> dict[str, str]:
    """Return what the texts of a layout may name."""
    parent = source.parent.name if source.parent else ""
    return {"unit": source.body, "parent": parent, "period": source.period.words}


def suggested(quoter: Quoter, section: Section) -> Iterator[str]:
    """Yield the section's sentences as `domain.marked_text`, each figure a quotation.

    A sentence is left out where nothing it quotes is known, or where something of it will not be:
    a figure that does not apply, a ratio over nothing, an earlier period without a report. A figure
    still to be typed is "…".
    """
    for sentence in section.sentences:
        names = placeholders(sentence)
        words = {name: quoter.words(name) for name in names}
        known = not names or any(said is not None for said in words.values())
        if known and all(words[n] is not None or quoter.is_awaited(n) for n in names):
            yield write_marks(_filled(sentence, words))


def default_sentences(
    quoter: Quoter, section: Section, own: Sequence[str] = ()
) -> Iterator[Paragraph]:
    """Yield the section's sentences as they print, those that are `left`.

    What compares with other periods comes last. Of a locked report it stands in the text that was
    signed: what those periods say may be another by now.
    """
    found = list(left(quoter, section, own))
    compared = [] if quoter.source.lock else [stored for stored in found if _compares(stored)]
    yield from own_text([*(s for s in found if not _compares(s)), *compared], quoter)


def left(quoter: Quoter, section: Section, own: Sequence[str]) -> Iterator[str]:
    """Yield the section's sentences but those of which the *own* text quotes a figure itself."""
    taken = quoted_by(own)
    for stored in suggested(quoter, section):
        if taken.isdisjoint(quoted_by([stored])):
            yield stored


def quoted_by(paragraphs: Iterable[str]) -> set[Quotation]:
    """Return everything that paragraphs quote and follow."""
    pieces = (piece for text in paragraphs for piece in read_marks(text) if piece.follows)
    return {quoted for piece in pieces if (quoted := read_quotation(piece.source))}


def own_text(paragraphs: Iterable[str], quoter: Quoter | None) -> Iterator[Paragraph]:
    """Yield the office's paragraphs, one per line; "- " and "+ " begin lines of a list.

    What follows its source says what *quoter* says; without one, as in what is locked, its words
    stay.
    """
    for stored in paragraphs:
        pieces = read_marks(stored)
        current = pieces if quoter is None else tuple(refreshed(pieces, quoter))
        for line in _lines(current):
            if "".join(piece.text for piece in line).strip():
                yield _paragraph(line)


def refreshed(pieces: Iterable[Piece], quoter: Quoter) -> Iterator[Piece]:
    """Yield pieces with what they quote as it is now."""
    for piece in pieces:
        if piece.follows:
            said = quoter.words(piece.source)
            waiting = texts.NO_FIGURE_IN_SENTENCE if quoter.is_figure(piece.source) else piece.text
            yield piece._replace(text=waiting if said is None else said)
        else:
            yield piece


def settled(
    narrative: Mapping[str, tuple[StoredParagraph, ...]], quoter: Quoter
) -> dict[str, tuple[StoredParagraph, ...]]:
    """Return own text as it is signed: its quotations in the words of this moment.

    Before it stand the sentences of the regime that compare with other periods, under ids of their
    own: `without_signed` takes them out again. Raises Problem ``text_long``.
    """
    made: dict[str, tuple[StoredParagraph, ...]] = {}
    source = quoter.source
    for section in source.regime.sections:
        own = tuple(_settled(p, quoter) for p in narrative.get(section.code, ()))
        serves = section.serves(source.level, source.period)
        offered = left(quoter, section, [p.text for p in own]) if serves else ()
        compared = [stored for stored in offered if _compares(stored)]
        added = [StoredParagraph(_id_of(section, n), s) for n, s in enumerate(compared)]
        if added or own:
            made[section.code] = (*added, *own)
    return made


def without_signed(
    narrative: Mapping[str, tuple[StoredParagraph, ...]], regime: Regime
) -> dict[str, tuple[StoredParagraph, ...]]:
    """Return the text of a locked report as people wrote it, without what `settled` put before."""
    ids = {_id_of(each, n) for each in regime.sections for n in range(len(each.sentences))}
    kept = {code: tuple(p for p in said if p.id not in ids) for code, said in narrative.items()}
    return {code: said for code, said in kept.items() if said}


def _settled(paragraph: StoredParagraph, quoter: Quoter) -> StoredParagraph:
    text = write_marks(refreshed(read_marks(paragraph.text), quoter))
    check_text(text, LONGEST_PARAGRAPH, multiline=True)
    return StoredParagraph(paragraph.id, text)


def _compares(stored: str) -> bool:
    return any(quoted.reference for quoted in quoted_by([stored]))


def _id_of(section: Section, number: int) -> str:
    return digest(f"{section.code} {number}".encode())[:16]


def _filled(sentence: str, words: Mapping[str, str | None]) -> Iterator[Piece]:
    place = 0
    for match in PLACEHOLDER.finditer(sentence):
        yield Piece(sentence[place : match.start()])
        said = words[match[1]]
        yield Piece(said or texts.NO_FIGURE_IN_SENTENCE, source=match[1])
        place = match.end()
    yield Piece(sentence[place:])


def _lines(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    line: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        line.append(piece._replace(text=first))
        for other in others:
            yield joined(line)
            line = [piece._replace(text=other)]
    yield joined(line)


def _paragraph(line: Sequence[Piece]) -> Paragraph:
    """Return a paragraph, its typed bullet taken off the text."""
    words = "".join(piece.text for piece in line)
    start, end = len(words) - len(words.lstrip()), len(words.rstrip())
    bullet: Bullet = ""
    for pattern, sign in _BULLETS:
        match = pattern.match(words, start)
        if match and match.end() < end:
            bullet, start = sign, match.end()
            break
    return Paragraph(runs=tuple(_runs(line, start, end)), bullet=bullet)


def _runs(line: Sequence[Piece], start: int, end: int) -> Iterator[Run]:
    """Yield what stands between two places of a line, alike neighbours as one."""
    place = 0
    bare = []
    for piece in line:
        text = piece.text[max(0, start - place) : max(0, end - place)]
        bare.append(Piece(text, piece.bold, piece.italic))
        place += len(piece.text)
    for piece in joined(bare):
        yield Run(text=piece.text, bold=piece.bold, italic=piece.italic)
