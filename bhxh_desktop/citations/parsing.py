"""Citations found in a text: single lines, pasted lists, running paragraphs."""

from __future__ import annotations

import re
from datetime import date

from bhxh_desktop.domain.citation import Citation, Doubt
from bhxh_desktop.vietnamese.text import clean

_NAMED = re.compile(
    r"(?<![\w/.-])(?P<number>\d{1,6})(?:/(?P<slash>(?:\d{4}/)?[^\W\d_]\w*(?:-\w+)*)"
    r"|-(?P<party>[^\W\d_]\w*/\w+))"
)
_DAY = re.compile(r"\D{0,8}(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def parse_citations(text: str) -> tuple[Citation, ...]:
    """Return the documents cited in *text*, in its order; any text is taken, none raises."""
    found: list[Citation] = []
    for row, line in enumerate(clean(text).split("\n"), 1):
        found += [_read(line, row, match) for match in _NAMED.finditer(line)]
    return tuple(found)


def _read(line: str, row: int, match: re.Match[str]) -> Citation:
    day, doubts = None, list[Doubt]()
    if dated := _DAY.match(line, match.end()):
        try:
            day = date(int(dated[3]), int(dated[2]), int(dated[1]))
        except ValueError:
            doubts.append("date_impossible")
    return Citation(
        type="",
        number=match["number"].lstrip("0") or "0",
        symbol=match["slash"] or match["party"],
        date=day,
        issuer="",
        subject="",
        line=line.strip(),
        year=day.year if day else None,
        doubts=tuple(doubts),
        row=row,
    )
