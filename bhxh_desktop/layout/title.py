"""Below the letterhead: kind and subject of a document, whom it is addressed to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bhxh_desktop.layout.elements import (
    Elements,
    is_bold,
    is_caps,
    is_dashes,
    parts_of,
    ruled_under,
)
from bhxh_desktop.layout.letterhead import KINDS, ZONE
from bhxh_desktop.layout.paper import Line, Paper
from bhxh_desktop.layout.pattern_texts import POINT
from bhxh_desktop.layout.ruleset import Words
from bhxh_desktop.vietnamese.text import fold

_LONGEST_SUBJECT = 220
_LONGEST_KIND = 40
_MOST_LINES = 6
_MOST_ADDRESSEES = 40
_PART = 0.42
"""How long the line below is, as a share of the words."""
_NUMBERED = re.compile(r"[IVX]+\.|\d+\.")


class Title:
    """Finds kind, subject and addressees; ``end`` is the order of the last paragraph of them."""

    def __init__(self, paper: Paper, words: Words, found: Elements, after: int) -> None:
        """Look below the letterhead, which ends with the paragraph *after*."""
        self.words, self.found = words, found
        self.end, self.after = after, after
        self.zone = list(paper.lines[:ZONE])
        self._title()
        self._addressed()

    def _title(self) -> None:
        """Find the kind, and below it the subject with its line."""
        flow = [line for line in self.zone if line.spot is None]
        at = self._kind(flow)
        if at is None:
            return
        kind = flow[at]
        self.found.lines["kind"] = (kind,)
        self.found.kind = _code_of(kind)
        subject: list[Line] = []
        for line in flow[at + 1 : at + 1 + _MOST_LINES]:
            if not self._may_be_subject(line, subject):
                break
            if not line.is_blank:
                subject.append(line)
        if subject:
            self.found.lines["subject"] = tuple(subject)
            self.found.ruled["subject"] = ruled_under(subject, flow, _PART)
        self.end = max(self.end, *(line.order for line in (kind, *subject)))

    def _may_be_subject(self, line: Line, subject: Sequence[Line]) -> bool:
        if line.is_blank or is_dashes(line.text):
            return not subject
        text = fold(line.text)
        leads = (self.words.addressed, self.words.basis[0], *self.words.chapter)
        if text.startswith(tuple(fold(word) for word in leads)) or _is_heading(line):
            return False
        if subject and (is_caps(line) != is_caps(subject[-1])):
            return False
        return line.shape.align == "center" or (is_bold(line) and len(line.text) < _LONGEST_SUBJECT)

    def _kind(self, flow: Sequence[Line]) -> int | None:
        """Return where the kind stands: by its name, else by its type right below the letterhead.

        A letter has none; one is told of there only if it stands as kinds do.
        """
        for at, line in enumerate(flow):
            if fold(line.text) in KINDS and (is_caps(line) or not self.found.is_letter):
                return at
        if self.found.is_letter or not self.after:
            return None
        below = [at for at, line in enumerate(flow) if line.order > self.after and line.text]
        for at in below[:_MOST_LINES]:
            apart = is_caps(flow[at]) and flow[at].shape.align == "center"
            if apart and (_code_of(flow[at]) or len(flow[at].text) <= _LONGEST_KIND):
                return at
        return None

    def _addressed(self) -> None:
        lead = fold(self.words.addressed)
        lines = [part for line in self.zone for part in parts_of(line, "\n")]
        at = next((i for i, line in enumerate(lines) if fold(line.text).startswith(lead)), None)
        if at is None:
            return
        heading = lines[at]
        names = []
        for line in lines[at + 1 : at + 1 + _MOST_ADDRESSEES]:
            if not line.text.startswith(("-", "–", "+")) or line.label:
                break
            names.append(line)
        self.found.lines["addressed"] = (heading,)
        if names:
            self.found.lines["addressees"] = tuple(names)
        self.end = max(self.end, heading.order, *(line.order for line in names))


def _code_of(line: Line) -> str:
    """Return the code of the kind a line is, or begins with."""
    text = fold(line.text)
    if text in KINDS:
        return KINDS[text]
    return next((code for name, code in KINDS.items() if text.startswith(f"{name} ")), "")


def _is_heading(line: Line) -> bool:
    return bool(_NUMBERED.match(line.text) or POINT.match(line.text))
