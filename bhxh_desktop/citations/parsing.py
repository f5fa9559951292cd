"""Citations found in a text: single lines, pasted lists, table rows, running paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from bhxh_desktop.citations.dating import Dated, date_before, read_date
from bhxh_desktop.citations.heads import Head, heads_of
from bhxh_desktop.citations.issuers import Issuers
from bhxh_desktop.citations.items import Item, items_of
from bhxh_desktop.citations.lexicon import Lexicon, lexicon
from bhxh_desktop.citations.rows import read_row
from bhxh_desktop.citations.subjects import Subject, Subjects
from bhxh_desktop.citations.words import Words
from bhxh_desktop.domain.citation import Citation, Doubt
from bhxh_desktop.vietnamese.text import clean

_AROUND = " ,;:.…-–/"
_CLOSING = frozenset('”"»')
_LONGEST_LINE = 2000
_LONE_FOOTNOTE = re.compile(r"(?<=[^\W\d_]{2})\d\Z")


def parse_citations(text: str) -> tuple[Citation, ...]:
    """Return the documents cited in *text*, in its order; any text is taken, none raises.

    Documents that the subject of another mentions follow it, `Citation.within` naming that one.
    """
    known = lexicon()
    found: list[Citation] = []
    for item in items_of(clean(text), known):
        row = read_row(item, known) if item.cells else None
        found += [row] if row else _ItemReader(item, known).citations()
    return tuple(found)


@dataclass
class _ItemReader:
    """Reads one item; heads first, then what belongs to each."""

    item: Item
    lexicon: Lexicon
    words: Words = field(init=False)
    heads: list[Head] = field(init=False)
    issuers: Issuers = field(init=False)
    subjects: Subjects = field(init=False)
    ahead: dict[int, bool] = field(default_factory=dict)
    """Heads whose issuer stands ahead, and whether it stands ahead of several documents."""

    def citations(self) -> Iterator[Citation]:
        """Yield what the item cites."""
        self.words = Words(self.item.text, self.item.shown)
        self.heads = heads_of(self.words, self.lexicon)
        if not self.heads:
            return
        self.issuers = Issuers(self.words, self.lexicon)
        self.subjects = Subjects(self.words, self.lexicon, self.issuers, self.heads)
        limits = [len(self.words)] * len(self.heads)
        within = [""] * len(self.heads)
        group: list[Citation] = []
        found: list[Citation] = []
        ends: list[int] = []
        for place, head in enumerate(self.heads):
            citation, subject = self._read(place, limits[place])
            for inner in subject.inside:
                limits[inner], within[inner] = subject.end, citation.name
            group.append(replace(citation, within=within[place]))
            ends.append(subject.end)
            following = self.heads[place + 1] if place + 1 < len(self.heads) else None
            if following is None or not following.together:
                found += _shared(group)
                group = []
            elif head.end > following.first:
                limits[place + 1] = limits[place]
        yield from self._with_issuers(found, ends)

    def _with_issuers(self, found: list[Citation], ends: list[int]) -> list[Citation]:
        """Give "Nghị định số 1/… và Nghị định số 2/… của Chính phủ" one issuer."""
        for place in range(len(found) - 2, -1, -1):
            one, following = found[place], found[place + 1]
            between = self.words.keys[ends[place] : self.heads[place + 1].first]
            alike = (one.type, _body(one)) == (following.type, _body(following))
            bare = not one.issuer and not one.subject and one.within == following.within
            if bare and alike and between and set(between) <= {",", *self.lexicon.together}:
                found[place] = replace(one, issuer=following.issuer)
        self._pass_on(found, ends)
        return found

    def _pass_on(self, found: list[Citation], ends: list[int]) -> None:
        """Give "của A tại các văn bản số 1/…; Kế hoạch số 2/…" one issuer, from the first on."""
        siblings = [place for place, one in enumerate(found) if not one.within]
        signs = {",", ";", *self.lexicon.together}
        for last, place in pairwise(siblings):
            before, one = found[last], found[place]
            several, first = self.ahead.get(last), self.heads[place].first
            between = {*self.words.keys[ends[last] : first], self.words.key(first - 1)}
            alike = several or (one.type, one.symbol) == (before.type, before.symbol)
            if several is not None and between <= signs and alike and not one.issuer:
                found[place] = replace(one, issuer=before.issuer)
                self.ahead[place] = several

    def _read(self, place: int, limit: int) -> tuple[Citation, Subject]:
        head = self.heads[place]
        bound = self.heads[place + 1].first if place + 1 < len(self.heads) else limit
        dated = read_date(self.item.text, self.words.ends[head.end - 1])
        after = self.words.index(dated.end)
        issuer, after = self._issuer(after, min(bound, limit))
        if issuer and not dated:
            dated = read_date(self.item.text, self.words.ends[after - 1])
            after = max(after, self.words.index(dated.end))
        spoken, gap = self._gap(head)
        ahead, day_ahead = ("", dated) if issuer or spoken else self._ahead(place, dated)
        if not dated:
            dated = day_ahead
        subject = self.subjects.read(after, limit, listed=self._listed(place))
        about = _trimmed(self.words.between(subject.first, subject.end)) or gap
        year, doubts = _year(head, dated)
        issuer = issuer or spoken or ahead or self._behind(head, subject, limit)
        citation = Citation(
            type=head.type,
            number=head.number,
            symbol=head.named.symbol,
            date=dated.day,
            issuer=issuer,
            subject=about,
            line=self._line(head, subject),
            year=year,
            doubts=(*head.doubts, *dated.doubts, *doubts),
            row=self.item.row,
        )
        return citation, subject

    def _issuer(self, index: int, limit: int) -> tuple[str, int]:
        """Who stands behind number and date, and where the text goes on."""
        start = index
        while self.words.key(index) in (")", ",") and index - start < 2:
            index += 1
        if self.words.key(index) in self.lexicon.owner:
            first, end = index + 1, self.issuers.owner(index + 1, limit)
        elif index == start:
            first, end = index, min(self.issuers.known(index), limit)
        else:
            return "", start if self.words.key(start) == "," else index
        if end <= first:
            return "", start
        return _LONE_FOOTNOTE.sub("", self.words.between(first, end)), end

    def _behind(self, head: Head, subject: Subject, limit: int) -> str:
        """Issuer behind a subject in quotation marks, where the symbol names that body."""
        if subject.end == subject.first or self.words.key(subject.end - 1) not in _CLOSING:
            return ""
        issuer, _ = self._issuer(subject.end, limit)
        return issuer if head.named.symbol.rpartition("-")[2] in issuer.split() else ""

    def _gap(self, head: Head) -> tuple[str, str]:
        """Issuer and subject from between type and number."""
        first, end = head.gap
        if first == end:
            return "", ""
        if self.words.key(first) in self.lexicon.owner:
            body = self.issuers.owner(first + 1, end)
            return self.words.between(first + 1, body), _trimmed(self.words.between(body, end))
        return "", _trimmed(self.words.between(first, end))

    def _ahead(self, place: int, dated: Dated) -> tuple[str, Dated]:
        """Issuer ahead of the head, "BHXH tỉnh ban hành Kế hoạch số …", and a date ahead of it."""
        keys, phrases = self.words.keys, self.lexicon.phrases
        general, _ = phrases["general"].ending(keys, self.heads[place].first)
        index, _ = phrases["plural"].ending(keys, general)
        verb, said = phrases["issuing"].ending(keys, index)
        if not said:
            return "", dated
        for first in range(max(0, verb - 12), verb):
            if self.issuers.known(first) == verb:
                day = dated or date_before(self.item.text, self.words.starts[first])
                self.ahead[place] = phrases["plural"].match(keys, index) > index
                return self.words.between(first, verb), day
        return "", dated

    def _listed(self, place: int) -> bool:
        """Tell whether the citation opens its item."""
        return place == 0 and self.words.starts[self.heads[0].first] <= self.item.body

    def _line(self, head: Head, subject: Subject) -> str:
        if len(self.item.line) <= _LONGEST_LINE:
            return self.item.line
        end = max(subject.end, head.end)
        return self.words.between(head.first, end)[:_LONGEST_LINE]


def _year(head: Head, dated: Dated) -> tuple[int | None, tuple[Doubt, ...]]:
    year = head.named.year
    if year is None:
        return dated.year, () if dated else ("no_date",)
    if dated.year is not None and dated.year != year:
        return year, ("year_differs",)
    return year, () if dated else ("no_date",)


def _shared(group: list[Citation]) -> Iterator[Citation]:
    """Give the documents of "số 12/…, 13/… ngày …" what stands once, behind the last."""
    last = group[-1]
    for citation in group[:-1]:
        changes: dict[str, object] = {}
        if last.date is not None and citation.year in (None, last.year):
            doubts = tuple(each for each in citation.doubts if each != "no_date")
            changes = {"date": last.date, "year": last.year, "doubts": (*doubts, "date_shared")}
        citation = replace(  # noqa: PLW2901 -- the same with what it shares
            citation,
            issuer=citation.issuer or last.issuer,
            subject=citation.subject or last.subject,
            within=citation.within or last.within,
            **changes,  # type: ignore[arg-type]
        )
        yield citation
    yield last


def _body(citation: Citation) -> str:
    """Whose number it is by its symbol: "CP" of 2020/NĐ-CP."""
    return citation.symbol.rpartition("-")[2]


def _trimmed(text: str) -> str:
    """Without the signs around it and quotation marks around all of it."""
    bare = text.strip(_AROUND)
    if len(bare) > 1 and (bare[0], bare[-1]) in (("“", "”"), ('"', '"'), ("«", "»")):
        inner = bare[1:-1]
        if not set(inner) & set('“”«»"'):
            bare = inner.strip(_AROUND)
    return bare.removesuffix("(").rstrip(_AROUND)
