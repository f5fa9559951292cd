"""An issued document as a text cites it: what was read, and what was odd about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as day
from typing import Literal

Doubt = Literal[
    "type_guessed",
    "symbol_inverted",
    "symbol_mended",
    "type_differs",
    "year_differs",
    "no_date",
    "date_impossible",
    "date_shared",
    "year_short",
]
"""What a person should look at; the sentences stand in `cli/citation_texts.py`.

type_guessed: no type stands there, or only "văn bản"; it was taken from the symbol.
symbol_inverted: VP-BHXH where BHXH-VP was meant, NQ/CP of a body that is none of the Party.
symbol_mended: a space or slash stood where the dash belongs, "QĐ TTg", "KH/BHXH".
type_differs: the symbol names another type than the words do.
date_impossible: the calendar has no such day; date is None then.
year_differs: the year in the number is not that of the date.
date_shared: the date stands once behind several numbers.
year_short: the year had two digits.
"""

_PARTY = re.compile(r"(?!\d{4}/|TTLT)[^/]+/")


@dataclass(frozen=True)
class Citation:
    """One document found in a text.

    number: digits without leading zeros. symbol: all that follows it, so that 6/QĐ-TTg and
    6/2022/QĐ-TTg stay two documents: "KH-BHXH", "2021/NĐ-CP", "2014/QH13", of the Party "NQ/TW".
    issuer: as written, "" if none. subject: without "về việc" before it, "" if none.
    year: of the number or the date. line: the paragraph, line or table row it was found in;
    row: where that begins, from 1. within: the citation whose subject mentions this one, as
    `name`, "" if none.
    """

    type: str
    number: str
    symbol: str
    date: day | None
    issuer: str
    subject: str
    line: str
    year: int | None = None
    doubts: tuple[Doubt, ...] = ()
    row: int = 1
    within: str = ""

    @property
    def name(self) -> str:
        """Number and symbol as the decree writes them: 05/BC-BHXH; of the Party, 05-NQ/TW."""
        joint = "-" if _PARTY.match(self.symbol) else "/"
        return f"{self.number.zfill(2)}{joint}{self.symbol}"
