"""Printed reports of 2023, typed as printed: each contradiction is found, nothing sound is.

`contradictions.csv` lists what contradicts itself in the three reports, with the value that is
right and the rule that has to find it. What a report does not print but its form asks for is
supplied here, so that it agrees with what is printed.
"""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from bhxh_desktop import paths
from bhxh_desktop.definitions.loader import load_regime
from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.figure import (
    NONE_ARISING,
    Cell,
    FigureKey,
    Figures,
    number_cell,
    text_cell,
)
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.rules import Checker, Finding
from bhxh_desktop.domain.surroundings import Reference, Surrounding, Surroundings

EXPECTED = Path(__file__).parent / "data" / "expected"
YEAR = Period.parse("2023")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

SUPPLIED = {
    "atm.pension.last_year": 20562,  # 22.579 printed, "tăng 2.017"
    "atm.one_time.last_year": 12399,
    "atm.unemployment.last_year": 12810,
    "atm.sickness.last_year": 102441,  # "giảm 1.294"
    "atm.pension.december": 20873,  # any number that gives the printed 108,17 %
    "atm.one_time.december": 13538,
    "atm.unemployment.december": 13685,
    "atm.sickness.december": 112236,
    "urban.pension_cashless": 12934,  # any two numbers that give the printed 64,67 %
    "urban.pension_recipients": 20000,
    "urban.one_time_cashless": 9594,
    "urban.one_time_recipients": 10000,
    "urban.unemployment_cashless": 9820,
    "urban.unemployment_recipients": 10000,
    "population.participants": 1176000,  # "trên 98%"
    "printed.matched_rate": "98.09",
    "digitisation.received_digitised": 608076,  # "tất cả các hồ sơ"
    "digitisation.received": 608076,
    "digitisation.results_digitised": 602870,
    "digitisation.resolved": 602870,
}
PRINTED_002 = {
    "printed.not_yet_due": 14889,  # the file of seed 002 has the sum of the rows
    "printed.documents_from": "2023-12-15",
    "printed.documents_to": "2023-12-14",
}
MENDED_002 = {
    "not_yet_due_printed": "printed.not_yet_due",
    "online_within_received": "dossier_channels.online",
    "documents_window": "printed.documents_from",
}
OF_SEED_001 = {
    "coverage.insured": 1175500,  # "hơn 94% dân số"
    "coverage.population": 1250000,
    "coverage.poor_insured": 41500,  # "100% người nghèo"
    "coverage.poor_all": 41500,
    "coverage.children_insured": 118200,  # "100% trẻ em"
    "coverage.children_all": 118200,
    "on_time.on_time": 602624,
    "on_time.late": 246,  # "đều dưới 1%"
    "printed.rate": "94.04",
    "printed.poor_rate": 100,
    "printed.children_rate": 100,
    "printed.late_rate": "0.04",
}
ELSEWHERE = {
    "cchc.cashless.pension_rate": "64.95",  # seed 002, II.4
    "cchc.cashless.one_time_rate": "96.66",
    "cchc.cashless.unemployment_rate": "98.27",
    "cchc.dossiers.total.new": 608076,
    "cchc.dossiers.total.resolved": 602870,
    "cchc.dossiers.total.on_time": 602624,
    "cchc.dossiers.total.late": 246,
    "papi.coverage.population": 1250000,
    "pci.population.participants": 1176000,
}


class Contradiction(NamedTuple):
    """A line of the list."""

    seed: str
    place: str
    printed: str
    right: str
    why: str
    regime: str
    rule: str


def listed() -> list[Contradiction]:
    """The contradictions, in the order of the reports."""
    with (EXPECTED / "contradictions.csv").open(encoding="utf-8", newline="") as stream:
        return [Contradiction(**line) for line in csv.DictReader(stream)]


@cache
def checker_of(code: str) -> tuple[Program, Checker]:
    """A shipped regime, compiled."""
    program = Program(load_regime(paths.resources() / "regimes" / code / "1"))
    return program, Checker(program)


def cell(name: str, value: object) -> tuple[FigureKey, Cell]:
    """A place by its name in a formula, with its number or its day."""
    form, row, column = (*name.split("."), "value")[:3]
    text = str(value)
    day = DAY.fullmatch(text)
    return FigureKey(form, row, column), text_cell(text) if day else number_cell(Decimal(text))


def as_printed(seed: str) -> dict[str, str]:
    """The figures of a report by the names of their cells."""
    with (EXPECTED / f"seed_{seed}.csv").open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))
    return {f"{line['form']}.{line['row']}.{line['column']}": line["value"] for line in lines}


def around() -> Surroundings:
    """What the other reports of the year say."""
    found = {}
    for name, value in ELSEWHERE.items():
        regime, _, place = name.partition(".")
        key, number = cell(place, value)
        found[Reference("elsewhere", regime, 0, key)] = Surrounding(number, "2023", regime)
    return found


def broken(code: str, typed: Figures) -> list[Finding]:
    """The rules of a regime that the typed figures break, all forms being filled."""
    program, checker = checker_of(code)
    filled = frozenset(program.definition.forms)
    cells = program.compute(typed, None, around())
    found = checker.check(cells, filled, None, around(), YEAR)
    return [finding for finding in found if finding.kind == "rule"]


def typed_pci() -> dict[FigureKey, Cell]:
    """Seed 000 as printed, with what it does not print."""
    typed = dict(cell(*pair) for pair in {**as_printed("000"), **SUPPLIED}.items())
    return {**typed, FigureKey("discipline", "violations", "value"): NONE_ARISING}


def test_every_contradiction_has_its_rule() -> None:
    """The rule that must find it stands in its regime."""
    codes = {
        (code, rule.code)
        for code in ("cchc", "papi", "pci")
        for rule in checker_of(code)[0].definition.regime.rules
    }
    assert {(each.regime, each.rule) for each in listed()} <= codes


def test_the_list_is_complete() -> None:
    """Nine places, each once; the report of seed 001 has none."""
    assert [6, 0, 3] == [sum(c.seed == seed for c in listed()) for seed in ("000", "001", "002")]
    assert len(listed()) == len({(c.seed, c.place) for c in listed()})


def test_report_on_competitiveness() -> None:
    """Typed as printed, seed 000 breaks the rules of the list and no other; nothing is blank."""
    program, checker = checker_of("pci")
    found = broken("pci", typed_pci())
    expected = {c.rule: (Decimal(c.printed), Decimal(c.right)) for c in listed() if c.seed == "000"}
    assert expected == {f.code: (f.left.value, f.right.value) for f in found}
    cells = program.compute(typed_pci(), None, around())
    every = checker.check(cells, frozenset(program.definition.forms), None, around(), YEAR)
    assert {"rule"} == {finding.kind for finding in every}


@pytest.mark.parametrize("rule", [c.rule for c in listed() if c.seed == "000"])
def test_the_right_value_breaks_nothing(rule: str) -> None:
    """With the value of the list in its place the finding is gone, all others stay."""
    mended = {
        "pension_rate_printed": {"printed.pension_rate": "63.63"},
        "sickness_rate_printed": {"printed.sickness_rate": "99.99"},
        "archived_within_paid": {"archive.one_time_insurance": 13577},
        "pension_same": {"urban.pension_cashless": 12990, "printed.urban_pension_rate": "64.95"},
        "one_time_same": {"urban.one_time_cashless": 9666, "printed.urban_one_time_rate": "96.66"},
        "unemployment_same": {
            "urban.unemployment_cashless": 9827,
            "printed.urban_unemployment_rate": "98.27",
        },
    }[rule]
    typed = {**typed_pci(), **dict(cell(*pair) for pair in mended.items())}
    others = {c.rule for c in listed() if c.seed == "000"} - {rule}
    assert others == {finding.code for finding in broken("pci", typed)}


def test_report_on_governance() -> None:
    """Seed 001 is sound."""
    typed = dict(cell(*pair) for pair in OF_SEED_001.items())
    assert [] == broken("papi", typed)


def typed_cchc() -> dict[FigureKey, Cell]:
    """Seed 002 as printed, without what the program computes."""
    program, _ = checker_of("cchc")
    typed = dict(cell(*pair) for pair in {**as_printed("002"), **PRINTED_002}.items())
    return {key: said for key, said in typed.items() if program.is_input(key)}


def test_report_on_reform() -> None:
    """Typed as printed, seed 002 breaks the rules of the list and no other."""
    typed, found = typed_cchc(), {each.code: each for each in broken("cchc", typed_cchc())}
    assert set(found) == {c.rule for c in listed() if c.seed == "002"} == set(MENDED_002)
    for c in (c for c in listed() if c.seed == "002"):
        assert cell(MENDED_002[c.rule], c.printed) in typed.items()
        if found[c.rule].rule.kind != "order":
            sides = found[c.rule].left.value, found[c.rule].right.value
            assert (Decimal(c.printed), Decimal(c.right)) == sides


@pytest.mark.parametrize("each", [c for c in listed() if c.seed == "002"], ids=lambda c: c.rule)
def test_the_right_value_of_the_reform_breaks_nothing(each: Contradiction) -> None:
    """With the value of the list in its place the finding is gone, all others stay."""
    typed = {**typed_cchc(), **dict([cell(MENDED_002[each.rule], each.right)])}
    others = set(MENDED_002) - {each.rule}
    assert others == {finding.code for finding in broken("cchc", typed)}


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2022-12-15", "2023-12-14", set()),
        ("2023-01-01", "2023-11-30", set()),  # part of it
        ("2021-12-15", "2022-12-14", {"documents_window_first"}),  # copied from last year
        ("2023-12-15", "2024-12-14", {"documents_window_last"}),
        ("2023-12-15", "2023-12-14", {"documents_window"}),
    ],
)
def test_a_printed_window_lies_in_the_period(first: str, last: str, told: set[str]) -> None:
    """It neither runs backwards nor is that of another year."""
    days = {"printed.documents_from": first, "printed.documents_to": last}
    typed = {**typed_cchc(), **dict(cell(*pair) for pair in days.items())}
    found = {finding.code for finding in broken("cchc", typed)}
    assert told == {code for code in found if code.startswith("documents_window")}


def test_the_whole_list_is_found() -> None:
    """Nine places in three reports, each by its rule, and nothing else."""
    typed = {"pci": typed_pci(), "cchc": typed_cchc()}
    found = [(code, finding.code) for code in typed for finding in broken(code, typed[code])]
    assert sorted(found) == sorted((each.regime, each.rule) for each in listed())
    assert 9 == len(found)
