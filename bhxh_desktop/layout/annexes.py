"""Annexes behind the sign-off, or in a file of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bhxh_desktop.layout.elements import Annex, Elements, cut, is_caps
from bhxh_desktop.layout.letterhead import ZONE
from bhxh_desktop.layout.paper import Line
from bhxh_desktop.layout.ruleset import Words
from bhxh_desktop.vietnamese.text import fold

NOWHERE = 10**9
"""The order of a paragraph there is not."""
_MOST_TITLE = 8


class Annexes:
    """Finds the annexes; ``start`` is the order of the first paragraph that belongs to one."""

    def __init__(
        self, lines: Sequence[Line], words: Words, found: Elements, signed: int | None
    ) -> None:
        """Look through *lines*; the recipients stand at the order *signed*, None: not known."""
        self.words = words
        self.lead = re.compile(rf"{fold(words.annex)}( ?(?:so )?(?P<n>[ivxlc]+|\d+))?\b")
        made: list[Annex] = []
        for at, line in enumerate(lines):
            length = self._heads(line, signed, alone=found.is_annex and not made)
            if length:
                made.append(self._annex(lines[at:], length))
        found.annexes = tuple(made)
        self.start = made[0].heading.order if made else NOWHERE
        _keep(found, "annex", [annex.heading for annex in made])
        _keep(found, "annex_title", [line for annex in made for line in annex.title])
        _keep(found, "annex_reference", [line for annex in made for line in annex.reference])

    def _heads(self, line: Line, signed: int | None, *, alone: bool) -> int:
        """Return how many letters of a line are the heading of an annex, 0: it is none."""
        match = self.lead.match(fold(line.text)) if line.spot is None else None
        if match is None or (signed is None and not alone and line.order < ZONE):
            return 0
        short = len(line.text) <= match.end() + 1
        apart = line.shape.align == "center" or line.shape.new_page
        behind = signed is not None and line.order > signed
        heads = (short or apart) if behind else (short and (apart or alone))
        return match.end() if heads else 0

    def _annex(self, lines: Sequence[Line], length: int) -> Annex:
        heading, *others = lines
        match = self.lead.match(fold(heading.text))
        title: list[Line] = []
        reference: list[Line] = []
        shares = len(heading.text) > length + 1
        if shares:
            heading, rest = cut(heading, len(heading.typed) - len(heading.text) + length)
            title.append(rest)
        leads = tuple(fold(word) for word in self.words.annex_reference)
        for line in [each for each in others[: _MOST_TITLE * 2] if not each.is_blank][:_MOST_TITLE]:
            text = fold(line.text).lstrip("(")
            if line.spot is not None or (title and line.section != heading.section):
                break
            if text.startswith(leads) or (reference and ")" not in reference[-1].text):
                reference.append(line)
            elif reference or not (is_caps(line) or line.shape.align == "center"):
                break
            else:
                title.append(line)
        number = (match["n"] or "") if match else ""
        return Annex(heading, number, tuple(title), tuple(reference), shares)


def is_annex_alone(lines: Sequence[Line], words: Words) -> bool:
    """Tell whether a document begins with the heading of an annex."""
    first = next((line for line in lines if not line.is_blank), None)
    text = fold(first.text) if first is not None else ""
    return bool(re.fullmatch(rf"{fold(words.annex)}( ?(?:so )?([ivxlc]+|\d+))?[:.]?", text))


def _keep(found: Elements, name: str, lines: Sequence[Line]) -> None:
    if lines:
        found.lines[name] = tuple(lines)
