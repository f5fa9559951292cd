"""Pruning: what a report once said goes, what it says, and who said what when, stays."""

from __future__ import annotations

from datetime import datetime

import pytest

from bhxh_desktop import clock
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.pruning import prunable, prune
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.submissions import lock_total, reopen
from bhxh_desktop.queries.history import history
from bhxh_desktop.queries.report_source import source_of_revision
from bhxh_desktop.store import audit
from tests.helpers.bundles import held
from tests.helpers.workspaces import MENDED, OFFICE, REASON, key_of, relock, total_of

LATER = 2024
YEARS_ON = datetime.fromisoformat("2031-03-01T08:00:00+07:00")


def test_superseded(open_at, out):
    """Figures of the first lock go; the second is printed, sent and read as before."""
    office = open_at("sent", OFFICE)
    (first,) = history(office).records.values()
    second = relock(office, 9)
    found = prunable(office, LATER)
    assert (first.id,) == found.revisions
    before = source_of_revision(office, second.id)
    with clock.held(YEARS_ON):
        pruned = prune(office, LATER)
    assert pruned.backup is not None
    assert "2031-03-01-prune-1.db" == pruned.backup.name
    assert found.parts == pruned.parts
    assert set(first.parts.values()) - set(second.parts.values()) == pruned.parts
    assert {first.id, second.id} == history(office).records.keys()
    assert before == source_of_revision(office, second.id)
    assert set(second.parts.values()) == held(export(office, out)).parts.keys()
    *_, entry, _export = audit.entries(office.connection)
    assert ("prune", [first.id]) == (entry.changes.operation, entry.changes.after["revisions"])


def test_what_stays(open_at):
    """Later years, reports being typed, heads: nothing of them goes."""
    office = open_at("sent", OFFICE)
    assert not prunable(office, LATER).parts
    relock(office, 9)
    assert not prunable(office, LATER - 1).parts
    reopen(office, key_of(OFFICE))
    assert not prunable(office, LATER).parts
    with clock.held(YEARS_ON), pytest.raises(Problem, match="nothing_to_prune"):
        prune(office, LATER)


def test_a_year_to_come(open_at):
    """Nothing is superseded for good in a year that still runs."""
    office = open_at("sent", OFFICE)
    relock(office, 9)
    with pytest.raises(Problem, match="year_too_late"):
        prune(office, LATER)


def test_the_province(open_at, templates):
    """What was approved last and what a locked total counts stay, whatever followed."""
    province = open_at("received")
    (old,) = history(province).heads_at(key_of(MENDED)).ids
    import_files(province, [templates.bundle(MENDED, 2)])
    (new,) = history(province).heads_at(key_of(MENDED)).ids
    assert not prunable(province, LATER).parts  # the first one is the approved one
    total = lock_total(province, total_of(province), REASON)
    review(province, history(province).records[new], "approve")
    assert not prunable(province, LATER).parts  # and the one that the total counts
    again = lock_total(province, total_of(province), REASON)
    assert {old, total.id} == {*prunable(province, LATER).revisions}
    with clock.held(YEARS_ON):
        prune(province, LATER)
    assert again.id == lock_total(province, total_of(province), REASON).id


def test_two_sides(open_at, templates):
    """In a conflict every revision may still be asked about."""
    office = open_at("sent", MENDED)
    reopened = relock(office, 9)
    import_files(office, [templates.bundle(MENDED, 2)])
    assert history(office).heads_at(reopened.key).in_conflict
    assert not prunable(office, LATER).parts


def test_old_bundles_again(open_at, out):
    """A file of then brings back what it holds; nothing is asked and nothing is a conflict."""
    office = open_at("sent", OFFICE)
    bundle = export(office, out)
    relock(office, 9)
    with clock.held(YEARS_ON):
        prune(office, LATER)
    assert import_files(office, [bundle.path]).complete
    assert prunable(office, LATER).parts
