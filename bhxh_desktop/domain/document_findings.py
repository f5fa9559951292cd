"""Findings of the register: what in a list of documents cannot be right, or should be looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from bhxh_desktop.domain.document import DocumentKey, count_of, day_of, groups_of, in_order, key_of
from bhxh_desktop.domain.issuer import Issuer, Issuers, owners_in
from bhxh_desktop.domain.parts import DocumentEntry
from bhxh_desktop.errors import Problem
from bhxh_desktop.vietnamese.dates import short_date

_TWO_GROUPS = 2


class DocumentFinding(NamedTuple):
    """Something found, with the documents it is about."""

    problem: Problem
    documents: tuple[DocumentKey, ...]


def document_findings(
    entries: Iterable[DocumentEntry],
    issuers: Issuers,
    today: date,
    other_days: Mapping[DocumentKey, Sequence[str]] | None = None,
) -> tuple[DocumentFinding, ...]:
    """Return everything found in a list of documents, in whatever order they are given.

    *other_days* are further days that were written for a document.
    """
    known = in_order(entries)
    found = [*_twice(known, other_days or {})]
    for entry in dict.fromkeys(known):
        found += _of_one(entry, issuers, today)
    found += _out_of_order(known, issuers)
    return tuple(found)


def _twice(
    entries: Sequence[DocumentEntry], other_days: Mapping[DocumentKey, Sequence[str]]
) -> Iterator[DocumentFinding]:
    days: dict[DocumentKey, dict[str, None]] = {}
    times: dict[DocumentKey, int] = {}
    for entry in entries:
        key = key_of(entry)
        times[key] = times.get(key, 0) + 1
        said = days.setdefault(key, dict.fromkeys(other_days.get(key, ())))
        if entry.day:
            said[entry.day] = None
    for key, count in times.items():
        if len(days[key]) > 1:
            written = ", ".join(_printed(day) for day in sorted(days[key]))
            problem = Problem("document_days", document=key.printed, days=written)
            yield DocumentFinding(problem, (key,))
        elif count > 1:
            yield DocumentFinding(
                Problem("document_twice", document=key.printed, count=count), (key,)
            )


def _of_one(entry: DocumentEntry, issuers: Issuers, today: date) -> Iterator[DocumentFinding]:
    key = key_of(entry)
    issuer = issuers.known(entry.issuer)
    if issuer is None:
        yield DocumentFinding(_unsettled(entry), (key,))
    inverted = _inverted(entry.symbol, issuers)
    if inverted:
        problem = Problem("document_inverted", document=key.printed, expected=inverted)
        yield DocumentFinding(problem, (key,))
    elif issuer is not None and not _may_own(issuer, entry.symbol, issuers):
        owners = ", ".join(issuers.owners(entry.symbol))
        problem = Problem(
            "document_owner", document=key.printed, issuer=issuer.name, expected=owners
        )
        yield DocumentFinding(problem, (key,))
    day = day_of(entry)
    if entry.day and (day is None or day.year != entry.year):
        said = Problem("document_day", document=key.printed, day=entry.day, year=entry.year)
        yield DocumentFinding(said, (key,))
    elif day is not None and day > today:
        said = Problem("document_future", document=key.printed, day=short_date(day))
        yield DocumentFinding(said, (key,))


def _unsettled(entry: DocumentEntry) -> Problem:
    document = key_of(entry).printed
    if not entry.issuer:
        return Problem("document_no_issuer", document=document)
    return Problem("document_issuer", document=document, found=entry.issuer)


def _inverted(symbol: str, issuers: Issuers) -> str:
    """Return the symbol as it should be where body and kind stand the wrong way round."""
    groups = groups_of(symbol)
    if len(groups) != _TWO_GROUPS or "/" in symbol:
        return ""
    first, second = groups
    bodies = issuers.bodies
    if first in bodies.types:
        return ""
    if issuers.owners(first):
        wrong = second in bodies.types and second not in bodies.departments
    else:
        wrong = bool(issuers.owners(second))  # VP-BHXH: a letter names the body first
    return f"{second}-{first}" if wrong else ""


def _may_own(issuer: Issuer, symbol: str, issuers: Issuers) -> bool:
    """Tell whether a symbol could be the issuer's; groups that nobody is known by say nothing."""
    said = set(owners_in(symbol))
    if not issuer.symbols or said & set(issuer.symbols):
        return True
    return not issuers.owners(symbol)


def _out_of_order(entries: Sequence[DocumentEntry], issuers: Issuers) -> Iterator[DocumentFinding]:
    """Yield each document that stands out of the order of its series.

    Numbers restart each year and go with the days (Decree 30, article 15); those few are named
    without which all others are in order.
    """
    series: dict[tuple[str, int, str], list[tuple[int, date, DocumentKey]]] = {}
    for entry in entries:
        issuer, day = issuers.known(entry.issuer), day_of(entry)
        if issuer is None or day is None or day.year != entry.year:
            continue
        name = issuer.name, entry.year, _series(issuer, entry.symbol, issuers)
        series.setdefault(name, []).append((count_of(entry.number), day, key_of(entry)))
    for listed in series.values():
        numbered = sorted(dict.fromkeys(listed))
        kept = _longest_in_order(numbered)
        for one in numbered:
            if one not in kept:
                other = _contradicting(one, kept)
                problem = Problem(
                    "document_order",
                    document=one[2].printed,
                    day=short_date(one[1]),
                    other=other[2].printed,
                    other_day=short_date(other[1]),
                )
                yield DocumentFinding(problem, (one[2], other[2]))


def _series(issuer: Issuer, symbol: str, issuers: Issuers) -> str:
    """Return which run of numbers a document belongs to.

    Social insurance numbers decisions apart and all the rest together; of other bodies each kind
    is taken for a run of its own.
    """
    kind = next(iter(groups_of(symbol)), "")
    if not issuer.is_unit:
        return symbol
    return kind if kind in issuers.bodies.own_series else ""


_Numbered = tuple[int, date, DocumentKey]


def _longest_in_order(numbered: Sequence[_Numbered]) -> dict[_Numbered, None]:
    """Return the most documents whose days do not go back as numbers go up."""
    ends: list[date] = []
    places: list[int] = []
    before: list[int | None] = []
    for place, (_, day, _) in enumerate(numbered):
        at = bisect_right(ends, day)
        before.append(places[at - 1] if at else None)
        ends[at : at + 1] = [day]
        places[at : at + 1] = [place]
    found: list[_Numbered] = []
    step = places[-1] if places else None
    while step is not None:
        found.append(numbered[step])
        step = before[step]
    return dict.fromkeys(reversed(found))


def _contradicting(one: _Numbered, kept: Iterable[_Numbered]) -> _Numbered:
    """Return the nearest of those in order that *one* cannot stand beside."""
    number, day, _ = one
    earlier = [each for each in kept if each[0] < number and each[1] > day]
    later = [each for each in kept if each[0] > number and each[1] < day]
    return min(earlier + later, key=lambda each: (abs(each[0] - number), each))


def _printed(day: str) -> str:
    try:
        return short_date(date.fromisoformat(day))
    except ValueError:  # a bundle may bring any digits
        return day
