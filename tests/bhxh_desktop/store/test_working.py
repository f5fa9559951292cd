"""Working copies: what is typed comes back as it was typed."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.document import by_key
from bhxh_desktop.domain.figure import FigureKey, number_cell, text_cell
from bhxh_desktop.domain.parts import DocumentEntry, Paragraph, TaskProgress
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.store import definitions, working
from bhxh_desktop.store.database import transaction
from bhxh_desktop.store.working import WorkingCopy
from tests.helpers.cells import number_cells, places, text_cells, texts
from tests.helpers.model import small_definition

AT = "2024-12-12T08:00:00+07:00"
KEY = SubmissionKey("A", "own", "small", "2023")
DEFINITION = small_definition()
EMPTY = WorkingCopy(KEY, base=(), definition=DEFINITION.hash, as_of="2023-12-14")
PLACE, OTHER = FigureKey("f", "r", "c"), FigureKey("f", "r", "d")
FULL = replace(
    EMPTY,
    base=("a" * 64, "b" * 64),
    cells={PLACE: number_cell("1.5", estimated=True), OTHER: text_cell("1.5")},
    notes={PLACE: "Ước theo tháng 11"},
    progress={"1.2": TaskProgress("direction", "done", "2023-06-30", "Xong")},
    narrative={"results": (Paragraph("0" * 16, "Một"), Paragraph("1" * 16, "Hai"))},
    documents=by_key([DocumentEntry("A", "07", "KH-A", 2023, "2023-01-19", "Về a")]),
)


@pytest.fixture(autouse=True)
def _definition(request):
    for name in {"connection", "shared"} & set(request.fixturenames):
        definitions.keep(request.getfixturevalue(name), DEFINITION)


def written(connection: sqlite3.Connection, action) -> int:
    """How many rows *action* writes."""
    before = connection.total_changes
    action()
    return connection.total_changes - before


def test_round_trip(connection):
    """Everything typed comes back; a number and a text of the same letters stay apart."""
    working.save(connection, FULL, AT)
    assert FULL == working.load(connection, KEY)


def test_none_yet(connection):
    """Where nothing was begun there is nothing."""
    assert working.load(connection, KEY) is None


def test_empty_copy(connection):
    """A copy in which nothing is typed is a copy all the same."""
    working.save(connection, EMPTY, AT)
    assert EMPTY == working.load(connection, KEY)


def test_saved_again(connection):
    """What is no longer there goes, and the head of the copy follows."""
    working.save(connection, FULL, AT)
    working.save(connection, replace(EMPTY, as_of="2023-12-31"), AT)
    assert replace(EMPTY, as_of="2023-12-31") == working.load(connection, KEY)


def test_only_what_changed_is_written(connection):
    """One cell typed in a large form writes one cell and the copy's own line."""
    cells = {FigureKey("f", f"r{n}", "c"): number_cell(n) for n in range(500)}
    copy = replace(FULL, cells=cells)
    working.save(connection, copy, AT)
    more = replace(copy, cells={**cells, PLACE: number_cell(7)})
    assert 2 == written(connection, lambda: working.save(connection, more, AT))
    assert 1 == written(connection, lambda: working.save(connection, more, AT))


def test_deleted(connection):
    """A copy goes with all that was typed; those of other submissions stay."""
    others = [KEY._replace(period="2024"), KEY._replace(unit="B"), KEY._replace(scope="total")]
    for key in (KEY, *others):
        working.save(connection, replace(FULL, key=key), AT)
    working.delete(connection, KEY)
    assert working.load(connection, KEY) is None
    for key in others:
        assert replace(FULL, key=key) == working.load(connection, key)
    assert set(others) == set(working.keys(connection))


def test_definition_is_kept_first(connection):
    """A copy of a definition that is not kept here could never be opened again."""
    with pytest.raises(sqlite3.IntegrityError):
        working.save(connection, replace(EMPTY, definition="0" * 64), AT)


copies = st.builds(
    WorkingCopy,
    key=st.just(KEY),
    base=st.lists(st.sampled_from(["a" * 64, "b" * 64]), unique=True).map(sorted).map(tuple),
    definition=st.just(DEFINITION.hash),
    as_of=st.dates().map(str),
    cells=st.dictionaries(places, number_cells | text_cells, max_size=5),
    notes=st.dictionaries(places, texts, max_size=3),
    progress=st.dictionaries(
        st.from_regex(r"[1-9](\.[1-9])?", fullmatch=True),
        st.builds(TaskProgress, st.just("direction"), st.sampled_from(["done", "late"])),
    ),
    narrative=st.dictionaries(
        st.sampled_from(["results", "plan"]),
        st.lists(st.builds(Paragraph, st.just("0" * 16), texts), min_size=1).map(tuple),
    ),
    documents=st.lists(
        st.builds(
            DocumentEntry,
            st.sampled_from(["A", "BHXH B"]),
            st.sampled_from(["07", "12a"]),
            st.just("KH-A"),
            st.integers(2022, 2023),
            st.none() | st.just("2023-01-19"),
            texts,
        ),
        max_size=4,
    ).map(by_key),
)


@given(copies, copies)
def test_any_copy_over_any_other(shared, first, second):
    """Whatever stood there before, what was saved last is what is there."""
    with transaction(shared):
        for copy in (first, second):
            working.save(shared, copy, AT)
            assert copy == working.load(shared, KEY)
