"""The head of a document: two columns of letterhead, kind and subject, whom it is addressed to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bhxh_desktop.layout.elements import (
    Elements,
    columns_of,
    is_bold,
    is_caps,
    is_dashes,
    parts_of,
    ruled_under,
)
from bhxh_desktop.layout.paper import Line, Paper
from bhxh_desktop.layout.pattern_texts import POINT
from bhxh_desktop.layout.ruleset import Words
from bhxh_desktop.reports.texts import DOCUMENT_KINDS
from bhxh_desktop.vietnamese.text import fold

ZONE = 60
"""Paragraphs in which the head is looked for."""
_LONG = 110
"""Letters of a line that is text of the body, not of the head."""
_MOST_SUBJECT = 6
_MOST_ADDRESSEES = 40
_NUMBERED = re.compile(r"[IVX]+\.|\d+\.")
_GAP = re.compile(r"\t+| {4,}")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_NUMBER = re.compile(r"so ?[:.]|so ?\d+ ?/|so ?[._…]+ ?/")
_DATE = re.compile(r"\bngay\b.*\bthang\b")
_OWN, _PART = 1.0, 0.42
"""How long the line below is, as a share of the words: of the motto, and of the others."""
KINDS = {fold(name): code for code, name in DOCUMENT_KINDS.items()}


class Head:
    """Finds the elements of the head; ``end`` is the order of its last paragraph."""

    def __init__(self, paper: Paper, words: Words, found: Elements) -> None:
        """Look through the first paragraphs of *paper* and put what is there into *found*."""
        self.words, self.found = words, found
        self.zone = list(paper.lines[:ZONE])
        self.end = 0
        self._letterhead()
        self._title()
        self._addressed()

    def _letterhead(self) -> None:
        self.zone_end = self._first_of_body()
        inside = [line for line in self.zone if line.order <= self.zone_end]
        left, right = self._sides(inside)
        self.found.left, self.found.right = tuple(left), tuple(right)
        names = self._left_side(left)
        self._right_side(right)
        self._names(names, left)
        parts = ("nation", "motto", "parent", "issuer", "number", "place_date", "about")
        here = [line.order for name in parts for line in self.found.of(name)]
        self.end = max(here, default=0)

    def _first_of_body(self) -> int:
        """Return the order of the last paragraph that may belong to the letterhead."""
        for line in self.zone:
            text = fold(line.text)
            begins = text in KINDS or text.startswith(fold(self.words.addressed))
            if begins or (line.spot is None and len(line.text) > _LONG):
                return line.order - 1
        return self.zone[-1].order if self.zone else 0

    def _sides(self, lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
        """Return the left and the right column, whether made by a table or by tabs."""
        nation = next((line for line in lines if self._is_nation(line)), None)
        anchor = nation or next((line for line in lines if _NUMBER.match(fold(line.text))), None)
        spot = anchor.spot if anchor else None
        left: list[Line] = []
        right: list[Line] = []
        for line in (each for whole in lines for each in parts_of(whole, "\n")):
            if spot is not None and line.spot is not None and line.spot.table == spot.table:
                (left if self._is_left(line, spot.column, nation) else right).append(line)
            else:
                self._divide(line, left, right)
        return left, right

    @staticmethod
    def _is_left(line: Line, column: int, nation: Line | None) -> bool:
        at = line.spot.column if line.spot else 0
        if nation is None:
            return at == column
        return at < column if column else at > column

    def _divide(self, line: Line, left: list[Line], right: list[Line]) -> None:
        """Put a paragraph outside the table where it belongs, or its parts between tabs."""
        columns = columns_of(_tabbed(line))
        if len(columns) > 1:
            left.append(columns[0])
            right.append(columns[-1])
        elif self._is_of_right(line, right):
            right.append(line)
        else:
            left.append(line)

    def _is_of_right(self, line: Line, right: Sequence[Line]) -> bool:
        if line.is_blank:  # it follows what it stands under
            return bool(right) and right[-1].order == line.order - 1
        return self._is_nation(line) or self._is_motto(line) or bool(_DATE.search(fold(line.text)))

    def _left_side(self, lines: Sequence[Line]) -> list[Line]:
        """Take number, subject of a letter and marks; return what may be names."""
        names: list[Line] = []
        about: list[Line] = []
        leads = tuple(fold(word) for word in self.words.about)
        for line in lines:
            text = fold(line.text)
            if not text or is_dashes(text) or self._mark(line, text) or self._date(line, text):
                continue
            if _NUMBER.match(text) and not self.found.of("number"):
                self.found.lines["number"] = (line,)
            elif text.startswith(leads) or (about and line.order <= about[-1].order + 1):
                about.append(line)
            elif not self.found.of("number"):
                names.append(line)
        if about:
            self.found.lines["about"] = tuple(about)
            self.found.is_letter = True
        return names

    def _right_side(self, lines: Sequence[Line]) -> None:
        for line in lines:
            text = fold(line.text)
            if self._is_nation(line) and not self.found.of("nation"):
                self.found.lines["nation"] = (line,)
            elif self._is_motto(line) and not self.found.of("motto"):
                self.found.lines["motto"] = (line,)
                self.found.ruled["motto"] = ruled_under((line,), lines, _OWN)
            elif not self._mark(line, text):
                self._date(line, text)

    def _mark(self, line: Line, text: str) -> bool:
        """Take a mark of a draft or a stamp."""
        if text.startswith(fold(self.words.draft)):
            self.found.lines["draft_mark"] = (*self.found.of("draft_mark"), line)
            self.found.is_draft = True
        elif text in {fold(stamp) for stamp in self.words.stamps}:
            self.found.lines["stamp"] = (*self.found.of("stamp"), line)
        else:
            return False
        return True

    def _date(self, line: Line, text: str) -> bool:
        if self.found.of("place_date") or not _DATE.search(text) or len(text) > _LONG:
            return False
        self.found.lines["place_date"] = (line,)
        return True

    def _names(self, names: Sequence[Line], side: Sequence[Line]) -> None:
        """Divide names into that of the body above and that of the one that issues."""
        first = self._first_of_issuer(names)
        if first:
            self.found.lines["parent"] = tuple(names[:first])
        if names[first:]:
            self.found.lines["issuer"] = tuple(names[first:])
            self.found.ruled["issuer"] = ruled_under(names[first:], side, _PART)

    def _first_of_issuer(self, names: Sequence[Line]) -> int:
        """Return where the second name begins: with the bold, else with the noun of an office."""
        bold = [is_bold(line) for line in names]
        if True in bold and False in bold and bold == sorted(bold):
            return bold.index(True)
        heads = tuple(fold(word) for word in self.words.heads)
        starts = [at for at, line in enumerate(names) if fold(line.text).startswith(heads)]
        return starts[-1] if len(starts) > 1 else 0

    def _title(self) -> None:
        """Find the kind, and below it the subject with its line."""
        flow = [line for line in self.zone if line.spot is None]
        at = next((i for i, line in enumerate(flow) if self._is_kind(line)), None)
        if at is None or (self.found.is_letter and not self._stands_as_kind(flow[at])):
            return
        kind = flow[at]
        self.found.lines["kind"] = (kind,)
        self.found.kind = _kind_of(kind)
        subject: list[Line] = []
        for line in flow[at + 1 : at + 1 + _MOST_SUBJECT]:
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
        return line.shape.align == "center" or (is_bold(line) and len(line.text) < 2 * _LONG)

    def _is_kind(self, line: Line) -> bool:
        if fold(line.text) in KINDS:
            return True
        return is_caps(line) and line.shape.align == "center" and bool(_kind_of(line))

    @staticmethod
    def _stands_as_kind(line: Line) -> bool:
        return is_caps(line) and fold(line.text) in KINDS

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

    def _is_nation(self, line: Line) -> bool:
        return fold(self.words.nation) in fold(line.text)

    def _is_motto(self, line: Line) -> bool:
        return _letters(self.words.motto) in _letters(line.text)


def _kind_of(line: Line) -> str:
    """Return the code of the kind a line begins with."""
    text = fold(line.text)
    if text in KINDS:
        return KINDS[text]
    return next((code for name, code in KINDS.items() if text.startswith(f"{name} ")), "")


def _is_heading(line: Line) -> bool:
    return bool(_NUMBERED.match(line.text) or POINT.match(line.text))


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", fold(text))


def _tabbed(line: Line) -> Line:
    """Return a line in which wide gaps are tabs."""
    pieces = tuple(piece._replace(text=_GAP.sub("\t", piece.text)) for piece in line.pieces)
    return replace(line, pieces=pieces)
