"""Parts: what is stored of a revision reads back the same, and nothing else is read."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain import canonical
from bhxh_desktop.domain.figure import Cell, CellState, FigureKey, number_cell, text_cell
from bhxh_desktop.domain.parts import (
    DocumentEntry,
    ExplanationsPart,
    NarrativePart,
    Paragraph,
    TaskProgress,
    TasksPart,
    by_unit_from_part,
    check_figures,
    decode_part,
    encode_part,
    figures_from_part,
    figures_to_part,
    notes_of,
    tasks_part,
)
from bhxh_desktop.errors import Bug, Problem
from tests.helpers.model import small_definition

DEFINITION = small_definition()
NUMBERS = st.integers(-(10**17), 10**17).map(Decimal) | st.decimals(
    -1000, 1000, places=3, allow_nan=False
).map(lambda number: number.normalize() if number else Decimal(0))
KEYS = st.sampled_from([k for k in DEFINITION.items if DEFINITION.items[k].kind == "number"]).map(
    lambda key: FigureKey(*key)
)
CELLS = st.one_of(
    st.builds(Cell, st.just(CellState.VALUE), NUMBERS, st.booleans(), st.booleans()),
    st.sampled_from([CellState.NONE_ARISING, CellState.NOT_APPLICABLE]).map(Cell),
    st.just(Cell(CellState.BLANK, None, incomplete=True)),
)
JSON_WORDS = st.sampled_from(["", "5", "-0", "1.50", "none", "na", "blank", 0, 1, True, False, []])
JSON_CELLS = JSON_WORDS | st.dictionaries(
    st.sampled_from(["value", "state", "estimated", "incomplete", "format"]), JSON_WORDS
)


@given(st.dictionaries(KEYS, CELLS, max_size=12))
def test_figures_round_trip(figures):
    """States, marks and exact numbers survive."""
    assert figures == figures_from_part(figures_to_part(figures), DEFINITION)


def test_words_by_unit_round_trip():
    """What units said stands beside the cells of a total and is no cell of it."""
    words = FigureKey("sheet", "words", "value")
    row = FigureKey("classes", "r-0123456789abcdef", "heads")
    figures = {FigureKey("dossiers", "policy", "new"): number_cell(5)}
    by_unit = {
        words: (("A", text_cell("một")), ("B-1", text_cell("hai"))),
        row: (("B-1", number_cell(12)),),
    }
    data = figures_to_part(figures, by_unit)
    assert (figures, by_unit) == (
        figures_from_part(data, DEFINITION),
        by_unit_from_part(data, DEFINITION),
    )
    check_figures(data, figures, DEFINITION, by_unit)
    with pytest.raises(Bug):
        check_figures(data, figures, DEFINITION)
    assert {} == by_unit_from_part(figures_to_part(figures), DEFINITION)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ({"cells": {"dossiers": {"collection": {"new": "01"}}}}, "figure_form"),
        ({"cells": {"dossiers": {"collection": {"new": "=1+1"}}}}, "figure_form"),
        ({"cells": {"dossiers": {"collection": {"new": 5}}}}, "cell_form"),
        ({"cells": {"dossiers": {"collection": {"new": {"state": "odd"}}}}}, "cell_form"),
        (
            {"cells": {"dossiers": {"collection": {"new": {"state": "na", "value": "1"}}}}},
            "cell_form",
        ),
        (
            {"cells": {"dossiers": {"collection": {"new": {"estimated": True, "value": 5}}}}},
            "cell_form",
        ),
        ({"cells": {"dossiers": {"collection": {"new": {"value": "5"}}}}}, "cell_form"),
        (
            {"cells": {"dossiers": {"collection": {"new": {"estimated": 1, "value": "5"}}}}},
            "cell_form",
        ),
        (
            {"cells": {"dossiers": {"collection": {"new": {"estimated": False, "state": "na"}}}}},
            "cell_form",
        ),
        (
            {"cells": {"sheet": {"words": {"value": {"estimated": True, "value": ["x"]}}}}},
            "cell_form",
        ),
        ({"cells": {"dossiers": {"nowhere": {"new": "5"}}}}, "figure_unknown"),
        ({"cells": {"dossiers": {"collection": "5"}}}, "part_form"),
        ({"cells": {"dossiers": {}}}, "part_form"),
        ({"cells": {}, "more": "x"}, "part_form"),
        ({"cells": {}, "format": 2}, "format_newer"),
        ({"cells": {}, "units": {}}, "part_form"),
        ({"cells": {}, "units": {"A": {}}}, "part_form"),
        ({"cells": {}, "units": {"a b": {"sheet": {"words": {"value": "x"}}}}}, "part_form"),
        ({"cells": {}, "units": {"A": {"sheet": {"nowhere": {"value": "x"}}}}}, "figure_unknown"),
        ({"cells": {}, "units": {"A": {"sheet": {"words": {"value": 5}}}}}, "cell_form"),
        ([], "part_form"),
    ],
)
def test_bad_figures_are_refused(value, code):
    """Each with its own code; nothing is half read."""
    with pytest.raises(Problem) as caught:
        figures_from_part(canonical.encode(value), DEFINITION)
    assert code == caught.value.code


@given(JSON_CELLS, st.sampled_from(["dossiers.collection.new", "sheet.words.value"]))
def test_a_cell_has_one_form(content, place):
    """Whatever JSON stands for a cell: it is refused, or it is what we would write."""
    form, row, column = place.split(".")
    data = canonical.encode({"cells": {form: {row: {column: content}}}})
    try:
        cells = figures_from_part(data, DEFINITION)
    except Problem as fault:
        assert fault.code in {"cell_form", "figure_form"}
    else:
        assert data == figures_to_part(cells)


def test_other_parts_round_trip():
    """Tasks and narrative."""
    for name, part in {
        "tasks": TasksPart(tasks={"1.2": TaskProgress("g1", "done", "2023-05-01")}),
        "narrative": NarrativePart(sections={"intro": (Paragraph("0" * 16, "Nội dung"),)}),
    }.items():
        assert part == decode_part(name, encode_part(part))


SHOWN = TaskProgress("g1", "done", documents=(DocumentEntry("BHXH", "03", "CV-BHXH", 2023),))


def test_evidence_asks_for_the_format_that_has_it():
    """A tasks part stays in the first format until a task names a document."""
    plain = tasks_part({"1.2": TaskProgress("g1", "done")})
    shown = tasks_part({"1.2": SHOWN})
    assert (1, 2) == (plain.format, shown.format)
    assert b'"format"' not in encode_part(plain)
    assert shown == decode_part("tasks", encode_part(shown))


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (TasksPart(format=2, tasks={}), "part_form"),
        (TasksPart(tasks={"1.2": SHOWN}), "part_form"),
        (TasksPart(format=3, tasks={}), "format_newer"),
        (
            TasksPart(
                format=2,
                tasks={"1": msgspec.structs.replace(SHOWN, documents=SHOWN.documents * 2)},
            ),
            "part_form",
        ),
    ],
    ids=["newer than needed", "older than needed", "newer than known", "twice"],
)
def test_evidence_has_one_form(part, code):
    """What says the same in two ways, or in a way of later programs, is refused."""
    with pytest.raises(Problem) as refused:
        decode_part("tasks", canonical.encode(msgspec.to_builtins(part)))
    assert code == refused.value.code


@pytest.mark.parametrize(
    "part",
    [
        ExplanationsPart(notes={"dossiers.policy.new": "a" * 4001}),
        ExplanationsPart(notes={"dossiers.policy.new": "vie\u0323t"}),
        ExplanationsPart(notes={"dossiers.policy.new": "a\tb"}),
        ExplanationsPart(notes={"abc": "x"}),
        ExplanationsPart(notes={"a.b.c.d": "x"}),
        NarrativePart(sections={"intro": (Paragraph("0" * 16, "a" * 20_001),)}),
        NarrativePart(sections={"intro": (Paragraph("0", "a"),)}),
    ],
)
def test_nothing_unreadable_is_encoded(part):
    """What nobody could read again is our own fault, found before it is signed."""
    with pytest.raises(Bug):
        encode_part(part)


@pytest.mark.parametrize(
    "figures",
    [
        {FigureKey("dossiers", "policy", "new"): Cell(CellState.VALUE, "abc")},
        {FigureKey("dossiers", "policy", "nowhere"): number_cell(1)},
        {FigureKey("sheet", "words", "value"): number_cell(1)},
    ],
)
def test_nothing_unreadable_is_signed(figures):
    """Figures another form would have are found before they are signed."""
    with pytest.raises(Bug):
        check_figures(figures_to_part(figures), figures, DEFINITION)


def test_notes_stand_on_cells():
    """A note on a cell the form lacks is refused; open rows have notes too."""
    open_row = FigureKey("classes", "r-0123456789abcdef", "name")
    good = ExplanationsPart(notes={"dossiers.policy.new": "x", ".".join(open_row): "y"})
    assert {FigureKey("dossiers", "policy", "new"): "x", open_row: "y"} == notes_of(
        good, DEFINITION
    )
    with pytest.raises(Problem) as caught:
        notes_of(ExplanationsPart(notes={"dossiers.policy.nowhere": "x"}), DEFINITION)
    assert "figure_unknown" == caught.value.code
    with pytest.raises(Problem) as caught:
        decode_part("explanations", canonical.encode({"notes": {"abc": "x"}}))
    assert "part_form" == caught.value.code


def test_a_part_with_an_unknown_field_is_refused():
    """A misspelt or later field is told, not dropped."""
    with pytest.raises(Problem) as caught:
        decode_part("tasks", canonical.encode({"tasks": {}, "extra": "x"}))
    assert caught.value.code == "part_form"
