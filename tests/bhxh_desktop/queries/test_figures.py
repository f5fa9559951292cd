"""The figures of a submission: what is being typed comes before what was locked."""

from __future__ import annotations

import pytest

from bhxh_desktop.domain.figure import BLANK, CellState, FigureKey, number_cell
from bhxh_desktop.domain.parts import Paragraph, TaskProgress
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.figures import fill, set_progress
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.narrative import set_narrative
from bhxh_desktop.operations.submissions import lock, reopen
from bhxh_desktop.queries.figures import contents, of_revision
from bhxh_desktop.queries.history import history
from bhxh_desktop.store import working
from tests.helpers.workspaces import (
    ATTENDEES,
    FIGURES,
    OFFICE,
    PERIOD,
    PROVINCE,
    REASON,
    STRANGER,
    a_record,
    definition,
    head_of,
    key_of,
    write_one,
    write_withheld,
)

KEY = key_of(OFFICE)
NEW = FigureKey("dossiers", "collection", "new")
CARRIED_IN = NEW._replace(column="carried_in")
RECEIVED = NEW._replace(column="received")
DONE = FigureKey("task_totals", "done", "value")


def code_of(action) -> str:
    """The code of the Problem that *action* raises."""
    with pytest.raises(Problem) as caught:
        action()
    return caught.value.code


def test_nothing_entered(open_at):
    """Before anything is typed or has come, there is nothing to show, and it is said of whom."""
    session = open_at("empty", OFFICE)
    with pytest.raises(Problem) as caught:
        contents(session, KEY)
    expected = ("nothing_entered", {"unit": "BHXH Cam Ranh", "period": PERIOD})
    assert expected == (caught.value.code, caught.value.fields)


def test_what_is_typed(open_at):
    """A working copy is shown with what follows from it, computed at once."""
    session = open_at("empty", OFFICE)
    fill(session, KEY, {NEW: (number_cell(40), "Theo sổ"), CARRIED_IN: (number_cell(2), None)})
    said = contents(session, KEY)
    told = (said.key, said.definition.hash, said.as_of)
    assert (KEY, definition().hash, "2023-12-14") == told
    assert number_cell(42) == said.cells[RECEIVED]
    assert {NEW: "Theo sổ"} == said.notes
    assert (None, ()) == (said.revision, said.base)
    fill(session, KEY, {NEW: (BLANK, None)})
    assert number_cell(42) != contents(session, KEY).cells.get(RECEIVED)


def test_what_was_locked(open_at):
    """A head is shown as it was printed, with its notes, words and reasons."""
    session = open_at("filled", OFFICE)
    fill(session, KEY, {ATTENDEES: (number_cell(5), "Ước theo danh sách")})
    set_narrative(session, KEY, {"proposals": (Paragraph("0" * 16, "Không có"),)})
    typed = contents(session, KEY)
    record = lock(session, KEY, REASON)
    said = contents(session, KEY)
    assert record == said.revision
    assert (typed.cells, typed.notes, typed.narrative, typed.progress) == (
        said.cells,
        said.notes,
        said.narrative,
        said.progress,
    )
    assert {REASON} == {reason.reason for reason in said.explanations.reasons}
    assert said == of_revision(session, record.id)


def test_typing_comes_first(open_at):
    """Once reopened, the copy is shown; the head can still be looked at."""
    session = open_at("sent", OFFICE)
    record = head_of(session, OFFICE)
    locked = contents(session, KEY)
    reopen(session, KEY)
    fill(session, KEY, {ATTENDEES: (number_cell(5), None)})
    said = contents(session, KEY)
    assert (number_cell(5), None, (record.id,)) == (said.cells[ATTENDEES], said.revision, said.base)
    assert locked == of_revision(session, record.id)


def test_of_another_unit(open_at):
    """The province sees an office's head as the office does."""
    seen = contents(open_at("received"), KEY)
    own = contents(open_at("sent", OFFICE), KEY)
    assert (own.revision, own.cells, own.notes) == (seen.revision, seen.cells, seen.notes)


def test_an_earlier_revision(open_at, templates):
    """Every revision can be looked at, not only the head."""
    session = open_at("received")
    first = head_of(session, "KH-KS")
    import_files(session, [templates.bundle("KH-KS", 2)])
    assert number_cell(1) == contents(session, key_of("KH-KS")).cells[ATTENDEES]
    assert number_cell(1) != of_revision(session, first.id).cells[ATTENDEES]


def test_a_conflict(open_at, tmp_path):
    """Two heads are shown to nobody as one."""
    session = open_at("received")
    record = a_record(STRANGER, OFFICE, FIGURES)
    path = write_one(tmp_path / "1.bhxh", STRANGER, record, FIGURES)
    import_files(session, [path], enrol=True)
    assert "heads_in_conflict" == code_of(lambda: contents(session, KEY))
    for revision in history(session).heads_at(KEY).ids:
        assert revision == of_revision(session, revision).revision.id


def test_withheld(open_at, templates, tmp_path):
    """A head whose figures are not here cannot be shown, and is not shown empty."""
    session = open_at("empty")
    key = templates.key(OFFICE)
    import_files(session, [write_withheld(tmp_path / "1.bhxh", key, STRANGER, FIGURES)])
    assert "part_withheld" == code_of(lambda: contents(session, KEY))


def test_tasks_are_counted_as_they_are_told(open_at):
    """The province's own figures count what was said of its tasks up to now."""
    session = open_at("empty")
    key = key_of(PROVINCE)
    set_progress(session, key, {"1.1": TaskProgress("procedures", "done", "2023-03-01")})
    said = contents(session, key)
    assert 39 == len(said.tasks)
    assert number_cell(1) == said.cells[DONE]
    assert {"1.1"} == said.progress.keys()
    session = open_at("empty", OFFICE)
    fill(session, KEY, {ATTENDEES: (number_cell(1), None)})
    assert contents(session, KEY).cells[DONE].state is CellState.BLANK


def test_looking_changes_nothing(open_at):
    """A look at figures begins no working copy."""
    session = open_at("received")
    contents(session, KEY)
    contents(session, key_of(PROVINCE))
    assert [] == working.keys(session.connection)
