"""The end of a document: recipients on the left, who signs on the right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bhxh_desktop.layout.elements import Elements, columns_of, is_caps, parts_of
from bhxh_desktop.layout.paper import Line
from bhxh_desktop.layout.ruleset import Words
from bhxh_desktop.vietnamese.text import fold

_LAST = 25
"""Paragraphs at the end in which a sign-off without recipients is looked for."""
_SHORT = 60
_DRAFTER = re.compile(r"[^\W\d_]{2,4}(\.[^\W\d_]+)*[. ]{0,2}\(?\d{1,3}( ?b)?\)?\.?")
_SINGLE = 23
"""Twips of a single line for each point of type."""
_USUAL = 14.0


def recipients_at(lines: Sequence[Line], words: Words) -> int | None:
    """Return where in *lines* the recipients begin, else their last line, None without either.

    The heading may have been forgotten, the archive hardly ever is.
    """
    heading = fold(words.recipients)
    archive = re.compile(rf"- ?{fold(words.archive)}:.*")
    for at in reversed(range(len(lines))):
        text = fold(lines[at].text)
        if text == heading:  # a table of figures may hold these words too
            following = next((line for line in lines[at + 1 :] if not line.is_blank), None)
            if following is not None and following.text.startswith(("-", "–")):
                return at
        elif len(text) <= 2 * _SHORT and text.startswith((f"{heading}:", f"{heading} :")):
            return at
    for at in reversed(range(len(lines))):
        if archive.fullmatch(fold(lines[at].text)):
            return at
    return None


class Signing:
    """Finds the sign-off; ``start`` is the order of the first of its paragraphs."""

    def __init__(self, main: Sequence[Line], words: Words, found: Elements, end: int) -> None:
        """Look through *main*, all between the head and the paragraph *end*."""
        self.words, self.found = words, found
        self.start = end
        at = recipients_at(main, words)
        if at is not None:
            self._with_recipients(main, at)
        else:
            self._without_recipients(main)

    def _with_recipients(self, main: Sequence[Line], at: int) -> None:
        spot = main[at].spot
        if spot is not None:
            parts = [part for whole in main for part in parts_of(whole, "\n")]
            held = [each for each in parts if each.spot and each.spot.table == spot.table]
            left = [each for each in held if each.spot and each.spot.column == spot.column]
            right = [each for each in held if each.spot and each.spot.column != spot.column]
        else:
            left, right = self._by_tabs(main, at)
        self.start = min(line.order for line in (*left, *right))
        self._recipients(left)
        self._signed(right)

    def _by_tabs(self, main: Sequence[Line], at: int) -> tuple[list[Line], list[Line]]:
        """Divide a sign-off without a table, whose signer may stand above the recipients."""
        left: list[Line] = []
        right = self._titles_above(main, at)
        for line in (part for whole in main[at:] for part in parts_of(whole, "\n")):
            first, *others = columns_of(line) or [line]
            listed = line.text.startswith(("-", "–", "+"))
            heading = fold(line.text).startswith(fold(self.words.recipients))
            if others:
                left.append(first)
                right.append(others[-1])
            elif line.is_blank or not (listed or heading):
                right.append(line)
            else:
                left.append(line)
        return left, right

    def _titles_above(self, main: Sequence[Line], at: int) -> list[Line]:
        """Return the signer's title and name where they stand above the recipients."""
        found = [line for line in main[max(0, at - _LAST) : at] if line.spot is None]
        starts = [i for i, line in enumerate(found) if self._is_title(line)]
        return found[starts[0] :] if starts else []

    def _recipients(self, lines: Sequence[Line]) -> None:
        lead = fold(self.words.recipients)
        found = [line for line in lines if not line.is_blank]
        at = next((i for i, line in enumerate(found) if fold(line.text).startswith(lead)), -1)
        if at >= 0:
            self.found.lines["recipients_heading"] = (found[at],)
        listed: list[Line] = []
        archive = fold(self.words.archive)
        for line in found[at + 1 :]:
            archived = any(archive in fold(each.text) for each in listed)
            if archived and _DRAFTER.fullmatch(line.text):
                self.found.lines["drafter"] = (line,)
            else:
                listed.append(line)
        if listed:
            self.found.lines["recipients"] = tuple(listed)

    def _without_recipients(self, main: Sequence[Line]) -> None:
        """Find the signer's title in the last paragraphs."""
        last = [part for line in main[-_LAST:] for part in parts_of(line, "\n")]
        for number, line in enumerate(last):
            if self._is_title(line):
                self.start = line.order
                self._signed(last[number:])
                return

    def _is_title(self, line: Line) -> bool:
        """Tell whether a line is the title of one who signs: in capitals, apart from the text."""
        apart = line.shape.align in ("center", "right") or line.shape.left > line.room // 3
        words = self.words
        leads = tuple(fold(each) for each in (*words.authority, *words.officers, words.deputy))
        said = is_caps(line) and len(line.text) <= _SHORT
        return said and (apart or line.spot is not None) and fold(line.text).startswith(leads)

    def _signed(self, lines: Sequence[Line]) -> None:
        """Divide the right side: titles up to the first gap, the name after it."""
        texts = [(at, line) for at, line in enumerate(lines) if not line.is_blank]
        if not texts:
            return
        titles = [texts[0]]
        for at, line in texts[1:]:
            if at != titles[-1][0] + 1 or (is_caps(titles[-1][1]) and not is_caps(line)):
                break
            titles.append((at, line))
        rest = texts[len(titles) :]
        names = [(at, line) for at, line in rest if not line.text.startswith(("(", "["))]
        self.found.lines["authority"] = tuple(line for _, line in titles)
        end = len(lines)
        if names:
            self.found.lines["signer"] = (names[-1][1],)
            end = names[-1][0]
        between = lines[titles[-1][0] + 1 : end]
        self.found.lines["signature"] = (titles[-1][1],)
        if not any(line.has_picture for line in between) and len(rest) == len(names):
            self.found.blank_lines = sum(map(_height, between))


def _height(line: Line) -> int:
    """Return how many single lines an empty paragraph, with its gaps, is high; at least one."""
    gaps = max(0, line.shape.before) + max(0, line.shape.after)
    return 1 + round(gaps / ((line.size or _USUAL) * _SINGLE))
