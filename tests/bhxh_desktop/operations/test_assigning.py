"""Targets, forms and tasks a province assigns: set, written to a workbook, read back, obeyed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.assignment import Assignment, UnitTarget
from bhxh_desktop.domain.assignment_rows import TargetSaid, read_target, target_text
from bhxh_desktop.domain.figure import BLANK, NOT_APPLICABLE, CellState, FigureKey, number_cell
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.domain.tailored import Tailored
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.assignments import (
    assign,
    load_assignment,
    read_tasks,
    save_assignment,
)
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.submissions import lock, reopen
from bhxh_desktop.queries.assigned import assigned
from bhxh_desktop.queries.consolidation import consolidated
from bhxh_desktop.queries.figures import contents, empty
from bhxh_desktop.queries.findings import findings, forms_of
from bhxh_desktop.queries.grid import entering
from bhxh_desktop.reports import assignment_texts as texts
from bhxh_desktop.session import Session
from tests.helpers.workspaces import ATTENDEES, OFFICE, PERIOD, PROVINCE, REASON, REGIME, key_of

YEAR = 2023
SATISFIED = FigureKey("satisfaction", "satisfied", "value")
OTHER = "KH-NH"


def codes(error: Problem | Problems) -> list[str]:
    """The codes of all that was told, inner ones first."""
    found = error.problems if isinstance(error, Problems) else (error,)
    inner = [each.fields.get("fault", each) for each in found]
    return [each.code for each in inner if isinstance(each, Problem)]


def target_line(session: Session) -> str:
    """The first number the form has a target for."""
    return assigned(session, REGIME, YEAR).targets[0].cell


def wanted(**more: object) -> Assignment:
    """An assignment of the sample's year."""
    return Assignment(regime=REGIME, year=YEAR, **more)  # type: ignore[arg-type]


def test_a_target_of_its_own(open_at):
    """Printed and tested in place of the form's; a neighbour keeps that of the form."""
    session = open_at("filled", OFFICE)
    said = contents(session, key_of(OFFICE))
    lines = (line.cell for line in assigned(session, REGIME, YEAR).targets)
    cells = (FigureKey(*cell.split(".")) for cell in lines)
    key = next(each for each in cells if said.cells.get(each, BLANK).state is CellState.VALUE)
    cell = ".".join(key)
    before = {each.finding.code for each in findings(session, said)}
    assert "auto_target" not in before
    assign(session, wanted(targets=(UnitTarget(unit=OFFICE, cell=cell, value="10000000.5"),)))
    said = contents(session, key_of(OFFICE))
    item = said.definition.item(*key)
    assert item is not None
    assert item.target is not None
    assert "10000000.5" == item.target.value
    assert "auto_target" in {each.finding.code for each in findings(session, said)}
    other = SubmissionKey(OFFICE, "own", REGIME, "2024")
    assert not isinstance(empty(session, other).definition, Tailored)


def test_what_is_measured_from_a_target(open_at):
    """The distance to the target is that to the unit's own; in the total, to the province's."""
    session = open_at("filled", OFFICE)
    rate, gap = (FigureKey("cashless", f"pension_{name}", "value") for name in ("rate", "gap"))
    before = contents(session, key_of(OFFICE)).cells
    target = UnitTarget(unit=OFFICE, cell=".".join(rate), value="70")
    assign(session, wanted(targets=(target,)))
    after = contents(session, key_of(OFFICE)).cells
    assert before[rate].number - 63 == before[gap].number
    assert before[rate].number - 70 == after[gap].number


def test_a_unit_measured_from_its_own_target(open_at, tmp_path):
    """The province computes what an office printed with the target it gave that office."""
    target = UnitTarget(unit=OFFICE, cell="cashless.pension_rate.value", value="70")
    office, province = open_at("filled", OFFICE), open_at("empty", PROVINCE)
    assign(office, wanted(targets=(target,)))
    lock(office, key_of(OFFICE), REASON)
    import_files(province, [export(office, tmp_path / "a.bhxh").path])

    def differing() -> set[str]:
        total = consolidated(province, REGIME, PERIOD, unapproved=True).total
        return {each.key.row for each in total.differences}

    assert {"pension_gap"} == differing()
    assign(province, wanted(targets=(target,)))
    assert set() == differing()


def test_what_is_locked_names_the_official_form(open_at, tmp_path):
    """Filled with targets and exemptions of its own it is read by the province."""
    office = open_at("filled", OFFICE)
    cell, official = target_line(office), contents(office, key_of(OFFICE)).definition.hash
    assign(
        office,
        wanted(
            targets=(UnitTarget(unit=OFFICE, cell=cell, value="1"),),
            spared={OFFICE: ("outreach.attendees",)},
        ),
    )
    record = lock(office, key_of(OFFICE), REASON)
    assert official == record.definition.hash
    file = export(office, tmp_path / "a.bhxh").path
    province = open_at("empty", PROVINCE)
    import_files(province, [file])
    assert NOT_APPLICABLE == contents(province, key_of(OFFICE)).cells[ATTENDEES]


def test_spared_of_a_row(open_at):
    """Its cells are không áp dụng, nobody types there, and nothing is missed."""
    session = open_at("empty", OFFICE)
    assign(session, wanted(spared={OFFICE: ("outreach.attendees",)}))
    said = empty(session, key_of(OFFICE))
    assert NOT_APPLICABLE == said.cells[ATTENDEES]
    with pytest.raises(Problems) as caught:
        fill(session, key_of(OFFICE), {ATTENDEES: (number_cell(3), None)})
    assert ["entry_spared"] == codes(caught.value)
    fill(session, key_of(OFFICE), {ATTENDEES: (None, "không giao")})
    blank = {each.finding.cells[0] for each in findings(session, contents(session, said.key))}
    assert ATTENDEES not in blank


def test_spared_of_a_form(open_at):
    """The form is gone from the page and from what is missed; taken back it is there again."""
    session = open_at("filled", OFFICE)
    forms = {form.code for form in entering(session, key_of(OFFICE)).forms}
    assign(session, wanted(spared={OFFICE: ("outreach",)}))
    shown = entering(session, key_of(OFFICE))
    assert forms - {"outreach"} == {form.code for form in shown.forms}
    assert shown.said is not None
    assert NOT_APPLICABLE == shown.said.cells[ATTENDEES]
    lock(session, key_of(OFFICE), REASON)
    reopen(session, key_of(OFFICE))
    assign(session, wanted())
    said = contents(session, key_of(OFFICE))
    assert CellState.BLANK is said.cells.get(ATTENDEES, BLANK).state
    assert forms == {form.code for form in forms_of(said.definition, "office")}


def test_every_fault_at_once(open_at):
    """Units not below, cells without a number, forms there are not: told together."""
    session = open_at("empty", OFFICE)
    cell = target_line(session)
    with pytest.raises(Problems) as caught:
        assign(
            session,
            wanted(
                targets=(
                    UnitTarget(unit=OTHER, cell=cell, value="1"),
                    UnitTarget(unit="KH-XX", cell=cell, value="1"),
                    UnitTarget(unit=OFFICE, cell="dossiers.total", value="viel"),
                ),
                spared={OFFICE: ("nothing", "outreach.nobody")},
            ),
        )
    assert codes(caught.value) == [
        "assignment_not_below",
        "assignment_unit",
        "assignment_no_target",
        "assignment_target",
        "assignment_no_form",
        "assignment_no_form",
    ]


def test_there_and_back(open_at, tmp_path):
    """What was assigned stands in the workbook; read back it is the same assignment."""
    session = open_at("empty", PROVINCE)
    cell = target_line(session)
    before = assigned(session, REGIME, YEAR).said
    target = UnitTarget(unit=OFFICE, cell=cell, operator=">", value="97.5")
    more = wanted(tasks=before.tasks, targets=(target,), spared={OTHER: ("outreach",)})
    assign(session, more)
    kept = assigned(session, REGIME, YEAR).said
    path = tmp_path / "giao.xlsx"
    save_assignment(session, REGIME, YEAR, path)
    with pytest.raises(Problem, match="file_exists"):
        save_assignment(session, REGIME, YEAR, path)
    assign(session, wanted())
    load_assignment(session, REGIME, YEAR, path)
    assert kept == assigned(session, REGIME, YEAR).said


def filled(session: Session, tmp_path: Path, *changes: tuple[str, str, object]) -> Path:
    """A workbook with values put into cells of its sheets."""
    path = tmp_path / "giao.xlsx"
    save_assignment(session, REGIME, YEAR, path, force=True)
    book = openpyxl.load_workbook(path)
    for sheet, place, value in changes:
        book[sheet][place] = value
    book.save(path)
    return path


def test_what_people_type(open_at, tmp_path):
    """Numbers as Excel holds them, a sign or none, and "không" in any writing."""
    session = open_at("empty", PROVINCE)
    changes = ((texts.TARGETS, "F3", 95.123), (texts.TARGETS, "G3", "> 90%"))
    path = filled(session, tmp_path, *changes, (texts.FORMS, "D3", " KHÔNG "))
    load_assignment(session, REGIME, YEAR, path)
    said = assigned(session, REGIME, YEAR).said
    view = assigned(session, REGIME, YEAR)
    units = [unit.code for unit in view.units]
    assert [(units[1], ">=", "95.123"), (units[2], ">", "90")] == [
        (each.unit, each.operator, each.value) for each in said.targets
    ]
    assert {units[1]: (view.forms[0].name,)} == said.spared


def test_a_spoilt_workbook(open_at, tmp_path):
    """Every fault with its cell, and nothing assigned."""
    session = open_at("empty", PROVINCE)
    before = assigned(session, REGIME, YEAR).said
    path = filled(
        session,
        tmp_path,
        (texts.TASKS, "B3", "Nhóm lạ"),
        (texts.TASKS, "I4", "BHXH Sao Hỏa"),
        (texts.TASKS, "G5", "31/2/2023"),
        (texts.TARGETS, "F3", "nhiều"),
        (texts.TARGETS, "A4", "la.hoac"),
        (texts.TARGETS, "F4", "90"),
        (texts.FORMS, "D3", "thôi"),
        (texts.FORMS, "E2", "BHXH Mặt Trăng"),
    )
    with pytest.raises(Problems) as caught:
        load_assignment(session, REGIME, YEAR, path)
    assert codes(caught.value) == [
        "assignment_group",
        "assignment_unit",
        "date_impossible",
        "assignment_target",
        "assignment_row_code",
        "assignment_unit",
        "assignment_mark",
    ]
    assert before == assigned(session, REGIME, YEAR).said


def test_not_a_workbook_of_ours(open_at, tmp_path):
    """Another workbook, another kind of file."""
    session = open_at("empty", PROVINCE)
    book = openpyxl.Workbook()
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(Problem, match="assignment_no_sheets"):
        load_assignment(session, REGIME, YEAR, tmp_path / "a.xlsx")
    (tmp_path / "b.xlsx").write_text("x", "utf-8")
    with pytest.raises(Problems, match="template_not_xlsx"):
        load_assignment(session, REGIME, YEAR, tmp_path / "b.xlsx")
    with pytest.raises(Problem, match="report_suffix"):
        load_assignment(session, REGIME, YEAR, tmp_path / "c.csv")


def test_tasks_copied_from_excel(open_at):
    """A line each; a cell of two lines, names and codes of units, a time in words."""
    session = open_at("empty", PROVINCE)
    group = next(iter(assigned(session, REGIME, YEAR).groups.values()))
    text = (
        f'9.1\t{group}\t"Rà soát\nthủ tục"\tVăn phòng\t\tQuý II/2023\t\tBáo cáo\t'
        f"BHXH Cam Ranh; {OTHER}\r\n\r\n9.2\t{group}\tTập huấn\r\n"
    )
    first, second = read_tasks(session, REGIME, YEAR, text)
    assert ("9.1", "Rà soát thủ tục", (OFFICE, OTHER)) == (first.code, first.text, first.units)
    assert "2023-06-30" == str(first.due_on)
    assert ("9.2", None, ()) == (second.code, second.due_on, second.units)
    with pytest.raises(Problems) as caught:
        read_tasks(session, REGIME, YEAR, f"\t{group}\tx\n1\tlạ\ty\n2\t{group}")
    assert ["assignment_blank_code", "assignment_group", "assignment_blank_text"] == codes(
        caught.value
    )
    assert PERIOD == "2023"


@given(
    st.sampled_from([">=", ">", "<=", "<"]),
    st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False),
)
def test_a_target_reads_as_it_is_written(operator, value):
    """Whatever its number, what the workbook shows is read back."""
    read = read_target(target_text(TargetSaid(operator, f"{value:f}")))
    assert read is not None
    assert (operator, value) == (read.operator, Decimal(read.value))
