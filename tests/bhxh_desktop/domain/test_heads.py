"""Heads: what stands for a submission, whatever came in which order."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from bhxh_desktop.domain.heads import Graph, heads_of
from bhxh_desktop.domain.revision import SubmissionKey
from tests.helpers.model import a_revision, by_id, key_of, small_tree, trust_all

TREE = small_tree()
KEY = SubmissionKey("A", "own", "small", "2023")


def heads(*records, trust=None):
    """The heads of A's own submission among *records*."""
    return heads_of(by_id(*records), trust or trust_all("A", "B", "P"), TREE)[KEY]


def test_a_later_revision_is_the_head():
    """A revision pushes its parents aside."""
    first = a_revision("A", figures="1")
    second = a_revision("A", first, figures="2")
    assert (second.id,) == heads(second, first).ids


def test_two_sides_are_a_conflict_until_merged():
    """Two children of one parent are two heads; a revision with both parents ends it."""
    first = a_revision("A", figures="1")
    left, right = a_revision("A", first, figures="2"), a_revision("A", first, figures="3")
    assert heads(first, left, right).in_conflict
    merged = a_revision("A", left, right, figures="4")
    assert (merged.id,) == heads(first, left, right, merged).ids


def test_equal_contents_are_one_head():
    """Two PCs that locked the same figures are not in conflict."""
    left = a_revision("A", figures="1", author="Một")
    right = a_revision("A", figures="1", author="Hai")
    found = heads(left, right)
    assert (min(left.id, right.id),) == found.ids
    assert {left.id, right.id} == found.equal[found.ids[0]]


def twins(*parents, figures="1"):
    """What two PCs locked of the same figures."""
    return [a_revision("A", *parents, figures=figures, author=name) for name in ("Một", "Hai")]


def test_who_follows_one_of_equals_follows_all():
    """The other PC's equal revision may come when the first was followed already: no conflict."""
    first, twin = twins()
    after = a_revision("A", first, figures="2")
    assert (after.id,) == heads(first, after, twin).ids
    assert {after.id} == heads(first, after, twin).equal[after.id]


def test_equals_of_equals():
    """Two PCs that lock the same twice walk side by side: each step is one revision."""
    first, twin = twins()
    second, _ = twins(first, figures="2")
    _, other = twins(twin, figures="2")
    found = heads(first, twin, second, other)
    assert {second.id, other.id} == found.equal[min(second.id, other.id)]
    last = a_revision("A", other, figures="3")
    assert (last.id,) == heads(first, twin, second, other, last).ids


def test_the_same_figures_again_are_no_twin():
    """Who goes back to earlier figures stays ahead; on another base they are another revision."""
    first = a_revision("A", figures="1")
    second = a_revision("A", first, figures="2")
    back = a_revision("A", second, figures="1")
    assert (back.id,) == heads(first, second, back).ids
    side = a_revision("A", second, figures="3")
    assert {back.id, side.id} == set(heads(first, second, back, side).ids)


def test_an_untrusted_revision_waits_and_pushes_nothing_aside():
    """A revision by an unknown key changes no head; it is listed as waiting."""
    first = a_revision("A", figures="1")
    foreign = a_revision("A", first, figures="2", signer=key_of("stranger"))
    found = heads(first, foreign)
    assert (first.id,) == found.ids
    assert {foreign.id} == found.waiting


def test_ancestry_runs_through_untrusted_revisions():
    """What a trusted revision was built on is behind it, whoever signed what lies between."""
    first = a_revision("A", figures="1")
    between = a_revision("A", first, figures="2", signer=key_of("stranger"))
    last = a_revision("A", between, figures="3")
    assert (last.id,) == heads(first, between, last).ids


def test_a_sibling_cannot_sign_for_a_unit():
    """B's key counts for B, not for A."""
    first = a_revision("A", figures="1")
    by_sibling = a_revision("A", first, figures="2", signer=key_of("B"))
    assert (first.id,) == heads(first, by_sibling).ids


def test_an_ancestor_can_sign_for_a_unit():
    """A correction by the province counts."""
    first = a_revision("A", figures="1")
    correction = a_revision("A", first, figures="2", signer=key_of("P"))
    assert (correction.id,) == heads(first, correction).ids


def test_a_successor_can_sign_for_a_closed_unit():
    """D was merged into A; A may sign for D, D may not sign for A."""
    for_closed = a_revision("D", figures="1", signer=key_of("A"))
    found = heads_of(by_id(for_closed), trust_all("A"), TREE)
    assert (for_closed.id,) == found[for_closed.key].ids
    for_open = a_revision("A", figures="1", signer=key_of("D"))
    assert () == heads_of(by_id(for_open), trust_all("D"), TREE)[KEY].ids


def test_a_parent_of_another_submission_is_not_followed():
    """Naming another unit's revision as parent pushes nothing of theirs aside."""
    others = a_revision("B", figures="1")
    attack = msgspec.structs.replace(a_revision("A", figures="2"), parents=(others.id,))
    found = heads_of(by_id(others, attack), trust_all("A", "B"), TREE)
    assert (others.id,) == found[others.key].ids


def test_a_missing_parent_is_no_conflict():
    """Two heads with a parent not here yet: told as missing, not as a conflict."""
    first = a_revision("A", figures="1")
    lost = a_revision("A", first, figures="2")
    last = a_revision("A", lost, figures="3")
    found = heads(first, last)
    assert {lost.id} == found.missing
    assert not found.in_conflict


def test_what_waits_hides_no_conflict():
    """An untrusted revision that names a parent nobody has does not end a conflict."""
    left, right = a_revision("A", figures="1"), a_revision("A", figures="2")
    lost = a_revision("A", figures="3")
    stranger = a_revision("A", lost, left, figures="4", signer=key_of("stranger"))
    found = heads(left, right, stranger)
    assert (True, frozenset()) == (found.in_conflict, found.missing)
    trusted = a_revision("A", stranger, figures="5")
    assert {lost.id} == heads(left, right, stranger, trusted).missing


def test_merge_bases_of_a_criss_cross():
    """Two merges of the same two sides have both sides as bases."""
    left, right = a_revision("A", figures="1"), a_revision("A", figures="2")
    one = a_revision("A", left, right, figures="3")
    two = a_revision("A", left, right, figures="4")
    graph = Graph(by_id(left, right, one, two))
    assert sorted([left.id, right.id]) == graph.merge_bases(one.id, two.id)
    assert [] == graph.merge_bases(left.id, right.id)
    assert 2 == graph.depth(one.id)


def test_twins_are_one_base():
    """Two sides on the twins of one revision have one base, not none and not two."""
    first, twin = twins()
    one, two = a_revision("A", first, figures="2"), a_revision("A", twin, figures="3")
    graph = Graph(by_id(first, twin, one, two))
    assert [min(first.id, twin.id)] == graph.merge_bases(one.id, two.id)


def test_a_revoked_key_keeps_what_is_honoured():
    """After revocation only the named revisions of a key go on counting."""
    kept, dropped = a_revision("A", figures="1"), a_revision("A", figures="2")
    trust = replace(trust_all("A"), revoked={key_of("A"): frozenset({kept.id})})
    assert (kept.id,) == heads(kept, dropped, trust=trust).ids
