"""Two sides of a submission: figures, notes, tasks and narrative alike, rows never torn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.divergence import Spoken, diverge
from bhxh_desktop.domain.document import by_key
from bhxh_desktop.domain.figure import FigureKey, number_cell
from bhxh_desktop.domain.parts import DocumentEntry, Paragraph, TaskProgress
from bhxh_desktop.errors import Problem

CELL = FigureKey("dossiers", "collection", "received")
KEYS = [FigureKey("dossiers", row, column) for row in "ab" for column in "xy"]
KEYS += [FigureKey("classes", f"r-{digit * 16}", column) for digit in "01" for column in "xy"]
TEXTS = st.lists(
    st.builds(Paragraph, st.sampled_from(["p1", "p2", "p3"]), st.sampled_from(["một", "hai"])),
    unique_by=lambda paragraph: paragraph.id,
    max_size=3,
).map(tuple)
STATES = st.builds(TaskProgress, st.just("g"), st.sampled_from(["done", "in_progress"]))
DOCUMENTS = st.lists(
    st.builds(
        DocumentEntry,
        st.just("A"),
        st.sampled_from(["01", "02"]),
        st.just("KH-A"),
        st.just(2023),
        st.none() | st.just("2023-01-19"),
    ),
    max_size=3,
).map(by_key)
SIDES = st.builds(
    Spoken,
    cells=st.dictionaries(st.sampled_from(KEYS), st.integers(0, 2).map(number_cell)),
    notes=st.dictionaries(st.sampled_from(KEYS), st.sampled_from(["vì", "do"])),
    progress=st.dictionaries(st.sampled_from(["1.1", "1.2"]), STATES),
    narrative=st.dictionaries(st.sampled_from(["s1", "s2"]), TEXTS.filter(len)),
    documents=DOCUMENTS,
)


def row(heads: int | None) -> Spoken:
    """An open row with a name and a number of heads; None for none at all."""
    cells = {} if heads is None else {"name": number_cell(1), "heads": number_cell(heads)}
    return Spoken(
        {FigureKey("classes", "r-0123456789abcdef", c): cell for c, cell in cells.items()}
    )


@given(st.lists(SIDES, max_size=2), SIDES, SIDES)
def test_taking_one_side_everywhere(bases, left, right):
    """Every place holds what one of the two says, and a question's side is followed."""
    between = diverge(bases, left, right)
    decided = between.decided(["left"] * len(between.questions))
    for place in {*left.places, *right.places, *decided.places}:
        said = decided.places.get(place)
        assert said in (left.places.get(place), right.places.get(place))
    for question in between.questions:
        for conflict in question:
            assert conflict.left == decided.places.get(conflict.key)


@given(SIDES, SIDES)
def test_a_side_that_changed_nothing_has_no_say(base, changed):
    """Nothing is asked, and what the other made of it stands, order of paragraphs included."""
    between = diverge([base], base, changed)
    assert () == between.questions
    decided = between.decided([])
    assert changed.places == decided.places


@given(st.lists(SIDES, max_size=2), SIDES, SIDES)
def test_every_conflict_is_asked_once(bases, left, right):
    """The questions are the conflicts, each in exactly one of them."""
    between = diverge(bases, left, right)
    asked = [conflict for question in between.questions for conflict in question]
    assert len(between.merged.conflicts) == len(asked)
    assert set(between.merged.conflicts) == set(asked)


def test_deleting_an_open_row_against_editing_it_is_one_question():
    """The row is not torn: whole or gone."""
    between = diverge([row(1)], row(None), row(2))
    (question,) = between.questions
    assert {"name", "heads"} == {conflict.key.name[2] for conflict in question}
    assert {} == between.decided(["left"]).cells
    assert row(2) == between.decided(["right"])


def test_deleting_an_untouched_open_row_is_one_sided():
    """Nobody else changed it: gone without a question."""
    between = diverge([row(1)], row(None), row(1))
    assert () == between.questions
    assert {} == between.decided([]).cells


def test_two_columns_of_a_row_that_both_kept():
    """A row both sides still have is asked cell by cell."""
    between = diverge([row(1)], row(2), row(3))
    assert 1 == len(between.questions)
    assert ["heads"] == [conflict.key.name[2] for conflict in between.questions[0]]


def test_undecided():
    """What has no side is counted."""
    between = diverge(
        [], Spoken({CELL: number_cell(1)}, {CELL: "a"}), Spoken({CELL: number_cell(2)}, {CELL: "b"})
    )
    with pytest.raises(Problem, match="conflict_undecided") as caught:
        between.decided(["left", None])
    assert {"count": 1} == caught.value.fields


def test_paragraphs_keep_their_order():
    """A paragraph the right added stands behind its neighbour there."""
    one, two, three = (Paragraph(f"p{n}", f"đoạn {n}") for n in (1, 2, 3))
    base, left, right = (
        Spoken(narrative={"s1": said}) for said in ((one, two), (two, one), (one, three, two))
    )
    decided = diverge([base], left, right).decided([])
    assert (two, one, three) == decided.narrative["s1"]
