"""Typing: all or nothing, into the unit's own working copy, with every change in the audit."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bhxh_desktop import clock
from bhxh_desktop.domain.figure import BLANK, NONE_ARISING, Cell, FigureKey, number_cell, text_cell
from bhxh_desktop.domain.parts import DocumentEntry, Paragraph, TaskProgress
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.figures import fill, set_progress
from bhxh_desktop.operations.narrative import set_narrative
from bhxh_desktop.session import Session
from bhxh_desktop.store import audit, working
from tests.helpers.workspaces import (
    ATTENDEES,
    OFFICE,
    OFFICES,
    PROVINCE,
    RECEIVED_AT,
    Templates,
    definition,
    dump,
    key_of,
)

MEETINGS = ATTENDEES._replace(row="meetings")
NOTE = FigureKey("dossiers", "collection", "note")
KEY = key_of(OFFICE)
ONE = {MEETINGS: (number_cell(13), "Theo sổ"), ATTENDEES: (NONE_ARISING, None)}


def codes_of(action) -> list[str]:
    """The codes of what *action* is refused for; of a fault in a cell that fault's."""
    with pytest.raises((Problem, Problems)) as caught:
        action()
    error = caught.value
    problems = error.problems if isinstance(error, Problems) else (error,)
    inner = [problem.fields.get("fault", problem) for problem in problems]
    return [problem.code for problem in inner]


@pytest.fixture
def session(open_at) -> Session:
    """The workspace of an office where nothing is typed."""
    return open_at("empty", OFFICE)


def test_filled(session):
    """What is typed stands in a working copy of the period's definition and window."""
    changes = fill(session, KEY, ONE)
    expected = working.WorkingCopy(
        KEY,
        base=(),
        definition=definition().hash,
        as_of="2023-12-14",
        cells={place: cell for place, (cell, _) in ONE.items()},
        notes={MEETINGS: "Theo sổ"},
    )
    assert expected == working.load(session.connection, KEY)
    assert 3 == changes.count


def test_in_the_audit(session):
    """The audit says who wrote what, when, and what stood there before."""
    fill(session, KEY, ONE)
    changes = fill(session, KEY, {MEETINGS: (number_cell(14), None)})
    *_, entry = audit.entries(session.connection)
    assert (RECEIVED_AT.isoformat(), session.author, changes) == entry
    place = "cell outreach.meetings.value"
    assert ({place: [True, "13"]}, {place: [True, "14"]}) == (changes.before, changes.after)
    assert ("fill", "KH-CR own cchc 2023") == (changes.operation, changes.subject)


def test_only_what_is_named(session):
    """Other cells stay; a blank takes a cell out, an empty note takes the note out."""
    fill(session, KEY, {**ONE, NOTE: (text_cell("Chậm"), None)})
    fill(session, KEY, {MEETINGS: (number_cell(15), None), ATTENDEES: (BLANK, None)})
    copy = working.load(session.connection, KEY)
    assert {MEETINGS: number_cell(15), NOTE: text_cell("Chậm")} == copy.cells
    assert {MEETINGS: "Theo sổ"} == copy.notes
    fill(session, KEY, {MEETINGS: (None, "Ghi chú khác")})
    copy = working.load(session.connection, KEY)
    assert ({MEETINGS: "Ghi chú khác"}, number_cell(15)) == (copy.notes, copy.cells[MEETINGS])
    fill(session, KEY, {MEETINGS: (number_cell(15), "")})
    assert {} == working.load(session.connection, KEY).notes


def test_texts_are_cleaned(session):
    """Whatever the door: one form of Unicode, no tabs, and what is locked can be read again."""
    fill(session, KEY, {NOTE: (text_cell(" Viê\u0323t\t rời\n"), "Ghi\tchu\u0301 ")})
    copy = working.load(session.connection, KEY)
    assert {NOTE: text_cell("Việt rời")} == copy.cells
    assert {NOTE: "Ghi chú"} == copy.notes
    set_narrative(session, KEY, {"outreach": (Paragraph("0" * 16, "mô\u0323t\thai\nba"),)})
    (said,) = working.load(session.connection, KEY).narrative["outreach"]
    assert "một hai\nba" == said.text


def test_texts_too_long(session):
    """A text that could not be read again after the lock is not taken."""
    long = {MEETINGS: (number_cell(1), "a" * 4001), NOTE: (text_cell("a" * 4001), None)}
    assert ["text_long", "text_long"] == codes_of(lambda: fill(session, KEY, long))
    paragraph = Paragraph("0" * 16, "a" * 20_001)
    told = {"outreach": (paragraph,)}
    assert ["text_long"] == codes_of(lambda: set_narrative(session, KEY, told))
    fill(session, KEY, {MEETINGS: (number_cell(1), "a" * 4000)})


BAD = {
    "entry_unknown": (FigureKey("outreach", "thu", "value"), number_cell(1)),
    "entry_negative": (ATTENDEES, number_cell(-1)),
    "entry_whole": (ATTENDEES, number_cell("1.5")),
    "entry_not_yours": (FigureKey("inspection", "offices", "value"), number_cell(1)),
}


@pytest.mark.parametrize("code", BAD)
def test_one_bad_entry_changes_nothing(session, code):
    """Good entries beside a bad one are not written, and the audit has no entry."""
    place, cell = BAD[code]
    before = dump(session.connection)
    assert [code] == codes_of(lambda: fill(session, KEY, {**ONE, place: (cell, None)}))
    assert before == dump(session.connection)


def test_computed_cells_take_no_entry(session):
    """A derived cell cannot be typed."""
    total = FigureKey("dossiers", "total", "received")
    typed = {total: (number_cell(1), None)}
    assert ["entry_derived"] == codes_of(lambda: fill(session, KEY, typed))
    fill(session, KEY, {total: (None, "Theo sổ")})
    assert {total: "Theo sổ"} == working.load(session.connection, KEY).notes


def _courses(first: int, last: int):
    """Rows added to the list of courses."""
    return {
        FigureKey("training_other", f"r-{number:016x}", "course"): (
            text_cell(f"Lớp {number}"),
            None,
        )
        for number in range(first, last)
    }


def test_no_more_rows_than_the_form_takes(session):
    """Rows that are there count, rows that go make room."""
    fill(session, KEY, _courses(0, 150))
    assert ["entry_rows"] == codes_of(lambda: fill(session, KEY, _courses(100, 201)))
    fill(session, KEY, _courses(100, 200))
    assert ["entry_rows"] == codes_of(lambda: fill(session, KEY, _courses(200, 201)))
    gone = dict.fromkeys(_courses(0, 1), (BLANK, None))
    fill(session, KEY, {**_courses(200, 201), **gone})


def test_all_bad_entries_at_once(session):
    """Every bad entry is named, not only the first."""
    bad = {ATTENDEES: (number_cell(-1), None), MEETINGS: (number_cell("0.5"), None)}
    assert ["entry_negative", "entry_whole"] == codes_of(lambda: fill(session, KEY, bad))


def test_only_at_home(open_at):
    """Nobody types into the submission of a unit that is not below."""
    session = open_at("sent", OFFICES[1])
    before = dump(session.connection)
    for action in (
        lambda: fill(session, KEY, ONE),
        lambda: set_narrative(session, KEY, {}),
        lambda: set_progress(session, KEY, {}),
    ):
        assert ["not_ours"] == codes_of(action)
    assert before == dump(session.connection)


def test_not_after_the_lock(open_at):
    """A locked submission is reopened knowingly, never written to."""
    session = open_at("sent", OFFICE)
    before = dump(session.connection)
    for action in (
        lambda: fill(session, KEY, ONE),
        lambda: set_narrative(session, KEY, {}),
        lambda: set_progress(session, KEY, {}),
    ):
        assert ["already_locked"] == codes_of(action)
    assert before == dump(session.connection)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"regime": "other"}, "regime_unknown"),
        ({"period": "2022"}, "regime_later"),
        ({"period": "2023-9M"}, "period_not_owed"),
        ({"unit": "KH-XX"}, "unit_unknown"),
    ],
)
def test_submissions_there_are_none_of(session, change, code):
    """A regime, a period or a unit that does not exist begins no working copy."""
    assert [code] == codes_of(lambda: fill(session, KEY._replace(**change), ONE))
    assert [] == working.keys(session.connection)


def test_an_old_copy_keeps_its_definition(session):
    """A copy goes on with the definition it was begun with."""
    fill(session, KEY, ONE)
    copy = working.load(session.connection, KEY)
    with session.writing():
        working.save(session.connection, replace(copy, as_of="2023-12-13"), clock.stamp())
    fill(session, KEY, {MEETINGS: (number_cell(20), None)})
    assert "2023-12-13" == working.load(session.connection, KEY).as_of


DONE = TaskProgress("procedures", "done", "2023-03-01")


def test_progress(open_at):
    """Progress is kept by task; a task that was not assigned refuses all."""
    session = open_at("empty")
    key = key_of(PROVINCE)
    set_progress(session, key, {"1.1": DONE, "1.2": TaskProgress("procedures", "late")})
    set_progress(session, key, {"1.2": DONE})
    assert {"1.1": DONE, "1.2": DONE} == working.load(session.connection, key).progress
    odd = {"1.3": TaskProgress("procedures", "done", "2023-02-30", "a" * 4001)}
    assert ["date_impossible"] == codes_of(lambda: set_progress(session, key, odd))
    bad = {"1.3": DONE, "9.8": DONE, "9.9": DONE}
    assert ["task_unknown"] * 2 == codes_of(lambda: set_progress(session, key, bad))
    assert {"1.1", "1.2"} == working.load(session.connection, key).progress.keys()


def test_evidence_is_kept_in_order_and_once(open_at):
    """Documents that show a task done, by value; too many cannot be signed and are refused."""
    session, key = open_at("empty"), key_of(PROVINCE)
    plan = DocumentEntry("BHXH", "12", "KH-BHXH", 2023, "2023-02-01")
    letter = DocumentEntry("BHXH", "03", "CV-BHXH", 2023)
    shown = msgspec.structs.replace(DONE, documents=(plan, letter, plan))
    set_progress(session, key, {"1.1": shown})
    assert (letter, plan) == working.load(session.connection, key).progress["1.1"].documents
    many = tuple(msgspec.structs.replace(plan, number=str(n)) for n in range(1, 22))
    odd = {"1.1": msgspec.structs.replace(DONE, documents=many)}
    assert ["task_documents"] == codes_of(lambda: set_progress(session, key, odd))


def test_tasks_of_others(session):
    """An office that was assigned no task reports on none."""
    assert ["tasks_unassigned"] == codes_of(lambda: set_progress(session, KEY, {"1.1": DONE}))


def test_narrative(session):
    """Sections are replaced one by one; an unknown one refuses all; an empty one goes."""
    one, two = Paragraph("0" * 16, "Một"), Paragraph("1" * 16, "Hai")
    set_narrative(session, KEY, {"outreach": (one,), "proposals": (one, two)})
    set_narrative(session, KEY, {"outreach": (two,), "proposals": ()})
    assert {"outreach": (two,)} == working.load(session.connection, KEY).narrative
    bad = {"outreach": (one,), "thu": (one,)}
    assert ["section_unknown"] == codes_of(lambda: set_narrative(session, KEY, bad))
    assert {"outreach": (two,)} == working.load(session.connection, KEY).narrative


numbers = st.integers(0, 99).map(number_cell) | st.sampled_from([BLANK, NONE_ARISING])
entries = st.dictionaries(
    st.sampled_from([MEETINGS, ATTENDEES, FigureKey("dossiers", "policy", "new")]),
    st.tuples(numbers, st.none() | st.sampled_from(["", "Ghi chú"])),
)


@pytest.fixture(scope="module")
def shared(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> Session:
    """One workspace for all examples; each begins with nothing typed."""
    folder = templates.copy("empty", OFFICE, tmp_path_factory.mktemp("shared") / "workspace")
    with Session.open(folder) as opened:
        yield opened


@settings(max_examples=25)
@given(st.lists(entries, max_size=4))
def test_fills_one_after_another(shared, fills):
    """Any row of fills leaves what a dictionary updated in that order would hold."""
    working.delete(shared.connection, KEY)
    cells: dict[FigureKey, Cell] = {}
    notes: dict[FigureKey, str] = {}
    for entered in fills:
        fill(shared, KEY, entered)
        cells |= {place: cell for place, (cell, _) in entered.items()}
        notes |= {place: note for place, (_, note) in entered.items() if note is not None}
    copy = working.load(shared.connection, KEY)
    assert (copy is None) == (fills == [])
    if copy is not None:
        assert {place: cell for place, cell in cells.items() if cell != BLANK} == copy.cells
        assert {place: note for place, note in notes.items() if note} == copy.notes
