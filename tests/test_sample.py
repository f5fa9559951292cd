"""The sample data, added up without the program: its sums are the figures published for 2023.

The reference, ``data/expected/seed_002.csv``, was copied by hand from the published report with one
slip put right: the total of column 7 is printed as 14.889, the five rows above it add up to 14.884
(the printed total includes the 5 overdue dossiers of column 8).
"""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections import Counter
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "resources" / "samples" / "khanh_hoa_2023"
ABOUT = tomllib.loads((SAMPLE / "sample.toml").read_text(encoding="utf-8"))
UNITS = ABOUT["units"]
OFFICES = UNITS[1:]
FIELDS = ("collection", "books_cards", "policy", "payment", "health_policy")
COLUMNS = ["unit", "scope", "regime", "period", "form", "row", "column", "value", "state", "note"]
WORDS = re.compile(r"(dossiers\.\w+\.note)|(training_other|inspected_units)\..*")
OPEN_ROW = re.compile(r"r-[0-9a-f]{16}")
CENT = Decimal("0.01")

Place = tuple[str, str, str]


def _lines(unit: str) -> list[dict[str, str]]:
    text = (SAMPLE / f"{unit}.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def _place(line: dict[str, str]) -> Place:
    return line["form"], line["row"], line["column"]


def _numbers(unit: str) -> dict[Place, Decimal]:
    """The numbers a unit typed; what does not arise is 0, words and what does not apply are out."""
    return {
        _place(line): Decimal(line["value"] or "0")
        for line in _lines(unit)
        if line["state"] != "not_applicable" and not WORDS.fullmatch(".".join(_place(line)))
    }


TYPED = {unit: _numbers(unit) for unit in UNITS}
SUMS: Counter[Place] = Counter()
for figures in TYPED.values():
    SUMS.update(figures)


def _published() -> dict[Place, Decimal]:
    path = ROOT / "tests" / "data" / "expected" / "seed_002.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return {_place(line): Decimal(line["value"]) for line in csv.DictReader(stream)}


PUBLISHED = _published()


def _percent(top: Decimal, bottom: Decimal) -> Decimal:
    return (top * 100 / bottom).quantize(CENT, ROUND_HALF_UP)


def _of(form: str, row: str, *columns: str, figures: dict[Place, Decimal] | None = None) -> Decimal:
    source = SUMS if figures is None else figures
    return sum((source[form, row, column] for column in columns), Decimal(0))


def _sheet(form: str, *rows: str, figures: dict[Place, Decimal] | None = None) -> Decimal:
    return sum((_of(form, row, "value", figures=figures) for row in rows), Decimal(0))


def _tasks_done() -> dict[str, int]:
    text = (SAMPLE / "KH.progress.toml").read_text(encoding="utf-8")
    progress = tomllib.loads(text)["tasks"].values()
    return Counter(said["group"] for said in progress if said["state"] == "done")


def _derived() -> dict[Place, Decimal]:
    """What the published report adds up or divides, done here by hand."""
    found: dict[Place, Decimal] = {}
    for row in FIELDS:
        found["dossiers", row, "received"] = _of("dossiers", row, "carried_in", "new")
        found["dossiers", row, "resolved"] = _of("dossiers", row, "on_time", "late")
    for column in ("carried_in", "new", "on_time", "late", "not_yet_due", "overdue"):
        found["dossiers", "total", column] = sum(_of("dossiers", row, column) for row in FIELDS)
    for column in ("received", "resolved"):
        found["dossiers", "total", column] = sum(found["dossiers", r, column] for r in FIELDS)
    late, resolved = (found["dossiers", "total", column] for column in ("late", "resolved"))
    found["dossier_rates", "late_rate", "value"] = _percent(late, resolved)
    for way in ("received", "returned"):
        rows = (f"{way}_{channel}" for channel in ("electronic", "counter", "post"))
        found["dossier_channels", way, "value"] = _sheet("dossier_channels", *rows)
    for row in ("portal", "other"):
        found["feedback", row, "received"] = _of("feedback", row, "new", "carried_in")
    for column in ("assigned", "present"):
        parts = [_of("staffing", row, column) for row in ("permanent", "contract")]
        found["staffing", "total", column] = sum(parts)
    for kind, target in (("pension", 63), ("one_time", 90), ("unemployment", 98)):
        paid, all_ = (_sheet("cashless", f"{kind}_{end}") for end in ("cashless", "recipients"))
        found["cashless", f"{kind}_rate", "value"] = _percent(paid, all_)
        found["cashless", f"{kind}_gap", "value"] = _percent(paid, all_) - target
    for way, ends in (("incoming", "electronic digitised"), ("outgoing", "ordinary decisions")):
        rows = (f"{way}_{end}" for end in ends.split())
        found["documents", way, "value"] = _sheet("documents", *rows)
    for row in ("email", "certificate", "signing"):
        top, bottom = (_of("digital_signing", row, column) for column in ("achieved", "base"))
        found["digital_signing", row, "rate"] = _percent(top, bottom)
    done = _tasks_done()
    found |= {("tasks", group, "done"): Decimal(count) for group, count in done.items()}
    found["task_totals", "done", "value"] = Decimal(sum(done.values()))
    return found


def test_typed_figures_add_up_to_the_published_ones() -> None:
    """Every published figure that is not computed is the sum of what the units typed."""
    typed = {place: value for place, value in PUBLISHED.items() if place in SUMS}
    assert typed == {place: SUMS[place] for place in typed}


def test_computed_figures_are_the_published_ones() -> None:
    """Every other published figure follows from the sums: totals, rates, gaps, counts of tasks."""
    computed = {place: value for place, value in PUBLISHED.items() if place not in SUMS}
    derived = _derived()
    assert computed == {place: derived.get(place) for place in computed}
    assert set(derived) <= set(PUBLISHED)


@pytest.mark.parametrize("unit", UNITS)
def test_files_are_in_the_long_form(unit: str) -> None:
    """Columns, identity, states, plain digits, NFC; no cell twice, no computed cell."""
    text = (SAMPLE / f"{unit}.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[0].split(",") == COLUMNS
    assert unicodedata.is_normalized("NFC", text)
    lines = _lines(unit)
    identities = {(line["unit"], line["scope"], line["regime"], line["period"]) for line in lines}
    assert {(unit, "own", ABOUT["regime"], ABOUT["period"])} == identities
    places = [_place(line) for line in lines]
    assert len(places) == len(set(places))
    assert set(places).isdisjoint(_derived())
    for line in lines:
        assert line["state"] in {"value", "none_arising", "not_applicable"}
        assert bool(line["value"]) == (line["state"] == "value")
        if _place(line) in TYPED[unit] and line["value"]:
            assert re.fullmatch(r"0|[1-9]\d*", line["value"])


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_balances(unit: str) -> None:
    """Each unit's own figures keep the relations of the form exactly."""
    own = TYPED[unit]
    for row in FIELDS:
        came = _of("dossiers", row, "carried_in", "new", figures=own)
        went = _of("dossiers", row, "on_time", "late", "not_yet_due", "overdue", figures=own)
        assert came == went
    new = sum(_of("dossiers", row, "new", figures=own) for row in FIELDS)
    resolved = sum(_of("dossiers", row, "on_time", "late", figures=own) for row in FIELDS)
    channels = ("electronic", "counter", "post")
    received, returned = (
        _sheet("dossier_channels", *(f"{way}_{channel}" for channel in channels), figures=own)
        for way in ("received", "returned")
    )
    assert new == received
    assert returned <= resolved
    for row in ("portal", "other"):
        came = _of("feedback", row, "new", "carried_in", figures=own)
        assert came == _of("feedback", row, "resolved", "pending", figures=own)
    for row in ("permanent", "contract"):
        assert own["staffing", row, "present"] <= own["staffing", row, "assigned"]


@pytest.mark.parametrize("unit", UNITS)
def test_rates_are_believable(unit: str) -> None:
    """Late below 1 %, most dossiers electronic, few dossiers returned so, payments near targets."""
    own = TYPED[unit]
    resolved = sum(_of("dossiers", row, "on_time", "late", figures=own) for row in FIELDS)
    late = sum(_of("dossiers", row, "late", figures=own) for row in FIELDS)
    assert Decimal(0) < _percent(late, resolved) < Decimal("0.5")
    new = sum(_of("dossiers", row, "new", figures=own) for row in FIELDS)
    assert 85 < _percent(_sheet("dossier_channels", "received_electronic", figures=own), new) < 99
    returned = _sheet("dossier_channels", "returned_electronic", figures=own)
    assert 4 < _percent(returned, resolved) < 16
    for kind, low, high in (("pension", 63, 70), ("one_time", 90, 99), ("unemployment", 98, 100)):
        ends = ("cashless", "recipients")
        paid, all_ = (_sheet("cashless", f"{kind}_{end}", figures=own) for end in ends)
        assert low <= _percent(paid, all_) < high
    attendees, meetings = (
        _sheet("outreach", row, figures=own) for row in ("attendees", "meetings")
    )
    assert 20 < attendees / meetings < 45


def test_offices_have_their_size() -> None:
    """The province with Nha Trang counts most; Khánh Sơn and Khánh Vĩnh are the smallest."""
    new = {
        unit: sum(_of("dossiers", row, "new", figures=TYPED[unit]) for row in FIELDS)
        for unit in UNITS
    }
    by_size = sorted(UNITS, key=lambda unit: new[unit])
    assert ["KH-KS", "KH-KV", "KH"] == [*by_size[:2], by_size[-1]]
    assert Decimal("0.4") < new["KH"] / sum(new.values()) < Decimal("0.6")


@pytest.mark.parametrize(("one", "other"), list(combinations(UNITS, 2)))
def test_no_unit_is_a_multiple_of_another(one: str, other: str) -> None:
    """The ratio of two units differs from cell to cell by far more than rounding."""
    pairs = [
        (TYPED[one][place], TYPED[other].get(place, Decimal(0)))
        for place in TYPED[one]
        if place[0] in ("dossiers", "dossier_channels", "documents", "outreach")
    ]
    ratios = [a / b for a, b in pairs if min(a, b) >= 20]
    assert len(ratios) > 10
    assert max(ratios) / min(ratios) > Decimal("1.2")


def test_only_the_province_has_what_is_the_province_s() -> None:
    """Portal, inspection and survey figures stand in the province's file alone."""
    forms = {"satisfaction", "online_outreach", "inspection", "inspected_units"}
    assert forms <= {line["form"] for line in _lines("KH")}
    for unit in OFFICES:
        assert forms.isdisjoint(line["form"] for line in _lines(unit))


def test_open_rows_have_ids() -> None:
    """Rows a unit added itself bear an id that no other row has."""
    owners: dict[str, set[str]] = {}
    for unit in UNITS:
        for line in _lines(unit):
            if line["form"] in ("training_other", "inspected_units"):
                assert OPEN_ROW.fullmatch(line["row"])
                owners.setdefault(line["row"], set()).add(unit)
    assert len(owners) == 7 + 6
    assert {1} == {len(units) for units in owners.values()}


def test_tasks_are_the_published_number() -> None:
    """39 tasks in six groups, each with lead, time and product, all done in time in 2023."""
    tasks = tomllib.loads((SAMPLE / "tasks.toml").read_text(encoding="utf-8"))
    progress = tomllib.loads((SAMPLE / "KH.progress.toml").read_text(encoding="utf-8"))["tasks"]
    assert tasks["sample"]
    groups = Counter(task["group"] for task in tasks["tasks"])
    assert [14, 2, 3, 2, 11, 7] == list(groups.values())
    assert [task["code"] for task in tasks["tasks"]] == list(progress)
    assert len({task["text"] for task in tasks["tasks"]}) == len(progress)
    for task in tasks["tasks"]:
        assert all(task[key] for key in ("lead", "cooperating", "time", "product"))
        done_on = date.fromisoformat(progress[task["code"]]["done_on"])
        assert date(2023, 1, 1) <= done_on <= ABOUT["as_of"]
        assert done_on <= task.get("due_on", done_on)
        assert done_on.weekday() < 5


def test_it_says_that_it_is_a_sample() -> None:
    """The mark is there, every unit has a file and an author, and no other unit has."""
    assert ABOUT["mark"] == "DỮ LIỆU MẪU"
    assert (
        set(UNITS)
        == set(ABOUT["authors"])
        == {path.stem for path in SAMPLE.glob("*.csv") if "." not in path.stem}
    )
    assert {name.split()[-1] for name in ABOUT["authors"].values()} == {"Mẫu"}
