"""Deciding between two PCs of a unit, or for a unit below: one revision that follows both."""

from __future__ import annotations

import pytest

from bhxh_desktop.domain.figure import FigureKey, number_cell
from bhxh_desktop.domain.parts import Paragraph
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.narrative import set_narrative
from bhxh_desktop.operations.resolving import resolve, resolve_below
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.submissions import lock, reopen
from bhxh_desktop.queries.conflicts import conflicted
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from bhxh_desktop.store import audit
from tests.helpers.responding import respond
from tests.helpers.workspaces import (
    ATTENDEES,
    OFFICE,
    PROVINCE,
    REASON,
    Open,
    dump,
    head_of,
    key_of,
    relock,
    row_of,
    total_of,
)

KEY = key_of(OFFICE)
OTHER = FigureKey("outreach", "banners", "value")


def typed(session: Session, *numbers: int) -> None:
    """Write the two cells nothing depends on."""
    places = dict(zip((ATTENDEES, OTHER), numbers, strict=False))
    fill(session, KEY, {place: (number_cell(said), None) for place, said in places.items()})


def taken(session: Session) -> str | None:
    """The revision of the office that its total counts."""
    found = {each.unit: each.revision for each in total_of(session).plan.taken}
    return found[OFFICE]


@pytest.fixture
def pcs(open_at: Open, tmp_path) -> tuple[Session, Session]:
    """Two PCs of an office that have both gone on from the same revision; the first knows."""
    one, two = (open_at("sent", OFFICE, name) for name in ("one", "two"))
    for session, numbers in ((one, (5,)), (two, (7, 9))):
        reopen(session, KEY)
        typed(session, *numbers)
        lock(session, KEY, REASON)
    export(one, tmp_path / "one.bhxh")
    import_files(one, [export(two, tmp_path / "two.bhxh").path])
    return one, two


def places(session: Session) -> list[FigureKey]:
    """The cells that wait for a decision."""
    questions = conflicted(session, KEY).between.questions
    return [FigureKey(*question[0].key.name) for question in questions]


def test_one_side_is_taken_and_the_rest_asked(pcs):
    """Only what both changed is asked; the decision follows both and is locked as usual."""
    one, _ = pcs
    shown = conflicted(one, KEY)
    heads = history(one).heads_at(KEY).ids
    assert [ATTENDEES] == places(one)
    side = "left" if shown.left.cells[ATTENDEES] == number_cell(7) else "right"
    resolve(one, shown, [side])
    said = contents(one, KEY)
    assert [number_cell(7), number_cell(9)] == [said.cells[key] for key in (ATTENDEES, OTHER)]
    assert heads == tuple(sorted(said.base))
    record = lock(one, KEY, REASON)
    assert heads == record.parents
    assert (record.id,) == history(one).heads_at(KEY).ids
    *_, begun, _locked = audit.entries(one.connection)
    assert "resolve" == begun.changes.operation


def test_the_other_pc_learns_of_it(pcs, tmp_path):
    """The decision travels like any revision, and there is one head everywhere."""
    one, two = pcs
    resolve(one, conflicted(one, KEY), ["right"])
    record = lock(one, KEY, REASON)
    import_files(two, [export(one, tmp_path / "later.bhxh").path])
    assert (record.id,) == history(two).heads_at(KEY).ids
    assert contents(one, KEY).cells == contents(two, KEY).cells


def test_undecided_changes_nothing(pcs):
    """A place without a side: nothing is written."""
    one, _ = pcs
    before = dump(one.connection)
    with pytest.raises(Problem, match="conflict_undecided"):
        resolve(one, conflicted(one, KEY), [])
    assert before == dump(one.connection)


def test_what_moved_in_the_meantime(pcs, tmp_path):
    """A decision on what is no longer there is refused."""
    one, two = pcs
    shown = conflicted(one, KEY)
    relock(two, 8)
    import_files(one, [export(two, tmp_path / "again.bhxh").path])
    before = dump(one.connection)
    with pytest.raises(Problem, match="conflict_moved"):
        resolve(one, shown, ["left"])
    assert before == dump(one.connection)


def test_nothing_to_decide(open_at):
    """One head, and nothing typed beside it."""
    with pytest.raises(Problem, match="nothing_to_resolve"):
        conflicted(open_at("sent", OFFICE), KEY)


def test_rebase(open_at, tmp_path):
    """The head moved under the working copy: both go together, what both changed is asked."""
    one, two = (open_at("sent", OFFICE, name) for name in ("one", "two"))
    reopen(one, KEY)
    typed(one, 5)
    reopen(two, KEY)
    typed(two, 7, 9)
    theirs = lock(two, KEY, REASON)
    import_files(one, [export(two, tmp_path / "two.bhxh").path])
    shown = conflicted(one, KEY)
    assert shown.is_rebase
    assert [ATTENDEES] == places(one)
    resolve(one, shown, ["left"])
    said = contents(one, KEY)
    assert [number_cell(5), number_cell(9)] == [said.cells[key] for key in (ATTENDEES, OTHER)]
    assert (theirs.id,) == lock(one, KEY, REASON).parents
    with pytest.raises(Problem, match="nothing_to_resolve"):
        conflicted(one, KEY)


def test_rebase_sees_what_was_typed_since(open_at, tmp_path):
    """What is typed while the sides are shown is not lost: the decision is refused."""
    one, two = (open_at("sent", OFFICE, name) for name in ("one", "two"))
    reopen(one, KEY)
    typed(one, 5)
    relock(two, 7)
    import_files(one, [export(two, tmp_path / "two.bhxh").path])
    shown = conflicted(one, KEY)
    typed(one, 6)
    with pytest.raises(Problem, match="conflict_moved"):
        resolve(one, shown, ["left"])


def test_narrative_and_notes(open_at, tmp_path):
    """Words differ like figures do; one paragraph each is no conflict."""
    one, two = (open_at("sent", OFFICE, name) for name in ("one", "two"))
    section = next(iter(contents(one, KEY).narrative))
    for session, name in ((one, "1" * 16), (two, "2" * 16)):
        reopen(session, KEY)
        old = contents(session, KEY).narrative[section]
        set_narrative(session, KEY, {section: (*old, Paragraph(name, f"Đoạn {name}"))})
        fill(session, KEY, {ATTENDEES: (None, f"Ghi chú {name}")})
        lock(session, KEY, REASON)
    import_files(one, [export(two, tmp_path / "two.bhxh").path])
    shown = conflicted(one, KEY)
    assert [("note", ATTENDEES)] == [each[0].key for each in shown.between.questions]
    resolve(one, shown, ["left"])
    ids = {paragraph.id for paragraph in contents(one, KEY).narrative[section]}
    assert {"1" * 16, "2" * 16} <= ids


@pytest.fixture
def province(pcs, open_at, tmp_path) -> Session:
    """The province that received both."""
    session = open_at("received", PROVINCE)
    import_files(session, [tmp_path / "one.bhxh", tmp_path / "two.bhxh"])
    assert history(session).heads_at(KEY).in_conflict
    return session


def test_the_province_decides(province):
    """Its decision is a revision of the unit, signed above it: it counts as approved."""
    shown = conflicted(province, KEY)
    record = resolve_below(province, shown, ["left"] * len(shown.between.questions), "Đã hỏi.")
    assert (OFFICE, province.key.public) == (record.unit, record.signer)
    assert (record.id,) == history(province).heads_at(KEY).ids
    assert record.id == taken(province)
    assert "CONFLICT" != row_of(province).state.name
    reasons = contents(province, KEY).explanations.reasons
    assert {"Đã hỏi."} <= {each.reason for each in reasons}
    with pytest.raises(Problem, match="nothing_to_resolve"):
        conflicted(province, KEY)


def test_the_office_gets_the_decision(province, pcs, tmp_path):
    """It comes back in the response; the office has one head again."""
    one, _ = pcs
    shown = conflicted(province, KEY)
    record = resolve_below(province, shown, ["left"] * len(shown.between.questions), "Đã hỏi.")
    folder = tmp_path / "answers"
    folder.mkdir()
    respond(province, folder)
    import_files(one, sorted(folder.iterdir()))
    assert (record.id,) == history(one).heads_at(KEY).ids


def test_refused_above(province):
    """Without a reason nothing is decided for others."""
    shown = conflicted(province, KEY)
    before = dump(province.connection)
    with pytest.raises(Problem, match="behalf_needs_reason"):
        resolve_below(province, shown, ["left"] * len(shown.between.questions))
    assert before == dump(province.connection)


def test_only_above(pcs):
    """The unit itself has `resolve`; nobody decides for itself as for another."""
    one, _ = pcs
    with pytest.raises(Problem, match="resolve_not_above"):
        resolve_below(one, conflicted(one, KEY), ["left"], "x")


def test_a_review_on_either_side_stays(province):
    """What was approved before goes on being known."""
    head = conflicted(province, KEY).left.revision
    assert head is not None
    review(province, head, "approve")
    shown = conflicted(province, KEY)
    record = resolve_below(province, shown, ["left"] * len(shown.between.questions), "Đã hỏi.")
    assert record.id == taken(province)
    assert head_of(province, OFFICE).id == record.id
