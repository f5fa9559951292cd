"""The words of a document beside those it was printed with: which paragraphs somebody changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from bhxh_desktop.layout.paper import Line, Paper
from bhxh_desktop.reports import page
from bhxh_desktop.reports.document import Block, Document, Heading, Paragraph, Table
from bhxh_desktop.reports.text_width import even_lines
from bhxh_desktop.vietnamese.text import clean

_ALIKE = 0.5
"""From this share on two paragraphs are one that was changed."""
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015", "-"))


@dataclass(frozen=True)
class Reworded:
    """A paragraph outside tables that was changed, put in or taken out."""

    what: Literal["changed", "added", "removed"]
    locked: str
    """As it was printed; empty where it was put in."""
    found: str
    """As it stands in the file; empty where it was taken out."""
    under: str
    """The heading it stands under; empty before the first."""


class _Said(NamedTuple):
    text: str
    under: str


def reworded(paper: Paper, document: Document) -> tuple[Reworded, ...]:
    """Return where *paper* says something else than *document*, tables and letterhead apart.

    Spaces, forms of dashes and letters are no words; what was moved is out here and in there.
    """
    own = list(_printed(document))
    lines = [each for each in paper.blocks if isinstance(each, Line) and not each.is_blank]
    texts = [text for line in lines if (text := _plain(line.text))]
    matcher = SequenceMatcher(None, [each.text for each in own], texts, autojunk=False)
    found: list[Reworded] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            found += _between(own[a:b], texts[c:d], own[a - 1].under if a else "")
    return tuple(found)


def _between(own: Sequence[_Said], theirs: Sequence[str], under: str) -> Iterator[Reworded]:
    """Yield what became of paragraphs between two that stayed: the likest are one, in order."""
    left = list(theirs)
    for said in own:
        likes = [_likeness(said.text, text) for text in left]
        at = max(range(len(left)), key=likes.__getitem__, default=-1)
        if at < 0 or likes[at] < _ALIKE:
            yield Reworded("removed", said.text, "", said.under)
            continue
        yield from (Reworded("added", "", text, said.under) for text in left[:at])
        yield Reworded("changed", said.text, left[at], said.under)
        del left[: at + 1]
    place = own[-1].under if own else under
    yield from (Reworded("added", "", text, place) for text in left)


def _likeness(one: str, other: str) -> float:
    """Return the share of words that both say; order does not matter, and it is quick."""
    own, theirs = Counter(one.casefold().split()), Counter(other.casefold().split())
    return 2 * (own & theirs).total() / max((own + theirs).total(), 1)


def _printed(document: Document) -> Iterator[_Said]:
    """Yield every paragraph the writer of .docx puts outside tables."""
    room, size = page.UPRIGHT.text_width, page.BODY_SIZE
    head = [document.title.kind, *even_lines(document.title.subject, size, room)]
    if len(document.addressees) == 1:
        head.append(f"{document.addressed} {document.addressees[0]}")
    else:
        head += [document.addressed, *document.addressees]
    yield from (_Said(text, "") for text in map(_plain, head) if text)
    yield from _of_blocks(document.blocks, "")
    for annex in document.annexes:
        room = (page.LANDSCAPE if annex.landscape else page.UPRIGHT).text_width
        said = (annex.number, *even_lines(annex.title, size, room), annex.reference)
        yield from (_Said(_plain(text), annex.number) for text in said)
        yield from _of_blocks(annex.blocks, annex.number)


def _of_blocks(blocks: Iterable[Block], under: str) -> Iterator[_Said]:
    for block in blocks:
        if isinstance(block, Heading):
            under = _plain(f"{block.number} {block.text}")
            yield _Said(under, under)
        elif isinstance(block, Paragraph):
            yield _Said(_plain(f"{block.bullet} {block.text}"), under)
        elif isinstance(block, Table):
            said = (block.caption, block.measure, *block.notes)
            yield from (_Said(_plain(text), under) for text in said if text)


def _plain(text: str) -> str:
    return " ".join(clean(text).translate(_DASHES).split())
