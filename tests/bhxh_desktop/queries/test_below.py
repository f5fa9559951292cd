"""What waits at the province for its own people: verdicts, conflicts, a total to lock."""

from __future__ import annotations

from bhxh_desktop.domain.figure import number_cell
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.submissions import lock_total
from bhxh_desktop.queries.below import work_below
from tests.helpers.workspaces import (
    ATTENDEES,
    MENDED,
    OFFICE,
    OFFICES,
    PERIOD,
    REASON,
    REGIME,
    a_record,
    head_of,
    total_of,
    write_one,
)


def counts(session) -> list[tuple[int, int, int]]:
    """What waits of each regime and period."""
    return [(each.received, each.split, each.whole) for each in work_below(session)]


def test_nothing_below(open_at):
    """An office has nobody below; a province to which nothing came waits for its board only."""
    assert () == work_below(open_at("sent", OFFICE))
    assert () == work_below(open_at("sent"))


def test_what_came_is_to_be_judged(open_at, templates):
    """Each verdict takes one away; with the last the total is to be locked, then nothing."""
    session = open_at("sent")
    import_files(session, templates.bundles)
    (found,) = work_below(session)
    assert (REGIME, PERIOD, "Cải cách hành chính") == (found.regime, found.period, found.title)
    assert (0, [(7, 0, 0)]) == (found.days_left, counts(session))
    for number, unit in enumerate(OFFICES, 1):
        review(session, head_of(session, unit), "approve")
        if number < len(OFFICES):
            assert [(7 - number, 0, 0)] == counts(session)
    assert [(0, 0, 7)] == counts(session)
    lock_total(session, total_of(session), REASON)
    assert [] == counts(session)


def test_after_the_total_something_new_waits(open_at, templates):
    """A second number of a unit is to be judged although the total is locked."""
    session = open_at("received")
    lock_total(session, total_of(session), REASON)
    import_files(session, [templates.bundle(MENDED, 2)])
    assert [(1, 0, 0)] == counts(session)
    review(session, head_of(session, MENDED), "return", REASON)
    assert [] == counts(session)


def test_two_sides_are_told(open_at, templates, tmp_path):
    """A report with two sides is no report to be judged."""
    session, key = open_at("received"), templates.key(OFFICE)
    figures = {ATTENDEES: number_cell(1)}
    other = a_record(key, OFFICE, figures)
    import_files(session, [write_one(tmp_path / "b.bhxh", key, other, figures)])
    assert [(0, 1, 0)] == counts(session)
