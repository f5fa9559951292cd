"""Findings on a submission, and the reasons it was locked over."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from bhxh_desktop.domain.figure import BLANK, FigureKey, number_cell
from bhxh_desktop.domain.regime import Definition, Rule
from bhxh_desktop.domain.rules import Finding
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.submissions import lock, reopen
from bhxh_desktop.queries.consolidation import as_contents
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.findings import counted, filled_forms, findings
from tests.helpers.workspaces import (
    ATTENDEES,
    OFFICE,
    PROVINCE,
    REASON,
    definition,
    key_of,
    total_of,
)

KEY = key_of(OFFICE)
NEW = FigureKey("dossiers", "collection", "new")
PROVINCE_ONLY = {"satisfaction", "online_outreach", "inspection", "inspected_units"}


def found_in(session, unit: str = OFFICE) -> list[Finding]:
    """The findings on a unit's submission."""
    return [each.finding for each in findings(session, contents(session, key_of(unit)))]


def test_who_fills_what():
    """Some forms are the province's alone; what an office fills the province fills too."""
    office, province = (filled_forms(definition(), level) for level in ("office", "province"))
    assert PROVINCE_ONLY <= province - office
    assert office < province <= {form.code for form in definition().regime.forms}


def test_blanks_of_ones_own_forms_only(open_at):
    """An empty office is asked for what it fills, not for the province's forms."""
    session = open_at("empty", OFFICE)
    fill(session, KEY, {ATTENDEES: (number_cell(5), None)})
    blank = {cell.form for f in found_in(session) if f.kind == "blank" for cell in f.cells}
    assert blank
    assert blank <= filled_forms(definition(), "office")
    assert ATTENDEES not in {c for f in found_in(session) if f.kind == "blank" for c in f.cells}


def test_each_is_counted_once(open_at):
    """Blank cells apart from errors; rules that wait for them are no warnings yet."""
    session = open_at("filled", OFFICE)
    (warning,) = findings(session, contents(session, KEY))
    counts = counted([warning])
    assert (0, 1, 0, 0, 1) == (
        counts.errors,
        counts.warnings,
        counts.blanks,
        counts.untested,
        counts.unexplained,
    )
    fill(session, KEY, {NEW: (BLANK, None)})
    found = findings(session, contents(session, KEY))
    counts = counted(found)
    assert (0, 1) == (counts.errors, counts.blanks)
    assert 0 < counts.untested
    assert len(found) == counts.warnings + counts.blanks + counts.untested
    fill(session, KEY, {NEW: (number_cell(1), None)})
    assert counted(findings(session, contents(session, KEY))).errors


def test_a_slip_is_found_and_mended(open_at):
    """A number that breaks the balance is an error with its terms; put right, it is gone."""
    session = open_at("filled", OFFICE)
    before = found_in(session)
    typed = contents(session, KEY).cells[NEW]
    fill(session, KEY, {NEW: (number_cell(1), None)})
    worse = found_in(session)
    new = [finding for finding in worse if finding.code not in {f.code for f in before}]
    assert {"error"} == {finding.severity for finding in new}
    assert {"dossier_balance", "received_by_channel"} == {finding.code for finding in new}
    assert "collection" in {finding.row for finding in new}
    assert ["error"] == [f.severity for f in worse][:1]
    severities = [finding.severity for finding in worse]
    assert sorted(severities) == severities
    fill(session, KEY, {NEW: (typed, None)})
    assert before == found_in(session)


def test_reasons(open_at):
    """While typing no finding has a reason; locked, each has the one it was locked over."""
    session = open_at("filled", OFFICE)
    fill(session, KEY, {NEW: (number_cell(1), None)})
    typed = findings(session, contents(session, KEY))
    assert {None} == {checked.reason for checked in typed}
    lock(session, KEY, REASON)
    locked = findings(session, contents(session, KEY))
    assert [checked.finding for checked in typed] == [checked.finding for checked in locked]
    assert {REASON} == {checked.reason.reason for checked in locked}
    reopen(session, KEY)
    again = findings(session, contents(session, KEY))
    assert {None} == {checked.reason for checked in again}


def test_at_the_province_as_at_the_office(open_at):
    """The province sees the same findings on a submission as the office that sent it."""
    office, province = open_at("sent", OFFICE), open_at("received")
    expected = findings(office, contents(office, KEY))
    assert expected
    assert expected == findings(province, contents(province, KEY))


def test_by_level(open_at):
    """The same cells judged as a province's lack the province's forms."""
    session = open_at("filled", OFFICE)
    said = contents(session, KEY)
    as_office, as_province = (
        [each.finding for each in findings(session, replace(said, key=key))]
        for key in (KEY, key_of(PROVINCE))
    )
    missing = {cell.form for f in as_province if f.kind == "blank" for cell in f.cells}
    assert set() < missing <= PROVINCE_ONLY
    assert not [f for f in as_office if f.kind == "blank"]


def test_a_total_misses_no_words(open_at):
    """In a total the forms of offices count too; what units say in words is no blank cell."""
    session = open_at("received")
    said = as_contents(total_of(session))
    assert said.by_unit
    assert filled_forms(definition(), "office") < filled_forms(definition(), "province", "total")
    found = [each.finding for each in findings(session, said)]
    assert {"rule"} == {finding.kind for finding in found}
    without = {place: cell for place, cell in said.cells.items() if place != ATTENDEES}
    blank = [
        f.finding
        for f in findings(session, replace(said, cells=without))
        if f.finding.kind == "blank"
    ]
    assert [(ATTENDEES,)] == [finding.cells for finding in blank]


def test_rules_on_tasks_are_tested(open_at):
    """A rule that counts tasks is given the counts, of a unit's submission and of a total."""
    rule = Rule(
        code="planned",
        kind="at_most",
        form="tasks",
        left="tasks(planned)",
        right="tasks(not_started)",
        sentence="Chưa bắt đầu nhiệm vụ nào.",
    )
    session = open_at("received")
    said = as_contents(total_of(session))
    changed = Definition(msgspec.structs.replace(definition().regime, rules=(rule,)))
    found = [each.finding for each in findings(session, replace(said, definition=changed))]
    assert said.task_counts
    assert {"incomplete"} & {finding.kind for finding in found} == set()
    assert ["rule"] * 6 == [finding.kind for finding in found]
