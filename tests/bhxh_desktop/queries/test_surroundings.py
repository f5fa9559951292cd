"""What reports read of one another, from the first locked quarter to the year."""

from __future__ import annotations

import pytest

from bhxh_desktop.domain.compiled import compiled
from bhxh_desktop.domain.figure import BLANK, Cell, FigureKey, number_cell
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.submissions import lock, reopen
from bhxh_desktop.queries.figures import contents, empty, suggested
from bhxh_desktop.queries.findings import findings
from bhxh_desktop.queries.grid import entering
from bhxh_desktop.queries.surroundings import surroundings
from bhxh_desktop.session import Session
from bhxh_desktop.vietnamese.rounding import printed_percent
from tests.helpers.filling import CONTROL, at, filled, locked
from tests.helpers.workspaces import OFFICE, OFFICES, REASON

REFORM = "cchc"
CARRIED = FigureKey("dossiers", "collection", "carried_in")
BEFORE = FigureKey("dossier_rates", "electronic_before", "value")
CHANGE = FigureKey("dossier_rates", "electronic_change", "value")
RATE = FigureKey("dossier_rates", "electronic_rate", "value")


def codes(session: Session, key: SubmissionKey) -> set[str]:
    """The rules broken in a report."""
    found = [each.finding for each in findings(session, contents(session, key))]
    return {finding.code for finding in found if finding.kind == "rule"}


def test_nothing_was_locked_yet(open_at):
    """The first report has nothing around it: no figure, no suggestion, no finding of it."""
    session = open_at("empty", OFFICE)
    said = empty(session, at("2024-Q1"))
    assert ({}, {}) == (dict(said.around), suggested(said))
    filled(session, at("2024-Q1"))
    assert BEFORE not in contents(session, at("2024-Q1")).cells
    assert CHANGE not in contents(session, at("2024-Q1")).cells
    assert not {c for c in codes(session, at("2024-Q1")) if c.startswith(("same_", "auto_op"))}


def test_the_next_quarter(open_at):
    """It is offered what was pending, compared with what was, and told where it does not go on."""
    session = open_at("empty", OFFICE)
    locked(session, at("2024-Q1"))
    first = contents(session, at("2024-Q1")).cells
    pending = first[FigureKey("dossiers", "collection", "pending")]
    view = entering(session, at("2024-Q2"))
    assert view.said is None
    assert pending == view.offered[CARRIED]
    filled(session, at("2024-Q2"))
    second = contents(session, at("2024-Q2"))
    assert first[RATE] == second.cells[BEFORE]
    assert number_cell(second.cells[RATE].number - first[RATE].number) == second.cells[CHANGE]
    assert "auto_opening" in codes(session, at("2024-Q2"))
    fill(session, at("2024-Q2"), {CARRIED: (pending, None)})
    rows = [
        each.finding.row
        for each in findings(session, contents(session, at("2024-Q2")))
        if each.finding.code == "auto_opening"
    ]
    assert "collection" not in rows
    fill(session, at("2024-Q2"), {CARRIED: (BLANK, None)})
    assert pending == entering(session, at("2024-Q2")).offered[CARRIED]
    assert BLANK == contents(session, at("2024-Q2")).cells.get(CARRIED, BLANK)


def test_what_is_being_typed_is_not_read(open_at):
    """Only what was locked is around: a quarter reopened reads as it was."""
    session = open_at("empty", OFFICE)
    filled(session, at("2024-Q1"))
    assert {} == dict(surroundings(session, at("2024-Q2"), _definition(session)))
    lock(session, at("2024-Q1"), REASON)
    before = surroundings(session, at("2024-Q2"), _definition(session))
    assert before
    reopen(session, at("2024-Q1"))
    filled(session, at("2024-Q1"), 20)
    assert before == surroundings(session, at("2024-Q2"), _definition(session))
    lock(session, at("2024-Q1"), REASON)
    assert before != surroundings(session, at("2024-Q2"), _definition(session))


def test_of_ones_own_reports_only(open_at):
    """What another office locked, or a total, is not around."""
    session = open_at("empty", OFFICE)
    locked(session, at("2024-Q1"))
    for other in (
        at("2024-Q2")._replace(unit=OFFICES[1]),
        at("2024-Q2")._replace(scope="total"),
        at("2024-Q3"),
    ):
        assert {} == dict(surroundings(session, other, _definition(session)))


def test_the_last_quarter_is_worked_out(open_at):
    """Nobody reports a fourth quarter: it is what three quarters leave of the year."""
    session = open_at("empty", OFFICE)
    for number in (1, 2, 3):
        locked(session, at(f"2024-Q{number}"))
    after = at("2025-Q1")
    assert BEFORE not in _cells_of(session, after)
    locked(session, at("2024"), 100, electronic=40)
    electronic, others = 40 - 3 * 10, 3 * (100 - 3 * 10)
    expected = printed_percent(electronic, electronic + others, 2)
    assert number_cell(expected) == _cells_of(session, after)[BEFORE]


def test_the_year_holds_its_quarters(open_at):
    """A flow of the year below what was locked in its quarters is an error."""
    session = open_at("empty", OFFICE)
    for number in (1, 2):
        locked(session, at(f"2024-Q{number}"))
    filled(session, at("2024"), 19)
    assert "auto_year" in codes(session, at("2024"))
    filled(session, at("2024"), 20)
    assert "auto_year" not in codes(session, at("2024"))


def test_the_same_fact_in_two_reports(open_at):
    """What the reform report says is offered, and told where the two differ."""
    session = open_at("empty", OFFICE)
    locked(session, at("2024-Q1", REFORM), 10)
    filled(session, at("2024-Q1"), 10)
    equal = codes(session, at("2024-Q1"))
    fill(session, at("2024-Q1"), {CARRIED: (number_cell(11), None)})
    assert {"same_carried_in"} == {
        code for code in codes(session, at("2024-Q1")) - equal if code.startswith("same_")
    }
    cashless = FigureKey("cashless", "pension_recipients", "value")
    offered = entering(session, at("2024-Q1"))
    assert cashless not in offered.offered
    fill(session, at("2024-Q1"), {cashless: (BLANK, None)})
    assert number_cell(10) == entering(session, at("2024-Q1")).offered[cashless]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({}, set()),
        ({"one_time_cashless": 93, "one_time_recipients": 100}, set()),
        ({"one_time_recipients": 101}, {"same_one_time_recipients"}),
        ({"pension_cashless": 91, "pension_recipients": 109}, set()),
        ({"pension_recipients": 111}, {"same_pension_recipients"}),
    ],
)
def test_the_same_fact_at_two_days(open_at, cells, told):
    """Figures of 04/12 and of 14/12 differ as honest ones may; else both days are told."""
    session = open_at("empty", OFFICE)
    locked(session, at("2024"), 100)
    key = at("2024", "nq02")
    filled(session, key, 95)
    fill(
        session,
        key,
        {FigureKey("cashless", row, "value"): (number_cell(n), None) for row, n in cells.items()},
    )
    found = [each.finding for each in findings(session, contents(session, key))]
    same = [finding for finding in found if finding.code.startswith("same_")]
    assert told == {finding.code for finding in same}
    for finding in same:
        ((_, source),) = finding.around
        assert ("2024-12-04", "2024-12-14") == (finding.as_of, source.as_of)


def test_every_reference_of_the_shipped_regimes_is_there(open_at):
    """What a regime reads of another one is a cell of that."""
    session = open_at("empty", OFFICE)
    latest = {definition.regime.code: definition for definition in session.installed}
    asked = {
        reference
        for definition in session.installed
        for period in ("2024", "2024-Q1")
        for reference in (
            *compiled(definition).checker.references(Period.parse(period)),
            *compiled(definition).suggestions.references,
        )
        if reference.regime
    }
    assert asked
    assert [] == [each for each in asked if latest[each.regime].item(*each.key) is None]


def _definition(session: Session):
    return session.definition_for(CONTROL, Period.parse("2024"))


def _cells_of(session: Session, key: SubmissionKey) -> dict[FigureKey, Cell]:
    program = compiled(_definition(session)).program
    return program.compute({}, None, surroundings(session, key, program.definition))
