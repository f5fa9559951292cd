"""Trust: rings grow from confirmed keys by signed statements, in any order."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.revision import Enrolment, Revocation
from bhxh_desktop.domain.trust import Standing, trust_from
from tests.helpers.model import a_revision, key_of, small_tree

TREE = small_tree()
CONFIRMED = [("P", key_of("P"))]
WHEN = "2023-01-01T00:00:00Z"


def enrol(unit, key, signer):
    """A statement by *signer* that *key* joins the ring of *unit*."""
    return Enrolment(unit=unit, key=key, signer=signer, made_at=WHEN)


def revoke(key, signer, honoured=()):
    """A statement by *signer* that *key* no longer counts."""
    return Revocation(
        key=key, signer=signer, reason="mất máy", made_at=WHEN, honoured=tuple(honoured)
    )


def test_a_ring_grows_by_chains():
    """Province → office PC 0 → office PC 1, though told backwards."""
    said = [
        enrol("A", key_of("A", 1), key_of("A", 0)),
        enrol("A", key_of("A", 0), key_of("P")),
    ]
    trust = trust_from(CONFIRMED, said, [], TREE)
    assert {key_of("A", 0), key_of("A", 1)} == trust.rings["A"]


def test_a_sibling_or_child_enrols_nobody():
    """A key of A adds nothing to B or to P."""
    said = [
        enrol("A", key_of("A"), key_of("P")),
        enrol("B", key_of("B"), key_of("A")),
        enrol("P", key_of("P", 1), key_of("A")),
    ]
    trust = trust_from(CONFIRMED, said, [], TREE)
    assert {} == {unit: ring for unit, ring in trust.rings.items() if unit == "B" and ring}
    assert {key_of("P")} == trust.rings["P"]


def test_a_colleague_cannot_revoke():
    """Keys of one ring cannot shut each other out; the parent can, and the key itself."""
    ring = [enrol("A", key_of("A", n), key_of("P")) for n in range(2)]
    mine = a_revision("A", signer=key_of("A", 0))
    for signer, counts in ((key_of("A", 1), True), (key_of("P"), False), (key_of("A", 0), False)):
        trust = trust_from(CONFIRMED, ring, [revoke(key_of("A", 0), signer)], TREE)
        assert counts == trust.counts(mine, TREE)


def test_a_parents_revocation_overrides_the_keys_own():
    """A stolen key does not decide what of its work goes on counting."""
    ring = [enrol("A", key_of("A"), key_of("P"))]
    known, forged = a_revision("A", figures="1"), a_revision("A", figures="2")
    said = [
        revoke(key_of("A"), key_of("A"), [forged.id]),
        revoke(key_of("A"), key_of("P"), [known.id]),
    ]
    trust = trust_from(CONFIRMED, ring, said, TREE)
    assert trust.counts(known, TREE)
    assert not trust.counts(forged, TREE)


def test_a_revoked_key_enrols_nobody_unless_honoured():
    """Keys brought in by a stolen key fall with it, except those the parent names."""
    joined = enrol("A", key_of("A", 1), key_of("A", 0))
    ring = [enrol("A", key_of("A", 0), key_of("P")), joined]
    own = revoke(key_of("A", 0), key_of("A", 0))
    assert key_of("A", 1) not in trust_from(CONFIRMED, ring, [own], TREE).rings["A"]
    kept = revoke(key_of("A", 0), key_of("A", 0), [joined.id])
    assert key_of("A", 1) in trust_from(CONFIRMED, ring, [kept], TREE).rings["A"]


UNITS = st.sampled_from(["P", "A", "B", "C", "C-X", "D"])
KEYS = st.builds(key_of, UNITS, st.integers(0, 1))
STATEMENTS = st.lists(
    st.builds(enrol, UNITS, KEYS, KEYS) | st.builds(revoke, KEYS, KEYS), max_size=14
)


@given(STATEMENTS, st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(said, shuffler: random.Random):
    """The same statements, shuffled and doubled, amount to the same trust."""

    def outcome(statements):
        enrolments = [s for s in statements if isinstance(s, Enrolment)]
        revocations = [s for s in statements if isinstance(s, Revocation)]
        trust = trust_from(CONFIRMED, enrolments, revocations, TREE)
        return {u: ring for u, ring in trust.rings.items() if ring}, trust.revoked

    again = said + said
    shuffler.shuffle(again)
    assert outcome(said) == outcome(again)


def test_standing():
    """What a statement is: counted, of an unknown key, of a key without a right, of a dead one."""
    ring = [enrol("A", key_of("A"), key_of("P")), enrol("B", key_of("B"), key_of("P"))]
    kept = a_revision("B", figures="kept")
    said = [revoke(key_of("B"), key_of("P"), [kept.id])]
    trust = trust_from(CONFIRMED, ring, said, TREE)
    cases = {
        Standing.COUNTS: [a_revision("A"), a_revision("A", signer=key_of("P")), kept],
        Standing.UNKNOWN: [a_revision("A", signer=key_of("C"))],
        Standing.FOREIGN: [
            a_revision("B", signer=key_of("A")),
            a_revision("P", signer=key_of("A")),
        ],
        Standing.REVOKED: [a_revision("B", figures="later")],
    }
    for standing, records in cases.items():
        for record in records:
            may = TREE.may_sign_for(record.unit)
            assert standing is trust.standing(record.signer, may, record.id)
            assert trust.counts(record, TREE) == (standing is Standing.COUNTS)
