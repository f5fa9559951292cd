"""Issued documents: what tells one from another, and how people's writing of it is put in order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from bhxh_desktop.domain.figure import LONGEST_TEXT
from bhxh_desktop.domain.parts import DocumentEntry
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import LONGEST_NAME
from bhxh_desktop.domain.unit import Level
from bhxh_desktop.errors import Problem
from bhxh_desktop.vietnamese.dates import parse_date
from bhxh_desktop.vietnamese.text import clean, fold, one_line

_NUMBER = re.compile(r"0*([1-9][0-9]{0,9})([^\W\d_]{0,3})")
_SYMBOL = re.compile(r"[^\W_][\w./&-]{0,39}")
_PARTY = re.compile(r"(?![12][0-9]{3}/)[^/]+/")
_YEAR_FIRST = re.compile(r"[12][0-9]{3}/")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_FIRST_YEAR, _LAST_YEAR = 1945, 2999
_SHOWN = 60


class DocumentKey(NamedTuple):
    """What makes a document the one it is (model.md §8); its day may be missing or disputed."""

    issuer: str
    number: str
    symbol: str
    year: int

    @property
    def printed(self) -> str:
        """Number and symbol as they stand on the paper: "106/KH-BHXH", of the Party "91-KL/TU"."""
        joint = "-" if _PARTY.match(self.symbol) else "/"
        return f"{self.number}{joint}{self.symbol}"


class WrittenDocument(NamedTuple):
    """A document as somebody wrote it, or as it was read from a pasted line."""

    number: str
    symbol: str
    day: str = ""
    """As `vietnamese.dates` reads it, or ISO; "" where it is not said."""
    issuer: str = ""
    subject: str = ""
    year: int | None = None
    """Needed only where no day is said."""


def key_of(entry: DocumentEntry) -> DocumentKey:
    """Return the identity of a document."""
    return DocumentKey(entry.issuer, entry.number, entry.symbol, entry.year)


def by_key(entries: Iterable[DocumentEntry]) -> dict[DocumentKey, DocumentEntry]:
    """Return documents by identity; of several the first stays."""
    found: dict[DocumentKey, DocumentEntry] = {}
    for entry in entries:
        found.setdefault(key_of(entry), entry)
    return found


def in_order(entries: Iterable[DocumentEntry]) -> tuple[DocumentEntry, ...]:
    """Return documents in the one order in which they are signed: by identity."""
    return tuple(sorted(entries, key=key_of))


def day_of(entry: DocumentEntry) -> date | None:
    """Return the day of a document; None where it has none, or one no calendar has."""
    try:
        return date.fromisoformat(entry.day or "")
    except ValueError:
        return None


def count_of(number: str) -> int:
    """Return what a number counts: 12 for "012a"."""
    digits = re.match(r"[0-9]+", number)
    return int(digits[0]) if digits else 0


def groups_of(symbol: str) -> tuple[str, ...]:
    """Return what a symbol is made of, a leading year left out: "2020/NĐ-CP" gives NĐ, CP."""
    return tuple(filter(None, re.split(r"[-/]", _YEAR_FIRST.sub("", symbol, count=1))))


def entry_of(written: WrittenDocument, types: Iterable[str] = ()) -> DocumentEntry:
    """Return a document in the one form in which it is kept; the issuer stays as it is written.

    *types* are the known codes of kinds, written as they should be. Raises Problem
    ``document_number``, ``document_symbol``, ``document_year``, ``date_form``,
    ``date_impossible``, ``text_control``, ``text_long``.
    """
    day = parse_date(written.day) if written.day.strip() else None
    year = day.year if day else written.year
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Problem("document_year", found=f"{written.number}/{written.symbol}"[:_SHOWN])
    return DocumentEntry(
        issuer=one_line(written.issuer, LONGEST_NAME),
        number=_number(written.number),
        symbol=_symbol(written.symbol, types),
        year=year,
        day=day.isoformat() if day else None,
        subject=one_line(written.subject, LONGEST_TEXT),
    )


def _number(text: str) -> str:
    """Return a number as the decree prints it: below 10 with a zero before it."""
    said = clean(text).strip()
    found = _NUMBER.fullmatch(said)
    if found is None:
        raise Problem("document_number", found=said[:_SHOWN])
    return f"{int(found[1]):02}{found[2]}"


def _symbol(text: str, types: Iterable[str]) -> str:
    said = clean(text).translate(_DASHES).strip()
    said = re.sub(r"\s*([-/])\s*", r"\1", said)
    said = re.sub(r"\s+", "-", said)
    if _SYMBOL.fullmatch(said) is None:
        raise Problem("document_symbol", found=said[:_SHOWN])
    year = _YEAR_FIRST.match(said)
    head = year[0] if year else ""
    first, dash, rest = said[len(head) :].partition("-")
    known = {fold(code): code for code in types if len(code) > 1}
    alike = known.get(fold(first), "")
    same = alike.casefold() == first.casefold()  # "Qđ" is QĐ, yet "HD" is not HĐ
    return f"{head}{alike if same else first}{dash}{rest}"


def lists_documents(definition: Definition, level: Level, period: Period) -> bool:
    """Tell whether the report of a level prints a list of documents."""
    sections = definition.regime.sections
    return any(each.documents and each.serves(level, period) for each in sections)
