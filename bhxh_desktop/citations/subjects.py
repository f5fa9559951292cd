"""What a cited document is about: where its subject begins and where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bhxh_desktop.citations.heads import Head
from bhxh_desktop.citations.issuers import Issuers
from bhxh_desktop.citations.lexicon import Lexicon
from bhxh_desktop.citations.words import Words

LONGEST_SUBJECT = 250
"""Words; what is longer is no subject."""
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_QUOTES = {"“": "”", '"': '"', "«": "»"}
_LONGEST_QUOTE = 120
_MOST_ASIDE = 12
_BEGINS_BESIDE = frozenset(":-")


@dataclass(frozen=True)
class Subject:
    """Words from *first* to before *end*; *inside* are the heads it mentions, by position."""

    first: int
    end: int
    inside: tuple[int, ...] = ()


@dataclass(frozen=True)
class Subjects:
    """Finds subjects among the words of an item."""

    words: Words
    lexicon: Lexicon
    issuers: Issuers
    heads: list[Head]
    positions: dict[int, int] = field(default_factory=dict)
    """Head by its first word."""
    quoted: dict[int, int] = field(default_factory=dict)
    """Closing mark by opening mark."""
    closing: dict[int, int] = field(default_factory=dict)
    """The opposite."""

    def __post_init__(self) -> None:
        self.positions.update({head.first: place for place, head in enumerate(self.heads)})
        self.quoted.update(_quotes(self.words))
        self.closing.update({last: first for first, last in self.quoted.items()})

    def read(self, index: int, limit: int, *, listed: bool) -> Subject:
        """Return the subject that begins at *index* or is empty there, at most up to *limit*.

        listed: the citation opens its item, so that all of the item may belong to it; otherwise it
        stands in running prose, which goes on behind it.
        """
        first = min(self._begin(index), limit)
        if first == index and not self._opens(index):
            return Subject(index, index)
        return self._read_on(first, min(limit, first + LONGEST_SUBJECT), listed=listed)

    def _begin(self, index: int) -> int:
        """Past "về việc", a colon or a dash, and the type where it is said again."""
        index = self._past_aside(index)
        start = index
        about = self.lexicon.phrases["about"]
        if self.words.key(index) == ",":
            after = about.match(self.words.keys, index + 1)
            return self._past_colon(after) if after > index + 1 else index
        if self.words.key(index) in _BEGINS_BESIDE:
            index += 1
        type_end = self.lexicon.names.match(self.words.keys, index)
        if type_end > index and index not in self.positions:
            again = self.lexicon.phrases["repeated"].match(self.words.keys, type_end)
            if again > type_end:
                index = type_end
        after = about.match(self.words.keys, index)
        return self._past_colon(after) if after > index else max(start, index)

    def _past_colon(self, index: int) -> int:
        return index + 1 if self.words.key(index) == ":" else index

    def _past_aside(self, index: int) -> int:
        """Past a remark in brackets before "về"."""
        if self.words.key(index) != "(":
            return index
        for end in range(index + 1, min(index + _MOST_ASIDE, len(self.words))):
            if self.words.keys[end] == ")":
                after = self.lexicon.phrases["about"].match(self.words.keys, end + 1)
                return end + 1 if after > end + 1 else index
        return index

    def _opens(self, index: int) -> bool:
        """Tell whether a subject begins here without "về"."""
        if index in self.positions or index >= len(self.words):
            return False
        if index in self.quoted or self.lexicon.openers.match(self.words.keys, index) > index:
            return True
        return self.words.capital(index) and self.issuers.known(index) == index

    def _read_on(self, first: int, limit: int, *, listed: bool) -> Subject:
        inside: list[int] = []
        index, depth, safe = first, 0, self._quote_ends(first, listed=listed)
        if safe > first:
            return Subject(first, safe + 1, self._heads_between(first, safe))
        while index < limit:
            key = self.words.keys[index]
            if index in self.positions:
                if depth == 0 and index >= safe and self._is_sibling(index, inside):
                    break
                inside.append(self.positions[index])
                index = max(index + 1, self.heads[self.positions[index]].end)
                continue
            if index in self.quoted:
                safe = max(safe, self.quoted[index])
            elif key == "(":
                depth += 1
            elif key == ")":
                depth -= 1
            if (
                depth < 0
                or self._closes_around(index, first)
                or (index >= safe and self._stops(index, depth, first, listed=listed))
            ):
                break
            index += 1
        if index in self.positions and self.words.key(index - 1) in self.lexicon.together:
            index -= 1  # "… và Kế hoạch số …": the word joins the two
        return Subject(first, index, tuple(inside))

    def _closes_around(self, index: int, first: int) -> bool:
        """Tell whether a mark closes what was opened ahead of the subject."""
        return self.closing.get(index, first) < first

    def _quote_ends(self, first: int, *, listed: bool) -> int:
        """The closing mark, where a name in quotation marks is all of the subject."""
        verb = self.lexicon.phrases["verbs"].match(self.words.keys, first)
        named = self.quoted.get(verb, first) if verb > first and not listed else first
        return self.quoted.get(first, named)

    def _heads_between(self, first: int, end: int) -> tuple[int, ...]:
        return tuple(place for word, place in self.positions.items() if first < word < end)

    def _is_sibling(self, index: int, inside: list[int]) -> bool:
        """Tell whether a head begins a citation of its own rather than being mentioned."""
        before = self.words.key(index - 1)
        if before in self.lexicon.together:
            return not inside
        return before in (",", ";", ".", "-", "+", ":")

    def _stops(self, index: int, depth: int, first: int, *, listed: bool) -> bool:
        key = self.words.keys[index]
        if key == ";" and depth == 0:
            return not listed or index + 1 in self.positions
        if key == ".":
            return self._is_full_stop(index)
        if key == "," and depth == 0 and not listed:
            return self._is_clause(index + 1, first)
        return False

    def _is_full_stop(self, index: int) -> bool:
        after = index + 1
        spaced = after >= len(self.words) or self.words.starts[after] > self.words.ends[index]
        short = self.words.key(index - 1) in self.lexicon.shortened
        ends = after >= len(self.words) or not self.words.word(after)[0].islower()
        return (spaced and ends and not short) or self.words.key(after) in (".", "/")

    def _is_clause(self, index: int, first: int) -> bool:
        """Tell whether another clause begins behind a comma of running prose."""
        keys, phrases = self.words.keys, self.lexicon.phrases
        if phrases["clauses"].match(keys, index) > index:
            return True
        body = self.issuers.known(index, joined=False)
        if body > index and phrases["clause_verbs"].match(keys, body) > body:
            return True
        dated = index - 2 > first and _YEAR.match(keys[index - 2]) is not None
        goes_on = phrases["after_year"].match(keys, index) > index or index in self.positions
        return dated and not goes_on


def _quotes(words: Words) -> dict[int, int]:
    """Marks that are closed within a sensible distance."""
    pairs: dict[int, int] = {}
    opened: tuple[int, str] | None = None
    for index, key in enumerate(words.keys):
        if opened and key == opened[1]:
            if index - opened[0] <= _LONGEST_QUOTE:
                pairs[opened[0]] = index
            opened = None
        elif key in _QUOTES and (opened is None or index - opened[0] > _LONGEST_QUOTE):
            opened = (index, _QUOTES[key])
    return pairs
