"""The letterhead: two columns, the bodies with the number left, nation, place and date right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bhxh_desktop.layout.elements import (
    Elements,
    columns_of,
    is_bold,
    is_dashes,
    parts_of,
    ruled_under,
)
from bhxh_desktop.layout.paper import Line, Paper
from bhxh_desktop.layout.ruleset import Words
from bhxh_desktop.reports.texts import DOCUMENT_KINDS
from bhxh_desktop.vietnamese.text import fold

ZONE = 60
"""Paragraphs in which the head is looked for."""
_LONG = 110
"""Letters of a line that is text of the body, not of the head."""
_GAP = re.compile(r"\t+| {4,}")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_NUMBER = re.compile(r"so ?[:.]|so ?\d+ ?/|so ?[._…]+ ?/")
_DATE = re.compile(r"\bngay\b.*\bthang\b")
_OWN, _PART = 1.0, 0.42
"""How long the line below is, as a share of the words: of the motto, and of the others."""
KINDS = {fold(name): code for code, name in DOCUMENT_KINDS.items()}


class Letterhead:
    """Finds the elements of the letterhead; ``end`` is the order of its last paragraph."""

    def __init__(self, paper: Paper, words: Words, found: Elements) -> None:
        """Look through the first paragraphs of *paper* and put what is there into *found*."""
        self.words, self.found = words, found
        self.zone = list(paper.lines[:ZONE])
        self.end = 0
        last = self._last_of_zone()
        inside = [line for line in self.zone if line.order <= last]
        if any(map(self._is_anchor, inside)):
            self._read(inside)

    def _read(self, inside: Sequence[Line]) -> None:
        left, right = self._sides(inside)
        self.found.left, self.found.right = tuple(left), tuple(right)
        names = self._left_side(left)
        self._right_side(right)
        self._names(names, left)
        parts = ("nation", "motto", "parent", "issuer", "number", "place_date", "about")
        here = [line.order for name in parts for line in self.found.of(name)]
        self.end = max(here, default=0)

    def _last_of_zone(self) -> int:
        """Return the order of the last paragraph that may belong to the letterhead."""
        for line in self.zone:
            text = fold(line.text)
            begins = text in KINDS or text.startswith(fold(self.words.addressed))
            if begins or (line.spot is None and len(line.text) > _LONG):
                return line.order - 1
        return self.zone[-1].order if self.zone else 0

    def _sides(self, lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
        """Return the left and the right column, whether made by a table or by tabs."""
        of_right = [line for line in lines if self._is_nation(line) or self._is_motto(line)]
        anchor = (of_right or [line for line in lines if self._is_anchor(line)])[0]
        spot = anchor.spot
        left: list[Line] = []
        right: list[Line] = []
        for line in (each for whole in lines for each in parts_of(whole, "\n")):
            if spot is not None and line.spot is not None and line.spot.table == spot.table:
                at = line.spot.column
                is_left = _is_left(at, spot.column) if of_right else at == spot.column
                (left if is_left else right).append(line)
            else:
                self._divide(line, left, right)
        return left, right

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

    def _is_anchor(self, line: Line) -> bool:
        """Tell whether a line stands in letterheads only."""
        number = bool(_NUMBER.match(fold(line.text)))
        return number or self._is_nation(line) or self._is_motto(line)

    def _is_nation(self, line: Line) -> bool:
        return fold(self.words.nation) in fold(line.text)

    def _is_motto(self, line: Line) -> bool:
        return _letters(self.words.motto) in _letters(line.text)


def _is_left(at: int, right: int) -> bool:
    """Tell whether a column is left of the column *right*, or beside it where that is first."""
    return at < right if right else at > 0


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", fold(text))


def _tabbed(line: Line) -> Line:
    """Return a line in which wide gaps are tabs."""
    pieces = tuple(piece._replace(text=_GAP.sub("\t", piece.text)) for piece in line.pieces)
    return replace(line, pieces=pieces)
