"""Three-way merging: nothing is lost, nothing is decided behind anyone's back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.merge import decide, merge, merge_order
from bhxh_desktop.errors import Problem

MAPPINGS = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 3), max_size=6)


@given(MAPPINGS, MAPPINGS, MAPPINGS)
def test_every_place_is_merged_asked_or_blank(base, left, right):
    """Each place: equal, changed by one side, or in conflict; never anything else."""
    merged = merge([base], left, right)
    asked = {conflict.key for conflict in merged.conflicts}
    for key in {*base, *left, *right}:
        ours, theirs, old = left.get(key), right.get(key), base.get(key)
        if ours == theirs:
            expected = ours
        elif ours == old:
            expected = theirs
        elif theirs == old:
            expected = ours
        else:
            assert key in asked
            continue
        assert expected == merged.values.get(key)
        assert key not in asked


@given(st.lists(MAPPINGS, max_size=3), MAPPINGS, MAPPINGS)
def test_the_sides_are_alike(bases, left, right):
    """Swapping the sides swaps them in the outcome and changes nothing else."""
    one, two = merge(bases, left, right), merge(list(reversed(bases)), right, left)
    assert one.values == two.values
    assert {(c.key, c.left, c.right) for c in one.conflicts} == {
        (c.key, c.right, c.left) for c in two.conflicts
    }
    assert (one.from_left, one.from_right) == (two.from_right, two.from_left)


@given(MAPPINGS, MAPPINGS)
def test_merging_with_the_base_is_the_other_side(base, side):
    """A side that changed nothing has no say."""
    merged = merge([base], base, side)
    assert side == merged.values
    assert () == merged.conflicts


@given(MAPPINGS, MAPPINGS)
def test_without_a_base_filling_in_is_one_sided(left, right):
    """The virtual blank root: blank against a value is no conflict."""
    merged = merge([], left, right)
    for conflict in merged.conflicts:
        assert conflict.left is not None
        assert conflict.right is not None


def test_bases_that_differ_are_asked():
    """Where the latest common ancestors disagree, neither side is the unchanged one."""
    merged = merge([{"a": 1}, {"a": 2}], {"a": 1}, {"a": 2})
    assert ["a"] == [conflict.key for conflict in merged.conflicts]
    assert {"a": 3} == merge([{"a": 1}, {"a": 2}], {"a": 3}, {"a": 3}).values


def test_a_decision_needs_every_conflict():
    """Undecided conflicts are counted; None chooses blank."""
    merged = merge([], {"a": 1, "b": 1, "c": 5}, {"a": 2, "b": 2})
    with pytest.raises(Problem) as caught:
        decide(merged, {"a": 1})
    assert {"count": 1} == caught.value.fields
    assert {"a": 2, "c": 5} == decide(merged, {"a": 2, "b": None})


@given(st.permutations("abcde"), st.permutations("bcfgh"), st.sets(st.sampled_from("abcdefgh")))
def test_paragraph_order_keeps_the_left(left, right, kept):
    """Merged order holds each kept paragraph once and the left's own order."""
    order = merge_order(left, right, kept)
    assert sorted(kept & {*left, *right}) == sorted(order)
    assert [key for key in left if key in kept] == [key for key in order if key in left]
