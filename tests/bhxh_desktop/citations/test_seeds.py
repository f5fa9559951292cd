"""Every citation of the five source documents, against what people read in them.

``tests/data/citations`` holds the paragraphs of the sources that cite documents, as they stand
there: lines broken in the middle, tables, headings, footnotes. ``citations.csv`` among the expected
was checked by hand against them; ``why_not`` says why a citation is not read wholly right.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bhxh_desktop.citations.parsing import parse_citations
from bhxh_desktop.domain.citation import Citation

DATA = Path(__file__).parents[2] / "data"
SEEDS = ("000", "001", "002", "003", "004")
TRIED, RIGHT = 280, 277
"""How many citations the sources have, and how many are read wholly right."""
FIELDS = ("line", "type", "number", "symbol", "date", "year", "issuer", "subject", "within")


def expected(seed: str) -> list[dict[str, str]]:
    """What a person reads in a source, in its order."""
    with (DATA / "expected" / "citations.csv").open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["seed"] == seed]


def read(seed: str) -> list[dict[str, str]]:
    """What the program reads in it."""
    text = (DATA / "citations" / f"seed_{seed}.txt").read_text(encoding="utf-8")
    return [fields(citation) for citation in parse_citations(text)]


def fields(citation: Citation) -> dict[str, str]:
    """A citation as it stands in the expected file."""
    said = (
        *(citation.row, citation.type, citation.number, citation.symbol),
        *(citation.date, citation.year, citation.issuer, citation.subject, citation.within),
    )
    return {name: str(value or "") for name, value in zip(FIELDS, said, strict=True)}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_source(seed: str) -> None:
    """None is missed, none invented; all fields of each as read by hand, but for those named."""
    found, wanted = read(seed), expected(seed)
    names = [(row["number"], row["symbol"]) for row in wanted]
    assert names == [(row["number"], row["symbol"]) for row in found]
    for one, row in zip(found, wanted, strict=True):
        right = one == {name: row[name] for name in FIELDS}
        assert right is not bool(row["why_not"]), (one, row)


def test_how_many() -> None:
    """The numbers that are told of the parser."""
    rows = [row for seed in SEEDS for row in expected(seed)]
    right = sum(not row["why_not"] for row in rows)
    assert (TRIED, RIGHT) == (len(rows), right)
