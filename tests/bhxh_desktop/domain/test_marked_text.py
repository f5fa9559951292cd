"""The stored form of own text: whatever is typed comes back, whatever is stored can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.marked_text import Piece, joined, plain_words, read_marks, write_marks
from bhxh_desktop.domain.quotation import Quotation, name_of, read_quotation

WORDS = st.text(st.sampled_from("ab <>/\\bqti|\nđ.1"), max_size=12)
SOURCES = st.sampled_from(["a.b", "preceding:a.b.c", "document:5 · KH · 2023 · Á"])
BARE = st.tuples(WORDS, st.booleans(), st.booleans()).map(lambda said: Piece(*said))
PIECES = st.one_of(
    BARE,
    st.builds(lambda piece, source: piece._replace(source=source), BARE, SOURCES),
    st.builds(
        lambda piece, source, kept: piece._replace(source=source, typed=True, kept=kept),
        BARE,
        SOURCES,
        st.sampled_from(["", "31", "tăng 5%"]),
    ),
)


@given(st.lists(PIECES, max_size=8))
def test_what_is_written_is_read_back(pieces):
    """Also where the words look like marks."""
    assert joined(pieces) == read_marks(write_marks(pieces))


@given(st.text(st.sampled_from("ab<>/\\ bqti|."), max_size=40))
def test_any_text_can_be_read(text):
    """And has one written form, which says the same."""
    pieces = read_marks(text)
    assert pieces == read_marks(write_marks(pieces))
    assert plain_words(text) == "".join(piece.text for piece in pieces)


@pytest.mark.parametrize("text", ["a < b", "1 <2>", "<c>", "x<q>y", "<q", "https://a.b/c_d*e**"])
def test_what_is_no_mark_stands_for_itself(text):
    """People write such things."""
    assert (Piece(text),) == read_marks(text)
    assert text == write_marks([Piece(text)])


def test_an_open_mark_ends_with_the_paragraph():
    """What somebody wrote by hand in a file is taken as meant."""
    assert (Piece("a"), Piece("b", bold=True)) == read_marks("a<b>b")
    assert (Piece("a", source="f.r"),) == read_marks("<q f.r>a")
    assert (Piece("a", source="f.r", typed=True, kept="7"),) == read_marks("<t f.r|7>a</t>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("form.row", Quotation("figure", ("form", "row", "value"))),
        ("form.row.column", Quotation("figure", ("form", "row", "column"))),
        ("preceding:form.row", Quotation("preceding", ("form", "row", "value"))),
        ("tasks:policy.done", Quotation("tasks", ("policy", "done"))),
        ("tasks:.late", Quotation("tasks", ("", "late"))),
        ("documents:count", Quotation("documents", ())),
        ("document:5 · KH", Quotation("document", ("5 · KH",))),
        ("", None),
        ("form", None),
        ("a..b", None),
        ("a.b.c.d", None),
        ("tasks:policy.gone", None),
        ("documents:all", None),
        ("document:", None),
        ("sum:a.b", None),
    ],
)
def test_what_a_quotation_names(text, expected):
    """A kind and a path, or none."""
    assert expected == read_quotation(text)


def test_a_cell_is_quoted_by_its_shortest_name():
    """Of a sheet without its column."""
    assert "f.r" == name_of(FigureKey("f", "r", "value"))
    assert "f.r.c" == name_of(FigureKey("f", "r", "c"))
