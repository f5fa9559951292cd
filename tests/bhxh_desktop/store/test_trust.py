"""Keys confirmed here and statements about keys."""

from __future__ import annotations

from bhxh_desktop.domain.revision import Enrolment, Revocation, Signed
from bhxh_desktop.store import trust
from tests.helpers.model import key_of, small_tree

AT = "2024-12-12T08:00:00+07:00"
TREE = small_tree()
ENROLMENT = Enrolment(signer=key_of("P"), unit="A", key=key_of("A"), made_at=AT)
REVOCATION = Revocation(signer=key_of("P"), key=key_of("A"), reason="Mất máy", made_at=AT)
SIGNED = [Signed(statement, "ab" * 64) for statement in (ENROLMENT, REVOCATION)]


def test_confirmed(connection):
    """A key counts once a person confirmed it; a second time changes nothing."""
    assert not trust.load(connection, TREE).units_of(key_of("P"))
    for who in ("Người lập", "Người khác"):
        trust.confirm(connection, "P", key_of("P"), AT, who)
    assert {"P"} == trust.load(connection, TREE).units_of(key_of("P"))
    assert [("Người lập",)] == connection.execute("SELECT who FROM confirmed_keys").fetchall()


def test_statements(connection):
    """Statements come back with their signatures, in one order however they came."""
    for statements in (SIGNED, SIGNED[::-1], SIGNED[:1]):
        trust.add(connection, statements, AT)
    assert sorted(SIGNED, key=lambda s: s.statement.id) == trust.statements(connection)


def test_statements_are_heard(connection):
    """An enrolment by a trusted key widens the ring, a revocation ends it."""
    trust.add(connection, SIGNED[:1], AT)
    assert not trust.load(connection, TREE).units_of(key_of("A"))
    trust.confirm(connection, "P", key_of("P"), AT, "Người lập")
    assert {"A"} == trust.load(connection, TREE).units_of(key_of("A"))
    trust.add(connection, SIGNED[1:], AT)
    assert {key_of("A")} == trust.load(connection, TREE).revoked.keys()
