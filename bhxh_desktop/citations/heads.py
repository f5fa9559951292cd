"""Where citations begin: a type of document with number and symbol."""

from __future__ import annotations

from dataclasses import dataclass

from bhxh_desktop.citations import pattern_texts as patterns
from bhxh_desktop.citations.lexicon import Lexicon
from bhxh_desktop.citations.symbols import Named, doubts_of, names_in
from bhxh_desktop.citations.words import Words
from bhxh_desktop.domain.citation import Doubt

_FARTHEST = 40
_BACK = 90
_STOPS = frozenset(';.(“”"')


@dataclass(frozen=True)
class Head:
    """Type, number and symbol, from *first* to before *end*, as indexes of words.

    number: the named one's own, or one of several that share a symbol. gap: words between type and
    number ("Kế hoạch năm 2023 số: …"). together: it goes on with the head before it, "số 12/…,
    13/…"; so date, issuer and subject belong to both.
    """

    first: int
    end: int
    type: str
    named: Named
    number: str
    doubts: tuple[Doubt, ...]
    gap: tuple[int, int] = (0, 0)
    together: bool = False


def heads_of(words: Words, lexicon: Lexicon) -> list[Head]:
    """Return the heads in the order of the text."""
    found: list[Head] = []
    for named in names_in(words.text, lexicon):
        found += _Finder(words, lexicon, named, found[-1] if found else None).heads()
    return found


@dataclass(frozen=True)
class _Finder:
    """Looks at what stands before one number."""

    words: Words
    lexicon: Lexicon
    named: Named
    before: Head | None

    def heads(self) -> list[Head]:
        bare = self._bare_numbers()
        at = self.words.index(bare[0] if bare else self.named.start)
        numbered, spoken = self._past_number(at)
        if self._is_no_document(numbered) or self._is_no_document(at):
            return []
        type_name, first, gap, guessed, together = self._type(numbered, spoken=spoken)
        if not type_name:
            return []
        doubts = doubts_of(self.named, type_name, self.lexicon)
        if guessed:
            doubts.insert(0, "type_guessed")
        end = self.words.index(self.named.end)
        numbers = [*(bare[1] if bare else ()), self.named.number]
        return [
            Head(
                first, end, type_name, self.named, number, tuple(doubts), gap, together or place > 0
            )
            for place, number in enumerate(numbers)
        ]

    def _bare_numbers(self) -> tuple[int, list[str]] | None:
        """Numbers that share the symbol, "số 12, 13/BHXH-VP", and where they begin."""
        start = max(0, self.named.start - _BACK)
        match = patterns.BARE_NUMBERS.search(self.words.text[start : self.named.start])
        if not match:
            return None
        numbers = patterns.DIGITS.findall(match["numbers"])
        return start + match.start("numbers"), [each.lstrip("0") or "0" for each in numbers]

    def _past_number(self, at: int) -> tuple[int, bool]:
        """Back over "số:"; whether it stands there."""
        index = at
        while self.words.key(index - 1) in (":", ".", "(") and at - index < 2:
            index -= 1
        start, said = self.lexicon.phrases["number"].ending(self.words.keys, index)
        return (start, True) if said else (at, False)

    def _is_no_document(self, end: int) -> bool:
        return bool(self.lexicon.phrases["not_documents"].ending(self.words.keys, end)[1])

    def _type(self, end: int, *, spoken: bool) -> tuple[str, int, tuple[int, int], bool, bool]:
        """Type, first word, gap, whether guessed, whether together with the head before."""
        keys, none = self.words.keys, (0, 0)
        start, name = self.lexicon.names.ending(keys, end)
        if name:
            return name, self._past_plural(start), none, False, False
        if self.before and self._goes_on(self.before, end):
            guessed = "type_guessed" in self.before.doubts
            return self.before.type, end, none, guessed, True
        start, general = self.lexicon.phrases["general"].ending(keys, end)
        if general:
            return self._guess(), self._past_plural(start), none, True, False
        if spoken and (far := self._far_type(end)):
            name, start, body = far
            return name, self._past_plural(start), (body, end), False, False
        sure = spoken or len(self.named.groups) > 1
        return (self._guess() if sure else ""), end, none, True, False

    def _past_plural(self, start: int) -> int:
        return self.lexicon.phrases["plural"].ending(self.words.keys, start)[0]

    def _goes_on(self, before: Head, end: int) -> bool:
        """Only a comma, "và" or "số" stands between the head before and this one."""
        keys = self.words.keys
        index = before.end
        while index < end and (keys[index] in (",", ";") or keys[index] in self.lexicon.together):
            index += 1
        return index == end and index > before.end

    def _far_type(self, end: int) -> tuple[str, int, int] | None:
        """A type that agrees with the symbol, farther ahead in the same clause."""
        least = max(self.before.end if self.before else 0, end - _FARTHEST)
        wanted = self._codes()
        for index in range(end - 1, least - 1, -1):
            if self.words.keys[index] in _STOPS:
                return None
            body, name = self.lexicon.names.named(self.words.keys, index)
            if body > index and body <= end:
                codes = self.lexicon.types.by_name[name].codes
                if wanted & {code.casefold() for code in codes}:
                    return name, index, body
        return None

    def _codes(self) -> set[str]:
        return {self.named.code, self.named.last_code} & self.lexicon.types.by_code.keys()

    def _guess(self) -> str:
        """The type the symbol names; a letter's names none."""
        types = self.lexicon.types
        bodies = {body.casefold() for body in (*types.symbols.bodies, *types.symbols.party)}
        sure = self.named.year is not None or self.named.last_code in bodies
        for code in (self.named.code, self.named.last_code):
            meant = types.by_code.get(code)
            if meant and (sure or not meant.also_unit):
                return meant.name
        return next(each.name for each in types.types if not each.codes)
