"""Sealing: which keys are current, and when a bundle is sealed to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.sealing import (
    Recipients,
    Sealing,
    decide,
    is_stated,
    recipients_from,
    replaceable,
    standing,
)
from bhxh_desktop.domain.trust import Trust
from tests.helpers.model import key_of, small_tree
from tests.helpers.sealing import FULL, RECIPIENT, identity, sealing_key

TREE = small_tree()
OTHER = identity("B").recipient
REVOKED = Trust(FULL.rings, {key_of("A"): frozenset()})
BY_P = {"signer": key_of("P")}
RECOVERY = sealing_key("P", key=None, recipient=identity("R").recipient)
KNOWN = Recipients(
    {"A": frozenset({"a"}), "B": frozenset({"b"}), "P": frozenset({"p", "q"})},
    {"P": frozenset({"r"}), "VN": frozenset({"v"})},
)


def current(*said, trust=FULL):
    """The keys of A's PCs."""
    return recipients_from(said, trust, TREE).rings.get("A", frozenset())


def test_a_pc_speaks_for_itself():
    """A confirmed PC names its own key; so may whoever stands above it."""
    assert {RECIPIENT} == current(sealing_key("A"))
    assert {RECIPIENT} == current(sealing_key("A", **BY_P))


@pytest.mark.parametrize(
    "said",
    [
        sealing_key("A", 7),
        sealing_key("A", 7, **BY_P),
        sealing_key("A", signer=key_of("A", 1)),
        sealing_key("A", signer=key_of("B")),
        sealing_key("A", key=key_of("B"), signer=key_of("B")),
        sealing_key("C-X"),
    ],
    ids=["unknown", "unknown, from above", "colleague", "neighbour", "neighbour's", "no ring"],
)
def test_who_has_no_say(said):
    """A key nobody confirmed, another PC, another unit: bundles are not sealed to what they say."""
    assert Recipients() == recipients_from([said], FULL, TREE)


def test_revoked():
    """What a PC signs with falls, and with it what is sealed to it, whoever said so."""
    said = [sealing_key("A"), sealing_key("A", **BY_P), sealing_key("A", 1, recipient=OTHER)]
    assert {OTHER} == current(*said, trust=REVOKED)
    honoured = Trust(FULL.rings, {key_of("A"): frozenset({said[0].id})})
    assert {OTHER} == current(*said, trust=honoured)


def test_replaced():
    """A PC that lost its key names the new one; both statements may come in any order."""
    old = sealing_key("A")
    new = sealing_key("A", recipient=OTHER, replaces=replaceable([old], "A", key_of("A")))
    assert (old.id,) == new.replaces
    assert {OTHER} == current(old, new) == current(new, old)
    assert {RECIPIENT, OTHER} == current(old, sealing_key("A", recipient=OTHER))


def test_taken_back():
    """The unit above takes a key back, with nothing in its place."""
    old = sealing_key("A")
    gone = sealing_key("A", recipient=None, replaces=(old.id,), **BY_P)
    assert frozenset() == current(old, gone)
    assert {RECIPIENT} == current(old, sealing_key("A", 1, recipient=None, replaces=(old.id,)))
    assert {RECIPIENT} == current(old, sealing_key("A", 7, recipient=None, replaces=(old.id,)))


def test_what_need_not_be_said_again():
    """A PC names its key once, again after a new one, and never what was taken back above."""
    old = sealing_key("A")
    own = OTHER, key_of("A")
    assert not is_stated([], *own)
    assert not is_stated([old], *own)
    assert is_stated([old], RECIPIENT, key_of("A"))
    gone = sealing_key("A", recipient=None, replaces=(old.id,), **BY_P)
    assert is_stated(standing([old, gone], FULL, TREE), RECIPIENT, key_of("A"))


def test_recovery():
    """A recovery key belongs to no PC; any key of the ring may name it, and one above."""
    found = recipients_from([RECOVERY], FULL, TREE)
    assert ({}, {"P": {RECOVERY.recipient}}) == (found.rings, found.recovery)
    for signer, counts in (("A", True), ("P", True), ("B", False)):
        said = sealing_key("A", key=None, signer=key_of(signer))
        assert counts == bool(recipients_from([said], FULL, TREE).recovery)


SAID = [
    sealing_key("A"),
    sealing_key("A", recipient=OTHER, replaces=(sealing_key("A").id,)),
    sealing_key("A", 1),
    sealing_key("A", 1, recipient=None, replaces=(sealing_key("A", 1).id,), **BY_P),
    sealing_key("A", 7),
    sealing_key("B"),
    RECOVERY,
]


@given(st.permutations(SAID))
def test_order_has_no_say(said):
    """The same statements in any order, and twice, amount to the same keys."""
    assert recipients_from(SAID, FULL, TREE) == recipients_from([*said, *said], FULL, TREE)


def test_sealed():
    """To all PCs of the addressee, to the writer and its colleagues, to the recovery key."""
    assert Sealing(("a", "me", "p", "q", "r")) == decide(KNOWN, TREE, "A", "me", "P")
    assert Sealing(("a", "me", "p", "q", "r")) == decide(KNOWN, TREE, "P", "me", "A")


def test_sealed_upward():
    """Where two recovery keys serve the two, either opens it."""
    known = Recipients({**KNOWN.rings, "VN": frozenset({"w"})}, KNOWN.recovery)
    assert Sealing(("me", "p", "q", "r", "v", "w")) == decide(known, TREE, "P", "me", "VN")


def test_sealed_to_who_came_after():
    """What is for a closed unit opens at its successor."""
    assert "a" in decide(KNOWN, TREE, "P", "me", "D").recipients


def test_plain():
    """Only where somebody asks, nobody is addressed, or nothing is known of who is."""
    assert Sealing(plain="asked") == decide(KNOWN, TREE, "A", "me", "P", plain=True)
    assert Sealing(plain="nobody") == decide(KNOWN, TREE, "VN", "me", None)
    assert Sealing(plain="unknown") == decide(KNOWN, TREE, "P", "me", "C")


def test_every_key_is_gone():
    """Whose keys were all revoked or taken back is not served plain without anybody noticing."""
    said, old = sealing_key("A"), sealing_key("A").id
    gone = sealing_key("A", recipient=None, replaces=(old,), **BY_P)
    ring = {"A": frozenset({key_of("A")})}
    for known in (
        recipients_from([said], Trust(ring, REVOKED.revoked), TREE),
        recipients_from([said, gone], FULL, TREE),
    ):
        assert Sealing(plain="revoked") == decide(known, TREE, "P", "me", "A")
        assert Sealing(plain="asked") == decide(known, TREE, "P", "me", "A", plain=True)
        assert Sealing(plain="unknown") == decide(known, TREE, "P", "me", "C")
