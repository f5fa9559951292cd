"""Who issued a document: names of bodies as they are written in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bhxh_desktop.citations.lexicon import Lexicon
from bhxh_desktop.citations.words import Phrases, Words

_NUMERAL = re.compile(r"(?:\d{1,4}|[IVXLC]{1,6})\Z")
_LONGEST_NAME = 4
_LONGEST = 40
_LONGEST_UNKNOWN = 15
_STOPS = frozenset(",;.:()\"“”'")


@dataclass(frozen=True)
class Issuers:
    """Finds bodies among the words of an item; an index that is returned is the word after."""

    words: Words
    lexicon: Lexicon

    def known(self, index: int, *, joined: bool = True) -> int:
        """Return where the body that begins at a word ends; *index* if no known body does.

        joined: also bodies behind a comma or "và", "Trung tâm Truyền thông, BHXH Việt Nam".
        """
        if not self.words.capital(index):
            return index
        end = self._officer(index)
        while end - index < _LONGEST:
            step = self._part(end)
            if step == end:
                break
            end = step
            if joined:
                end = self._joined(end)
        return end

    def owner(self, index: int, limit: int) -> int:
        """Return where a body ends that stands behind "của": known, or up to the next stop."""
        end = min(self.known(index), limit)
        if end > index or not self.words.capital(index):
            return end
        while end < min(limit, index + _LONGEST_UNKNOWN) and not self._stops(end, index):
            end += 1
        return end

    def _officer(self, index: int) -> int:
        end = self._phrase("officers").match(self.words.keys, index)
        if end == index or self._part(end) > end:
            return end
        return self._names(self._phrase("levels").match(self.words.keys, end), end)

    def _part(self, index: int) -> int:
        """One body: its head, field, short name, level and place."""
        keys = self.words.keys
        head = self._phrase("heads").match(keys, index)
        named = self._phrase("named").match(keys, index)
        if not self.words.capital(index) or max(head, named) == index:
            return index
        field = self._field(named) if named > index else named
        end = max(head, field if field > named else index)
        if end == index:
            return index
        return self._tail(end)

    def _tail(self, end: int) -> int:
        """What follows a head: (UBND), tỉnh, Khánh Hòa, khóa XIII, số 2."""
        keys = self.words.keys
        while True:
            step = self._bracket(end)
            step = self._phrase("places").match(keys, step) if step == end else step
            step = self._counted(end) if step == end else step
            if step == end:
                level = self._phrase("levels").match(keys, end)
                own = self._phrase("heads").match(keys, end) > level
                step = end if own else self._names(level, end)
            if step == end:
                return end
            end = step

    def _field(self, index: int) -> int:
        keys = self.words.keys
        end = self._phrase("fields").match(keys, index)
        if end > index:
            return end
        while self._is_short(end) or (
            self.words.key(end) in ("&", "-") and end > index and self._is_short(end + 1)
        ):
            end += 1
        return end

    def _is_short(self, index: int) -> bool:
        word = self.words.word(index)
        return len(word) > 1 and word.isupper() and word.isalpha()

    def _bracket(self, index: int) -> int:
        inside = self.words.word(index + 1)
        if self.words.key(index) == "(" and self.words.key(index + 2) == ")" and inside.isupper():
            return index + 3
        return index

    def _counted(self, index: int) -> int:
        end = self._phrase("after_name").match(self.words.keys, index)
        if end == index:
            return index
        if _NUMERAL.match(self.words.word(end)):
            return end + 1
        ordinal = self._phrase("ordinals").match(self.words.keys, end)
        return ordinal if ordinal > end else index

    def _names(self, level: int, index: int) -> int:
        """The name behind a level; a level may stand alone ("BHXH tỉnh")."""
        if level == index:
            return index
        keys = self.words.keys
        place = self._phrase("places").match(keys, level)
        if place > level:
            return place
        end = level
        while end - level < _LONGEST_NAME and self.words.word(end).istitle():
            if self.lexicon.openers.match(keys, end) > end or self._part(end) > end:
                break
            end += 1
        return end

    def _joined(self, end: int) -> int:
        """Past a comma, dash or "và" where another body follows that begins no clause."""
        key = self.words.key(end)
        if key not in (",", "-") and key not in self.lexicon.together:
            return end
        following = self._part(end + 1)
        if following == end + 1:
            return end
        clause = self.lexicon.phrases["clause_verbs"].match(self.words.keys, following)
        return end if clause > following else end + 1

    def _stops(self, index: int, start: int) -> bool:
        keys, lexicon = self.words.keys, self.lexicon
        if keys[index] in _STOPS or lexicon.phrases["about"].match(keys, index) > index:
            return True
        if index == start:
            return False
        opens = lexicon.openers if not self.words.capital(index) else lexicon.names
        return opens.match(keys, index) > index

    def _phrase(self, name: str) -> Phrases:
        return self.lexicon.bodies[name]
