"""Reviews: verdicts, and which revision of a unit counts."""

from __future__ import annotations

from bhxh_desktop.domain.review import Judge, Verdict, replaceable, standing, verdicts_from
from tests.helpers.model import a_review, a_revision, by_id, key_of, small_tree, trust_all

TREE = small_tree()
TRUST = trust_all("A", "B", "P")


def verdict(record, *reviews):
    """What the reviews of *record* amount to."""
    return verdicts_from(standing(by_id(*reviews), by_id(record), TRUST, TREE)).get(
        record.id, Verdict.NONE
    )


def choose(records, *reviews, consolidator="P", **options):
    """What counts of the submission of *records*."""
    known = by_id(*records)
    judge = Judge(
        TRUST, TREE, verdicts_from(standing(by_id(*reviews), known, TRUST, TREE)), consolidator
    )
    return judge.choose(known, **options)


def test_verdicts():
    """One review decides; a replacing one takes its place; concurrent ones must agree."""
    record = a_revision("A")
    approve, give_back = a_review(record), a_review(record, "return", reason="sai cột 3")
    assert Verdict.NONE is verdict(record)
    assert Verdict.APPROVED is verdict(record, approve)
    assert Verdict.DISPUTED is verdict(record, approve, give_back)
    again = a_review(record, "return", replaces=(approve.id,))
    assert Verdict.RETURNED is verdict(record, approve, again)


def test_only_an_ancestors_review_counts():
    """Not the unit's own, not a sibling's, not one signed by a stranger for the province."""
    record = a_revision("A")
    for by, signer in (("A", "A"), ("B", "B"), ("P", "stranger"), ("P", "A")):
        assert Verdict.NONE is verdict(record, a_review(record, unit=by, signer=key_of(signer)))


def test_a_review_replaces_only_reviews_of_the_same_revision():
    """Naming another unit's review takes nothing away from it."""
    mine, theirs = a_revision("A"), a_revision("B")
    approved = a_review(theirs)
    other = a_review(mine, "return", replaces=(approved.id,))
    found = verdicts_from(standing(by_id(approved, other), by_id(mine, theirs), TRUST, TREE))
    assert Verdict.APPROVED is found[theirs.id]


def test_the_latest_approved_counts_and_newer_ones_are_told():
    """A newer revision without approval does not push the approved one out of the total."""
    first = a_revision("A", figures="1")
    second = a_revision("A", first, figures="2")
    choice = choose([first, second], a_review(first))
    assert (first.id, True, (second.id,)) == (choice.revision, choice.approved, choice.newer)
    choice = choose([first, second], a_review(first), a_review(second))
    assert (second.id, ()) == (choice.revision, choice.newer)


def test_a_conflict_never_removes_the_approved_one():
    """Two heads on top of an approved revision: it goes on counting."""
    first = a_revision("A", figures="1")
    sides = [a_revision("A", first, figures=text) for text in "23"]
    assert first.id == choose([first, *sides], a_review(first)).revision


def test_two_approved_sides_are_marked():
    """One of them counts, always the same, and the choice says so."""
    sides = [a_revision("A", figures=text) for text in "23"]
    choice = choose(sides, *map(a_review, sides))
    assert (min(side.id for side in sides), True) == (choice.revision, choice.disputed)


def test_without_approval_a_unit_counts_only_if_asked():
    """And then only with a single head."""
    first = a_revision("A", figures="1")
    assert choose([first]).revision is None
    asked = choose([first], unapproved=True)
    assert (first.id, False) == (asked.revision, asked.approved)
    fork = a_revision("A", figures="2")
    assert choose([first, fork], unapproved=True).revision is None


def test_a_correction_by_the_parent_counts_as_approved():
    """Until it is returned itself."""
    first = a_revision("A", figures="1")
    correction = a_revision("A", first, figures="2", signer=key_of("P"))
    assert correction.id == choose([first, correction]).revision
    returned = a_review(correction, "return")
    assert choose([first, correction], returned).revision is None


def test_the_consolidating_unit_needs_no_review():
    """The province's own figures count in its own total, not in that of a unit above."""
    own = a_revision("P", figures="1")
    assert own.id == choose([own]).revision
    assert choose([own], consolidator="VN").revision is None


def test_equal_revisions_are_judged_as_one():
    """A verdict on the one PC's revision is on the other's; a new one replaces what both have."""
    mine, theirs = (a_revision("A", figures="1", author=name) for name in ("Một", "Hai"))
    records = by_id(mine, theirs)
    approved, returned = a_review(mine), a_review(theirs, "return")
    assert (mine.id, True) == (choose([mine], approved).revision, True)
    assert None is choose([mine, theirs], approved, returned).revision
    disputed = verdicts_from(standing(by_id(approved, returned), records, TRUST, TREE))
    assert {mine.id: Verdict.DISPUTED, theirs.id: Verdict.DISPUTED} == disputed
    same = frozenset(records)
    again = a_review(theirs, "return", replaces=replaceable([approved], same))
    found = verdicts_from(standing(by_id(approved, again), records, TRUST, TREE))
    assert {mine.id: Verdict.RETURNED, theirs.id: Verdict.RETURNED} == found


def test_a_verdict_stays_with_equals_that_were_followed():
    """The approved one of two equals goes on counting when a newer revision follows the other."""
    mine, theirs = (a_revision("A", figures="1", author=name) for name in ("Một", "Hai"))
    newer = a_revision("A", theirs, figures="2")
    choice = choose([mine, theirs, newer], a_review(mine))
    assert (True, False, (newer.id,)) == (choice.approved, choice.disputed, choice.newer)
