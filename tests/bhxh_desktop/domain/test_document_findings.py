"""Findings of the register: pure, whatever the order of the list."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.document import day_of, key_of
from bhxh_desktop.domain.document_findings import document_findings
from bhxh_desktop.domain.parts import DocumentEntry
from bhxh_desktop.messages import say
from tests.bhxh_desktop.domain.test_document import PROVINCE

TODAY = date(2023, 12, 20)
HOME = "BHXH tỉnh Khánh Hòa"
FIRST = date(2023, 1, 1)


def entry(number="106", symbol="KH-BHXH", day="2023-01-19", issuer=HOME, year=2023):
    """A document of the province."""
    return DocumentEntry(issuer, number, symbol, year, day, "về việc a")


def found(*entries, **more):
    """The codes of what is found, with the documents it is about."""
    made = document_findings(entries, PROVINCE, TODAY, **more)
    assert all(say(each.problem) for each in made)
    return [(each.problem.code, [key.number for key in each.documents]) for each in made]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([entry()], []),
        ([entry(day=None)], []),
        ([entry(), entry()], [("document_twice", ["106"])]),
        ([entry(), entry(day="2023-01-20")], [("document_days", ["106"])]),
        ([entry(), entry(day=None)], [("document_twice", ["106"])]),
        ([entry(), entry(issuer="BHXH Việt Nam")], []),
        ([entry(), entry(symbol="TB-BHXH")], []),
        ([entry(issuer="")], [("document_no_issuer", ["106"])]),
        ([entry(issuer="BHXH tỉnh")], [("document_issuer", ["106"])]),
        ([entry(symbol="BHXH-KH")], [("document_inverted", ["106"])]),
        ([entry(symbol="BHXH-BC", issuer="BHXH Việt Nam")], [("document_inverted", ["106"])]),
        ([entry(symbol="CP-NĐ", issuer="Chính phủ")], [("document_inverted", ["106"])]),
        ([entry(symbol="VP-BHXH")], [("document_inverted", ["106"])]),
        ([entry(symbol="BHXH-PC")], []),
        ([entry(symbol="BHXH-UBND")], []),
        ([entry(symbol="CNTT-VP")], []),
        ([entry(symbol="BHXH-VP")], []),
        ([entry(symbol="UBND-KSTT")], [("document_owner", ["106"])]),
        ([entry(symbol="KH-BHXH", issuer="UBND tỉnh Khánh Hòa")], [("document_owner", ["106"])]),
        ([entry(symbol="2020/NĐ-CP")], [("document_owner", ["106"])]),
        ([entry(symbol="2014/QH13", issuer="Quốc hội")], []),
        ([entry(symbol="KL/TU", issuer="Tỉnh ủy Khánh Hòa")], []),
        ([entry(symbol="TB-ĐKT")], []),
        ([entry(day="2023-02-31")], [("document_day", ["106"])]),
        ([entry(day="2022-12-31")], [("document_day", ["106"])]),
        ([entry(day="2023-12-21")], [("document_future", ["106"])]),
        ([entry(day="2023-12-20")], []),
        (
            [
                entry("1152", "BC-BHXH", "2023-06-19"),
                entry("1493", "BHXH-VP", "2023-07-25"),
                entry("1543", "BHXH-VP", "2023-07-18"),
                entry("1547", "BHXH-VP", "2023-07-31"),
                entry("1480", "QĐ-BHXH", "2023-07-26"),
            ],
            [("document_order", ["1493", "1543"])],
        ),
    ],
)
def test_findings(entries, expected):
    """One of each kind, and what looks like it but is sound."""
    assert expected == found(*entries)
    assert expected == found(*reversed(entries))


def test_other_days():
    """A second day that was written once is told until somebody settles it."""
    key = key_of(entry())
    assert [("document_days", ["106"])] == found(entry(), other_days={key: ["2023-01-20"]})
    assert [] == found(entry(), other_days={key: ["2023-01-19"]})


NUMBERS = st.lists(st.integers(1, 60), unique=True, max_size=12)
DAYS = st.lists(st.integers(0, 340), min_size=12, max_size=12)


def listed(numbers, days):
    """Documents of one series."""
    return [
        entry(f"{number:02}", "TB-BHXH", (FIRST + timedelta(days=day)).isoformat())
        for number, day in zip(numbers, days, strict=False)
    ]


@given(NUMBERS, DAYS)
def test_a_series_in_order(numbers, days):
    """Nothing is said where numbers and days go the same way."""
    assert [] == found(*listed(sorted(numbers), sorted(days)))


@given(NUMBERS, DAYS, st.randoms())
def test_a_series_in_any_order(numbers, days, chance):
    """The order of the list changes nothing; without those named first all is in order.

    And each pair that is named does contradict itself.
    """
    entries = listed(numbers, days)
    said = document_findings(entries, PROVINCE, TODAY)
    shuffled = entries[:]
    chance.shuffle(shuffled)
    again = document_findings(shuffled, PROVINCE, TODAY)
    assert [e.documents for e in said] == [e.documents for e in again]
    named = {each.documents[0] for each in said}
    assert [] == found(*(each for each in entries if key_of(each) not in named))
    by_key = {key_of(each): each for each in entries}
    for one, other in (each.documents for each in said):
        first, second = by_key[one], by_key[other]
        smaller = int(first.number) < int(second.number)
        assert day_of(first) != day_of(second)
        assert smaller == (day_of(first) > day_of(second))
