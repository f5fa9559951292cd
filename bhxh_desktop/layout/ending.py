"""The end of a document: recipients and sign-off, annexes behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bhxh_desktop.layout.elements import Annex, Elements, columns_of, cut, is_caps, parts_of
from bhxh_desktop.layout.head import ZONE
from bhxh_desktop.layout.paper import Line, Paper
from bhxh_desktop.layout.ruleset import Words
from bhxh_desktop.vietnamese.text import fold

_LAST = 25
"""Paragraphs at the end in which a sign-off without recipients is looked for."""
_SHORT = 60
_MOST_TITLE = 8
_DRAFTER = re.compile(r"[^\W\d_]{2,4}(\.[^\W\d_]+)*[. ]{0,2}\(?\d{1,3}( ?b)?\)?\.?")
_ROMAN = re.compile(r"[ivxlc]+|\d+")
_SINGLE = 23  # twips of a single line for each point of type


class Ending:
    """Finds the sign-off and the annexes; ``start`` is the order of the first of its paragraphs."""

    def __init__(self, paper: Paper, words: Words, found: Elements, after: int) -> None:
        """Look through what follows the head, which ends with the paragraph *after*."""
        self.words, self.found = words, found
        lines = [line for line in paper.lines if line.order > after]
        self.annex_start = self._annexes(lines)
        main = [line for line in lines if line.order < self.annex_start]
        self.start = self.annex_start
        at = _last(main, fold(words.recipients))
        if at is None:  # the heading was forgotten, the archive hardly ever is
            at = _last(main, f"- {fold(words.archive)}:")
        if at is not None:
            self._with_recipients(main, at)
        else:
            self._without_recipients(main)

    def _with_recipients(self, main: Sequence[Line], at: int) -> None:
        heading = main[at]
        left: list[Line] = []
        right: list[Line] = []
        if heading.spot is not None:
            table, column = heading.spot.table, heading.spot.column
            for line in (part for whole in main for part in parts_of(whole, "\n")):
                if line.spot is not None and line.spot.table == table:
                    (left if line.spot.column == column else right).append(line)
        else:
            # a sign-off made with tabs, or the title of the signer above the recipients
            above = _titles_above(main, at)
            right += above
            for line in (part for whole in main[at:] for part in parts_of(whole, "\n")):
                first, *others = columns_of(line) or [line]
                if others:
                    left.append(first)
                    right.append(others[-1])
                elif line.is_blank or _is_listed(line) or _is_heading(line, self.words):
                    left.append(line)
                    right += [line] if line.is_blank else []
                else:
                    right.append(line)
        self.start = min(line.order for line in (*left, *right))
        self._recipients(left)
        self._signed(right)

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
        """Find the signer's title in the last paragraphs: short, in capitals, in the middle."""
        last = [part for line in main[-_LAST:] for part in parts_of(line, "\n")]
        codes = tuple(fold(code) for code in self.words.authority)
        for number, line in enumerate(last):
            text = fold(line.text)
            short = (len(line.text) <= _SHORT and line.number != 0) or line.spot is not None
            if short and (text.startswith(codes) or _is_title(line)):
                self.start = line.order
                self._signed(last[number:])
                return

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
            self.found.blank_lines = sum(_height(line) for line in between)

    def _annexes(self, lines: Sequence[Line]) -> int:
        """Find the annexes; return the order of the first paragraph that belongs to one."""
        signed = _last(lines, fold(self.words.recipients))
        lead = re.compile(rf"{fold(self.words.annex)}( ?(?:so )?(?P<n>[ivxlc]+|\d+))?\b")
        found: list[tuple[int, Annex]] = []
        for at, line in enumerate(lines):
            match = lead.match(fold(line.text)) if line.spot is None else None
            if match is None or (signed is None and line.order < ZONE):
                continue
            if self._heads_annex(line, match.end(), signed is not None and at > signed):
                found.append((at, self._annex(lines[at:], match["n"] or "", match.end())))
        self.found.annexes = tuple(annex for _, annex in found)
        for name in ("annex", "annex_title", "annex_reference"):
            self._keep(name)
        return lines[found[0][0]].order if found else 10**9

    def _heads_annex(self, line: Line, length: int, behind: bool) -> bool:  # noqa: FBT001 -- a fact
        alone = len(line.text) <= length + 1
        apart = line.shape.align == "center" or line.shape.new_page
        return (behind and (alone or apart)) or (alone and apart)

    def _annex(self, lines: Sequence[Line], number: str, length: int) -> Annex:
        heading, *others = lines
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
            if text.startswith(leads) or (reference and line.shape.align == "center"):
                reference.append(line)
            elif reference or not (is_caps(line) or line.shape.align == "center"):
                break
            else:
                title.append(line)
        return Annex(heading, number, tuple(title), tuple(reference), shares)

    def _keep(self, name: str) -> None:
        """List one part of all annexes under its name."""
        part = {"annex": "heading", "annex_title": "title", "annex_reference": "reference"}[name]
        said = [getattr(annex, part) for annex in self.found.annexes]
        lines = [x for each in said for x in ([each] if isinstance(each, Line) else each)]
        if lines:
            self.found.lines[name] = tuple(lines)


def _last(lines: Sequence[Line], lead: str) -> int | None:
    """Return where the last short line that begins with *lead* stands."""
    found = None
    for at, line in enumerate(lines):
        text = line.text
        if len(text) <= 2 * _SHORT and text[:1] in "Nn-–PpLl" and fold(text).startswith(lead):
            found = at
    return found


def _titles_above(main: Sequence[Line], at: int) -> list[Line]:
    """Return titles of the signer that stand above the recipients, who belong beside them."""
    found = [line for line in main[max(0, at - _LAST) : at] if line.spot is None]
    starts = [i for i, line in enumerate(found) if _is_title(line)]
    return found[starts[0] :] if starts else []


def _is_title(line: Line) -> bool:
    """Tell whether a line may be the title of a signer: in capitals, set apart from the text."""
    apart = line.shape.align in ("center", "right") or line.shape.left > line.room // 3
    return is_caps(line) and len(line.text) <= _SHORT and (apart or line.spot is not None)


def _is_listed(line: Line) -> bool:
    return line.text.startswith(("-", "–", "+"))


def _is_heading(line: Line, words: Words) -> bool:
    return fold(line.text).startswith(fold(words.recipients))


def _height(line: Line) -> int:
    """Return how many single lines an empty paragraph, with its gaps, is high; at least one."""
    size = line.size or 14
    gaps = max(0, line.shape.before) + max(0, line.shape.after)
    return 1 + round(gaps / (size * _SINGLE))
