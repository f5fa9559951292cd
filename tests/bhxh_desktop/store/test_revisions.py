"""Revisions, parts and reviews: a set that only grows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.canonical import digest
from bhxh_desktop.domain.revision import Signed
from bhxh_desktop.store import revisions
from tests.helpers.model import a_review, a_revision, by_id

AT, LATER = "2024-12-12T08:00:00+07:00", "2024-12-13T08:00:00+07:00"
FIRST = a_revision("A", figures="1")
SECOND = a_revision("A", FIRST, figures="2")
OTHER = a_revision("B", period="2024")
ALL = [FIRST, SECOND, OTHER]


def signed(*statements) -> list[Signed]:
    """Statements with made-up signatures."""
    return [Signed(statement, "ab" * 64) for statement in statements]


@pytest.fixture
def _kept(connection):
    revisions.add(connection, signed(*ALL), AT)


@pytest.mark.usefixtures("_kept")
def test_round_trip(connection):
    """Revisions come back by id, with their signatures."""
    assert by_id(*ALL) == revisions.records(connection)
    assert {s.statement.id: s for s in signed(*ALL)} == revisions.signed_revisions(connection)


@pytest.mark.usefixtures("_kept")
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"regime": "small"}, ALL),
        ({"regime": "small", "period": "2023"}, [FIRST, SECOND]),
        ({"period": "2024"}, [OTHER]),
        ({"regime": "other"}, []),
        ({"ids": [SECOND.id, "0" * 64, SECOND.id]}, [SECOND]),
        ({"ids": []}, []),
    ],
)
def test_asked_for(connection, asked, expected):
    """Regime, period and ids narrow what is returned."""
    assert by_id(*expected) == revisions.records(connection, **asked)


def test_union(connection):
    """Order and repetition do not matter; what is here keeps the moment it first came."""
    revisions.add(connection, signed(SECOND), AT)
    revisions.add(connection, signed(*ALL, SECOND), LATER)
    assert by_id(*ALL) == revisions.records(connection)
    found = revisions.received_at(connection, [FIRST.id, SECOND.id, "0" * 64])
    assert {FIRST.id: LATER, SECOND.id: AT} == found


@pytest.mark.usefixtures("_kept")
def test_known(connection):
    """It is told which revisions are here, for any number asked."""
    many = [digest(str(number).encode()) for number in range(2500)]
    assert {FIRST.id, OTHER.id} == revisions.known(connection, [FIRST.id, *many, OTHER.id])


@pytest.mark.usefixtures("_kept")
def test_exported(connection):
    """A revision counts as exported once a file was written, also after it comes in again."""
    assert set() == revisions.exported(connection, [FIRST.id])
    revisions.mark_exported(connection, [FIRST.id, "0" * 64])
    revisions.add(connection, signed(FIRST), LATER)
    assert {FIRST.id} == revisions.exported(connection, [FIRST.id, SECOND.id])


def test_parts(connection):
    """Parts come back as they were received; those withheld are left out."""
    contents = {digest(data): data for data in (b"", b"{}", "số liệu".encode() * 10_000)}
    for _ in range(2):
        revisions.add_parts(connection, contents)
    assert contents == revisions.parts(connection, [*contents, "0" * 64])


def test_parts_of_a_revision(connection):
    """The parts of a revision are found by name, as far as they are here."""
    data = b'{"cells":{}}'
    record = a_revision("A", parts={"figures": digest(data), "tasks": "0" * 64})
    revisions.add_parts(connection, {digest(data): data})
    assert {"figures": data} == revisions.parts_of(connection, record)


def test_reviews(connection):
    """Reviews are found by what they judge, also before it comes."""
    approved, returned = a_review(FIRST), a_review(FIRST, "return", reason="Thiếu")
    elsewhere = a_review(OTHER)
    for _ in range(2):
        revisions.add_reviews(connection, signed(approved, returned, elsewhere), AT)
    wanted = by_id(approved, returned)
    assert wanted == revisions.reviews_of(connection, [FIRST.id, SECOND.id])
    kept = revisions.signed_reviews(connection, [FIRST.id])
    assert {s.statement.id: s for s in signed(approved, returned)} == kept


def test_a_period_costs_its_own_revisions_only(connection):
    """Asking for a period does not read those of ten other years."""
    queries: list[str] = []
    connection.set_trace_callback(queries.append)
    revisions.records(connection, regime="small", period="2023")
    connection.set_trace_callback(None)
    (query,) = queries
    (plan,) = connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
    assert "revisions_by_period (regime=? AND period=?)" in plan[3]


@given(st.permutations(ALL), st.lists(st.sampled_from(ALL)))
def test_any_order(shared, order, again):
    """Any order and repetition of the same revisions keeps the same set."""
    shared.execute("DELETE FROM revisions")
    for record in (*order, *again):
        revisions.add(shared, signed(record), AT)
    assert by_id(*ALL) == revisions.records(shared)
