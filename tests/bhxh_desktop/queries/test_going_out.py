"""What an export would write, and what is said of it."""

from __future__ import annotations

from bhxh_desktop.messages import say
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.submissions import lock_total, reopen
from bhxh_desktop.queries.going_out import going_out
from tests.helpers.workspaces import (
    MENDED,
    OFFICE,
    OFFICES,
    PERIOD,
    PROVINCE,
    REASON,
    REGIME,
    head_of,
    key_of,
    total_of,
)


def gaps(session) -> list[str]:
    """What is said of the totals that go."""
    return [each.code for each in going_out(session, REGIME, PERIOD, merged=True).gaps]


def test_nothing_to_send(open_at):
    """Before any lock nothing goes."""
    going = going_out(open_at("filled", OFFICE))
    assert ((), False, ()) == (going.own, going.below, going.gaps)


def test_own_heads(open_at):
    """What is locked goes; typed again, the sentence names the number that goes."""
    session = open_at("sent", OFFICE)
    going = going_out(session)
    assert ((head_of(session),), ()) == (going.own, going.reopened)
    reopen(session, key_of(OFFICE))
    (told,) = going_out(session).reopened
    assert say(told).startswith("Cải cách hành chính năm 2023 đang sửa sau lần 1: gói chỉ có lần 1")


def test_what_a_total_lacks(open_at, templates):
    """Not locked, lacking units, locked without one, another since: one sentence each."""
    session = open_at("sent")
    import_files(session, templates.bundles[:-1])
    (told,) = going_out(session, merged=True).gaps
    assert "merged_open_lacks" == told.code
    assert all(session.tree[unit].short_name in told.fields["units"] for unit in OFFICES)
    assert () == going_out(session).gaps
    for unit in OFFICES[:-1]:
        review(session, head_of(session, unit), "approve")
    lock_total(session, total_of(session, excluded={MENDED: REASON}), REASON)
    (told,) = going_out(session, merged=True).gaps
    expected = "Cải cách hành chính năm 2023: số tổng hợp lần 1 không gồm BHXH Khánh Sơn."
    assert expected == say(told)
    review(session, head_of(session, OFFICE), "return", REASON)
    assert ["merged_moved"] == gaps(session)


def test_a_whole_total_goes_without_a_word(open_at):
    """Of all units and locked there is nothing to say; before that only that it is open."""
    session = open_at("received")
    assert ["merged_open"] == gaps(session)
    record = lock_total(session, total_of(session), REASON)
    assert [] == gaps(session)
    assert record in going_out(session).own
    assert {PROVINCE} == {head.unit for head in going_out(session).own}
